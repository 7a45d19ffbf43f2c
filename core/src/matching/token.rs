//! From folded text to tokens: words, numbers and the punctuation that patterns can see.

use super::guard::{self, Classes};
use super::lexicon::{Key, Lexicon, UNKNOWN, WordId};
use crate::fold::LINE_HYPHEN;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A run of letters.
    Word,
    /// A run of digits, with the separators inside it.
    Number,
    /// One punctuation mark. Hyphens between words, quotation marks and apostrophes are no tokens: they never part a wording.
    Punctuation,
}

/// A token of a block, with its place in bytes of the folded text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    /// The word, if a pattern knows it.
    pub(crate) word: WordId,
    /// The value of a number, in digits or words, or the character of a punctuation mark; [`NO_VALUE`] if there is none.
    pub(crate) value: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// The value of a number that is not whole or too large.
pub(crate) const NO_VALUE: u32 = u32::MAX;

impl Token {
    /// The value, if the token is a whole number in digits or words.
    pub(crate) fn number(&self) -> Option<u32> {
        (self.kind != TokenKind::Punctuation && self.value != NO_VALUE).then_some(self.value)
    }

    /// The class that guards know the token by.
    pub(crate) fn class(&self) -> Classes {
        match self.kind {
            TokenKind::Word => guard::of_word(self.word),
            TokenKind::Number => guard::of_number(),
            TokenKind::Punctuation => guard::of_mark(self.mark().unwrap_or_default()),
        }
    }

    /// The punctuation mark, if the token is one.
    pub(crate) fn mark(&self) -> Option<char> {
        (self.kind == TokenKind::Punctuation).then(|| char::from_u32(self.value)).flatten()
    }
}

/// Cuts folded text into tokens, in order, into `tokens` (which is emptied first).
pub(crate) fn tokenize(text: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    tokens.clear();
    let mut lexer = Lexer { text, bytes: text.as_bytes(), lexicon, tokens };
    let mut at = 0;
    while at < lexer.bytes.len() {
        at = lexer.token(at);
    }
}

struct Lexer<'t, 'o> {
    text: &'t str,
    bytes: &'t [u8],
    lexicon: &'t Lexicon,
    tokens: &'o mut Vec<Token>,
}

impl Lexer<'_, '_> {
    /// Takes what stands at `at`; returns where it ends.
    fn token(&mut self, at: usize) -> usize {
        match self.bytes[at] {
            b' ' | b'\n' | b'"' | b'*' | b'_' => at + 1,
            b'a'..=b'z' => self.word(at),
            b'0'..=b'9' => self.number(at),
            b'-' => self.dash(at),
            b'\'' => self.apostrophe(at),
            byte if byte < 0x80 => self.punctuation(at, char::from(byte)),
            _ => {
                let character = self.character(at);
                if is_ideographic(character) {
                    self.ideographs(at)
                } else if is_letter(character) {
                    self.word(at)
                } else if is_quotation_mark(character) || character == LINE_HYPHEN {
                    at + character.len_utf8()
                } else {
                    self.punctuation(at, character)
                }
            }
        }
    }

