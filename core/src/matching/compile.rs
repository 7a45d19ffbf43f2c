//! From the patterns of the terminology to compiled sequences and the rules that find them.
//!
//! Patterns are compiled while they are read: no tree of them is made. Words and groups, which stand in many patterns, are compiled once.
//!
//! A pattern is found through its *anchor*: a word that every match holds, the rarest there is. What stands before and after the anchor is
//! verified over the tokens around it, so the search itself looks at single words only.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::lexicon::{Lexicon, UNKNOWN, WordId};
use super::program::{Choice, Group, GroupId, Op, Sequence};
use super::words::{Feature, Form, WordSet};
use crate::fold::fold;
use crate::terminology::inflection::{Number, Respelled, Spelling, VerbForm};
use crate::terminology::pattern::{self, Leaf, Make, WordForm};
use crate::terminology::{Patterns, Text};

/// Named groups, as they are written.
pub(crate) type GroupSource = BTreeMap<Text, Patterns>;

/// What is being compiled: words and groups known so far.
pub(crate) struct Compiler<'t> {
    pub(crate) groups: Vec<Group>,
    group_names: Lexicon,
    words: Words<'t>,
    /// Where groups are looked up, the later ones first.
    sources: Vec<&'t GroupSource>,
    /// Steps of sequences that are open.
    ops: Vec<Op>,
    /// Sequences that are closed and belong to nothing yet.
    closed: Vec<Sequence>,
    /// Room for the forms of a choice.
    forms: Vec<Form>,
}

/// A compiled pattern cut at its anchor.
#[derive(Clone, Debug)]
pub(crate) struct Anchored {
    sequence: Sequence,
    at: usize,
    pub(crate) anchor: Anchor,
}

impl Anchored {
    /// What stands before the anchor.
    pub(crate) fn before(&self) -> &[Op] {
        &self.sequence[..self.at]
    }

    /// What stands after the anchor.
    pub(crate) fn after(&self) -> &[Op] {
        &self.sequence[self.at + 1..]
    }
}

/// What a search looks for to find a pattern.
#[derive(Clone, Debug)]
pub(crate) enum Anchor {
    /// One of a set of words; in capitals only, if `capitals`.
    Words { set: WordSet, capitals: bool },
    /// A number within bounds: only where a pattern has no word that is always there.
    Number { min: u32, max: u32 },
}

impl<'t> Compiler<'t> {
    pub(crate) fn new(spelling: &'t Spelling, sources: Vec<&'t GroupSource>) -> Self {
        Self {
            groups: Vec::new(),
            group_names: Lexicon::default(),
            words: Words::new(spelling),
            sources,
            ops: Vec::new(),
            closed: Vec::new(),
            forms: Vec::new(),
        }
    }

    /// The words of all that was compiled, and the groups.
    pub(crate) fn finish(self) -> (Lexicon, Vec<Group>) {
        (self.words.lexicon, self.groups)
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.words.lexicon
    }

    /// How often each word is to be expected.
    pub(crate) fn weights(&self) -> Vec<u64> {
        self.words.weights()
    }

    /// The number of a named group, compiled when first asked for. A name that does not exist gives a group that matches nothing.
    pub(crate) fn group(&mut self, name: &str) -> GroupId {
        let known = self.group_names.get(name.as_bytes());
        if known != UNKNOWN {
            return known;
        }
        let id: GroupId = self.group_names.add(name);
        self.groups.push(Group { name: name.to_owned(), choice: Choice::default() });
        if let Some(alternatives) = self.sources.iter().rev().find_map(|source| source.get(name)) {
            let before = self.closed.len();
            for pattern in alternatives.iter() {
                self.read(pattern);
            }
            self.groups[id as usize].choice = self.merge(before, false);
        }
        id
    }

    /// Compiles a pattern. One that cannot be read, which no loaded terminology holds, matches nothing.
    pub(crate) fn sequence(&mut self, pattern: &'t str) -> Sequence {
        self.read(pattern);
        self.closed.pop().unwrap_or_default()
    }

    /// Reads a pattern into one more closed sequence.
    fn read(&mut self, pattern: &'t str) {
        let (open, closed) = (self.ops.len(), self.closed.len());
        if pattern::read(pattern, self).is_err() {
            self.ops.truncate(open);
            self.closed.truncate(closed);
            self.closed.push(Arc::new([Op::Choice(Arc::default())]));
        }
    }

