//! Errors of the core as exceptions of the package.

use csea_terms::output::OptionError;
use csea_terms::terminology::LoadError;
use csea_terms::{ApplyError, BuildError};
use pyo3::PyErr;

// The classes are defined in Python: a class of the stable ABI cannot extend a native exception on every version.
pub(crate) mod exceptions {
    pyo3::import_exception!(csea_terms._errors, ApplyError);
    pyo3::import_exception!(csea_terms._errors, ColumnError);
    pyo3::import_exception!(csea_terms._errors, OptionError);
    pyo3::import_exception!(csea_terms._errors, OptionTypeError);
    pyo3::import_exception!(csea_terms._errors, TerminologyError);
    pyo3::import_exception!(csea_terms._errors, TextEncodingError);
    pyo3::import_exception!(csea_terms._errors, TextTypeError);
}

/// Everything that this binding can fail with.
#[derive(Debug)]
pub(crate) enum Error {
    /// An option that has no such value.
    Option(OptionError),
    /// A number that is too small for its option.
    AtLeastOne(&'static str),
    /// A number that no option takes.
    OutOfRange { option: &'static str, given: String },
    /// A name that the option does not know.
    Name { option: &'static str, given: String, known: String },
    /// An option whose value has the wrong type.
    OptionType { option: &'static str, wanted: &'static str, found: String },
    /// Terminology files that cannot be used.
    Load(LoadError),
    /// Edits that do not fit.
    Apply(ApplyError),
    /// A value that is no text, and its number among others.
    TextType { found: String, at: Option<usize> },
    /// Data that is no column of texts.
    ColumnType { wanted: &'static str, found: String },
    /// A column that cannot be read, or a cell of it.
    Column(String),
    /// A state that this version did not write.
    State(serde_json::Error),
    /// Output that cannot be written.
    Output(serde_json::Error),
}

impl From<Error> for PyErr {
    fn from(error: Error) -> Self {
        match error {
            Error::Option(
                OptionError::Build(BuildError::Terminology(error)) | OptionError::Topics(error),
            )
            | Error::Load(error) => {
                let problems: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
                exceptions::TerminologyError::new_err((error.to_string(), problems))
            }
            Error::Option(error) => exceptions::OptionError::new_err(error.to_string()),
            Error::AtLeastOne(option) => {
                exceptions::OptionError::new_err(format!("{option}: at least 1 is needed"))
            }
            Error::OutOfRange { option, given } => {
                exceptions::OptionError::new_err(format!("{option}: {given} is out of range"))
            }
            Error::Name { option, given, known } => {
                exceptions::OptionError::new_err(format!("{option}: `{given}` is not one of: {known}"))
            }
            Error::OptionType { option, wanted, found } => {
                exceptions::OptionTypeError::new_err(format!("{option}: expected {wanted}, not {found}"))
            }
            Error::Apply(error) => exceptions::ApplyError::new_err(error.to_string()),
            Error::TextType { found, at } => {
                let which = at.map_or_else(String::new, |at| format!(" {at}"));
                exceptions::TextTypeError::new_err(format!(
                    "text{which}: expected str or a missing value, not {found}"
                ))
            }
            Error::ColumnType { wanted, found } => {
                exceptions::TextTypeError::new_err(format!("expected {wanted}, not {found}"))
            }
            Error::Column(problem) => exceptions::ColumnError::new_err(problem),
            Error::State(error) => pyo3::exceptions::PyValueError::new_err(error.to_string()),
            Error::Output(error) => pyo3::exceptions::PyRuntimeError::new_err(error.to_string()),
        }
    }
}
