//! What the core says as text that JavaScript reads into plain objects.

use csea_terms::output::{ConceptOutput, DocumentOutput, FindingOutput};
use csea_terms::{Checker, Format};
use serde::Serialize;
use serde_json::Value;

use crate::error::Error;

/// A report: the output contract for one text, with names in the case of JavaScript.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportObject<'r> {
    terminology_version: &'r str,
    format: &'r str,
    truncated: bool,
    findings: Vec<FindingObject>,
    exempted: Vec<FindingObject>,
}

/// A finding with its place in UTF-16 code units at hand.
#[derive(Serialize)]
struct FindingObject {
    start: usize,
    end: usize,
    #[serde(flatten)]
    finding: FindingOutput,
}

impl From<FindingOutput> for FindingObject {
    fn from(finding: FindingOutput) -> Self {
        let [start, end] = finding.span.utf16;
        Self { start, end, finding }
    }
}

/// The report on a text.
pub(crate) fn report(checker: &Checker, text: &str, format: Format) -> Result<String, Error> {
    let report = checker.check_as(text, format);
    let document = DocumentOutput::new("-", format, text, &report);
    let objects = |list: Vec<FindingOutput>| list.into_iter().map(FindingObject::from).collect();
    let object = ReportObject {
        terminology_version: &report.terminology_version,
        format: document.format,
        truncated: document.truncated,
        findings: objects(document.findings),
        exempted: objects(document.exempted),
    };
    serde_json::to_string(&object).map_err(Error::Output)
}

/// The concepts that a person may mean by `text`, each once.
pub(crate) fn concepts(checker: &Checker, text: &str) -> Result<String, Error> {
    let terminology = checker.terminology();
    let mut entries = terminology.lookup(text);
    entries.dedup_by_key(|entry| entry.concept.id.as_str());
    let concepts: Result<Vec<Value>, Error> = entries
        .iter()
        .map(|entry| ConceptOutput::new(terminology, entry.concept))
        .map(|concept| serde_json::to_value(concept).map(with_camel_case_names).map_err(Error::Output))
        .collect();
    serde_json::to_string(&concepts?).map_err(Error::Output)
}

/// The only name of two words in the contract of concepts.
fn with_camel_case_names(mut concept: Value) -> Value {
    if let Some(object) = concept.as_object_mut()
        && let Some(note) = object.remove("scope_note")
    {
        object.insert("scopeNote".to_owned(), note);
    }
    concept
}
