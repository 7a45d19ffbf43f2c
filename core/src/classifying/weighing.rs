//! Which rules hold in a unit, and how much they weigh.

use std::ops::Range;

use super::reading::{Mention, Unit};
use super::rules::{Rule, RuleBook, RuleKind};
use crate::terminology::FrameReach;
use crate::text::Span;

/// How far away the context is that a rule relies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Distance {
    /// In the sentence, or none was needed.
    Sentence,
    /// In the sentence before or after.
    Beside,
    /// In the paragraph.
    Paragraph,
    /// Elsewhere in the document, if it has any.
    Document,
}

/// A rule that holds.
#[derive(Clone, Debug)]
pub(super) struct Proof {
    pub(super) topic: u32,
    /// Number of the rule.
    pub(super) rule: u32,
    pub(super) span: Span,
    pub(super) sentence: Span,
    pub(super) paragraph: Span,
    pub(super) distance: Distance,
}

/// The weight of a rule, in hundredths.
pub(super) fn weight(rule: &Rule, distance: Distance) -> u8 {
    let spread = match rule.reach {
        FrameReach::Sentence | FrameReach::Words(_) => 0,
        FrameReach::Near => 5,
        FrameReach::Paragraph => 15,
    };
    match (rule.kind, distance) {
        (RuleKind::Signal, _) => 100,
        (RuleKind::Frame, Distance::Sentence) => 85 - spread,
        (RuleKind::Frame, Distance::Beside | Distance::Paragraph) => 75 - spread,
        (RuleKind::Frame, Distance::Document) => 55,
        (RuleKind::Hint, Distance::Sentence) => 70,
        (RuleKind::Hint, Distance::Beside | Distance::Paragraph) => 60,
        (RuleKind::Hint, Distance::Document) => 50,
    }
}

/// Weighs the units of one text, one after the other.
pub(super) struct Scale<'b> {
    book: &'b RuleBook,
    /// Topics whose proof is context by itself.
    speaks: &'b [bool],
    /// For every phrase the scope in which it was last seen.
    seen: Vec<u32>,
    scope: u32,
    tried: Vec<u32>,
}

impl<'b> Scale<'b> {
    pub(super) fn new(book: &'b RuleBook, speaks: &'b [bool]) -> Self {
        Self {
            book,
            speaks,
            seen: vec![0; book.tried_at.len()],
            scope: 0,
            tried: vec![u32::MAX; book.rules.len()],
        }
    }

    /// Adds the proofs of a unit to `proofs`; returns whether the unit speaks of child sexual exploitation or abuse.
    pub(super) fn weigh(&mut self, unit: &Unit, proofs: &mut Vec<Proof>) -> bool {
        let mut contexts = vec![false; unit.sentences.len()];
        let mut waiting: Vec<(usize, Proof)> = Vec::new();
        let alone = (0..unit.sentences.len()).map(|at| (at..at + 1, false));
        for (scope, spread) in alone.chain([(0..unit.sentences.len(), true)]) {
            self.each_rule(unit, scope, spread, |speaks, rule, place, proof| {
                if speaks {
                    contexts[place.sentences.clone()].fill(true);
                }
                match proof {
                    Some(proof) if rule.context => waiting.push((place.sentences.start, proof)),
                    Some(proof) => proofs.push(proof),
                    None => {}
                }
            });
        }
        let context = contexts.contains(&true);
        for (at, mut proof) in waiting {
            let spread = self.book.rules[proof.rule as usize].window().is_some();
            let beside = at.saturating_sub(1)..(at + 2).min(contexts.len());
            proof.distance = match () {
                () if contexts[at] || (spread && context) => Distance::Sentence,
                () if contexts[beside].contains(&true) => Distance::Beside,
                () if context => Distance::Paragraph,
                () => Distance::Document,
            };
            proofs.push(proof);
        }
        context
    }

