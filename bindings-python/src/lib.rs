//! The native module of the Python package `csea_terms`: `python/csea_terms` holds what people import.

mod concept;
mod convert;
mod error;
mod finding;
mod report;

use csea_terms::output::CheckerOptions;
use csea_terms::{Format, Terminology};
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};

use crate::error::Error;

/// Checks texts for outdated or harmful wording. Immutable; may be shared between threads.
#[pyclass(frozen, module = "csea_terms")]
struct Checker {
    checker: csea_terms::Checker,
}

#[pymethods]
impl Checker {
    #[new]
    #[pyo3(signature = (
        level = "caution",
        languages = vec!["en".to_owned()],
        evidence = None,
        *,
        max_text_bytes = None,
        max_findings = None
    ))]
    fn new(
        py: Python<'_>,
        level: &str,
        languages: Vec<String>,
        evidence: Option<String>,
        max_text_bytes: Option<usize>,
        max_findings: Option<usize>,
    ) -> PyResult<Self> {
        let options = CheckerOptions {
            level: Some(level.to_owned()),
            languages: Some(languages),
            evidence,
            max_text_bytes,
            max_findings,
        };
        let checker = py.detach(|| options.build()).map_err(Error::Option)?;
        Ok(Self { checker })
    }

    /// Checks a text; `format` is `plain`, `markdown` or `html`. Other threads run meanwhile.
    #[pyo3(signature = (text, format = "plain"))]
    fn check(&self, text: &Bound<'_, PyString>, format: &str) -> PyResult<report::Report> {
        let format: Format = convert::named("format", format)?;
        let source = text.to_str()?;
        let found = text.py().detach(|| convert::check(&self.checker, source, format));
        report::Report::new(text, format, found)
    }

    /// The concept with this id, or `None`; a renamed id leads to its successor.
    fn concept(&self, id: &str) -> Option<concept::Concept> {
        concept::Concept::find(self.checker.terminology(), id)
    }

    /// The designations that a person may mean by `text`: exact wording or an id first, else wording that contains it.
    fn lookup<'py>(&self, py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, concept::Entry::lookup(self.checker.terminology(), text))
    }

    /// Version of the terminology that is checked against.
    #[getter]
    fn terminology_version(&self) -> &str {
        self.checker.terminology().version()
    }

    fn __repr__(&self) -> String {
        format!("<csea_terms.Checker, terminology {}>", self.checker.terminology().version())
    }
}

/// The designations of the built-in terminology that a person may mean by `text`.
#[pyfunction]
fn lookup<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, concept::Entry::lookup(Terminology::builtin(), text))
}

/// The concept of the built-in terminology with this id, or `None`.
#[pyfunction]
#[pyo3(name = "concept")]
fn concept_with_id(id: &str) -> Option<concept::Concept> {
    concept::Concept::find(Terminology::builtin(), id)
}

#[pymodule(gil_used = false)]
mod _native {
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::concept::{Concept, Designation, Entry, SourceStatement};
    #[pymodule_export]
    use super::finding::{Exemption, Finding, Source, Suggestion};
    #[pymodule_export]
    use super::report::Report;
    #[pymodule_export]
    use super::{Checker, concept_with_id, lookup};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        module.add("terminology_version", csea_terms::Terminology::builtin().version())
    }
}
