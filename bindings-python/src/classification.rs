//! What a text speaks about.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use csea_terms::output::{
    ClassifiedOutput, ClassifyOutput, CoverageOutput, EvidenceOutput, SCHEMA, SpanOutput, TagOutput,
    ToolOutput, topic_facet, topic_kind,
};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyTuple};
use serde::{Deserialize, Serialize};

use crate::convert;
use crate::topic::Code;
use crate::value::value_class;

value_class! {
    /// What led to a tag. Offsets are in code points unless their name says otherwise.
    Evidence(EvidenceOutput) {
        /// The words as they stand in the text.
        surface: &str = |it| &it.surface;
        /// Where they start.
        start: usize = |it| it.span.char[0];
        /// Where they end; `text[start:end]` is the surface.
        end: usize = |it| it.span.char[1];
        /// Start and end in code points.
        span: (usize, usize) = |it| it.span.char.into();
        /// Start and end in bytes of the text in UTF-8.
        span_utf8: (usize, usize) = |it| it.span.utf8.into();
        /// Start and end in UTF-16 code units.
        span_utf16: (usize, usize) = |it| it.span.utf16.into();
        /// Line, from 1.
        line: usize = |it| it.line;
        /// The rule, as the data has it.
        rule: &str = |it| &it.rule;
    }

    fn __repr__(&self) -> String {
        let [start, end] = self.0.span.char;
        format!("Evidence({:?}, start={start}, end={end})", self.0.surface)
    }
}

value_class! {
    /// A topic that a text speaks about. It does not say that anything happened.
    Tag(TagOutput) {
        /// Identifier of the topic.
        id: &str = |it| &it.id;
        /// Heading of the topic.
        label: &str = |it| &it.label;
        /// Strength of the best rule, 0.5 to 1. No probability.
        score: f64 = |it| it.score;
        /// `threat`, `measure` or `framework`.
        kind: &'static str = |it| topic_kind(&it.id);
        /// The facet of the topic, or the framework of a capability.
        facet: &str = |it| topic_facet(&it.id);
    }

    /// What led to it, the strongest first.
    #[getter]
    fn evidence<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        convert::tuple::<_, Evidence>(py, &self.0.evidence)
    }

    /// Recommended words for the topic.
    #[getter]
    fn recommended<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.0.recommended)
    }

    /// Codes of the schemes that the classifier was asked for.
    #[getter]
    fn codes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        convert::tuple::<_, Code>(py, &self.0.codes)
    }

    /// The tag as a dictionary, with the keys of the command's JSON output.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::to_python(py, self.0.as_ref())
    }

    fn __repr__(&self) -> String {
        format!("Tag({:?}, score={:.2})", self.0.id, self.0.score)
    }
}

value_class! {
    /// A capability of a framework and whether a text speaks about it.
    CoverageRow(CoverageOutput) {
        /// Identifier of the capability.
        id: &str = |it| &it.id;
        /// Heading of the capability.
        label: &str = |it| &it.label;
        /// Grade of the evidence for the capability itself.
        evidence: Option<&'static str> = |it| it.evidence;
        /// The score; `None` if the text does not speak about it.
        score: Option<f64> = |it| it.score;
        /// The strongest words that led to it.
        surface: Option<&str> = |it| it.surface.as_deref();
    }

    fn __repr__(&self) -> String {
        let score = self.0.score.map_or_else(|| "None".to_owned(), |score| format!("{score:.2}"));
        format!("CoverageRow({:?}, score={score})", self.0.id)
    }
}

/// The rows of a framework.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
pub(crate) struct Rows {
    framework: String,
    rows: Vec<CoverageOutput>,
}

impl Rows {
    fn tuple<'py>(&self, py: Python<'py>, covered: Option<bool>) -> PyResult<Bound<'py, PyTuple>> {
        let asked = |row: &&CoverageOutput| covered.is_none_or(|covered| row.score.is_some() == covered);
        convert::tuple::<_, CoverageRow>(py, &self.rows.iter().filter(asked).cloned().collect::<Vec<_>>())
    }
}

value_class! {
    /// All capabilities of a framework, in its order, each with what a text says of it.
    Coverage(Rows) {
        /// Identifier of the framework.
        framework: &str = |it| &it.framework;
    }

    /// One row for each capability.
    #[getter]
    fn rows<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.0.tuple(py, None)
    }

    /// The rows of which the text speaks.
    #[getter]
    fn covered<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.0.tuple(py, Some(true))
    }

    /// The rows of which it does not.
    #[getter]
    fn missing<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.0.tuple(py, Some(false))
    }

    /// The rows as dictionaries, with the keys of the command's JSON output.
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::to_python(py, &self.0.rows)
    }

    /// The framework with what is covered, for notebooks.
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        convert::html(slf, "coverage")
    }

    fn __len__(&self) -> usize {
        self.0.rows.len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.rows(py)?.try_iter()?.into_any())
    }

    fn __repr__(&self) -> String {
        let covered = self.0.rows.iter().filter(|row| row.score.is_some()).count();
        format!("<csea_terms.Coverage: {covered} of {} of {:?}>", self.0.rows.len(), self.0.framework)
    }
}

/// What is known of a text or a part of it once it is classified.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Classified {
    pub(crate) output: ClassifiedOutput,
    pub(crate) span: SpanOutput,
    pub(crate) framework: Option<String>,
}

