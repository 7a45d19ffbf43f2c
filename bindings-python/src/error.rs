//! Errors of the core as exceptions of the package.

use csea_terms::ApplyError;
use csea_terms::output::OptionError;
use pyo3::PyErr;

// The classes are defined in Python: a class of the stable ABI cannot extend a native exception on every version.
mod exceptions {
    pyo3::import_exception!(csea_terms._errors, ApplyError);
    pyo3::import_exception!(csea_terms._errors, OptionError);
}

/// Everything that this binding can fail with.
#[derive(Debug)]
pub(crate) enum Error {
    /// An option that has no such value.
    Option(OptionError),
    /// Edits that do not fit.
    Apply(ApplyError),
    /// Output that cannot be written.
    Output(serde_json::Error),
}

impl From<Error> for PyErr {
    fn from(error: Error) -> Self {
        match error {
            Error::Option(error) => exceptions::OptionError::new_err(error.to_string()),
            Error::Apply(error) => exceptions::ApplyError::new_err(error.to_string()),
            Error::Output(error) => pyo3::exceptions::PyRuntimeError::new_err(error.to_string()),
        }
    }
}
