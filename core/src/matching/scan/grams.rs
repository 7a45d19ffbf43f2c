//! The first look: four letters at regular distances.
//!
//! A run with the gap before it and the gap after it is a window of known bytes. Whatever place it has in a text, one of the places that are
//! looked at falls into the window in such a way that four bytes of it can be read there. So of every run only the few groups of four that
//! can be met are kept, in one bit map.

/// Bytes of a text that are prepared at a time.
pub(super) const BLOCK: usize = 512;
/// Letters of a run that are looked for.
const LETTERS: usize = 14;
const GRAM: usize = 4;
const HASH_BITS: u32 = 17;
/// Places looked at together.
const TOGETHER: usize = 8;
/// Bytes after a block's last place that are read.
const AFTER: usize = GRAM + TOGETHER * LONGEST_STRIDE;
const LONGEST_STRIDE: usize = 4;

/// A block of a text, letters as 1 to 26, everything else as 0; the byte before the block comes first.
pub(super) type Prepared = [u8; BLOCK + AFTER];

/// Places of a block.
pub(super) type Places = [u16; BLOCK];

/// The groups of four that runs are looked for by.
#[derive(Clone, Debug, Default)]
pub(super) struct Grams {
    bits: Vec<u8>,
    stride: usize,
}

fn code(byte: u8) -> u8 {
    let letter = (byte | 0x20).wrapping_sub(b'a' - 1);
    if letter.wrapping_sub(1) < 26 { letter } else { 0 }
}

#[inline]
fn hash(gram: [u8; GRAM]) -> usize {
    (u32::from_le_bytes(gram).wrapping_mul(0x9E37_79B1) >> (u32::BITS - HASH_BITS)) as usize
}

/// Where groups of four of a window of letters start, as hashes.
fn hashes(window: &[u8]) -> impl Iterator<Item = usize> + '_ {
    window.windows(GRAM).map(|gram| hash(gram.try_into().unwrap_or_default()))
}

/// A run with the gaps round it, as far as it is looked for.
fn padded(run: &str) -> Vec<u8> {
    let mut codes = vec![0];
    codes.extend(run.bytes().take(LETTERS).map(code));
    if run.len() <= LETTERS {
        codes.push(0);
    }
    codes
}

impl Grams {
    /// Covers the runs, each of at least two letters. `known` are words with their frequency.
    pub(super) fn new<'w>(runs: &[&str], known: impl Iterator<Item = (&'w str, u32)>) -> Self {
        let shortest = runs.iter().map(|run| run.len()).min().unwrap_or(LETTERS);
        let stride = (shortest.max(2) - 1).min(LONGEST_STRIDE);
        let mut counts = vec![0_u32; 1 << HASH_BITS];
        for (word, frequency) in known {
            for hash in hashes(&padded(word)) {
                counts[hash] = counts[hash].saturating_add(frequency);
            }
        }
        let mut grams = Self { bits: vec![0; 1 << (HASH_BITS - 3)], stride };
        for run in runs {
            grams.cover(&padded(run), &counts);
        }
        grams
    }

    /// Adds the window of a run that brings the fewest new groups in common words.
    fn cover(&mut self, codes: &[u8], counts: &[u32]) {
        let length = GRAM + self.stride - 1;
        let cost = |window: &&[u8]| -> u64 {
            let new = |&hash: &usize| self.bits[hash >> 3] & (1 << (hash & 7)) == 0;
            hashes(window).filter(new).map(|hash| u64::from(counts[hash]) + 20).sum()
        };
        let Some(window) = codes.windows(length).min_by_key(cost) else { return };
        for hash in hashes(window).collect::<Vec<_>>() {
            self.bits[hash >> 3] |= 1 << (hash & 7);
        }
    }

    /// Finds the places of a block whose next letter may belong to a run that is looked for; returns how many there are.
    pub(super) fn places(&self, block: &Prepared, places: &mut Places) -> usize {
        let Ok(bits) = <&[u8; 1 << (HASH_BITS - 3)]>::try_from(self.bits.as_slice()) else { return 0 };
        match self.stride {
            1 => find::<1>(bits, block, places),
            2 => find::<2>(bits, block, places),
            3 => find::<3>(bits, block, places),
            _ => find::<4>(bits, block, places),
        }
    }
}

fn find<const STRIDE: usize>(
    bits: &[u8; 1 << (HASH_BITS - 3)],
    block: &Prepared,
    places: &mut Places,
) -> usize {
    let mut count = 0;
    let mut from = 0;
    while from < BLOCK {
        let mut seen = [0_u8; TOGETHER];
        let mut any = 0;
        for (index, seen) in seen.iter_mut().enumerate() {
            let at = from + index * STRIDE;
            let gram = [block[at], block[at + 1], block[at + 2], block[at + 3]];
            let hash = hash(gram);
            *seen = bits[hash >> 3] >> (hash & 7);
            any |= *seen;
        }
        if any & 1 != 0 {
            for (index, seen) in seen.iter().enumerate() {
                if seen & 1 != 0 && count < BLOCK {
                    places[count] = (from + index * STRIDE) as u16;
                    count += 1;
                }
            }
        }
        from += STRIDE * TOGETHER;
    }
    count
}

/// Prepares the block of `text` that starts at `start`; returns whether all of it is ASCII without a hyphen that may end a line.
#[inline]
pub(super) fn prepare(text: &[u8], start: usize, block: &mut Prepared) -> bool {
    block[0] = start.checked_sub(1).map_or(0, |before| code(text[before]));
    let rest = &text[start..];
    let length = rest.len().min(BLOCK + AFTER - 1);
    let mut all = 0;
    let mut hyphen = false;
    for (to, &byte) in block[1..=length].iter_mut().zip(&rest[..length]) {
        all |= byte;
        *to = code(byte);
    }
    for (&byte, &next) in rest[..length].iter().zip(rest.get(1..).unwrap_or_default()) {
        hyphen |= (byte == b'-') & !(b'0'..=b'z').contains(&next);
    }
    block[length + 1..].fill(0);
    all < 0x80 && !hyphen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_run_is_missed_wherever_it_stands() {
        for runs in
            [["ab", "abcd"], ["abc", "xyzzy"], ["abcd", "plughplugh"], ["abcde", "abcdefghijklmnopqrs"]]
        {
            let grams = Grams::new(&runs, std::iter::once(("the", 60_000)));
            for before in 0..2 * BLOCK + 20 {
                for run in runs {
                    let text = format!("{}{run}{}", "-".repeat(before), "-".repeat(30));
                    let mut found = false;
                    for start in (0..text.len()).step_by(BLOCK) {
                        let (mut block, mut places) = ([0; BLOCK + AFTER], [0; BLOCK]);
                        prepare(text.as_bytes(), start, &mut block);
                        let count = grams.places(&block, &mut places);
                        let letter = |&place: &u16| start + usize::from(place);
                        found |= places[..count]
                            .iter()
                            .any(|place| (before..before + run.len()).contains(&letter(place)));
                    }
                    assert!(found, "{run} after {before}");
                }
            }
        }
    }
}
