//! Times, and what they are compared with.

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use cpu_time::ThreadTime;
use csea_terms::{Checker, Format};
use csea_terms_benches::definition::Expected;
use csea_terms_benches::haystack::Haystack;
use csea_terms_benches::terms;

/// The shortest of some runs, in seconds of this thread on a core, and what the last run gave. What else runs on the machine slows a run
/// down, but the time that it takes is not counted.
pub(crate) fn shortest<T>(runs: usize, run: impl FnMut() -> T) -> (f64, Option<T>) {
    best(runs, run, ThreadTime::now, |start| start.elapsed().as_secs_f64())
}

/// The same by the clock on the wall, for work on several threads.
pub(crate) fn shortest_on_the_wall<T>(runs: usize, run: impl FnMut() -> T) -> (f64, Option<T>) {
    best(runs, run, Instant::now, |start| start.elapsed().as_secs_f64())
}

fn best<T, C>(
    runs: usize,
    mut run: impl FnMut() -> T,
    start: impl Fn() -> C,
    since: impl Fn(&C) -> f64,
) -> (f64, Option<T>) {
    let mut best = f64::INFINITY;
    let mut result = None;
    for _ in 0..runs {
        let start = start();
        result = Some(black_box(run()));
        best = best.min(since(&start));
    }
    (best, result)
}

/// Runs so many times, for what is too short to be timed once; what the last run gave.
pub(crate) fn repeat<T: Default>(rounds: usize, mut run: impl FnMut() -> T) -> T {
    (0..rounds).fold(T::default(), |_, _| black_box(run()))
}

/// What a user would take instead: the terms as written, in any case. With the number of terms.
pub(crate) fn bare() -> Result<(AhoCorasick, usize), Box<dyn Error>> {
    let terms = terms::designations();
    let mut builder = AhoCorasick::builder();
    let automaton = builder.ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA)).build(&terms)?;
    Ok((automaton, terms.len()))
}

/// Checks every document.
pub(crate) fn count(checker: &Checker, documents: &[String], format: Format) -> Expected {
    let mut counted = Expected::default();
    for document in documents {
        let report = checker.check_as(document, format);
        counted.findings += report.findings.len();
        counted.exempted += report.exempted.len();
    }
    counted
}

/// What was planted.
pub(crate) fn planted(haystack: &Haystack) -> Expected {
    Expected { findings: haystack.findings.len(), exempted: haystack.exempted.len() }
}

/// The numbers, and those that were expected where they differ.
pub(crate) fn shown(counted: Expected, expected: Expected) -> String {
    let show = |counts: Expected| format!("{} + {}", counts.findings, counts.exempted);
    if counted == expected { show(counted) } else { format!("**{}**, not {}", show(counted), show(expected)) }
}

/// A time in the unit that suits it.
pub(crate) fn time(seconds: f64) -> String {
    match seconds {
        ..1e-6 => format!("{:.0} ns", seconds * 1e9),
        1e-6..1e-3 => format!("{:.1} µs", seconds * 1e6),
        1e-3..1.0 => format!("{:.1} ms", seconds * 1e3),
        _ => format!("{seconds:.2} s"),
    }
}
