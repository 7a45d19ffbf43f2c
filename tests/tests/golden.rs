//! Golden cases, with figures per group.

use std::collections::BTreeMap;

use csea_terms::{Checker, Usage};
use csea_terms_tests::golden;

#[test]
fn golden_cases_hold() {
    let cases = golden::load().unwrap();
    assert!(cases.len() >= 350, "only {} golden cases", cases.len());
    let checkers: BTreeMap<Usage, Checker> = [Usage::Info, Usage::Caution, Usage::Avoid]
        .into_iter()
        .map(|level| (level, Checker::builder().level(level).build().unwrap()))
        .collect();
    let mut figures: BTreeMap<&str, [usize; 5]> = BTreeMap::new();
    let mut differences = Vec::new();
    for case in &cases {
        let row = figures.entry(case.group.as_str()).or_default();
        row[0] += 1;
        row[1] += case.findings.len();
        row[2] += case.exempted.len();
        row[3] += usize::from(case.findings.is_empty() && case.exempted.is_empty());
        match golden::run(&checkers[&golden::level(case)], case) {
            Ok(()) => row[4] += 1,
            Err(difference) => differences.push(difference),
        }
    }
    println!("{:16} {:>6} {:>8} {:>7} {:>6} {:>6}", "group", "cases", "flagged", "exempt", "clean", "hold");
    for (group, row) in &figures {
        println!("{group:16} {:6} {:8} {:7} {:6} {:6}", row[0], row[1], row[2], row[3], row[4]);
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
