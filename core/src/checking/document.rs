use std::ops::Range;

use super::checker::{Checker, continues};
use super::finding::Report;
use super::fingerprint::Fingerprints;
use super::judge::Judgement;
use crate::context::StructureReader;
use crate::markup::{self, Block, BlockKind, Format, Mark, Piece};
use crate::matching::Marked;
use crate::text::Span;

/// A text that is being written: after an edit, only the paragraphs that the edit changes are searched again.
///
/// At any time its report is the one that a fresh check of its text gives, so an edit that opens a fence or a list of references changes
/// what it must, and places elsewhere move along.
///
/// # Cost
/// An edit reads the markup of the whole text, compares paragraphs with the former ones, and searches those that are new. It keeps a copy
/// of the text and of its paragraphs.
///
/// ```
/// use csea_terms::{Checker, Document, Format};
/// let mut document = Document::new(Checker::builtin().clone(), "They watched films.".to_owned(), Format::Plain);
/// assert!(document.report().findings.is_empty());
/// document.edit(13..18, "child pornography").unwrap();
/// assert_eq!(document.text(), "They watched child pornography.");
/// assert_eq!(document.report().findings[0].surface, "child pornography");
/// ```
#[derive(Clone, Debug)]
pub struct Document {
    checker: Checker,
    format: Format,
    text: String,
    known: Vec<Known>,
    report: Report,
}

/// An edit that does not fit the text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("bytes {start} to {end} are no part of the text of {length} bytes, or cut a character")]
pub struct EditError {
    start: usize,
    end: usize,
    length: usize,
}

/// A block and what was found in it.
#[derive(Clone, Debug)]
struct Known {
    /// Where it starts in the source.
    start: usize,
    kind: BlockKind,
    text: String,
    pieces: Vec<Piece>,
    marks: Vec<Mark>,
    /// The structure before the block and after it, once it was asked for.
    structure: Option<(StructureReader, StructureReader)>,
    found: Found,
}

#[derive(Clone, Debug)]
enum Found {
    Nothing,
    /// What was raised, judged in a structure, and whether quotations went on in the next block. Places are those of `start`.
    Judged {
        structure: StructureReader,
        continues: bool,
        judgement: Judgement,
    },
}

impl Document {
    /// Checks a text and remembers what was found where.
    pub fn new(checker: Checker, text: String, format: Format) -> Self {
        let mut document = Self { checker, format, text, known: Vec::new(), report: Report::default() };
        document.check();
        document
    }

    /// The text as it is now.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How the text is written.
    pub fn format(&self) -> Format {
        self.format
    }

    /// What a fresh check of the text gives.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Puts `replacement` in the place of `range` (in bytes) and returns the report from before.
    ///
    /// # Errors
    /// [`EditError`] if the range is not one of the text; nothing is changed then.
    pub fn edit(&mut self, range: Range<usize>, replacement: &str) -> Result<Report, EditError> {
        if self.text.get(range.clone()).is_none() {
            return Err(EditError { start: range.start, end: range.end, length: self.text.len() });
        }
        self.text.replace_range(range, replacement);
        let before = std::mem::take(&mut self.report);
        self.check();
        Ok(before)
    }

    fn check(&mut self) {
        let (checked, mut report) = self.checker.begin(&self.text);
        if self.checker.marked(checked, self.format) == Marked::Nothing {
            self.known.clear();
            self.report = report;
            return;
        }
        let parsed = markup::parse(checked, self.format);
        let mut recheck = Recheck {
            checker: &self.checker,
            blocks: &parsed.blocks,
            known: take_over(std::mem::take(&mut self.known), &parsed.blocks),
            entered: 0,
            structure: StructureReader::default(),
        };
        let mut fingerprints = Fingerprints::default();
        for index in 0..parsed.blocks.len() {
            if let Some(judgement) = recheck.block(index) {
                judgement.enter(&mut fingerprints, &mut report);
            }
            if self.checker.is_full(&mut report) {
                break;
            }
        }
        self.known = recheck.known.into_iter().map_while(|known| known).collect();
        self.report = self.checker.finish(checked, &parsed, report);
    }
}

/// Where a block starts in the source.
fn start_of(block: &Block<'_>) -> usize {
    block.pieces.first().map_or(0, |piece| piece.source.start())
}

