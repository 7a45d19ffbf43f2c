use std::fmt;

use crate::text::Span;

/// A change: what stands in `span` becomes `replacement`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What is replaced, in bytes of the source.
    pub span: Span,
    /// What takes its place.
    pub replacement: String,
}

/// Edits that could not be applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplyError {
    problem: &'static str,
    span: Span,
}

impl ApplyError {
    pub(crate) fn text_differs(span: Span) -> Self {
        Self { problem: "the text is not the one that was checked", span }
    }

    /// The place of the problem, in bytes of the text.
    pub fn span(&self) -> Span {
        self.span
    }
}

impl fmt::Display for ApplyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} (bytes {} to {})", self.problem, self.span.start(), self.span.end())
    }
}

impl std::error::Error for ApplyError {}

/// The text with all edits made at once. Spans refer to the text as it is given.
///
/// # Errors
/// [`ApplyError`] if an edit lies outside the text or within a character, or if two edits overlap.
///
/// ```
/// use csea_terms::{Edit, apply_edits, text::Span};
/// let edit = Edit { span: Span::new(3, 5), replacement: "née".to_owned() };
/// assert_eq!(apply_edits("une ée", &[]).unwrap(), "une ée");
/// assert_eq!(apply_edits("an ét", &[Edit { span: Span::new(3, 6), ..edit }]).unwrap(), "an née");
/// ```
pub fn apply_edits(text: &str, edits: &[Edit]) -> Result<String, ApplyError> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort();
    sorted.dedup();
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    for edit in sorted {
        if edit.span.start() < at {
            return Err(ApplyError { problem: "two edits overlap", span: edit.span });
        }
        let (Some(kept), Some(_)) = (text.get(at..edit.span.start()), text.get(edit.span.range())) else {
            return Err(ApplyError { problem: "an edit does not fit the text", span: edit.span });
        };
        result.push_str(kept);
        result.push_str(&edit.replacement);
        at = edit.span.end();
    }
    result.push_str(text.get(at..).unwrap_or_default());
    Ok(result)
}
