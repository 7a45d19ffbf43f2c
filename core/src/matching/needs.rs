//! The words that a sequence cannot match without.

use super::lexicon::WordId;
use super::program::{Choice, Group, GroupId, Op};

/// Words of which one is in every match, with what they weigh together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Need {
    pub(crate) weight: u64,
    pub(crate) words: Vec<WordId>,
}

impl Need {
    /// Words of either: for alternatives.
    fn join(&mut self, other: &Need) {
        self.weight += other.weight;
        self.words.extend(&other.words);
    }

    /// Words of either, if both are known.
    pub(crate) fn or(mut self, other: Option<Need>) -> Option<Need> {
        self.join(&other?);
        Some(self)
    }
}

/// What is known of a group.
#[derive(Clone, Debug)]
enum Known {
    New,
    Found(Option<Need>),
}

/// Finds what sequences need; each group is looked through once.
pub(crate) struct Needs<'c, W> {
    groups: &'c [Group],
    weight: W,
    /// By group, once it was looked through.
    known: Vec<Known>,
}

impl<'c, W: Fn(WordId) -> u64> Needs<'c, W> {
    /// `weight` says how often a word is to be expected.
    pub(crate) fn new(groups: &'c [Group], weight: W) -> Self {
        Self { groups, weight, known: vec![Known::New; groups.len()] }
    }

    /// Everything that the sequence needs, step by step. Empty if no word is sure to belong to it.
    pub(crate) fn of(&mut self, sequence: &[Op]) -> Vec<Need> {
        sequence.iter().filter_map(|op| self.step(op)).collect()
    }

    /// The lightest need of the sequence.
    pub(crate) fn lightest(&mut self, sequence: &[Op]) -> Option<Need> {
        self.of(sequence).into_iter().min_by_key(|need| need.weight)
    }

    /// What a group needs, whichever of its alternatives matches.
    pub(crate) fn of_group(&mut self, group: GroupId) -> Option<Need> {
        let index = group as usize;
        if let Known::Found(known) = self.known.get(index)? {
            return known.clone();
        }
        // A group that holds itself needs nothing that could be named.
        self.known[index] = Known::Found(None);
        let groups = self.groups;
        let need = self.choice(&groups[index].choice);
        self.known[index] = Known::Found(need.clone());
        need
    }

    fn step(&mut self, op: &Op) -> Option<Need> {
        match op {
            Op::Word { set, .. } => Some(self.words(set.words())),
            Op::Choice(choice) => self.choice(choice),
            Op::Group(group) => self.of_group(*group),
            _ => None,
        }
    }

    fn words(&self, words: &[WordId]) -> Need {
        let mut need = Need { weight: 0, words: words.to_vec() };
        need.weight = words.iter().map(|&word| (self.weight)(word)).sum();
        need
    }

    fn choice(&mut self, choice: &Choice) -> Option<Need> {
        if choice.optional {
            return None;
        }
        let mut need = self.words(choice.words.words());
        for sequence in &choice.sequences {
            need.join(&self.lightest(sequence)?);
        }
        Some(need)
    }
}
