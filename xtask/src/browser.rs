//! The npm package in a browser: editors, playground, extension, tested in Chromium.

use std::fs;
use std::path::{Path, PathBuf};

use crate::data::root;
use crate::shell::{Step, fresh, provisioned, system_package, text};
use crate::wasm::copy_files;

/// Where Chromium is looked for.
const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// Builds what the tests open, and runs them.
pub(crate) fn test(tarball: &Path) -> Result<(), String> {
    let chromium = chromium()?;
    let folder = provisioned().join("browser-consumer");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    for made in ["pages", "dist", "playground", "extension"] {
        fresh(&folder.join(made))?;
    }
    copy_files(&root().join("bindings-wasm/browser-tests"), &folder)?;
    let step = |says| Step { says, folder: &folder };
    step("install the tarball and the editors into .provisioned").run(
        "npm",
        &["install", "--no-audit", "--no-fund", "--silent", "--no-save", &text(tarball)],
        &[],
    )?;
    let package = folder.join("node_modules/csea-terms");
    playground(&folder, &package)?;
    extension(&folder, &package)?;
    step("bundle pages with the editors").run(folder.join("node_modules/.bin/vite"), &["build"], &[])?;
    step("run the tests in Chromium").run(
        "node",
        &["--test", "--test-reporter=spec", "--test-concurrency=1"],
        &[("CSEA_TERMS_ROOT", &text(&root())), ("CSEA_TERMS_CHROMIUM", &chromium)],
    )
}

/// The playground with the package beside it, as it can be served.
pub(crate) fn playground(folder: &Path, package: &Path) -> Result<(), String> {
    copy_files(&root().join("bindings-wasm/playground"), &folder.join("playground"))?;
    copy_files(package, &folder.join("playground/csea-terms"))
}

/// The extension with the package inside, as a browser loads it.
fn extension(folder: &Path, package: &Path) -> Result<(), String> {
    let made = folder.join("extension");
    copy_files(&root().join("bindings-wasm/extension"), &made)?;
    copy_files(package, &made.join("csea-terms"))?;
    let bundled = folder.join("content.js");
    Step { says: "bundle the extension's content script", folder }.run(
        folder.join("node_modules/.bin/esbuild"),
        &[
            "extension/content.js",
            "--bundle",
            "--format=iife",
            "--charset=utf8",
            &format!("--outfile={}", text(&bundled)),
        ],
        &[],
    )?;
    fs::rename(&bundled, made.join("content.js")).map_err(|error| format!("content.js: {error}"))
}

/// The program that runs Chromium; installed when it is missing and we may.
pub(crate) fn chromium() -> Result<String, String> {
    if installed().is_none() {
        system_package("chromium")?;
    }
    installed()
        .map(|found| text(&found))
        .ok_or_else(|| "Chromium was installed but cannot be found".to_owned())
}

fn installed() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    CHROMIUM
        .iter()
        .find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|candidate| candidate.is_file()))
}
