//! The outputs of `check`, behind one door.

use csea_terms::Terminology;
use csea_terms::output::DocumentOutput;

use crate::console::Console;
use crate::github::Github;
use crate::human::Human;
use crate::json::{Json, Jsonl};
use crate::sarif::Sarif;
use crate::summary::Summary;
use crate::vocabulary::Output;

/// A checked document.
pub(crate) struct Document {
    pub(crate) output: DocumentOutput,
    /// The text that the places refer to.
    pub(crate) text: String,
    /// How many of the exempted places the baseline knows.
    pub(crate) known: usize,
}

/// Prints checked documents, one after the other, and what holds for all of them.
pub(crate) trait Render {
    /// Takes the next document.
    fn document(&mut self, document: Document, console: &mut Console);
    /// Ends the output.
    fn finish(&mut self, console: &mut Console);
}

/// The output asked for.
pub(super) fn renderer<'t>(
    output: Output,
    exempted: bool,
    terminology: &'t Terminology,
) -> Box<dyn Render + 't> {
    match output {
        Output::Human => Box::new(Human::new(terminology, exempted)),
        Output::Json => Box::new(Json::new(terminology)),
        Output::Jsonl => Box::new(Jsonl),
        Output::Sarif => Box::new(Sarif::new(terminology)),
        Output::Github => Box::new(Github::default()),
        Output::Summary => Box::new(Summary::default()),
    }
}
