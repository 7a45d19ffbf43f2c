//! The scan over raw bytes changes no report: what is checked in part is what is checked as a whole.
#![expect(clippy::unwrap_used, reason = "a file of the tests that cannot be read ends the test")]

use std::fs;
use std::sync::OnceLock;

use csea_terms::{Checker, Document, Format, Limits, Usage};
use csea_terms_tests::{corpus, golden, root};
use proptest::prelude::*;

const FORMATS: [Format; 3] = [Format::Plain, Format::Markdown, Format::Html];

/// A paragraph in which nothing is found, long enough that a few others are rare beside some of it.
const QUIET: &str = "The committee met on Tuesday to review the budget of the library. Two members asked for more time, and the \
    chair agreed to move the vote to the next session. Minutes will be sent out by the end of the month, with a list of open points.";

/// What can part or join the letters of a word, or the words of a wording.
const ODD: &[&str] = &[
    "\u{ad}",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{301}",
    "\u{fe0f}",
    "\u{2060}",
    "-\n",
    "- \r\n",
    "-\t\u{b}",
    "\u{ad}\n",
    "\u{2010}\n",
    "\u{2010}\u{a0}\n",
    "-\u{200b}\n",
    "-\u{2028}",
    "-\n> ",
    "-\u{85}",
    "- \u{a0}\n  ",
    "\\",
    "\\\n",
    "-\\\n",
    "*",
    "**",
    "_",
    "`",
    "~~",
    "<b>",
    "</b>",
    "<wbr>",
    "<br>",
    "-<br>",
    "<!-- x -->",
    "<a href=\"x>y\">",
    "</a>",
    "&shy;",
    "&zwj;",
    "&#8203;",
    "&nbsp;",
    "&amp;",
    "&#x63;",
    "&ampx",
    "[",
    "](x)",
    "](<a) b>)",
    "[^1]",
    "![](x)",
    "\u{a0}",
    "\u{2003}",
    "’",
    "'",
    "“",
    "”",
    "…",
    "–",
    "\u{2011}",
    "é",
    "ß",
    "æ",
    "ſ",
    "\u{212a}",
    "ﬁ",
    "ｃ",
    "１５",
    "²",
    "①",
    "漢",
    "\n",
    "\n\n",
    "\r\n\r\n",
    "\n \n",
    "\n> ",
    "\n- ",
    "\n\n> ",
    "\u{2029}",
    " ",
    "  ",
    ",",
    ".",
    ";",
    "(",
    ")",
    "15",
    "fourteen",
    "'s",
    "’s",
];

/// Lines that say what the paragraphs after them are.
const LINES: &[&str] = &[
    "References",
    "References:",
    "Words to avoid",
    "Terms to avoid",
    "- Sources\n- of all kinds",
    "Bibliography\n\n- Smith, J. (2010)",
    "“",
    "\u{feff}",
    "[csea-terms: ignore-next]",
    "[csea-terms: ignore-start]",
    "<!-- csea-terms: ignore-end -->",
    "csea-terms: nothing",
    "\\enquote{",
];

fn checkers() -> &'static [(Checker, Checker); 2] {
    static CHECKERS: OnceLock<[(Checker, Checker); 2]> = OnceLock::new();
    CHECKERS.get_or_init(|| {
        let pair = |level: Usage| {
            let builder = || Checker::builder().level(level);
            (builder().build().unwrap(), builder().without_scan().build().unwrap())
        };
        [pair(Usage::Caution), pair(Usage::Info)]
    })
}

/// Whether the reports on a text are the same in every format, and those on a document that is written in two steps.
fn is_same(text: &str) -> bool {
    checkers().iter().all(|(with, without)| {
        FORMATS.iter().all(|&format| {
            let expected = without.check_as(text, format);
            let mut at = text.len() / 2;
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let mut document = Document::new(with.clone(), text[..at].to_owned(), format);
            document.edit(at..at, &text[at..]).unwrap();
            with.check_as(text, format) == expected && *document.report() == expected
        })
    })
}

/// The text among paragraphs in which nothing is found, so that only a part is read.
fn among_quiet(text: &str) -> String {
    [&[QUIET, "\n\n"].concat().repeat(12), text, "\n\n", &[QUIET, "\n\n"].concat().repeat(12)].concat()
}

#[test]
fn golden_cases_are_the_same() {
    let cases = golden::load().unwrap();
    for case in &cases {
        assert!(is_same(&case.text), "{}", case.name);
        assert!(is_same(&among_quiet(&case.text)), "{} among others", case.name);
    }
    for (number, cases) in cases.chunks(40).enumerate() {
        let texts: Vec<&str> = cases.iter().map(|case| case.text.as_str()).collect();
        assert!(is_same(&texts.join("\n\n")), "golden cases from {}", number * 40);
    }
}

