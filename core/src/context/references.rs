//! Where a document lists references or words to avoid.

use std::ops::Range;

use crate::markup::{Block, BlockKind, MarkKind};
use crate::matching::{Matcher, Passage};
use crate::text::Span;

/// Names of the groups in the data that describe the structure of documents.
const REFERENCE_HEADING: &str = "reference heading";
const REFERENCE_LINE: &str = "reference line";
const REFERENCE_TRACE: &str = "reference trace";
const AVOID_HEADING: &str = "avoid heading";
const REFERENCE_SHAPE: &str = "reference shape";
const OFFENCE_HEADING: &str = "offence heading";
const OFFENCE_LINE: &str = "offence line";
/// What follows the title of a work that is set in italics.
const AFTER_TITLE: &str = "after a title";

/// The groups that the reader of structure asks the matcher for.
pub(crate) const STRUCTURE_GROUPS: &[&str] = &[
    REFERENCE_HEADING,
    REFERENCE_LINE,
    REFERENCE_TRACE,
    REFERENCE_SHAPE,
    AVOID_HEADING,
    OFFENCE_HEADING,
    OFFENCE_LINE,
    AFTER_TITLE,
];

/// What a place in a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Structure {
    /// An entry of a list of references.
    Reference,
    /// A list, column or section of words to avoid.
    WordsToAvoid,
    /// A table of offences, with their names in law or statistics.
    OffenceTable,
}

/// Reads blocks in order and remembers the headings above them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct StructureReader {
    /// Level of the heading of the reference section that is open; 7 for one without a level.
    references: Option<u8>,
    avoid: Option<u8>,
    avoid_column: Option<u32>,
    /// Columns headed as names of offences, a bit each; a table has few.
    offence_columns: u64,
}

impl StructureReader {
    /// Takes note of a heading or table head before its block is judged. Blocks must come in order.
    pub(crate) fn enter(&mut self, matcher: &Matcher, block: &Block<'_>) {
        match block.kind {
            BlockKind::Heading(level) => self.heading(matcher, block, level),
            BlockKind::TableCell { row: 0, column } => {
                if column == 0 {
                    self.avoid_column = None;
                    self.offence_columns = 0;
                }
                if is_short(block) && heading_of(matcher, &block.text, AVOID_HEADING) {
                    self.avoid_column = Some(column);
                } else if is_short(block) && heading_of(matcher, &block.text, OFFENCE_HEADING) {
                    self.offence_columns |= bit(column);
                }
            }
            BlockKind::Paragraph if is_short(block) => {
                if heading_of(matcher, &block.text, REFERENCE_HEADING) {
                    self.references = Some(7);
                } else if heading_of(matcher, &block.text, AVOID_HEADING) {
                    self.avoid = Some(7);
                } else if self.avoid == Some(7) {
                    self.avoid = None;
                }
            }
            BlockKind::Paragraph if self.avoid == Some(7) => self.avoid = None,
            _ => {}
        }
    }

    fn heading(&mut self, matcher: &Matcher, block: &Block<'_>, level: u8) {
        for open in [&mut self.references, &mut self.avoid] {
            if open.is_some_and(|open| level <= open) {
                *open = None;
            }
        }
        if !is_short(block) {
            return;
        }
        if heading_of(matcher, &block.text, REFERENCE_HEADING) {
            self.references = Some(level);
        } else if heading_of(matcher, &block.text, AVOID_HEADING) {
            self.avoid = Some(level);
        }
    }

    /// What the place of a wording is.
    pub(crate) fn judge(
        &self,
        matcher: &Matcher,
        block: &Block<'_>,
        passage: &Passage<'_>,
        wording: &Range<usize>,
    ) -> Option<Structure> {
        let in_avoid_column = matches!(block.kind, BlockKind::TableCell { row, column } if row > 0 && self.avoid_column == Some(column));
        if in_avoid_column || (self.avoid.is_some() && !matches!(block.kind, BlockKind::Heading(_))) {
            return Some(Structure::WordsToAvoid);
        }
        if matches!(block.kind, BlockKind::TableCell { row, column } if row > 0 && self.offence_columns & bit(column) != 0)
        {
            return Some(Structure::OffenceTable);
        }
        let line = line_of(passage, wording.start);
        let in_section = self.references.is_some() || heading_line_above(matcher, passage, line.start);
        let is_entry = matcher.starts_with_group(passage, REFERENCE_LINE, line.start)
            || matcher.group_within(passage, REFERENCE_SHAPE, &line)
            || (in_section && matcher.group_within(passage, REFERENCE_TRACE, &line));
        if is_entry {
            return Some(Structure::Reference);
        }
        matcher.starts_with_group(passage, OFFENCE_LINE, line.start).then_some(Structure::OffenceTable)
    }
}

/// Whether a citation follows the emphasised words that the wording is a part of: they are the title of a work or a case.
pub(crate) fn is_cited_title(
    matcher: &Matcher,
    block: &Block<'_>,
    passage: &Passage<'_>,
    wording: Span,
) -> bool {
    let around = block.marks.iter().filter(|mark| {
        mark.kind == MarkKind::Emphasis && mark.span.contains(wording) && mark.span != wording
    });
    around.into_iter().any(|mark| {
        let after = passage.token_from(mark.span.end());
        matcher.starts_with_group(passage, AFTER_TITLE, after)
    })
}

fn bit(column: u32) -> u64 {
    1_u64.checked_shl(column).unwrap_or(0)
}

/// Headings are short; longer blocks are not looked at.
fn is_short(block: &Block<'_>) -> bool {
    block.text.len() <= 80
}

fn heading_of(matcher: &Matcher, text: &str, group: &str) -> bool {
    let passage = Passage::new(text, matcher.lexicon());
    matcher.is_group(&passage, group, 0..passage.tokens().len())
}

/// The tokens of the line, or of the wrapped entry, that holds the token.
fn line_of(passage: &Passage<'_>, token: usize) -> Range<usize> {
    let starts_line = |boundary: usize| boundary == 0 || passage.between(boundary).contains('\n');
    let start = (0..=token).rev().find(|&boundary| starts_line(boundary)).unwrap_or(0);
    let count = passage.tokens().len();
    let end = (token + 1..count).find(|&boundary| starts_line(boundary)).unwrap_or(count);
    start..end
}

/// Whether a line above this one, in the same block of plain text, is the heading of a list of references.
fn heading_line_above(matcher: &Matcher, passage: &Passage<'_>, start: usize) -> bool {
    let mut at = 0;
    while at < start {
        let line = line_of(passage, at);
        if line.len() <= 6 && matcher.is_group(passage, REFERENCE_HEADING, line.clone()) {
            return true;
        }
        at = line.end.max(at + 1);
    }
    false
}