/// What a text speaks about: a collection of tags.
#[pyclass(frozen, module = "csea_terms")]
pub(crate) struct Classification {
    text: Py<PyString>,
    classified: Classified,
    version: Arc<str>,
    /// Made when first asked for.
    tags: PyOnceLock<Py<PyTuple>>,
}

impl Classification {
    pub(crate) fn new(text: &Bound<'_, PyString>, classified: Classified, version: &Arc<str>) -> Self {
        let (text, version) = (text.clone().unbind(), Arc::clone(version));
        Self { text, classified, version, tags: PyOnceLock::new() }
    }

    fn lists(&self) -> [&Vec<TagOutput>; 3] {
        let tags = &self.classified.output.tags;
        [&tags.threats, &tags.measures, &tags.frameworks]
    }

    fn all(&self) -> impl Iterator<Item = &TagOutput> {
        self.lists().into_iter().flatten()
    }

    /// One of the three lists, out of the tags made for all of them.
    fn part<'py>(&self, py: Python<'py>, at: usize) -> PyResult<Bound<'py, PyTuple>> {
        let lengths = self.lists().map(Vec::len);
        let start: usize = lengths.iter().take(at).sum();
        let length = lengths.get(at).copied().unwrap_or(0);
        Ok(self.tags(py)?.get_slice(start, start + length))
    }
}

#[pymethods]
impl Classification {
    #[staticmethod]
    fn _restore(text: &Bound<'_, PyString>, classified: &str, version: &str) -> PyResult<Self> {
        Ok(Self::new(text, convert::from_json(classified)?, &version.into()))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> convert::Reduced<'py> {
        let state = (self.text.bind(py), convert::to_json(&self.classified)?, &*self.version);
        convert::reduce(py, "Classification", state)
    }

    /// All tags: threats, then measures, then capabilities of frameworks.
    #[getter]
    fn tags<'py>(&self, py: Python<'py>) -> PyResult<&Bound<'py, PyTuple>> {
        let make = || {
            let tags: Vec<Tag> = self.all().cloned().map(Tag::from).collect();
            PyTuple::new(py, tags).map(Bound::unbind)
        };
        Ok(self.tags.get_or_try_init(py, make)?.bind(py))
    }

    /// Harms, technology, settings, actors, enablers and ways of gain, sorted by score.
    #[getter]
    fn threats<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.part(py, 0)
    }

    /// Protective topics, sorted by score.
    #[getter]
    fn measures<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.part(py, 1)
    }

    /// Capabilities of response frameworks, sorted by score.
    #[getter]
    fn frameworks<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.part(py, 2)
    }

    /// The capabilities of the framework whose coverage was asked for.
    #[getter]
    fn coverage(&self) -> Option<Coverage> {
        let rows = self.classified.output.coverage.clone()?;
        Some(Rows { framework: self.classified.framework.clone()?, rows }.into())
    }

    /// The tag with this id, or `None`.
    fn tag(&self, id: crate::argument::Words<'_>) -> Option<Tag> {
        self.all().find(|tag| tag.id == id.0).cloned().map(Tag::from)
    }

    /// The text that was classified.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> &Bound<'py, PyString> {
        self.text.bind(py)
    }

    /// Where the classified part stands in the text, in code points: all of it, a paragraph or a sentence.
    #[getter]
    fn span(&self) -> (usize, usize) {
        self.classified.span.char.into()
    }

    /// How the text was read: `plain`, `markdown` or `html`.
    #[getter]
    fn format(&self) -> &'static str {
        self.classified.output.format
    }

    /// Version of the terminology that was used.
    #[getter]
    fn terminology_version(&self) -> &str {
        &self.version
    }

    /// The tags as dictionaries, with the keys of the command's JSON output.
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::to_python(py, &self.all().collect::<Vec<_>>())
    }

    /// The whole classification in the form of the command's `classify --output json`.
    fn to_json(&self) -> PyResult<String> {
        let tool = ToolOutput::new(&self.version);
        let document = ClassifiedOutput { path: Some("-".to_owned()), ..self.classified.output.clone() };
        convert::to_json(&ClassifyOutput { schema: SCHEMA, tool, documents: vec![document] })
    }

    /// The tags by facet with their evidence, for notebooks.
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        convert::html(slf, "classification")
    }

    fn __len__(&self) -> usize {
        self.all().count()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.tags(py)?.try_iter()?.into_any())
    }

    /// Whether there is this tag, or one with this id.
    fn __contains__(&self, py: Python<'_>, value: &Bound<'_, PyAny>) -> PyResult<bool> {
        match value.cast::<PyString>() {
            Ok(id) => Ok(id.to_str().is_ok_and(|id| self.all().any(|tag| tag.id == id))),
            Err(_) => self.tags(py)?.contains(value),
        }
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, Self>) -> PyResult<bool> {
        let other = other.get();
        Ok(self.classified == other.classified
            && self.version == other.version
            && self.text.bind(py).as_any().eq(&other.text)?)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<u64> {
        let mut hasher = DefaultHasher::new();
        self.classified.output.tags.hash(&mut hasher);
        self.text.bind(py).hash()?.hash(&mut hasher);
        Ok(hasher.finish())
    }

    fn __repr__(&self) -> String {
        let shown = |tag: &TagOutput| format!("{} {:.2}", tag.id, tag.score);
        let all: Vec<String> = self.all().take(3).map(shown).collect();
        let more = self.__len__().saturating_sub(all.len());
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        let all = if all.is_empty() { "nothing recognised".to_owned() } else { all.join(", ") };
        format!("<csea_terms.Classification: {all}{more}>")
    }
}
