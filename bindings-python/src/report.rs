//! What a check found, as a sequence.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use csea_terms::Applicability;
use csea_terms::output::{CheckOutput, DocumentOutput, FindingOutput, SCHEMA, ToolOutput};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyTuple};

use crate::argument::Named;
use crate::convert;
use crate::error::Error;
use crate::finding::{Finding, Notice};

/// What a check found: a sequence of findings in the order of the text.
#[pyclass(frozen, module = "csea_terms")]
pub(crate) struct Report {
    text: Py<PyString>,
    document: DocumentOutput,
    version: Arc<str>,
    /// Made when first asked for: most reports are empty or only counted.
    findings: PyOnceLock<Py<PyTuple>>,
    exempted: PyOnceLock<Py<PyTuple>>,
}

impl Report {
    pub(crate) fn new(text: &Bound<'_, PyString>, document: DocumentOutput, version: &Arc<str>) -> Self {
        Self {
            text: text.clone().unbind(),
            document,
            version: Arc::clone(version),
            findings: PyOnceLock::new(),
            exempted: PyOnceLock::new(),
        }
    }

    fn findings<'py>(&self, py: Python<'py>) -> PyResult<&Bound<'py, PyTuple>> {
        made(py, &self.findings, &self.document.findings)
    }
}

fn made<'py, 's>(
    py: Python<'py>,
    cell: &'s PyOnceLock<Py<PyTuple>>,
    list: &[FindingOutput],
) -> PyResult<&'s Bound<'py, PyTuple>> {
    Ok(cell.get_or_try_init(py, || convert::tuple::<_, Finding>(py, list).map(Bound::unbind))?.bind(py))
}

#[pymethods]
impl Report {
    #[staticmethod]
    fn _restore(text: &Bound<'_, PyString>, document: &str, version: &str) -> PyResult<Self> {
        Ok(Self::new(text, convert::from_json(document)?, &version.into()))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> convert::Reduced<'py> {
        let state = (self.text.bind(py), convert::to_json(&self.document)?, &*self.version);
        convert::reduce(py, "Report", state)
    }

    /// What was recognised and left alone, in the order of the text; each says why.
    #[getter]
    fn exempted<'py>(&self, py: Python<'py>) -> PyResult<&Bound<'py, PyTuple>> {
        made(py, &self.exempted, &self.document.exempted)
    }

    /// Directives in the text that do not do what their author may expect.
    #[getter]
    fn notices<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        convert::tuple::<_, Notice>(py, &self.document.notices)
    }

    /// The text that was checked.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> &Bound<'py, PyString> {
        self.text.bind(py)
    }

    /// How the text was read: `plain`, `markdown` or `html`.
    #[getter]
    fn format(&self) -> &'static str {
        self.document.format
    }

    /// Version of the terminology that was checked against.
    #[getter]
    fn terminology_version(&self) -> &str {
        &self.version
    }

    /// Whether a limit ended the check before the end of the text.
    #[getter]
    fn truncated(&self) -> bool {
        self.document.truncated
    }

    /// The text with the first suggestion of every finding applied that is at least as applicable as asked:
    /// `safe`, `review` or `display`. Exempted places are never touched.
    #[pyo3(signature = (applicability = Named(Applicability::Safe)), text_signature = "($self, applicability='safe')")]
    fn apply(&self, py: Python<'_>, applicability: Named<Applicability>) -> PyResult<String> {
        Ok(self.document.apply(self.text.bind(py).to_str()?, applicability.0).map_err(Error::Apply)?)
    }

    /// The findings as dictionaries, with the keys of the command's JSON output.
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::to_python(py, &self.document.findings)
    }

    /// The whole report in the form of the command's `--output json`.
    fn to_json(&self) -> PyResult<String> {
        let tool = ToolOutput::new(&self.version);
        let document = DocumentOutput { path: "-".to_owned(), ..self.document.clone() };
        convert::to_json(&CheckOutput { schema: SCHEMA, tool, documents: vec![document] })
    }

    /// The text with its findings marked, for notebooks.
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        convert::html(slf, "report")
    }

    fn __len__(&self) -> usize {
        self.document.findings.len()
    }

    fn __getitem__<'py>(&self, py: Python<'py>, index: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.findings(py)?.as_any().get_item(index)
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.findings(py)?.as_any().try_iter()?.into_any())
    }

    fn __contains__(&self, py: Python<'_>, value: &Bound<'_, PyAny>) -> PyResult<bool> {
        self.findings(py)?.contains(value)
    }

    fn __reversed__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("builtins")?.call_method1("reversed", (self.findings(py)?,))
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
        self.findings(py)?.call_method1("index", arguments)
    }

    /// How often a finding stands in the report.
    fn count<'py>(&self, py: Python<'py>, value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.findings(py)?.call_method1("count", (value,))
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, Self>) -> PyResult<bool> {
        let other = other.get();
        Ok(self.document == other.document
            && self.version == other.version
            && self.text.bind(py).as_any().eq(&other.text)?)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<u64> {
        let mut hasher = DefaultHasher::new();
        self.document.hash(&mut hasher);
        self.text.bind(py).hash()?.hash(&mut hasher);
        Ok(hasher.finish())
    }

    fn __repr__(&self) -> String {
        let DocumentOutput { findings, exempted, truncated, .. } = &self.document;
        let plural = if findings.len() == 1 { "" } else { "s" };
        let cut = if *truncated { ", truncated" } else { "" };
        format!("<csea_terms.Report: {} finding{plural}, {} exempted{cut}>", findings.len(), exempted.len())
    }
}
