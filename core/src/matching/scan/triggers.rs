//! By which words a sequence is found: the cheapest to look for that every match holds.

use std::rc::Rc;

use super::edges::Edges;
use super::runs::RunId;
use super::sets::{ANY, SetBuilder, SetId};
use super::vocabulary::{Part, Vocabulary};
use crate::matching::lexicon::WordId;
use crate::matching::program::{Choice, Group, GroupId, Op};
use crate::matching::run::Direction;

/// What one occurrence of a trigger costs, in nanoseconds: to see it, and to look at its paragraph if its neighbours fit.
const SEEN: f64 = 60.0;
const FITS: f64 = 400.0;

/// A run, with what may stand before it and after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Trigger {
    pub(super) run: RunId,
    pub(super) before: SetId,
    pub(super) after: SetId,
}

/// Triggers of which every match holds one, and what they cost in a million words.
#[derive(Clone, Debug, Default)]
pub(super) struct Triggers {
    pub(super) cost: f64,
    pub(super) all: Vec<Trigger>,
}

/// What may stand beside a sequence.
#[derive(Clone, Copy)]
struct Beside {
    before: SetId,
    after: SetId,
}

const ANYTHING: Beside = Beside { before: ANY, after: ANY };

/// What is known of a group.
#[derive(Clone, Debug)]
enum Looked<T> {
    New,
    Through(Option<T>),
}

/// Chooses triggers.
pub(super) struct Chooser<'c> {
    pub(super) vocabulary: &'c Vocabulary<'c>,
    groups: &'c [Group],
    pub(super) edges: Edges<'c>,
    pub(super) sets: SetBuilder,
    /// By run, whether it is looked for already, so that it costs nothing more to see it.
    looked_for: Vec<bool>,
    /// By group, once it was looked through.
    known: Vec<Looked<Rc<Triggers>>>,
    /// By group, what it starts with, ends with and needs.
    starts: Vec<Option<SetId>>,
    ends: Vec<Option<SetId>>,
    needs: Vec<Looked<SetId>>,
}

impl<'c> Chooser<'c> {
    pub(super) fn new(vocabulary: &'c Vocabulary<'c>, groups: &'c [Group]) -> Self {
        let count = groups.len();
        Self {
            vocabulary,
            groups,
            edges: Edges::new(vocabulary, groups),
            sets: SetBuilder::default(),
            looked_for: vec![false; vocabulary.runs.len()],
            known: vec![Looked::New; count],
            starts: vec![None; count],
            ends: vec![None; count],
            needs: vec![Looked::New; count],
        }
    }

    /// The number of a set of runs.
    pub(super) fn set(&mut self, runs: Vec<RunId>) -> SetId {
        let vocabulary = self.vocabulary;
        self.sets.number(runs, |run| vocabulary.weight(run))
    }

    /// Takes note that a run is a trigger.
    pub(super) fn look_for(&mut self, run: RunId) {
        if let Some(known) = self.looked_for.get_mut(run as usize) {
            *known = true;
        }
    }

    /// The set of which a step needs one.
    pub(super) fn need(&mut self, op: &Op) -> Option<SetId> {
        let Op::Group(group) = op else {
            let need = self.edges.need(op)?;
            return Some(self.set(need));
        };
        let index = *group as usize;
        if let Looked::Through(known) = self.needs[index] {
            return known;
        }
        let need = self.edges.need_of_group(*group);
        let need = need.map(|need| self.set(need));
        self.needs[index] = Looked::Through(need);
        need
    }

    /// The set of which groups need one, if one of the groups must occur.
    pub(super) fn need_of(&mut self, clause: &[GroupId]) -> Option<SetId> {
        if let [group] = clause {
            return self.need(&Op::Group(*group));
        }
        let need = self.edges.need_of(clause)?;
        Some(self.set(need))
    }

    /// The triggers of a sequence; nothing if no word is sure to belong to it.
    pub(super) fn of(&mut self, sequence: &[Op]) -> Option<Rc<Triggers>> {
        self.sequence(sequence, ANYTHING)
    }

    /// The triggers of groups of which one must occur.
    pub(super) fn of_clause(&mut self, groups: &[GroupId]) -> Option<Rc<Triggers>> {
        if let [group] = groups {
            return self.step(&Op::Group(*group), ANYTHING);
        }
        let mut all = Triggers::default();
        for &group in groups {
            let found = self.step(&Op::Group(group), ANYTHING)?;
            all.cost += found.cost;
            all.all.extend(&found.all);
        }
        Some(Rc::new(all))
    }

