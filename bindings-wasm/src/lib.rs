//! The npm package `csea-terms`: the engine as WebAssembly. `js/` holds what people import.

mod convert;
mod error;
mod live;
mod objects;

use std::cell::OnceCell;

use csea_terms::output::{CheckerOptions, OptionError};
use csea_terms::{Checker, Classifier, Format, Terminology};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::error::Error;
pub use crate::live::Live;

/// A checker behind the package's `Checker`.
#[wasm_bindgen]
pub struct Engine {
    checker: Checker,
    /// Compiled when it is first asked for; `None` stands for the built-in one.
    classifier: OnceCell<Option<Classifier>>,
    /// Whether the terminology is somebody's own.
    is_own: bool,
}

#[wasm_bindgen]
impl Engine {
    /// A checker with options, written as JSON, and perhaps a compiled terminology of one's own.
    ///
    /// # Errors
    /// A JavaScript `Error` with the code `invalid-option`.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &str, terminology: Option<String>) -> Result<Engine, JsValue> {
        let options: CheckerOptions = serde_json::from_str(options).map_err(Error::Syntax)?;
        let terminology = terminology
            .map(|compiled| Terminology::from_compiled(&compiled))
            .transpose()
            .map_err(Error::Terminology)?;
        let is_own = terminology.is_some();
        let mut builder = options.builder().map_err(Error::Option)?;
        if let Some(terminology) = terminology {
            builder = builder.terminology(terminology);
        }
        let checker = builder.build().map_err(OptionError::from).map_err(Error::Option)?;
        Ok(Self { checker, classifier: OnceCell::new(), is_own })
    }

    /// The report on a text, as JSON.
    ///
    /// # Errors
    /// A JavaScript `Error` with the code `invalid-option` if there is no such format.
    pub fn check(&self, text: &str, format: &str) -> Result<String, JsValue> {
        let format = format_named(format)?;
        Ok(convert::report(text, format, &self.checker.check_as(text, format))?)
    }

    /// What a text speaks about, as JSON, with codes of the schemes whose ids start with one of `schemes`.
    ///
    /// # Errors
    /// A JavaScript `Error` with the code `invalid-option` if there is no such format, or the terminology lacks groups that topics need.
    #[expect(clippy::needless_pass_by_value, reason = "an array from JavaScript arrives by value")]
    pub fn classify(&self, text: &str, format: &str, schemes: Vec<String>) -> Result<String, JsValue> {
        let format = format_named(format)?;
        Ok(convert::classification(self.classifier()?, text, format, &schemes)?)
    }

    /// The text with the suggestions applied that are at least as applicable as asked.
    ///
    /// # Errors
    /// A JavaScript `Error` with the code `invalid-option` if there is no such format or applicability.
    pub fn apply(&self, text: &str, format: &str, applicability: &str) -> Result<String, JsValue> {
        let at_least =
            applicability.parse().map_err(OptionError::naming("applicability")).map_err(Error::Option)?;
        let report = self.checker.check_as(text, format_named(format)?);
        Ok(report.apply(text, at_least).map_err(Error::Apply)?)
    }

    /// The concepts that a person may mean by `text`, as JSON.
    ///
    /// # Errors
    /// A JavaScript `Error` with the code `internal` if they cannot be written.
    pub fn explain(&self, text: &str) -> Result<String, JsValue> {
        Ok(convert::concepts(&self.checker, text)?)
    }

    /// The profiles that a checker of this terminology can have, as JSON.
    ///
    /// # Errors
    /// A JavaScript `Error` with the code `internal` if they cannot be written.
    pub fn profiles(&self) -> Result<String, JsValue> {
        Ok(convert::profiles(&self.checker)?)
    }

    /// The languages of the terminology, as BCP 47 tags.
    pub fn languages(&self) -> Vec<String> {
        convert::languages(&self.checker)
    }

    /// The sources of the terminology, as JSON.
    ///
    /// # Errors
    /// A JavaScript `Error` with the code `internal` if they cannot be written.
    pub fn sources(&self) -> Result<String, JsValue> {
        Ok(convert::sources(&self.checker)?)
    }

    /// Version of the terminology that this checker uses.
    #[wasm_bindgen(js_name = terminologyVersion)]
    pub fn terminology_version(&self) -> String {
        self.checker.terminology().version().to_owned()
    }

    /// A text that is being written.
    ///
    /// # Errors
    /// A JavaScript `Error` with the code `invalid-option` if there is no such format.
    pub fn open(&self, text: String, format: &str) -> Result<Live, JsValue> {
        Ok(Live::new(self.checker.clone(), text, format_named(format)?))
    }
}

impl Engine {
    fn classifier(&self) -> Result<&Classifier, Error> {
        if self.classifier.get().is_none() {
            let own = self
                .is_own
                .then(|| Classifier::builder().terminology(self.checker.terminology().clone()).build());
            // Nobody else can have set it: there are no threads here.
            let _ = self.classifier.set(own.transpose().map_err(Error::Terminology)?);
        }
        Ok(self.classifier.get().and_then(Option::as_ref).unwrap_or_else(|| Classifier::builtin()))
    }
}

fn format_named(name: &str) -> Result<Format, Error> {
    name.parse().map_err(OptionError::naming("format")).map_err(Error::Option)
}

/// Version of the package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
