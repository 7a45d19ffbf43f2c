//! Fingerprints: the same finding in the same words has the same fingerprint, wherever it stands and whatever the messages say.

use std::collections::HashMap;

/// FNV-1a, 64 bits: fixed, public, and the same on every machine.
fn fnv1a(parts: &[&str]) -> u64 {
    let mut state = 0xCBF2_9CE4_8422_2325_u64;
    for part in parts {
        for &byte in part.as_bytes().iter().chain(&[0xFF]) {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
    state
}

/// What a fingerprint is made of, apart from repeats: concept, folded match and neighbouring words.
pub(super) fn base(concept: &str, designation: &str, matched: &str, around: &str) -> u64 {
    fnv1a(&[concept, designation, matched, around])
}

/// Counts repeats, so that the same words in the same surroundings get different fingerprints.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    seen: HashMap<u64, u32>,
}

impl Fingerprints {
    /// The fingerprint with this base, with the ordinal of the repeat.
    pub(super) fn next(&mut self, base: u64) -> String {
        let ordinal = self.seen.entry(base).and_modify(|count| *count += 1).or_insert(0);
        if *ordinal == 0 { format!("{base:016x}") } else { format!("{base:016x}-{ordinal}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_stable_and_count_repeats() {
        let mut fingerprints = Fingerprints::default();
        let base = base("csam", "child-pornography", "child pornography", "police seized");
        let first = fingerprints.next(base);
        let second = fingerprints.next(base);
        assert_eq!(second, format!("{first}-1"));
        assert_eq!(fnv1a(&["a"]), fnv1a(&["a"]));
        assert_ne!(fnv1a(&["ab", "c"]), fnv1a(&["a", "bc"]));
    }
}
