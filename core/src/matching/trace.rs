//! How a match came about: what its groups matched, and the grammatical form of its head.

use std::ops::Range;

use super::program::{Choice, GroupId, Op};
use super::run::{Appearance, Direction, ORIGIN, REACH, Runner};
use super::words::Feature;
use crate::terminology::inflection::{Number, VerbForm};

/// What is known of a match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Trace {
    /// The groups at the top level of the pattern and the tokens that they matched.
    pub(crate) groups: Vec<(GroupId, Range<usize>)>,
    /// Number of the first `noun:` word.
    pub(crate) number: Option<Number>,
    /// Form of the first `verb:` word.
    pub(crate) verb: Option<VerbForm>,
}

impl<A: Appearance + ?Sized> Runner<'_, A> {
    /// How `sequence` matches exactly the tokens of `range`. Each step takes as much as it can, from the left.
    pub(crate) fn trace(&self, sequence: &[Op], range: Range<usize>) -> Option<Trace> {
        let mut trace = Trace::default();
        self.follow(sequence, range.start, range.end, &mut trace).then_some(trace)
    }

    fn follow(&self, sequence: &[Op], at: usize, end: usize, trace: &mut Trace) -> bool {
        let Some((op, rest)) = sequence.split_first() else { return at == end };
        let mut places = self.run(std::slice::from_ref(op), at, ORIGIN, Direction::Forward);
        while places != 0 {
            let distance = REACH - places.leading_zeros();
            places &= !(1 << distance);
            let next = at + distance as usize;
            if next > end || !self.can_reach(rest, next, end) {
                continue;
            }
            self.note(op, at..next, trace);
            return self.follow(rest, next, end, trace);
        }
        false
    }

    fn can_reach(&self, sequence: &[Op], at: usize, end: usize) -> bool {
        let places = self.run(sequence, at, ORIGIN, Direction::Forward);
        end.checked_sub(at)
            .is_some_and(|distance| distance <= REACH as usize && places & (1 << distance) != 0)
    }

    fn note(&self, op: &Op, range: Range<usize>, trace: &mut Trace) {
        match op {
            Op::Word { set, .. } => {
                let feature = self.tokens.get(range.start).and_then(|token| set.feature(token.word));
                note_feature(feature, trace);
            }
            Op::Group(id) => trace.groups.push((*id, range)),
            Op::Choice(choice) if !range.is_empty() => self.note_choice(choice, range, trace),
            _ => {}
        }
    }

    /// The head may stand in an alternative: *(noun:affair|noun:fling)*.
    fn note_choice(&self, choice: &Choice, range: Range<usize>, trace: &mut Trace) {
        if range.len() == 1 {
            let feature = self.tokens.get(range.start).and_then(|token| choice.words.feature(token.word));
            if feature.is_some() {
                return note_feature(feature, trace);
            }
        }
        for sequence in &choice.sequences {
            if self.can_reach(sequence, range.start, range.end) {
                self.follow(sequence, range.start, range.end, trace);
                return;
            }
        }
    }
}

fn note_feature(feature: Option<Feature>, trace: &mut Trace) {
    match feature {
        Some(Feature::Number(number)) => trace.number = trace.number.or(Some(number)),
        Some(Feature::Verb(form)) => trace.verb = trace.verb.or(Some(form)),
        None => {}
    }
}
