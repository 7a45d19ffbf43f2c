//! From the patterns of the terminology to compiled sequences and the rules that find them.
//!
//! A pattern is found through its *anchor*: a word that every match holds, the rarest there is. What stands before and after the anchor is
//! verified over the tokens around it, so the search itself looks at single words only.

use std::collections::BTreeMap;

use super::lexicon::{Lexicon, WordId};
use super::program::{Choice, Group, GroupId, Op, Sequence};
use super::words::{Feature, WordSet};
use crate::fold::fold;
use crate::terminology::inflection::{Number, Spelling, VerbForm};
use crate::terminology::pattern::{Node, Word, WordForm};

/// What is being compiled: words and groups known so far.
pub(crate) struct Compiler<'t> {
    pub(crate) lexicon: Lexicon,
    pub(crate) groups: Vec<Group>,
    group_ids: BTreeMap<&'t str, GroupId>,
    spelling: &'t Spelling,
    sources: &'t BTreeMap<String, Vec<Vec<Node>>>,
}

/// A compiled pattern cut at its anchor.
#[derive(Clone, Debug)]
pub(crate) struct Anchored {
    pub(crate) before: Sequence,
    pub(crate) anchor: Anchor,
    pub(crate) after: Sequence,
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
    pub(crate) fn new(spelling: &'t Spelling, groups: &'t BTreeMap<String, Vec<Vec<Node>>>) -> Self {
        let mut lexicon = Lexicon::default();
        for (word, &value) in &spelling.numbers {
            lexicon.add_number(word, value);
        }
        Self { lexicon, groups: Vec::new(), group_ids: BTreeMap::new(), spelling, sources: groups }
    }

    /// The number of a named group, compiled when first asked for. A name that does not exist gives a group that matches nothing.
    pub(crate) fn group(&mut self, name: &'t str) -> GroupId {
        if let Some(&id) = self.group_ids.get(name) {
            return id;
        }
        let id = self.groups.len() as GroupId;
        self.group_ids.insert(name, id);
        self.groups.push(Group { name: name.to_owned(), choice: Choice::default() });
        let choice = match self.sources.get(name) {
            Some(alternatives) => self.choice(alternatives, false),
            None => Choice::default(),
        };
        self.groups[id as usize].choice = choice;
        id
    }

    /// Compiles a sequence.
    pub(crate) fn sequence(&mut self, nodes: &'t [Node]) -> Sequence {
        let mut ops = Vec::with_capacity(nodes.len());
        // What a pattern forbids before its first word is looked for before the match.
        let mut leading = true;
        for node in nodes {
            ops.push(self.op(node, leading));
            leading &= matches!(node, Node::Not(_));
        }
        ops.into_boxed_slice()
    }

    fn op(&mut self, node: &'t Node, leading: bool) -> Op {
        match node {
            Node::Word(word) => self.word(word),
            Node::Choice { alternatives, optional } => {
                let choice = self.choice(alternatives, *optional);
                if choice.sequences.is_empty() && !choice.optional {
                    Op::Word { set: choice.words, capitals: false }
                } else {
                    Op::Choice(Box::new(choice))
                }
            }
            Node::Group(name) => Op::Group(self.group(name)),
            Node::Number { min, max } => Op::Number { min: *min, max: *max },
            Node::Year => Op::Year,
            Node::AnyWord => Op::AnyWord,
            Node::Name => Op::Name,
            Node::Gap(words) => Op::Gap(*words),
            Node::Punctuation(mark) => Op::Punctuation(*mark),
            Node::Start => Op::Start,
            Node::Not(inner) => Op::Not { sequence: self.sequence(inner), before: leading },
            // A cue is cut at its term before it is compiled.
            Node::Term => Op::Choice(Box::default()),
        }
    }

    fn choice(&mut self, alternatives: &'t [Vec<Node>], optional: bool) -> Choice {
        let mut choice = Choice { optional, ..Choice::default() };
        for alternative in alternatives {
            let sequence = self.sequence(alternative);
            match &sequence[..] {
                [Op::Word { set, capitals: false }] => choice.words.merge(set),
                [Op::Choice(inner)] if !inner.optional => {
                    choice.words.merge(&inner.words);
                    choice.sequences.extend(inner.sequences.iter().cloned());
                }
                [Op::Group(id)] => {
                    let inner = self.groups[*id as usize].choice.clone();
                    choice.words.merge(&inner.words);
                    choice.sequences.extend(inner.sequences);
                }
                _ => choice.sequences.push(sequence),
            }
        }
        choice
    }

