use serde::{Deserialize, Serialize};

use super::names::{self, Name};
use crate::terminology::{
    AdministrativeStatus, Concept, Designation, EvidenceGrade, Kind, SourceMark, Terminology, Usage,
};

/// A concept with all that a reader may want to know of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ConceptOutput {
    /// Identifier.
    pub id: String,
    /// Section of the data.
    pub group: String,
    /// Heading.
    pub label: String,
    /// Definition in the project's own words.
    pub definition: String,
    /// What belongs here and what does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope_note: Option<String>,
    /// Identifiers of related concepts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<String>,
    /// All designations, recommended ones first.
    pub designations: Vec<DesignationOutput>,
}

/// A designation of a concept.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Designation"))]
pub struct DesignationOutput {
    /// Identifier within the concept.
    pub id: String,
    /// The wording.
    pub text: String,
    /// BCP 47 tag.
    pub language: String,
    /// `preferred`, `admitted` or `deprecated`.
    #[serde(deserialize_with = "names::of::<AdministrativeStatus, _>")]
    #[cfg_attr(feature = "schema", schemars(with = "AdministrativeStatus"))]
    pub status: Name,
    /// `recommended`, `info`, `caution` or `avoid`.
    #[serde(deserialize_with = "names::of::<Usage, _>")]
    #[cfg_attr(feature = "schema", schemars(with = "Usage"))]
    pub usage: Name,
    /// Why it is discouraged, in a word.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "names::optional::<Kind, _>"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Kind>"))]
    pub kind: Option<Name>,
    /// Why it is discouraged.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Where it is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exceptions: Option<String>,
    /// Wording to use instead, as templates of the data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replacements: Vec<String>,
    /// What to do where nothing can be swapped in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advice: Option<String>,
    /// Who says so, best evidence first.
    pub sources: Vec<SourceRowOutput>,
}

/// What one source says of a designation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SourceStatement"))]
pub struct SourceRowOutput {
    /// Identifier of the source.
    pub id: String,
    /// Who speaks.
    pub authority: String,
    /// Title of the document.
    pub title: String,
    /// Year or period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<String>,
    /// Official address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Grade of the evidence.
    #[serde(deserialize_with = "names::of::<EvidenceGrade, _>")]
    #[cfg_attr(feature = "schema", schemars(with = "EvidenceGrade"))]
    pub evidence: Name,
    /// What the source says of the wording.
    #[serde(deserialize_with = "names::of::<SourceMark, _>")]
    #[cfg_attr(feature = "schema", schemars(with = "SourceMark"))]
    pub mark: Name,
    /// What it supports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl ConceptOutput {
    /// Everything about a concept of the terminology.
    pub fn new(terminology: &Terminology, concept: &Concept) -> Self {
        let mut designations: Vec<&Designation> = concept.designations.iter().collect();
        designations.sort_by_key(|designation| designation.usage);
        Self {
            id: concept.id.to_string(),
            group: concept.group.to_string(),
            label: concept.label.to_string(),
            definition: concept.definition.to_string(),
            scope_note: concept.scope_note.as_deref().map(str::to_owned),
            related: concept.related.iter().map(ToString::to_string).collect(),
            designations: designations
                .into_iter()
                .map(|designation| DesignationOutput::new(terminology, designation))
                .collect(),
        }
    }
}

impl DesignationOutput {
    fn new(terminology: &Terminology, designation: &Designation) -> Self {
        let mut rows: Vec<_> = designation.sources.iter().collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.evidence));
        Self {
            id: designation.id.to_string(),
            text: designation.text.to_string(),
            language: designation.language.to_string(),
            status: designation.status.as_str(),
            usage: designation.usage.as_str(),
            kind: designation.kind.map(crate::terminology::Kind::as_str),
            reason: designation.reason.to_string(),
            exceptions: designation.exceptions.as_deref().map(str::to_owned),
            replacements: designation
                .replacements
                .iter()
                .map(|replacement| terminology.readable(&replacement.template()))
                .collect(),
            advice: designation.advice.as_deref().map(str::to_owned),
            sources: rows
                .into_iter()
                .filter_map(|row| {
                    let source = terminology.source(&row.id)?;
                    Some(SourceRowOutput {
                        id: row.id.to_string(),
                        authority: source.authority.to_string(),
                        title: source.title.to_string(),
                        year: source.year.as_deref().map(str::to_owned),
                        address: source.address.as_deref().map(str::to_owned),
                        evidence: row.evidence.as_str(),
                        mark: row.mark.as_str(),
                        note: row.note.as_deref().map(str::to_owned),
                    })
                })
                .collect(),
        }
    }
}
