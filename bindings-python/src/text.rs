//! Texts as Python hands them over.

use pyo3::exceptions::PyUnicodeEncodeError;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::error::{Error, exceptions};

/// The text; `None` where the value is missing: `None`, NaN, or what pandas writes for it.
///
/// `at` is the number of the value among others, for the message.
pub(crate) fn read<'py>(
    value: &Bound<'py, PyAny>,
    at: Option<usize>,
) -> PyResult<Option<Bound<'py, PyString>>> {
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(Some(text.clone()));
    }
    if is_missing(value) {
        return Ok(None);
    }
    let found = value.get_type().name()?.to_string();
    Err(Error::TextType { found, at }.into())
}

/// A missing value is `None`, or differs from itself as NaN and `NaT` do, or is the one that refuses to be compared.
fn is_missing(value: &Bound<'_, PyAny>) -> bool {
    value.is_none()
        || value.ne(value).unwrap_or(false)
        || value.get_type().name().is_ok_and(|name| name == "NAType")
}

/// The text in UTF-8, which Python keeps with the string; no copy for ASCII.
pub(crate) fn utf8<'t>(text: &'t Bound<'_, PyString>, at: Option<usize>) -> PyResult<&'t str> {
    text.to_str().map_err(|error| encoding_error(text.py(), error, at))
}

/// The same error as a class of this package, with the number of the text.
pub(crate) fn encoding_error(py: Python<'_>, error: PyErr, at: Option<usize>) -> PyErr {
    if !error.is_instance_of::<PyUnicodeEncodeError>(py) {
        return error;
    }
    let value = error.value(py);
    let arguments = || -> PyResult<_> {
        let part = |name: &str| value.getattr(name);
        let reason = part("reason")?.extract::<String>()?;
        let reason = at.map_or(reason.clone(), |at| format!("{reason} (text {at})"));
        Ok((
            part("encoding")?.unbind(),
            part("object")?.unbind(),
            part("start")?.unbind(),
            part("end")?.unbind(),
            reason,
        ))
    };
    arguments().map_or_else(|problem| problem, exceptions::TextEncodingError::new_err)
}
