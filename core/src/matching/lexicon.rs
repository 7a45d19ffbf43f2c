//! The words that patterns know, each with a number.

use super::token::NO_VALUE;

/// Number of a word in a [`Lexicon`].
pub(crate) type WordId = u32;

/// The number of every word that no pattern knows.
pub(crate) const UNKNOWN: WordId = WordId::MAX;

/// Words and their numbers: an open-addressing table over one buffer, built once and then only read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    letters: String,
    /// Where each word ends in `letters`.
    ends: Vec<u32>,
    /// The value of each word that names a number; [`NO_VALUE`] for all others.
    values: Vec<u32>,
    /// Slots: upper half the hash, lower half word id + 1; zero is free.
    slots: Vec<u64>,
}

impl Lexicon {
    /// The number of the word, which is added if it is new.
    pub(crate) fn add(&mut self, word: &str) -> WordId {
        let known = self.get(word.as_bytes());
        if known != UNKNOWN {
            return known;
        }
        if (self.ends.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let id = self.ends.len() as WordId;
        self.letters.push_str(word);
        self.ends.push(self.letters.len() as u32);
        self.values.push(NO_VALUE);
        self.place(hash(word.as_bytes()), id);
        id
    }

    /// The number of a folded word, or [`UNKNOWN`].
    pub(crate) fn get(&self, word: &[u8]) -> WordId {
        if self.slots.is_empty() {
            return UNKNOWN;
        }
        let hash = hash(word);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return UNKNOWN;
            }
            let id = (slot as u32).wrapping_sub(1);
            if (slot >> 32) as u32 == hash && self.word(id).as_bytes() == word {
                return id;
            }
            at = (at + 1) & mask;
        }
    }

    /// The word with this number; empty if there is none.
    pub(crate) fn word(&self, id: WordId) -> &str {
        let index = id as usize;
        let Some(&end) = self.ends.get(index) else { return "" };
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.letters[start as usize..end as usize]
    }

    /// Adds a word that names a number.
    pub(crate) fn add_number(&mut self, word: &str, value: u32) {
        let id = self.add(word);
        self.values[id as usize] = value;
    }

    /// The number that a word names, or [`NO_VALUE`].
    pub(crate) fn value(&self, id: WordId) -> u32 {
        self.values.get(id as usize).copied().unwrap_or(NO_VALUE)
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(64)];
        for id in 0..self.ends.len() as WordId {
            self.place(hash(self.word(id).as_bytes()), id);
        }
    }

    fn place(&mut self, hash: u32, id: WordId) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (u64::from(hash) << 32) | u64::from(id + 1);
    }
}

/// A multiplicative hash over eight bytes at a time: words are short, and the table compares the letters anyway.
fn hash(word: &[u8]) -> u32 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut state = word.len() as u64;
    let mut chunks = word.chunks_exact(8);
    for chunk in &mut chunks {
        state = (state ^ u64::from_le_bytes(chunk.try_into().unwrap_or_default())).wrapping_mul(FACTOR);
        state ^= state >> 29;
    }
    let mut last = 0_u64;
    for &byte in chunks.remainder() {
        last = (last << 8) | u64::from(byte);
    }
    state = (state ^ last).wrapping_mul(FACTOR);
    (state >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_added_and_nothing_else() {
        let mut lexicon = Lexicon::default();
        let words: Vec<String> = (0..500).map(|number| format!("wort{number}é")).collect();
        for (index, word) in words.iter().enumerate() {
            assert_eq!(lexicon.add(word), index as WordId);
        }
        for (index, word) in words.iter().enumerate() {
            assert_eq!(lexicon.get(word.as_bytes()), index as WordId);
            assert_eq!(lexicon.word(index as WordId), word);
        }
        assert_eq!(lexicon.get(b"wort"), UNKNOWN);
        assert_eq!(Lexicon::default().get(b"x"), UNKNOWN);
        assert_eq!(lexicon.len(), 500);
    }
}