    fn character(&self, at: usize) -> char {
        self.text[at..].chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// Where the run of letters that starts at `at` ends.
    fn letters_end(&self, mut at: usize) -> usize {
        while let Some(&byte) = self.bytes.get(at) {
            if byte.is_ascii_lowercase() {
                at += 1;
            } else if byte < 0x80 {
                break;
            } else {
                let character = self.character(at);
                if !is_letter(character) || is_ideographic(character) {
                    break;
                }
                at += character.len_utf8();
            }
        }
        at
    }

    /// The word that starts at `start`, in the way that does for nearly all: a few plain letters that end where the word does.
    fn word(&mut self, start: usize) -> usize {
        if let Some((key, end)) = short_word(self.bytes, start) {
            self.push_word(self.lexicon.get_short(key), start, end);
            return end;
        }
        self.any_word(start)
    }

    fn any_word(&mut self, start: usize) -> usize {
        let mut end = self.letters_end(start);
        // An apostrophe between letters belongs to the word (don't, l'enfant); the possessive 's is a word of its own.
        while self.bytes.get(end) == Some(&b'\'') {
            let next = self.letters_end(end + 1);
            if next == end + 1 || &self.bytes[end + 1..next] == b"s" {
                break;
            }
            end = next;
        }
        if self.text[end..].starts_with(LINE_HYPHEN)
            && let Some(joined_end) = self.joined(start, end)
        {
            return joined_end;
        }
        self.push_word(self.lexicon.get(&self.bytes[start..end]), start, end);
        end
    }

    /// Chinese, Japanese and Korean are written without spaces: a run of them is one unknown word that borders on other scripts.
    fn ideographs(&mut self, start: usize) -> usize {
        let rest = &self.text[start..];
        let length = rest.find(|character: char| !is_ideographic(character)).unwrap_or(rest.len());
        let end = start + length;
        self.push_word(self.lexicon.get(&self.bytes[start..end]), start, end);
        end
    }

    /// A word that is broken at the end of a line: one token if the two halves make a word that a pattern knows.
    fn joined(&mut self, start: usize, end: usize) -> Option<usize> {
        let second = end + LINE_HYPHEN.len_utf8();
        let second_end = self.letters_end(second);
        let word: String = [&self.text[start..end], &self.text[second..second_end]].concat();
        let id = self.lexicon.get(word.as_bytes());
        if id == UNKNOWN || second == second_end {
            return None;
        }
        self.push_word(id, start, second_end);
        Some(second_end)
    }

    fn number(&mut self, start: usize) -> usize {
        let mut end = start;
        let mut value = Some(0_u32);
        loop {
            match self.bytes.get(end) {
                Some(digit @ b'0'..=b'9') => {
                    value =
                        value.and_then(|value| value.checked_mul(10)?.checked_add(u32::from(digit - b'0')));
                }
                // 2,000 is one number; so is 163.1, which is not whole.
                Some(separator @ (b'.' | b','))
                    if self.bytes.get(end + 1).is_some_and(u8::is_ascii_digit) =>
                {
                    if *separator == b'.' {
                        value = None;
                    }
                }
                _ => break,
            }
            end += 1;
        }
        self.push(TokenKind::Number, UNKNOWN, value.unwrap_or(NO_VALUE), start, end);
        end
    }

    /// A dash with space around it parts clauses; any other joins words and is no token.
    fn dash(&mut self, at: usize) -> usize {
        let mut end = at + 1;
        while self.bytes.get(end) == Some(&b'-') {
            end += 1;
        }
        let open = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b' ' | b'\n'));
        if open(at.checked_sub(1).and_then(|before| self.bytes.get(before))) && open(self.bytes.get(end)) {
            self.push(TokenKind::Punctuation, UNKNOWN, u32::from('-'), at, end);
        }
        end
    }

    /// The possessive *'s* after a word is a word; any other apostrophe or single quotation mark is passed over.
    fn apostrophe(&mut self, at: usize) -> usize {
        let end = self.letters_end(at + 1);
        let after_word = self
            .tokens
            .last()
            .is_some_and(|token| token.end as usize == at && token.kind != TokenKind::Punctuation);
        if after_word && &self.bytes[at + 1..end] == b"s" {
            self.push_word(self.lexicon.get(&self.bytes[at..end]), at, end);
            return end;
        }
        at + 1
    }

    fn punctuation(&mut self, at: usize, character: char) -> usize {
        let end = at + character.len_utf8();
        self.push(TokenKind::Punctuation, UNKNOWN, u32::from(character), at, end);
        end
    }

    fn push_word(&mut self, word: WordId, start: usize, end: usize) {
        let value = if word == UNKNOWN { NO_VALUE } else { self.lexicon.value(word) };
        self.push(TokenKind::Word, word, value, start, end);
    }

    fn push(&mut self, kind: TokenKind, word: WordId, value: u32, start: usize, end: usize) {
        self.tokens.push(Token { kind, word, value, start: start as u32, end: end as u32 });
    }
}

/// The key and the end of the run of small ASCII letters that starts at `start`, if it is short and a word by itself: no apostrophe and
/// nothing beyond ASCII follows.
#[inline]
fn short_word(bytes: &[u8], start: usize) -> Option<(Key, usize)> {
    let low = eight(bytes, start);
    let letters = small_letters(low);
    let (key, end) = if letters < 8 {
        ([low & below(letters), 0], start + letters)
    } else {
        let high = eight(bytes, start + 8);
        let letters = small_letters(high);
        if letters == 8 {
            return None;
        }
        ([low, high & below(letters)], start + 8 + letters)
    };
    match bytes.get(end) {
        Some(b'\'' | 0x80..) => None,
        _ => Some((key, end)),
    }
}

