//! The command `csea-terms`: checks wording about child sexual exploitation and abuse, explains terms, suggests better ones.
//!
//! As a library, so that other packages can ship the same command: [`run`] is all of it.

mod args;
mod baseline;
mod check;
mod classify;
mod compile;
mod config;
mod console;
mod explain;
mod fix;
mod github;
mod hint;
mod human;
mod inputs;
mod json;
mod list;
mod paths;
mod problem;
mod profiles;
mod record;
mod sarif;
mod settings;
mod style;
mod summary;
mod tally;
mod vocabulary;
mod write;

use std::ffi::OsString;

use clap::Parser;

use crate::args::{Cli, Command};
use crate::console::{Console, Status};

/// Runs the command with these arguments, of which the first is its name. Reads standard input and files, writes to
/// standard output and standard error. Gives the exit code.
///
/// # Cost
/// What it checks; nothing stays in memory afterwards but the built-in terminology.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Nowhere is left to report that the message cannot be written.
            let _ = error.print();
            return u8::try_from(error.exit_code()).unwrap_or(2);
        }
    };
    let mut console = Console::new(cli.color);
    let result = match &cli.command {
        Command::Check(args) => check::run(args, &mut console),
        Command::Classify(args) => classify::run(args, &mut console),
        Command::Explain(args) => explain::run(args, &mut console),
        Command::List(args) => list::run(args, &mut console),
        Command::Compile(args) => compile::run(args, &mut console),
    };
    let status = result.unwrap_or_else(|problems| {
        for problem in &problems {
            console.error(problem);
        }
        Status::Done
    });
    console.finish(status)
}
