//! Runs of ASCII letters, as they stand in a text, and the numbers of those that rules ask for.

/// Number of a run in [`Runs`].
pub(super) type RunId = u32;

/// Stands for every run of digits.
pub(super) const DIGITS: RunId = 0;

/// No run that anything asks for.
pub(super) const NO_RUN: RunId = RunId::MAX;

/// Letters of a run that are compared; longer runs that agree in these and in their length count as the same.
const COMPARED: usize = 16;

const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// What is compared of a run: its first letters in lower case, and its length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Key {
    first: u64,
    second: u64,
    length: u32,
}

impl Key {
    /// The run that starts at `start`, where a letter stands.
    #[inline]
    fn at(text: &[u8], start: usize) -> Self {
        let (first, length) = letters(eight(text, start));
        if length < 8 {
            return Self { first, second: 0, length };
        }
        let (second, more) = letters(eight(text, start + 8));
        let mut length = 8 + more;
        if more == 8 {
            let rest = text.get(start + COMPARED..).unwrap_or_default();
            length += rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count() as u32;
        }
        Self { first, second, length }
    }

    fn hash(self) -> usize {
        let mixed = (self.first ^ self.second.rotate_left(29) ^ u64::from(self.length)).wrapping_mul(FACTOR);
        (mixed >> 32) as usize
    }
}

/// Eight bytes of a text, the first in the lowest bits; zeros beyond its end.
#[inline]
fn eight(text: &[u8], at: usize) -> u64 {
    if let Some(bytes) = text.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        return u64::from_le_bytes(*bytes);
    }
    let mut bytes = [0; 8];
    for (to, from) in bytes.iter_mut().zip(text.get(at..).unwrap_or_default()) {
        *to = *from;
    }
    u64::from_le_bytes(bytes)
}

/// One in each byte.
pub(super) const EACH: u64 = 0x0101_0101_0101_0101;

/// The high bit of each of eight bytes that is a letter.
#[inline]
pub(super) fn are_letters(bytes: u64) -> u64 {
    let low = (bytes | (EACH * 0x20)) & (EACH * 0x7F);
    // The high bit of each sum says whether the byte is at least `a`, and whether it is beyond `z`.
    let (from_a, beyond_z) = (low + EACH * (0x80 - 0x61), low + EACH * (0x80 - 0x7B));
    from_a & !beyond_z & !bytes & (EACH * 0x80)
}

/// The letters with which eight bytes start, in lower case, and how many there are.
#[inline]
fn letters(bytes: u64) -> (u64, u32) {
    let others = !are_letters(bytes) & (EACH * 0x80);
    let count = others.trailing_zeros() / 8;
    let keep = 1_u64.checked_shl(8 * count).map_or(u64::MAX, |bit| bit - 1);
    ((bytes | (EACH * 0x20)) & keep, count)
}

/// The first letters, at most eight, of the run of `length` letters at `start`, in lower case.
#[inline]
pub(super) fn start_of(text: &[u8], start: usize, length: usize) -> u64 {
    let keep = u64::MAX >> (64 - 8 * length.clamp(1, 8));
    (eight(text, start) | (EACH * 0x20)) & keep
}

/// A hash of so many bits of what [`start_of`] gives.
#[inline]
pub(super) fn hash_of_start(start: u64, bits: u32) -> usize {
    (start.wrapping_mul(FACTOR) >> (u64::BITS - bits)) as usize
}

/// Runs with their numbers: an open-addressing table, built once and then only read.
#[derive(Clone, Debug)]
pub(super) struct Runs {
    keys: Vec<Key>,
    /// Number of a run, or [`NO_RUN`].
    slots: Vec<RunId>,
    longest: usize,
}

impl Default for Runs {
    fn default() -> Self {
        // The number of [`DIGITS`] is taken.
        Self { keys: vec![Key::default()], slots: vec![NO_RUN; 64], longest: 0 }
    }
}

impl Runs {
    /// The number of a run of letters, which is added if it is new.
    pub(super) fn add(&mut self, letters: &str) -> RunId {
        let key = Key::at(letters.as_bytes(), 0);
        let known = self.find(key);
        if known != NO_RUN {
            return known;
        }
        if (self.keys.len() + 1) * 2 > self.slots.len() {
            self.slots = vec![NO_RUN; self.slots.len() * 2];
            for id in 1..self.keys.len() {
                self.place(self.keys[id], id as RunId);
            }
        }
        let id = self.keys.len() as RunId;
        self.keys.push(key);
        self.place(key, id);
        self.longest = self.longest.max(letters.len());
        id
    }

    /// How many runs there are.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The run that starts at `start`, where a letter stands, and where it ends.
    #[inline]
    pub(super) fn at(&self, text: &[u8], start: usize) -> (RunId, usize) {
        let key = Key::at(text, start);
        (self.find(key), start + key.length as usize)
    }

    /// Where the run starts that holds the letter at `at`; nothing if it is longer than any that is known.
    #[inline]
    pub(super) fn start(&self, text: &[u8], at: usize) -> Option<usize> {
        let before = text.get(..at)?.iter().rev().take(self.longest);
        let length = before.take_while(|byte| byte.is_ascii_alphabetic()).count();
        (length < self.longest).then(|| at - length)
    }

    /// The run or number whose last letter or digit stands at `last`.
    pub(super) fn ending(&self, text: &[u8], last: usize) -> RunId {
        if text[last].is_ascii_digit() {
            return DIGITS;
        }
        self.start(text, last).map_or(NO_RUN, |start| self.at(text, start).0)
    }

    /// The run or number whose first letter or digit stands at `first`.
    pub(super) fn starting(&self, text: &[u8], first: usize) -> RunId {
        if text[first].is_ascii_digit() { DIGITS } else { self.at(text, first).0 }
    }

    #[inline]
    fn find(&self, key: Key) -> RunId {
        let mask = self.slots.len() - 1;
        let mut at = key.hash() & mask;
        loop {
            let id = self.slots[at];
            if id == NO_RUN || self.keys[id as usize] == key {
                return id;
            }
            at = (at + 1) & mask;
        }
    }

    fn place(&mut self, key: Key, id: RunId) {
        let mask = self.slots.len() - 1;
        let mut at = key.hash() & mask;
        while self.slots[at] != NO_RUN {
            at = (at + 1) & mask;
        }
        self.slots[at] = id;
    }
}

/// The runs of ASCII letters of a folded word.
pub(super) fn runs_of(word: &str) -> impl DoubleEndedIterator<Item = &str> {
    word.split(|c: char| !c.is_ascii_alphabetic()).filter(|run| !run.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_known_wherever_it_stands() {
        let mut runs = Runs::default();
        let words = ["a", "ab", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghijklmnop", "abcdefghijklmnopq"];
        let ids: Vec<RunId> = words.iter().map(|word| runs.add(word)).collect();
        for (word, &id) in words.iter().zip(&ids) {
            for text in [word.to_uppercase(), format!("é{word}é9"), format!("[{word}@ {{{word}`")] {
                let bytes = text.as_bytes();
                let start = bytes.iter().position(u8::is_ascii_alphabetic).unwrap();
                assert_eq!(runs.at(bytes, start), (id, start + word.len()), "{text}");
                assert_eq!(runs.start(bytes, start + word.len() - 1), Some(start), "{text}");
            }
        }
        assert_eq!(runs.at(b"abc", 0).0, NO_RUN);
        assert_eq!(runs.ending(b"ab, 12-cd", 5), DIGITS);
        assert_eq!(runs.ending(b"ab, 12-cd", 1), ids[1]);
    }
}
