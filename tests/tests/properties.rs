//! Properties of checking, over texts mixed from the field's words, other words, odd characters and markup.

use std::sync::OnceLock;

use csea_terms::{Applicability, Checker, Document, Finding, Format, Usage};
use proptest::prelude::*;

/// Pieces of text that meet in every order: discouraged and recommended wording, context, punctuation, odd characters.
const PIECES: &[&str] = &[
    "child pornography",
    "child",
    "pornography",
    "child prostitutes",
    "Child Sex Tourism",
    "CSAM",
    "had sex with a 13-year-old girl",
    "the pupil",
    "a teacher",
    "sexual exploitation",
    "sexual abuse of children",
    "child sexual abuse material",
    "he was convicted of possessing",
    "the term",
    "so-called",
    "I was a",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "(",
    ")",
    "[sic]",
    "**",
    "*",
    "`",
    "~~",
    "<b>",
    "</b>",
    "<q>",
    "</q>",
    "&nbsp;",
    "&amp;",
    "<!--",
    "-->",
    "> ",
    "# ",
    "- ",
    "| ",
    "\n",
    "\n\n",
    "\r\n",
    "-\n",
    " ",
    "  ",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{2011}",
    "é",
    "e\u{301}",
    "İ",
    "ß",
    "ﬁ",
    "👩‍👧",
    "漢字",
    "שלום",
    "ｃｈｉｌｄ",
    "15-year-old",
    "1999",
    ".",
    ",",
    ";",
    "!",
    "?",
    "and",
    "or",
    "of",
    "References",
    "https://example.org/child-pornography",
    "#EndChildProstitution",
    "and grandchild pornography",
    "client",
    "clients",
    "minor",
];

fn texts() -> impl Strategy<Value = String> {
    texts_of(PIECES.to_vec())
}

/// Texts without marks and words that reach beyond their paragraph: quotations, lists of references, quoted lines, tables.
fn self_contained_texts() -> impl Strategy<Value = String> {
    let reaching = ['“', '”', '"', '‘', '’', '\'', '`', '>', '|', '\u{ad}'];
    texts_of(
        PIECES.iter().copied().filter(|piece| *piece != "References" && !piece.contains(reaching)).collect(),
    )
}

fn texts_of(pieces: Vec<&'static str>) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(pieces).prop_map(str::to_owned),
        1 => "[\\p{L}\\p{N}\\p{So}]{0,6}",
    ];
    (prop::collection::vec((piece, prop::bool::weighted(0.8)), 0..24)).prop_map(|pieces| {
        let mut text = String::new();
        for (piece, spaced) in pieces {
            text.push_str(&piece);
            if spaced {
                text.push(' ');
            }
        }
        text
    })
}

fn formats() -> impl Strategy<Value = Format> {
    prop::sample::select(Format::ALL)
}

