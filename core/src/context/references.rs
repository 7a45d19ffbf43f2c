//! Where a document lists references or words to avoid.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use crate::markup::{Block, BlockKind};
use crate::matching::{Matcher, Passage};

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

/// The most bytes of a block that may be a heading of a list or section.
pub(crate) const LONGEST_HEADING: usize = 80;

/// Those of them that head a section of plain text.
const HEADING_GROUPS: &[&str] = &[REFERENCE_HEADING, AVOID_HEADING];

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
                match heading_of(matcher, block, &[AVOID_HEADING, OFFENCE_HEADING]) {
                    Some(AVOID_HEADING) => self.avoid_column = Some(column),
                    Some(_) => self.offence_columns |= bit(column),
                    None => {}
                }
            }
            BlockKind::Paragraph => match heading_of(matcher, block, HEADING_GROUPS) {
                Some(REFERENCE_HEADING) => self.references = Some(7),
                Some(_) => self.avoid = Some(7),
                None if self.avoid == Some(7) => self.avoid = None,
                None => {}
            },
            _ => {}
        }
    }

    fn heading(&mut self, matcher: &Matcher, block: &Block<'_>, level: u8) {
        for open in [&mut self.references, &mut self.avoid] {
            if open.is_some_and(|open| level <= open) {
                *open = None;
            }
        }
        match heading_of(matcher, block, HEADING_GROUPS) {
            Some(REFERENCE_HEADING) => self.references = Some(level),
            Some(_) => self.avoid = Some(level),
            None => {}
        }
    }

    /// What the place of a wording is.
    pub(crate) fn judge(
        &self,
        matcher: &Matcher,
        block: &Block<'_>,
        passage: &Passage<'_>,
        lines: &Lines,
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
        let in_section = |start: usize| self.references.is_some() || lines.is_under_heading(start);
        if lines.is_entry(matcher, passage, wording.start, in_section) {
            return Some(Structure::Reference);
        }
        let line = lines.line(passage, wording.start);
        matcher.starts_with_group(passage, OFFENCE_LINE, line.start).then_some(Structure::OffenceTable)
    }
}

/// Whether a citation follows what ends here: then it is the title of a work or a case. `end` is in bytes of the block's text.
pub(crate) fn is_before_citation(matcher: &Matcher, passage: &Passage<'_>, end: usize) -> bool {
    matcher.starts_with_group(passage, AFTER_TITLE, passage.token_from(end))
}

fn bit(column: u32) -> u64 {
    1_u64.checked_shl(column).unwrap_or(0)
}

/// The first of the groups that the whole block is. Headings are short; longer blocks are not looked at.
fn heading_of(matcher: &Matcher, block: &Block<'_>, groups: &[&'static str]) -> Option<&'static str> {
    if block.text.len() > LONGEST_HEADING {
        return None;
    }
    let passage = Passage::new(&block.text, matcher.lexicon());
    let all = 0..passage.tokens().len();
    groups.iter().copied().find(|group| matcher.is_group(&passage, group, all.clone()))
}

/// The lines of one block: found once, however many wordings stand in it.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    starts: OnceCell<Vec<usize>>,
    /// The line of the first heading of references, if there is one.
    heading: OnceCell<Option<usize>>,
    /// The line asked for last and whether it is an entry.
    last: Cell<Option<(usize, bool)>>,
}

impl Lines {
    /// Whether the line that holds the token is an entry of a list of references. `in_section` says whether such a list is open above a token.
    fn is_entry(
        &self,
        matcher: &Matcher,
        passage: &Passage<'_>,
        token: usize,
        in_section: impl Fn(usize) -> bool,
    ) -> bool {
        let line = self.line(passage, token);
        if let Some((start, known)) = self.last.get()
            && start == line.start
        {
            return known;
        }
        self.heading.get_or_init(|| self.first_heading(matcher, passage));
        let is_entry = matcher.starts_with_group(passage, REFERENCE_LINE, line.start)
            || matcher.group_within(passage, REFERENCE_SHAPE, &line)
            || (in_section(line.start) && matcher.group_within(passage, REFERENCE_TRACE, &line));
        self.last.set(Some((line.start, is_entry)));
        is_entry
    }

    /// Whether a line above this one, in the same block of plain text, is the heading of a list of references.
    fn is_under_heading(&self, start: usize) -> bool {
        self.heading.get().copied().flatten().is_some_and(|heading| heading < start)
    }

    /// The tokens of the line, or of the wrapped entry, that holds the token.
    fn line(&self, passage: &Passage<'_>, token: usize) -> Range<usize> {
        let starts = self.starts(passage);
        let next = starts.partition_point(|&start| start <= token);
        let end = starts.get(next).copied().unwrap_or(passage.tokens().len());
        starts[next.saturating_sub(1)]..end
    }

    fn starts(&self, passage: &Passage<'_>) -> &[usize] {
        self.starts.get_or_init(|| {
            let mut starts = vec![0];
            starts.extend(passage.line_starts());
            starts
        })
    }

    fn first_heading(&self, matcher: &Matcher, passage: &Passage<'_>) -> Option<usize> {
        let starts = self.starts(passage);
        let ends = starts.iter().skip(1).copied().chain([passage.tokens().len()]);
        starts.iter().copied().zip(ends).map(|(start, end)| start..end).find_map(|line| {
            (line.len() <= 6 && matcher.is_group(passage, REFERENCE_HEADING, line.clone()))
                .then_some(line.start)
        })
    }
}
