use serde::{Deserialize, Serialize};

use super::names::{self, Name};
use crate::checking::{ApplyError, Edit, Exemption, Finding, Report, Suggestion, apply_edits};
use crate::terminology::{Applicability, EvidenceGrade, ExemptionKind, Kind, Usage};
use crate::text::{Positions, Span};

/// Which program and data spoke.
#[derive(Clone, Debug, Serialize)]
pub struct ToolOutput {
    /// Always `csea-terms`.
    pub name: &'static str,
    /// Version of the program.
    pub version: &'static str,
    /// Version of the terminology.
    pub terminology: String,
}

impl ToolOutput {
    /// This library with a version of the terminology.
    pub fn new(terminology: &str) -> Self {
        Self { name: "csea-terms", version: env!("CARGO_PKG_VERSION"), terminology: terminology.to_owned() }
    }
}

/// Everything that one run says of its documents.
#[derive(Clone, Debug, Serialize)]
pub struct CheckOutput {
    /// [`super::SCHEMA`].
    pub schema: u32,
    /// Who speaks.
    pub tool: ToolOutput,
    /// One entry a document, in the order given.
    pub documents: Vec<DocumentOutput>,
}

/// One document of a run.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DocumentOutput {
    /// The path as given; `-` for standard input.
    pub path: String,
    /// `plain`, `markdown` or `html`.
    #[serde(deserialize_with = "names::of::<crate::Format, _>")]
    pub format: Name,
    /// What a writer should look at, in the order of the text.
    pub findings: Vec<FindingOutput>,
    /// What was recognised and left alone, in the order of the text.
    pub exempted: Vec<FindingOutput>,
    /// Directives in the text that do not do what their author may expect; left out if there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<NoticeOutput>,
    /// Whether a limit ended the check early; left out otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub truncated: bool,
}

/// One line of `jsonl` output.
#[derive(Clone, Debug, Serialize)]
pub struct LineOutput {
    /// [`super::SCHEMA`].
    pub schema: u32,
    /// The id of the input line.
    pub id: serde_json::Value,
    /// `plain`, `markdown` or `html`.
    pub format: &'static str,
    /// As in [`DocumentOutput`].
    pub findings: Vec<FindingOutput>,
    /// As in [`DocumentOutput`].
    pub exempted: Vec<FindingOutput>,
    /// As in [`DocumentOutput`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<NoticeOutput>,
    /// As in [`DocumentOutput`].
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub truncated: bool,
}

/// A directive that does not do what its author may expect.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Notice"))]
pub struct NoticeOutput {
    /// Where the directive stands.
    pub span: SpanOutput,
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
    /// What is wrong, and what to do.
    pub message: String,
}

/// A finding or an exempted place.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingOutput {
    /// Identifier of the concept.
    pub concept: String,
    /// Identifier of the designation within the concept.
    pub designation: String,
    /// The designation as the terminology lists it.
    pub term: String,
    /// The wording as it stands in the source.
    pub surface: String,
    /// `avoid`, `caution` or `info`.
    #[serde(deserialize_with = "names::of::<Usage, _>")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "names::levels"))]
    pub level: Name,
    /// Why it is discouraged, in a word.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "names::optional::<Kind, _>"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Kind>"))]
    pub kind: Option<Name>,
    /// Where it stands.
    pub span: SpanOutput,
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
    /// What the finding says, in a sentence.
    pub message: String,
    /// Why the wording is discouraged.
    pub reason: String,
    /// What to do where nothing can be swapped in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advice: Option<String>,
    /// What the profile changed, and why, with its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    /// Who says so, best evidence first.
    pub sources: Vec<SourceOutput>,
    /// Wording that could stand there, the best first.
    pub suggestions: Vec<SuggestionOutput>,
    /// Identifies the finding across runs.
    pub fingerprint: String,
    /// Why it is exempt, or why its level was lowered.
    pub exemption: Option<ExemptionOutput>,
}

