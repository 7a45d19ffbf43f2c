//! A finding and its parts.

use csea_terms::output::{ExemptionOutput, FindingOutput, NoticeOutput, SourceOutput, SuggestionOutput};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::convert;
use crate::value::value_class;

value_class! {
    /// A piece of discouraged wording in a text. Offsets are in code points unless their name says otherwise.
    Finding(FindingOutput) {
        /// Identifier of the concept.
        concept: &str = |it| &it.concept;
        /// Identifier of the designation within the concept.
        designation: &str = |it| &it.designation;
        /// The designation as the terminology lists it.
        term: &str = |it| &it.term;
        /// The wording as it stands in the text.
        surface: &str = |it| &it.surface;
        /// `avoid`, `caution` or `info`.
        level: &'static str = |it| it.level;
        /// Why the wording is discouraged, in a word.
        kind: Option<&'static str> = |it| it.kind;
        /// Where it starts.
        start: usize = |it| it.span.char[0];
        /// Where it ends; `text[start:end]` is the surface.
        end: usize = |it| it.span.char[1];
        /// Start and end in code points.
        span: (usize, usize) = |it| it.span.char.into();
        /// Start and end in bytes of the text in UTF-8.
        span_utf8: (usize, usize) = |it| it.span.utf8.into();
        /// Start and end in UTF-16 code units.
        span_utf16: (usize, usize) = |it| it.span.utf16.into();
        /// Line, from 1.
        line: usize = |it| it.line;
        /// Column in code points, from 1.
        column: usize = |it| it.column;
        /// What the finding says, in a sentence.
        message: &str = |it| &it.message;
        /// Why the wording is discouraged.
        reason: &str = |it| &it.reason;
        /// What to do where nothing can be swapped in.
        advice: Option<&str> = |it| it.advice.as_deref();
        /// What the profile changed, and why, with its name.
        audience: Option<&str> = |it| it.audience.as_deref();
        /// Identifies the finding across runs.
        fingerprint: &str = |it| &it.fingerprint;
        /// Why the place is exempt, or why its level was lowered.
        exemption: Option<Exemption> = |it| it.exemption.clone().map(Exemption::from);
    }

    /// Who says so, best evidence first.
    #[getter]
    fn sources<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        convert::tuple::<_, Source>(py, &self.0.sources)
    }

    /// Wording that could stand there instead, the best first.
    #[getter]
    fn suggestions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        convert::tuple::<_, Suggestion>(py, &self.0.suggestions)
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        convert::html(slf, "finding")
    }

    /// The finding as a dictionary, with the keys of the command's JSON output.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::to_python(py, self.0.as_ref())
    }

    fn __repr__(&self) -> String {
        let FindingOutput { concept, level, surface, span, .. } = self.0.as_ref();
        let [start, end] = span.char;
        format!("Finding({surface:?}, level={level:?}, concept={concept:?}, start={start}, end={end})")
    }
}

value_class! {
    /// Wording that could stand in the place of a finding.
    Suggestion(SuggestionOutput) {
        /// What would stand in the place.
        replacement: &str = |it| &it.replacement;
        /// `safe`, `review` or `display`.
        applicability: &'static str = |it| it.applicability;
        /// When it fits.
        note: Option<&str> = |it| it.note.as_deref();
    }

    fn __repr__(&self) -> String {
        format!("Suggestion({:?}, applicability={:?})", self.0.replacement, self.0.applicability)
    }
}

value_class! {
    /// A source and how well its statement is evidenced.
    Source(SourceOutput) {
        /// Identifier of the source.
        id: &str = |it| &it.id;
        /// Grade of the evidence.
        evidence: &'static str = |it| it.evidence;
    }

    fn __repr__(&self) -> String {
        format!("Source({:?}, evidence={:?})", self.0.id, self.0.evidence)
    }
}

value_class! {
    /// Why a place is exempt, or why its level was lowered.
    Exemption(ExemptionOutput) {
        /// What the place is: `quotation`, `mention`, `title`, `offence`, `reference`, `markup`, `own-words`, `directive`
        /// or `preferred`.
        kind: &'static str = |it| it.kind;
        /// The same for the writer.
        reason: &str = |it| &it.reason;
    }

    fn __repr__(&self) -> String {
        format!("Exemption({:?}, reason={:?})", self.0.kind, self.0.reason)
    }
}

value_class! {
    /// A directive in the text that does not do what its author may expect.
    Notice(NoticeOutput) {
        /// Start and end in code points.
        span: (usize, usize) = |it| it.span.char.into();
        /// Line, from 1.
        line: usize = |it| it.line;
        /// Column in code points, from 1.
        column: usize = |it| it.column;
        /// What is wrong, and what to do.
        message: &str = |it| &it.message;
    }

    fn __repr__(&self) -> String {
        format!("Notice({:?}, line={}, column={})", self.0.message, self.0.line, self.0.column)
    }
}
