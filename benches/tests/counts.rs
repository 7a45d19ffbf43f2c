//! The counts that benchmarks rest on, and that time grows with the size of a text, not faster.

use std::time::Instant;

use csea_terms::Checker;
use csea_terms_benches::{definition, growth};

#[test]
fn every_haystack_gives_the_findings_that_it_must() {
    let counted: Vec<_> =
        definition::ALL.iter().map(|item| (item.name, item.count(Checker::builtin()))).collect();
    let expected: Vec<_> = definition::ALL.iter().map(|item| (item.name, item.expected)).collect();
    assert_eq!(counted, expected);
}

/// The shortest of some runs, in seconds.
fn seconds(case: &growth::Growth, bytes: usize) -> f64 {
    let text = case.text(bytes);
    (0..3)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(Checker::builtin().check_as(&text, case.format));
            start.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min)
}

#[test]
fn time_grows_with_the_text() {
    const SMALL: usize = 4_000;
    const FACTOR: usize = 16;
    for case in growth::ALL {
        // A step that is quadratic takes 256 times as long; a machine that is busy does not.
        let grows_too_fast = || seconds(case, SMALL * FACTOR) > 100.0 * seconds(case, SMALL).max(1e-4);
        assert!(!(grows_too_fast() && grows_too_fast()), "{}", case.name);
    }
}
