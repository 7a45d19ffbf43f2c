//! Characters by which a text can hold a word without its letters standing side by side in the source.

use crate::fold::{fold, is_ignorable, is_line_break, is_space};
use crate::markup::Format;
use crate::text::find_byte;

/// What counts as odd depends on the words that are looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Odd {
    /// First bytes of characters that stand for a word which has no letters of ASCII to look for.
    leads: Vec<u8>,
    /// Whether there are words with letters outside ASCII: then a letter of ASCII may have a mark that makes it one of these.
    strict: bool,
}

impl Odd {
    /// `words` are those with letters outside ASCII; `unseen` of those the ones without letters of ASCII.
    pub(super) fn new<'w>(any_beyond_ascii: bool, unseen: impl Iterator<Item = &'w str>) -> Self {
        let mut sought: Vec<char> = unseen.filter_map(|word| word.chars().find(|c| !c.is_ascii())).collect();
        sought.sort_unstable();
        sought.dedup();
        let mut leads = Vec::new();
        if !sought.is_empty() {
            let lead = |c: char| c.encode_utf8(&mut [0; 4]).as_bytes().first().copied();
            let becomes = |c: &char| {
                let mut buffer = [0; 4];
                let folded = fold(c.encode_utf8(&mut buffer)).text;
                folded.chars().any(|c| sought.binary_search(&c).is_ok())
            };
            leads = ('\u{80}'..='\u{1FFFF}').filter(becomes).filter_map(lead).collect();
            leads.sort_unstable();
            leads.dedup();
        }
        Self { leads, strict: any_beyond_ascii }
    }

    /// The first place in the range that is odd.
    pub(super) fn next(&self, source: &str, from: usize, until: usize, format: Format) -> Option<usize> {
        let bytes = source.as_bytes();
        let mut at = from;
        let may_be = |byte: u8| byte >= 0x80 || byte == b'-';
        loop {
            // Characters beyond ASCII come in rows.
            if !bytes.get(at..until)?.first().is_some_and(|&byte| may_be(byte)) {
                at += find_byte(&bytes[at..until], may_be)?;
            }
            let Some(c) = source.get(at..).and_then(|rest| rest.chars().next()) else {
                at += 1;
                continue;
            };
            let odd = if c == '-' {
                breaks_word(source, at, c, format)
            } else {
                self.is_odd(source, at, c, format)
            };
            if odd {
                return Some(at);
            }
            at += c.len_utf8();
        }
    }

    fn is_odd(&self, source: &str, at: usize, c: char, format: Format) -> bool {
        let bytes = source.as_bytes();
        if self.leads.binary_search(&bytes[at]).is_ok() {
            return true;
        }
        if is_everyday(c) {
            return false;
        }
        if c == '\u{2010}' && breaks_word(source, at, c, format) {
            return true;
        }
        // Elsewhere what is not seen stands at the edge of a word, which is the same word without it.
        let after_letter = at.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_alphabetic());
        if (after_letter && (self.strict || is_ignorable(c))) || !self.leads.is_empty() {
            return true;
        }
        if is_ignorable(c) {
            return false;
        }
        fold(c.encode_utf8(&mut [0; 4])).text.bytes().any(|byte| byte.is_ascii_alphanumeric())
    }
}

/// Whether the hyphen `c` at `at` may stand within a word that goes on in the next line.
fn breaks_word(source: &str, at: usize, c: char, format: Format) -> bool {
    let bytes = source.as_bytes();
    let after_letter =
        at.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_alphabetic() || bytes[before] >= 0x80);
    if !after_letter {
        return false;
    }
    let rest = source[at + c.len_utf8()..].trim_start_matches([' ', '\t']);
    let Some(next) = rest.chars().next() else { return false };
    match next {
        '\n' | '\r' | '\u{B}' | '\u{C}' => true,
        // In markup a line can also end with a tag or a backslash.
        '<' | '\\' | '&' | '*' | '_' | '`' | '~' | ']' => format != Format::Plain,
        _ => !next.is_ascii() && (is_space(next) || is_line_break(next) || is_ignorable(next)),
    }
}

/// Characters in wide use whose fold has no letter or digit of ASCII and that never disappear.
fn is_everyday(c: char) -> bool {
    match c {
        'Æ' | 'æ' | 'ß' | 'İ' | 'Ĳ' | 'ĳ' | 'Ŀ' | 'ŀ' | 'ŉ' | 'Œ' | 'œ' | 'ſ' => false,
        _ => matches!(c,
            '\u{A0}'..='\u{A9}' | '\u{AB}' | '\u{AC}' | '\u{AE}'..='\u{B1}' | '\u{B4}'..='\u{B8}' | '\u{BB}'
            | '\u{BF}'..='\u{17F}' | '\u{370}'..='\u{481}' | '\u{48A}'..='\u{52F}' | '\u{5D0}'..='\u{5EA}'
            | '\u{620}'..='\u{64A}' | '\u{2011}'..='\u{2026}' | '\u{2030}'..='\u{205E}' | '\u{20AC}'
            | '\u{2190}'..='\u{22FF}' | '\u{2500}'..='\u{27BF}' | '\u{3000}'..='\u{3029}'
            | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FE}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}'
            | '\u{FF01}'..='\u{FF0F}' | '\u{1F000}'..='\u{1F0FF}' | '\u{1F1E6}'..='\u{1F1FF}'
            | '\u{1F300}'..='\u{1FAFF}'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_characters_fold_to_no_letter_and_stay() {
        for c in ('\u{80}'..='\u{1FFFF}').filter(|&c| is_everyday(c)) {
            let folded = fold(c.encode_utf8(&mut [0; 4])).text.into_owned();
            assert!(!folded.is_empty() && !folded.bytes().any(|byte| byte.is_ascii_alphanumeric()), "{c:?}");
            assert!(!is_ignorable(c), "{c:?}");
        }
    }

    #[test]
    fn only_what_can_hide_a_word_is_odd() {
        let odd = Odd::default();
        let places = |text: &str| odd.next(text, 0, text.len(), Format::Plain);
        for text in
            ["“it’s” – well… naïve café", "❤️ 👨‍👩‍👧 wow", "a - b - c", "well-known", "報告。", "end -\nof line"]
        {
            assert_eq!(places(text), None, "{text}");
        }
        for text in [
            "por\u{ad}n",
            "p\u{200b}orn",
            "ｐorn",
            "ﬁlm",
            "por-\nn",
            "por- \r\nn",
            "por\u{2010}\nn",
            "ſex",
            "por-\u{2028}n",
        ] {
            assert!(places(text).is_some(), "{text}");
        }
    }
}
