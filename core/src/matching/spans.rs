//! How long matches can be.

use super::program::{Choice, Group, Op};
use super::run::REACH;

/// How many words a step can take at most; [`REACH`] for no bound.
pub(super) struct Spans<'g> {
    groups: &'g [Group],
    /// By group; a group that is being looked through counts as without bound.
    known: Vec<Option<u32>>,
}

impl<'g> Spans<'g> {
    pub(super) fn new(groups: &'g [Group]) -> Self {
        Self { groups, known: vec![None; groups.len()] }
    }

    /// Of a sequence.
    pub(super) fn words(&mut self, sequence: &[Op]) -> u32 {
        sequence.iter().map(|op| self.step(op)).sum::<u32>().min(REACH)
    }

    fn step(&mut self, op: &Op) -> u32 {
        match op {
            Op::Word { .. } | Op::Number { .. } | Op::Year | Op::AnyWord | Op::Name => 1,
            Op::Gap(words) => u32::from(*words),
            Op::Punctuation(_) | Op::Start | Op::Not { .. } => 0,
            Op::Choice(choice) => self.choice(choice),
            Op::Group(group) => self.group(*group as usize),
        }
    }

    fn group(&mut self, group: usize) -> u32 {
        match self.known.get(group) {
            Some(Some(known)) => return *known,
            Some(None) => {}
            None => return 0,
        }
        self.known[group] = Some(REACH);
        let words = self.choice(&self.groups[group].choice);
        self.known[group] = Some(words);
        words
    }

    fn choice(&mut self, choice: &Choice) -> u32 {
        let of_words = u32::from(!choice.words.words().is_empty());
        choice.sequences.iter().map(|sequence| self.words(sequence)).max().unwrap_or(0).max(of_words)
    }
}