#[test]
fn passages_of_the_corpora_are_the_same() {
    for passage in corpus::load().unwrap() {
        // Of a held-out passage nothing but its name may be shown.
        assert!(is_same(&passage.text), "{}", passage.id);
    }
    for passage in corpus::classified().unwrap() {
        assert!(is_same(passage["text"].as_str().unwrap()), "{}", passage["id"]);
    }
}

#[test]
fn examples_of_the_data_are_the_same() {
    for key in ["flagged", "clean"] {
        let all = examples(key);
        assert!(all.iter().map(|(_, texts)| texts.len()).sum::<usize>() > 100, "there are examples");
        for (file, texts) in all {
            assert!(is_same(&texts.join(" ")) && is_same(&among_quiet(&texts.join("\n\n"))), "{file}");
        }
    }
}

#[test]
fn a_quiet_text_gives_an_empty_report() {
    let report = Checker::builtin().check(&among_quiet(QUIET));
    assert!(report.findings.is_empty() && report.exempted.is_empty() && report.notices.is_empty());
    assert!(!report.truncated && !report.terminology_version.is_empty());
}

#[test]
fn limits_hold_where_parts_are_read() {
    let text = [among_quiet("They sold child porn."), "They sold child porn.".to_owned()].concat();
    for findings in [0, 1, 2] {
        for text_bytes in [text.len(), text.len() - 5] {
            let builder = || Checker::builder().limits(Limits { text_bytes, findings });
            let (with, without) = (builder().build().unwrap(), builder().without_scan().build().unwrap());
            assert_eq!(with.check(&text), without.check(&text));
        }
    }
}

/// Values of a key of the files of concepts, wherever they stand: each is a list of sentences.
fn listed(value: &toml::Value, key: &str, found: &mut Vec<String>) {
    match value {
        toml::Value::Table(table) => {
            for (name, value) in table {
                match value.as_array().filter(|_| name == key) {
                    Some(texts) => {
                        found.extend(texts.iter().filter_map(|text| text.as_str().map(str::to_owned)));
                    }
                    None => listed(value, key, found),
                }
            }
        }
        toml::Value::Array(values) => values.iter().for_each(|value| listed(value, key, found)),
        _ => {}
    }
}

/// The examples of every concept, its file first.
fn examples(key: &str) -> Vec<(String, Vec<String>)> {
    let mut all = Vec::new();
    for group in fs::read_dir(root().join("terminology/concepts")).unwrap() {
        for file in fs::read_dir(group.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            let mut texts = Vec::new();
            listed(&toml::Value::Table(fs::read_to_string(&path).unwrap().parse().unwrap()), key, &mut texts);
            let plain = |text: &String| text.replace("[[", "").replace("]]", "");
            all.push((path.display().to_string(), texts.iter().map(plain).collect()));
        }
    }
    all.sort();
    all
}

/// Sentences of the data, in which wording is found.
fn sentences() -> Vec<String> {
    examples("flagged").into_iter().flat_map(|(_, texts)| texts).collect()
}

/// A sentence with odd pieces put in at places, counted in hundredths of its length.
fn parted() -> impl Strategy<Value = String> {
    static SENTENCES: OnceLock<Vec<String>> = OnceLock::new();
    let odd = (0_usize..100, prop::sample::select(ODD));
    (prop::sample::select(SENTENCES.get_or_init(sentences).as_slice()), prop::collection::vec(odd, 0..4))
        .prop_map(|(mut text, odd)| {
            for (place, piece) in odd {
                let mut at = text.len() * place / 100;
                while !text.is_char_boundary(at) {
                    at -= 1;
                }
                text.insert_str(at, piece);
            }
            text
        })
}

fn documents() -> impl Strategy<Value = String> {
    let paragraph = prop_oneof![
        4 => parted(),
        4 => Just(QUIET.to_owned()),
        1 => prop::sample::select(LINES).prop_map(str::to_owned),
        1 => Just([QUIET, " "].concat().repeat(6)),
        1 => (parted(), parted()).prop_map(|(one, other)| one.to_uppercase() + " " + &other),
    ];
    let between = prop::sample::select(
        &["\n\n", "\n", "\r\n\r\n", "\n \n", "\n\n\n- ", "\n\n> ", " ", "\n\n\u{a0}\n"][..],
    );
    prop::collection::vec((paragraph, between), 1..10).prop_map(|parts| {
        parts
            .into_iter()
            .flat_map(|(paragraph, between)| [paragraph, between.to_owned()])
            .collect::<Vec<_>>()
            .concat()
    })
}

#[test]
fn a_directive_after_another_sign_in_its_paragraph_is_noticed() {
    let text = "The child sex offender was barred from the pool.\n[csea-terms: ignore-start]\n\n";
    assert!(is_same(&among_quiet(text)));
    assert_eq!(checkers()[0].0.check(&among_quiet(text)).notices.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn mixed_documents_are_the_same(text in documents()) {
        prop_assert!(is_same(&text), "{text:?}");
        prop_assert!(is_same(&among_quiet(&text)), "among others: {text:?}");
    }
}