    fn sequence(&mut self, sequence: &[Op], beside: Beside) -> Option<Rc<Triggers>> {
        let mut best: Option<Rc<Triggers>> = None;
        for (at, op) in sequence.iter().enumerate() {
            if !matches!(op, Op::Word { .. } | Op::Choice(_) | Op::Group(_)) {
                continue;
            }
            let before = self.edge(&sequence[..at], Direction::Backward, beside.before);
            let after = self.edge(&sequence[at + 1..], Direction::Forward, beside.after);
            let found = self.step(op, Beside { before, after });
            let better = |found: &Rc<Triggers>| best.as_ref().is_none_or(|best| found.cost < best.cost);
            if let Some(found) = found.filter(better) {
                best = Some(found);
            }
        }
        best
    }

    /// What may stand next to a step, given the rest of its sequence and what lies beyond it.
    fn edge(&mut self, rest: &[Op], direction: Direction, beyond: SetId) -> SetId {
        let next = match direction {
            Direction::Forward => rest.first(),
            Direction::Backward => rest.last(),
        };
        match next {
            None => return beyond,
            Some(Op::AnyWord | Op::Name | Op::Gap(_)) => return ANY,
            Some(Op::Group(group)) => {
                if let Some(known) = self.edge_of(*group, direction) {
                    return known;
                }
            }
            _ => {}
        }
        let edge = self.edges.of(rest, direction);
        let Some(mut runs) = edge.runs else { return ANY };
        if edge.empty {
            if beyond == ANY {
                return ANY;
            }
            runs.extend(self.sets.sets.get(beyond));
        }
        self.set(runs)
    }

    /// What a group starts or ends with, if it is never left out.
    fn edge_of(&mut self, group: GroupId, direction: Direction) -> Option<SetId> {
        let index = group as usize;
        let known = if direction == Direction::Forward { self.starts[index] } else { self.ends[index] };
        if known.is_some() {
            return known;
        }
        let edge = self.edges.of_group(group, direction);
        if edge.empty {
            return None;
        }
        let found = edge.runs.map_or(ANY, |runs| self.set(runs));
        let known = if direction == Direction::Forward { &mut self.starts } else { &mut self.ends };
        known[index] = Some(found);
        Some(found)
    }

    fn step(&mut self, op: &Op, beside: Beside) -> Option<Rc<Triggers>> {
        match op {
            Op::Word { set, .. } => {
                let mut triggers = Triggers::default();
                self.words(set.words(), beside, &mut triggers)?;
                Some(Rc::new(triggers))
            }
            Op::Choice(choice) => self.choice(choice, beside),
            Op::Group(group) => {
                let index = *group as usize;
                let groups = self.groups;
                if groups[index].choice.sequences.is_empty() {
                    return self.choice(&groups[index].choice, beside);
                }
                if let Looked::Through(known) = &self.known[index] {
                    return known.clone();
                }
                // Of a group that holds itself nothing is known.
                self.known[index] = Looked::Through(None);
                let found = self.choice(&groups[index].choice, ANYTHING);
                self.known[index] = Looked::Through(found.clone());
                found
            }
            _ => None,
        }
    }

    fn choice(&mut self, choice: &Choice, beside: Beside) -> Option<Rc<Triggers>> {
        if choice.optional {
            return None;
        }
        let mut triggers = Triggers::default();
        self.words(choice.words.words(), beside, &mut triggers)?;
        for sequence in &choice.sequences {
            let found = self.sequence(sequence, beside)?;
            triggers.cost += found.cost;
            triggers.all.extend(&found.all);
        }
        Some(Rc::new(triggers))
    }

    fn words(&self, words: &[WordId], beside: Beside, triggers: &mut Triggers) -> Option<()> {
        for &word in words {
            let run = self.vocabulary.run(word, Part::Main)?;
            // The neighbours of a part of a word are other parts of it.
            let Beside { before, after } = if self.vocabulary.is_plain(word) { beside } else { ANYTHING };
            let fits = FITS * self.sets.share(before) * self.sets.share(after);
            let seen = if self.looked_for[run as usize] { 0.0 } else { SEEN };
            triggers.cost += self.vocabulary.weight(run) * (seen + fits);
            triggers.all.push(Trigger { run, before, after });
        }
        Some(())
    }
}
