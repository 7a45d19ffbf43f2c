//! Megabytes a second, beside a bare automaton in the same run.

use std::fs;

use csea_terms::{Checker, Format};
use csea_terms_benches::definition::{self, Definition, Expected};

use crate::Outcome;
use crate::measure::{bare, count, planted, repeat, shortest, shown};

const BYTES: usize = 4 << 20;
const RUNS: usize = 5;

/// Every definition.
pub(crate) fn all() -> Outcome {
    table(&definition::all()?)
}

/// One definition.
pub(crate) fn one(name: &str) -> Outcome {
    table(&[definition::named(name)?])
}

fn table(definitions: &[Definition]) -> Outcome {
    let (automaton, terms) = bare()?;
    head(terms);
    let mut is_right = true;
    for item in definitions {
        let haystack = item.haystack(BYTES);
        let row = Row {
            name: &item.name,
            documents: &haystack.documents,
            format: item.format(),
            expected: Some(planted(&haystack)),
        };
        is_right &= row.print(&item.checker()?, &automaton);
    }
    Ok(is_right)
}

/// Texts of the user's own, whose findings nobody counted.
pub(crate) fn files(paths: &[&str]) -> Outcome {
    let (automaton, terms) = bare()?;
    head(terms);
    for path in paths {
        let text = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
        let format = csea_terms::markup::sniff(&text);
        let row = Row { name: path, documents: &[text], format, expected: None };
        row.print(Checker::builtin(), &automaton);
    }
    Ok(true)
}

fn head(terms: usize) {
    println!(
        "| haystack of 4 MiB | MB/s | bare DFA over {terms} terms, MB/s | ratio | findings + exempted | DFA hits | marked by the scan |"
    );
    println!("|---|--:|--:|--:|--:|--:|--:|");
}

struct Row<'r> {
    name: &'r str,
    documents: &'r [String],
    format: Format,
    expected: Option<Expected>,
}

impl Row<'_> {
    /// Measures and prints; whether the count is right.
    fn print(&self, checker: &Checker, automaton: &aho_corasick::AhoCorasick) -> bool {
        let bytes: usize = self.documents.iter().map(String::len).sum();
        let megabytes = bytes as f64 / 1e6;
        // A text of a few hundred bytes is read many times, or the clock would be measured.
        let rounds = (BYTES / 4 / bytes.max(1)).max(1);
        let (ours, counted) =
            shortest(RUNS, || repeat(rounds, || count(checker, self.documents, self.format)));
        let (theirs, hits) = shortest(RUNS, || {
            let hits = |text: &String| automaton.find_iter(text).count();
            repeat(rounds, || self.documents.iter().map(hits).sum::<usize>())
        });
        let counted = counted.unwrap_or_default();
        let expected = self.expected.unwrap_or(counted);
        println!(
            "| {} | {:.0} | {:.0} | {:.2} | {} | {} | {} |",
            self.name,
            megabytes * rounds as f64 / ours,
            megabytes * rounds as f64 / theirs,
            theirs / ours,
            shown(counted, expected),
            hits.unwrap_or_default(),
            self.marked(checker, bytes),
        );
        counted == expected
    }

    fn marked(&self, checker: &Checker, bytes: usize) -> String {
        let share = |text: &String| checker.marked_share(text, self.format) * text.len() as f64;
        format!("{:.1} %", 100.0 * self.documents.iter().map(share).sum::<f64>() / bytes as f64)
    }
}
