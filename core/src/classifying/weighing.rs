//! Which rules hold in a unit, and how much they weigh.

use super::reading::{Mention, Unit};
use super::rules::{Rule, RuleBook, RuleKind};
use crate::text::Span;

/// How far away the context is that a rule relies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Distance {
    /// In the sentence, or none was needed.
    Sentence,
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
    match (rule.kind, distance) {
        (RuleKind::Signal, _) => 100,
        (RuleKind::Frame, Distance::Sentence) => 85 - if rule.paragraph { 15 } else { 0 },
        (RuleKind::Frame, Distance::Paragraph) => 75 - if rule.paragraph { 15 } else { 0 },
        (RuleKind::Frame, Distance::Document) => 55,
        (RuleKind::Hint, Distance::Sentence) => 70,
        (RuleKind::Hint, Distance::Paragraph) => 60,
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
        for (at, sentence) in unit.sentences.iter().enumerate() {
            let mentions = &unit.mentions[sentence.mentions.clone()];
            self.each_rule(unit, mentions, false, |speaks, rule, proof| {
                contexts[at] |= speaks;
                if let Some(mut proof) = proof {
                    proof.sentence = sentence.span;
                    if rule.context {
                        waiting.push((at, proof));
                    } else {
                        proofs.push(proof);
                    }
                }
            });
        }
        let mut context = contexts.contains(&true);
        let mut spread: Vec<Proof> = Vec::new();
        self.each_rule(unit, &unit.mentions, true, |speaks, rule, proof| {
            context |= speaks;
            if let Some(proof) = proof {
                if rule.context {
                    spread.push(proof);
                } else {
                    proofs.push(proof);
                }
            }
        });
        for (at, mut proof) in waiting {
            proof.distance = match (contexts[at], context) {
                (true, _) => Distance::Sentence,
                (false, true) => Distance::Paragraph,
                (false, false) => Distance::Document,
            };
            proofs.push(proof);
        }
        for mut proof in spread {
            proof.distance = if context { Distance::Sentence } else { Distance::Document };
            proofs.push(proof);
        }
        context
    }

    /// Tries the rules of one scope; `found` learns whether what holds is context, and the proof of a topic.
    fn each_rule(
        &mut self,
        unit: &Unit,
        mentions: &[Mention],
        paragraph: bool,
        mut found: impl FnMut(bool, &Rule, Option<Proof>),
    ) {
        self.scope += 1;
        for mention in mentions {
            self.seen[mention.phrase as usize] = self.scope;
        }
        let book = self.book;
        for mention in mentions {
            for &number in &book.tried_at[mention.phrase as usize] {
                let rule = &book.rules[number as usize];
                if rule.paragraph != paragraph || self.tried[number as usize] == self.scope {
                    continue;
                }
                // A signal or hint is reported wherever it stands, a frame once for its scope.
                if rule.kind == RuleKind::Frame {
                    self.tried[number as usize] = self.scope;
                }
                let is_seen = |&phrase: &u32| self.seen[phrase as usize] == self.scope;
                if !rule.needs.iter().all(is_seen) || rule.unless.iter().any(is_seen) {
                    continue;
                }
                let Some(span) = place(book, unit, mentions, mention, rule) else { continue };
                let proof = rule.topic.map(|topic| Proof {
                    topic,
                    rule: number,
                    span,
                    sentence: span,
                    paragraph: unit.span,
                    distance: Distance::Sentence,
                });
                let speaks = !rule.context && rule.topic.is_none_or(|topic| self.speaks[topic as usize]);
                found(speaks, rule, proof);
            }
        }
    }
}

/// From the first to the last of the roles, each where it stands first; none if one of them is a near miss.
fn place(book: &RuleBook, unit: &Unit, mentions: &[Mention], trigger: &Mention, rule: &Rule) -> Option<Span> {
    if let ([_], RuleKind::Signal | RuleKind::Hint) = (rule.needs.as_slice(), rule.kind) {
        return (!unit.is_masked(book, trigger, rule.topic)).then_some(trigger.span);
    }
    let mut whole: Option<Span> = None;
    for &phrase in &rule.needs {
        let mention = mentions
            .iter()
            .find(|mention| mention.phrase == phrase && !unit.is_masked(book, mention, rule.topic))?;
        whole = Some(whole.map_or(mention.span, |span| span.cover(mention.span)));
    }
    whole
}
