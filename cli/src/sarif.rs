//! The output `sarif`: SARIF 2.1.0 for code scanning.

use std::collections::BTreeMap;

use csea_terms::output::{
    ConceptOutput, DesignationOutput, DocumentOutput, FindingOutput, SourceRowOutput, SuggestionOutput,
};
use csea_terms::text::{Positions, Span};
use csea_terms::{Terminology, Usage};
use serde_json::{Value, json};

use crate::check::{Document, Render};
use crate::console::Console;
use crate::style::Add;
use crate::tally::level_of;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Gathers results until all rules are known. Exempted places are no results.
pub(crate) struct Sarif<'t> {
    terminology: &'t Terminology,
    /// By id, with the rule and its place in the order of their first results.
    rules: BTreeMap<String, (usize, Value)>,
    results: Vec<Value>,
    documents: Vec<String>,
}

impl<'t> Sarif<'t> {
    pub(crate) fn new(terminology: &'t Terminology) -> Self {
        Self { terminology, rules: BTreeMap::new(), results: Vec::new(), documents: Vec::new() }
    }
}

impl Render for Sarif<'_> {
    fn document(&mut self, document: Document, _: &mut Console) {
        let Document { output, text, .. } = document;
        let uri = uri(&output.path);
        let places = Places::of(&output, &text);
        for finding in &output.findings {
            let id = format!("{}/{}", finding.concept, finding.designation);
            let next = self.rules.len();
            let terminology = self.terminology;
            let &mut (index, _) =
                self.rules.entry(id.clone()).or_insert_with(|| (next, rule(&id, finding, terminology)));
            self.results.push(result(&id, index, finding, &uri, &places));
        }
        self.documents.push(uri);
    }

    fn finish(&mut self, console: &mut Console) {
        let mut rules: Vec<(usize, Value)> = std::mem::take(&mut self.rules).into_values().collect();
        rules.sort_by_key(|&(index, _)| index);
        let rules: Vec<Value> = rules.into_iter().map(|(_, rule)| rule).collect();
        let artifacts: Vec<Value> =
            self.documents.iter().map(|uri| json!({"location": {"uri": uri}})).collect();
        let log = json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {
                    "name": "csea-terms",
                    "version": env!("CARGO_PKG_VERSION"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "properties": {"terminology": self.terminology.version()},
                    "rules": rules,
                }},
                "columnKind": "unicodeCodePoints",
                "artifacts": artifacts,
                "invocations": [{"executionSuccessful": console.errors() == 0}],
                "results": self.results,
            }],
        });
        console.print(&crate::json::line(&log));
    }
}

/// The level of SARIF for a level of ours.
fn sarif_level(level: Usage) -> &'static str {
    match level {
        Usage::Avoid => "error",
        Usage::Caution => "warning",
        Usage::Info | Usage::Recommended => "note",
    }
}

/// What holds for a wording wherever it stands.
fn rule(id: &str, finding: &FindingOutput, terminology: &Terminology) -> Value {
    let concept =
        terminology.concept(&finding.concept).map(|concept| ConceptOutput::new(terminology, concept));
    let designation = concept.as_ref().and_then(|concept| {
        concept.designations.iter().find(|designation| designation.id == finding.designation)
    });
    let usage = designation
        .and_then(|designation| designation.usage.parse().ok())
        .unwrap_or_else(|| level_of(finding));
    let sources = designation.map(|designation| designation.sources.as_slice()).unwrap_or_default();
    let mut rule = json!({
        "id": id,
        "shortDescription": {"text": format!("Wording: “{}”", finding.term)},
        "fullDescription": {"text": or(&finding.reason, &finding.message)},
        "help": {"text": or(&help(finding, designation), &finding.message)},
        "defaultConfiguration": {"level": sarif_level(usage)},
        "properties": {"tags": ["wording", finding.concept]},
    });
    if let Some(address) =
        sources.iter().find_map(|row| row.address.as_deref()).filter(|address| address.starts_with("http"))
    {
        rule["helpUri"] = json!(address);
    }
    rule
}

