//! Benchmarks, and races against other tools. Both only print: nothing fails because it is slow.

use std::fs;
use std::path::Path;

use crate::data::root;
use crate::shell::{Step, provisioned, system_package, text};
use crate::{python, wasm};

const BENCHES: [&str; 5] = ["run", "--quiet", "--release", "-p", "csea-terms-benches"];

/// Every table of `benches/README.md` but races.
pub(crate) fn bench() -> Result<(), String> {
    let top = root();
    let run = |says, more: &[&str]| Step { says, folder: &top }.run("cargo", &[&BENCHES, more].concat(), &[]);
    run("speed, sizes, building, threads, growth", &[])?;
    run("memory", &["--bin", "memory"])?;
    if !Path::new("/usr/bin/valgrind").exists() {
        system_package("valgrind")?;
    }
    run("instructions", &["--", "instructions"])
}

/// In all languages.
pub(crate) fn all() -> Result<(), String> {
    rust()?;
    node()?;
    python::race()
}

/// Against other crates, in a workspace of their own.
pub(crate) fn rust() -> Result<(), String> {
    if !Path::new("/usr/include/hs").exists() {
        system_package("libhyperscan-dev")?;
    }
    let folder = root().join("benches/races");
    Step { says: "race in Rust", folder: &folder }.run(
        "cargo",
        &["run", "--quiet", "--release", "--locked"],
        &[],
    )
}

/// The npm package against other packages.
pub(crate) fn node() -> Result<(), String> {
    wasm::build()?;
    let folder = provisioned().join("node-race");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for name in ["package.json", "race.mjs"] {
        let from = root().join("benches/races/node").join(name);
        fs::copy(&from, folder.join(name)).map_err(|error| format!("{}: {error}", from.display()))?;
    }
    let package = text(&wasm::tarball());
    let here = |says| Step { says, folder: &folder };
    here("install other packages").run(
        "npm",
        &["install", "--no-audit", "--no-fund", "--no-save", &package],
        &[],
    )?;
    let texts = text(&folder.join("texts"));
    let top = root();
    Step { says: "write texts", folder: &top }.run(
        "cargo",
        &[&BENCHES[..], &["--", "write", &texts]].concat(),
        &[],
    )?;
    here("race in Node").run("node", &["race.mjs", &texts], &[])
}
