//! Checking only what can hold a finding.

use super::checker::{Checker, Reading};
use super::finding::Report;
use crate::context::{LONGEST_HEADING, Sentences};
use crate::markup::{self, Block, BlockKind, Format};
use crate::matching::{Candidate, Marked, Passage, next_paragraph};
use crate::text::Span;

impl Checker {
    /// Which parts of a text need to be read.
    pub(super) fn marked(&self, text: &str, format: Format) -> Marked {
        let Some(scan) = self.matcher().scan() else { return Marked::Everything };
        scan.mark(text, format)
    }

    /// The share of a text, 0 to 1, that the scan over its bytes hands on: for benchmarks.
    #[doc(hidden)]
    #[expect(clippy::cast_precision_loss, reason = "a share is rounded")]
    pub fn marked_share(&self, text: &str, format: Format) -> f64 {
        let marked = self.matcher().scan().map_or(Marked::Everything, |scan| scan.mark(text, format));
        match marked {
            Marked::Nothing => 0.0,
            Marked::Parts(parts) => bytes_in(&parts) as f64 / text.len().max(1) as f64,
            Marked::Everything => 1.0,
        }
    }

    /// Whether something may be found in a block, as far as its bytes show.
    pub(super) fn may_raise(&self, block: &Block<'_>) -> bool {
        self.matcher().scan().is_none_or(|scan| scan.may_match(&block.text))
    }

    /// Checks a plain text of which only some parts can hold a finding.
    pub(super) fn check_parts(&self, text: &str, parts: &[Span], report: Report) -> Report {
        let mut marked = parts.iter();
        let parsed = markup::parse_parts(text, |_| marked.next().copied());
        let found = self.read_parts(&parsed.blocks, parts);
        let raises = |part: &&Span| {
            let first = found.partition_point(|found| found.start < part.start());
            found.get(first).is_some_and(|found| found.start < part.end())
        };
        let raising: Vec<Span> = parts.iter().filter(raises).copied().collect();
        let Some(last) = raising.last() else { return report };
        let headings = paragraphs(&text[..last.start()]).filter(|&part| may_head(&text[part]));
        let wanted = |follow: Follow| move |part: Span| Wanted { part, follow };
        let mut all: Vec<Wanted> = raising.into_iter().map(wanted(Follow::Block)).collect();
        all.extend(headings.map(wanted(Follow::Paragraph)));
        all.sort_by_key(|wanted| wanted.part);
        let mut picker =
            Picker { text, wanted: all.into_iter().peekable(), at: 0, known: 0, follow: None, own: None };
        let around = markup::parse_parts(text, |blocks| picker.next(blocks));
        let mut found = found.into_iter().peekable();
        // What else was read, for headings and the ends of quotations, is not marked.
        let read = |block| Some(found.next_if(|found| found.start == start_of(block))?.again(self, block));
        self.check_blocks(text, &around, read, report)
    }

    /// What stands in the blocks of marked parts.
    fn read_parts<'b>(&self, blocks: &'b [Block<'_>], parts: &[Span]) -> Vec<Found<'b>> {
        let mut kept = 0;
        let mut parts = parts.iter().peekable();
        let mut read = |block: &'b Block<'_>| {
            let start = start_of(block);
            while parts.next_if(|part| part.end() <= start).is_some() {}
            // Most of a part is marked with it; a small piece, as an item of a list, may not be.
            let is_marked = parts.peek().is_some_and(|part| block.text.len() * 2 > part.len());
            let reading = if is_marked || self.may_raise(block) { self.read(block)? } else { return None };
            let is_kept = kept < KEPT;
            kept += reading.passage.tokens().len();
            let found = if is_kept { Read::Kept(Box::new(reading)) } else { Read::Raised(reading.raised) };
            Some(Found { start, found })
        };
        blocks.iter().filter_map(&mut read).collect()
    }
}

/// Tokens up to which readings of parts are kept until they are judged; beyond, parts are read again.
const KEPT: usize = 1 << 16;

/// What stands in a block, by where it starts in the source.
struct Found<'b> {
    start: usize,
    found: Read<'b>,
}

enum Read<'b> {
    Kept(Box<Reading<'b>>),
    Raised(Vec<Candidate>),
}

impl<'b> Found<'b> {
    /// The reading of the same block.
    fn again(self, checker: &Checker, block: &'b Block<'_>) -> Reading<'b> {
        match self.found {
            Read::Kept(reading) => *reading,
            Read::Raised(raised) => {
                let passage = Passage::new(&block.text, checker.matcher().lexicon());
                let sentences = Sentences::of(&passage);
                Reading { passage, sentences, raised }
            }
        }
    }
}

fn start_of(block: &Block<'_>) -> usize {
    block.pieces.first().map_or(0, |piece| piece.source.start())
}

/// A text cut after its blank lines.
fn paragraphs(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let part = (at < text.len()).then(|| next_paragraph(text, at))?;
        at = part.end();
        Some(part)
    })
}

fn bytes_in(parts: &[Span]) -> usize {
    parts.iter().map(|part| part.len()).sum()
}

/// Whether a part may hold a block as short as a heading: one such paragraph, or items, quoted lines and what stands between them.
fn may_head(part: &str) -> bool {
    let trimmed = part.trim();
    if trimmed.is_empty() {
        return false;
    }
    trimmed.len() <= LONGEST_HEADING
        || part.lines().any(|line| line.trim_start().starts_with(|c: char| !c.is_alphabetic()))
}

/// A part of the text that is read, and what has to be read with it.
struct Wanted {
    part: Span,
    follow: Follow,
}

/// How far to read on after a part.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Follow {
    /// To the next block: a quotation may go on there.
    Block,
    /// To the next part with a paragraph: what a heading opens may end there.
    Paragraph,
}

/// Picks the parts that are read, in order.
struct Picker<'p, I: Iterator<Item = Wanted>> {
    text: &'p str,
    wanted: std::iter::Peekable<I>,
    /// What stands before this was read or left out.
    at: usize,
    /// How many blocks there were before the part that was picked last.
    known: usize,
    /// How far to read on for the sake of parts before the last one, and for its own.
    follow: Option<Follow>,
    own: Option<Follow>,
}

impl<I: Iterator<Item = Wanted>> Picker<'_, I> {
    fn next(&mut self, blocks: &[Block<'_>]) -> Option<Span> {
        let new = blocks.get(self.known..).unwrap_or_default();
        self.known = blocks.len();
        let ended = match self.follow {
            Some(Follow::Block) => !new.is_empty(),
            Some(Follow::Paragraph) => new.iter().any(|block| block.kind == BlockKind::Paragraph),
            None => true,
        };
        self.follow = self.follow.filter(|_| !ended).max(self.own.take());
        let reached = self.at;
        let goes_on = self.follow.is_some() && reached < self.text.len();
        let mut part = goes_on.then(|| next_paragraph(self.text, reached));
        while let Some(wanted) = self.wanted.next_if(|wanted| !goes_on || wanted.part.start() <= reached) {
            self.own = self.own.max(Some(wanted.follow));
            if wanted.part.start() >= reached {
                part = Some(wanted.part);
                break;
            }
        }
        self.at = part?.end();
        part
    }
}
