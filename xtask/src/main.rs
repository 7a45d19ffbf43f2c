//! The project's own tasks: `cargo xtask help` lists them.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "tasks speak to the person who runs them")]

mod browser;
mod data;
mod declarations;
mod python;
mod race;
mod shell;
mod test;
mod wasm;

use std::process::ExitCode;

const HELP: &str = "\
Tasks of this project:

  cargo xtask test [python|wasm] run all tests, or those of one binding
  cargo xtask bench             print every table of benchmarks but races
  cargo xtask race [rust|node|python]
                                time the library beside others, in all three languages or one
  cargo xtask check-data [DIR]  read terminology/ (or DIR), report every problem at once, run its examples
  cargo xtask gen [--check]     compile terminology/ into the built-in data, write schemas and TypeScript declarations (--check: compare only)
  cargo xtask new-term GROUP ID scaffold a concept file
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments.as_slice() {
        ["check-data"] => data::check(None),
        ["check-data", folder] => data::check(Some(folder)),
        ["gen"] => data::generate(false),
        ["gen", "--check"] => data::generate(true),
        ["new-term", group, id] => data::new_term(group, id),
        ["test"] => test::all(),
        ["test", "python"] => python::test(),
        ["test", "wasm"] => wasm::test(),
        ["bench"] => race::bench(),
        ["race"] => race::all(),
        ["race", "rust"] => race::rust(),
        ["race", "node"] => race::node(),
        ["race", "python"] => python::race(),
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(HELP.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
