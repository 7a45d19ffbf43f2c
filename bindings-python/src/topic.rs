//! Threats, measures and the capabilities of response frameworks.

use csea_terms::output::{CodeOutput, TopicOutput, topic_facet, topic_kind};
use csea_terms::terminology::Topics;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::convert;
use crate::value::value_class;

value_class! {
    /// A code of another scheme that corresponds to a topic.
    Code(CodeOutput) {
        /// Identifier of the scheme.
        scheme: &str = |it| &it.scheme;
        /// The code.
        code: &str = |it| &it.code;
        /// What the scheme calls it.
        label: &str = |it| &it.label;
        /// `exact`, `close`, `broad`, `narrow` or `related`.
        relation: &str = |it| &it.relation;
        /// Grade of the evidence.
        evidence: &'static str = |it| it.evidence;
    }

    fn __repr__(&self) -> String {
        let CodeOutput { scheme, code, relation, .. } = self.0.as_ref();
        format!("Code({scheme:?}, {code:?}, relation={relation:?})")
    }
}

value_class! {
    /// A threat, a response measure, or a capability of a response framework.
    Topic(TopicOutput) {
        /// Stable identifier: `harm.grooming.online`, or `mnr:leadership` for a capability.
        id: &str = |it| &it.id;
        /// Heading.
        label: &str = |it| &it.label;
        /// Definition in the project's own words.
        definition: &str = |it| &it.definition;
        /// `threat`, `measure` or `framework`.
        kind: &'static str = |it| topic_kind(&it.id);
        /// The facet, or the framework of a capability.
        facet: &str = |it| topic_facet(&it.id);
        /// Identifier of the topic above.
        parent: Option<&str> = |it| it.parent.as_deref();
        /// Version of the data in which it appeared.
        since: &str = |it| &it.since;
        /// Grade of the evidence for the topic itself, where that is in question.
        evidence: Option<&'static str> = |it| it.evidence;
    }

    /// Identifiers of the concepts of the terminology that name it.
    #[getter]
    fn concepts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.0.concepts)
    }

    /// Recommended words for it.
    #[getter]
    fn recommended<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.0.recommended)
    }

    /// Identifiers of the topics below it.
    #[getter]
    fn narrower<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.0.narrower)
    }

    /// Codes of other schemes.
    #[getter]
    fn codes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        convert::tuple::<_, Code>(py, &self.0.codes)
    }

    /// The topic with its codes, for notebooks.
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        convert::html(slf, "topic")
    }

    /// The topic as a dictionary.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::to_python(py, self.0.as_ref())
    }

    fn __repr__(&self) -> String {
        format!("Topic({:?}, label={:?})", self.0.id, self.0.label)
    }
}

impl Topic {
    /// The topic with this id if it is of this kind.
    pub(crate) fn find(topics: &Topics, kind: &str, id: &str) -> Option<Self> {
        let topic = topics.topic(id)?;
        (topic_kind(&topic.id) == kind).then(|| TopicOutput::new(topics, topic).into())
    }

    /// All topics of a kind, parents before children; the roots of facets, which are never tags, left out.
    pub(crate) fn all<'py>(py: Python<'py>, topics: &Topics, kind: &str) -> PyResult<Bound<'py, PyTuple>> {
        let of_kind = topics.all().iter().filter(|topic| !topic.is_root() && topic_kind(&topic.id) == kind);
        let topics: Vec<Self> = of_kind.map(|topic| TopicOutput::new(topics, topic).into()).collect();
        PyTuple::new(py, topics)
    }
}