    /// Makes a choice of the sequences that were closed since there were `from`.
    fn merge(&mut self, from: usize, optional: bool) -> Choice {
        let mut forms = std::mem::take(&mut self.forms);
        forms.clear();
        let mut sequences = Vec::new();
        for sequence in self.closed.drain(from..) {
            match &sequence[..] {
                [Op::Word { set, capitals: false }] => set.forms_into(&mut forms),
                [Op::Choice(inner)] if !inner.optional => {
                    inner.words.forms_into(&mut forms);
                    sequences.extend(inner.sequences.iter().cloned());
                }
                [Op::Group(id)] => {
                    let inner = &self.groups[*id as usize].choice;
                    inner.words.forms_into(&mut forms);
                    sequences.extend(inner.sequences.iter().cloned());
                }
                _ => sequences.push(sequence),
            }
        }
        let words = WordSet::of(&mut forms);
        self.forms = forms;
        Choice::new(words, sequences, optional, &self.groups)
    }
}

impl<'t> Make<'t> for Compiler<'t> {
    fn leaf(&mut self, leaf: Leaf<'t>) {
        let op = match leaf {
            Leaf::Word { written, form, capitals } => self.words.op(written, form, capitals),
            Leaf::Group(name) => Op::Group(self.group(name)),
            Leaf::Number { min, max } => Op::Number { min, max },
            Leaf::Year => Op::Year,
            Leaf::AnyWord => Op::AnyWord,
            Leaf::Name => Op::Name,
            Leaf::Gap(words) => Op::Gap(words),
            Leaf::Punctuation(mark) => Op::Punctuation(mark),
            Leaf::Start => Op::Start,
            // A cue is cut at its term: only there this step has a meaning.
            Leaf::Term => Op::Choice(Arc::default()),
        };
        self.ops.push(op);
    }

    fn open(&self) -> usize {
        self.ops.len()
    }

    fn close(&mut self, from: usize) {
        // What a pattern forbids before its first word is looked for before the match.
        for op in &mut self.ops[from..] {
            let Op::Not { before, .. } = op else { break };
            *before = true;
        }
        self.closed.push(self.ops.drain(from..).collect());
    }

    fn choice(&mut self, alternatives: usize, optional: bool) {
        let choice = self.merge(self.closed.len().saturating_sub(alternatives), optional);
        self.ops.push(if choice.sequences.is_empty() && !choice.optional {
            Op::Word { set: choice.words, capitals: false }
        } else {
            Op::Choice(Arc::new(choice))
        });
    }

    fn not(&mut self) {
        let sequence = self.closed.pop().unwrap_or_default();
        self.ops.push(Op::Not { sequence, before: false });
    }
}

/// Words as patterns write them, each compiled once.
struct Words<'t> {
    lexicon: Lexicon,
    spelling: &'t Spelling,
    respelled: Respelled,
    /// Written words by their form, and what they were compiled to.
    known: [(Lexicon, Vec<Op>); 3],
}

impl<'t> Words<'t> {
    fn new(spelling: &'t Spelling) -> Self {
        let mut lexicon = Lexicon::default();
        for (word, &value) in &spelling.numbers {
            lexicon.add_number(word, value);
        }
        Self { lexicon, spelling, respelled: Respelled::of(spelling), known: Default::default() }
    }

    fn weights(&self) -> Vec<u64> {
        let mut weights = vec![1; self.lexicon.len()];
        for (word, &per_million) in &self.spelling.frequencies {
            if let Some(weight) = weights.get_mut(self.lexicon.get(word.as_bytes()) as usize) {
                *weight = u64::from(per_million);
            }
        }
        weights
    }

    fn op(&mut self, written: &str, form: WordForm, capitals: bool) -> Op {
        let (words, ops) = &self.known[form as usize];
        if let Some(op) = ops.get(words.get(written.as_bytes()) as usize) {
            return op.clone();
        }
        let op = if written.contains('-') {
            self.parts(written, form, capitals)
        } else {
            Op::Word { set: self.forms(written, form), capitals }
        };
        let (words, ops) = &mut self.known[form as usize];
        words.add(written);
        ops.push(op.clone());
        op
    }

    /// A hyphen stands for itself, a space or nothing: every way to join neighbouring parts is an alternative.
    fn parts(&mut self, written: &str, form: WordForm, capitals: bool) -> Op {
        let parts: Vec<&str> = written.split('-').collect();
        let mut forms: Vec<Form> = Vec::new();
        let mut sequences: Vec<Sequence> = Vec::new();
        for joints in 0..1_u32 << (parts.len() - 1).min(4) {
            let mut joined: Vec<String> = Vec::new();
            for (index, part) in parts.iter().enumerate() {
                match joined.last_mut() {
                    Some(last) if index > 0 && joints & (1 << (index - 1)) != 0 => last.push_str(part),
                    _ => joined.push((*part).to_owned()),
                }
            }
            let last = joined.len() - 1;
            let mut op = |(index, part): (usize, &String)| {
                let form = if index == last { form } else { WordForm::Plain };
                Op::Word { set: self.forms(part, form), capitals }
            };
            let sequence: Sequence = joined.iter().enumerate().map(&mut op).collect();
            match &sequence[..] {
                [Op::Word { set, capitals: false }] => set.forms_into(&mut forms),
                _ => sequences.push(sequence),
            }
        }
        Op::Choice(Arc::new(Choice::new(WordSet::of(&mut forms), sequences, false, &[])))
    }

