//! What went wrong, where, and what to do.

use std::fmt;
use std::io;
use std::path::Path;

/// A problem with an option, a file or a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    place: String,
    what: String,
    remedy: String,
}

/// Problems that keep the command from starting: all of them, not only the first.
pub(crate) type Problems = Vec<Problem>;

impl Problem {
    pub(crate) fn new(place: impl fmt::Display, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { place: place.to_string(), what: what.into(), remedy: remedy.into() }
    }

    /// A file that could not be read or written.
    pub(crate) fn io(path: &Path, doing: &str, error: &io::Error) -> Self {
        let (what, remedy) = match error.kind() {
            io::ErrorKind::NotFound => {
                ("there is no such file or folder".to_owned(), "check the spelling and the working folder")
            }
            io::ErrorKind::PermissionDenied => (format!("may not be {doing}"), "check its permissions"),
            io::ErrorKind::IsADirectory => ("is a folder".to_owned(), "name a file"),
            _ => (format!("could not be {doing}: {error}"), ""),
        };
        Self::new(path.display(), what, remedy)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(formatter, "{}: ", self.place)?;
        }
        formatter.write_str(&self.what)?;
        if !self.remedy.is_empty() {
            write!(formatter, "; {}", self.remedy)?;
        }
        Ok(())
    }
}
