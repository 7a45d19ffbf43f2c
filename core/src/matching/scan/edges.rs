//! What can stand beside a step of a sequence, and what must stand somewhere.

use super::runs::{DIGITS, RunId};
use super::vocabulary::{Part, Vocabulary};
use crate::matching::program::{Choice, Group, GroupId, Op};
use crate::matching::run::Direction;
use crate::matching::words::WordSet;

/// The runs with which what is described can start (or end, seen backwards).
#[derive(Clone, Debug, Default)]
pub(super) struct Edge {
    /// `None`: any run.
    pub(super) runs: Option<Vec<RunId>>,
    /// Whether it can be without any run.
    pub(super) empty: bool,
}

impl Edge {
    fn any() -> Self {
        Self { runs: None, empty: false }
    }

    /// Adds what else can stand there.
    fn join(&mut self, other: Self) {
        self.empty |= other.empty;
        match (&mut self.runs, other.runs) {
            (Some(runs), Some(more)) => runs.extend(more),
            (runs, _) => *runs = None,
        }
    }
}

/// What is known of a group.
#[derive(Clone, Debug)]
enum Known<T> {
    New,
    Found(T),
}

/// Finds edges and needs; each group is looked through once.
pub(super) struct Edges<'c> {
    vocabulary: &'c Vocabulary<'c>,
    groups: &'c [Group],
    starts: Vec<Known<Edge>>,
    ends: Vec<Known<Edge>>,
    needs: Vec<Known<Option<Vec<RunId>>>>,
}

impl<'c> Edges<'c> {
    pub(super) fn new(vocabulary: &'c Vocabulary<'c>, groups: &'c [Group]) -> Self {
        let (starts, ends) = (vec![Known::New; groups.len()], vec![Known::New; groups.len()]);
        Self { vocabulary, groups, starts, ends, needs: vec![Known::New; groups.len()] }
    }

    /// What a sequence starts with, or ends with if it is read backwards.
    pub(super) fn of(&mut self, sequence: &[Op], direction: Direction) -> Edge {
        let mut edge = Edge { runs: Some(Vec::new()), empty: true };
        let mut step = |op: &Op| {
            edge.empty = false;
            edge.join(self.step(op, direction));
            !edge.empty || edge.runs.is_none()
        };
        match direction {
            Direction::Forward => sequence.iter().any(&mut step),
            Direction::Backward => sequence.iter().rev().any(&mut step),
        };
        edge
    }

    fn step(&mut self, op: &Op, direction: Direction) -> Edge {
        let part = if direction == Direction::Forward { Part::First } else { Part::Last };
        let some = |runs| Edge { runs: Some(runs), empty: false };
        match op {
            Op::Word { set, .. } => Edge { runs: self.words(set, part), empty: false },
            Op::Number { min, max } => some(self.vocabulary.numbers(*min, *max, part)),
            Op::Year => some(vec![DIGITS]),
            Op::AnyWord | Op::Name | Op::Gap(_) => Edge::any(),
            // What has no letters or digits is not seen.
            Op::Punctuation(_) | Op::Start | Op::Not { .. } => Edge { runs: Some(Vec::new()), empty: true },
            Op::Choice(choice) => self.choice(choice, direction),
            Op::Group(group) => self.group(*group, direction),
        }
    }

    fn words(&self, set: &WordSet, part: Part) -> Option<Vec<RunId>> {
        set.words().iter().map(|&word| self.vocabulary.run(word, part)).collect()
    }

    fn choice(&mut self, choice: &Choice, direction: Direction) -> Edge {
        let part = if direction == Direction::Forward { Part::First } else { Part::Last };
        let mut edge = Edge { runs: self.words(&choice.words, part), empty: choice.optional };
        for sequence in &choice.sequences {
            edge.join(self.of(sequence, direction));
        }
        edge
    }

    fn group(&mut self, group: GroupId, direction: Direction) -> Edge {
        let index = group as usize;
        let known = match direction {
            Direction::Forward => &mut self.starts[index],
            Direction::Backward => &mut self.ends[index],
        };
        if let Known::Found(edge) = known {
            return edge.clone();
        }
        // Of a group that holds itself nothing is known.
        *known = Known::Found(Edge::any());
        let groups = self.groups;
        let edge = self.choice(&groups[index].choice, direction);
        let known = match direction {
            Direction::Forward => &mut self.starts[index],
            Direction::Backward => &mut self.ends[index],
        };
        *known = Known::Found(edge.clone());
        edge
    }

    /// Everything of which a sequence needs one, step by step.
    pub(super) fn needs(&mut self, sequence: &[Op]) -> Vec<Vec<RunId>> {
        sequence.iter().filter_map(|op| self.need(op)).collect()
    }

    /// The runs of which groups need one, if one of the groups must occur.
    pub(super) fn need_of(&mut self, groups: &[GroupId]) -> Option<Vec<RunId>> {
        let mut need = Vec::new();
        for &group in groups {
            need.extend(self.need_of_group(group)?);
        }
        Some(need)
    }

    fn need(&mut self, op: &Op) -> Option<Vec<RunId>> {
        match op {
            Op::Word { set, .. } => self.words(set, Part::Main),
            Op::Number { min, max } => Some(self.vocabulary.numbers(*min, *max, Part::Main)),
            Op::Year => Some(vec![DIGITS]),
            Op::Choice(choice) => self.need_of_choice(choice),
            Op::Group(group) => self.need_of_group(*group),
            _ => None,
        }
    }

    fn need_of_group(&mut self, group: GroupId) -> Option<Vec<RunId>> {
        let index = group as usize;
        if let Known::Found(need) = &self.needs[index] {
            return need.clone();
        }
        self.needs[index] = Known::Found(None);
        let groups = self.groups;
        let need = self.need_of_choice(&groups[index].choice);
        self.needs[index] = Known::Found(need.clone());
        need
    }

    fn need_of_choice(&mut self, choice: &Choice) -> Option<Vec<RunId>> {
        if choice.optional {
            return None;
        }
        let mut need = self.words(&choice.words, Part::Main)?;
        for sequence in &choice.sequences {
            let all = self.needs(sequence);
            let weight = |runs: &Vec<RunId>| runs.iter().map(|&run| self.vocabulary.weight(run)).sum::<f64>();
            need.extend(all.into_iter().min_by(|one, other| weight(one).total_cmp(&weight(other)))?);
        }
        need.sort_unstable();
        need.dedup();
        Some(need)
    }
}
