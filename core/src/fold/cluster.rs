//! Clusters: a character and what attaches to it.

use std::iter;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};
use unicode_normalization::{IsNormalized, is_nfc_quick};

use super::ignorable;

/// Where the cluster ends whose base ends at `from`.
///
/// Ignorable characters between the base and a mark are part of the cluster, those after the last mark are not. Variation selectors are marks
/// where they follow their base directly.
pub(super) fn end(text: &str, from: usize) -> usize {
    let mut end = from;
    while may_attach(text.as_bytes(), end) {
        let Some(next) = text[end..].chars().next() else { break };
        if attaches(next) {
            end += next.len_utf8();
            continue;
        }
        if !ignorable::is_ignorable(next) {
            break;
        }
        let seen = ignorable::end(text, end);
        match text[seen..].chars().next() {
            Some(c) if attaches(c) => end = seen + c.len_utf8(),
            _ => break,
        }
    }
    end
}

/// Whether `c` belongs to the cluster of what stands before it: combining marks of every kind, and the vowels and final consonants that
/// complete a Hangul syllable.
pub(super) fn attaches(c: char) -> bool {
    if is_apart(c) {
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

/// Ranges in wide use in which nothing attaches: letters of Latin, Greek, Cyrillic, Hebrew and Arabic, punctuation, ideographs, syllables,
/// pictographs. The look-up in the Unicode tables costs more than this.
fn is_apart(c: char) -> bool {
    matches!(c, '\0'..'\u{300}' | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{590}' | '\u{5D0}'..='\u{60F}'
        | '\u{620}'..='\u{64A}' | '\u{1E00}'..'\u{20D0}' | '\u{2100}'..'\u{2CEF}' | '\u{3000}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}' | '\u{30A0}'..='\u{3130}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{FF01}'..='\u{FF9D}' | '\u{1F000}'..='\u{1FBFF}')
}

/// A quick look at the first byte: U+0300 and above start with 0xCC or more; below, only the soft hyphen can stand before a mark.
fn may_attach(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        Some(0xC2) => bytes.get(at + 1) == Some(&0xAD),
        Some(&byte) => byte >= 0xCC,
        None => false,
    }
}