/// A checker at the lowest level, built once.
fn at_info() -> &'static Checker {
    static CHECKER: OnceLock<Checker> = OnceLock::new();
    CHECKER.get_or_init(|| {
        Checker::builder().level(Usage::Info).build().unwrap_or_else(|_| Checker::builtin().clone())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn places_hold_their_surfaces_in_order(text in texts(), format in formats()) {
        let report = at_info().check_as(&text, format);
        for list in [&report.findings, &report.exempted] {
            for finding in list {
                prop_assert_eq!(text.get(finding.span.range()), Some(finding.surface.as_str()));
                prop_assert!(!finding.span.is_empty());
            }
            prop_assert!(list.windows(2).all(|pair| pair[0].span <= pair[1].span));
        }
        prop_assert!(report.findings.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
        prop_assert!(report.exempted.iter().all(|finding| finding.exemption.is_some()));
    }

    #[test]
    fn the_same_text_gives_the_same_report(text in texts(), format in formats()) {
        let checker = at_info();
        prop_assert_eq!(checker.check_as(&text, format), checker.clone().check_as(&text, format));
    }

    /// A paragraph that opens no quotation, list of references or list of words to avoid adds its findings and changes no others.
    #[test]
    fn texts_joined_by_a_paragraph_break_add_their_findings(first in self_contained_texts(), second in self_contained_texts()) {
        let checker = at_info();
        let joined = format!("{first}\n\nA plain sentence stands here.\n\n{second}");
        let shift = joined.len() - second.len();
        let bare = |finding: &Finding, by: usize| (finding.span.start() + by, finding.span.end() + by, finding.level);
        let mut apart: Vec<_> = checker.check(&first).findings.iter().map(|finding| bare(finding, 0)).collect();
        apart.extend(checker.check(&second).findings.iter().map(|finding| bare(finding, shift)));
        let together: Vec<_> = checker.check(&joined).findings.iter().map(|finding| bare(finding, 0)).collect();
        prop_assert_eq!(together, apart);
    }

    /// Safe suggestions converge at once: what they put in is never changed again.
    #[test]
    fn applying_safe_suggestions_is_idempotent(text in texts(), format in formats()) {
        let checker = at_info();
        let once = checker.check_as(&text, format).apply(&text, Applicability::Safe).unwrap();
        let again = checker.check_as(&once, format).apply(&once, Applicability::Safe).unwrap();
        prop_assert_eq!(again, once);
    }

    /// The law of documents: whatever the edits, the report is that of a fresh check.
    #[test]
    fn an_edited_document_reports_what_a_fresh_check_does(
        first in texts(),
        edits in prop::collection::vec((0..=1_000_usize, 0..=200_usize, texts()), 1..8),
        format in formats(),
    ) {
        let checker = at_info();
        let mut document = Document::new(checker.clone(), first, format);
        prop_assert_eq!(document.report(), &checker.check_as(document.text(), format));
        for (start, length, replacement) in edits {
            let text = document.text();
            let start = text.floor_char_boundary(start * text.len() / 1_000);
            let end = text.floor_char_boundary((start + length).min(text.len()));
            document.edit(start..end, &replacement).unwrap();
            prop_assert_eq!(document.report(), &checker.check_as(document.text(), format));
        }
    }

    #[test]
    fn a_longer_word_is_another_word(letter in "[a-z]") {
        let checker = at_info();
        let texts = [format!("grand{letter}child pornography"), format!("child pornography{letter}x")];
        for text in &texts {
            prop_assert!(checker.check(text).findings.is_empty());
        }
    }
}

#[test]
fn every_typographic_variant_is_found_with_its_exact_span() {
    let checker = Checker::builtin();
    for variant in [
        "child pornography",
        "child-pornography",
        "child\u{2010}pornography",
        "child\u{2011}pornography",
        "child\u{2013}pornography",
        "child\u{a0}pornography",
        "child\u{2009}pornography",
        "child\u{202f}pornography",
        "child\u{3000}pornography",
        "child\npornography",
        "child\r\npornography",
        "child \n  pornography",
        "child  pornography",
        "child\tpornography",
        "child porno\u{ad}graphy",
        "ch\u{200b}ild pornography",
        "child\u{200b}pornography",
        "child \u{200d}pornography",
        "ｃｈｉｌｄ ｐｏｒｎｏｇｒａｐｈｙ",
        "child por-\nnography",
        "child por\u{2010}\r\n  nography",
        "child-\npornography",
        "CHILD PORNOGRAPHY",
        "Child Pornography",
        "cHiLd PoRnOgRaPhY",
        "child \u{feff}pornography",
    ] {
        for (before, after) in
            [("", ""), ("é ", " ü"), ("👩‍👧 ", " 👍🏽"), ("漢字 ", "。"), ("İ ", " ß"), ("e\u{301} ", ", שלום")]
        {
            let text = format!("{before}{variant}{after}");
            let report = checker.check(&text);
            let found: Vec<&str> = report.findings.iter().map(|finding| finding.surface.as_str()).collect();
            assert_eq!(found, [variant], "{text:?}");
        }
    }
}
