//! What a group cannot match without, whichever of its alternatives does: one pass over a line shows that it need not be run there.

use super::lexicon::{UNKNOWN, WordId};
use super::program::{Group, Op};
use super::token::{Token, TokenKind};
use super::words::WordSet;

/// Tokens of which one must be there.
#[derive(Clone, Debug, Default)]
pub(crate) struct Want {
    words: WordSet,
    marks: Vec<char>,
    /// Any number, in digits or words.
    number: bool,
    /// A number in digits.
    digits: bool,
}

impl Want {
    /// What each alternative of the group needs: a number in digits where it has one, its shortest set of words, a mark, any number. `None` if
    /// one needs none of these.
    pub(super) fn of(group: &Group) -> Option<Self> {
        let mut words: Vec<WordId> = group.choice.words.words().to_vec();
        let mut want = Self::default();
        for sequence in &group.choice.sequences {
            let sets = sequence.iter().filter_map(|op| match op {
                Op::Word { set, .. } => Some(set.words()),
                _ => None,
            });
            let mark = sequence.iter().find_map(|op| match op {
                Op::Punctuation(mark) if !matches!(mark, ',' | '.') => Some(*mark),
                _ => None,
            });
            if sequence.iter().any(|op| matches!(op, Op::Year)) {
                want.digits = true;
            } else if let Some(set) = sets.min_by_key(|set| set.len()) {
                words.extend(set);
            } else if let Some(mark) = mark {
                want.marks.push(mark);
            } else if sequence.iter().any(|op| matches!(op, Op::Number { .. })) {
                want.number = true;
            } else {
                return None;
            }
        }
        want.words = WordSet::of_words(words.into_iter());
        Some(want)
    }

    /// Whether one of the tokens is what is wanted.
    pub(crate) fn is_among(&self, tokens: &[Token]) -> bool {
        tokens.iter().any(|token| match token.kind {
            TokenKind::Word => {
                (token.word != UNKNOWN && self.words.contains(token.word))
                    || (self.number && token.number().is_some())
            }
            TokenKind::Number => self.digits || self.number,
            TokenKind::Punctuation => token.mark().is_some_and(|mark| self.marks.contains(&mark)),
        })
    }
}
