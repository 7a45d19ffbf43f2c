//! What authors ask of the checker in the text itself.

use csea_terms::{Checker, ExemptionKind, Format, Report};

const WORDING: &str = "child pornography";

/// Which occurrences of the wording are left, by their number in the text; those set aside must say why.
fn left(format: Format, text: &str) -> Vec<usize> {
    let report = Checker::builtin().check_as(text, format);
    assert!(report.exempted.iter().all(|place| {
        place.exemption.as_ref().is_some_and(|exemption| exemption.kind == ExemptionKind::Directive)
    }));
    let places: Vec<usize> = text.match_indices(WORDING).map(|(at, _)| at).collect();
    assert_eq!(report.findings.len() + report.exempted.len(), places.len(), "{text}");
    let number = |at: usize| places.iter().position(|&place| place == at);
    report.findings.iter().filter_map(|finding| number(finding.span.start())).collect()
}

fn check(format: Format, text: &str) -> Report {
    Checker::builtin().check_as(text, format)
}

#[test]
fn ignore_next_leaves_the_next_block_alone() {
    let text = "Of child pornography.\n\n<!-- csea-terms: ignore-next -->\n\nOf child pornography\nand child pornography.\n\nOf child pornography.\n";
    assert_eq!(left(Format::Markdown, text), [0, 3]);
    let text =
        "- child pornography\n<!-- csea-terms: ignore-next -->\n- child pornography\n- child pornography\n";
    assert_eq!(left(Format::Markdown, text), [0, 2]);
    let text = "<p>child pornography</p><!--csea-terms: ignore-next--><p title=\"x\">child <b>pornography</b> and child pornography</p><p>child pornography</p>";
    let report = check(Format::Html, text);
    assert_eq!((report.findings.len(), report.exempted.len()), (2, 2));
    let text =
        "Of child pornography.\n\n[csea-terms: ignore-next]\nOf child pornography.\n\nOf child pornography.";
    assert_eq!(left(Format::Plain, text), [0, 2]);
    let text = "é child pornography.\r\n<!-- csea-terms: ignore-next -->\r\n漢 child pornography.\r\n";
    assert_eq!(left(Format::Plain, text), [0]);
}

#[test]
fn inside_a_block_ignore_next_reaches_to_its_end() {
    let text = "Of child pornography <!-- csea-terms: ignore-next --> and *child pornography*.\n\nOf child pornography.";
    assert_eq!(left(Format::Markdown, text), [0, 2]);
}

#[test]
fn ignore_start_reaches_to_its_end() {
    let text = "child pornography\n\n<!-- csea-terms: ignore-start -->\n\n# child pornography\n\nchild pornography\n\n<!-- csea-terms: ignore-end -->\n\nchild pornography";
    assert_eq!(left(Format::Markdown, text), [0, 3]);
    let text = "[csea-terms: ignore-start]\nchild pornography\n\n[csea-terms: ignore-end]\nchild pornography";
    assert_eq!(left(Format::Plain, text), [1]);
    let nested = "[csea-terms: ignore-start csam]\n[csea-terms: ignore-start child-prostitution]\nchild pornography\n[csea-terms: ignore-end]\nchild pornography\n[csea-terms: ignore-end]\nchild pornography";
    assert_eq!(left(Format::Plain, nested), [2]);
}

#[test]
fn ids_narrow_and_reasons_are_told() {
    let text = "<!-- csea-terms: ignore-next csam -- the wording of the 2004 survey -->\n\nOf child pornography and child prostitutes.";
    let report = check(Format::Markdown, text);
    assert_eq!(report.findings.len(), 1);
    assert_eq!(report.findings[0].surface, "child prostitutes");
    let exemption = report.exempted[0].exemption.clone();
    assert!(exemption.is_some_and(|exemption| exemption.reason.ends_with("the wording of the 2004 survey")));
    let text =
        "[csea-terms: ignore-next csam/child-porn, csam/no-such]\nOf child pornography and child porn.";
    let report = check(Format::Plain, text);
    let surfaces: Vec<&str> = report.exempted.iter().map(|place| place.surface.as_str()).collect();
    assert_eq!(surfaces, ["child porn"]);
    assert!(report.notices[0].message.contains("`csam/no-such`"));
}

#[test]
fn what_is_set_aside_is_not_changed() {
    let text = "[csea-terms: ignore-next]\nOf child pornography.";
    let report = check(Format::Plain, text);
    assert_eq!(report.apply(text, csea_terms::Applicability::Display).as_deref(), Ok(text));
}

#[test]
fn mistakes_are_noticed() {
    let notices = |text: &str| -> Vec<String> {
        let report = check(Format::Plain, text);
        let shown = |notice: &csea_terms::Notice| format!("{}: {}", &text[notice.span], notice.message);
        report.notices.iter().map(shown).collect()
    };
    let told = notices("[csea-terms: ignore-nxt]\nchild pornography");
    assert!(
        told[0].starts_with(
            "[csea-terms: ignore-nxt]: there is no directive `ignore-nxt`; there are: ignore-next"
        )
    );
    assert!(notices("[csea-terms: ignore-next old wording]\nwords").len() == 2);
    assert!(notices("words\n[csea-terms: ignore-next]")[0].ends_with("nothing follows this directive"));
    assert!(notices("words\n[csea-terms: ignore-end]")[0].ends_with("no `ignore-start` is open here"));
    assert!(
        notices("[csea-terms: ignore-start]\nwords")[0].contains("everything from here on is left alone")
    );
    assert!(
        notices("A line about [csea-terms: ignore-next] in prose, and csea-terms: ignore-next.").is_empty()
    );
    let many = "[csea-terms: ignore-start]\n".repeat(20);
    assert_eq!(notices(&many).len(), 20);
}
