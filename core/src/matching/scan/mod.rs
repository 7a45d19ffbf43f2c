//! Which parts of a text can hold a match at all, found over its raw bytes.
//!
//! A rule can match only where certain words stand. For each rule the cheapest of these to look for are its *triggers*: a run of letters, with
//! what may stand before it and after it. The text is read in three looks, each a superset of what matches:
//!
//! 1. the first letters of every run, in a bit map ([`starts`]);
//! 2. the whole run, and its neighbours on both sides;
//! 3. the other words that the rule cannot do without, in the same paragraph.
//!
//! A paragraph that passes is to be folded and matched. So is one in which a word may stand that the bytes do not show: invisible
//! characters, compatibility forms, a hyphen at a line end, markup inside a word ([`odd`], [`hidden`]).

mod build;
mod edges;
mod hidden;
mod odd;
mod reader;
mod runs;
mod sets;
mod starts;
mod triggers;
mod vocabulary;

use std::ops::Range;

pub(crate) use build::{Asked, Clause};
use odd::Odd;
use reader::Reader;
pub(crate) use reader::next_paragraph;
use runs::{RunId, Runs};
use sets::{SetId, Sets};
use starts::Starts;

use crate::markup::{DIRECTIVE, Format};
use crate::text::Span;

/// What may stand beside a trigger, and the rules that it may belong to.
#[derive(Clone, Debug)]
struct Context {
    before: SetId,
    after: SetId,
    rules: Range<u32>,
}

/// Built once from compiled patterns, then only read.
#[derive(Clone, Debug)]
pub(crate) struct Scan {
    runs: Runs,
    starts: Starts,
    odd: Odd,
    sets: Sets,
    /// The run with which a directive to the checker begins.
    directive: RunId,
    contexts: Vec<Context>,
    /// By run, the end of its part of `contexts`.
    ends: Vec<u32>,
    /// Numbers of lists of needs.
    rules: Vec<u32>,
    needs: Vec<Box<[SetId]>>,
}

/// The parts of a text that have to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Marked {
    /// Nothing in it matches, and no directive stands in it.
    Nothing,
    /// Paragraphs of a plain text, in order, with the blank lines after them.
    Parts(Vec<Span>),
    /// All of it.
    Everything,
}

impl Scan {
    /// Which parts of a source text can hold a match or a directive.
    pub(crate) fn mark(&self, source: &str, format: Format) -> Marked {
        if format != Format::Plain && hidden::hides_word(source.as_bytes()) {
            return Marked::Everything;
        }
        let mut reader = Reader::new(self, source, format, format == Format::Plain);
        let mut parts = Vec::new();
        while let Some(part) = reader.next_part() {
            // The reader leaves a part at the first sign, so a directive may follow another sign in it.
            if format != Format::Plain || source[part].contains(DIRECTIVE) {
                return Marked::Everything;
            }
            parts.push(part);
        }
        if parts.is_empty() { Marked::Nothing } else { Marked::Parts(parts) }
    }

    /// Whether the text of one block can hold a match.
    pub(crate) fn may_match(&self, text: &str) -> bool {
        Reader::new(self, text, Format::Plain, false).next_part().is_some()
    }

    fn contexts_of(&self, run: RunId) -> &[Context] {
        let Some(&end) = self.ends.get(run as usize) else { return &[] };
        let start = if run == 0 { 0 } else { self.ends[run as usize - 1] };
        &self.contexts[start as usize..end as usize]
    }
}