    fn word(&mut self, word: &Word) -> Op {
        if let [part] = word.parts.as_slice() {
            return Op::Word { set: self.forms(part, word.form), capitals: word.capitals };
        }
        // A hyphen stands for itself, a space or nothing: every way to join neighbouring parts is an alternative.
        let mut choice = Choice::default();
        for joints in 0..1_u32 << (word.parts.len() - 1).min(4) {
            let mut joined: Vec<String> = Vec::new();
            for (index, part) in word.parts.iter().enumerate() {
                match joined.last_mut() {
                    Some(last) if index > 0 && joints & (1 << (index - 1)) != 0 => last.push_str(part),
                    _ => joined.push(part.clone()),
                }
            }
            let last = joined.len() - 1;
            let ops: Vec<Op> = joined
                .iter()
                .enumerate()
                .map(|(index, part)| {
                    let form = if index == last { word.form } else { WordForm::Plain };
                    Op::Word { set: self.forms(part, form), capitals: word.capitals }
                })
                .collect();
            match ops.as_slice() {
                [Op::Word { set, capitals: false }] => choice.words.merge(set),
                _ => choice.sequences.push(ops.into_boxed_slice()),
            }
        }
        Op::Choice(Box::new(choice))
    }

    /// The forms of a word in every spelling.
    fn forms(&mut self, word: &str, form: WordForm) -> WordSet {
        let folded = fold(word).text.into_owned();
        let mut set = WordSet::default();
        let spelling = self.spelling;
        let mut add = |form: &str, feature: Option<Feature>| {
            for spelled in spelling.spellings(form) {
                let id = self.lexicon.add(&spelled);
                match feature {
                    Some(feature) => set.insert_form(id, feature),
                    None => set.insert(id),
                }
            }
        };
        match form {
            WordForm::Plain => add(&folded, None),
            WordForm::Noun => {
                add(&folded, Some(Feature::Number(Number::Singular)));
                add(&spelling.plural(&folded), Some(Feature::Number(Number::Plural)));
            }
            WordForm::Verb => {
                for verb_form in VerbForm::ALL {
                    for spelled in spelling.verb_forms(&folded, verb_form) {
                        add(&spelled, Some(Feature::Verb(verb_form)));
                    }
                }
            }
        }
        set
    }

    /// Cuts a sequence at its anchor. Where no plain word is always there, its alternatives are taken one by one.
    ///
    /// Returns nothing for a sequence that no word is sure to belong to.
    pub(crate) fn anchored(&self, sequence: &[Op], weight: &impl Fn(WordId) -> u64) -> Option<Vec<Anchored>> {
        let cost = |set: &WordSet| set.words().iter().map(|&word| weight(word)).sum::<u64>();
        let cut = |at: usize, anchor: Anchor| Anchored {
            before: sequence[..at].into(),
            anchor,
            after: sequence[at + 1..].into(),
        };
        let best = sequence
            .iter()
            .enumerate()
            .filter_map(|(at, op)| self.word_anchor(op).map(|(set, capitals)| (cost(set), at, set, capitals)))
            .min_by_key(|&(cost, at, ..)| (cost, at));
        if let Some((_, at, set, capitals)) = best {
            return Some(vec![cut(at, Anchor::Words { set: set.clone(), capitals })]);
        }
        let choice = sequence.iter().position(|op| match op {
            Op::Choice(choice) => !choice.optional,
            Op::Group(_) => true,
            _ => false,
        });
        if let Some(all) = choice.and_then(|at| self.anchored_alternatives(sequence, at, weight)) {
            return Some(all);
        }
        let number = sequence.iter().enumerate().find_map(|(at, op)| match op {
            Op::Number { min, max } => Some((at, Anchor::Number { min: *min, max: *max })),
            _ => None,
        });
        number.map(|(at, anchor)| vec![cut(at, anchor)])
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

    fn anchored_alternatives(
        &self,
        sequence: &[Op],
        at: usize,
        weight: &impl Fn(WordId) -> u64,
    ) -> Option<Vec<Anchored>> {
        let choice = match &sequence[at] {
            Op::Choice(choice) => choice,
            Op::Group(id) => &self.groups[*id as usize].choice,
            _ => return None,
        };
        let mut all = Vec::new();
        if !choice.words.words().is_empty() {
            all.push(Anchored {
                before: sequence[..at].into(),
                anchor: Anchor::Words { set: choice.words.clone(), capitals: false },
                after: sequence[at + 1..].into(),
            });
        }
        for alternative in &choice.sequences {
            let written_out: Vec<Op> = [&sequence[..at], &alternative[..], &sequence[at + 1..]]
                .into_iter()
                .flatten()
                .cloned()
                .collect();
            all.extend(self.anchored(&written_out, weight)?);
        }
        Some(all)
    }
}
