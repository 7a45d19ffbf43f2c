//! The outputs `json` and `jsonl`: the contract of the library, as it is.

use csea_terms::Terminology;
use csea_terms::output::{CheckOutput, DocumentOutput, LineOutput, SCHEMA, ToolOutput};
use serde::Serialize;

use crate::check::{Document, Render};
use crate::console::Console;

/// A value on one line. The values of this program can all be written as JSON.
pub(crate) fn line(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string(value).unwrap_or_default();
    text.push('\n');
    text
}

/// One object for the whole run.
pub(crate) struct Json {
    output: CheckOutput,
}

impl Json {
    pub(crate) fn new(terminology: &Terminology) -> Self {
        let tool = ToolOutput::new(terminology.version());
        Self { output: CheckOutput { schema: SCHEMA, tool, documents: Vec::new() } }
    }
}

impl Render for Json {
    fn document(&mut self, document: Document, _: &mut Console) {
        self.output.documents.push(document.output);
    }

    fn finish(&mut self, console: &mut Console) {
        console.print(&line(&self.output));
    }
}

/// One object a document, with its path as the id.
pub(crate) struct Jsonl;

impl Render for Jsonl {
    fn document(&mut self, document: Document, console: &mut Console) {
        let DocumentOutput { path, format, findings, exempted, notices, truncated } = document.output;
        console.print(&line(&LineOutput {
            schema: SCHEMA,
            id: path.into(),
            format,
            findings,
            exempted,
            notices,
            truncated,
        }));
    }

    fn finish(&mut self, _: &mut Console) {}
}
