//! The Python package: built as a wheel, installed into an empty environment, tested there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::data::root;
use crate::shell::{Step, fenced, fresh, provisioned, text};

const TOOLS: &[&str] = &["maturin==1.16.0"];
const TEST_TOOLS: &[&str] = &["pytest==9.2.0", "mypy==2.4.1"];

/// Builds, installs and tests the package, and runs the README's quick start.
pub(crate) fn test() -> Result<(), String> {
    let tools = provisioned().join("python-tools");
    let clean = provisioned().join("python-clean");
    let wheels = provisioned().join("wheels");
    environment(&tools, TOOLS, false)?;
    fresh(&wheels)?;
    let package = root().join("bindings-python");
    let step = |says| Step { says, folder: &package };
    step("build the wheel").run(
        program(&tools, "maturin"),
        &["build", "--release", "--quiet", "--out", &text(&wheels)],
        &[],
    )?;
    let wheel = fs::read_dir(&wheels)
        .map_err(|error| error.to_string())?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .find(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .ok_or("the wheel was not built")?;
    environment(&clean, TEST_TOOLS, true)?;
    step("install the wheel").run(
        program(&clean, "pip"),
        &["install", "--quiet", "--no-index", &text(&wheel)],
        &[],
    )?;
    step("run the Python tests").run(
        program(&clean, "python"),
        &["-m", "pytest", "-q"],
        &[("PYTHONDONTWRITEBYTECODE", "1")],
    )?;
    step("check the tests against the stubs, strictly").run(
        program(&clean, "python"),
        &["-m", "mypy", "--cache-dir", &text(&provisioned().join("mypy-cache"))],
        &[],
    )?;
    step("check the stubs against the module").run(
        program(&clean, "python"),
        &["-m", "mypy.stubtest", "csea_terms"],
        &[("PYTHONDONTWRITEBYTECODE", "1")],
    )?;
    let quick_start = provisioned().join("quick_start.py");
    fs::write(&quick_start, fenced(&root().join("README.md"), "python")?)
        .map_err(|error| error.to_string())?;
    step("run the quick start").run(program(&clean, "python"), &[&text(&quick_start)], &[])
}

/// A virtual environment with packages; kept between runs unless it has to be empty.
fn environment(folder: &Path, packages: &[&str], empty: bool) -> Result<(), String> {
    if empty {
        fresh(folder)?;
    }
    let top = root();
    let step = |says| Step { says, folder: &top };
    if empty || !program(folder, "python").exists() {
        step("make a Python environment in .provisioned").run(
            "python3",
            &["-m", "venv", &text(folder)],
            &[],
        )?;
    }
    let mut arguments = vec!["install", "--quiet", "--disable-pip-version-check"];
    arguments.extend(packages);
    step("install Python tools into it").run(program(folder, "pip"), &arguments, &[])
}

fn program(environment: &Path, name: &str) -> PathBuf {
    environment.join("bin").join(name)
}
