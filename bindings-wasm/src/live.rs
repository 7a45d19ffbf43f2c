//! A text that is being written, behind the package's `Document`.

use csea_terms::text::{OffsetConverter, OffsetEncoding};
use csea_terms::{Checker, Document, Format};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert;
use crate::error::Error;

/// A document that is checked as it changes.
#[wasm_bindgen]
pub struct Live {
    document: Document,
}

impl Live {
    pub(crate) fn new(checker: Checker, text: String, format: Format) -> Self {
        Self { document: Document::new(checker, text, format) }
    }
}

#[wasm_bindgen]
impl Live {
    /// The report on the text as it is now, as JSON.
    ///
    /// # Errors
    /// A JavaScript `Error` with the code `internal` if it cannot be written.
    pub fn report(&self) -> Result<String, JsValue> {
        Ok(convert::report(self.document.text(), self.document.format(), self.document.report())?)
    }

    /// Puts `replacement` in the place of the UTF-16 code units from `start` to `end`, and gives what changed in the report, as JSON.
    ///
    /// # Errors
    /// A JavaScript `Error` with the code `invalid-option` if the text has no such part.
    pub fn edit(&mut self, start: usize, end: usize, replacement: &str) -> Result<String, JsValue> {
        let former = self.document.text().to_owned();
        let mut converter = OffsetConverter::new(&former, OffsetEncoding::Utf16);
        let range = converter.to_bytes(start)..converter.to_bytes(end);
        let before = self.document.edit(range, replacement).map_err(Error::Edit)?;
        Ok(convert::change(&self.document, &former, &before)?)
    }
}
