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
    fn add(&mut self, more: Vec<RunId>) {
        if let Some(runs) = &mut self.runs {
            runs.extend(more);
        }
    }

    fn tidy(&mut self) {
        if let Some(runs) = &mut self.runs {
            runs.sort_unstable();
            runs.dedup();
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
        self.sequence(sequence, direction, &mut edge);
        edge
    }

    /// What a group starts or ends with.
    pub(super) fn of_group(&mut self, group: GroupId, direction: Direction) -> Edge {
        let mut edge = Edge { runs: Some(Vec::new()), empty: false };
        self.group(group, direction, &mut edge);
        edge
    }

    /// Adds to `edge` what a sequence starts or ends with; `edge` can be empty afterwards if the sequence can.
    fn sequence(&mut self, sequence: &[Op], direction: Direction, edge: &mut Edge) {
        edge.empty = true;
        let mut step = |op: &Op| {
            edge.empty = false;
            self.step(op, direction, edge);
            !edge.empty || edge.runs.is_none()
        };
        match direction {
            Direction::Forward => sequence.iter().any(&mut step),
            Direction::Backward => sequence.iter().rev().any(&mut step),
        };
    }

    fn step(&mut self, op: &Op, direction: Direction, edge: &mut Edge) {
        let part = if direction == Direction::Forward { Part::First } else { Part::Last };
        match op {
            Op::Word { set, .. } => self.words(set, part, &mut edge.runs),
            Op::Number { min, max } => edge.add(self.vocabulary.numbers(*min, *max, part)),
            Op::Year => edge.add(vec![DIGITS]),
            Op::AnyWord | Op::Name | Op::Gap(_) => edge.runs = None,
            // What has no letters or digits is not seen.
            Op::Punctuation(_) | Op::Start | Op::Not { .. } => edge.empty = true,
            Op::Choice(choice) => self.choice(choice, direction, edge),
            Op::Group(group) => self.group(*group, direction, edge),
        }
    }

    /// Adds the runs of words; nothing is known if one of them has none.
    fn words(&self, set: &WordSet, part: Part, runs: &mut Option<Vec<RunId>>) {
        for &word in set.words() {
            match (runs.as_mut(), self.vocabulary.run(word, part)) {
                (Some(runs), Some(run)) => runs.push(run),
                _ => *runs = None,
            }
        }
    }

    fn choice(&mut self, choice: &Choice, direction: Direction, edge: &mut Edge) {
        let part = if direction == Direction::Forward { Part::First } else { Part::Last };
        let mut empty = choice.optional;
        self.words(&choice.words, part, &mut edge.runs);
        for sequence in &choice.sequences {
            self.sequence(sequence, direction, edge);
            empty |= edge.empty;
        }
        edge.empty = empty;
    }

    fn group(&mut self, group: GroupId, direction: Direction, edge: &mut Edge) {
        let index = group as usize;
        let known = |edges: &mut Self| match direction {
            Direction::Forward => std::mem::replace(&mut edges.starts[index], Known::New),
            Direction::Backward => std::mem::replace(&mut edges.ends[index], Known::New),
        };
        let remember = |edges: &mut Self, edge: Edge| match direction {
            Direction::Forward => edges.starts[index] = Known::Found(edge),
            Direction::Backward => edges.ends[index] = Known::Found(edge),
        };
        let found = match known(self) {
            Known::Found(found) => found,
            Known::New => {
                // Of a group that holds itself nothing is known.
                remember(self, Edge { runs: None, empty: false });
                let groups = self.groups;
                let mut found = Edge { runs: Some(Vec::new()), empty: false };
                self.choice(&groups[index].choice, direction, &mut found);
                found.tidy();
                found
            }
        };
        edge.empty = found.empty;
        match (&mut edge.runs, &found.runs) {
            (Some(runs), Some(more)) => runs.extend(more),
            (runs, _) => *runs = None,
        }
        remember(self, found);
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

    pub(super) fn need(&mut self, op: &Op) -> Option<Vec<RunId>> {
        match op {
            Op::Word { set, .. } => self.main_runs(set),
            Op::Number { min, max } => Some(self.vocabulary.numbers(*min, *max, Part::Main)),
            Op::Year => Some(vec![DIGITS]),
            Op::Choice(choice) => self.need_of_choice(choice),
            Op::Group(group) => self.need_of_group(*group),
            _ => None,
        }
    }

    pub(super) fn need_of_group(&mut self, group: GroupId) -> Option<Vec<RunId>> {
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

    fn main_runs(&self, set: &WordSet) -> Option<Vec<RunId>> {
        set.words().iter().map(|&word| self.vocabulary.run(word, Part::Main)).collect()
    }

    fn need_of_choice(&mut self, choice: &Choice) -> Option<Vec<RunId>> {
        if choice.optional {
            return None;
        }
        let mut need = self.main_runs(&choice.words)?;
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
