//! Steps 3 to 5 on one cluster: plain punctuation, compatibility composition, lower case.

use std::iter;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::ignorable::is_ignorable;
use super::punctuation::plain;

/// The fold of a cluster of one character that is not ignorable, where it is one character and found without decomposing.
///
/// Where it gives an answer, [`fold_cluster`] gives the same.
pub(super) fn fold_char(c: char) -> Option<char> {
    if let Some(folded) = fold_common(c) {
        return Some(folded);
    }
    let ascii = plain(c);
    if ascii.is_ascii() {
        return Some(ascii.to_ascii_lowercase());
    }
    // The accented `æ` is composed, yet its base becomes two letters.
    if matches!(c, 'Ǣ' | 'ǣ' | 'Ǽ' | 'ǽ') || is_nfkc_quick(iter::once(c)) != IsNormalized::Yes {
        return None;
    }
    match lower(c) {
        [Some(folded), None] => Some(folded),
        _ => None,
    }
}

/// Where the letters that start at `from` end which fold to themselves unless something attaches to the last; `from` if there are none.
///
/// It knows the letters in wide use only.
pub(super) fn end_of_unchanged(text: &str, from: usize) -> usize {
    text.len() - text[from..].trim_start_matches(|c| fold_common(c) == Some(c)).len()
}

/// The fold of letters in wide use; a look-up in the Unicode tables costs more than this.
fn fold_common(c: char) -> Option<char> {
    match c {
        // The letters that become two.
        'æ' | 'Æ' | 'ß' => None,
        'à'..='ÿ' | 'а'..='џ' | 'א'..='ת' | '\u{620}'..='\u{64A}' | '\u{4E00}'..='\u{9FFF}' | '가'..='힣' => {
            Some(c)
        }
        'À'..='Ö' | 'Ø'..='Þ' | 'А'..='Я' => char::from_u32(u32::from(c) + 32),
        _ => None,
    }
}

/// Appends the fold of a cluster; ignorable characters in it are left out.
pub(super) fn fold_cluster(cluster: &str, folded: &mut String) {
    let seen = cluster.chars().filter(|&c| !is_ignorable(c)).map(plain);
    // Decomposing brings out capitals and dashes that hide in one character (℡, ⁻), so these follow once more.
    let decomposed = seen.nfkd().map(plain).flat_map(|c| lower(c).into_iter().flatten());
    folded.extend(decomposed.nfc());
}

/// Lower case of a character, with the cases that lower case alone leaves apart: `ß` and `ss`, both forms of sigma, and the ligatures that
/// are letters to Unicode.
fn lower(c: char) -> [Option<char>; 2] {
    match c {
        'ß' | 'ẞ' => [Some('s'), Some('s')],
        'ς' => [Some('σ'), None],
        'æ' | 'Æ' => [Some('a'), Some('e')],
        'œ' | 'Œ' => [Some('o'), Some('e')],
        _ => {
            // No lower case is longer than two characters.
            let mut lower = c.to_lowercase();
            [lower.next(), lower.next()]
        }
    }
}
