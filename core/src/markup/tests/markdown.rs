use super::*;

#[track_caller]
fn md(source: &str, expected: &[&str]) {
    check(Format::Markdown, source, expected);
}

#[test]
fn blocks() {
    md("Été un\nsuite\n\ndeux", &["p: Été un\nsuite", "p: deux"]);
    md("# Été #\n\nÉtat\n---\n\n### a { #id .c }\n", &["h1: Été", "h2: État", "h3: a"]);
    md("- é\n- [x] b\n  1. c\n", &["item: é", "item: b", "item: c"]);
    md("* é\n\n  b\n\n* c\n", &["item: é", "p: b", "item: c"]);
    md("- # é\n- b", &["h1: é", "item: b"]);
    md("é\n\n***\n\nb", &["p: é", "p: b"]);
    md("é[^1].\n\n[^1]: Note à part.\n", &["p: é.", "p: Note à part."]);
}

#[test]
fn tables() {
    md(
        "| é | b |\n|---|---|\n| c | x\\|y |\n| | d |\n",
        &["cell 0,0: é", "cell 0,1: b", "cell 1,0: c", "cell 1,1: x|y", "cell 2,1: d"],
    );
    assert_eq!(locate("|é|\n|-|\n|x\\|y|\n", Format::Markdown, "x|y").0, "x\\|y");
}

#[test]
fn quotations() {
    md("> é *a\n> b*\n\nc", &["p: é a\nb [Quotation é a\nb] [Emphasis a\nb]", "p: c"]);
    md(
        "> # é\n> - a\n>\n>   b\n> > c",
        &["h1: é [Quotation é]", "item: a [Quotation a]", "p: b [Quotation b]", "p: c [Quotation c]"],
    );
    md("> [!NOTE]\n> é", &["p: é"]);
    assert_eq!(pieces("> é\n> b\nlazy", Format::Markdown), ["é", "\n> ", "b", "\n", "lazy"]);
    assert_eq!(pieces("- > é\n  > *b*", Format::Markdown), ["é", "\n  > ", "b"]);
}

#[test]
fn code() {
    md("---\ntitle: é\n---\nA", &["code: title: é", "p: A"]);
    md("+++\ntitle = 'é'\n+++\n", &["code: title = 'é'"]);
    md("```x\né a.b\n```\n\n    b\n    c\n", &["code: é a.b", "code: b\nc"]);
    md("é `a` ``b`c`` ` d `", &["p: é a b`c d [Code a] [Code b`c] [Code d]"]);
    md("> é `a\n> b`", &["p: é a b [Quotation é a b] [Code a b]"]);
    md("|`é\\|b`|\n|-|\n", &["cell 0,0: é|b [Code é|b]"]);
    md("$é$ and $5", &["p: $é$ and $5"]);
    assert_eq!(locate("é `` a`b\nc ``", Format::Markdown, "a`b c").0, "a`b\nc");
}

#[test]
fn links_and_images() {
    md(
        "é [a *b*](http://é.org 'Tü')",
        &[
            "p: é a b [Link a b] [Emphasis b]",
            "attribute: http://é.org [Address http://é.org]",
            "attribute: Tü",
        ],
    );
    md(
        "![é *b*](é.png \"t &amp; u\") c",
        &["attribute: é b [Emphasis b]", "attribute: é.png [Address é.png]", "attribute: t & u", "p: c"],
    );
    md(
        "[é][r] [r]\n\n[r]: <u v> (Tü)\n",
        &["p: é r [Link é] [Link r]", "attribute: u v [Address u v]", "attribute: Tü"],
    );
    md(
        "[é](<a b>) [](x) [c]()",
        &["p: é  c [Link é] [Link c]", "attribute: a b [Address a b]", "attribute: x [Address x]"],
    );
    md("[é](a\\_b&amp;c \"x\")", &["p: é [Link é]", "attribute: a_b&c [Address a_b&c]", "attribute: x"]);
    md(
        "<https://é.org/a> <é@b.org>",
        &["p: https://é.org/a <é@b.org> [Address https://é.org/a] [Address é@b.org]"],
    );
    let parsed = parse("[é](a\\_b 'x')", Format::Markdown);
    let sources: Vec<_> =
        parsed.blocks.iter().map(|block| block.to_source(Span::new(0, block.text.len()))).collect();
    assert_eq!(sources, [Span::new(1, 3), Span::new(5, 9), Span::new(11, 12)]);
}

#[test]
fn html_in_markdown() {
    md("é <b>a</b> <q>b</q> <!-- d --> c<br>e", &["p: é a b  c\ne [Emphasis a] [Quotation b]"]);
    md("<div>\n<p>&eacute; *a*</p>\n</div>\n\nb", &["p: é *a*", "p: b"]);
    md("<blockquote>\n\né *a*\n\n</blockquote>\n\nb", &["p: é a [Quotation é a] [Emphasis a]", "p: b"]);
    md("<q>é never closed\n\nb", &["p: é never closed", "p: b"]);
    md("<q>é closed late\n\nb</q> c", &["p: é closed late [Quotation é closed late]", "p: b c"]);
    md("é <script>a</script> b", &["p: é  b"]);
    md(
        "> <div>é\n> <p\n> title='tü'>b</p>\n> </div>",
        &["p: é [Quotation é]", "attribute: tü", "p: b [Quotation b]"],
    );
    md("> é <a\n> href='x'>b</a>", &["p: é b [Quotation é b] [Link b]", "attribute: x [Address x]"]);
    md("![a <q>é](x) b</q> c\n\nd", &["attribute: a é", "attribute: x [Address x]", "p: b c", "p: d"]);
}

#[test]
fn comments() {
    let source =
        "é <!-- a -->\n\n<!--\n csea-terms: ignore-next é\n-->\n\n> <!-- b\n> c -->\n\n`<!-- no -->`";
    let parsed = parse(source, Format::Markdown);
    let texts: Vec<_> = parsed.comments.iter().map(|comment| &source[comment.text]).collect();
    assert_eq!(texts, ["a", "csea-terms: ignore-next é", "b\n> c"]);
    assert!(
        parsed
            .comments
            .iter()
            .all(|comment| source[comment.source].starts_with("<!--")
                && source[comment.source].ends_with("-->"))
    );
}
