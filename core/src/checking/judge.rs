//! From the candidates of one block to findings.

use std::ops::Range;
use std::sync::Arc;

use super::exemption::{Standing, Surroundings, by_title};
use super::finding::{Exemption, Finding, Grounds, Report, Suggestion};
use super::fingerprint::{self, Fingerprints};
use super::grounds::AllGrounds;
use super::resolve::{Claim, Outcome, Rank, resolve};
use super::suggest::{Setting, suggestions};
use crate::matching::{Candidate, LONGEST_MATCH, Owner};
use crate::terminology::{Applicability, Designation, ExemptionKind, Terminology, Usage};
use crate::text::Span;

/// The group of words that join the parts of a coordination.
const COORDINATION: &str = "coordination";

/// The groups that judging asks the matcher for.
pub(super) const JUDGING_GROUPS: &[&str] = &[COORDINATION];

/// A discouraged wording on its way to becoming a finding.
struct Judged {
    candidate: Candidate,
    standing: Standing,
}

/// Judges the blocks of one text.
pub(super) struct Judge<'j> {
    pub(super) surroundings: Surroundings<'j>,
    pub(super) grounds: &'j AllGrounds,
    pub(super) level: Usage,
}

/// What a block gives, as if it were the only one.
#[derive(Clone, Debug, Default)]
pub(super) struct Judgement {
    findings: Vec<Named>,
    exempted: Vec<Named>,
    /// Bases of fingerprints in order, those of wording below the level included.
    bases: Vec<u64>,
}

/// A finding and the number of its fingerprint's base.
type Named = (usize, Finding);

impl Judgement {
    /// Moves every place from a block that starts at `from` to where it starts now.
    pub(super) fn shift(&mut self, from: usize, to: usize) {
        let shifted = |span: Span| Span::new(span.start() + to - from, span.end() + to - from);
        for (_, finding) in self.findings.iter_mut().chain(&mut self.exempted) {
            finding.span = shifted(finding.span);
            for edit in finding.suggestions.iter_mut().flat_map(|suggestion| &mut suggestion.edits) {
                edit.span = shifted(edit.span);
            }
        }
    }

    /// Adds it to the report of the document, where repeats count.
    pub(super) fn enter(self, fingerprints: &mut Fingerprints, report: &mut Report) {
        let names: Vec<String> = self.bases.iter().map(|&base| fingerprints.next(base)).collect();
        let with_fingerprint = |(number, finding): Named| {
            let fingerprint = names.get(number).cloned().unwrap_or_default();
            Finding { fingerprint, ..finding }
        };
        report.findings.extend(self.findings.into_iter().map(with_fingerprint));
        report.exempted.extend(self.exempted.into_iter().map(with_fingerprint));
    }
}

