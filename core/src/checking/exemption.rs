//! What the place of a wording says: markup, titles, lists, quotations, cues.

use std::ops::Range;

use super::finding::Exemption;
use super::marks::Marks;
use crate::context::{
    Lines, Quotation, QuoteMarks, Sentences, Structure, StructureReader, is_bare_noun, is_before_citation,
    is_part_of_a_name, mention, near,
};
use crate::markup::{Block, BlockKind, MarkKind};
use crate::matching::{Candidate, Matcher, Passage};
use crate::terminology::inflection::Number;
use crate::terminology::{ExemptionKind, Instrument, Terminology, TitleScope};
use crate::text::Span;

/// Half points from which a wording is exempt, and from which it is lowered to `info`.
const EXEMPT: u8 = 4;
const LOWER: u8 = 2;

/// The group of words by which a wording that starts with them is a person's own about themselves.
const FIRST_PERSON: &str = "first person";

/// The groups that exemptions ask the matcher for.
pub(super) const EXEMPTION_GROUPS: &[&str] = &[FIRST_PERSON];

/// Words beside the term up to which a quotation in single marks holds the term itself.
const WORDS_BESIDE_TERM: usize = 3;

/// What the place of a wording says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is used.
    Used,
    /// It is to be noted, at most at `info`.
    Lowered(Exemption),
    /// It is left alone.
    Exempt(Exemption),
}

/// One block with everything that judging needs.
pub(super) struct Surroundings<'s> {
    pub(super) terminology: &'s Terminology,
    pub(super) matcher: &'s Matcher,
    pub(super) block: &'s Block<'s>,
    pub(super) passage: &'s Passage<'s>,
    pub(super) sentences: &'s Sentences,
    pub(super) structure: &'s StructureReader,
    pub(super) quotations: Vec<Quotation>,
    pub(super) lines: Lines,
    pub(super) marks: Marks,
}

fn exemption(kind: ExemptionKind, reason: impl Into<String>) -> Exemption {
    Exemption { kind, reason: reason.into() }
}

