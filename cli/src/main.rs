//! The command `csea-terms`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(csea_terms_cli::run(std::env::args_os()))
}
