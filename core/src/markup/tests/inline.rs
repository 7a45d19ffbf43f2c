use super::*;

#[test]
fn inline_markup_is_transparent_and_edits_keep_it() {
    let cases = [
        (Format::Markdown, "é **child** work", "child work", "child** work", vec!["child", " work"]),
        (Format::Markdown, "é par**agra**phe x", "paragraphe", "par**agra**phe", vec!["par", "agra", "phe"]),
        (Format::Markdown, "> é deux\n> mots.", "deux\nmots", "deux\n> mots", vec!["deux\n> mots"]),
        (
            Format::Markdown,
            "é a\\_b &amp;&nbsp;c",
            "a_b &\u{a0}c",
            "a\\_b &amp;&nbsp;c",
            vec!["a\\_b &amp;&nbsp;c"],
        ),
        (
            Format::Markdown,
            "é deux  \nmots\\\nx",
            "deux\nmots\nx",
            "deux  \nmots\\\nx",
            vec!["deux  \nmots\\\nx"],
        ),
        (Format::Markdown, "~~é a~~ b", "a b", "a~~ b", vec!["a", " b"]),
        (Format::Html, "é <b>child</b> work", "child work", "child</b> work", vec!["child", " work"]),
        (Format::Html, "<p>par<i>agra</i>phe", "paragraphe", "par<i>agra</i>phe", vec!["par", "agra", "phe"]),
        (Format::Html, "é &eacute;t&eacute; x", "été", "&eacute;t&eacute;", vec!["&eacute;t&eacute;"]),
        (Format::Html, "é a&shy;b&#8209;c", "b\u{2011}", "b&#8209;", vec!["b&#8209;"]),
        (Format::Plain, "> é deux\n>> mots", "deux\nmots", "deux\n>> mots", vec!["deux\n>> mots"]),
    ];
    for (format, source, wanted, whole, parts) in cases {
        assert_eq!(locate(source, format, wanted), (whole, parts), "{source:?}");
    }
}

#[test]
fn an_edit_of_the_spans_keeps_the_markup() {
    let edit = |source: &str, format, wanted: &str| {
        let parsed = parse(source, format);
        let block = &parsed.blocks[0];
        let start = block.text.find(wanted).unwrap();
        let mut edited = source.to_owned();
        let spans = block.source_spans(Span::new(start, start + wanted.len()));
        for (index, span) in spans.iter().enumerate().rev() {
            edited.replace_range(span.range(), if index == 0 { "new" } else { "" });
        }
        edited
    };
    assert_eq!(edit("> é **a** b\n> c", Format::Markdown, "a b\nc"), "> é **new**");
    assert_eq!(edit("é <b>a</b>&nbsp;b", Format::Html, "a\u{a0}b"), "é <b>new</b>");
}

#[test]
fn places_between_bytes() {
    let source = "é **b** &amp;";
    let block = &parse(source, Format::Markdown).blocks[0];
    let place = |at| block.to_source(Span::new(at, at));
    assert_eq!(place(0), Span::new(0, 0));
    assert_eq!(place(2), Span::new(2, 2));
    assert_eq!(place(3), Span::new(5, 5));
    assert_eq!(place(5), Span::new(9, 9));
    assert_eq!(place(block.text.len()), Span::new(source.len(), source.len()));
    assert_eq!(block.to_source(Span::new(5, 900)), Span::new(9, source.len()));
    assert!(block.source_spans(Span::new(1, 1)).is_empty());
}
