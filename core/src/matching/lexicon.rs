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
    /// The letters of each word that is short enough; nothing for all others.
    keys: Vec<Key>,
    /// The value of each word that names a number; [`NO_VALUE`] for all others.
    values: Vec<u32>,
    /// Slots: upper half the hash, lower half word id + 1; zero is free.
    slots: Vec<u64>,
}

/// The bytes of a word of at most [`SHORT`] bytes, the rest zero: compared and hashed without a loop.
pub(crate) type Key = [u64; 2];

/// The most bytes of a word that has a [`Key`].
pub(crate) const SHORT: usize = 16;

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
        self.keys.push(key(word.as_bytes()).unwrap_or_default());
        self.values.push(NO_VALUE);
        self.place(hash(word.as_bytes()), id);
        id
    }

    /// The number of a folded word, or [`UNKNOWN`].
    pub(crate) fn get(&self, word: &[u8]) -> WordId {
        match key(word) {
            Some(key) => self.get_short(key),
            None => self.find(hash_long(word), |id| self.word(id).as_bytes() == word),
        }
    }

    /// The number of the folded word with this key, or [`UNKNOWN`].
    #[inline]
    pub(crate) fn get_short(&self, key: Key) -> WordId {
        self.find(hash_short(key), |id| self.keys.get(id as usize) == Some(&key))
    }

    #[inline]
    fn find(&self, hash: u32, is_it: impl Fn(WordId) -> bool) -> WordId {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while let Some(&slot) = self.slots.get(at) {
            if slot == 0 {
                return UNKNOWN;
            }
            let id = (slot as u32).wrapping_sub(1);
            if (slot >> 32) as u32 == hash && is_it(id) {
                return id;
            }
            at = (at + 1) & mask;
        }
        UNKNOWN
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

const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

fn key(word: &[u8]) -> Option<Key> {
    let mut bytes = [0; SHORT];
    bytes.get_mut(..word.len())?.copy_from_slice(word);
    let (low, high) = bytes.split_at(SHORT / 2);
    let number = |half: &[u8]| half.try_into().map(u64::from_le_bytes).unwrap_or_default();
    Some([number(low), number(high)])
}

fn hash(word: &[u8]) -> u32 {
    key(word).map_or_else(|| hash_long(word), hash_short)
}

fn hash_short([low, high]: Key) -> u32 {
    let state = (low ^ high.wrapping_mul(FACTOR).rotate_left(31)).wrapping_mul(FACTOR);
    (state >> 32) as u32
}

/// A multiplicative hash over eight bytes at a time: the table compares the letters anyway.
fn hash_long(word: &[u8]) -> u32 {
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
        let words: Vec<String> =
            (0..500).map(|number| format!("wort{}{number}é", "-".repeat(number % 20))).collect();
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
