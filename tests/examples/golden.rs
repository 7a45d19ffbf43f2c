//! Runs the golden cases and prints every difference, or (`draft FILE`) drafts the expectations of cases whose texts stand in a file.
//!
//! A draft is what the checker says today: every line has to be read and judged before it becomes a golden case.

#![expect(clippy::print_stdout, reason = "a report for the person who runs it")]

use csea_terms::{Checker, Format};
use csea_terms_tests::golden;

fn checker(case: &golden::Case) -> Result<Checker, String> {
    Checker::builder().level(golden::level(case)).build().map_err(|error| error.to_string())
}

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [draft, file] if draft == "draft" => self::draft(file),
        _ => run(),
    }
}

fn run() -> Result<(), String> {
    let cases = golden::load()?;
    let mut failed = 0;
    for case in &cases {
        if let Err(difference) = golden::run(&checker(case)?, case) {
            failed += 1;
            println!("{difference}");
        }
    }
    println!("{} cases, {failed} differ", cases.len());
    Ok(())
}

fn draft(file: &str) -> Result<(), String> {
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let cases: Vec<golden::Case> = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    for case in cases {
        let format: Format = case.format.parse().map_err(|error| format!("{}: {error}", case.name))?;
        let report = checker(&case)?.check_as(&case.text, format);
        let findings: Vec<_> = report
            .findings
            .iter()
            .map(|finding| {
                serde_json::json!({
                    "surface": finding.surface, "level": finding.level.as_str(), "concept": finding.grounds.concept,
                    "suggestions": finding.suggestions.iter().map(|one| &one.replacement).collect::<Vec<_>>(),
                })
            })
            .collect();
        let exempted: Vec<_> = report
            .exempted
            .iter()
            .map(|finding| {
                let kind = finding.exemption.as_ref().map_or("", |exemption| exemption.kind.as_str());
                serde_json::json!({"surface": finding.surface, "kind": kind})
            })
            .collect();
        println!(
            "{}",
            serde_json::json!({"name": case.name, "text": case.text, "findings": findings, "exempted": exempted})
        );
    }
    Ok(())
}
