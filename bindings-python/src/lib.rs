//! The native module of the Python package `csea_terms`: `python/csea_terms` holds what people import.

mod argument;
mod batch;
mod checker;
mod classification;
mod classifier;
mod columns;
mod concept;
mod convert;
mod error;
mod finding;
mod many;
mod report;
mod terminology;
mod text;
mod topic;
mod value;

use std::ffi::OsString;

use csea_terms::Terminology;
use csea_terms::terminology::Topics;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::argument::Words;

/// The designations of the built-in terminology that a person may mean by `text`.
#[pyfunction]
fn lookup<'py>(py: Python<'py>, text: Words<'_>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, concept::Entry::lookup(Terminology::builtin(), text.0))
}

/// The concept of the built-in terminology with this id, or `None`.
#[pyfunction]
#[pyo3(name = "concept")]
fn concept_with_id(id: Words<'_>) -> Option<concept::Concept> {
    concept::Concept::find(Terminology::builtin(), id.0)
}

/// The built-in threat with this id, or `None`; a renamed id leads to its successor.
#[pyfunction]
fn threat(id: Words<'_>) -> Option<topic::Topic> {
    topic::Topic::find(Topics::builtin(), "threat", id.0)
}

/// The built-in response measure with this id, or `None`.
#[pyfunction]
fn measure(id: Words<'_>) -> Option<topic::Topic> {
    topic::Topic::find(Topics::builtin(), "measure", id.0)
}

/// The capability of a response framework with this id, or `None`.
#[pyfunction]
fn capability(id: Words<'_>) -> Option<topic::Topic> {
    topic::Topic::find(Topics::builtin(), "framework", id.0)
}

/// Runs the command `csea-terms` with these arguments, of which the first is its name; gives the exit code.
#[pyfunction]
fn run_command(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| csea_terms_cli::run(arguments))
}

#[pymodule(gil_used = false)]
mod _native {
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::checker::Checker;
    #[pymodule_export]
    use super::classification::{Classification, Coverage, CoverageRow, Evidence, Tag};
    #[pymodule_export]
    use super::classifier::Classifier;
    #[pymodule_export]
    use super::columns::{ArrowColumn, ArrowTable};
    #[pymodule_export]
    use super::concept::{Concept, Designation, Entry, SourceStatement};
    #[pymodule_export]
    use super::finding::{Exemption, Finding, Notice, Source, Suggestion};
    #[pymodule_export]
    use super::many::Results;
    #[pymodule_export]
    use super::report::Report;
    #[pymodule_export]
    use super::terminology::Terminology;
    #[pymodule_export]
    use super::topic::{Code, Topic};
    #[pymodule_export]
    use super::{capability, concept_with_id, lookup, measure, run_command, threat};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        module.add("terminology_version", csea_terms::Terminology::builtin().version())
    }
}
