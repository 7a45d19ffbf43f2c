//! Which words a passage holds: rules whose other words are missing need not be run.

use super::lexicon::{UNKNOWN, WordId};
use super::needs::Need;
use super::token::Token;
use super::words::WordSet;

/// Number of a set of words in [`WordGroups`].
pub(crate) type WordGroup = u16;

/// Sets of words of which one must be there, each kept once.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordGroups {
    sets: Vec<WordSet>,
    /// A table with open addresses: number of a set + 1; zero is free.
    slots: Vec<WordGroup>,
}

impl WordGroups {
    /// The number of a set; `None` if there are too many.
    pub(crate) fn number(&mut self, need: Need) -> Option<WordGroup> {
        if (self.sets.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let (slot, known) = self.place(need.words.words())?;
        if known.is_some() {
            return known;
        }
        let number = WordGroup::try_from(self.sets.len()).ok()?;
        *self.slots.get_mut(slot)? = number.checked_add(1)?;
        self.sets.push(need.words);
        Some(number)
    }

    /// The slot of a set, and its number if it is there.
    fn place(&self, words: &[WordId]) -> Option<(usize, Option<WordGroup>)> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash(words) as usize & mask;
        while let Some(number) = self.slots.get(at)?.checked_sub(1) {
            if self.sets.get(usize::from(number))?.words() == words {
                return Some((at, Some(number)));
            }
            at = (at + 1) & mask;
        }
        Some((at, None))
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(64)];
        for number in 0..self.sets.len() {
            if let Some((slot, _)) = self.place(self.sets[number].words()) {
                self.slots[slot] = number as WordGroup + 1;
            }
        }
    }
}

/// Words of a set say little about it only where sets share many: their number and the ends are enough.
fn hash(words: &[WordId]) -> u32 {
    let ends = [words.first(), words.get(words.len() / 2), words.last()];
    let mixed = ends
        .into_iter()
        .flatten()
        .fold(words.len() as u32, |hash, &word| hash.wrapping_mul(0x9E37_79B1).rotate_left(15) ^ word);
    mixed.wrapping_mul(0x85EB_CA77)
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
            let found = self.groups.sets[at].words().iter().any(there);
            self.known[at] = if found { Known::There } else { Known::Missing };
        }
        self.known[at] == Known::There
    }
}
