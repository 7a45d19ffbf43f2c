//! Sets of runs, each kept once.

use std::collections::BTreeMap;

use super::runs::RunId;

/// Number of a set in [`Sets`].
pub(super) type SetId = u32;

/// Anything at all: a set that everything is in.
pub(super) const ANY: SetId = SetId::MAX;

/// Sets of runs, one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Sets {
    runs: Vec<RunId>,
    ends: Vec<u32>,
}

impl Sets {
    /// The runs of a set, sorted.
    pub(super) fn get(&self, set: SetId) -> &[RunId] {
        let index = set as usize;
        let Some(&end) = self.ends.get(index) else { return &[] };
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.runs[start as usize..end as usize]
    }

    pub(super) fn has(&self, set: SetId, run: RunId) -> bool {
        set == ANY || self.get(set).binary_search(&run).is_ok()
    }
}

/// Sets in the making.
#[derive(Debug, Default)]
pub(super) struct SetBuilder {
    pub(super) sets: Sets,
    /// Sets by a hash of what is in them.
    numbers: BTreeMap<u64, Vec<SetId>>,
    /// By set, how often one of its runs is to be expected beside another.
    shares: Vec<f64>,
}

impl SetBuilder {
    /// The number of a set; `weight` says how often a run stands in a million words.
    pub(super) fn number(&mut self, mut runs: Vec<RunId>, weight: impl Fn(RunId) -> f64) -> SetId {
        runs.sort_unstable();
        runs.dedup();
        let same = self.numbers.entry(hash(&runs)).or_default();
        if let Some(&known) = same.iter().find(|&&known| self.sets.get(known) == runs) {
            return known;
        }
        let id = self.sets.ends.len() as SetId;
        same.push(id);
        self.sets.runs.extend(&runs);
        self.sets.ends.push(self.sets.runs.len() as u32);
        // Words that belong together stand together more often than by chance.
        self.shares.push((runs.iter().map(|&run| weight(run)).sum::<f64>() * 3e-6).min(1.0));
        id
    }

    /// The share of places at which one of the set is to be expected.
    pub(super) fn share(&self, set: SetId) -> f64 {
        self.shares.get(set as usize).copied().unwrap_or(1.0)
    }
}

fn hash(runs: &[RunId]) -> u64 {
    runs.iter().fold(0, |state: u64, &run| {
        (state.rotate_left(5) ^ u64::from(run)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    })
}
