//! A concept and its parts.

use csea_terms::Terminology;
use csea_terms::output::{ConceptOutput, DesignationOutput, SourceRowOutput};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::convert;
use crate::value::value_class;

value_class! {
    /// A unit of knowledge with all designations that stand for it.
    Concept(ConceptOutput) {
        /// Stable identifier.
        id: &str = |it| &it.id;
        /// Section of the data.
        group: &str = |it| &it.group;
        /// Heading.
        label: &str = |it| &it.label;
        /// Definition in the project's own words.
        definition: &str = |it| &it.definition;
        /// What belongs here and what does not.
        scope_note: Option<&str> = |it| it.scope_note.as_deref();
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
        convert::html(slf, "concept")
    }

    /// The concept as a dictionary.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::to_python(py, self.0.as_ref())
    }

    fn __repr__(&self) -> String {
        format!("Concept({:?}, label={:?})", self.0.id, self.0.label)
    }
}

impl Concept {
    pub(crate) fn find(terminology: &Terminology, id: &str) -> Option<Self> {
        Some(Self::of(terminology, terminology.concept(id)?))
    }

    pub(crate) fn of(terminology: &Terminology, concept: &csea_terms::terminology::Concept) -> Self {
        ConceptOutput::new(terminology, concept).into()
    }

    /// Whether the terminology has this very concept.
    pub(crate) fn is_in(&self, terminology: &Terminology) -> bool {
        Self::find(terminology, &self.0.id).as_ref() == Some(self)
    }
}

value_class! {
    /// A word or phrase that stands for a concept, and what is advised about it.
    Designation(DesignationOutput) {
        /// Identifier within the concept.
        id: &str = |it| &it.id;
        /// The wording.
        text: &str = |it| &it.text;
        /// BCP 47 tag.
        language: &str = |it| &it.language;
        /// `preferred`, `admitted` or `deprecated`.
        status: &'static str = |it| it.status;
        /// `recommended`, `info`, `caution` or `avoid`.
        usage: &'static str = |it| it.usage;
        /// Why it is discouraged, in a word.
        kind: Option<&'static str> = |it| it.kind;
        /// Why it is discouraged; empty if it is not.
        reason: &str = |it| &it.reason;
        /// Where it is right.
        exceptions: Option<&str> = |it| it.exceptions.as_deref();
        /// What to do where nothing can be swapped in.
        advice: Option<&str> = |it| it.advice.as_deref();
    }

    /// Wording to use instead.
    #[getter]
    fn replacements<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.0.replacements)
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

value_class! {
    /// What one source says of a designation.
    SourceStatement(SourceRowOutput) {
        /// Identifier of the source.
        id: &str = |it| &it.id;
        /// Who speaks.
        authority: &str = |it| &it.authority;
        /// Title of the document.
        title: &str = |it| &it.title;
        /// Year or period.
        year: Option<&str> = |it| it.year.as_deref();
        /// Official address.
        address: Option<&str> = |it| it.address.as_deref();
        /// Grade of the evidence.
        evidence: &'static str = |it| it.evidence;
        /// What the source says of the wording.
        mark: &'static str = |it| it.mark;
        /// What it supports.
        note: Option<&str> = |it| it.note.as_deref();
    }

    fn __repr__(&self) -> String {
        format!("SourceStatement({:?}, mark={:?}, evidence={:?})", self.0.id, self.0.mark, self.0.evidence)
    }
}

/// A designation that was looked up, with its concept.
#[pyclass(frozen, eq, hash, module = "csea_terms")]
#[derive(PartialEq, Hash)]
pub(crate) struct Entry {
    concept: Concept,
    designation: Designation,
}

impl Entry {
    pub(crate) fn lookup(terminology: &Terminology, text: &str) -> Vec<Self> {
        let entry = |found: csea_terms::terminology::Entry<'_>| {
            let output = ConceptOutput::new(terminology, found.concept);
            let designation = output.designations.iter().find(|one| one.id == found.designation.id)?.clone();
            Some(Self { concept: output.into(), designation: designation.into() })
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

    fn __reduce__<'py>(&self, py: Python<'py>) -> convert::Reduced<'py> {
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
