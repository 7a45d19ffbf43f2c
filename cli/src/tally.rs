//! Counting findings over a whole run, and saying so in a sentence.

use std::collections::BTreeMap;

use csea_terms::output::{DocumentOutput, FindingOutput};
use csea_terms::{ExemptionKind, Usage};

use crate::style::{Add, counted};

/// What a run has seen so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) documents: usize,
    avoid: usize,
    caution: usize,
    info: usize,
    left_alone: BTreeMap<&'static str, usize>,
    known: usize,
}

/// The level of a finding.
pub(crate) fn level_of(finding: &FindingOutput) -> Usage {
    finding.level.parse().unwrap_or(Usage::Info)
}

impl Tally {
    /// Counts a document, of whose exempted places `known` stand in the baseline.
    pub(crate) fn add(&mut self, document: &DocumentOutput, known: usize) {
        self.documents += 1;
        for finding in &document.findings {
            match level_of(finding) {
                Usage::Avoid => self.avoid += 1,
                Usage::Caution => self.caution += 1,
                Usage::Info | Usage::Recommended => self.info += 1,
            }
        }
        for exemption in document.exempted.iter().filter_map(|place| place.exemption.as_ref()) {
            *self.left_alone.entry(exemption.kind).or_default() += 1;
        }
        self.known += known;
        if let Some(directives) = self.left_alone.get_mut(ExemptionKind::Directive.as_str()) {
            *directives = directives.saturating_sub(known);
        }
    }

    /// The run in a sentence.
    pub(crate) fn sentence(&self) -> String {
        let mut parts = Vec::new();
        if self.avoid > 0 {
            parts.push(format!("{} to avoid", self.avoid));
        }
        if self.caution > 0 {
            parts.push(format!("{} with care", self.caution));
        }
        if self.info > 0 {
            parts.push(counted(self.info, "note", "notes"));
        }
        let what = if parts.is_empty() { "Nothing to change".to_owned() } else { parts.join(", ") };
        let mut text = format!("{what} in {}", counted(self.documents, "document", "documents"));
        let kinds: Vec<String> = self
            .left_alone
            .iter()
            .filter(|&(_, &count)| count > 0)
            .map(|(kind, &count)| left_alone(kind, count))
            .collect();
        let places: usize = self.left_alone.values().sum();
        if places > 0 {
            text.add(format_args!(
                "; {} left alone ({})",
                counted(places, "place", "places"),
                kinds.join(", ")
            ));
        }
        if self.known > 0 {
            text.add(format_args!("; {} known from the baseline", self.known));
        }
        text
    }
}

/// So many places of a kind of exemption.
fn left_alone(kind: &str, count: usize) -> String {
    let (one, many) = match kind.parse() {
        Ok(ExemptionKind::Quotation) => ("quotation", "quotations"),
        Ok(ExemptionKind::Mention) => ("mention", "mentions"),
        Ok(ExemptionKind::Title) => ("title", "titles"),
        Ok(ExemptionKind::Offence) => ("name of an offence", "names of offences"),
        Ok(ExemptionKind::Reference) => ("reference", "references"),
        Ok(ExemptionKind::Markup) => ("in code or markup", "in code or markup"),
        Ok(ExemptionKind::OwnWords) => ("in a person's own words", "in a person's own words"),
        Ok(ExemptionKind::Directive) => ("at the author's request", "at the author's request"),
        Ok(ExemptionKind::Preferred) => ("part of a recommended term", "parts of recommended terms"),
        Err(_) => (kind, kind),
    };
    counted(count, one, many)
}