/// The same place in three units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Span"))]
pub struct SpanOutput {
    /// UTF-8 bytes.
    pub utf8: [usize; 2],
    /// UTF-16 code units.
    pub utf16: [usize; 2],
    /// Code points.
    pub char: [usize; 2],
}

impl From<&Positions> for SpanOutput {
    fn from(positions: &Positions) -> Self {
        let Positions { start, end } = positions;
        Self { utf8: [start.utf8, end.utf8], utf16: [start.utf16, end.utf16], char: [start.utf32, end.utf32] }
    }
}

/// A source and how well its statement is evidenced.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Source"))]
pub struct SourceOutput {
    /// Identifier of the source.
    pub id: String,
    /// Grade of the evidence.
    #[serde(deserialize_with = "names::of::<EvidenceGrade, _>")]
    #[cfg_attr(feature = "schema", schemars(with = "EvidenceGrade"))]
    pub evidence: Name,
}

/// Wording that could stand in the place of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Suggestion"))]
pub struct SuggestionOutput {
    /// What would stand in the span.
    pub replacement: String,
    /// `safe`, `review` or `display`.
    #[serde(deserialize_with = "names::of::<Applicability, _>")]
    #[cfg_attr(feature = "schema", schemars(with = "Applicability"))]
    pub applicability: Name,
    /// When it fits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The changes to the source, where they are not simply to put the replacement into the span. None of them on
    /// a suggestion that is `display` says that it cannot be put in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<EditOutput>,
}

/// A change to the source.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Edit"))]
pub struct EditOutput {
    /// What is replaced.
    pub span: SpanOutput,
    /// What takes its place.
    pub replacement: String,
}

/// Why a place is exempt or its level lowered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Exemption"))]
pub struct ExemptionOutput {
    /// `quotation`, `mention`, `title`, `offence`, `reference`, `markup`, `own-words`, `directive` or `preferred`.
    #[serde(deserialize_with = "names::of::<ExemptionKind, _>")]
    #[cfg_attr(feature = "schema", schemars(with = "ExemptionKind"))]
    pub kind: Name,
    /// The same for the writer.
    pub reason: String,
}

impl From<&Exemption> for ExemptionOutput {
    fn from(exemption: &Exemption) -> Self {
        Self { kind: exemption.kind.as_str(), reason: exemption.reason.clone() }
    }
}

/// The findings and the exempted places of a report, with every place located in `source` at once.
pub(super) fn located(source: &str, report: &Report) -> (Vec<FindingOutput>, Vec<FindingOutput>) {
    let all: Vec<&Finding> = report.findings.iter().chain(&report.exempted).collect();
    let edits = |finding: &Finding| -> Vec<Span> {
        finding.suggestions.iter().flat_map(extra_edits).map(|edit| edit.span).collect()
    };
    let spans: Vec<Span> =
        all.iter().map(|finding| finding.span).chain(all.iter().flat_map(|finding| edits(finding))).collect();
    let places = Positions::locate(source, &spans);
    let mut edit_places = places[all.len()..].iter();
    let mut findings: Vec<FindingOutput> =
        all.iter().zip(&places).map(|(finding, place)| output(finding, place, &mut edit_places)).collect();
    let exempted = findings.split_off(report.findings.len());
    (findings, exempted)
}

/// The notices of a report, located in `source`.
pub(super) fn notices(source: &str, report: &Report) -> Vec<NoticeOutput> {
    let spans: Vec<Span> = report.notices.iter().map(|notice| notice.span).collect();
    let places = Positions::locate(source, &spans);
    report
        .notices
        .iter()
        .zip(&places)
        .map(|(notice, place)| NoticeOutput {
            span: place.into(),
            line: place.start.line,
            column: place.start.column,
            message: notice.message.clone(),
        })
        .collect()
}

/// The edits of a suggestion, if they are not simply its replacement in the finding's span.
fn extra_edits(suggestion: &Suggestion) -> &[Edit] {
    match suggestion.edits.as_slice() {
        [only]
            if only.replacement == suggestion.replacement
                && suggestion.applicability != Applicability::Display =>
        {
            &[]
        }
        edits => edits,
    }
}

