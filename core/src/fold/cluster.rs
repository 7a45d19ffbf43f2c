//! Clusters: a character and what attaches to it.

use std::iter;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};
use unicode_normalization::{IsNormalized, is_nfc_quick};

use super::ignorable;

/// Where the cluster ends whose base ends at `from`.
///
/// Ignorable characters between the base and a mark are part of the cluster, those after the last mark are not. Variation selectors are marks.
pub(super) fn end(text: &str, from: usize) -> usize {
    let mut end = from;
    while may_attach(text.as_bytes(), end) {
        let next = end_of_invisible(text, end);
        match text[next..].chars().next() {
            Some(c) if attaches(c) => end = next + c.len_utf8(),
            _ => break,
        }
    }
    end
}

/// Whether `c` belongs to the cluster of what stands before it: combining marks of every kind, and the vowels and final consonants that
/// complete a Hangul syllable.
pub(super) fn attaches(c: char) -> bool {
    // Whole ranges without any: below U+0300, punctuation, ideographs, syllables.
    if matches!(c, '\0'..'\u{300}' | '\u{2010}'..'\u{20D0}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
    {
        return false;
    }
    // A half-width or compatibility character attaches if what it stands for does.
    let mut first = None;
    decompose_compatible(c, |part| {
        first.get_or_insert(part);
    });
    let first = first.unwrap_or(c);
    is_combining_mark(first) || is_nfc_quick(iter::once(first)) == IsNormalized::Maybe
}

/// A quick look at the first byte: U+0300 and above start with 0xCC or more; below, only the soft hyphen can stand before a mark.
fn may_attach(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        Some(0xC2) => bytes.get(at + 1) == Some(&0xAD),
        Some(&byte) => byte >= 0xCC,
        None => false,
    }
}

/// Where the ignorable characters at `from` end that are not marks themselves.
fn end_of_invisible(text: &str, from: usize) -> usize {
    let invisible = |c| ignorable::is_ignorable(c) && !is_combining_mark(c);
    text.len() - text[from..].trim_start_matches(invisible).len()
}
