//! A folder of files, and the command run in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A folder that goes when the test ends.
pub(crate) struct Folder {
    folder: TempDir,
}

/// What a run of the command left behind.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Folder {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A folder with these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs the command here with nothing on standard input.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "")
    }

    /// Runs the command here with a text on standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: impl AsRef<[u8]>) -> Ran {
        run_in(self.folder.path(), arguments, input.as_ref())
    }
}

/// The command, free of what the surroundings say about colour.
pub(crate) fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_csea-terms"));
    command.current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR"] {
        command.env_remove(name);
    }
    command
}

fn run_in(folder: &Path, arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = command(folder).args(arguments).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // The command may end without reading its input.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Ran {
    /// Standard output as one JSON value.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }

    /// Standard output as one JSON value a line.
    pub(crate) fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[track_caller]
    pub(crate) fn ends_with(&self, code: i32) -> &Self {
        assert_eq!(self.code, code, "out: {}\nerr: {}", self.out, self.err);
        self
    }

    #[track_caller]
    pub(crate) fn says(&self, part: &str) -> &Self {
        assert!(self.out.contains(part), "{part}\nis not in\n{}\nerr: {}", self.out, self.err);
        self
    }

    #[track_caller]
    pub(crate) fn complains(&self, part: &str) -> &Self {
        assert!(self.err.contains(part), "{part}\nis not in\n{}", self.err);
        self
    }

    /// Path, surface and level of every finding in `json` output.
    pub(crate) fn findings(&self) -> Vec<(String, String, String)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let documents = self.json();
        let documents = documents["documents"].as_array().unwrap();
        let of = |document: &Value| -> Vec<_> {
            let findings = document["findings"].as_array().unwrap();
            let one = |finding: &Value| {
                (text(&document["path"]), text(&finding["surface"]), text(&finding["level"]))
            };
            findings.iter().map(one).collect()
        };
        documents.iter().flat_map(of).collect()
    }

    /// The surfaces of every finding in `json` output.
    pub(crate) fn surfaces(&self) -> Vec<String> {
        self.findings().into_iter().map(|(_, surface, _)| surface).collect()
    }
}

/// A house style that extends the terminology: `house case` at caution, `house client` at info.
pub(crate) const HOUSE: &str = include_str!("house.toml");
