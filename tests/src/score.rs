//! Scoring of labelled passages.

use std::ops::Range;

use csea_terms::{Checker, Finding, Format, Usage};

use crate::corpus::{Label, Passage};

/// What became of one label.
#[derive(Clone, Debug)]
pub struct Scored {
    /// The label.
    pub label: Label,
    /// Found at all, as a finding or as an exempted place.
    pub found: bool,
    /// The level that the checker gives: `avoid`, `caution`, `info`, `exempt` or `none`.
    pub level: &'static str,
    /// Whether that is right: the level as labelled; for exempt and lowered wording, nothing above `info`.
    pub right: bool,
    /// Whether one of the suggestions is among those that an editor accepts; `None` where none is asked.
    pub fits: Option<bool>,
    /// The replacements offered.
    pub offered: Vec<String>,
}

/// A passage with its labels scored.
#[derive(Clone, Debug)]
pub struct ScoredPassage {
    /// One entry a label.
    pub labels: Vec<Scored>,
    /// Findings at `caution` or above that no label covers.
    pub unexpected: Vec<Finding>,
}

/// Scores a passage with a checker at level `info`.
pub fn score(checker: &Checker, passage: &Passage) -> ScoredPassage {
    let format: Format = passage.format.parse().unwrap_or(Format::Plain);
    let report = checker.check_as(&passage.text, format);
    let mut used = vec![false; report.findings.len()];
    let mut from = 0;
    let labels = passage
        .expect
        .iter()
        .map(|label| {
            let place = place_of(&passage.text, &label.surface, &mut from);
            let overlapping = |finding: &Finding| {
                place
                    .as_ref()
                    .is_some_and(|place| finding.span.start() < place.end && place.start < finding.span.end())
            };
            let mut best: Option<&Finding> = None;
            for (index, finding) in
                report.findings.iter().enumerate().filter(|(_, finding)| overlapping(finding))
            {
                used[index] = true;
                if best.is_none_or(|best| finding.level > best.level) {
                    best = Some(finding);
                }
            }
            let exempted = report.exempted.iter().any(&overlapping);
            scored(label, best, exempted)
        })
        .collect();
    let unexpected = report
        .findings
        .into_iter()
        .zip(used)
        .filter(|(finding, used)| !used && finding.level >= Usage::Caution)
        .map(|(finding, _)| finding)
        .collect();
    ScoredPassage { labels, unexpected }
}

/// Where the surface stands, after the place of the label before it.
fn place_of(text: &str, surface: &str, from: &mut usize) -> Option<Range<usize>> {
    let start = text.get(*from..)?.find(surface)? + *from;
    *from = start + surface.chars().next().map_or(1, char::len_utf8);
    Some(start..start + surface.len())
}

fn scored(label: &Label, best: Option<&Finding>, exempted: bool) -> Scored {
    let level = match best {
        Some(finding) => finding.level.as_str(),
        None if exempted => "exempt",
        None => "none",
    };
    let right = match label.level.as_str() {
        "exempt" | "info" => !matches!(level, "avoid" | "caution"),
        wanted => level == wanted,
    };
    let offered: Vec<String> = best
        .map(|finding| finding.suggestions.iter().map(|suggestion| suggestion.replacement.clone()).collect())
        .unwrap_or_default();
    let asked = matches!(label.level.as_str(), "avoid" | "caution") && !label.fits.is_empty();
    let fits = asked.then(|| label.fits.iter().any(|fit| offered.iter().any(|one| same_wording(one, fit))));
    Scored { label: label.clone(), found: best.is_some() || exempted, level, right, fits, offered }
}

/// Whether two replacements say the same, case and articles aside.
fn same_wording(one: &str, other: &str) -> bool {
    let bare = |text: &str| {
        let lower = text.to_lowercase();
        let words: Vec<String> = lower
            .split(|character: char| !character.is_alphanumeric())
            .filter(|word| !word.is_empty() && !matches!(*word, "a" | "an" | "the"))
            .map(str::to_owned)
            .collect();
        words
    };
    bare(one) == bare(other)
}
