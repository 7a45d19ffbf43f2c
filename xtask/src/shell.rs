//! Running other programs, said aloud.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder inside the project where tasks put what they need.
pub(crate) fn provisioned() -> PathBuf {
    crate::data::root().join(".provisioned")
}

/// A command in a folder, with what it is for.
pub(crate) struct Step<'s> {
    pub(crate) says: &'s str,
    pub(crate) folder: &'s Path,
}

impl Step<'_> {
    /// Runs the program and waits for it.
    pub(crate) fn run<S: AsRef<OsStr>>(
        &self,
        program: S,
        arguments: &[&str],
        environment: &[(&str, &str)],
    ) -> Result<(), String> {
        println!("-- {}", self.says);
        let name = program.as_ref().to_string_lossy().into_owned();
        let status = Command::new(&program)
            .args(arguments)
            .envs(environment.iter().copied())
            .current_dir(self.folder)
            .status()
            .map_err(|error| format!("{}: `{name}` could not be started: {error}", self.says))?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("{}: `{name} {}` failed", self.says, arguments.join(" ")))
        }
    }
}

/// Installs a package of the system, if we may; else says which command does.
pub(crate) fn system_package(package: &str) -> Result<(), String> {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0\n"));
    if !is_root {
        return Err(format!(
            "`{package}` is missing: run `apt-get update && apt-get install -y {package}` as root, then start again"
        ));
    }
    let folder = crate::data::root();
    let step = |says| Step { says, folder: &folder };
    step("read the list of system packages").run("apt-get", &["-qq", "update"], &[])?;
    step(&format!("install {package}")).run(
        "apt-get",
        &["-qq", "install", "-y", package],
        &[("DEBIAN_FRONTEND", "noninteractive")],
    )
}

/// An empty folder, made anew.
pub(crate) fn fresh(folder: &Path) -> Result<(), String> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

/// The text of a path, for arguments.
pub(crate) fn text(path: &Path) -> String {
    path.display().to_string()
}

/// The fenced blocks of one language in a Markdown file, joined.
pub(crate) fn fenced(path: &Path, language: &str) -> Result<String, String> {
    let markdown = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let opening = format!("```{language}\n");
    let blocks: Vec<&str> =
        markdown.split(&opening).skip(1).filter_map(|rest| rest.split("```").next()).collect();
    if blocks.is_empty() {
        Err(format!("{} has no {language} block", path.display()))
    } else {
        Ok(blocks.join("\n"))
    }
}