    /// The forms of a word in every spelling.
    fn forms(&mut self, word: &str, form: WordForm) -> WordSet {
        let folded = fold(word).text;
        let spelling = self.spelling;
        let mut forms: Vec<Form> = Vec::new();
        match form {
            WordForm::Plain => self.spelled(&folded, None, &mut forms),
            WordForm::Noun => {
                self.spelled(&folded, Some(Feature::Number(Number::Singular)), &mut forms);
                self.spelled(&spelling.plural(&folded), Some(Feature::Number(Number::Plural)), &mut forms);
            }
            WordForm::Verb => {
                for verb_form in VerbForm::ALL {
                    for spelled in spelling.written_forms(&folded, verb_form).split('|') {
                        self.spelled(spelled, Some(Feature::Verb(verb_form)), &mut forms);
                    }
                }
            }
        }
        WordSet::of(&mut forms)
    }

    fn spelled(&mut self, word: &str, feature: Option<Feature>, forms: &mut Vec<Form>) {
        forms.push((self.lexicon.add(word), feature));
        if self.respelled.may_be(word) {
            for other in self.spelling.other_spellings(word) {
                forms.push((self.lexicon.add(&other), feature));
            }
        }
    }
}

impl Compiler<'_> {
    /// Cuts a sequence at its anchor. Where no plain word is always there, its alternatives are taken one by one.
    ///
    /// Returns nothing for a sequence that no word is sure to belong to.
    pub(crate) fn anchored(
        &self,
        sequence: &Sequence,
        weight: &impl Fn(WordId) -> u64,
    ) -> Option<Vec<Anchored>> {
        let mut all = Vec::new();
        self.anchor(sequence, weight, &mut all).then_some(all)
    }

    fn anchor(&self, sequence: &Sequence, weight: &impl Fn(WordId) -> u64, all: &mut Vec<Anchored>) -> bool {
        let cost = |set: &WordSet| set.words().iter().map(|&word| weight(word)).sum::<u64>();
        let best = sequence
            .iter()
            .enumerate()
            .filter_map(|(at, op)| self.word_anchor(op).map(|(set, capitals)| (cost(set), at, set, capitals)))
            .min_by_key(|&(cost, at, ..)| (cost, at));
        if let Some((_, at, set, capitals)) = best {
            let anchor = Anchor::Words { set: set.clone(), capitals };
            all.push(Anchored { sequence: Arc::clone(sequence), at, anchor });
            return true;
        }
        let choice = sequence.iter().enumerate().find_map(|(at, op)| match op {
            Op::Choice(choice) if !choice.optional => Some((at, &**choice)),
            Op::Group(id) => Some((at, &self.groups[*id as usize].choice)),
            _ => None,
        });
        if let Some((at, choice)) = choice {
            let before = all.len();
            if self.anchor_alternatives(sequence, at, choice, weight, all) {
                return true;
            }
            all.truncate(before);
        }
        for (at, op) in sequence.iter().enumerate() {
            if let Op::Number { min, max } = op {
                let anchor = Anchor::Number { min: *min, max: *max };
                all.push(Anchored { sequence: Arc::clone(sequence), at, anchor });
                return true;
            }
        }
        false
    }

    /// The words of which one always stands at this step, if the step is a single word.
    fn word_anchor<'o>(&'o self, op: &'o Op) -> Option<(&'o WordSet, bool)> {
        match op {
            Op::Word { set, capitals } => Some((set, *capitals)),
            Op::Group(id) => {
                let choice = &self.groups[*id as usize].choice;
                (choice.sequences.is_empty() && !choice.words.words().is_empty())
                    .then_some((&choice.words, false))
            }
            _ => None,
        }
    }

    fn anchor_alternatives(
        &self,
        sequence: &Sequence,
        at: usize,
        choice: &Choice,
        weight: &impl Fn(WordId) -> u64,
        all: &mut Vec<Anchored>,
    ) -> bool {
        if !choice.words.words().is_empty() {
            let anchor = Anchor::Words { set: choice.words.clone(), capitals: false };
            all.push(Anchored { sequence: Arc::clone(sequence), at, anchor });
        }
        choice.sequences.iter().all(|alternative| {
            let parts = [&sequence[..at], &alternative[..], &sequence[at + 1..]];
            let written_out: Sequence = parts.into_iter().flatten().cloned().collect();
            self.anchor(&written_out, weight, all)
        })
    }
}
