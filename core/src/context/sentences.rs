//! Sentences and clauses, as ranges of tokens.

use std::cell::OnceCell;
use std::ops::Range;

use crate::matching::{Appearance, Passage, TokenKind};

/// Words that end in a full stop without ending a sentence.
const ABBREVIATIONS: &[&str] = &[
    "al", "approx", "art", "arts", "ca", "cap", "cf", "ch", "co", "corp", "dept", "dr", "ed", "eds", "eg",
    "est", "etc", "fig", "gov", "hon", "ie", "inc", "jr", "lit", "ltd", "messrs", "mr", "mrs", "ms", "mt",
    "mx", "nr", "op", "para", "paras", "pp", "prof", "rep", "rev", "sch", "sec", "sen", "sr", "ss", "st",
    "supp", "viz", "vol", "vols", "vs",
];

/// No abbreviation is longer, nor any single letter, in bytes.
const LONGEST_ABBREVIATION: usize = 6;

/// For every token the sentence and the clause that it belongs to.
#[derive(Debug, Default)]
pub(crate) struct Sentences {
    sentence_ends: Vec<usize>,
    clause_ends: Vec<usize>,
    /// For each sentence its words with content, and how many of them start with a capital; counted when first asked for.
    capitals: OnceCell<Vec<(usize, usize)>>,
}

impl Sentences {
    pub(crate) fn of(passage: &Passage<'_>) -> Self {
        let mut sentences = Self::default();
        let count = passage.tokens().len();
        let mut ahead = Ahead { text: passage.text(), gap: None, word: None };
        for at in 0..count {
            let Some(mark) = passage.tokens()[at].mark() else { continue };
            match mark {
                '!' | '?' | '…' | '。' | '！' | '？' if ahead.ends_sentence(passage, at) => {
                    sentences.end_sentence(at + 1);
                }
                '.' if ahead.ends_sentence(passage, at) && !is_abbreviation(passage, at) => {
                    sentences.end_sentence(at + 1);
                }
                ';' | ':' | '-' | '–' | '(' | ')' => sentences.clause_ends.push(at + 1),
                _ => {}
            }
        }
        if sentences.sentence_ends.last() != Some(&count) {
            sentences.end_sentence(count);
        }
        sentences
    }

    fn end_sentence(&mut self, end: usize) {
        self.sentence_ends.push(end);
        if self.clause_ends.last() != Some(&end) {
            self.clause_ends.push(end);
        }
    }

    /// The tokens of the sentence that holds the token.
    pub(crate) fn sentence(&self, token: usize) -> Range<usize> {
        range_of(&self.sentence_ends, token)
    }

    /// The words with content in the sentence that holds the token, and how many of them start with a capital.
    pub(crate) fn capitals(&self, passage: &Passage<'_>, token: usize) -> (usize, usize) {
        let counts = self.capitals.get_or_init(|| {
            let mut start = 0;
            let count = |&end: &usize| {
                let words = (start..end).filter(|&at| is_content(passage, at));
                start = end;
                words.fold((0, 0), |(all, high), at| (all + 1, high + usize::from(is_capital(passage, at))))
            };
            self.sentence_ends.iter().map(count).collect()
        });
        let at = self.sentence_ends.partition_point(|&end| end <= token);
        counts.get(at).copied().unwrap_or_default()
    }

    /// The tokens of the clause that holds the token.
    pub(crate) fn clause(&self, token: usize) -> Range<usize> {
        range_of(&self.clause_ends, token)
    }
}

fn range_of(ends: &[usize], token: usize) -> Range<usize> {
    let at = ends.partition_point(|&end| end <= token);
    let start = if at == 0 { 0 } else { ends[at - 1] };
    start..ends.get(at).copied().unwrap_or(token + 1)
}

/// Whether a token is a word of more than three letters: shorter ones stay small in titles.
pub(crate) fn is_content(passage: &Passage<'_>, at: usize) -> bool {
    passage.tokens()[at].kind == TokenKind::Word && passage.folded_token(at).len() > 3
}

/// Whether a token starts with a capital.
pub(crate) fn is_capital(passage: &Passage<'_>, at: usize) -> bool {
    passage.starts_with_capital(at)
}

/// What stands ahead of a place, remembered: places are asked for in order, so no stretch of the text is read twice.
struct Ahead<'t> {
    text: &'t str,
    /// The last answers: where the look began, and where a space, letter or digit stands.
    gap: Option<(usize, usize)>,
    /// The same for a letter or digit.
    word: Option<(usize, usize)>,
}

impl Ahead<'_> {
    /// Whether a mark that can end a sentence does: space or the end follows, and then no small letter.
    fn ends_sentence(&mut self, passage: &Passage<'_>, at: usize) -> bool {
        let after = passage.span(at..at + 1).end();
        let gap = next(self.text, &mut self.gap, after, |c| c.is_alphanumeric() || c.is_whitespace());
        let character = |at: usize| self.text[at..].chars().next();
        match character(gap) {
            None => true,
            Some(found) if found.is_whitespace() => {
                let word = next(self.text, &mut self.word, gap, char::is_alphanumeric);
                character(word).is_none_or(|found| !found.is_lowercase())
            }
            Some(_) => false,
        }
    }
}

/// The first place from `from` on whose character is wanted, or the end; `known` is the last answer.
fn next(text: &str, known: &mut Option<(usize, usize)>, from: usize, wanted: impl Fn(char) -> bool) -> usize {
    if let Some((start, found)) = *known
        && (start..=found).contains(&from)
    {
        return found;
    }
    let found = text[from..].find(wanted).map_or(text.len(), |index| from + index);
    *known = Some((from, found));
    found
}

/// Whether the full stop belongs to an abbreviation or an initial.
fn is_abbreviation(passage: &Passage<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let token = passage.tokens()[before];
    if token.kind != TokenKind::Word || !passage.between(at).is_empty() || at + 1 == passage.tokens().len() {
        return false;
    }
    let word = passage.folded_token(before);
    if word.len() > LONGEST_ABBREVIATION {
        return false;
    }
    let single = word.chars().count() == 1 && word != "i";
    single || ABBREVIATIONS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::Lexicon;

    #[test]
    fn sentences_end_where_a_reader_would_end_them() {
        for (text, expected) in [
            ("One. Two! Three?", vec!["One.", "Two!", "Three?"]),
            ("Dr. Doe met Mr. Roe. They left.", vec!["Dr. Doe met Mr. Roe.", "They left."]),
            ("J. Doe said “No.” Then she left.", vec!["J. Doe said “No.", "Then she left."]),
            ("At 5 p.m. he left; it rained.", vec!["At 5 p.m. he left; it rained."]),
            ("Sec. 163.1 applies. É vero. 漢字。", vec!["Sec. 163.1 applies.", "É vero.", "漢字。"]),
            ("no stop at the end", vec!["no stop at the end"]),
        ] {
            let lexicon = Lexicon::default();
            let passage = Passage::new(text, &lexicon);
            let sentences = Sentences::of(&passage);
            let mut found = Vec::new();
            let mut at = 0;
            while at < passage.tokens().len() {
                let range = sentences.sentence(at);
                found.push(passage.surface(range.clone()));
                at = range.end;
            }
            assert_eq!(found, expected);
        }
    }
}
