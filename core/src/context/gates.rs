//! Whether the context that a wording needs is there.

use std::collections::BTreeMap;
use std::ops::Range;

use super::sentences::Sentences;
use crate::matching::{Candidate, Matcher, Owner, Passage, TokenKind};
use crate::terminology::{Gate, Reach, Side, Terminology, Text, Within};

/// Judges gates in one passage. What gates ask for is looked up once; in a long passage sentence by sentence, until a gate asks for all of it.
pub(crate) struct GateJudge<'j> {
    terminology: &'j Terminology,
    matcher: &'j Matcher,
    passage: &'j Passage<'j>,
    sentences: &'j Sentences,
    /// The tokens that were looked through last, and what gates ask for there.
    cues: Option<(Range<usize>, BTreeMap<u32, Cues>)>,
}

/// Tokens beyond which a passage is looked through sentence by sentence, where gates ask for no more.
const LONG: usize = 256;

/// Where the cues of one group stand.
#[derive(Debug, Default)]
pub(super) struct Cues {
    /// Sorted.
    starts: Vec<usize>,
    /// For each cue the first end among it and all that start after it.
    ends: Vec<usize>,
}

impl Cues {
    /// Cues at these places, which are sorted by their start.
    pub(super) fn at(places: impl Iterator<Item = Range<usize>>) -> Self {
        let (starts, ends) = places.map(|place| (place.start, place.end)).unzip();
        let mut cues = Self { starts, ends };
        cues.find_first_ends();
        cues
    }

    /// Makes of the ends what they are to be.
    fn find_first_ends(&mut self) {
        let mut first_end = usize::MAX;
        for end in self.ends.iter_mut().rev() {
            first_end = first_end.min(*end);
            *end = first_end;
        }
    }

    /// Whether one of them stands within the tokens.
    pub(super) fn any_within(&self, tokens: &Range<usize>) -> bool {
        let first = self.starts.partition_point(|&start| start < tokens.start);
        self.ends.get(first).is_some_and(|&end| end <= tokens.end)
    }
}

impl<'j> GateJudge<'j> {
    pub(crate) fn new(
        terminology: &'j Terminology,
        matcher: &'j Matcher,
        passage: &'j Passage<'j>,
        sentences: &'j Sentences,
    ) -> Self {
        Self { terminology, matcher, passage, sentences, cues: None }
    }

    /// Whether a designation that was found counts where it stands: it has no gate, or its gate holds. What is no designation has none.
    pub(crate) fn lets_pass(&mut self, candidate: &Candidate) -> bool {
        let Owner::Designation { concept, designation } = candidate.owner else { return true };
        let concept = self.terminology.concepts.get(concept as usize);
        let designation = concept.and_then(|concept| concept.designations.get(designation as usize));
        let gate = designation.and_then(|designation| self.terminology.gate(designation.gate.as_ref()?));
        gate.is_none_or(|gate| self.holds(gate, &candidate.tokens))
    }

    /// Whether the gate holds for a wording.
    fn holds(&mut self, gate: &Gate, wording: &Range<usize>) -> bool {
        let terminology = self.terminology;
        let named = |name: &Text| terminology.gates.get(name);
        self.own_part_holds(gate, wording)
            && gate.all_of.iter().filter_map(named).all(|gate| self.own_part_holds(gate, wording))
            && (gate.one_of.is_empty()
                || gate.one_of.iter().filter_map(named).any(|gate| self.own_part_holds(gate, wording)))
    }

    fn own_part_holds(&mut self, gate: &Gate, wording: &Range<usize>) -> bool {
        let reach = self.scope(gate.within, wording);
        let has = |judge: &mut Self, name: &Text| judge.occurs(name, &reach, wording, gate.side);
        let cancels = self.scope(gate.unless_within, wording);
        gate.needs.iter().all(|name| has(self, name))
            && (gate.any.is_empty() || gate.any.iter().any(|name| has(self, name)))
            && !gate.unless.iter().any(|name| self.occurs(name, &cancels, wording, Side::Either))
    }

    fn occurs(&mut self, name: &str, scope: &Range<usize>, wording: &Range<usize>, side: Side) -> bool {
        let Some(group) = self.matcher.gate_group(name) else { return false };
        let known = self.cues.take().filter(|(known, _)| encloses(known, scope));
        let (_, cues) = self.cues.insert(known.unwrap_or_else(|| {
            let sentence = self.sentences.sentence(wording.start);
            let all = 0..self.passage.tokens().len();
            let is_long = all.len() > LONG;
            let tokens = if is_long && encloses(&sentence, scope) { sentence } else { all };
            let cues = cues_by_group(self.matcher, self.passage, &tokens);
            (tokens, cues)
        }));
        let Some(cues) = cues.get(&group) else { return false };
        let before = || cues.any_within(&(scope.start..scope.end.min(wording.start)));
        let after = || cues.any_within(&(scope.start.max(wording.end)..scope.end));
        match side {
            Side::Before => before(),
            Side::After => after(),
            Side::Either => before() || after(),
        }
    }

    fn scope(&self, within: Within, wording: &Range<usize>) -> Range<usize> {
        match within {
            Within::Unit(Reach::Clause) => self.sentences.clause(wording.start),
            Within::Unit(Reach::Sentence) => self.sentences.sentence(wording.start),
            Within::Unit(Reach::Paragraph) => 0..self.passage.tokens().len(),
            Within::Words(words) => self.words_around(words, wording),
        }
    }

    fn words_around(&self, words: u8, wording: &Range<usize>) -> Range<usize> {
        let sentence = self.sentences.sentence(wording.start);
        let is_word = |at: &usize| self.passage.tokens()[*at].kind != TokenKind::Punctuation;
        let start =
            (sentence.start..wording.start).rev().filter(is_word).nth(usize::from(words).saturating_sub(1));
        let end = (wording.end..sentence.end).filter(is_word).nth(usize::from(words).saturating_sub(1));
        start.unwrap_or(sentence.start)..end.map_or(sentence.end, |last| last + 1)
    }
}

fn encloses(tokens: &Range<usize>, scope: &Range<usize>) -> bool {
    tokens.start <= scope.start && scope.end <= tokens.end
}

fn cues_by_group(matcher: &Matcher, passage: &Passage<'_>, tokens: &Range<usize>) -> BTreeMap<u32, Cues> {
    let mut groups: BTreeMap<u32, Cues> = BTreeMap::new();
    for cue in matcher.gate_cues(passage, tokens) {
        if let Owner::Group(group) = cue.owner {
            let cues = groups.entry(group).or_default();
            cues.starts.push(cue.tokens.start);
            cues.ends.push(cue.tokens.end);
        }
    }
    groups.values_mut().for_each(Cues::find_first_ends);
    groups
}
