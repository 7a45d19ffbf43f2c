//! Reading terminology from TOML.

use super::build::Builder;
use super::collection::Terminology;
use super::error::{LoadError, Place};
use super::raw::{RawBundle, RawConcept};

/// A data file: its name, for messages, and its text.
#[derive(Clone, Debug)]
pub struct DataFile {
    /// Name or path; only shown in messages.
    pub name: String,
    /// The TOML.
    pub text: String,
}

/// The folders that hold topics: threats, measures, frameworks and schemes of codes.
const TOPIC_FOLDERS: &[&str] = &["threats", "frameworks", "schemes"];

impl DataFile {
    /// Whether the file holds topics, by the folder that its name starts with. Topics are read by
    /// [`super::Topics::from_toml`] and compiled into a file of their own.
    pub fn holds_topics(&self) -> bool {
        self.name.split(['/', '\\']).next().is_some_and(|folder| TOPIC_FOLDERS.contains(&folder))
    }
}

impl Terminology {
    /// Reads a whole collection from its files.
    ///
    /// # Errors
    /// A [`LoadError`] with every problem of every file.
    pub fn from_toml(version: &str, files: &[DataFile]) -> Result<Self, LoadError> {
        let mut builder = Builder::default();
        builder.version(version.to_owned().into());
        read_files(builder, files)
    }

    /// This collection, extended and overridden by files of the same format: an entry with a known id takes its place.
    ///
    /// # Errors
    /// A [`LoadError`] with every problem of every file.
    pub fn extended(&self, files: &[DataFile]) -> Result<Self, LoadError> {
        read_files(Builder::extending(self), files)
    }
}

fn read_files(mut builder: Builder, files: &[DataFile]) -> Result<Terminology, LoadError> {
    for file in files {
        if let Err(message) = read_file(&mut builder, file) {
            builder.problems().push(&Place { file: &file.name, entry: String::new() }, "", message);
        }
    }
    builder.finish()
}

/// A file is one concept (it has a top-level `id`) or a bundle of entries.
fn read_file(builder: &mut Builder, file: &DataFile) -> Result<(), String> {
    let explain = |error: toml::de::Error| {
        let line = error.span().map(|span| 1 + file.text[..span.start].matches('\n').count());
        let place = line.map_or_else(String::new, |line| format!("line {line}: "));
        format!("{place}{}", error.message())
    };
    let table: toml::Table = toml::from_str(&file.text).map_err(explain)?;
    if table.contains_key("id") {
        builder.concept(&file.name, toml::from_str::<RawConcept>(&file.text).map_err(explain)?);
    } else {
        builder.bundle(&file.name, toml::from_str::<RawBundle>(&file.text).map_err(explain)?);
    }
    Ok(())
}

/// The lines in which changes of a terminology are reviewed, made from the files that people edit: one JSON entry a line, in a fixed
/// order.
///
/// # Errors
/// A [`LoadError`] with every problem of every file.
pub fn compile_lines(version: &str, files: &[DataFile]) -> Result<String, LoadError> {
    Terminology::from_toml(version, files)?;
    Ok(super::compiled::lines(version, files))
}

/// The compiled form of a whole terminology, which [`Terminology::from_compiled`] reads.
///
/// # Errors
/// A [`LoadError`] with every problem of every file.
pub fn compile(version: &str, files: &[DataFile]) -> Result<String, LoadError> {
    Ok(super::compiled::write(&Terminology::from_toml(version, files)?, false))
}

/// The compiled form of data that extends the built-in terminology, as [`Terminology::extended`] takes it.
///
/// # Errors
/// A [`LoadError`] with every problem of every file.
pub fn compile_extension(files: &[DataFile]) -> Result<String, LoadError> {
    Terminology::builtin().extended(files)?;
    let mut own = Builder::default();
    for file in files {
        // What can be wrong was found above.
        let _ = read_file(&mut own, file);
    }
    Ok(super::compiled::write(&own.finish_trusted()?, true))
}
