//! Prints the tables of `benches/README.md`: `cargo run --release -p csea-terms-benches -- [speed|small|sizes|growth|build|clean KB|FILE…]`.
#![expect(clippy::print_stdout, reason = "a command that prints tables")]
#![expect(clippy::cast_precision_loss, reason = "sizes in tables are rounded")]

use std::hint::black_box;
use std::time::Instant;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use csea_terms::{Checker, Format, Terminology, Usage};
use csea_terms_benches::{definition, growth};

const MEBIBYTE: usize = 1 << 20;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => {
            speed();
            small();
            sizes();
            growing();
        }
        ["speed"] => speed(),
        ["small"] => small(),
        ["sizes"] => sizes(),
        ["growth"] => growing(),
        ["build"] => {
            let start = Instant::now();
            black_box(Checker::builtin());
            println!("first use of the built-in checker: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
        }
        ["clean", kilobytes] => {
            let size = kilobytes.parse().unwrap_or(100) * 1000;
            let text = definition::ALL.first().map(|item| item.haystack(size)).unwrap_or_default();
            println!("{}", Checker::builtin().check(&text).findings.len());
        }
        ref files => files.iter().for_each(|path| file(path)),
    }
}

/// The shortest of some runs, in seconds, and what the last run gave.
fn shortest<T>(runs: usize, mut run: impl FnMut() -> T) -> (f64, Option<T>) {
    let mut best = f64::INFINITY;
    let mut result = None;
    for _ in 0..runs {
        let start = Instant::now();
        result = Some(black_box(run()));
        best = best.min(start.elapsed().as_secs_f64());
    }
    (best, result)
}

/// What a user would take instead: the designations as written, any case.
fn bare() -> Option<(AhoCorasick, usize)> {
    let terminology = Terminology::builtin();
    let terms: Vec<&str> = terminology
        .designations()
        .map(|entry| entry.designation)
        .filter(|designation| designation.usage >= Usage::Caution && designation.language == "en")
        .map(|designation| &*designation.text)
        .collect();
    let count = terms.len();
    let mut builder = AhoCorasick::builder();
    let automaton =
        builder.ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA)).build(terms).ok()?;
    Some((automaton, count))
}

fn speed() {
    let Some((automaton, terms)) = bare() else { return };
    println!(
        "| haystack of 4 MiB | MB/s | bare DFA over {terms} terms, MB/s | ratio | findings + exempted | DFA hits |"
    );
    println!("|---|--:|--:|--:|--:|--:|");
    for item in definition::ALL {
        measure(item.name, &item.haystack(4 * MEBIBYTE), item.format, &automaton);
    }
}

fn measure(name: &str, text: &str, format: Format, automaton: &AhoCorasick) {
    let megabytes = text.len() as f64 / 1e6;
    let (ours, report) = shortest(5, || Checker::builtin().check_as(text, format));
    let (theirs, hits) = shortest(5, || automaton.find_iter(text).count());
    let report = report.unwrap_or_default();
    println!(
        "| {name} | {:.0} | {:.0} | {:.2} | {} + {} | {} |",
        megabytes / ours,
        megabytes / theirs,
        theirs / ours,
        report.findings.len(),
        report.exempted.len(),
        hits.unwrap_or_default(),
    );
}

fn small() {
    let clean = "The committee met on Tuesday to review the budget. Two members asked for more time, and the chair \
                 agreed to move the vote to the next session. Minutes will be sent out by the end of the month, with \
                 a list of open points. Nobody raised an objection to the plan for the new library in the centre of town.";
    let (time, _) = shortest(20, || {
        (0..10_000).map(|_| Checker::builtin().check(black_box(clean)).findings.len()).sum::<usize>()
    });
    println!("\nclean string of {} bytes: {:.0} ns", clean.len(), time * 1e5);
    let (time, _) = shortest(10, || Checker::builder().build().is_ok());
    println!("checker from data that is read: {:.1} ms", time * 1e3);
}

fn sizes() {
    println!("\n| bytes of ordinary English | time, first | time, shortest of 5 | MB/s |");
    println!("|--:|--:|--:|--:|");
    for size in [100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000] {
        let text = definition::ALL.first().map(|item| item.haystack(size)).unwrap_or_default();
        let (first, _) = shortest(1, || Checker::builtin().check(&text));
        let (time, _) = shortest(5, || Checker::builtin().check(&text));
        println!(
            "| {} | {:.1} µs | {:.1} µs | {:.0} |",
            text.len(),
            first * 1e6,
            time * 1e6,
            text.len() as f64 / time / 1e6
        );
    }
}

fn growing() {
    println!("\n| text that grows | 16 KB | 64 KB | 256 KB | ms/MB at 256 KB |");
    println!("|---|--:|--:|--:|--:|");
    for case in growth::ALL {
        let times: Vec<f64> = [1 << 14, 1 << 16, 1 << 18]
            .into_iter()
            .map(|size| {
                let text = case.text(size);
                shortest(3, || Checker::builtin().check_as(&text, case.format)).0 * 1e3
            })
            .collect();
        let row: Vec<String> = times.iter().map(|time| format!("{time:.1} ms")).collect();
        println!("| {} | {} | {:.0} |", case.name, row.join(" | "), times.last().unwrap_or(&0.0) * 4.0);
    }
}

fn file(path: &str) {
    let (Ok(text), Some((automaton, _))) = (std::fs::read_to_string(path), bare()) else {
        println!("{path}: cannot be read");
        return;
    };
    measure(path, &text, csea_terms::markup::sniff(&text), &automaton);
}
