//! What can stand at the edges of a match: one look at a neighbouring token shows that most sequences need not be run.
//!
//! Every token belongs to one of 64 classes: words are spread over most of them, and unknown words, numbers and punctuation have their own. A
//! guard is the set of classes that the first and the last token of a match can have. It may let pass what does not match, never the reverse.

use super::lexicon::{UNKNOWN, WordId};
use super::program::{Group, Op, Sequence};
use super::run::Direction;
use super::words::WordSet;

/// A set of classes of tokens, a bit each.
pub(crate) type Classes = u64;

/// Classes that words share.
const WORD_CLASSES: u32 = 58;
const WORDS: Classes = (1 << WORD_CLASSES) - 1;
const UNKNOWN_WORD: Classes = 1 << WORD_CLASSES;
const NUMBER: Classes = 1 << 59;
const COMMA: Classes = 1 << 60;
const FULL_STOP: Classes = 1 << 61;
const OTHER_MARK: Classes = 1 << 62;

/// All punctuation.
pub(crate) const PUNCTUATION: Classes = COMMA | FULL_STOP | OTHER_MARK;

/// Beyond the first or last token.
pub(crate) const OUTSIDE: Classes = 1 << 63;
/// Every class: for a sequence that may match no token at all.
pub(crate) const ANYTHING: Classes = Classes::MAX;

/// The class of a word.
pub(crate) fn of_word(word: WordId) -> Classes {
    if word == UNKNOWN { UNKNOWN_WORD } else { 1 << (word % WORD_CLASSES) }
}

/// The class of a number in digits.
pub(crate) fn of_number() -> Classes {
    NUMBER
}

/// The class of a punctuation mark.
pub(crate) fn of_mark(mark: char) -> Classes {
    match mark {
        ',' => COMMA,
        '.' => FULL_STOP,
        _ => OTHER_MARK,
    }
}

/// The classes of the tokens at the edges of what a sequence matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Guard {
    pub(crate) first: Classes,
    pub(crate) last: Classes,
}

impl Default for Guard {
    fn default() -> Self {
        Self::OPEN
    }
}

impl Guard {
    /// Lets everything pass.
    pub(crate) const OPEN: Self = Self { first: ANYTHING, last: ANYTHING };

    /// The classes of the token that a run in this direction meets first.
    pub(crate) fn ahead(self, direction: Direction) -> Classes {
        match direction {
            Direction::Forward => self.first,
            Direction::Backward => self.last,
        }
    }

    fn or(self, other: Self) -> Self {
        Self { first: self.first | other.first, last: self.last | other.last }
    }

    fn both(classes: Classes) -> Self {
        Self { first: classes, last: classes }
    }

    fn is_nullable(self) -> bool {
        self.first & OUTSIDE != 0
    }
}

/// The guard of a sequence.
pub(crate) fn of(sequence: &[Op], groups: &[Group]) -> Guard {
    let first = edge(sequence.iter(), groups, Direction::Forward);
    let last = edge(sequence.iter().rev(), groups, Direction::Backward);
    Guard { first, last }
}

/// The guards of alternatives, and that of the choice between them.
pub(super) fn of_alternatives(
    words: &WordSet,
    sequences: &[Sequence],
    groups: &[Group],
) -> (Box<[Guard]>, Guard) {
    let guards: Box<[Guard]> = sequences.iter().map(|sequence| of(sequence, groups)).collect();
    let of_words = Guard::both(words.classes());
    let all = guards.iter().fold(of_words, |all, guard| all.or(*guard));
    (guards, all)
}

fn edge<'o>(ops: impl Iterator<Item = &'o Op>, groups: &[Group], direction: Direction) -> Classes {
    let mut classes = 0;
    for op in ops {
        let guard = of_op(op, groups);
        classes |= guard.ahead(direction);
        if !guard.is_nullable() {
            return classes;
        }
    }
    ANYTHING
}

/// The guard of one step; it holds [`OUTSIDE`] if the step may pass over no token.
fn of_op(op: &Op, groups: &[Group]) -> Guard {
    match op {
        Op::Word { set, .. } => Guard::both(set.classes()),
        // Words may name numbers.
        Op::Number { .. } => Guard::both(NUMBER | WORDS),
        Op::Year => Guard::both(NUMBER),
        Op::AnyWord | Op::Name => Guard::both(WORDS | UNKNOWN_WORD),
        Op::Punctuation(mark) => Guard::both(of_mark(*mark)),
        Op::Gap(_) => Guard::OPEN,
        Op::Start | Op::Not { .. } => Guard::both(OUTSIDE),
        Op::Choice(choice) if choice.optional => choice.guard.or(Guard::both(OUTSIDE)),
        Op::Choice(choice) => choice.guard,
        // A group that is not compiled yet, as it holds itself, may begin with anything.
        Op::Group(group) => groups.get(*group as usize).map_or(Guard::OPEN, |group| group.choice.guard),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_of_tokens_are_apart() {
        let all =
            [of_word(0), of_word(57), of_word(UNKNOWN), of_number(), of_mark(','), of_mark('.'), OTHER_MARK];
        let sum = all.iter().fold(OUTSIDE, |sum, class| sum ^ class);
        assert_eq!(sum.count_ones() as usize, all.len() + 1);
    }
}
