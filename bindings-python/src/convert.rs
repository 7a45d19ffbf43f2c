//! Between what the core says and what Python reads.

use csea_terms::Format;
use csea_terms::output::DocumentOutput;
use pyo3::PyTypeInfo;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::Error;

/// What `__reduce__` gives: a function and its arguments.
pub(crate) type Reduced<'py> = PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)>;

/// The output contract for one text, whose path is not written down before it is asked for.
pub(crate) fn document(checker: &csea_terms::Checker, source: &str, format: Format) -> DocumentOutput {
    DocumentOutput::new("", format, source, &checker.check_as(source, format))
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

/// What [`to_json`] wrote.
pub(crate) fn from_json<T: DeserializeOwned>(state: &str) -> PyResult<T> {
    Ok(serde_json::from_str(state).map_err(Error::State)?)
}

/// The value as dictionaries, lists, strings and numbers.
pub(crate) fn to_python<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (to_json(value)?,))
}

/// How `pickle` and `copy` make an object anew: the class of this name takes `state` by its `_restore`.
pub(crate) fn reduce<'py>(
    py: Python<'py>,
    class: &str,
    state: impl IntoPyObject<'py, Target = PyTuple, Output = Bound<'py, PyTuple>, Error = PyErr>,
) -> Reduced<'py> {
    let restore = py.import("csea_terms._pickle")?.getattr("restore")?;
    Ok((
        restore,
        PyTuple::new(py, [class.into_pyobject(py)?.into_any(), state.into_pyobject(py)?.into_any()])?,
    ))
}

/// What a notebook shows of a value: the function of this name in `_html.py` writes it.
pub(crate) fn html<'py, T: PyTypeInfo>(value: &Bound<'py, T>, function: &str) -> PyResult<Bound<'py, PyAny>> {
    value.py().import("csea_terms._html")?.call_method1(function, (value,))
}
