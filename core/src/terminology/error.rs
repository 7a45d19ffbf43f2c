//! Everything that can be wrong with terminology data, told all at once.

use std::fmt;

/// One thing that is wrong in the data, with its place and what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, as it was named when it was handed in.
    pub file: String,
    /// The entry: a concept, designation, group, gate, cue, instrument or source.
    pub entry: String,
    /// The field.
    pub field: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.file)?;
        if !self.entry.is_empty() {
            write!(formatter, ": {}", self.entry)?;
        }
        if !self.field.is_empty() {
            write!(formatter, ": {}", self.field)?;
        }
        write!(formatter, ": {}", self.message)
    }
}

/// Terminology that could not be loaded: every problem that was found, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    problems: Vec<Problem>,
}

impl LoadError {
    /// An error of these problems; `None` if there are none.
    pub(crate) fn from_problems(mut problems: Vec<Problem>) -> Option<Self> {
        problems.sort();
        problems.dedup();
        (!problems.is_empty()).then_some(Self { problems })
    }

    /// Every problem, sorted by file and entry.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                writeln!(formatter)?;
            }
            write!(formatter, "{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for LoadError {}

/// Collects problems while data is read.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    list: Vec<Problem>,
}

impl Problems {
    pub(crate) fn push(&mut self, at: &Place<'_>, field: &str, message: impl Into<String>) {
        self.list.push(Problem {
            file: at.file.to_owned(),
            entry: at.entry.clone(),
            field: field.to_owned(),
            message: message.into(),
        });
    }

    /// The value, or a problem and `None`.
    #[cfg(feature = "toml")]
    pub(crate) fn take<T, E: fmt::Display>(
        &mut self,
        at: &Place<'_>,
        field: &str,
        result: Result<T, E>,
    ) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.push(at, field, error.to_string());
                None
            }
        }
    }

    pub(crate) fn finish(self) -> Result<(), LoadError> {
        LoadError::from_problems(self.list).map_or(Ok(()), Err)
    }
}

/// Where in the data something stands.
#[derive(Clone, Debug)]
pub(crate) struct Place<'f> {
    pub(crate) file: &'f str,
    pub(crate) entry: String,
}
