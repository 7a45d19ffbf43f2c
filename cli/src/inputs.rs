//! Finding and reading documents.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use crate::console::Console;
use crate::paths::{PathRules, normal};
use crate::problem::{Problem, Problems};

/// Extensions of the documents that are read in folders.
const EXTENSIONS: [&str; 7] = ["md", "markdown", "mdx", "txt", "html", "htm", "xhtml"];

/// Where a text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Source {
    /// How the output names it.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "-".to_owned(),
            Self::File(path) => path.to_string_lossy().into_owned(),
        }
    }

    /// The path, if it is a file.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdin => None,
            Self::File(path) => Some(path),
        }
    }

    /// Reads the text.
    pub(crate) fn read(&self) -> Result<String, Problem> {
        let bytes = match self {
            Self::Stdin => {
                let mut bytes = Vec::new();
                let read = io::stdin().lock().read_to_end(&mut bytes);
                read.map_err(|error| {
                    Problem::new("-", format!("standard input could not be read: {error}"), "")
                })?;
                bytes
            }
            Self::File(path) => fs::read(path).map_err(|error| Problem::io(path, "read", &error))?,
        };
        decode(&self.name(), bytes)
    }
}

/// The text of bytes that should be UTF-8.
fn decode(name: &str, bytes: Vec<u8>) -> Result<String, Problem> {
    const CONVERT: &str = "convert it to UTF-8";
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Problem::new(name, "is UTF-16, not UTF-8", CONVERT));
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        let remedy = "only text, Markdown and HTML are read: export the document as one of these";
        return Err(Problem::new(name, format!("is a binary file (a zero byte at byte {at})"), remedy));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes().iter().take(at).filter(|&&byte| byte == b'\n').count();
        Problem::new(name, format!("is not valid UTF-8 at byte {at} (line {line})"), CONVERT)
    })
}

/// What the paths given stand for; standard input if there are none and it is no terminal.
pub(crate) fn named(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Problems> {
    if !paths.is_empty() {
        return Ok(paths.to_vec());
    }
    if io::stdin().is_terminal() {
        return Err(vec![Problem::new(
            "",
            "nothing to check",
            "name files or folders, or `-` for standard input",
        )]);
    }
    Ok(vec![PathBuf::from("-")])
}

/// The documents that the paths stand for, in the order given, folders sorted by name, each once. Problems are told at once.
pub(crate) fn documents(paths: &[PathBuf], rules: &PathRules, console: &mut Console) -> Vec<Source> {
    let mut found = Found { seen: BTreeSet::new(), sources: Vec::new() };
    for path in paths {
        if path.as_os_str() == "-" {
            found.add(Source::Stdin);
            continue;
        }
        match fs::metadata(path) {
            Err(error) => console.error(&Problem::io(path, "read", &error)),
            Ok(metadata) if metadata.is_dir() => walk(path, rules, &mut found, console),
            Ok(_) => found.add(Source::File(path.clone())),
        }
    }
    found.sources
}

struct Found {
    seen: BTreeSet<PathBuf>,
    sources: Vec<Source>,
}

impl Found {
    fn add(&mut self, source: Source) {
        if self.seen.insert(normal(Path::new(&source.name()))) {
            self.sources.push(source);
        }
    }
}

fn walk(folder: &Path, rules: &PathRules, found: &mut Found, console: &mut Console) {
    let before = found.sources.len();
    let mut walk = WalkBuilder::new(folder);
    walk.require_git(false).sort_by_file_name(std::ffi::OsStr::cmp);
    let excludes = rules.excluder();
    walk.filter_entry(move |entry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        entry.depth() == 0 || !excludes(entry.path(), is_folder)
    });
    for entry in walk.build() {
        match entry {
            Ok(entry) if is_document(&entry) => {
                let path = entry.path().strip_prefix(".").unwrap_or(entry.path());
                found.add(Source::File(path.to_owned()));
            }
            Ok(_) => {}
            Err(error) => {
                console.error(&Problem::new("", error.to_string(), "the rest of the folder was checked"));
            }
        }
    }
    if found.sources.len() == before {
        let kinds = EXTENSIONS.map(|extension| format!(".{extension}")).join(", ");
        console.note(&format!("note: {}: no new documents found (looked for {kinds}, minus what .gitignore and `exclude` leave out)", folder.display()));
    }
}

fn is_document(entry: &DirEntry) -> bool {
    let extension = entry.path().extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    entry.file_type().is_some_and(|kind| kind.is_file())
        && EXTENSIONS.contains(&extension.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_text_are_explained() {
        let problem = |bytes: &[u8]| decode("a", bytes.to_vec()).unwrap_err().to_string();
        assert_eq!(problem(b"ab\n\xFFc"), "a: is not valid UTF-8 at byte 3 (line 2); convert it to UTF-8");
        assert!(problem(b"ab\0").contains("zero byte at byte 2"));
        assert!(problem(b"\xFF\xFEa\0").contains("UTF-16"));
        assert_eq!(decode("a", "\u{feff}é".into()).unwrap(), "\u{feff}é");
    }
}
