use std::sync::Arc;

use super::edit::{ApplyError, Edit, apply_edits};
use crate::context::Notice;
use crate::terminology::{Applicability, ExemptionKind, Kind, SourceRow, Text, Usage};
use crate::text::Span;

/// Everything that a check found, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Wording that a writer should look at, sorted by place.
    pub findings: Vec<Finding>,
    /// Wording that was recognised and left alone, each with its exemption, sorted by place.
    pub exempted: Vec<Finding>,
    /// Directives in the text that do not do what their author may expect, sorted by place.
    pub notices: Vec<Notice>,
    /// Version of the terminology.
    pub terminology_version: String,
    /// Whether a limit ended the check before the end of the text.
    pub truncated: bool,
}

/// A piece of discouraged wording in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What is known of the wording wherever it stands.
    pub grounds: Arc<Grounds>,
    /// Its weight here: `info`, `caution` or `avoid`.
    pub level: Usage,
    /// Where it stands, in bytes of the source.
    pub span: Span,
    /// The wording as it stands in the source, markup inside it included.
    pub surface: String,
    /// What the finding says, in a sentence.
    pub message: String,
    /// Wording that could stand there instead, the best first.
    pub suggestions: Vec<Suggestion>,
    /// Identifies the finding across runs: does not depend on messages, places or the version of the data.
    pub fingerprint: String,
    /// Why it is exempt, or why its level was lowered.
    pub exemption: Option<Exemption>,
}

/// What is known of a discouraged designation wherever it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Grounds {
    /// Identifier of the concept.
    pub concept: Text,
    /// Identifier of the designation within the concept.
    pub designation: Text,
    /// The designation as the terminology lists it.
    pub term: Text,
    /// The concept's recommended designation, if it has one.
    pub preferred: Option<Text>,
    /// Level of the designation before context.
    pub usage: Usage,
    /// Why it is discouraged, in a word.
    pub kind: Option<Kind>,
    /// Why it is discouraged.
    pub reason: Text,
    /// What to do where nothing can be swapped in.
    pub advice: Option<Text>,
    /// Where it is right.
    pub exceptions: Option<Text>,
    /// What the profile changed, and why, with its name: `media: …`.
    pub audience: Option<Text>,
    /// Who says so, best evidence first.
    pub sources: Vec<SourceRow>,
}

/// Wording that could stand in the place of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What would stand in the finding's span.
    pub replacement: String,
    /// Whether it may be applied unasked.
    pub applicability: Applicability,
    /// When it fits.
    pub note: Option<String>,
    /// The changes to the source, which keep markup balanced and the article right. Empty if it can only be shown.
    pub edits: Vec<Edit>,
}

/// Why a finding is not, or not fully, held against the writer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exemption {
    /// What the place is.
    pub kind: ExemptionKind,
    /// The same for the writer.
    pub reason: String,
}

impl Report {
    /// The text with the first suggestion of every finding applied that is at least as applicable as `at_least`.
    ///
    /// Exempted places are never touched. Applying is idempotent: checking the result and applying again changes nothing.
    ///
    /// # Errors
    /// [`ApplyError`] if `text` is not the text that was checked.
    ///
    /// ```
    /// use csea_terms::{Applicability, Checker};
    /// let text = "Police seized child pornography.";
    /// let report = Checker::builtin().check(text);
    /// assert_eq!(report.apply(text, Applicability::Safe).unwrap(), "Police seized child sexual abuse material.");
    /// ```
    pub fn apply(&self, text: &str, at_least: Applicability) -> Result<String, ApplyError> {
        for finding in &self.findings {
            if text.get(finding.span.range()) != Some(finding.surface.as_str()) {
                return Err(ApplyError::text_differs(finding.span));
            }
        }
        let edits: Vec<Edit> = self
            .findings
            .iter()
            .filter_map(|finding| {
                let best = finding.suggestions.iter().find(|suggestion| !suggestion.edits.is_empty())?;
                (best.applicability >= at_least).then(|| best.edits.clone())
            })
            .flatten()
            .collect();
        apply_edits(text, &edits)
    }
}
