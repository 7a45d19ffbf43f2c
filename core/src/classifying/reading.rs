//! One paragraph, list item or table row, read: where which phrase stands, sentence by sentence, without what is discounted.

use std::ops::Range;

use super::rules::{Discount, RuleBook};
use crate::context::Sentences;
use crate::markup::{Block, BlockKind, MarkKind};
use crate::matching::{Passage, PhraseHit};
use crate::text::Span;

/// For how many sentences a pronoun may carry a role on without its name or another pronoun.
const CARRIED_OVER: usize = 2;

/// A phrase that counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    pub(super) phrase: u32,
    /// Tokens of the unit.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where it stands in the source.
    pub(super) span: Span,
}

/// A unit of text with what was found in it.
#[derive(Debug, Default)]
pub(super) struct Unit {
    /// By sentence; sentences are ranges of it.
    pub(super) mentions: Vec<Mention>,
    pub(super) sentences: Vec<Sentence>,
    /// Where the unit stands in the source.
    pub(super) span: Span,
    masks: Vec<(Range<usize>, u32)>,
}

/// A sentence with phrases in it.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub(super) mentions: Range<usize>,
    pub(super) span: Span,
}

impl Unit {
    /// The phrases of some sentences that follow each other.
    pub(super) fn of(&self, sentences: &Range<usize>) -> &[Mention] {
        let of = self.sentences.get(sentences.clone()).unwrap_or_default();
        match (of.first(), of.last()) {
            (Some(first), Some(last)) => &self.mentions[first.mentions.start..last.mentions.end],
            _ => &[],
        }
    }

    /// Whether a mention is a near miss for the topic.
    pub(super) fn is_masked(&self, book: &RuleBook, mention: &Mention, topic: Option<u32>) -> bool {
        let Some(topic) = topic else { return !self.masks.is_empty() && self.masked_at_all(mention) };
        self.masks.iter().any(|(tokens, above)| overlaps(tokens, mention) && book.is_within(topic, *above))
    }

    fn masked_at_all(&self, mention: &Mention) -> bool {
        self.masks.iter().any(|(tokens, _)| overlaps(tokens, mention))
    }
}

fn overlaps(tokens: &Range<usize>, mention: &Mention) -> bool {
    tokens.start < mention.end && mention.start < tokens.end
}

/// Cuts the blocks of a text into units: a row of a table is one, so are a paragraph and a list item.
pub(super) fn units<'b, 's>(blocks: &'b [Block<'s>]) -> impl Iterator<Item = &'b [Block<'s>]> {
    blocks.chunk_by(|one, other| match (one.kind, other.kind) {
        (BlockKind::TableCell { row: one, .. }, BlockKind::TableCell { row: other, .. }) => one == other,
        _ => false,
    })
}

/// Reads the blocks of one unit.
pub(super) fn read(book: &RuleBook, blocks: &[Block<'_>]) -> Unit {
    let mut unit = Unit::default();
    let mut base = 0;
    for block in blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Code | BlockKind::Attribute)) {
        let whole = block.to_source(Span::new(0, block.text.len()));
        unit.span = if unit.span.is_empty() { whole } else { unit.span.cover(whole) };
        base = read_block(book, block, base, &mut unit);
    }
    carry(book, &mut unit);
    unit
}

/// Adds the roles that pronouns carry on from a sentence shortly before.
fn carry(book: &RuleBook, unit: &mut Unit) {
    let mut mentions = Vec::with_capacity(unit.mentions.len());
    // For every carried role the sentence in which it was last met, by name or pronoun.
    let mut last: Vec<Option<usize>> = vec![None; book.carried.len()];
    for (at, sentence) in unit.sentences.iter_mut().enumerate() {
        let own = &unit.mentions[sentence.mentions.clone()];
        let start = mentions.len();
        mentions.extend_from_slice(own);
        for (role, last) in book.carried.iter().zip(&mut last) {
            if own.iter().any(|mention| mention.phrase == *role) {
                *last = Some(at);
            } else if last.is_some_and(|last| at - last <= CARRIED_OVER)
                && let Some(by) = own.iter().find(|by| book.carries[by.phrase as usize].contains(role))
            {
                mentions.push(Mention { phrase: *role, ..*by });
                *last = Some(at);
            }
        }
        sentence.mentions = start..mentions.len();
    }
    unit.mentions = mentions;
}

fn read_block(book: &RuleBook, block: &Block<'_>, base: usize, unit: &mut Unit) -> usize {
    let passage = Passage::new(&block.text, book.phrases.lexicon());
    let next = base + passage.tokens().len() + 1;
    let found = book.phrases.find(&passage);
    let fills = |hit: &PhraseHit| {
        let hit = *hit;
        book.roles_of[hit.phrase as usize].iter().map(move |&phrase| PhraseHit { phrase, ..hit })
    };
    let hits: Vec<PhraseHit> = found.iter().flat_map(fills).collect();
    if hits.is_empty() {
        return next;
    }
    let sentences = Sentences::of(&passage);
    let mut dead: Vec<Range<usize>> = Vec::new();
    for hit in &hits {
        let tokens = hit.start..hit.end;
        for discount in &book.discounts[hit.phrase as usize] {
            match discount {
                Discount::Sentence => dead.push(sentences.sentence(hit.start)),
                Discount::Following => dead.push(hit.start..following(&passage, &sentences, hit.end)),
                Discount::Mask => dead.push(tokens.clone()),
                Discount::MaskFor(topic) => unit.masks.push((base + tokens.start..base + tokens.end, *topic)),
            }
        }
    }
    let set_apart = |span: Span| {
        block.marks.iter().any(|mark| {
            matches!(mark.kind, MarkKind::Code | MarkKind::Deleted | MarkKind::Address)
                && mark.span.start() <= span.start()
                && span.end() <= mark.span.end()
        })
    };
    let mut current: Range<usize> = 0..0;
    for hit in hits {
        if dead.iter().any(|tokens| tokens.start < hit.end && hit.start < tokens.end) {
            continue;
        }
        let span = passage.span(hit.start..hit.end);
        if set_apart(span) {
            continue;
        }
        let at = unit.mentions.len();
        if current.contains(&hit.start)
            && let Some(sentence) = unit.sentences.last_mut()
        {
            sentence.mentions.end = at + 1;
        } else {
            current = sentences.sentence(hit.start);
            let span = block.to_source(passage.span(current.clone()));
            unit.sentences.push(Sentence { mentions: at..at + 1, span });
        }
        unit.mentions.push(Mention {
            phrase: hit.phrase,
            start: base + hit.start,
            end: base + hit.end,
            span: block.to_source(span),
        });
    }
    next
}

/// Where what a distancing word speaks of ends: at the next comma, or with the clause.
fn following(passage: &Passage<'_>, sentences: &Sentences, from: usize) -> usize {
    let clause = sentences.clause(from.saturating_sub(1)).end;
    let comma = (from..clause).find(|&at| passage.tokens()[at].mark() == Some(','));
    comma.unwrap_or(clause)
}
