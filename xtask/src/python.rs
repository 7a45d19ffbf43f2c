//! The Python package: built as a wheel, installed into an empty environment, tested there with the real libraries.

use std::fs;
use std::path::{Path, PathBuf};

use crate::data::root;
use crate::shell::{Step, fenced, fresh, provisioned, system_package, text};

const TOOLS: &[&str] = &["maturin==1.16.0"];

/// Checkers of style and types. `pyright` is a program of Node, which the npm registry has.
const TYPE_TOOLS: &[&str] = &["mypy==2.4.1", "ruff==0.17.6"];
const NODE_TYPE_TOOLS: &[&str] = &["pyright@1.1.414"];

/// What the tests use, and the libraries that the package works with: the real ones, in the versions of today.
const TEST_TOOLS: &[&str] = &[
    "pytest==9.2.0",
    "hypothesis==6.170.15",
    "psutil==7.2.2",
    "tqdm==4.70.1",
    "types-tqdm==4.70.0.20261106",
    "types-psutil==7.2.2.20261111",
    "nbclient==0.11.0",
    "nbformat==5.11.1",
    "ipykernel==7.4.0",
    "pdoc==16.0.0",
    "pandas==3.1.1",
    "pandas-stubs==3.1.0.261029",
    "polars==2.1.0",
    "pyarrow==26.0.1",
    "duckdb==2.0.0",
    "matplotlib==3.11.2",
    "pyspark==4.3.0",
];

/// Modules of the package that stubs or their own text describe.
const DOCUMENTED: &[&str] =
    &["csea_terms", "csea_terms.pandas", "csea_terms.polars", "csea_terms.duckdb", "csea_terms.spark"];

/// Builds, installs and tests the package, checks its types, makes its documentation, runs the README's quick start.
pub(crate) fn test() -> Result<(), String> {
    java()?;
    let wheel = wheel()?;
    let bare = provisioned().join("python-bare");
    let clean = provisioned().join("python-clean");
    bare_start(&bare, &wheel)?;
    libraries(&clean)?;
    install(&clean, &wheel)?;
    style(&clean)?;
    tests(&clean)?;
    types(&clean)?;
    documentation(&clean)?;
    quick_start(&clean, &root().join("README.md"))?;
    quick_start(&clean, &root().join("bindings-python/README.md"))
}

/// Times the package beside other libraries, which go into an environment of their own.
pub(crate) fn race() -> Result<(), String> {
    let wheel = wheel()?;
    let folder = provisioned().join("race");
    let list = root().join("bindings-python/benches/requirements.txt");
    let wanted = fs::read_to_string(&list).map_err(|error| format!("{}: {error}", list.display()))?;
    held(&folder, &wanted.lines().collect::<Vec<_>>())?;
    install(&folder, &wheel)?;
    package_step("race").run(program(&folder, "python"), &["benches/race.py"], &[])
}

/// The tests of Spark need Java; installed when it is missing and we may.
pub(crate) fn java() -> Result<(), String> {
    let answers = || {
        let output = std::process::Command::new("java").arg("-version").output();
        output.is_ok_and(|output| output.status.success())
    };
    if !answers() {
        system_package("default-jre-headless")?;
    }
    if answers() { Ok(()) } else { Err("Java was installed but does not start".to_owned()) }
}

