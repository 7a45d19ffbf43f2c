//! Searching bytes in blocks, so that the compiler can use vector instructions.

const BLOCK: usize = 32;

/// Index of the first byte for which `is` holds.
///
/// `is` should be free of look-ups in tables: it is asked of whole blocks.
#[inline]
pub(crate) fn find_byte(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    let (blocks, _) = bytes.as_chunks::<BLOCK>();
    // Each block is read to its end: without an early exit it becomes a few vector comparisons.
    let quiet = |block: &&[u8; BLOCK]| !block.iter().fold(false, |any, &byte| any | is(byte));
    let skipped = blocks.iter().take_while(quiet).count() * BLOCK;
    bytes[skipped..].iter().position(|&byte| is(byte)).map(|index| skipped + index)
}
