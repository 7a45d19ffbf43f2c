//! Checking any text in any format: places are right, suggestions apply, what is applied stays applied.

#![no_main]

use std::sync::LazyLock;

use arbitrary::Arbitrary;
use csea_terms::{Applicability, Checker, Format, Usage};
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
struct Input<'i> {
    format: u8,
    /// Pieces of the field's words between pieces of any text, so that there is something to find.
    pieces: Vec<(u8, &'i str)>,
}

const WORDS: &[&str] = &[
    "child pornography ",
    "child prostitutes ",
    "had sex with a 13-year-old girl ",
    "the term ",
    "“",
    "”",
    "**",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "\n\n",
    "| ",
    "> ",
    "# References\n\n",
    "&shy;",
    "\u{ad}",
    "-\n",
];

static CHECKER: LazyLock<Checker> =
    LazyLock::new(|| Checker::builder().level(Usage::Info).build().expect("the built-in data is sound"));

fuzz_target!(|input: Input<'_>| {
    let formats = [Format::Plain, Format::Markdown, Format::Html];
    let format = formats[usize::from(input.format) % formats.len()];
    let text: String = input
        .pieces
        .iter()
        .flat_map(|(word, other)| [WORDS[usize::from(*word) % WORDS.len()], other])
        .collect();
    let report = CHECKER.check_as(&text, format);
    let mut last = 0;
    for finding in &report.findings {
        assert_eq!(&text[finding.span.range()], finding.surface);
        assert!(finding.span.start() >= last, "in the order of the text");
        last = finding.span.start();
    }
    for exempted in &report.exempted {
        assert_eq!(&text[exempted.span.range()], exempted.surface);
        assert!(exempted.exemption.is_some());
    }
    let fixed = report.apply(&text, Applicability::Safe).expect("the text is the one that was checked");
    let again = CHECKER.check_as(&fixed, format);
    assert_eq!(again.apply(&fixed, Applicability::Safe).expect("likewise"), fixed, "fixing converges");
});
