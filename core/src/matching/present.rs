//! Which words a passage holds: rules whose other words are missing need not be run.

use super::lexicon::{UNKNOWN, WordId};
use super::needs::Need;
use super::token::Token;

/// Number of a set of words in [`WordGroups`].
pub(crate) type WordGroup = u16;

/// Sets of words of which one must be there, each kept once.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordGroups {
    sets: Vec<Box<[WordId]>>,
}

impl WordGroups {
    /// The number of a set; `None` if there are too many.
    pub(crate) fn number(&mut self, need: Need) -> Option<WordGroup> {
        let mut words = need.words;
        words.sort_unstable();
        words.dedup();
        let known = self.sets.iter().position(|set| **set == *words);
        let number = known.unwrap_or_else(|| {
            self.sets.push(words.into_boxed_slice());
            self.sets.len() - 1
        });
        WordGroup::try_from(number).ok()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Unasked,
    There,
    Missing,
}

/// The words of one passage.
pub(crate) struct Present<'g> {
    groups: &'g WordGroups,
    /// A bit for each word of the lexicon.
    words: Vec<u64>,
    known: Vec<Known>,
}

impl<'g> Present<'g> {
    pub(crate) fn of(tokens: &[Token], groups: &'g WordGroups) -> Self {
        let mut words = Vec::new();
        for word in tokens.iter().map(|token| token.word).filter(|&word| word != UNKNOWN) {
            let at = word as usize / 64;
            if words.len() <= at {
                words.resize(at + 1, 0);
            }
            words[at] |= 1_u64 << (word % 64);
        }
        Self { groups, words, known: vec![Known::Unasked; groups.sets.len()] }
    }

    /// Whether one word of the set is there. Each set is looked through once.
    pub(crate) fn has(&mut self, group: WordGroup) -> bool {
        let at = usize::from(group);
        if self.known[at] == Known::Unasked {
            let there = |&word: &WordId| {
                self.words.get(word as usize / 64).is_some_and(|bits| bits & (1 << (word % 64)) != 0)
            };
            let found = self.groups.sets[at].iter().any(there);
            self.known[at] = if found { Known::There } else { Known::Missing };
        }
        self.known[at] == Known::There
    }
}
