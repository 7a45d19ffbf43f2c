//! The rules of all topics, compiled.

use std::collections::BTreeMap;

use crate::matching::Phrases;
use crate::terminology::{Frame, FrameReach, Patterns, Problem, Terminology, Text, Topics};

/// How deep groups may lie in one another before they are searched as a whole.
const DEEPEST: u8 = 16;

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
    /// Numbers of the phrases of which some must …
    pub(super) some: Vec<u32>,
    /// … so many.
    pub(super) at_least: usize,
    /// Numbers of the phrases of which none may.
    pub(super) unless: Vec<u32>,
    pub(super) context: bool,
    pub(super) reach: FrameReach,
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
    /// For every one of these phrases the roles that it fills. All other numbers here are of roles.
    pub(super) roles_of: Vec<Vec<u32>>,
    /// Every role as the data has it.
    texts: Vec<Text>,
    pub(super) rules: Vec<Rule>,
    /// For every phrase the rules that are tried where it stands.
    pub(super) tried_at: Vec<Vec<u32>>,
    /// For every phrase what it takes away.
    pub(super) discounts: Vec<Vec<Discount>>,
    /// For every topic its parent.
    pub(super) parents: Vec<Option<u32>>,
    /// For every phrase the roles that it carries on.
    pub(super) carries: Vec<Vec<u32>>,
    /// Roles that are carried on.
    pub(super) carried: Vec<u32>,
}

impl Rule {
    /// How many sentences that follow each other the roles may be spread over; none if they stand in one sentence.
    pub(super) fn window(&self) -> Option<usize> {
        match self.reach {
            FrameReach::Sentence | FrameReach::Words(_) => None,
            FrameReach::Near => Some(3),
            FrameReach::Paragraph => Some(8),
        }
    }
}

impl RuleBook {
    /// Compiles the rules. Patterns that no plain word anchors are returned as problems.
    pub(super) fn new(terminology: &Terminology, topics: &Topics) -> (Self, Vec<Problem>) {
        let mut draft = Draft::default();
        draft.all(topics);
        let groups = vec![&terminology.groups, &topics.groups];
        let atoms = Atoms::of(&draft.texts, &groups);
        let (phrases, unanchored) = Phrases::new(&terminology.spelling, groups, &atoms.texts);
        let problems = unanchored.into_iter().map(|number| no_anchor(&atoms.texts[number])).collect();
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
        draft.carries.resize(draft.texts.len(), Vec::new());
        let mut carried: Vec<u32> = draft.carries.iter().flatten().copied().collect();
        carried.sort_unstable();
        carried.dedup();
        let Draft { rules, texts, discounts, carries, .. } = draft;
        let roles_of = atoms.roles_of;
        (Self { phrases, roles_of, texts, rules, tried_at, discounts, parents, carries, carried }, problems)
    }

    /// A rule as the data has it, for people.
    pub(super) fn text(&self, rule: u32) -> String {
        let Some(rule) = self.rules.get(rule as usize) else { return String::new() };
        let texts = |roles: &[u32]| -> Vec<String> {
            roles.iter().filter_map(|&role| self.texts.get(role as usize)).map(ToString::to_string).collect()
        };
        let mut roles = texts(&rule.needs);
        if rule.at_least > 0 {
            roles.push(format!("{} of {}", rule.at_least, texts(&rule.some).join(", ")));
        }
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

/// What roles are made of. A role is a choice of phrases that it shares with other roles: each is searched once.
#[derive(Default)]
struct Atoms {
    numbers: BTreeMap<Text, usize>,
    texts: Vec<Text>,
    roles_of: Vec<Vec<u32>>,
}

impl Atoms {
    fn of(roles: &[Text], groups: &[&BTreeMap<Text, Patterns>]) -> Self {
        let mut atoms = Self::default();
        for (role, text) in roles.iter().enumerate() {
            atoms.add(role as u32, text.clone(), groups, 0);
        }
        atoms
    }

    fn add(&mut self, role: u32, text: Text, groups: &[&BTreeMap<Text, Patterns>], depth: u8) {
        // Groups that name each other in a circle are a problem that the loader reports.
        if depth < DEEPEST
            && let Some(choices) = choices(&text, groups)
        {
            for text in choices {
                self.add(role, text, groups, depth + 1);
            }
            return;
        }
        let next = self.texts.len();
        let number = *self.numbers.entry(text.clone()).or_insert(next);
        if number == next {
            self.texts.push(text);
            self.roles_of.push(Vec::new());
        }
        let roles = &mut self.roles_of[number];
        if roles.last() != Some(&role) {
            roles.push(role);
        }
    }
}

/// The phrases of which a pattern is a plain choice, such as `{group}` or `(one|two words)`; none if it is anything else.
fn choices(text: &str, groups: &[&BTreeMap<Text, Patterns>]) -> Option<Vec<Text>> {
    let inner = |open: char, close: char| text.trim().strip_prefix(open)?.strip_suffix(close);
    if let Some(name) = inner('{', '}') {
        return groups.iter().rev().find_map(|groups| groups.get(name)).map(Patterns::texts);
    }
    let inner = inner('(', ')')?;
    let (mut depth, mut start, mut parts) = (0_u32, 0, Vec::new());
    for (at, character) in inner.char_indices() {
        match character {
            '(' | '[' | '{' => depth += 1,
            // The first bracket closes before the end: this is a sequence, no choice.
            ')' | ']' | '}' => depth = depth.checked_sub(1)?,
            // A quoted mark may be a bracket.
            '"' => return None,
            '|' if depth == 0 => {
                parts.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inner[start..]);
    Some(parts.into_iter().map(|part| Text::Owned(part.trim().to_owned())).collect())
}

#[derive(Default)]
struct Draft {
    numbers: BTreeMap<Text, u32>,
    texts: Vec<Text>,
    rules: Vec<Rule>,
    discounts: Vec<Vec<Discount>>,
    carries: Vec<Vec<u32>>,
}

impl Draft {
    fn all(&mut self, topics: &Topics) {
        let context = &topics.context;
        self.single(None, RuleKind::Signal, &context.signals);
        self.frames(None, &context.frames);
        for carried in &context.carried {
            let role = self.phrase(carried.role.clone());
            for by in self.phrases(&carried.by) {
                let by = by as usize;
                if self.carries.len() <= by {
                    self.carries.resize(by + 1, Vec::new());
                }
                self.carries[by].push(role);
            }
        }
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
            self.rules.push(Rule {
                topic,
                kind,
                needs,
                some: Vec::new(),
                at_least: 0,
                unless: Vec::new(),
                context,
                reach: FrameReach::Sentence,
            });
        }
    }

    fn frames(&mut self, topic: Option<u32>, frames: &[Frame]) {
        for frame in frames {
            let needs = self.phrases(&frame.needs);
            let some = self.phrases(&frame.some);
            let at_least = usize::from(frame.at_least);
            let unless = self.phrases(&frame.unless);
            self.rules.push(Rule {
                topic,
                kind: RuleKind::Frame,
                needs,
                some,
                at_least,
                unless,
                context: frame.context,
                reach: frame.reach,
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