    /// Tries the rules of one scope; `found` learns whether what holds is context, where it stands, and the proof of a topic.
    fn each_rule(
        &mut self,
        unit: &Unit,
        scope: Range<usize>,
        spread: bool,
        mut found: impl FnMut(bool, &Rule, &Place, Option<Proof>),
    ) {
        self.scope += 1;
        let mentions = unit.of(&scope);
        for mention in mentions {
            self.seen[mention.phrase as usize] = self.scope;
        }
        let book = self.book;
        for mention in mentions {
            for &number in &book.tried_at[mention.phrase as usize] {
                let rule = &book.rules[number as usize];
                if rule.window().is_some() != spread || self.tried[number as usize] == self.scope {
                    continue;
                }
                // A signal or hint is reported wherever it stands, a frame once for its scope.
                if rule.kind == RuleKind::Frame {
                    self.tried[number as usize] = self.scope;
                }
                let is_seen = |&phrase: &u32| self.seen[phrase as usize] == self.scope;
                if !rule.needs.iter().all(is_seen)
                    || (!spread && rule.unless.iter().any(is_seen))
                    || rule.some.iter().filter(|&phrase| is_seen(phrase)).count() < rule.at_least
                {
                    continue;
                }
                let Some(place) = find(book, unit, &scope, mention, rule) else { continue };
                let proof = rule.topic.map(|topic| Proof {
                    topic,
                    rule: number,
                    span: place.span,
                    sentence: unit.sentences[place.sentences.start].span,
                    paragraph: unit.span,
                    distance: Distance::Sentence,
                });
                let speaks = !rule.context && rule.topic.is_none_or(|topic| self.speaks[topic as usize]);
                found(speaks, rule, &place, proof);
            }
        }
    }
}

/// Where a rule holds.
struct Place {
    span: Span,
    sentences: Range<usize>,
}

/// Where the rule holds in the scope, if it does.
fn find(book: &RuleBook, unit: &Unit, scope: &Range<usize>, trigger: &Mention, rule: &Rule) -> Option<Place> {
    if rule.kind != RuleKind::Frame {
        let here = !unit.is_masked(book, trigger, rule.topic);
        return here.then(|| Place { span: trigger.span, sentences: scope.clone() });
    }
    let Some(window) = rule.window() else {
        let span = meet(book, unit, unit.of(scope), trigger.phrase, rule)?;
        return Some(Place { span, sentences: scope.clone() });
    };
    let last = scope.end.saturating_sub(window).max(scope.start);
    (scope.start..=last).find_map(|start| {
        let sentences = start..(start + window).min(scope.end);
        let mentions = unit.of(&sentences);
        let cancelled = mentions.iter().any(|mention| rule.unless.contains(&mention.phrase));
        let span = meet(book, unit, mentions, trigger.phrase, rule).filter(|_| !cancelled)?;
        Some(Place { span, sentences })
    })
}

/// From the first to the last of the roles, each where it stands nearest to the rarest; none if they are too far apart.
fn meet(book: &RuleBook, unit: &Unit, mentions: &[Mention], rarest: u32, rule: &Rule) -> Option<Span> {
    let counts = |mention: &&Mention| !unit.is_masked(book, mention, rule.topic);
    let of = |phrase: u32| mentions.iter().filter(move |mention| mention.phrase == phrase).filter(counts);
    of(rarest).find_map(|trigger| {
        let (mut span, mut start, mut end) = (trigger.span, trigger.start, trigger.end);
        for &phrase in rule.needs.iter().filter(|&&phrase| phrase != rarest) {
            let nearest = of(phrase).min_by_key(|mention| mention.start.abs_diff(trigger.start))?;
            span = span.cover(nearest.span);
            (start, end) = (start.min(nearest.start), end.max(nearest.end));
        }
        // Each of the roles of which some are enough counts in words of its own only.
        let mut taken: Vec<&Mention> = Vec::new();
        for &phrase in &rule.some {
            let own = |mention: &&Mention| {
                taken.iter().all(|other| mention.end <= other.start || other.end <= mention.start)
            };
            let nearest = of(phrase).filter(own).min_by_key(|mention| mention.start.abs_diff(trigger.start));
            taken.extend(nearest);
        }
        if taken.len() < rule.at_least {
            return None;
        }
        for mention in taken {
            span = span.cover(mention.span);
            (start, end) = (start.min(mention.start), end.max(mention.end));
        }
        match rule.reach {
            FrameReach::Words(most) if end - start > usize::from(most) => None,
            _ => Some(span),
        }
    })
}
