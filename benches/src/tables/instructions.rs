//! Instructions of the main paths, as callgrind counts them: a number that does not depend on how busy a machine is.

use std::error::Error;
use std::hint::black_box;
use std::process::Command;

use csea_terms_benches::definition;

use crate::Outcome;
use crate::measure::{count, planted};

/// Haystacks with their sizes in bytes; a check of each is counted.
const PATHS: [(&str, usize); 7] = [
    ("ordinary English", 300),
    ("ordinary English", 100_000),
    ("ordinary English with findings", 100_000),
    ("dense professional text", 50_000),
    ("ordinary English, Markdown", 100_000),
    ("ordinary English, HTML", 100_000),
    ("dense professional text, HTML", 50_000),
];

/// Counts each path as the difference of two runs: with one more check, or with the checker built.
pub(crate) fn table() -> Outcome {
    println!("| path | instructions | a byte |\n|---|--:|--:|");
    let none = counted(PATHS[0], 0)?;
    let built = counted(PATHS[0], 1)?;
    println!("| build the built-in checker, check 300 bytes | {} | |", thousands(built.saturating_sub(none)));
    for path in PATHS {
        let check = counted(path, 3)?.saturating_sub(counted(path, 2)?);
        println!(
            "| {}, {} bytes | {} | {:.1} |",
            path.0,
            path.1,
            thousands(check),
            check as f64 / path.1 as f64
        );
    }
    Ok(true)
}

/// The run that is counted: makes the haystack and checks it so many times.
pub(crate) fn path(name: &str, bytes: usize, times: usize) -> Outcome {
    let item = definition::named(name)?;
    let haystack = item.haystack(bytes);
    let mut is_right = true;
    for _ in 0..times {
        let counted = count(&item.checker()?, black_box(&haystack.documents), item.format());
        is_right &= counted == planted(&haystack);
    }
    Ok(is_right)
}

fn counted((name, bytes): (&str, usize), times: usize) -> Result<u64, Box<dyn Error>> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe()?)
        .args(["path", name, &bytes.to_string(), &times.to_string()])
        .output()
        .map_err(|error| format!("valgrind could not be started: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("{name}: the run that was counted failed:\n{said}").into());
    }
    let total = said.split("Collected : ").nth(1).and_then(|rest| rest.split_whitespace().next());
    Ok(total.ok_or("callgrind gave no total")?.parse()?)
}

fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}