impl Known {
    fn new(block: &Block<'_>, found: Found) -> Self {
        Self {
            start: start_of(block),
            kind: block.kind,
            text: block.text.clone().into_owned(),
            pieces: block.pieces.clone(),
            marks: block.marks.clone(),
            structure: None,
            found,
        }
    }

    /// Whether the block is this one, wherever it stands now.
    fn is(&self, block: &Block<'_>) -> bool {
        let start = start_of(block);
        let moved = |span: Span| (span.start() - start, span.end() - start);
        let was = |span: Span| (span.start() - self.start, span.end() - self.start);
        self.text.len() == block.text.len()
            && self.pieces.len() == block.pieces.len()
            && self.kind == block.kind
            && self.text == block.text
            && self.marks == block.marks
            && self.pieces.iter().zip(&block.pieces).all(|(one, other)| {
                one.text_len == other.text_len
                    && one.verbatim == other.verbatim
                    && was(one.source) == moved(other.source)
            })
    }

    /// The same block where it stands now.
    fn moved_to(mut self, block: &Block<'_>) -> Self {
        let start = start_of(block);
        if start != self.start {
            if let Found::Judged { judgement, .. } = &mut self.found {
                judgement.shift(self.start, start);
            }
            self.start = start;
            self.pieces.clone_from(&block.pieces);
        }
        self
    }
}

/// What is known of each block: blocks at the start and at the end of the text that are the former ones keep what was found in them.
fn take_over(mut former: Vec<Known>, blocks: &[Block<'_>]) -> Vec<Option<Known>> {
    let head = former.iter().zip(blocks).take_while(|(known, block)| known.is(block)).count();
    let rest = former.len().min(blocks.len()) - head;
    let tail = former
        .iter()
        .rev()
        .zip(blocks.iter().rev())
        .take(rest)
        .take_while(|(known, block)| known.is(block))
        .count();
    let mut last = former.split_off(former.len() - tail);
    former.truncate(head);
    let middle = blocks.len() - head - tail;
    let mut known: Vec<Option<Known>> = former.into_iter().map(Some).collect();
    known.resize_with(head + middle, || None);
    known.extend(last.drain(..).map(Some));
    known.into_iter().zip(blocks).map(|(known, block)| known.map(|known| known.moved_to(block))).collect()
}

struct Recheck<'r> {
    checker: &'r Checker,
    blocks: &'r [Block<'r>],
    known: Vec<Option<Known>>,
    /// As in a fresh check: structure is read only up to where something was found.
    entered: usize,
    structure: StructureReader,
}

impl Recheck<'_> {
    fn block(&mut self, index: usize) -> Option<Judgement> {
        if let Some(Known { found: Found::Nothing, .. }) = &self.known[index] {
            return None;
        }
        let block = &self.blocks[index];
        if self.known[index].is_some() {
            self.read_structure(index);
            let goes_on = continues(self.blocks, index);
            if let Some(Known { found: Found::Judged { structure, continues, judgement }, .. }) =
                &self.known[index]
                && *structure == self.structure
                && *continues == goes_on
            {
                return Some(judgement.clone());
            }
        }
        let reading = if self.checker.may_raise(block) { self.checker.read(block) } else { None };
        let Some(reading) = reading else {
            self.known[index] = Some(Known::new(block, Found::Nothing));
            return None;
        };
        let after = self.known[index].take().and_then(|known| known.structure);
        self.known[index] = Some(Known { structure: after, ..Known::new(block, Found::Nothing) });
        self.read_structure(index);
        let judgement = self.checker.judge(self.blocks, index, &self.structure, reading);
        if let Some(known) = &mut self.known[index] {
            known.found = Found::Judged {
                structure: self.structure,
                continues: continues(self.blocks, index),
                judgement: judgement.clone(),
            };
        }
        Some(judgement)
    }

    /// Reads the structure up to a block, with the block.
    fn read_structure(&mut self, index: usize) {
        while self.entered <= index {
            let block = &self.blocks[self.entered];
            let known = self.known[self.entered].as_mut();
            let before = self.structure;
            match known.as_ref().and_then(|known| known.structure) {
                Some((was, after)) if was == before => self.structure = after,
                _ => self.structure.enter(self.checker.matcher(), block),
            }
            if let Some(known) = known {
                known.structure = Some((before, self.structure));
            }
            self.entered += 1;
        }
    }
}
