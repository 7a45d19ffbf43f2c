//! What can stand at the edges of a match: one look at a neighbouring token shows that most sequences need not be run.
//!
//! Every token belongs to one of 64 classes: words are spread over most of them, and unknown words, numbers and punctuation have their own. A
//! guard is the set of classes that the first and the last token of a match can have. It may let pass what does not match, never the reverse.

use super::lexicon::{UNKNOWN, WordId};
use super::program::{Choice, Group, Op, Sequence};
use super::run::Direction;

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

/// What is known of a group.
#[derive(Clone, Copy, Debug)]
enum Known {
    New,
    /// A group that holds itself may begin with anything.
    Open,
    Found(Guard),
}

/// The guards of all groups.
#[derive(Clone, Debug)]
pub(crate) struct Guards {
    known: Vec<Known>,
}

impl Guards {
    /// Finds the guards of the groups, and puts those of their alternatives beside them.
    pub(crate) fn new(groups: &mut [Group]) -> Self {
        let mut guards = Self { known: vec![Known::New; groups.len()] };
        for number in 0..groups.len() {
            guards.of_group(number, groups);
        }
        for group in groups {
            guards.fill_choice(&mut group.choice);
        }
        guards
    }

    fn of_group(&mut self, number: usize, groups: &[Group]) -> Guard {
        match self.known.get(number) {
            Some(Known::Found(guard)) => return *guard,
            Some(Known::New) => {}
            _ => return Guard::OPEN,
        }
        self.known[number] = Known::Open;
        let guard = self.of_choice(&groups[number].choice, groups);
        self.known[number] = Known::Found(guard);
        guard
    }

    /// The guard of a sequence.
    pub(crate) fn of(&mut self, sequence: &[Op], groups: &[Group]) -> Guard {
        let first = self.edge(sequence.iter(), groups, Direction::Forward);
        let last = self.edge(sequence.iter().rev(), groups, Direction::Backward);
        Guard { first, last }
    }

    fn edge<'o>(
        &mut self,
        ops: impl Iterator<Item = &'o Op>,
        groups: &[Group],
        direction: Direction,
    ) -> Classes {
        let mut classes = 0;
        for op in ops {
            let guard = self.of_op(op, groups);
            classes |= guard.ahead(direction);
            if !guard.is_nullable() {
                return classes;
            }
        }
        ANYTHING
    }

    /// The guard of one step; it holds [`OUTSIDE`] if the step may pass over no token.
    fn of_op(&mut self, op: &Op, groups: &[Group]) -> Guard {
        match op {
            Op::Word { set, .. } => Guard::both(set.classes()),
            // Words may name numbers.
            Op::Number { .. } => Guard::both(NUMBER | WORDS),
            Op::Year => Guard::both(NUMBER),
            Op::AnyWord | Op::Name => Guard::both(WORDS | UNKNOWN_WORD),
            Op::Punctuation(mark) => Guard::both(of_mark(*mark)),
            Op::Gap(_) => Guard::OPEN,
            Op::Start | Op::Not { .. } => Guard::both(OUTSIDE),
            Op::Choice(choice) => self.of_choice(choice, groups),
            Op::Group(group) => self.of_group(*group as usize, groups),
        }
    }

    fn of_choice(&mut self, choice: &Choice, groups: &[Group]) -> Guard {
        let mut guard = Guard::both(choice.words.classes());
        for sequence in &choice.sequences {
            guard = guard.or(self.of(sequence, groups));
        }
        if choice.optional { guard.or(Guard::both(OUTSIDE)) } else { guard }
    }

    /// Puts guards beside the alternatives in a sequence.
    pub(crate) fn fill(&mut self, sequence: &mut Sequence) {
        for op in sequence {
            match op {
                Op::Choice(choice) => self.fill_choice(choice),
                Op::Not { sequence, .. } => self.fill(sequence),
                _ => {}
            }
        }
    }

    fn fill_choice(&mut self, choice: &mut Choice) {
        for sequence in &mut choice.sequences {
            self.fill(sequence);
        }
        // All groups are known by now, so none is asked for.
        choice.guards = choice.sequences.iter().map(|sequence| self.of(sequence, &[])).collect();
        choice.guard = choice.guards.iter().fold(Guard::both(choice.words.classes()), |all, one| all.or(*one));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_of_tokens_are_apart() {
        let all = [of_word(0), of_word(57), of_word(UNKNOWN), of_number(), of_mark(','), of_mark('.'), OTHER_MARK];
        let sum = all.iter().fold(OUTSIDE, |sum, class| sum ^ class);
        assert_eq!(sum.count_ones() as usize, all.len() + 1);
    }
}
