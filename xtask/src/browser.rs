//! The npm package where it is used: bundled by Vite and webpack, in Chromium, Firefox and Deno; editors, playground, extension.

use std::fs;
use std::path::{Path, PathBuf};

use crate::data::root;
use crate::shell::{Step, fresh, provisioned, system_package, text};
use crate::wasm::copy_files;

/// A browser: what its program may be called, and the package that brings it.
struct Browser {
    programs: &'static [&'static str],
    package: &'static str,
}

const CHROMIUM: Browser =
    Browser { programs: &["chromium", "chromium-browser", "google-chrome"], package: "chromium" };
const FIREFOX: Browser = Browser { programs: &["firefox-esr", "firefox"], package: "firefox-esr" };

/// Builds what the tests open, and runs them.
pub(crate) fn test(tarball: &Path) -> Result<(), String> {
    let chromium = CHROMIUM.program()?;
    let firefox = FIREFOX.program()?;
    let folder = provisioned().join("browser-consumer");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    for made in ["pages", "dist", "playground", "extension"] {
        fresh(&folder.join(made))?;
    }
    copy_files(&root().join("bindings-wasm/browser-tests"), &folder)?;
    let step = |says| Step { says, folder: &folder };
    step("install the tarball, the editors, bundlers and Deno into .provisioned").run(
        "npm",
        &["install", "--no-audit", "--no-fund", "--silent", "--no-save", &text(tarball)],
        &[],
    )?;
    let package = folder.join("node_modules/csea-terms");
    playground(&folder, &package)?;
    extension(&folder, &package)?;
    step("bundle pages with the editors").run(folder.join("node_modules/.bin/vite"), &["build"], &[])?;
    step("compile a strict TypeScript consumer of the adapters").run(
        provisioned().join("node-tools/node_modules/.bin/tsc"),
        &["--project", "types"],
        &[],
    )?;
    step("run the tests in Chromium, Firefox and Deno").run(
        "node",
        &["--test", "--test-reporter=spec", "--test-concurrency=1", "--test-timeout=300000"],
        &[
            ("CSEA_TERMS_ROOT", &text(&root())),
            ("CSEA_TERMS_CHROMIUM", &chromium),
            ("CSEA_TERMS_FIREFOX", &firefox),
        ],
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

/// Both browsers; installed when they are missing and we may.
pub(crate) fn browsers() -> Result<(), String> {
    CHROMIUM.program()?;
    FIREFOX.program().map(drop)
}

impl Browser {
    /// The program that runs it.
    fn program(&self) -> Result<String, String> {
        if self.installed().is_none() {
            system_package(self.package)?;
        }
        self.installed()
            .map(|found| text(&found))
            .ok_or_else(|| format!("{} was installed but cannot be found", self.package))
    }

    fn installed(&self) -> Option<PathBuf> {
        let path = std::env::var_os("PATH")?;
        let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
        let mut candidates =
            self.programs.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
        candidates.find(|candidate| candidate.is_file())
    }
}
