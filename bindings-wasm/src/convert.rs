//! What the core says as text that JavaScript reads into plain objects.

use std::collections::BTreeSet;
use std::ops::Range;

use csea_terms::output::{
    ClassificationOutput, ConceptOutput, DocumentOutput, EvidenceOutput, FindingOutput, NoticeOutput,
    ProfileOutput, TagOutput,
};
use csea_terms::text::{Positions, Span};
use csea_terms::{Checker, Classifier, Document, Finding, Format, Report};
use serde::Serialize;

use crate::error::Error;
use crate::objects::{
    ClassificationObject, ConceptObject, EvidenceObject, FindingObject, ReportObject, SourceObject, TagObject,
};

impl From<FindingOutput> for FindingObject {
    fn from(finding: FindingOutput) -> Self {
        let [start, end] = finding.span.utf16;
        Self { start, end, finding }
    }
}

/// The report on a text.
pub(crate) fn report(text: &str, format: Format, report: &Report) -> Result<String, Error> {
    let document = DocumentOutput::new("-", format, text, report);
    let object = ReportObject {
        terminology_version: &report.terminology_version,
        format: document.format,
        truncated: document.truncated,
        findings: objects(document.findings),
        exempted: objects(document.exempted),
        notices: document.notices,
    };
    serde_json::to_string(&object).map_err(Error::Output)
}

fn objects(list: Vec<FindingOutput>) -> Vec<FindingObject> {
    list.into_iter().map(FindingObject::from).collect()
}

/// What an edit changed in a report.
#[derive(Serialize)]
struct ChangeObject {
    truncated: bool,
    notices: Vec<NoticeOutput>,
    findings: ListChange,
    exempted: ListChange,
}

/// What changed in a list: the first and last entries are kept, `fresh` stands between them.
#[derive(Serialize)]
struct ListChange {
    head: usize,
    tail: usize,
    fresh: Vec<FindingObject>,
    /// Where the kept entries are now, eight numbers each: start and end in UTF-16, bytes, code points; line, column.
    places: Vec<[usize; 8]>,
}

/// What the latest edit of a document changed; `former` is its text from before, and `before` the report on it.
pub(crate) fn change(document: &Document, former: &str, before: &Report) -> Result<String, Error> {
    let text = document.text();
    let report = document.report();
    let (found, found_kept) = split(&before.findings, former, &report.findings, text);
    let (exempted, exempted_kept) = split(&before.exempted, former, &report.exempted, text);
    let fresh = Report {
        findings: report.findings[found.clone()].to_vec(),
        exempted: report.exempted[exempted.clone()].to_vec(),
        notices: report.notices.clone(),
        terminology_version: String::new(),
        truncated: report.truncated,
    };
    let output = DocumentOutput::new("-", document.format(), text, &fresh);
    let spans: Vec<Span> = found_kept.iter().chain(&exempted_kept).map(|finding| finding.span).collect();
    let mut places = Positions::locate(text, &spans).into_iter().map(eight);
    let mut places_of = |count: usize| places.by_ref().take(count).collect::<Vec<_>>();
    let change = ChangeObject {
        truncated: output.truncated,
        notices: output.notices,
        findings: ListChange {
            head: found.start,
            tail: report.findings.len() - found.end,
            fresh: objects(output.findings),
            places: places_of(found_kept.len()),
        },
        exempted: ListChange {
            head: exempted.start,
            tail: report.exempted.len() - exempted.end,
            fresh: objects(output.exempted),
            places: places_of(exempted_kept.len()),
        },
    };
    serde_json::to_string(&change).map_err(Error::Output)
}

fn eight(place: Positions) -> [usize; 8] {
    let Positions { start, end } = place;
    [start.utf16, end.utf16, start.utf8, end.utf8, start.utf32, end.utf32, start.line, start.column]
}

/// The part of the new list that is not that of the old one, and the entries around it.
fn split<'r>(
    old: &[Finding],
    former: &str,
    new: &'r [Finding],
    text: &str,
) -> (Range<usize>, Vec<&'r Finding>) {
    let same = |(one, other): &(&Finding, &Finding)| is_same(one, former, other, text);
    let head = old.iter().zip(new).take_while(same).count();
    let rest = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(same).count();
    let fresh = head..new.len() - tail;
    let kept = new[..fresh.start].iter().chain(&new[fresh.end..]).collect();
    (fresh, kept)
}

