//! Many patterns, each with a number, found in one pass: what a classifier looks for.

use super::compile::{Compiler, GroupSource};
use super::index::{Hit, NEEDS, RuleIndex};
use super::lexicon::{Lexicon, WordId};
use super::needs::Needs;
use super::passage::Passage;
use super::program::Group;
use super::run::Runner;
use crate::terminology::Text;
use crate::terminology::inflection::Spelling;

/// Compiled patterns without owners; their number is their place in the list that was handed in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Phrases {
    lexicon: Lexicon,
    groups: Vec<Group>,
    index: RuleIndex,
}

/// Where a phrase stands: tokens `start..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PhraseHit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) phrase: u32,
}

impl Phrases {
    /// Compiles the patterns; the numbers of those that no plain word anchors are returned too. Groups are looked up in the last of
    /// `groups` first.
    pub(crate) fn new(
        spelling: &Spelling,
        groups: Vec<&GroupSource>,
        patterns: &[Text],
    ) -> (Self, Vec<usize>) {
        let mut compiler = Compiler::new(spelling, groups);
        let sequences: Vec<_> = patterns.iter().map(|pattern| compiler.sequence(pattern)).collect();
        let weights = compiler.weights();
        let weight = |word: WordId| weights.get(word as usize).copied().unwrap_or(1);
        let mut needs = Needs::new(&compiler.groups, &weight);
        let mut index = RuleIndex::default();
        let mut unanchored = Vec::new();
        for (number, sequence) in sequences.iter().enumerate() {
            match compiler.anchored(sequence, &weight) {
                Some(parts) => index.add(number as u32, parts, false, needs.of(sequence, NEEDS), Vec::new()),
                None => unanchored.push(number),
            }
        }
        index.seal(compiler.lexicon().len(), &compiler.groups);
        let (lexicon, groups) = compiler.finish();
        (Self { lexicon, groups, index }, unanchored)
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Every phrase in the passage, sorted by place.
    pub(crate) fn find(&self, passage: &Passage<'_>) -> Vec<PhraseHit> {
        let mut hits: Vec<Hit> = Vec::new();
        let mut runner =
            Runner { tokens: passage.tokens(), groups: &self.groups, appearance: passage, loose: false };
        self.index.find(&mut runner, 0..passage.tokens().len(), None, &mut hits);
        hits.iter()
            .map(|hit| PhraseHit { start: hit.start as usize, end: hit.end as usize, phrase: hit.pattern })
            .collect()
    }
}
