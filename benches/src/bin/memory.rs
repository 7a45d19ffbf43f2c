//! Prints how much memory a checker and a check take: the table *Memory* of `benches/README.md`.
#![expect(clippy::print_stdout, reason = "a command that prints a table")]
#![expect(clippy::cast_precision_loss, reason = "sizes in tables are rounded")]

use std::error::Error;
use std::fs;

use csea_terms::{Checker, Format};
use csea_terms_benches::definition;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

fn main() -> Result<(), Box<dyn Error>> {
    println!("| what | kept | at most | resident memory grows by |\n|---|--:|--:|--:|");
    let first = row("the built-in checker, and a first check", || Checker::builtin().check("A child."));
    drop(first);
    let second = row("another checker from the built-in data", || Checker::builder().build());
    drop(second);
    for name in ["ordinary English", "dense professional text", "ordinary English, HTML"] {
        let item = definition::named(name)?;
        let haystack = item.haystack(4 << 20);
        for document in &haystack.documents {
            let report = row(&format!("a check of 4 MiB of {name}"), || {
                Checker::builtin().check_as(document, item.format())
            });
            drop(report);
        }
    }
    let strings = definition::named("many short strings")?.haystack(4 << 20);
    row("each string of 4 MiB of many short strings, its report dropped", || {
        for string in &strings.documents {
            drop(Checker::builtin().check_as(string, Format::Plain));
        }
    });
    Ok(())
}

/// Runs, and prints what is allocated while the result lives, and at most on the way.
fn row<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let (before, resident) = (MEMORY.current_usage(), resident());
    MEMORY.reset_peak_usage();
    let result = run();
    let megabytes = |bytes: usize| format!("{:.2} MB", bytes.saturating_sub(before) as f64 / 1e6);
    println!(
        "| {what} | {} | {} | {} |",
        megabytes(MEMORY.current_usage()),
        megabytes(MEMORY.peak_usage()),
        resident.zip(self::resident()).map_or_else(
            || "not known here".to_owned(),
            |(before, after)| format!("{:.1} MB", (after - before) / 1e3)
        ),
    );
    result
}

/// Resident memory of this process in kilobytes, where the system says so.
fn resident() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