impl Judge<'_> {
    /// Judges the candidates of the block, whose gates hold.
    pub(super) fn judge(&self, raised: Vec<Candidate>) -> Judgement {
        let shields = self.surroundings.matcher.shields(self.surroundings.passage, &raised);
        let (titles, recommended): (Vec<_>, Vec<_>) =
            shields.into_iter().partition(|candidate| matches!(candidate.owner, Owner::Title(_)));
        let settled = self.settle(raised, &recommended);
        let mut judged = self.standings(settled, &titles);
        self.spread(&mut judged);
        let mut judgement = Judgement::default();
        for (item, _) in judged {
            self.report(item, &mut judgement);
        }
        judgement
    }

    fn terminology(&self) -> &Terminology {
        self.surroundings.terminology
    }

    fn designation(&self, candidate: &Candidate) -> Option<&Designation> {
        match candidate.owner {
            Owner::Designation { concept, designation } => {
                self.terminology().concepts.get(concept as usize)?.designations.get(designation as usize)
            }
            _ => None,
        }
    }

    /// The wordings that stand, and those that a recommended designation covers.
    fn settle(&self, raised: Vec<Candidate>, recommended: &[Candidate]) -> Vec<Judged> {
        let rank =
            |candidate: &Candidate| match self.designation(candidate).map(|designation| designation.usage) {
                Some(usage) if usage > Usage::Recommended => Rank::Discouraged(usage as u8),
                _ => Rank::Recommended,
            };
        let claims: Vec<Claim> = raised
            .iter()
            .chain(recommended)
            .map(|candidate| Claim { tokens: candidate.tokens.clone(), rank: rank(candidate) })
            .collect();
        let outcomes = resolve(&claims);
        let mut settled = Vec::new();
        for (index, candidate) in raised.into_iter().enumerate() {
            let standing = match outcomes[index] {
                Outcome::Stands => Standing::Used,
                Outcome::GivesWay(by) if claims[by].rank == Rank::Recommended => {
                    let shield = self.surroundings.passage.surface(claims[by].tokens.clone());
                    let reason = format!("is part of the recommended wording “{}”", one_line(shield));
                    Standing::Exempt(Exemption { kind: ExemptionKind::Preferred, reason })
                }
                Outcome::GivesWay(_) => continue,
            };
            settled.push(Judged { candidate, standing });
        }
        settled
    }

    /// Fills in what titles, markup, quotations and cues say. With each goes whether it holds for a whole coordination.
    fn standings(&self, settled: Vec<Judged>, titles: &[Candidate]) -> Vec<(Judged, bool)> {
        settled
            .into_iter()
            .map(|mut item| {
                let tokens = &item.candidate.tokens;
                let mut spreads = false;
                if let Some(standing) = self.title_over(tokens, titles) {
                    item.standing = standing;
                } else if item.standing == Standing::Used {
                    (item.standing, spreads) = self.surroundings.standing(&item.candidate);
                }
                (item, spreads)
            })
            .collect()
    }

    fn title_over(&self, tokens: &Range<usize>, titles: &[Candidate]) -> Option<Standing> {
        let reach = tokens.start.saturating_sub(LONGEST_MATCH);
        let first = titles.partition_point(|title| title.tokens.start < reach);
        let title = titles[first..]
            .iter()
            .take_while(|title| title.tokens.start < tokens.end)
            .filter(|title| covers(&title.tokens, tokens))
            .max_by_key(|title| title.tokens.len())?;
        match title.owner {
            Owner::Title(number) => self.terminology().instruments.get(number as usize).map(by_title),
            _ => None,
        }
    }

    /// In *the terms T, T and T* the cue speaks of every T.
    fn spread(&self, judged: &mut [(Judged, bool)]) {
        for index in 1..judged.len() {
            let (before, after) = judged.split_at_mut(index);
            let (Some((first, true)), Some((second, spreads))) = (before.last(), after.first_mut()) else {
                continue;
            };
            let between = first.candidate.tokens.end..second.candidate.tokens.start;
            let joined = between.start < between.end
                && self.surroundings.matcher.is_exactly(self.surroundings.passage, COORDINATION, &between);
            if joined && second.standing == Standing::Used {
                second.standing = first.standing.clone();
                *spreads = true;
            }
        }
    }

    fn report(&self, item: Judged, judgement: &mut Judgement) {
        let (Some(designation), Some(grounds)) =
            (self.designation(&item.candidate), self.grounds(&item.candidate))
        else {
            return;
        };
        let (level, exemption, exempt) = match item.standing {
            Standing::Used => (designation.usage, None, false),
            Standing::Lowered(exemption) => (designation.usage.min(Usage::Info), Some(exemption), false),
            Standing::Exempt(exemption) => (designation.usage, Some(exemption), true),
        };
        let number = judgement.bases.len();
        judgement.bases.push(self.fingerprint_base(&item.candidate, &grounds));
        if !exempt && level < self.level {
            return;
        }
        let mut suggestions =
            if exempt { Vec::new() } else { self.suggestions(&item.candidate, designation) };
        if exemption.is_some() {
            // Where the place gives a reason for the wording, nothing is changed unasked.
            for suggestion in &mut suggestions {
                suggestion.applicability = suggestion.applicability.min(Applicability::Review);
            }
        }
        let around = &self.surroundings;
        let in_text = around.with_marks(around.passage.span(item.candidate.tokens.clone()));
        let span = around.block.to_source(in_text);
        let surface = &around.block.text[in_text];
        let finding = Finding {
            message: message(surface, level, suggestions.first(), &grounds),
            grounds,
            level,
            span,
            surface: String::new(),
            suggestions,
            fingerprint: String::new(),
            exemption,
        };
        let list = if exempt { &mut judgement.exempted } else { &mut judgement.findings };
        list.push((number, finding));
    }

    fn grounds(&self, candidate: &Candidate) -> Option<Arc<Grounds>> {
        match candidate.owner {
            Owner::Designation { concept, designation } => {
                self.grounds.get(self.terminology(), concept, designation)
            }
            _ => None,
        }
    }

    fn suggestions(&self, candidate: &Candidate, designation: &Designation) -> Vec<Suggestion> {
        let around = &self.surroundings;
        let setting = Setting {
            spelling: &around.terminology.spelling,
            matcher: around.matcher,
            block: around.block,
            passage: around.passage,
            span: around.with_marks(around.passage.span(candidate.tokens.clone())),
            tokens: candidate.tokens.clone(),
        };
        let templates = match candidate.owner {
            Owner::Designation { concept, designation } => {
                self.grounds.templates(self.terminology(), concept, designation)
            }
            _ => &[],
        };
        suggestions(&setting, candidate, designation, templates)
    }

    fn fingerprint_base(&self, candidate: &Candidate, grounds: &Grounds) -> u64 {
        let passage = self.surroundings.passage;
        let tokens = &candidate.tokens;
        let add_words = |words: &mut String, range: Range<usize>| {
            for token in range.clone() {
                if token > range.start {
                    words.push(' ');
                }
                words.push_str(passage.folded_token(token));
            }
        };
        let (mut matched, mut around) = (String::new(), String::new());
        add_words(&mut matched, tokens.clone());
        add_words(&mut around, tokens.start.saturating_sub(2)..tokens.start);
        around.push('|');
        add_words(&mut around, tokens.end..(tokens.end + 2).min(passage.tokens().len()));
        fingerprint::base(&grounds.concept, &grounds.designation, &matched, &around)
    }
}

/// Whether a title holds a wording: wholly, or by the larger part.
fn covers(title: &Range<usize>, tokens: &Range<usize>) -> bool {
    let shared = title.end.min(tokens.end).saturating_sub(title.start.max(tokens.start));
    shared > 0 && (shared == tokens.len() || (shared * 2 >= tokens.len() && title.len() > tokens.len()))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a finding says, in a sentence.
fn message(surface: &str, level: Usage, best: Option<&Suggestion>, grounds: &Grounds) -> String {
    let surface = one_line(surface);
    let opening = match level {
        Usage::Avoid => format!("“{surface}” is best avoided"),
        Usage::Caution => format!("“{surface}” needs care"),
        Usage::Info | Usage::Recommended => format!("A note on “{surface}”"),
    };
    match (best, &grounds.advice) {
        (Some(best), _) => format!("{opening}: consider “{}”.", best.replacement),
        (None, Some(advice)) => format!("{opening}. {advice}"),
        (None, None) => format!("{opening}."),
    }
}
