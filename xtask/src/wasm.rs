//! The npm package: built, packed, installed from its tarball, tested in Node.

use std::fs;
use std::path::{Path, PathBuf};

use crate::browser;
use crate::data::root;
use crate::shell::{Step, fenced, fresh, provisioned, text};

/// Packages of the npm registry that the build and the tests need.
const TOOLS: &[&str] = &["binaryen@123.0.0", "typescript@5.9.3"];

/// What the compiler's target assumes of every engine. With more, the result would not load in engines of today.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Builds, packs, installs and tests the package, and runs the README's quick start.
pub(crate) fn test() -> Result<(), String> {
    build()?;
    size()?;
    consume()?;
    browser::test(&tarball())
}

/// The packed package.
pub(crate) fn tarball() -> PathBuf {
    provisioned().join(format!("npm-package/csea-terms-{}.tgz", env!("CARGO_PKG_VERSION")))
}

/// Builds and packs the package.
pub(crate) fn build() -> Result<(), String> {
    let folder = provisioned();
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let top = root();
    let step = |says| Step { says, folder: &top };
    step("add the WebAssembly target").run("rustup", &["target", "add", "wasm32-unknown-unknown"], &[])?;
    bindgen()?;
    tools()?;
    step("build for WebAssembly").run(
        "cargo",
        &[
            "build",
            "--quiet",
            "--profile",
            "wasm",
            "--target",
            "wasm32-unknown-unknown",
            "-p",
            "csea-terms-wasm",
        ],
        &[],
    )?;
    package()
}

/// Compares the compressed size with the recorded one.
fn size() -> Result<(), String> {
    Step { says: "measure the compressed size", folder: &provisioned().join("npm-package") }.run(
        "node",
        &[
            &text(&root().join("bindings-wasm/size/check.mjs")),
            "csea_terms_wasm_bg.wasm",
            "csea_terms_wasm.js",
        ],
        &[],
    )
}

/// The version of the crate `wasm-bindgen` in the lock file: the tool's must be the same.
fn bindgen_version() -> Result<String, String> {
    let lock =
        fs::read_to_string(root().join("Cargo.lock")).map_err(|error| format!("Cargo.lock: {error}"))?;
    lock.split("name = \"wasm-bindgen\"\nversion = \"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .map(str::to_owned)
        .ok_or_else(|| "Cargo.lock names no wasm-bindgen".to_owned())
}

fn bindgen() -> Result<(), String> {
    let version = bindgen_version()?;
    let folder = provisioned();
    Step { says: "install wasm-bindgen-cli into .provisioned (two minutes, once)", folder: &folder }.run(
        "cargo",
        &["install", "wasm-bindgen-cli", "--version", &version, "--quiet", "--root", &text(&folder)],
        &[],
    )
}

fn tools() -> Result<(), String> {
    let folder = provisioned().join("node-tools");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let mut arguments = vec!["install", "--no-audit", "--no-fund", "--silent", "--prefix", "."];
    arguments.extend(TOOLS);
    Step { says: "install Node tools into .provisioned", folder: &folder }.run("npm", &arguments, &[])
}

/// Makes the package's folder and packs it.
fn package() -> Result<(), String> {
    let folder = provisioned().join("npm-package");
    fresh(&folder)?;
    let module = root().join("target/wasm32-unknown-unknown/wasm/csea_terms_wasm.wasm");
    let step = |says| Step { says, folder: &folder };
    step("make the JavaScript glue").run(
        provisioned().join("bin/wasm-bindgen"),
        &[
            "--target",
            "web",
            "--no-typescript",
            "--experimental-reset-state-function",
            "--out-dir",
            ".",
            &text(&module),
        ],
        &[],
    )?;
    step("optimise for size").run(
        provisioned().join("node-tools/node_modules/.bin/wasm-opt"),
        &[
            &["-Oz", "--strip-debug", "--strip-producers"],
            FEATURES,
            &["csea_terms_wasm_bg.wasm", "-o", "csea_terms_wasm_bg.wasm"],
        ]
        .concat(),
        &[],
    )?;
    copy_files(&root().join("bindings-wasm/js"), &folder)?;
    step("pack it").run("npm", &["pack", "--silent"], &[])
}

/// Copies a folder with what is in it.
pub(crate) fn copy_files(from: &Path, to: &Path) -> Result<(), String> {
    fs::create_dir_all(to).map_err(|error| format!("{}: {error}", to.display()))?;
    for entry in fs::read_dir(from).map_err(|error| format!("{}: {error}", from.display()))? {
        let path = entry.map_err(|error| error.to_string())?.path();
        let Some(name) = path.file_name() else { continue };
        if path.is_dir() {
            copy_files(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name)).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}

/// Installs the tarball into an empty project and tests it there.
fn consume() -> Result<(), String> {
    let folder = provisioned().join("npm-consumer");
    fresh(&folder)?;
    let write = |name: &str, text: &str| {
        fs::write(folder.join(name), text).map_err(|error| format!("{name}: {error}"))
    };
    write("package.json", "{\"private\":true,\"type\":\"module\"}")?;
    Step { says: "build the command, which compiles terminologies", folder: &root() }.run(
        "cargo",
        &["build", "--quiet", "-p", "csea-terms-cli"],
        &[],
    )?;
    let step = |says| Step { says, folder: &folder };
    step("install the tarball").run(
        "npm",
        &["install", "--no-audit", "--no-fund", "--silent", &text(&tarball())],
        &[],
    )?;
    copy_files(&root().join("bindings-wasm/tests"), &folder)?;
    write("quick-start.mjs", &fenced(&root().join("README.md"), "js")?)?;
    step("compile a strict TypeScript consumer").run(
        provisioned().join("node-tools/node_modules/.bin/tsc"),
        &["--project", "tsconfig.json"],
        &[],
    )?;
    step("run the Node tests").run(
        "node",
        &["--test", "--test-reporter=dot", "--test-concurrency=2", "--test-timeout=300000"],
        &[("CSEA_TERMS_ROOT", &text(&root()))],
    )?;
    step("run the quick start").run("node", &["quick-start.mjs"], &[])
}
