//! The rules of all topics, compiled.

use std::collections::BTreeMap;

use crate::matching::Phrases;
use crate::terminology::{Frame, Patterns, Problem, Terminology, Text, Topics};

/// What a rule is, which decides its weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RuleKind {
    /// Wording that shows the topic by itself.
    Signal,
    /// Roles met together.
    Frame,
    /// Wording that counts with context.
    Hint,
}

/// A compiled rule.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    /// The topic that it shows; none if it shows the context.
    pub(super) topic: Option<u32>,
    pub(super) kind: RuleKind,
    /// Numbers of the phrases that must all occur.
    pub(super) needs: Vec<u32>,
    /// Numbers of the phrases of which none may.
    pub(super) unless: Vec<u32>,
    pub(super) context: bool,
    pub(super) paragraph: bool,
}

/// What a phrase takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Discount {
    /// The sentence is out of scope.
    Sentence,
    /// What follows up to the next comma is out of scope.
    Following,
    /// What it covers counts for nothing.
    Mask,
    /// What it covers counts for nothing in this topic and those below.
    MaskFor(u32),
}

/// All rules, with the phrases that they ask for.
#[derive(Debug, Default)]
pub(super) struct RuleBook {
    pub(super) phrases: Phrases,
    /// Every phrase as the data has it.
    texts: Vec<Text>,
    pub(super) rules: Vec<Rule>,
    /// For every phrase the rules that are tried where it stands.
    pub(super) tried_at: Vec<Vec<u32>>,
    /// For every phrase what it takes away.
    pub(super) discounts: Vec<Vec<Discount>>,
    /// For every topic its parent.
    pub(super) parents: Vec<Option<u32>>,
}

impl RuleBook {
    /// Compiles the rules. Patterns that no plain word anchors are returned as problems.
    pub(super) fn new(terminology: &Terminology, topics: &Topics) -> (Self, Vec<Problem>) {
        let mut draft = Draft::default();
        draft.all(topics);
        let groups = vec![&terminology.groups, &topics.groups];
        let (phrases, unanchored) = Phrases::new(&terminology.spelling, groups, &draft.texts);
        let problems = unanchored.into_iter().map(|number| no_anchor(&draft.texts[number])).collect();
        let mut uses = vec![0_u32; draft.texts.len()];
        for &phrase in draft.rules.iter().flat_map(|rule| &rule.needs) {
            uses[phrase as usize] += 1;
        }
        let mut tried_at = vec![Vec::new(); draft.texts.len()];
        for (number, rule) in draft.rules.iter().enumerate() {
            // A rule is tried at the role that the fewest rules share.
            if let Some(&rarest) = rule.needs.iter().min_by_key(|&&phrase| uses[phrase as usize]) {
                tried_at[rarest as usize].push(number as u32);
            }
        }
        draft.discounts.resize(draft.texts.len(), Vec::new());
        let number = |id: &str| topics.all().iter().position(|topic| topic.id == id).map(|at| at as u32);
        let parents = topics.all().iter().map(|topic| number(topic.parent.as_deref()?)).collect();
        let Draft { rules, texts, discounts, .. } = draft;
        (Self { phrases, texts, rules, tried_at, discounts, parents }, problems)
    }

    /// A rule as the data has it, for people.
    pub(super) fn text(&self, rule: u32) -> String {
        let needs = self.rules.get(rule as usize).map_or(&[][..], |rule| &rule.needs);
        let roles: Vec<&str> =
            needs.iter().filter_map(|&phrase| self.texts.get(phrase as usize).map(|text| &**text)).collect();
        roles.join(" + ")
    }

    /// Whether `topic` is `above` or lies below it.
    pub(super) fn is_within(&self, topic: u32, above: u32) -> bool {
        let mut at = Some(topic);
        while let Some(topic) = at {
            if topic == above {
                return true;
            }
            at = self.parents.get(topic as usize).copied().flatten();
        }
        false
    }
}

#[derive(Default)]
struct Draft {
    numbers: BTreeMap<Text, u32>,
    texts: Vec<Text>,
    rules: Vec<Rule>,
    discounts: Vec<Vec<Discount>>,
}

impl Draft {
    fn all(&mut self, topics: &Topics) {
        let context = &topics.context;
        self.single(None, RuleKind::Signal, &context.signals);
        self.frames(None, &context.frames);
        for (patterns, discount) in [
            (&context.scoping, Discount::Sentence),
            (&context.distancing, Discount::Following),
            (&context.masks, Discount::Mask),
        ] {
            self.discount(patterns, discount);
        }
        for (number, topic) in topics.all().iter().enumerate() {
            let number = number as u32;
            self.single(Some(number), RuleKind::Signal, &topic.signals);
            self.single(Some(number), RuleKind::Hint, &topic.hints);
            self.frames(Some(number), &topic.frames);
            self.discount(&topic.masks, Discount::MaskFor(number));
        }
    }

    fn phrase(&mut self, pattern: Text) -> u32 {
        let next = self.texts.len() as u32;
        let number = *self.numbers.entry(pattern.clone()).or_insert(next);
        if number == next {
            self.texts.push(pattern);
        }
        number
    }

    fn phrases(&mut self, patterns: &Patterns) -> Vec<u32> {
        patterns.texts().into_iter().map(|pattern| self.phrase(pattern)).collect()
    }

    fn single(&mut self, topic: Option<u32>, kind: RuleKind, patterns: &Patterns) {
        for phrase in self.phrases(patterns) {
            let needs = vec![phrase];
            let context = kind == RuleKind::Hint;
            self.rules.push(Rule { topic, kind, needs, unless: Vec::new(), context, paragraph: false });
        }
    }

    fn frames(&mut self, topic: Option<u32>, frames: &[Frame]) {
        for frame in frames {
            let needs = self.phrases(&frame.needs);
            let unless = self.phrases(&frame.unless);
            self.rules.push(Rule {
                topic,
                kind: RuleKind::Frame,
                needs,
                unless,
                context: frame.context,
                paragraph: frame.paragraph,
            });
        }
    }

    fn discount(&mut self, patterns: &Patterns, discount: Discount) {
        for phrase in self.phrases(patterns) {
            let phrase = phrase as usize;
            if self.discounts.len() <= phrase {
                self.discounts.resize(phrase + 1, Vec::new());
            }
            self.discounts[phrase].push(discount);
        }
    }
}

fn no_anchor(pattern: &str) -> Problem {
    Problem {
        file: String::new(),
        entry: format!("`{pattern}`"),
        field: "patterns".to_owned(),
        message: "the pattern has no word that is always there: write at least one plain word outside [ ]"
            .to_owned(),
    }
}
