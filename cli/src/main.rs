//! The command `csea-terms`: checks wording about child sexual exploitation and abuse, explains terms, suggests better ones.

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
mod sarif;
mod settings;
mod style;
mod summary;
mod tally;
mod vocabulary;
mod write;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Cli, Command};
use crate::console::{Console, Status};

fn main() -> ExitCode {
    let cli = Cli::parse();
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
