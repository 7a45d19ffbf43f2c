//! The rules of all topics, compiled.

use std::collections::BTreeMap;

use crate::matching::Phrases;
use crate::terminology::pattern::Node;
use crate::terminology::{Frame, FrameReach, Pattern, Problem, Terminology, Topics};

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
    /// As the data has it, for people.
    pub(super) text: String,
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
        let mut groups = terminology.groups.clone();
        groups.extend(topics.groups.iter().map(|(name, nodes)| (name.clone(), nodes.clone())));
        let mut draft = Draft::default();
        draft.all(topics);
        let atoms = Atoms::of(&draft.nodes, &groups);
        let (phrases, unanchored) = Phrases::new(&terminology.spelling, &groups, &atoms.nodes);
        let problems = unanchored
            .into_iter()
            .filter_map(|number| atoms.roles_of[number].first())
            .map(|&role| no_anchor(draft.texts[role as usize]))
            .collect();
        let mut uses = vec![0_u32; draft.nodes.len()];
        for &phrase in draft.rules.iter().flat_map(|rule| &rule.needs) {
            uses[phrase as usize] += 1;
        }
        let mut tried_at = vec![Vec::new(); draft.nodes.len()];
        for (number, rule) in draft.rules.iter().enumerate() {
            // A rule is tried at the role that the fewest rules share.
            if let Some(&rarest) = rule.needs.iter().min_by_key(|&&phrase| uses[phrase as usize]) {
                tried_at[rarest as usize].push(number as u32);
            }
        }
        draft.discounts.resize(draft.nodes.len(), Vec::new());
        let number = |id: &str| topics.all().iter().position(|topic| topic.id == id).map(|at| at as u32);
        let parents = topics.all().iter().map(|topic| number(topic.parent.as_deref()?)).collect();
        draft.carries.resize(draft.nodes.len(), Vec::new());
        let mut carried: Vec<u32> = draft.carries.iter().flatten().copied().collect();
        carried.sort_unstable();
        carried.dedup();
        let Draft { rules, discounts, carries, .. } = draft;
        let roles_of = atoms.roles_of;
        (Self { phrases, roles_of, rules, tried_at, discounts, parents, carries, carried }, problems)
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
struct Atoms<'t> {
    numbers: BTreeMap<String, usize>,
    nodes: Vec<&'t [Node]>,
    roles_of: Vec<Vec<u32>>,
}

impl<'t> Atoms<'t> {
    fn of(roles: &[&'t [Node]], groups: &'t BTreeMap<String, Vec<Vec<Node>>>) -> Self {
        let mut atoms = Self::default();
        for (role, nodes) in roles.iter().enumerate() {
            atoms.add(role as u32, nodes, groups, 0);
        }
        atoms
    }

    fn add(&mut self, role: u32, nodes: &'t [Node], groups: &'t BTreeMap<String, Vec<Vec<Node>>>, depth: u8) {
        let choices = match nodes {
            [Node::Choice { alternatives, optional: false }] => Some(alternatives),
            // Groups that name each other in a circle are a problem that the loader reports.
            [Node::Group(name)] if depth < DEEPEST => groups.get(name),
            _ => None,
        };
        if let Some(choices) = choices {
            for nodes in choices {
                self.add(role, nodes, groups, depth + 1);
            }
            return;
        }
        let next = self.nodes.len();
        let number = *self.numbers.entry(format!("{nodes:?}")).or_insert(next);
        if number == next {
            self.nodes.push(nodes);
            self.roles_of.push(Vec::new());
        }
        let roles = &mut self.roles_of[number];
        if roles.last() != Some(&role) {
            roles.push(role);
        }
    }
}

#[derive(Default)]
struct Draft<'t> {
    numbers: BTreeMap<&'t str, u32>,
    texts: Vec<&'t str>,
    nodes: Vec<&'t [Node]>,
    rules: Vec<Rule>,
    discounts: Vec<Vec<Discount>>,
    carries: Vec<Vec<u32>>,
}

impl<'t> Draft<'t> {
    fn all(&mut self, topics: &'t Topics) {
        let context = &topics.context;
        self.single(None, RuleKind::Signal, &context.signals);
        self.frames(None, &context.frames);
        for carried in &context.carried {
            let role = self.phrase(&carried.role);
            for by in &carried.by {
                let by = self.phrase(by) as usize;
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

    fn phrase(&mut self, pattern: &'t Pattern) -> u32 {
        let next = self.nodes.len() as u32;
        let number = *self.numbers.entry(&pattern.text).or_insert(next);
        if number == next {
            self.texts.push(&pattern.text);
            self.nodes.push(&pattern.nodes);
        }
        number
    }

    fn single(&mut self, topic: Option<u32>, kind: RuleKind, patterns: &'t [Pattern]) {
        for pattern in patterns {
            let needs = vec![self.phrase(pattern)];
            let text = pattern.text.clone();
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
                text,
            });
        }
    }

    fn frames(&mut self, topic: Option<u32>, frames: &'t [Frame]) {
        for frame in frames {
            let needs: Vec<u32> = frame.needs.iter().map(|pattern| self.phrase(pattern)).collect();
            let unless = frame.unless.iter().map(|pattern| self.phrase(pattern)).collect();
            let some = frame.some.iter().map(|pattern| self.phrase(pattern)).collect();
            let at_least = usize::from(frame.at_least);
            let mut roles: Vec<&str> = frame.needs.iter().map(|pattern| pattern.text.as_str()).collect();
            let some_roles: Vec<&str> = frame.some.iter().map(|pattern| pattern.text.as_str()).collect();
            let some_roles = format!("{at_least} of {}", some_roles.join(", "));
            if at_least > 0 {
                roles.push(&some_roles);
            }
            self.rules.push(Rule {
                topic,
                kind: RuleKind::Frame,
                needs,
                some,
                at_least,
                unless,
                context: frame.context,
                reach: frame.reach,
                text: roles.join(" + "),
            });
        }
    }

    fn discount(&mut self, patterns: &'t [Pattern], discount: Discount) {
        for pattern in patterns {
            let phrase = self.phrase(pattern) as usize;
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