impl Surroundings<'_> {
    /// What the place of the wording says, and whether that holds for all of a coordination.
    pub(super) fn standing(&self, candidate: &Candidate) -> (Standing, bool) {
        let tokens = &candidate.tokens;
        let span = self.passage.span(tokens.clone());
        if let Some(exemption) = self.by_markup(span) {
            return (Standing::Exempt(exemption), false);
        }
        match self.structure.judge(self.matcher, self.block, self.passage, &self.lines, tokens) {
            Some(Structure::Reference) => {
                return (
                    Standing::Exempt(exemption(ExemptionKind::Reference, "stands in a list of references")),
                    false,
                );
            }
            Some(Structure::WordsToAvoid) => {
                let reason = "stands in a list of words that are not to be used";
                return (Standing::Exempt(exemption(ExemptionKind::Mention, reason)), false);
            }
            Some(Structure::OffenceTable) => {
                let reason = "is the name of an offence in a table of offences";
                return (Standing::Exempt(exemption(ExemptionKind::Offence, reason)), false);
            }
            None => {}
        }
        let emphasised = self.marks.emphasis_around(span);
        if emphasised.is_some_and(|title| is_before_citation(self.matcher, self.passage, title.end())) {
            let reason = "is part of the title of a work or a case, which is cited";
            return (Standing::Exempt(exemption(ExemptionKind::Reference, reason)), false);
        }
        if let Some(standing) = self.by_quotation(span) {
            return (standing, false);
        }
        match self.by_cues(tokens, span) {
            (Standing::Used | Standing::Lowered(_), spreads) if self.is_named_as_a_word(candidate) => {
                let reason = "stands without an article, as a word that is spoken about";
                (Standing::Exempt(exemption(ExemptionKind::Mention, reason)), spreads)
            }
            (Standing::Used, _) if is_part_of_a_name(self.passage, self.sentences, tokens) => {
                let reason = "is part of a name or title, which is written with capitals";
                (Standing::Exempt(exemption(ExemptionKind::Title, reason)), false)
            }
            otherwise => otherwise,
        }
    }

    fn is_named_as_a_word(&self, candidate: &Candidate) -> bool {
        let surface = self.passage.surface(candidate.tokens.clone());
        surface.contains(char::is_lowercase)
            && is_bare_noun(self.matcher, self.passage, self.sentences, &candidate.tokens)
            && self.matcher.trace(self.passage, candidate).number == Some(Number::Singular)
    }

    /// The span with the mark that closes or opens a quotation which only a part of the wording stands in.
    pub(super) fn with_marks(&self, span: Span) -> Span {
        let text = &self.block.text;
        let length = |mark: Option<char>| mark.map_or(0, char::len_utf8);
        near(&self.quotations, span).iter().fold(span, |wider, Quotation { inner, .. }| {
            if span.start() < inner.start() && inner.end() == span.end() {
                Span::new(wider.start(), wider.end() + length(text[span.end()..].chars().next()))
            } else if inner.start() == span.start() && inner.end() < span.end() {
                Span::new(wider.start() - length(text[..span.start()].chars().next_back()), wider.end())
            } else {
                wider
            }
        })
    }

    fn by_markup(&self, span: Span) -> Option<Exemption> {
        use ExemptionKind::{Markup, Quotation, Title};
        match self.block.kind {
            BlockKind::Code => return Some(exemption(Markup, "stands in code")),
            BlockKind::Attribute => {
                return Some(exemption(Markup, "stands in an attribute or address, not in the text"));
            }
            _ => {}
        }
        match self.marks.deciding(span)? {
            MarkKind::Code => Some(exemption(Markup, "stands in code")),
            MarkKind::Address => Some(exemption(Markup, "is part of an address, a file name or a tag")),
            MarkKind::Deleted => Some(exemption(Markup, "is struck out")),
            MarkKind::Quotation => Some(exemption(Quotation, "stands in a quotation")),
            MarkKind::Cite => Some(exemption(Title, "is part of the title of a work")),
            MarkKind::Definition | MarkKind::Emphasis | MarkKind::Link => None,
        }
    }

    fn by_quotation(&self, span: Span) -> Option<Standing> {
        let near = near(&self.quotations, span);
        // The innermost of those that hold all of it.
        let around = near.iter().filter(|quotation| quotation.inner.contains(span));
        let whole = around.min_by_key(|quotation| quotation.inner.end());
        if let Some(quotation) = whole {
            let reason = "stands inside quotation marks";
            return Some(if self.is_headline_quotation(quotation, span) {
                let reason = "is quoted in a headline; the outlet was free to say it in its own words";
                Standing::Lowered(exemption(ExemptionKind::Quotation, reason))
            } else {
                Standing::Exempt(exemption(ExemptionKind::Quotation, reason))
            });
        }
        let holds = |at: usize| near.iter().any(|quotation| quotation.inner.contains(Span::new(at, at + 1)));
        if near.iter().filter(|quotation| span.overlaps(quotation.inner)).count() > 1
            && holds(span.start())
            && holds(span.end().saturating_sub(1))
        {
            let reason = "its parts stand inside quotation marks";
            return Some(Standing::Exempt(exemption(ExemptionKind::Quotation, reason)));
        }
        let partial = near.iter().any(|quotation| span.overlaps(quotation.inner));
        partial.then(|| {
            let reason = "quotation marks on a part of the wording keep a distance, but the wording is used";
            Standing::Lowered(exemption(ExemptionKind::Quotation, reason))
        })
    }

    /// Single marks round more than the term, in a line without a full stop: the style of headlines.
    fn is_headline_quotation(&self, quotation: &Quotation, span: Span) -> bool {
        let words_beside = self.block.text[quotation.inner].split_whitespace().count()
            - self.block.text[span].split_whitespace().count().min(1);
        quotation.marks == QuoteMarks::Single
            && words_beside > WORDS_BESIDE_TERM
            && !self.block.text.trim_end().ends_with(['.', '!', '?', '…', '’', '\'', '”', '"'])
    }

    fn by_cues(&self, tokens: &Range<usize>, span: Span) -> (Standing, bool) {
        if self.matcher.starts_with_group(self.passage, FIRST_PERSON, tokens.start) {
            let reason = "a person speaks of their own life";
            return (Standing::Exempt(exemption(ExemptionKind::OwnWords, reason)), false);
        }
        let verdict = mention(self.terminology, self.matcher, self.passage, self.sentences, tokens);
        let Some(verdict) = verdict else { return (Standing::Used, false) };
        let halves = verdict.halves + u8::from(self.marks.emphasise(span));
        let found = exemption(verdict.decisive.kind, verdict.decisive.reason.clone());
        let standing = match halves {
            EXEMPT.. => Standing::Exempt(found),
            LOWER.. => Standing::Lowered(found),
            _ => Standing::Used,
        };
        (standing, verdict.spreads)
    }
}

/// What an official title says of a wording inside it.
pub(super) fn by_title(instrument: &Instrument) -> Standing {
    let mut reason = match instrument.scope {
        TitleScope::Title => format!("is part of an official title or name: {}", instrument.title),
        TitleScope::Caption | TitleScope::Provision => {
            format!("is part of the caption of a legal provision: {}", instrument.title)
        }
        TitleScope::DefinedTerm => format!("is the term that a law defines: {}", instrument.title),
    };
    if let Some(name) = &instrument.renamed_to {
        let year = instrument.renamed_year.as_ref().map(|year| format!(" ({year})")).unwrap_or_default();
        reason = format!("{reason}; now: {name}{year}");
    }
    let found = exemption(ExemptionKind::Title, reason);
    match instrument.scope {
        TitleScope::DefinedTerm => Standing::Lowered(found),
        _ => Standing::Exempt(found),
    }
}
