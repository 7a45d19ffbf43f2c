//! The objects that JavaScript gets, with names in its case and places in UTF-16 code units at hand.
//!
//! `js/types.d.ts` is generated from these types and those of `csea_terms::output`: what is documented here is what a writer of
//! TypeScript reads.

use csea_terms::output::{CodeOutput, DesignationOutput, EvidenceOutput, FindingOutput, NoticeOutput};
use serde::Serialize;

/// What a check found.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Report"))]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReportObject<'r> {
    /// Version of the terminology.
    pub(crate) terminology_version: &'r str,
    /// How the text was read.
    #[cfg_attr(feature = "schema", schemars(with = "csea_terms::Format"))]
    pub(crate) format: &'r str,
    /// Whether a limit ended the check before the end of the text.
    pub(crate) truncated: bool,
    /// What a writer should look at, in the order of the text.
    pub(crate) findings: Vec<FindingObject>,
    /// What was recognised and left alone, in the order of the text.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Exempted>"))]
    pub(crate) exempted: Vec<FindingObject>,
    /// Directives in the text that do not do what their author may expect.
    pub(crate) notices: Vec<NoticeOutput>,
}

/// A piece of discouraged wording in a text.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Finding"))]
pub(crate) struct FindingObject {
    /// Where it starts, in UTF-16 code units.
    pub(crate) start: usize,
    /// Where it ends; `text.slice(start, end)` is the surface.
    pub(crate) end: usize,
    #[serde(flatten)]
    pub(crate) finding: FindingOutput,
}

/// How a place that was left alone is declared: a finding that says why. Rust has one type for both.
#[cfg(feature = "schema")]
pub(crate) struct Exempted;

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Exempted {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Exempted".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let finding = generator.subschema_for::<FindingObject>();
        let exemption = generator.subschema_for::<csea_terms::output::ExemptionOutput>();
        schemars::json_schema!({
            "description": "A place that was recognised and left alone.",
            "allOf": [finding],
            "properties": { "exemption": exemption },
            "required": ["exemption"],
        })
    }
}

/// What a text speaks about. A tag does not say that anything happened, or who did it.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Classification"))]
pub(crate) struct ClassificationObject {
    /// Every facet but measures, sorted by score.
    pub(crate) threats: Vec<TagObject>,
    /// Protective topics, sorted by score.
    pub(crate) measures: Vec<TagObject>,
    /// Capabilities of response frameworks, sorted by score.
    pub(crate) frameworks: Vec<TagObject>,
}

/// A topic that a text speaks about.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Tag"))]
pub(crate) struct TagObject {
    /// Identifier of the topic.
    pub(crate) id: String,
    /// Heading.
    pub(crate) label: String,
    /// Strength of the best rule, 0.50 to 1.00. No probability.
    pub(crate) score: f64,
    /// What led to it.
    pub(crate) evidence: Vec<EvidenceObject>,
    /// Recommended words for it.
    pub(crate) recommended: Vec<String>,
    /// Codes of the schemes asked for.
    pub(crate) codes: Vec<CodeOutput>,
}

/// Words that led to a tag.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TagEvidence"))]
pub(crate) struct EvidenceObject {
    /// Where they start, in UTF-16 code units.
    pub(crate) start: usize,
    /// Where they end; `text.slice(start, end)` is the surface.
    pub(crate) end: usize,
    #[serde(flatten)]
    pub(crate) evidence: EvidenceOutput,
}

/// A concept with all that a reader may want to know of it.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Concept"))]
#[serde(rename_all = "camelCase")]
pub(crate) struct ConceptObject {
    /// Identifier.
    pub(crate) id: String,
    /// Section of the data.
    pub(crate) group: String,
    /// Heading.
    pub(crate) label: String,
    /// Definition in the project's own words.
    pub(crate) definition: String,
    /// What belongs here and what does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) scope_note: Option<String>,
    /// Identifiers of related concepts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) related: Vec<String>,
    /// All designations, recommended ones first.
    pub(crate) designations: Vec<DesignationOutput>,
}

/// A document that speaks about wording.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Authority"))]
pub(crate) struct SourceObject<'s> {
    /// Identifier of the source.
    pub(crate) id: &'s str,
    /// Who speaks.
    pub(crate) authority: &'s str,
    /// Title of the document.
    pub(crate) title: &'s str,
    /// Year or period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) year: Option<&'s str>,
    /// Official address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) address: Option<&'s str>,
}
