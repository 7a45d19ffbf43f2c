//! All tests, in the order in which they fail fastest.

use std::process::Command;
use std::time::Instant;

use crate::{browser, data, python, wasm};

/// A step: what it is called and what it runs.
type Step = (&'static str, fn() -> Result<(), String>);

const STEPS: &[Step] = &[
    ("what the system must have", || python::java().and_then(|()| browser::browsers())),
    ("formatting", || cargo(&["fmt", "--all", "--check"], &[])),
    ("lints", || cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"], &[])),
    ("data", || data::check(None)),
    ("compiled data and schemas are fresh", || data::generate(true)),
    ("Rust tests", || {
        cargo(&["test", "--workspace", "--exclude", "csea-terms-python", "--exclude", "csea-terms-wasm"], &[])
    }),
    ("documentation", || {
        cargo(&["doc", "--workspace", "--no-deps", "--quiet"], &[("RUSTDOCFLAGS", "-D warnings")])
    }),
    ("Python", python::test),
    ("WebAssembly", wasm::test),
];

/// Runs every step; stops at the first that fails.
pub(crate) fn all() -> Result<(), String> {
    for (number, (name, run)) in STEPS.iter().enumerate() {
        println!("\n== {} of {}: {name}", number + 1, STEPS.len());
        let start = Instant::now();
        run().map_err(|error| format!("{name}: {error}"))?;
        println!("== {name}: done in {} s", start.elapsed().as_secs());
    }
    println!("\n{} passed, 0 failed", STEPS.len());
    Ok(())
}

fn cargo(arguments: &[&str], environment: &[(&str, &str)]) -> Result<(), String> {
    let mut command = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    command.args(arguments).envs(environment.iter().copied()).current_dir(data::root());
    let status = command.status().map_err(|error| format!("cargo {}: {error}", arguments.join(" ")))?;
    if status.success() { Ok(()) } else { Err(format!("`cargo {}` failed", arguments.join(" "))) }
}