/// The wheel, built anew.
fn wheel() -> Result<PathBuf, String> {
    let tools = provisioned().join("python-tools");
    let wheels = provisioned().join("wheels");
    environment(&tools, TOOLS)?;
    fresh(&wheels)?;
    package_step("build the wheel").run(
        program(&tools, "maturin"),
        &["build", "--release", "--quiet", "--out", &text(&wheels)],
        &[],
    )?;
    fs::read_dir(&wheels)
        .map_err(|error| error.to_string())?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .find(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .ok_or_else(|| "the wheel was not built".to_owned())
}

/// In an environment that holds nothing else, the package works: it has no dependencies.
fn bare_start(folder: &Path, wheel: &Path) -> Result<(), String> {
    fresh(folder)?;
    environment(folder, &[])?;
    install(folder, wheel)?;
    let start = "import csea_terms\n\
        report = csea_terms.Checker().check('He held child pornography.')\n\
        assert report and report._repr_html_() and csea_terms.summarise([report]).findings == 1\n";
    package_step("use the package where nothing else is installed").run(
        program(folder, "python"),
        &["-c", start],
        &[],
    )?;
    package_step("run the command that came with it").run(program(folder, "csea-terms"), &["--version"], &[])
}

/// The environment of the tests. It is kept between runs: it takes a minute and 1.4 GB to make.
fn libraries(folder: &Path) -> Result<(), String> {
    println!(
        "-- pandas, polars, pyarrow, duckdb, pyspark and others take 1.4 GB in .provisioned/python-clean"
    );
    held(folder, &[TEST_TOOLS, TYPE_TOOLS].concat())
}

/// An environment with just these packages; made anew if it holds others.
fn held(folder: &Path, wanted: &[&str]) -> Result<(), String> {
    let list = folder.join("csea-terms-libraries.txt");
    if fs::read_to_string(&list).is_ok_and(|held| held == wanted.join("\n")) {
        return Ok(());
    }
    fresh(folder)?;
    environment(folder, wanted)?;
    fs::write(&list, wanted.join("\n")).map_err(|error| format!("{}: {error}", list.display()))
}

fn install(environment: &Path, wheel: &Path) -> Result<(), String> {
    package_step("install the wheel").run(
        program(environment, "python"),
        &["-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--force-reinstall", &text(wheel)],
        &[],
    )
}

fn tests(clean: &Path) -> Result<(), String> {
    package_step("run the Python tests").run(
        program(clean, "python"),
        &["-m", "pytest", "-q", "--durations", "5"],
        &[("PYTHONDONTWRITEBYTECODE", "1")],
    )
}

fn style(clean: &Path) -> Result<(), String> {
    let ruff = program(clean, "ruff");
    package_step("check how the Python code is written").run(
        &ruff,
        &["format", "--check", "--no-cache", "."],
        &[],
    )?;
    package_step("check it for mistakes").run(&ruff, &["check", "--no-cache", "--quiet", "."], &[])
}

fn types(clean: &Path) -> Result<(), String> {
    let cache = text(&provisioned().join("mypy-cache"));
    package_step("check the tests with mypy, strictly").run(
        program(clean, "python"),
        &["-m", "mypy", "--cache-dir", &cache],
        &[],
    )?;
    package_step("check the package with mypy, strictly").run(
        program(clean, "python"),
        &["-m", "mypy", "--strict", "--cache-dir", &cache, "--package", "csea_terms"],
        &[],
    )?;
    package_step("check the stubs against the module").run(
        program(clean, "python"),
        &["-m", "mypy.stubtest", "csea_terms", "--allowlist", "tests/stubtest-allowed.txt"],
        &[("PYTHONDONTWRITEBYTECODE", "1")],
    )?;
    let node = provisioned().join("node-types");
    if !node.join("node_modules/.bin/pyright").exists() {
        fresh(&node)?;
        let mut arguments = vec!["install", "--silent", "--no-save", "--no-fund", "--no-audit"];
        arguments.extend(NODE_TYPE_TOOLS);
        Step { says: "install pyright into .provisioned", folder: &node }.run("npm", &arguments, &[])?;
    }
    let pyright = node.join("node_modules/.bin/pyright");
    let python = text(&program(clean, "python"));
    // For this task pyright asks the first interpreter on the path, whatever it is told.
    let path = format!("{}:{}", text(&clean.join("bin")), std::env::var("PATH").unwrap_or_default());
    package_step("check the tests with pyright").run(&pyright, &["--pythonpath", &python], &[])?;
    package_step("check with pyright that everything public has a type").run(
        &pyright,
        &["--verifytypes", "csea_terms", "--ignoreexternal"],
        &[("PATH", &path)],
    )
}

/// Pages made from the stubs, which every public name has to have.
fn documentation(clean: &Path) -> Result<(), String> {
    let pages = text(&provisioned().join("python-docs"));
    // A stub that it cannot read is a warning.
    let mut arguments = vec![
        "-W",
        "error::UserWarning",
        "-m",
        "pdoc",
        "--no-show-source",
        "--docformat",
        "markdown",
        "--output-directory",
    ];
    arguments.push(&pages);
    arguments.extend(DOCUMENTED);
    package_step("make the documentation in .provisioned/python-docs").run(
        program(clean, "python"),
        &arguments,
        &[("PYTHONDONTWRITEBYTECODE", "1")],
    )
}

/// Runs the Python blocks of a page, one after the other.
fn quick_start(clean: &Path, page: &Path) -> Result<(), String> {
    let folder = provisioned().join("quick-start");
    fresh(&folder)?;
    let script = folder.join("quick_start.py");
    fs::write(&script, fenced(page, "python")?).map_err(|error| error.to_string())?;
    println!("-- {}", page.display());
    Step { says: "run the quick start", folder: &folder }.run(
        program(clean, "python"),
        &[&text(&script)],
        &[("MPLBACKEND", "Agg")],
    )
}

/// A virtual environment with packages.
fn environment(folder: &Path, packages: &[&str]) -> Result<(), String> {
    let top = root();
    let step = |says| Step { says, folder: &top };
    if !program(folder, "python").exists() {
        step("make a Python environment in .provisioned").run(
            "python3",
            &["-m", "venv", &text(folder)],
            &[],
        )?;
    }
    if packages.is_empty() {
        return Ok(());
    }
    // By the interpreter: the scripts in an environment forget it when it is moved.
    let mut arguments = vec!["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    arguments.extend(packages);
    step("install Python tools into it").run(program(folder, "python"), &arguments, &[])
}

fn package_step(says: &str) -> Step<'_> {
    static FOLDER: std::sync::OnceLock<PathBuf> = std::sync::OnceLock::new();
    Step { says, folder: FOLDER.get_or_init(|| root().join("bindings-python")) }
}

fn program(environment: &Path, name: &str) -> PathBuf {
    environment.join("bin").join(name)
}
