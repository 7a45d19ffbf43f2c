//! What the tests of the whole share: golden cases, labelled passages, and how they are scored.

pub mod corpus;
pub mod figures;
pub mod golden;
pub mod sample;
pub mod score;

use std::path::{Path, PathBuf};

/// Runs the Rust code of the README.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}
