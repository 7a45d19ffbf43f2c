use super::*;

#[test]
fn blank_lines_separate_paragraphs() {
    let plain = |source: &str, expected: &[&str]| check(Format::Plain, source, expected);
    plain("", &[]);
    plain(" \n\t\n", &[]);
    plain("Été un.\n\nDeux.", &["p: Été un.", "p: Deux."]);
    plain("Été un.\r\n \t\r\nDeux.\r\n", &["p: Été un.", "p: Deux."]);
    plain("Été un.\r\rDeux.\rTrois.", &["p: Été un.", "p: Deux.\rTrois."]);
    plain("Été un.\u{2029}Deux.\u{2028}Trois “—”.", &["p: Été un.", "p: Deux.\u{2028}Trois “—”."]);
    plain("\u{feff}  Été\n  suite  \n", &["p: Été\n  suite"]);
    plain("TITRE É\n=======\ntexte\n# no heading", &["p: TITRE É\n=======\ntexte\n# no heading"]);
}

#[test]
fn bullets_and_numbers_start_items() {
    let plain = |source: &str, expected: &[&str]| check(Format::Plain, source, expected);
    plain(
        "Liste :\n- é un\n  suite\n* deux\n+ trois",
        &["p: Liste :", "item: é un\n  suite", "item: deux", "item: trois"],
    );
    plain("• é\n–  deux\n—  trois", &["item: é", "item: deux\n—  trois"]);
    plain(
        "1. é\n12) deux\n(a) trois\n(iv) quatre",
        &["item: é", "item: deux", "item: trois", "item: quatre"],
    );
    plain(
        "2019. É\n(see above) no\n(é) no\n-no\n1.5 no",
        &["p: 2019. É\n(see above) no\n(é) no\n-no\n1.5 no"],
    );
    plain("- é\n\nnext", &["item: é", "p: next"]);
}

#[test]
fn quoted_lines_are_marked() {
    let plain = |source: &str, expected: &[&str]| check(Format::Plain, source, expected);
    plain("> é un\n> deux", &["p: é un\ndeux [Quotation é un\ndeux]"]);
    plain(
        "Elle écrit :\n> > é\n>\n> - b\nfin",
        &["p: Elle écrit :", "p: é [Quotation é]", "item: b [Quotation b]", "p: fin"],
    );
    assert_eq!(pieces("> é un\r\n>> deux", Format::Plain), ["é un", "\r\n>> ", "deux"]);
}

#[test]
fn a_paragraph_is_borrowed() {
    let parsed = parse("Été\nà deux", Format::Plain);
    assert!(matches!(parsed.blocks[0].text, Cow::Borrowed("Été\nà deux")));
    assert_eq!(parsed.blocks[0].pieces.len(), 1);
    assert!(parsed.comments.is_empty());
}
