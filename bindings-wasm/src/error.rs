//! Errors of the core as JavaScript errors with a code.

use csea_terms::output::OptionError;
use csea_terms::terminology::LoadError;
use csea_terms::{ApplyError, EditError};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Everything that this binding can fail with.
#[derive(Debug)]
pub(crate) enum Error {
    /// Options that are not written as they should be.
    Syntax(serde_json::Error),
    /// An option that has no such value.
    Option(OptionError),
    /// A compiled terminology that cannot be used.
    Terminology(LoadError),
    /// An edit of a part that the text does not have.
    Edit(EditError),
    /// Edits that do not fit.
    Apply(ApplyError),
    /// Output that cannot be written.
    Output(serde_json::Error),
}

impl From<Error> for JsValue {
    /// An `Error` with a `code`; the package turns it into its own class of that code.
    fn from(error: Error) -> Self {
        let (code, message) = match error {
            Error::Syntax(error) => ("invalid-option", error.to_string()),
            Error::Option(error) => ("invalid-option", error.to_string()),
            Error::Terminology(error) => ("invalid-option", format!("terminology: {error}")),
            Error::Edit(error) => ("invalid-option", error.to_string()),
            Error::Apply(error) => ("apply-failed", error.to_string()),
            Error::Output(error) => ("internal", error.to_string()),
        };
        let error = JsValue::from(js_sys::Error::new(&message));
        // Setting a property of an object made here cannot fail; without it the package reports code `internal`.
        let _ = Reflect::set(&error, &"code".into(), &code.into());
        error
    }
}
