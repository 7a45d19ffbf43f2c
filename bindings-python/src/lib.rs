//! The native module of the Python package `csea_terms`: `python/csea_terms` holds what people import.

mod batch;
mod checker;
mod columns;
mod concept;
mod convert;
mod error;
mod finding;
mod many;
mod report;
mod terminology;
mod text;

use std::ffi::OsString;

use csea_terms::Terminology;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// The designations of the built-in terminology that a person may mean by `text`.
#[pyfunction]
fn lookup<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, concept::Entry::lookup(Terminology::builtin(), text))
}

/// The concept of the built-in terminology with this id, or `None`.
#[pyfunction]
#[pyo3(name = "concept")]
fn concept_with_id(id: &str) -> Option<concept::Concept> {
    concept::Concept::find(Terminology::builtin(), id)
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
    use super::{concept_with_id, lookup, run_command};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        module.add("terminology_version", csea_terms::Terminology::builtin().version())
    }
}
