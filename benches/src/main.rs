//! Prints the tables of `benches/README.md`, which explains the commands.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command that prints tables")]
#![expect(clippy::cast_precision_loss, reason = "sizes in tables are rounded")]

mod measure;
mod tables;

use std::error::Error;
use std::process::ExitCode;

use tables::{cold, growth, instructions, speed, threads};

/// What a command gives: whether every count was right.
type Outcome = Result<bool, Box<dyn Error>>;

const HELP: &str = "\
csea-terms-benches [COMMAND]      all of the tables without a command; fails if a number of findings is wrong

  speed [HAYSTACK]                megabytes a second, beside a bare DFA
  sizes                           100 bytes to 100 MB, cold and warm
  build                           building a checker, the first check, a short clean string
  threads                         many documents on one and on all cores
  growth                          texts that are hard on some step, at three sizes
  instructions                    instructions of the main paths, counted by callgrind
  text FILE…                      speed on texts of your own
  write FOLDER                    haystacks, documents and terms as files, for races
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            eprintln!("a number of findings is not what it must be");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Outcome {
    match *arguments {
        [] => {
            let mut is_right = true;
            for table in [speed::all, cold::sizes, cold::build, threads::scaling, growth::table] {
                is_right &= table()?;
                println!();
            }
            Ok(is_right)
        }
        ["speed"] => speed::all(),
        ["speed", name] => speed::one(name),
        ["sizes"] => cold::sizes(),
        ["build"] => cold::build(),
        ["threads"] => threads::scaling(),
        ["growth"] => growth::table(),
        ["instructions"] => instructions::table(),
        ["text", ref files @ ..] if !files.is_empty() => speed::files(files),
        ["write", folder] => tables::write::files(folder),
        ["once", name, bytes] => cold::once(name, bytes.parse()?),
        ["path", name, bytes, times] => instructions::path(name, bytes.parse()?, times.parse()?),
        _ => Err(HELP.into()),
    }
}
