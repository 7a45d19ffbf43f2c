//! The first look: every run of letters, by its first eight letters.
//!
//! Sixty-four bytes at a time become a bit each, set where a letter stands; in these bits the starts and lengths of runs can be read. What
//! begins a run is looked up in one bit map. All of it is arithmetic on whole words, without branches that depend on the text but for one
//! loop over the runs, and the same on every machine.

use super::runs::{EACH, are_letters, hash_of_start, start_of};

/// Bytes of a text that are looked at together.
pub(super) const BLOCK: usize = 512;
/// Bytes that become one mask.
const CHUNK: usize = 64;
const CHUNKS: usize = BLOCK / CHUNK;
/// The bit map fits into the nearest memory, and one run in a hundred that nothing asks for is let pass.
const HASH_BITS: u32 = 16;

const HIGH: u64 = EACH * 0x80;

/// Places in a block: runs have at least one byte between them.
pub(super) type Places = [u16; BLOCK / 2];

/// What a block holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    /// How many runs may be ones that are looked for.
    pub(super) count: usize,
    /// Whether a character beyond ASCII is there, or a hyphen that may stand within a word.
    pub(super) is_odd: bool,
}

/// The beginnings of the runs that are looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Starts {
    bits: Vec<u8>,
}

impl Starts {
    pub(super) fn new<'r>(runs: impl Iterator<Item = &'r str>) -> Self {
        let mut bits = vec![0; 1 << (HASH_BITS - 3)];
        for run in runs {
            let hash = hash_of_start(start_of(run.as_bytes(), 0, run.len()), HASH_BITS);
            bits[hash >> 3] |= 1 << (hash & 7);
        }
        Self { bits }
    }

    /// Finds where runs start that may be looked for, within the block at `start`.
    pub(super) fn look(&self, text: &[u8], start: usize, places: &mut Places) -> Seen {
        let Ok(bits) = <&[u8; 1 << (HASH_BITS - 3)]>::try_from(self.bits.as_slice()) else {
            return Seen::default();
        };
        let before = start.checked_sub(1).map_or(0, |before| text[before]);
        // What stood before the chunk: a letter, and for hyphens also what may be one.
        let mut is_letter = u64::from(before.is_ascii_alphabetic());
        let mut may_be_letter = is_letter | u64::from(before >= 0x80);
        let mut here = Chunk::at(text, start);
        let mut count = 0;
        let mut odd = 0;
        for number in 0..CHUNKS {
            let base = number * CHUNK;
            if start + base >= text.len() {
                break;
            }
            let next = Chunk::at(text, start + base + CHUNK);
            odd |= here.beyond
                | here.hyphens & (here.letters << 1 | may_be_letter) & !follows(here.letters, next.letters);
            let mut starts = here.letters & !(here.letters << 1 | is_letter);
            is_letter = here.letters >> (CHUNK - 1);
            may_be_letter = is_letter;
            while starts != 0 {
                let at = starts.trailing_zeros();
                starts &= starts - 1;
                let run = here.letters >> at | (next.letters << 1) << (63 - at);
                let place = base + at as usize;
                let hash =
                    hash_of_start(start_of(text, start + place, run.trailing_ones() as usize), HASH_BITS);
                if let Some(to) = places.get_mut(count) {
                    *to = place as u16;
                }
                count += usize::from(bits[hash >> 3] >> (hash & 7) & 1);
            }
            here = next;
        }
        Seen { count, is_odd: odd != 0 }
    }
}

/// Where a letter follows.
fn follows(letters: u64, next: u64) -> u64 {
    (letters >> 1) | (next << 63)
}

/// What sixty-four bytes are, a bit each.
#[derive(Clone, Copy, Debug, Default)]
struct Chunk {
    letters: u64,
    hyphens: u64,
    /// Not zero if a byte is beyond ASCII.
    beyond: u64,
}

impl Chunk {
    #[inline]
    fn at(text: &[u8], start: usize) -> Self {
        let rest = text.get(start..).unwrap_or_default();
        if let Some(bytes) = rest.first_chunk::<CHUNK>() {
            return Self::of(bytes);
        }
        let mut bytes = [0; CHUNK];
        bytes[..rest.len()].copy_from_slice(rest);
        Self::of(&bytes)
    }

    #[inline]
    fn of(bytes: &[u8; CHUNK]) -> Self {
        let mut chunk = Self::default();
        let (words, _) = bytes.as_chunks::<8>();
        for (number, &word) in words.iter().enumerate() {
            let word = u64::from_le_bytes(word);
            chunk.letters |= gather(are_letters(word)) << (8 * number);
            chunk.hyphens |= gather(equal(word, b'-')) << (8 * number);
            chunk.beyond |= word & HIGH;
        }
        chunk
    }
}

/// The high bit of each byte that is the one asked for.
#[inline]
fn equal(word: u64, byte: u8) -> u64 {
    let differs = word ^ (EACH * u64::from(byte));
    !(((differs & (EACH * 0x7F)) + EACH * 0x7F) | differs) & HIGH
}

/// The high bits of eight bytes, side by side.
#[inline]
fn gather(high: u64) -> u64 {
    (high >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(starts: &Starts, text: &[u8]) -> Vec<usize> {
        let mut found = Vec::new();
        for start in (0..text.len()).step_by(BLOCK) {
            let mut places: Places = [0; BLOCK / 2];
            let seen = starts.look(text, start, &mut places);
            found.extend(places[..seen.count].iter().map(|&place| start + usize::from(place)));
        }
        found
    }

    #[test]
    fn no_run_is_missed_wherever_it_stands() {
        for run in ["a", "ab", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghijklmnopqrstuvwxyz"] {
            let starts = Starts::new([run].into_iter());
            for before in 0..2 * BLOCK + 20 {
                for after in [0, 1, 30] {
                    let text = format!("{}{}{}", "-".repeat(before), run.to_uppercase(), "9".repeat(after));
                    assert_eq!(places(&starts, text.as_bytes()), [before], "{run}");
                }
            }
        }
    }

    #[test]
    fn every_byte_is_what_it_is() {
        for byte in 0..=u8::MAX {
            let chunk = Chunk::of(&[byte; CHUNK]);
            let all = |holds: bool| if holds { u64::MAX } else { 0 };
            assert_eq!(chunk.letters, all(byte.is_ascii_alphabetic()), "{byte}");
            assert_eq!(chunk.hyphens, all(byte == b'-'), "{byte}");
            assert_eq!(chunk.beyond != 0, byte >= 0x80, "{byte}");
        }
    }

    #[test]
    fn a_hyphen_is_odd_between_a_letter_and_no_letter() {
        let starts = Starts::new(std::iter::empty());
        for before in 0..BLOCK + 2 {
            for (text, odd) in [("x-\n", true), ("x-y", false), (" - ", false), ("é-\n", true), ("x-", true)]
            {
                let text = format!("{}{text}", ".".repeat(before));
                let mut places: Places = [0; BLOCK / 2];
                let is_odd = (0..text.len())
                    .step_by(BLOCK)
                    .any(|start| starts.look(text.as_bytes(), start, &mut places).is_odd);
                assert_eq!(is_odd, odd, "{text:?}");
            }
        }
    }
}