/// Whether two findings say the same, but for where they stand.
fn is_same(one: &Finding, former: &str, other: &Finding, text: &str) -> bool {
    let moved = |at: usize| (at + other.span.start()).wrapping_sub(one.span.start());
    let shifted = |span: Span| (moved(span.start()), moved(span.end()));
    one.fingerprint == other.fingerprint
        && one.surface == other.surface
        && one.level == other.level
        && one.message == other.message
        && one.exemption == other.exemption
        && one.suggestions.len() == other.suggestions.len()
        && one.suggestions.iter().zip(&other.suggestions).all(|(one, other)| {
            one.replacement == other.replacement
                && one.applicability == other.applicability
                && one.note == other.note
                && one.edits.len() == other.edits.len()
                && one.edits.iter().zip(&other.edits).all(|(one, other)| {
                    one.replacement == other.replacement
                        && shifted(one.span) == (other.span.start(), other.span.end())
                })
        })
        && former.get(extent(one).range()) == text.get(extent(other).range())
}

/// The finding with all its edits: what lies between them counts alike in every unit only if it is the same text.
fn extent(finding: &Finding) -> Span {
    let edits = finding.suggestions.iter().flat_map(|suggestion| &suggestion.edits);
    edits.fold(finding.span, |extent, edit| extent.cover(edit.span))
}

impl From<TagOutput> for TagObject {
    fn from(tag: TagOutput) -> Self {
        let placed = |evidence: EvidenceOutput| {
            let [start, end] = evidence.span.utf16;
            EvidenceObject { start, end, evidence }
        };
        Self {
            id: tag.id,
            label: tag.label,
            score: tag.score,
            evidence: tag.evidence.into_iter().map(placed).collect(),
            recommended: tag.recommended,
            codes: tag.codes,
        }
    }
}

/// What a text speaks about.
pub(crate) fn classification(
    classifier: &Classifier,
    text: &str,
    format: Format,
    schemes: &[String],
) -> Result<String, Error> {
    let found = classifier.classify_as(text, format);
    // No schemes asked for: no codes. The output takes an empty list for all.
    let none = ["\0".to_owned()];
    let schemes = if schemes.is_empty() { &none } else { schemes };
    let output = ClassificationOutput::new(classifier.topics(), text, &found, schemes);
    let objects = |tags: Vec<TagOutput>| tags.into_iter().map(TagObject::from).collect();
    let object = ClassificationObject {
        threats: objects(output.threats),
        measures: objects(output.measures),
        frameworks: objects(output.frameworks),
    };
    serde_json::to_string(&object).map_err(Error::Output)
}

/// The profiles of the terminology.
pub(crate) fn profiles(checker: &Checker) -> Result<String, Error> {
    let profiles: Vec<ProfileOutput> =
        checker.terminology().profiles().iter().map(ProfileOutput::from).collect();
    serde_json::to_string(&profiles).map_err(Error::Output)
}

/// The languages of the terminology.
pub(crate) fn languages(checker: &Checker) -> Vec<String> {
    let tags: BTreeSet<&str> =
        checker.terminology().designations().map(|entry| &*entry.designation.language).collect();
    tags.into_iter().map(str::to_owned).collect()
}

/// The sources of the terminology.
pub(crate) fn sources(checker: &Checker) -> Result<String, Error> {
    let sources: Vec<SourceObject<'_>> = checker
        .terminology()
        .sources()
        .values()
        .map(|source| SourceObject {
            id: &source.id,
            authority: &source.authority,
            title: &source.title,
            year: source.year.as_deref(),
            address: source.address.as_deref(),
        })
        .collect();
    serde_json::to_string(&sources).map_err(Error::Output)
}

/// The concepts that a person may mean by `text`, each once.
pub(crate) fn concepts(checker: &Checker, text: &str) -> Result<String, Error> {
    let terminology = checker.terminology();
    let mut entries = terminology.lookup(text);
    entries.dedup_by_key(|entry| &*entry.concept.id);
    let concepts: Vec<ConceptObject> =
        entries.iter().map(|entry| ConceptOutput::new(terminology, entry.concept).into()).collect();
    serde_json::to_string(&concepts).map_err(Error::Output)
}

impl From<ConceptOutput> for ConceptObject {
    fn from(concept: ConceptOutput) -> Self {
        let ConceptOutput { id, group, label, definition, scope_note, related, designations } = concept;
        Self { id, group, label, definition, scope_note, related, designations }
    }
}
