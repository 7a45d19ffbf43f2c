//! Cues of mention by the words that they cannot do without, and how far from the wording these may stand.

use super::guard::{self, Classes};
use super::lexicon::{UNKNOWN, WordId};
use super::needs::Needs;
use super::program::{Group, Op, Sequence};
use super::run::{Appearance, Direction, ORIGIN, REACH, Runner};
use super::spans::Spans;
use super::token::{Token, TokenKind};
use std::ops::Range;

/// A cue of mention, cut at the wording that it speaks about.
#[derive(Clone, Debug)]
pub(crate) struct CompiledCue {
    /// Index of the cue in the terminology.
    pub(crate) cue: u32,
    pub(super) before: Sequence,
    pub(super) after: Sequence,
}

/// All cues.
#[derive(Clone, Debug, Default)]
pub(crate) struct CueIndex {
    cues: Vec<CompiledCue>,
    /// For each word the cues that cannot hold without it or a word like it.
    before: ByWord,
    after: ByWord,
    /// Cues that need no word.
    wordless: Vec<Entry>,
}

/// The cues of one side by word, those whose word may stand farther away first.
#[derive(Clone, Debug, Default)]
struct ByWord(Vec<Vec<Entry>>);

#[derive(Clone, Copy, Debug)]
struct Entry {
    cue: u32,
    /// How many words from the wording the word can stand.
    farthest: u32,
    /// What can stand directly before and after the wording.
    before: Classes,
    after: Classes,
}

impl CueIndex {
    pub(super) fn push(&mut self, cue: u32, before: Sequence, after: Sequence) {
        self.cues.push(CompiledCue { cue, before, after });
    }

    /// Makes the tables.
    pub(super) fn seal<W: Fn(WordId) -> u64>(&mut self, needs: &mut Needs<'_, W>, groups: &[Group]) {
        let mut spans = Spans::new(groups);
        for (number, cue) in self.cues.iter().enumerate() {
            let (before, after) = (guard::of(&cue.before, groups), guard::of(&cue.after, groups));
            let entry = |farthest: u32| Entry {
                cue: number as u32,
                farthest,
                before: before.last,
                after: after.first,
            };
            let steps = |sequence: &[Op], backward: bool| -> Vec<usize> {
                let all = 0..sequence.len();
                if backward { all.rev().collect() } else { all.collect() }
            };
            let mut best: Option<(bool, u32, super::needs::Need)> = None;
            for (sequence, backward) in [(&cue.before, true), (&cue.after, false)] {
                let mut farthest = 0_u32;
                for at in steps(sequence, backward) {
                    let op = &sequence[at..=at];
                    farthest = farthest.saturating_add(spans.words(op)).min(REACH);
                    let Some(need) = needs.lightest(op) else { continue };
                    if best.as_ref().is_none_or(|(.., known)| need.weight < known.weight) {
                        best = Some((backward, farthest, need));
                    }
                }
            }
            let Some((backward, farthest, need)) = best else {
                self.wordless.push(entry(REACH));
                continue;
            };
            let side = if backward { &mut self.before } else { &mut self.after };
            for &word in need.words.words() {
                side.add(word, entry(farthest));
            }
        }
    }

    /// The cues that stand round the tokens, in the order of the terminology.
    pub(super) fn around<A: Appearance + ?Sized>(
        &self,
        runner: &Runner<'_, A>,
        tokens: &Range<usize>,
    ) -> Vec<&CompiledCue> {
        let before = runner.class_at(tokens.start, 0, Direction::Backward);
        let after = runner.class_at(tokens.end, 0, Direction::Forward);
        let may_hold = |entry: &Entry| entry.before & before != 0 && entry.after & after != 0;
        let wordless = self.wordless.iter().filter(|entry| may_hold(entry));
        let mut numbers: Vec<u32> = wordless.map(|entry| entry.cue).collect();
        let left = runner.tokens[..tokens.start].iter().rev();
        let right = runner.tokens.get(tokens.end..).unwrap_or_default().iter();
        self.before.collect(left, may_hold, &mut numbers);
        self.after.collect(right, may_hold, &mut numbers);
        numbers.sort_unstable();
        numbers.dedup();
        let (start, end) = (tokens.start, tokens.end);
        let holds = |cue: &&CompiledCue| {
            runner.run(&cue.before, start, ORIGIN, Direction::Backward) != 0
                && runner.run(&cue.after, end, ORIGIN, Direction::Forward) != 0
        };
        numbers.into_iter().filter_map(|number| self.cues.get(number as usize)).filter(holds).collect()
    }
}

impl ByWord {
    fn add(&mut self, word: WordId, entry: Entry) {
        let at = word as usize;
        if self.0.len() <= at {
            self.0.resize(at + 1, Vec::new());
        }
        let cues = &mut self.0[at];
        let place = cues.partition_point(|other| other.farthest >= entry.farthest);
        cues.insert(place, entry);
    }

    /// Adds the cues whose word is among `tokens`, which lead away from the wording, and near enough.
    fn collect<'t>(
        &self,
        tokens: impl Iterator<Item = &'t Token>,
        may_hold: impl Fn(&Entry) -> bool,
        numbers: &mut Vec<u32>,
    ) {
        let mut distance = 0;
        for token in tokens.take(REACH as usize) {
            distance += u32::from(token.kind != TokenKind::Punctuation);
            let near = self.of(token.word).iter().take_while(|entry| distance <= entry.farthest);
            numbers.extend(near.filter(|entry| may_hold(entry)).map(|entry| entry.cue));
        }
    }

    fn of(&self, word: WordId) -> &[Entry] {
        if word == UNKNOWN { &[] } else { self.0.get(word as usize).map_or(&[], Vec::as_slice) }
    }
}
