//! Who says so.

use csea_terms::Terminology;
use csea_terms::output::FindingOutput;
use csea_terms::terminology::{Source, SourceMark, SourceRow};

use crate::style::Add;

/// Sources that are named; the others are only counted.
const NAMED: usize = 3;

/// The sources that advise against a wording, best evidence first, with a pointer to the others.
pub(super) fn authority(terminology: &Terminology, finding: &FindingOutput) -> String {
    let rows = rows(terminology, finding);
    let advising: Vec<&SourceRow> = rows.iter().copied().filter(|row| advises_against(row)).collect();
    let named: Vec<String> = if advising.is_empty() { &rows } else { &advising }
        .iter()
        .filter_map(|row| Some(named(terminology.source(&row.id)?, row)))
        .take(NAMED)
        .collect();
    let mut text = named.join("; ");
    let more = rows.len().saturating_sub(named.len());
    if more > 0 && !named.is_empty() {
        text.add(format_args!("; and {more} more: csea-terms explain {}", finding.concept));
    }
    text
}

fn rows<'t>(terminology: &'t Terminology, finding: &FindingOutput) -> Vec<&'t SourceRow> {
    let designation = terminology.concept(&finding.concept).and_then(|concept| {
        concept.designations.iter().find(|designation| designation.id == finding.designation)
    });
    let mut rows: Vec<&SourceRow> =
        designation.into_iter().flat_map(|designation| &designation.sources).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.evidence));
    rows
}

fn advises_against(row: &SourceRow) -> bool {
    matches!(row.mark, SourceMark::Avoid | SourceMark::Caution | SourceMark::LegalOnly)
}

fn named(source: &Source, row: &SourceRow) -> String {
    format!("{}, {} ({})", source.authority, source.title, row.evidence)
}
