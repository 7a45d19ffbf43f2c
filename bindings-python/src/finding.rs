//! A finding and its parts.

use std::sync::Arc;

use csea_terms::output::{ExemptionOutput, FindingOutput, NoticeOutput, SourceOutput, SuggestionOutput};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::convert;

/// A piece of discouraged wording in a text. Offsets are in code points unless their name says otherwise.
#[pyclass(frozen, eq, hash, module = "csea_terms")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Finding(Arc<FindingOutput>);

impl From<FindingOutput> for Finding {
    fn from(output: FindingOutput) -> Self {
        Self(Arc::new(output))
    }
}

#[pymethods]
impl Finding {
    #[staticmethod]
    fn _restore(state: &str) -> PyResult<Self> {
        Ok(Self(Arc::new(convert::from_json(state)?)))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        convert::reduce(py, "Finding", (convert::to_json(self.0.as_ref())?,))
    }

    /// Identifier of the concept.
    #[getter]
    fn concept(&self) -> &str {
        &self.0.concept
    }

    /// Identifier of the designation within the concept.
    #[getter]
    fn designation(&self) -> &str {
        &self.0.designation
    }

    /// The designation as the terminology lists it.
    #[getter]
    fn term(&self) -> &str {
        &self.0.term
    }

    /// The wording as it stands in the text.
    #[getter]
    fn surface(&self) -> &str {
        &self.0.surface
    }

    /// `avoid`, `caution` or `info`.
    #[getter]
    fn level(&self) -> &'static str {
        self.0.level
    }

    /// Why the wording is discouraged, in a word.
    #[getter]
    fn kind(&self) -> Option<&'static str> {
        self.0.kind
    }

    /// Where it starts.
    #[getter]
    fn start(&self) -> usize {
        self.0.span.char[0]
    }

    /// Where it ends; `text[start:end]` is the surface.
    #[getter]
    fn end(&self) -> usize {
        self.0.span.char[1]
    }

    /// Start and end in code points.
    #[getter]
    fn span(&self) -> (usize, usize) {
        self.0.span.char.into()
    }

    /// Start and end in bytes of the text in UTF-8.
    #[getter]
    fn span_utf8(&self) -> (usize, usize) {
        self.0.span.utf8.into()
    }

    /// Start and end in UTF-16 code units.
    #[getter]
    fn span_utf16(&self) -> (usize, usize) {
        self.0.span.utf16.into()
    }

    /// Line, from 1.
    #[getter]
    fn line(&self) -> usize {
        self.0.line
    }

    /// Column in code points, from 1.
    #[getter]
    fn column(&self) -> usize {
        self.0.column
    }

    /// What the finding says, in a sentence.
    #[getter]
    fn message(&self) -> &str {
        &self.0.message
    }

    /// Why the wording is discouraged.
    #[getter]
    fn reason(&self) -> &str {
        &self.0.reason
    }

    /// What to do where nothing can be swapped in.
    #[getter]
    fn advice(&self) -> Option<&str> {
        self.0.advice.as_deref()
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

    /// Identifies the finding across runs.
    #[getter]
    fn fingerprint(&self) -> &str {
        &self.0.fingerprint
    }

    /// Why the place is exempt, or why its level was lowered.
    #[getter]
    fn exemption(&self) -> Option<Exemption> {
        self.0.exemption.clone().map(Exemption)
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("csea_terms._html")?.call_method1("finding", (slf,))
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

/// Wording that could stand in the place of a finding.
#[pyclass(frozen, eq, hash, module = "csea_terms")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Suggestion(SuggestionOutput);

impl From<SuggestionOutput> for Suggestion {
    fn from(output: SuggestionOutput) -> Self {
        Self(output)
    }
}

#[pymethods]
impl Suggestion {
    #[staticmethod]
    fn _restore(state: &str) -> PyResult<Self> {
        Ok(Self(convert::from_json(state)?))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        convert::reduce(py, "Suggestion", (convert::to_json(&self.0)?,))
    }

    /// What would stand in the place.
    #[getter]
    fn replacement(&self) -> &str {
        &self.0.replacement
    }

    /// `safe`, `review` or `display`.
    #[getter]
    fn applicability(&self) -> &'static str {
        self.0.applicability
    }

    /// When it fits.
    #[getter]
    fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    fn __repr__(&self) -> String {
        format!("Suggestion({:?}, applicability={:?})", self.0.replacement, self.0.applicability)
    }
}

/// A source and how well its statement is evidenced.
#[pyclass(frozen, eq, hash, module = "csea_terms")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Source(SourceOutput);

impl From<SourceOutput> for Source {
    fn from(output: SourceOutput) -> Self {
        Self(output)
    }
}

#[pymethods]
impl Source {
    #[staticmethod]
    fn _restore(state: &str) -> PyResult<Self> {
        Ok(Self(convert::from_json(state)?))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        convert::reduce(py, "Source", (convert::to_json(&self.0)?,))
    }

    /// Identifier of the source.
    #[getter]
    fn id(&self) -> &str {
        &self.0.id
    }

    /// Grade of the evidence.
    #[getter]
    fn evidence(&self) -> &'static str {
        self.0.evidence
    }

    fn __repr__(&self) -> String {
        format!("Source({:?}, evidence={:?})", self.0.id, self.0.evidence)
    }
}

/// Why a place is exempt, or why its level was lowered.
#[pyclass(frozen, eq, hash, module = "csea_terms")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Exemption(ExemptionOutput);

#[pymethods]
impl Exemption {
    #[staticmethod]
    fn _restore(state: &str) -> PyResult<Self> {
        Ok(Self(convert::from_json(state)?))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        convert::reduce(py, "Exemption", (convert::to_json(&self.0)?,))
    }

    /// What the place is: `quotation`, `mention`, `title`, `offence`, `reference`, `markup`, `own-words`, `directive`
    /// or `preferred`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind
    }

    /// The same for the writer.
    #[getter]
    fn reason(&self) -> &str {
        &self.0.reason
    }

    fn __repr__(&self) -> String {
        format!("Exemption({:?}, reason={:?})", self.0.kind, self.0.reason)
    }
}

/// A directive in the text that does not do what its author may expect.
#[pyclass(frozen, eq, hash, module = "csea_terms")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Notice(NoticeOutput);

impl From<NoticeOutput> for Notice {
    fn from(output: NoticeOutput) -> Self {
        Self(output)
    }
}

#[pymethods]
impl Notice {
    #[staticmethod]
    fn _restore(state: &str) -> PyResult<Self> {
        Ok(Self(convert::from_json(state)?))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        convert::reduce(py, "Notice", (convert::to_json(&self.0)?,))
    }

    /// Start and end in code points.
    #[getter]
    fn span(&self) -> (usize, usize) {
        self.0.span.char.into()
    }

    /// Line, from 1.
    #[getter]
    fn line(&self) -> usize {
        self.0.line
    }

    /// Column in code points, from 1.
    #[getter]
    fn column(&self) -> usize {
        self.0.column
    }

    /// What is wrong, and what to do.
    #[getter]
    fn message(&self) -> &str {
        &self.0.message
    }

    fn __repr__(&self) -> String {
        format!("Notice({:?}, line={}, column={})", self.0.message, self.0.line, self.0.column)
    }
}