/// Eight bytes from `at` on; zeros stand for what is beyond the end.
#[inline]
fn eight(bytes: &[u8], at: usize) -> u64 {
    if let Some(Ok(eight)) = bytes.get(at..at + 8).map(<[u8; 8]>::try_from) {
        return u64::from_le_bytes(eight);
    }
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().take(8).rev().fold(0, |all, &byte| (all << 8) | u64::from(byte))
}

/// How many of eight bytes, from the first on, are `a` to `z`.
#[inline]
fn small_letters(eight: u64) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = ONES * 0x80;
    let ascii = eight & !HIGH;
    // The high bit of each byte: set from `a` on, and set after `z`.
    let from_a = ascii + ONES * (0x80 - u64::from(b'a'));
    let after_z = ascii + ONES * (0x7F - u64::from(b'z'));
    let others = (!from_a | after_z | eight) & HIGH;
    others.trailing_zeros() as usize / 8
}

/// The bits of so many bytes, fewer than eight.
fn below(bytes: usize) -> u64 {
    (1 << (8 * bytes)) - 1
}

fn is_letter(character: char) -> bool {
    // Combining marks stay with their letter; they are what is left of decomposed clusters that have no composed form.
    character.is_alphabetic() || unicode_normalization::char::is_combining_mark(character)
}

fn is_ideographic(character: char) -> bool {
    matches!(u32::from(character), 0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// Quotation marks that may stand within a wording.
fn is_quotation_mark(character: char) -> bool {
    matches!(
        character,
        '“' | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '‘'
            | '’'
            | '‚'
            | '「'
            | '」'
            | '『'
            | '』'
            | '〝'
            | '〞'
            | '〟'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<String> {
        let mut lexicon = Lexicon::default();
        for word in ["pornography", "underage", "child"] {
            lexicon.add(word);
        }
        let mut tokens = Vec::new();
        tokenize(text, &lexicon, &mut tokens);
        tokens.iter().map(|token| text[token.start as usize..token.end as usize].to_owned()).collect()
    }

    #[test]
    fn short_words_are_found_as_all_words_are() {
        let mut lexicon = Lexicon::default();
        for (byte, length) in (0..=255_u8).flat_map(|byte| (0..20).map(move |length| (byte, length))) {
            let mut bytes = vec![b'm'; length];
            bytes.push(byte);
            bytes.extend(b"az");
            let Ok(text) = std::str::from_utf8(&bytes) else { continue };
            if let Some((key, end)) = short_word(text.as_bytes(), 0) {
                let run = text.find(|letter: char| !letter.is_ascii_lowercase()).unwrap_or(text.len());
                assert_eq!(end, run, "{text}");
                let id = lexicon.add(&text[..run]);
                assert_eq!(lexicon.get_short(key), id, "{text}");
            }
        }
    }

    #[test]
    fn cuts_words_numbers_and_punctuation() {
        for (text, expected) in [
            ("child-pornography", vec!["child", "pornography"]),
            ("the child's rights", vec!["the", "child", "'s", "rights"]),
            ("don't, l'enfant", vec!["don't", ",", "l'enfant"]),
            ("15-year-old (14)", vec!["15", "year", "old", "(", "14", ")"]),
            ("2,000 and 163.1, 2011/93", vec!["2,000", "and", "163.1", ",", "2011", "/", "93"]),
            ("under-16s", vec!["under", "16", "s"]),
            ("he – left - early", vec!["he", "–", "left", "-", "early"]),
            ("the “child” ‘pornography’", vec!["the", "child", "pornography"]),
            ("por‧nography", vec!["por‧nography"]),
            ("child‧pornography", vec!["child", "pornography"]),
            ("naïve école 漢字", vec!["naïve", "école", "漢字"]),
            ("保护child pornography报告", vec!["保护", "child", "pornography", "报告"]),
            ("'90s 'quote'", vec!["90", "s", "quote"]),
            ("", vec![]),
            ("abcdefgh abcdefghi", vec!["abcdefgh", "abcdefghi"]),
            ("abcdefghijklmnop abcdefghijklmnopq", vec!["abcdefghijklmnop", "abcdefghijklmnopq"]),
            ("abcdefgé abcdefghé", vec!["abcdefgé", "abcdefghé"]),
        ] {
            assert_eq!(tokens(text), expected, "{text}");
        }
    }
}
