//! Which words a passage holds: rules whose other words are missing need not be run.

use super::lexicon::WordId;
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

impl WordGroups {
    /// Whether the set holds all of these words.
    pub(crate) fn holds_all(&self, group: WordGroup, words: &WordSet) -> bool {
        let set = self.sets.get(usize::from(group));
        set.is_some_and(|set| {
            words.classes() & !set.classes() == 0 && words.words().iter().all(|&word| set.contains(word))
        })
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

/// The words of one passage.
pub(crate) struct Present<'g> {
    groups: &'g WordGroups,
    /// A bit for each word of the lexicon.
    words: Vec<u64>,
    /// For each set whether it was looked through, and whether a word of it is there.
    known: Vec<u8>,
}

/// Values of `known`; zero is for sets that were not looked through.
const MISSING: u8 = 1;
const THERE: u8 = 2;

impl<'g> Present<'g> {
    /// The words of `tokens`, whose numbers are below `words`.
    pub(crate) fn of(tokens: &[Token], groups: &'g WordGroups, words: usize) -> Self {
        let mut bits = vec![0_u64; words.div_ceil(64)];
        for token in tokens {
            if let Some(bits) = bits.get_mut(token.word as usize / 64) {
                *bits |= 1 << (token.word % 64);
            }
        }
        Self { groups, words: bits, known: vec![0; groups.sets.len()] }
    }

    /// Whether one word of the set is there. Each set is looked through once.
    #[inline]
    pub(crate) fn has(&mut self, group: WordGroup) -> bool {
        let at = usize::from(group);
        match self.known.get(at) {
            Some(&MISSING) => false,
            Some(&THERE) => true,
            _ => self.look(at),
        }
    }

    fn look(&mut self, at: usize) -> bool {
        let there = |&word: &WordId| {
            self.words.get(word as usize / 64).is_some_and(|bits| bits & (1 << (word % 64)) != 0)
        };
        let found = self.groups.sets[at].words().iter().any(there);
        self.known[at] = if found { THERE } else { MISSING };
        found
    }
}
