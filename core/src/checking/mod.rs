//! Checking texts: the place where all stages meet.

mod checker;
mod document;
mod edit;
mod examples;
mod exemption;
mod finding;
mod fingerprint;
mod grounds;
mod judge;
mod marks;
mod resolve;
mod skip;
mod suggest;

pub use checker::{BuildError, Checker, CheckerBuilder, Limits};
pub use document::{Document, EditError};
pub use edit::{ApplyError, Edit, apply_edits};
pub use examples::verify_examples;
pub use finding::{Exemption, Finding, Grounds, Report, Suggestion};
