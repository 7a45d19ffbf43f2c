//! The words that a sequence cannot match without.

use super::lexicon::WordId;
use super::program::{Choice, Group, GroupId, Op};
use super::words::WordSet;

/// Words of which one is in every match, with what they weigh together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Need {
    pub(crate) weight: u64,
    pub(crate) words: WordSet,
}

impl Need {
    /// Words of either; nothing if one is not known.
    pub(crate) fn any(needs: &[Option<Need>]) -> Option<Need> {
        let needs: Vec<&Need> = needs.iter().map(Option::as_ref).collect::<Option<_>>()?;
        let words = needs.iter().flat_map(|need| need.words.words()).copied();
        Some(Need { weight: needs.iter().map(|need| need.weight).sum(), words: WordSet::of_words(words) })
    }

    /// The lightest of the needs, as many as asked, the lightest first.
    pub(crate) fn lightest(mut needs: Vec<Need>, count: usize) -> Vec<Need> {
        needs.sort_by_key(|need| need.weight);
        needs.truncate(count);
        needs
    }
}

/// What is known of a group.
#[derive(Clone, Debug)]
enum Known<T> {
    New,
    Found(Option<T>),
}

/// Finds what sequences need; each group is looked through once.
pub(crate) struct Needs<'c, W> {
    groups: &'c [Group],
    weight: W,
    /// By group, once it was looked through.
    weights: Vec<Known<u64>>,
    known: Vec<Known<Need>>,
    /// Room for the weights of a sequence's steps.
    room: Vec<(u64, usize)>,
}

impl<'c, W: Fn(WordId) -> u64> Needs<'c, W> {
    /// `weight` says how often a word is to be expected.
    pub(crate) fn new(groups: &'c [Group], weight: W) -> Self {
        let (weights, known) = (vec![Known::New; groups.len()], vec![Known::New; groups.len()]);
        Self { groups, weight, weights, known, room: Vec::new() }
    }

    /// The lightest needs of the sequence, as many as asked, the lightest first. Empty if no word is sure to belong to it.
    pub(crate) fn of(&mut self, sequence: &[Op], count: usize) -> Vec<Need> {
        // What steps need is gathered for the lightest only: of most the weight is enough.
        let mut weights = std::mem::take(&mut self.room);
        weights.clear();
        for (at, op) in sequence.iter().enumerate() {
            weights.extend(self.step_weight(op).map(|weight| (weight, at)));
        }
        weights.sort_unstable();
        weights.truncate(count);
        let needs = weights.iter().filter_map(|&(_, at)| self.step(&sequence[at])).collect();
        self.room = weights;
        needs
    }

    /// The lightest need of the sequence.
    pub(crate) fn lightest(&mut self, sequence: &[Op]) -> Option<Need> {
        self.of(sequence, 1).pop()
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

    fn group_weight(&mut self, group: GroupId) -> Option<u64> {
        let index = group as usize;
        if let Known::Found(known) = self.weights.get(index)? {
            return *known;
        }
        self.weights[index] = Known::Found(None);
        let groups = self.groups;
        let weight = self.choice_weight(&groups[index].choice);
        self.weights[index] = Known::Found(weight);
        weight
    }

    fn step(&mut self, op: &Op) -> Option<Need> {
        match op {
            Op::Word { set, .. } => Some(Need { weight: self.weigh(set), words: set.clone() }),
            Op::Choice(choice) => self.choice(choice),
            Op::Group(group) => self.of_group(*group),
            _ => None,
        }
    }

    fn step_weight(&mut self, op: &Op) -> Option<u64> {
        match op {
            Op::Word { set, .. } => Some(self.weigh(set)),
            Op::Choice(choice) => self.choice_weight(choice),
            Op::Group(group) => self.group_weight(*group),
            _ => None,
        }
    }

    fn weigh(&self, set: &WordSet) -> u64 {
        set.words().iter().map(|&word| (self.weight)(word)).sum()
    }

    fn choice(&mut self, choice: &Choice) -> Option<Need> {
        if choice.optional {
            return None;
        }
        let own = Need { weight: self.weigh(&choice.words), words: choice.words.clone() };
        if choice.sequences.is_empty() {
            return Some(own);
        }
        let mut all = vec![Some(own)];
        all.extend(choice.sequences.iter().map(|sequence| self.lightest(sequence)));
        Need::any(&all)
    }

    fn choice_weight(&mut self, choice: &Choice) -> Option<u64> {
        if choice.optional {
            return None;
        }
        let mut weight = self.weigh(&choice.words);
        for sequence in &choice.sequences {
            let mut lightest: Option<u64> = None;
            for op in sequence.iter() {
                if let Some(step) = self.step_weight(op) {
                    lightest = Some(lightest.map_or(step, |known| known.min(step)));
                }
            }
            weight += lightest?;
        }
        Some(weight)
    }
}
