//! Prints the snapshot of a sample document: `… --example sample -- briefing.md markdown > tests/snapshots/briefing.md.txt`, then read it.

#![expect(clippy::print_stdout, reason = "its output is the snapshot")]

use csea_terms::Format;
use csea_terms_tests::sample;

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, format] = arguments.as_slice() else {
        return Err("give a file of examples/ and its format".to_owned());
    };
    let format: Format = format.parse().map_err(|error| format!("{error}"))?;
    print!("{}", sample::render(name, format)?);
    Ok(())
}
