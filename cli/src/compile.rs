//! The subcommand `compile`.

use csea_terms::terminology::{compile, compile_extension};

use crate::args::CompileArgs;
use crate::console::{Console, Status};
use crate::problem::Problems;
use crate::settings::{load_problems, read_data};
use crate::write::replace;

/// Compiles the files of a whole terminology, or of one that extends the built-in.
pub(crate) fn run(args: &CompileArgs, console: &mut Console) -> Result<Status, Problems> {
    let files = read_data(&args.files)?;
    let compiled = if args.extend { compile_extension(&files) } else { compile(&args.data_version, &files) };
    let compiled = compiled.map_err(|error| load_problems(&error))?;
    match &args.to {
        Some(path) => replace(path, &compiled).map_err(|problem| vec![problem])?,
        None => console.print(&compiled),
    }
    Ok(Status::Done)
}