/// Reason, wording to use instead, advice, exceptions and sources, a paragraph each.
fn help(finding: &FindingOutput, designation: Option<&DesignationOutput>) -> String {
    let mut parts = vec![finding.reason.clone()];
    parts.extend(
        designation
            .filter(|known| !known.replacements.is_empty())
            .map(|known| format!("Instead: {}.", known.replacements.join("; "))),
    );
    parts.extend(finding.advice.clone());
    parts.extend(
        designation.and_then(|known| known.exceptions.as_ref()).map(|text| format!("Right in: {text}")),
    );
    let authorities: Vec<String> =
        designation.iter().flat_map(|known| &known.sources).map(authority).collect();
    if !authorities.is_empty() {
        parts.push(format!("Sources: {}.", authorities.join("; ")));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

fn or<'t>(text: &'t str, other: &'t str) -> &'t str {
    if text.is_empty() { other } else { text }
}

fn authority(row: &SourceRowOutput) -> String {
    let year = row.year.as_ref().map_or_else(String::new, |year| format!(", {year}"));
    format!("{}, {}{year} ({})", row.authority, row.title, row.evidence)
}

fn result(rule: &str, index: usize, finding: &FindingOutput, uri: &str, places: &Places) -> Value {
    let location = json!({"physicalLocation": {
        "artifactLocation": {"uri": uri},
        "region": places.region(finding.span.utf8),
    }});
    let fixes: Vec<Value> = finding
        .suggestions
        .iter()
        .filter(|suggestion| suggestion.applicability != "display")
        .map(|suggestion| fix(finding, suggestion, uri, places))
        .collect();
    let mut result = json!({
        "ruleId": rule,
        "ruleIndex": index,
        "level": sarif_level(level_of(finding)),
        "message": {"text": finding.message},
        "locations": [location],
        "partialFingerprints": {"cseaTerms/v1": finding.fingerprint},
    });
    if !fixes.is_empty() {
        result["fixes"] = Value::Array(fixes);
    }
    if let Some(exemption) = &finding.exemption {
        result["properties"] = json!({"lowered": exemption});
    }
    result
}

fn fix(finding: &FindingOutput, suggestion: &SuggestionOutput, uri: &str, places: &Places) -> Value {
    let replacement = |span: [usize; 2], text: &str| json!({"deletedRegion": places.region(span), "insertedContent": {"text": text}});
    let replacements: Vec<Value> = if suggestion.edits.is_empty() {
        vec![replacement(finding.span.utf8, &suggestion.replacement)]
    } else {
        suggestion.edits.iter().map(|edit| replacement(edit.span.utf8, &edit.replacement)).collect()
    };
    let note = suggestion.note.as_ref().map_or_else(String::new, |note| format!(" ({note})"));
    json!({
        "description": {"text": format!("“{}”{note}", suggestion.replacement)},
        "artifactChanges": [{"artifactLocation": {"uri": uri}, "replacements": replacements}],
    })
}

/// Lines and columns of every place that the output of a document names, by its bytes.
struct Places {
    by_bytes: BTreeMap<[usize; 2], Positions>,
}

impl Places {
    fn of(output: &DocumentOutput, text: &str) -> Self {
        let mut bytes: Vec<[usize; 2]> = Vec::new();
        for finding in &output.findings {
            bytes.push(finding.span.utf8);
            bytes.extend(
                finding
                    .suggestions
                    .iter()
                    .flat_map(|suggestion| &suggestion.edits)
                    .map(|edit| edit.span.utf8),
            );
        }
        let spans: Vec<Span> = bytes.iter().map(|&[start, end]| Span::new(start, end)).collect();
        Self { by_bytes: bytes.into_iter().zip(Positions::locate(text, &spans)).collect() }
    }

    fn region(&self, bytes: [usize; 2]) -> Value {
        let Positions { start, end } = self.by_bytes.get(&bytes).copied().unwrap_or_default();
        json!({
            "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
            "charOffset": start.utf32, "charLength": end.utf32 - start.utf32,
        })
    }
}

/// The path as a URI reference.
fn uri(path: &str) -> String {
    if path == "-" {
        return "stdin".to_owned();
    }
    let slashes = path.replace('\\', "/");
    let mut uri = String::new();
    if slashes.starts_with('/') {
        uri.push_str("file://");
    } else if slashes.as_bytes().get(1) == Some(&b':') {
        uri.push_str("file:///");
    }
    for &byte in slashes.strip_prefix("./").unwrap_or(&slashes).as_bytes() {
        let drive = byte == b':' && uri == format!("file:///{}", &slashes[..1]);
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || drive {
            uri.push(char::from(byte));
        } else {
            uri.add(format_args!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        for (path, expected) in [
            ("a b/é:.md", "a%20b/%C3%A9%3A.md"),
            ("./a.md", "a.md"),
            ("/a/b.md", "file:///a/b.md"),
            ("-", "stdin"),
        ] {
            assert_eq!(uri(path), expected);
        }
        #[cfg(windows)]
        assert_eq!(uri("C:\\a.md"), "file:///C:/a.md");
    }
}
