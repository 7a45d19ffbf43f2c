//! What a group cannot match without, whichever of its alternatives does: one pass over a line shows that it need not be run there.

use super::lexicon::{UNKNOWN, WordId};
use super::program::{Group, Op};
use super::token::Token;
use super::words::WordSet;

/// Words, and whether any number will do instead.
#[derive(Clone, Debug)]
pub(crate) struct Want {
    words: WordSet,
    number: bool,
}

impl Want {
    /// What each alternative of the group needs: a number where it has one, or its shortest set of words. `None` if one needs neither.
    pub(super) fn of(group: &Group) -> Option<Self> {
        let mut words: Vec<WordId> = group.choice.words.words().to_vec();
        let mut number = false;
        for sequence in &group.choice.sequences {
            let sets = sequence.iter().filter_map(|op| match op {
                Op::Word { set, .. } => Some(set.words()),
                _ => None,
            });
            if sequence.iter().any(|op| matches!(op, Op::Number { .. } | Op::Year)) {
                number = true;
            } else {
                words.extend(sets.min_by_key(|set| set.len())?);
            }
        }
        Some(Self { words: WordSet::of_words(words.into_iter()), number })
    }

    /// Whether one of the tokens is what is wanted.
    pub(crate) fn is_among(&self, tokens: &[Token]) -> bool {
        tokens.iter().any(|token| {
            (self.number && token.number().is_some())
                || (token.word != UNKNOWN && self.words.contains(token.word))
        })
    }
}
