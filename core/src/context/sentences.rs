//! Sentences and clauses, as ranges of tokens.

use std::ops::Range;

use crate::matching::{Passage, TokenKind};

/// Words that end in a full stop without ending a sentence.
const ABBREVIATIONS: &[&str] = &[
    "al", "approx", "art", "arts", "ca", "cap", "cf", "ch", "co", "corp", "dept", "dr", "ed", "eds", "eg",
    "est", "etc", "fig", "gov", "hon", "ie", "inc", "jr", "lit", "ltd", "messrs", "mr", "mrs", "ms", "mt",
    "mx", "nr", "op", "para", "paras", "pp", "prof", "rep", "rev", "sch", "sec", "sen", "sr", "ss", "st",
    "supp", "viz", "vol", "vols", "vs",
];

/// For every token the sentence and the clause that it belongs to.
#[derive(Debug, Default)]
pub(crate) struct Sentences {
    sentence_ends: Vec<usize>,
    clause_ends: Vec<usize>,
}

impl Sentences {
    pub(crate) fn of(passage: &Passage<'_>) -> Self {
        let mut sentences = Self::default();
        let count = passage.tokens().len();
        for at in 0..count {
            let Some(mark) = passage.tokens()[at].mark() else { continue };
            match mark {
                '!' | '?' | '…' | '。' | '！' | '？' if ends_sentence(passage, at) => {
                    sentences.end_sentence(at + 1);
                }
                '.' if ends_sentence(passage, at) && !is_abbreviation(passage, at) => {
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

/// Whether a mark that can end a sentence does: space or the end follows, and then no small letter.
fn ends_sentence(passage: &Passage<'_>, at: usize) -> bool {
    let rest = &passage.text()[passage.span(at..at + 1).end()..];
    let mut characters =
        rest.chars().skip_while(|character| !character.is_alphanumeric() && !character.is_whitespace());
    match characters.next() {
        None => true,
        Some(character) if character.is_whitespace() => {
            let next = characters.find(|character| character.is_alphanumeric());
            next.is_none_or(|next| !next.is_lowercase())
        }
        Some(_) => false,
    }
}

/// Whether the full stop belongs to an abbreviation or an initial.
fn is_abbreviation(passage: &Passage<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let token = passage.tokens()[before];
    if token.kind != TokenKind::Word || !passage.between(at).is_empty() || at + 1 == passage.tokens().len() {
        return false;
    }
    let word = passage.folded_token(before);
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
