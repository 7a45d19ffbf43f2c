use super::*;

#[track_caller]
fn check(sources: &[&str], format: Format) {
    for source in sources {
        assert_eq!(sniff(source), format, "{source:?}");
    }
}

#[test]
fn html() {
    let sources = [
        "<!DOCTYPE html>é",
        "\u{feff}\n <html>",
        "<p>é",
        "é <b>a</b> b",
        "<div class='é'>\n",
        "<!doctype html>\n# é",
    ];
    check(&sources, Format::Html);
}

#[test]
fn markdown() {
    let sources = [
        "# é",
        "é\n\n## b",
        "```\né\n```",
        "|é|b|\n|---|:-:|\n",
        "é [a](b)",
        "![é](b)",
        "[a]: http://é",
        "---\ntitle: é\n---\n",
        "é **b** c",
        "<p align=center>é</p>\n\n# b",
        "é[^1]\n\n[^1]: b",
    ];
    check(&sources, Format::Markdown);
}

#[test]
fn plain() {
    let sources = [
        "",
        "é",
        "- é\n- b",
        "> é",
        "a < b > c",
        "é <- b",
        "É\n==\n",
        "#é",
        "---\n",
        "x|y -- z",
        "a ** b ** c",
        "[1] é (b)",
        "<é@b.org>",
        "Write <b> é",
    ];
    check(&sources, Format::Plain);
    assert_eq!(sniff(&"é".repeat(100_000)), Format::Plain);
}
