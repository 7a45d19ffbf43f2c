//! Concepts and the designations that stand for them.

use super::gate::GateRef;
use super::pattern::{self, Sequence};
use super::vocabulary::{AdministrativeStatus, Applicability, EvidenceGrade, Kind, SourceMark, Usage};
use super::written::{Patterns, Text};

/// A unit of knowledge (ISO 1087 *concept*; `skos:Concept`) with all its designations.
#[derive(Clone, Debug)]
pub struct Concept {
    /// Stable identifier: lower case, hyphens.
    pub id: Text,
    /// The section of the data it belongs to.
    pub group: Text,
    /// A heading for people.
    pub label: Text,
    /// What the concept is, in the project's own words.
    pub definition: Text,
    /// What belongs here and what does not.
    pub scope_note: Option<Text>,
    /// Identifiers of related concepts.
    pub related: Vec<Text>,
    /// Its designations, in the order of the file.
    pub designations: Vec<Designation>,
}

impl Concept {
    /// The recommended designation in a language, if the concept has one.
    pub fn preferred(&self, language: &str) -> Option<&Designation> {
        self.designations.iter().find(|designation| {
            designation.language == language && designation.status == AdministrativeStatus::Preferred
        })
    }
}

/// A word or phrase that stands for a concept (ISO 1087 *designation*).
#[derive(Clone, Debug)]
pub struct Designation {
    /// Identifier, unique within the concept and stable.
    pub id: Text,
    /// The wording as a reader would look it up.
    pub text: Text,
    /// BCP 47 language tag.
    pub language: Text,
    /// Acceptability for its concept.
    pub status: AdministrativeStatus,
    /// What the project advises.
    pub usage: Usage,
    /// Why it is discouraged, in a word.
    pub kind: Option<Kind>,
    /// How it is recognised.
    pub patterns: Patterns,
    /// The context it needs before it counts.
    pub gate: Option<GateRef>,
    /// Why it is discouraged, for the writer.
    pub reason: Text,
    /// Where it is right.
    pub exceptions: Option<Text>,
    /// Wording that can stand in its place, the best first.
    pub replacements: Vec<Replacement>,
    /// What to do where nothing can be swapped in.
    pub advice: Option<Text>,
    /// Who says so.
    pub sources: Vec<SourceRow>,
    /// What a profile changed, and why, with the profile's name: `media: …`.
    pub audience: Option<Text>,
    /// Sentences in which it must be found, with `[[ ]]` round the wording. Empty in the built-in data of a release.
    pub flagged: Vec<Text>,
    /// Sentences in which it must not be found. Empty in the built-in data of a release.
    pub clean: Vec<Text>,
}

impl Designation {
    /// The strongest evidence among its sources.
    pub fn evidence(&self) -> Option<EvidenceGrade> {
        self.sources.iter().map(|row| row.evidence).max()
    }
}

/// Wording that can stand in the place of a designation.
#[derive(Clone, Debug)]
pub struct Replacement {
    /// The wording as written in the data, with `noun:`, `verb:` and group names.
    pub text: Text,
    /// The form that stands before a noun.
    pub modifier: Option<Text>,
    /// When it fits.
    pub note: Option<Text>,
    /// Whether it may be applied unasked.
    pub applicability: Applicability,
}

impl Replacement {
    /// The wording, read.
    pub fn template(&self) -> Sequence {
        pattern::parse(&self.text).unwrap_or_default()
    }
}

/// What one source says of a designation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRow {
    /// Identifier of the [`Source`].
    pub id: Text,
    /// How well the statement is evidenced.
    pub evidence: EvidenceGrade,
    /// What the source says of the wording.
    pub mark: SourceMark,
    /// What it supports, in the project's own words.
    pub note: Option<Text>,
}

/// A document that statements rest on.
#[derive(Clone, Debug)]
pub struct Source {
    /// Identifier.
    pub id: Text,
    /// The body that speaks.
    pub authority: Text,
    /// Title of the document.
    pub title: Text,
    /// Year or period, as far as known.
    pub year: Option<Text>,
    /// Official address, where known.
    pub address: Option<Text>,
    /// Licence of the document, where known.
    pub licence: Option<Text>,
    /// Anything a reader should know of it.
    pub note: Option<Text>,
}
