//! Sizes from a phrase to a library, cold and warm; building a checker.

use std::hint::black_box;
use std::process::Command;
use std::time::Instant;

use csea_terms::Checker;
use csea_terms_benches::definition;

use crate::Outcome;
use crate::measure::{count, planted, repeat, shortest, shown, time};

const NAME: &str = "ordinary English with findings";
const CLEAN: &str = "The committee met on Tuesday to review the budget. Two members asked for more time, and the chair \
                     agreed to move the vote to the next session. Minutes will be sent out by the end of the month, with \
                     a list of open points. Nobody raised an objection to the plan for the new library in the centre of town.";

/// From 100 bytes to 100 MB.
pub(crate) fn sizes() -> Outcome {
    let item = definition::named(NAME)?;
    let checker = item.checker()?;
    println!(
        "| bytes of {NAME} | first check of a new process | warm, shortest of 5 | warm, MB/s | findings + exempted |"
    );
    println!("|--:|--:|--:|--:|--:|");
    let mut is_right = true;
    for bytes in [100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000] {
        let haystack = item.haystack(bytes);
        let rounds = (100_000 / bytes).max(1);
        let (warm, counted) =
            shortest(5, || repeat(rounds, || count(&checker, &haystack.documents, item.format())));
        let Some(counted) = counted else { continue };
        let warm = warm / rounds as f64;
        println!(
            "| {} | {} | {} | {:.0} | {} |",
            haystack.bytes(),
            time(cold(&[NAME, &bytes.to_string()])?),
            time(warm),
            haystack.bytes() as f64 / warm / 1e6,
            shown(counted, planted(&haystack)),
        );
        is_right &= counted == planted(&haystack);
    }
    Ok(is_right)
}

/// Building a checker in its ways, and the shortest text that is worth a check.
pub(crate) fn build() -> Outcome {
    let (from_data, built) = shortest(10, || Checker::builder().build().is_ok());
    let (string, findings) =
        shortest(20, || (0..1_000).map(|_| Checker::builtin().check(black_box(CLEAN)).findings.len()).sum());
    println!("| what | time |\n|---|--:|");
    println!("| a new process: build the built-in checker, check one word | {} |", time(cold(&[NAME, "1"])?));
    println!("| build another checker from the built-in data, shortest of 10 | {} |", time(from_data));
    println!("| check a clean string of {} bytes | {} |", CLEAN.len(), time(string / 1e3));
    Ok(built == Some(true) && findings == Some(0_usize))
}

/// The middle of several new processes, in seconds: nothing of one run is warm in another but the file itself.
fn cold(arguments: &[&str]) -> Result<f64, Box<dyn std::error::Error>> {
    let program = std::env::current_exe()?;
    let mut times = Vec::new();
    for _ in 0..7 {
        let output = Command::new(&program).arg("once").args(arguments).output()?;
        times.push(String::from_utf8(output.stdout)?.trim().parse::<f64>()?);
    }
    times.sort_by(f64::total_cmp);
    times.get(3).copied().ok_or_else(|| "no run".into())
}

/// Prints how long the first check of this process takes, building included, in seconds.
pub(crate) fn once(name: &str, bytes: usize) -> Outcome {
    let item = definition::named(name)?;
    let haystack = item.haystack(bytes);
    let start = Instant::now();
    let counted = count(&item.checker()?, &haystack.documents, item.format());
    println!("{}", start.elapsed().as_secs_f64());
    Ok(counted == planted(&haystack))
}
