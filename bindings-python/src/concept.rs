//! A concept and its parts.

use std::sync::Arc;

use csea_terms::Terminology;
use csea_terms::output::{ConceptOutput, DesignationOutput, SourceRowOutput};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::convert;

/// A unit of knowledge with all designations that stand for it.
#[pyclass(frozen, eq, hash, module = "csea_terms")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Concept(Arc<ConceptOutput>);

impl Concept {
    pub(crate) fn find(terminology: &Terminology, id: &str) -> Option<Self> {
        Some(Self::of(terminology, terminology.concept(id)?))
    }

    pub(crate) fn of(terminology: &Terminology, concept: &csea_terms::terminology::Concept) -> Self {
        Self(Arc::new(ConceptOutput::new(terminology, concept)))
    }
}

#[pymethods]
impl Concept {
    #[staticmethod]
    fn _restore(state: &str) -> PyResult<Self> {
        Ok(Self(Arc::new(convert::from_json(state)?)))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        convert::reduce(py, "Concept", (convert::to_json(self.0.as_ref())?,))
    }

    /// Stable identifier.
    #[getter]
    pub(crate) fn id(&self) -> &str {
        &self.0.id
    }

    /// Section of the data.
    #[getter]
    fn group(&self) -> &str {
        &self.0.group
    }

    /// Heading.
    #[getter]
    fn label(&self) -> &str {
        &self.0.label
    }

    /// Definition in the project's own words.
    #[getter]
    fn definition(&self) -> &str {
        &self.0.definition
    }

    /// What belongs here and what does not.
    #[getter]
    fn scope_note(&self) -> Option<&str> {
        self.0.scope_note.as_deref()
    }

    /// Identifiers of related concepts.
    #[getter]
    fn related<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.0.related)
    }

    /// All designations, recommended ones first.
    #[getter]
    fn designations<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        convert::tuple::<_, Designation>(py, &self.0.designations)
    }

    /// The concept with its designations, for notebooks.
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("csea_terms._html")?.call_method1("concept", (slf,))
    }

    /// The concept as a dictionary.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::to_python(py, self.0.as_ref())
    }

    fn __repr__(&self) -> String {
        format!("Concept({:?}, label={:?})", self.0.id, self.0.label)
    }
}

/// A word or phrase that stands for a concept, and what is advised about it.
#[pyclass(frozen, eq, hash, module = "csea_terms")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Designation(DesignationOutput);

impl From<DesignationOutput> for Designation {
    fn from(output: DesignationOutput) -> Self {
        Self(output)
    }
}

#[pymethods]
impl Designation {
    #[staticmethod]
    fn _restore(state: &str) -> PyResult<Self> {
        Ok(Self(convert::from_json(state)?))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        convert::reduce(py, "Designation", (convert::to_json(&self.0)?,))
    }

    /// Identifier within the concept.
    #[getter]
    fn id(&self) -> &str {
        &self.0.id
    }

    /// The wording.
    #[getter]
    fn text(&self) -> &str {
        &self.0.text
    }

    /// BCP 47 tag.
    #[getter]
    fn language(&self) -> &str {
        &self.0.language
    }

    /// `preferred`, `admitted` or `deprecated`.
    #[getter]
    fn status(&self) -> &'static str {
        self.0.status
    }

    /// `recommended`, `info`, `caution` or `avoid`.
    #[getter]
    fn usage(&self) -> &'static str {
        self.0.usage
    }

    /// Why it is discouraged, in a word.
    #[getter]
    fn kind(&self) -> Option<&'static str> {
        self.0.kind
    }

    /// Why it is discouraged; empty if it is not.
    #[getter]
    fn reason(&self) -> &str {
        &self.0.reason
    }

    /// Where it is right.
    #[getter]
    fn exceptions(&self) -> Option<&str> {
        self.0.exceptions.as_deref()
    }

    /// Wording to use instead.
    #[getter]
    fn replacements<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.0.replacements)
    }

    /// What to do where nothing can be swapped in.
    #[getter]
    fn advice(&self) -> Option<&str> {
        self.0.advice.as_deref()
    }

    /// Who says so, best evidence first.
    #[getter]
    fn sources<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        convert::tuple::<_, SourceStatement>(py, &self.0.sources)
    }

    fn __repr__(&self) -> String {
        format!("Designation({:?}, usage={:?})", self.0.text, self.0.usage)
    }
}

/// What one source says of a designation.
#[pyclass(frozen, eq, hash, module = "csea_terms")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct SourceStatement(SourceRowOutput);

impl From<SourceRowOutput> for SourceStatement {
    fn from(output: SourceRowOutput) -> Self {
        Self(output)
    }
}

#[pymethods]
impl SourceStatement {
    #[staticmethod]
    fn _restore(state: &str) -> PyResult<Self> {
        Ok(Self(convert::from_json(state)?))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        convert::reduce(py, "SourceStatement", (convert::to_json(&self.0)?,))
    }

    /// Identifier of the source.
    #[getter]
    fn id(&self) -> &str {
        &self.0.id
    }

    /// Who speaks.
    #[getter]
    fn authority(&self) -> &str {
        &self.0.authority
    }

    /// Title of the document.
    #[getter]
    fn title(&self) -> &str {
        &self.0.title
    }

    /// Year or period.
    #[getter]
    fn year(&self) -> Option<&str> {
        self.0.year.as_deref()
    }

    /// Official address.
    #[getter]
    fn address(&self) -> Option<&str> {
        self.0.address.as_deref()
    }

    /// Grade of the evidence.
    #[getter]
    fn evidence(&self) -> &'static str {
        self.0.evidence
    }

    /// What the source says of the wording.
    #[getter]
    fn mark(&self) -> &'static str {
        self.0.mark
    }

    /// What it supports.
    #[getter]
    fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    fn __repr__(&self) -> String {
        format!("SourceStatement({:?}, mark={:?}, evidence={:?})", self.0.id, self.0.mark, self.0.evidence)
    }
}

/// A designation that was looked up, with its concept.
#[pyclass(frozen, eq, hash, module = "csea_terms")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Entry {
    concept: Concept,
    designation: Designation,
}

impl Entry {
    pub(crate) fn lookup(terminology: &Terminology, text: &str) -> Vec<Self> {
        let entry = |found: csea_terms::terminology::Entry<'_>| {
            let output = ConceptOutput::new(terminology, found.concept);
            let designation = output.designations.iter().find(|one| one.id == found.designation.id)?.clone();
            Some(Self { concept: Concept(Arc::new(output)), designation: Designation(designation) })
        };
        terminology.lookup(text).into_iter().filter_map(entry).collect()
    }
}

#[pymethods]
impl Entry {
    #[staticmethod]
    fn _restore(concept: &Bound<'_, Concept>, designation: &Bound<'_, Designation>) -> Self {
        Self { concept: concept.get().clone(), designation: designation.get().clone() }
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        convert::reduce(py, "Entry", (self.concept.clone(), self.designation.clone()))
    }

    /// The concept.
    #[getter]
    fn concept(&self) -> Concept {
        self.concept.clone()
    }

    /// The designation.
    #[getter]
    fn designation(&self) -> Designation {
        self.designation.clone()
    }

    fn __repr__(&self) -> String {
        format!("Entry({:?}, concept={:?})", self.designation.0.text, self.concept.0.id)
    }
}
