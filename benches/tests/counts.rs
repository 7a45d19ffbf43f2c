//! The counts that benchmarks rest on, and that time grows with the size of a text, not faster.
#![expect(clippy::unwrap_used, reason = "a failure here is the test's")]

use cpu_time::ThreadTime;
use csea_terms::{Checker, Format};
use csea_terms_benches::definition::{COUNTED, Definition, Expected};
use csea_terms_benches::{definition, growth, plants};

/// A surface as it was planted, whatever line break stands in it now.
fn tidy(surface: &str) -> String {
    surface.split([' ', '\n']).collect::<Vec<_>>().join(" ")
}

/// What the checker says of the counted haystack: surfaces of findings and of exempted places.
fn found(item: &Definition) -> (Vec<String>, Vec<String>) {
    let checker = item.checker().unwrap();
    let (mut findings, mut exempted) = (Vec::new(), Vec::new());
    for document in &item.haystack(COUNTED).documents {
        let report = checker.check_as(document, item.format());
        findings.extend(report.findings.iter().map(|finding| tidy(&finding.surface)));
        exempted.extend(report.exempted.iter().map(|finding| tidy(&finding.surface)));
    }
    (findings, exempted)
}

#[test]
fn a_planted_sentence_gives_what_was_judged() {
    for plant in plants() {
        let report = Checker::builtin().check_as(&plant.text, Format::Plain);
        let findings: Vec<_> = report.findings.iter().map(|finding| &finding.surface).collect();
        let exempted: Vec<_> = report.exempted.iter().map(|finding| &finding.surface).collect();
        assert_eq!(findings, plant.findings.iter().collect::<Vec<_>>(), "{}", plant.text);
        assert_eq!(exempted, plant.exempted.iter().collect::<Vec<_>>(), "{}", plant.text);
    }
}

#[test]
fn every_haystack_holds_as_many_sentences_as_its_definition_says() {
    for item in definition::all().unwrap() {
        let haystack = item.haystack(COUNTED);
        let planted = Expected { findings: haystack.findings.len(), exempted: haystack.exempted.len() };
        assert_eq!(planted, item.expected, "{}", item.name);
    }
}

#[test]
fn every_haystack_gives_what_was_planted_and_nothing_else() {
    for item in definition::all().unwrap() {
        let haystack = item.haystack(COUNTED);
        let (findings, exempted) = found(&item);
        assert_eq!(findings, haystack.findings, "{}", item.name);
        assert_eq!(exempted, haystack.exempted, "{}", item.name);
    }
}

/// The shortest of some runs, in seconds of this thread on a core.
fn seconds(case: &growth::Case, bytes: usize) -> f64 {
    let text = case.text(bytes);
    (0..3)
        .map(|_| {
            let start = ThreadTime::now();
            std::hint::black_box(Checker::builtin().check_as(&text, case.format()));
            start.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min)
}

#[test]
fn time_grows_with_the_text() {
    const SMALL: usize = 4_000;
    const FACTOR: usize = 16;
    for case in growth::all().unwrap() {
        // A step that is quadratic takes 256 times as long; a machine that is busy does not.
        let grows_too_fast = || seconds(&case, SMALL * FACTOR) > 100.0 * seconds(&case, SMALL).max(1e-4);
        assert!(!(grows_too_fast() && grows_too_fast()), "{}", case.name());
    }
}
