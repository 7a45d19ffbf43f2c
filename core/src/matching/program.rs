//! Compiled patterns: what must stand at a place, ready to run over tokens.

use std::sync::Arc;

use super::guard::{self, Guard};
use super::words::WordSet;

/// A compiled sequence. Shared: a group that stands in many patterns is compiled once.
pub(crate) type Sequence = Arc<[Op]>;

/// One step of a compiled sequence.
#[derive(Clone, Debug)]
pub(crate) enum Op {
    /// One of a set of words; in capitals only, if `capitals`.
    Word { set: WordSet, capitals: bool },
    /// A whole number within bounds.
    Number { min: u32, max: u32 },
    /// A year, 1800 to 2099.
    Year,
    /// Any word.
    AnyWord,
    /// A word that starts with a capital.
    Name,
    /// Up to so many words, within the sentence.
    Gap(u8),
    /// A punctuation mark.
    Punctuation(char),
    /// The start of a block or line.
    Start,
    /// One of several sequences.
    Choice(Arc<Choice>),
    /// A named group, by its number.
    Group(GroupId),
    /// What must not stand here: after this place, or before it.
    Not { sequence: Sequence, before: bool },
}

/// Number of a named group.
pub(crate) type GroupId = u32;

/// Alternatives.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choice {
    /// Alternatives that are one word.
    pub(crate) words: WordSet,
    /// The others.
    pub(crate) sequences: Vec<Sequence>,
    /// Whether nothing may stand there too.
    pub(crate) optional: bool,
    /// For each sequence what it can begin and end with.
    pub(crate) guards: Box<[Guard]>,
    /// What any of them can begin and end with, apart from nothing.
    pub(crate) guard: Guard,
}

impl Choice {
    /// A choice between words and sequences, of which the groups that they name are compiled.
    pub(crate) fn new(words: WordSet, sequences: Vec<Sequence>, optional: bool, groups: &[Group]) -> Self {
        let (guards, guard) = guard::of_alternatives(&words, &sequences, groups);
        Self { words, sequences, optional, guards, guard }
    }
}

/// A named group and its alternatives.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) choice: Choice,
}
