//! What a check found, as a sequence.

use csea_terms::Format;
use csea_terms::output::{CheckOutput, DocumentOutput, FindingOutput, SCHEMA, ToolOutput};
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};

use crate::convert;
use crate::error::Error;
use crate::finding::Finding;

/// What a check found: a sequence of findings in the order of the text.
#[pyclass(frozen, module = "csea_terms")]
pub(crate) struct Report {
    text: Py<PyString>,
    format: Format,
    found: csea_terms::Report,
    findings: Py<PyTuple>,
    exempted: Py<PyTuple>,
}

impl Report {
    pub(crate) fn new(
        text: &Bound<'_, PyString>,
        format: Format,
        (found, document): (csea_terms::Report, DocumentOutput),
    ) -> PyResult<Self> {
        let list = |list: Vec<FindingOutput>| {
            PyTuple::new(text.py(), list.into_iter().map(Finding::from).collect::<Vec<_>>())
                .map(Bound::unbind)
        };
        Ok(Self {
            text: text.clone().unbind(),
            format,
            found,
            findings: list(document.findings)?,
            exempted: list(document.exempted)?,
        })
    }

    fn document(&self, py: Python<'_>) -> PyResult<DocumentOutput> {
        Ok(convert::document(self.text.bind(py).to_str()?, self.format, &self.found))
    }
}

#[pymethods]
impl Report {
    /// What was recognised and left alone, in the order of the text; each says why.
    #[getter]
    fn exempted<'py>(&self, py: Python<'py>) -> &Bound<'py, PyTuple> {
        self.exempted.bind(py)
    }

    /// The text that was checked.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> &Bound<'py, PyString> {
        self.text.bind(py)
    }

    /// How the text was read: `plain`, `markdown` or `html`.
    #[getter]
    fn format(&self) -> &'static str {
        self.format.as_str()
    }

    /// Version of the terminology that was checked against.
    #[getter]
    fn terminology_version(&self) -> &str {
        &self.found.terminology_version
    }

    /// Whether a limit ended the check before the end of the text.
    #[getter]
    fn truncated(&self) -> bool {
        self.found.truncated
    }

    /// The text with the first suggestion of every finding applied that is at least as applicable as asked:
    /// `safe`, `review` or `display`. Exempted places are never touched.
    #[pyo3(signature = (applicability = "safe"))]
    fn apply(&self, py: Python<'_>, applicability: &str) -> PyResult<String> {
        let at_least = convert::named("applicability", applicability)?;
        Ok(self.found.apply(self.text.bind(py).to_str()?, at_least).map_err(Error::Apply)?)
    }

    /// The findings as dictionaries, with the keys of the command's JSON output.
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::to_python(py, &self.document(py)?.findings)
    }

    /// The whole report in the form of the command's `--output json`.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        let tool = ToolOutput::new(&self.found.terminology_version);
        convert::to_json(&CheckOutput { schema: SCHEMA, tool, documents: vec![self.document(py)?] })
    }

    fn __len__(&self) -> usize {
        self.found.findings.len()
    }

    fn __getitem__<'py>(&self, py: Python<'py>, index: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.findings.bind(py).as_any().get_item(index)
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.findings.bind(py).as_any().try_iter()?.into_any())
    }

    fn __contains__(&self, py: Python<'_>, value: &Bound<'_, PyAny>) -> PyResult<bool> {
        self.findings.bind(py).contains(value)
    }

    fn __reversed__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("builtins")?.call_method1("reversed", (self.findings.bind(py),))
    }

    /// Where a finding stands in the report; `ValueError` if it does not.
    #[pyo3(signature = (value, *bounds))]
    fn index<'py>(
        &self,
        py: Python<'py>,
        value: &Bound<'py, PyAny>,
        bounds: &Bound<'py, PyTuple>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let arguments =
            PyTuple::new(py, [value.clone()])?.as_sequence().concat(bounds.as_sequence())?.to_tuple()?;
        self.findings.bind(py).call_method1("index", arguments)
    }

    /// How often a finding stands in the report.
    fn count<'py>(&self, py: Python<'py>, value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.findings.bind(py).call_method1("count", (value,))
    }

    fn __repr__(&self) -> String {
        let found = &self.found;
        format!("<csea_terms.Report: {} findings, {} exempted>", found.findings.len(), found.exempted.len())
    }
}
