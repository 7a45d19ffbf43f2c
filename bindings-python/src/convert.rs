//! Between what the core says and what Python reads.

use csea_terms::output::{DocumentOutput, OptionError};
use csea_terms::terminology::UnknownName;
use csea_terms::{Checker, Format, Report};
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use serde::Serialize;

use crate::error::Error;

/// The value that an option names.
pub(crate) fn named<T: std::str::FromStr<Err = UnknownName>>(
    option: &'static str,
    name: &str,
) -> PyResult<T> {
    Ok(name.parse().map_err(OptionError::naming(option)).map_err(Error::Option)?)
}

/// What one check found: the report, which applies edits, and the same with every place in every unit.
pub(crate) fn check(checker: &Checker, source: &str, format: Format) -> (Report, DocumentOutput) {
    let report = checker.check_as(source, format);
    let document = document(source, format, &report);
    (report, document)
}

/// The output contract for one text, which has no path.
pub(crate) fn document(source: &str, format: Format, report: &Report) -> DocumentOutput {
    DocumentOutput::new("-", format, source, report)
}

/// A tuple of classes that wrap the parts of a list.
pub(crate) fn tuple<'py, T, C>(py: Python<'py>, parts: &[T]) -> PyResult<Bound<'py, PyTuple>>
where
    T: Clone,
    C: From<T> + IntoPyObject<'py>,
{
    PyTuple::new(py, parts.iter().cloned().map(C::from).collect::<Vec<C>>())
}

pub(crate) fn to_json(value: &impl Serialize) -> PyResult<String> {
    Ok(serde_json::to_string(value).map_err(Error::Output)?)
}

/// The value as dictionaries, lists, strings and numbers.
pub(crate) fn to_python<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (to_json(value)?,))
}