fn output<'p>(
    finding: &Finding,
    place: &Positions,
    edit_places: &mut impl Iterator<Item = &'p Positions>,
) -> FindingOutput {
    let grounds = &finding.grounds;
    FindingOutput {
        concept: grounds.concept.to_string(),
        designation: grounds.designation.to_string(),
        term: grounds.term.to_string(),
        surface: finding.surface.clone(),
        level: finding.level.as_str(),
        kind: grounds.kind.map(crate::terminology::Kind::as_str),
        span: place.into(),
        line: place.start.line,
        column: place.start.column,
        message: finding.message.clone(),
        reason: grounds.reason.to_string(),
        advice: grounds.advice.as_deref().map(str::to_owned),
        audience: grounds.audience.as_deref().map(str::to_owned),
        sources: grounds
            .sources
            .iter()
            .map(|row| SourceOutput { id: row.id.to_string(), evidence: row.evidence.as_str() })
            .collect(),
        suggestions: finding
            .suggestions
            .iter()
            .map(|suggestion| SuggestionOutput {
                replacement: suggestion.replacement.clone(),
                applicability: suggestion.applicability.as_str(),
                note: suggestion.note.clone(),
                edits: extra_edits(suggestion)
                    .iter()
                    .zip(&mut *edit_places)
                    .map(|(edit, place)| EditOutput {
                        span: place.into(),
                        replacement: edit.replacement.clone(),
                    })
                    .collect(),
            })
            .collect(),
        fingerprint: finding.fingerprint.clone(),
        exemption: finding.exemption.as_ref().map(Into::into),
    }
}

impl DocumentOutput {
    /// What the report says of the document at `path`, whose text is `source`.
    pub fn new(path: &str, format: crate::Format, source: &str, report: &Report) -> Self {
        let (findings, exempted) = located(source, report);
        Self {
            path: path.to_owned(),
            format: format.as_str(),
            findings,
            exempted,
            notices: notices(source, report),
            truncated: report.truncated,
        }
    }

    /// As [`Report::apply`], for a report that was handed on as output.
    ///
    /// # Errors
    /// [`ApplyError`] if `source` is not the text that was checked.
    pub fn apply(&self, source: &str, at_least: Applicability) -> Result<String, ApplyError> {
        let mut edits = Vec::new();
        for finding in &self.findings {
            let span = finding.span.bytes();
            if source.get(span.range()) != Some(finding.surface.as_str()) {
                return Err(ApplyError::text_differs(span));
            }
            let best = finding.suggestions.iter().find(|suggestion| suggestion.fits());
            edits.extend(
                best.filter(|best| {
                    best.applicability.parse().is_ok_and(|its: Applicability| its >= at_least)
                })
                .map_or_else(Vec::new, |best| best.all_edits(span)),
            );
        }
        apply_edits(source, &edits)
    }
}

impl SpanOutput {
    /// The place in bytes; reversed ends, which only damaged input has, give an empty place.
    fn bytes(&self) -> Span {
        let [start, end] = self.utf8;
        Span::new(start, end.max(start))
    }
}

impl SuggestionOutput {
    /// Whether it can be put into the text.
    fn fits(&self) -> bool {
        !self.edits.is_empty() || self.applicability != Applicability::Display.as_str()
    }

    /// All changes that it makes, the plain one included.
    fn all_edits(&self, span: Span) -> Vec<Edit> {
        if self.edits.is_empty() {
            return vec![Edit { span, replacement: self.replacement.clone() }];
        }
        let edit =
            |edit: &EditOutput| Edit { span: edit.span.bytes(), replacement: edit.replacement.clone() };
        self.edits.iter().map(edit).collect()
    }
}

impl LineOutput {
    /// What the report says of the text with this id.
    pub fn new(id: serde_json::Value, format: crate::Format, source: &str, report: &Report) -> Self {
        let (findings, exempted) = located(source, report);
        Self {
            schema: super::SCHEMA,
            id,
            format: format.as_str(),
            findings,
            exempted,
            notices: notices(source, report),
            truncated: report.truncated,
        }
    }
}
