use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

const FORMATS: [Format; 3] = [Format::Plain, Format::Markdown, Format::Html];

/// The laws of [`parse`], for one text.
pub(super) fn check(source: &str, format: Format) {
    let parsed = parse(source, format);
    let mut last_start = 0;
    for block in &parsed.blocks {
        check_block(source, block);
        let start = block.pieces[0].source.start();
        assert!(start >= last_start, "blocks out of order");
        last_start = start;
    }
    for comment in &parsed.comments {
        assert!(source[comment.source].starts_with("<!--"));
        assert!(comment.source.contains(comment.text));
        assert_eq!(source[comment.text].trim(), &source[comment.text]);
    }
    assert!(parsed.comments.is_sorted_by_key(|comment| comment.source));
}

fn check_block(source: &str, block: &Block<'_>) {
    let mut text_end = 0;
    let mut source_end = 0;
    for piece in &block.pieces {
        assert_eq!(piece.text_start, text_end, "pieces do not tile");
        assert!(piece.text_len > 0 && piece.source.start() >= source_end, "pieces go backwards");
        text_end += piece.text_len;
        source_end = piece.source.end();
        let text = &block.text[piece.text_start..text_end];
        let origin = &source[piece.source];
        assert!(!piece.verbatim || origin == text, "verbatim piece differs: {origin:?} {text:?}");
    }
    assert_eq!(text_end, block.text.len(), "pieces do not tile");
    assert!(!block.text.trim().is_empty());
    for mark in &block.marks {
        assert!(!mark.span.is_empty());
        assert!(!block.text[mark.span].is_empty());
    }
    assert!(block.marks.is_sorted_by_key(|mark| mark.span.start()));
    check_spans(source, block);
}

/// The spans of any part of the text lie in the span of the part, and the whole is covered by its halves.
fn check_spans(source: &str, block: &Block<'_>) {
    let whole = Span::new(0, block.text.len());
    for (middle, _) in block.text.char_indices().step_by(1 + block.text.len() / 8) {
        let (left, right) = (Span::new(0, middle), Span::new(middle, whole.end()));
        assert_eq!(block.to_source(left).cover(block.to_source(right)), block.to_source(whole));
        let spans = block.source_spans(right);
        assert!(spans.iter().all(|&span| !source[span].is_empty() && block.to_source(right).contains(span)));
        assert!(spans.is_sorted_by(|one, other| one.end() < other.start()));
    }
}

/// Parts of texts that are hard to read, separated by `¦`.
const PARTS: &str = "a¦é¦e\u{301}¦😀¦👩‍👩‍👧¦漢字¦عربي¦\0¦\u{feff}¦\u{ad}¦\u{a0}¦\u{2029}¦ ¦  ¦\n¦\r\n¦\r¦\n\n¦\t¦    ¦> ¦>¦- ¦* ¦1. ¦(a) ¦\
    # ¦#¦---\n¦+++\n¦***¦**¦*¦_¦__¦~~¦`¦``¦```\n¦\\¦\\*¦\\|¦|¦|-|\n¦[¦]¦](¦)¦![¦[^1]¦[^1]: ¦[r]: ¦[r]¦[x] ¦<¦>¦</¦/>¦=¦\"¦'¦&¦;¦\
    &amp;¦&eacute;¦&#233;¦&#x¦&notit;¦&lt¦<!--¦-->¦--!>¦<!-- é -->¦<!doctype html>¦<![CDATA[¦]]>¦<?x¦</>¦<p>¦</p>¦<div ¦<div>¦\
    </div>¦<b>¦</b>¦<i>¦</i>¦<q>¦</q>¦<del>¦</del>¦<code>¦</code>¦<blockquote>¦</blockquote>¦<pre>¦</pre>¦<h1>¦</h1>¦<ul>¦<li>¦\
    </ul>¦<dl>¦<dt>¦<dd>¦<table>¦<tr>¦<td>¦<th colspan=2>¦</td>¦</table>¦<br>¦<hr>¦<script>¦</script>¦<style>¦</style>¦<title>¦\
    </title>¦<textarea>¦</textarea>¦<template>¦</template>¦<noscript>¦</noscript>¦<xmp>¦</xmp>¦<plaintext>¦<svg>¦\
    <img alt='é' src=a.png>¦<a href=\"x&amp;y\" title=é>¦</a>¦<a\n¦href='b'¦https://é.org/¦www.¦a@b.org¦@h¦#é¦10.1234/¦doi:¦\
    a.pdf¦C:\\¦./¦/¦.¦:¦(¦<https://é.org>¦[!NOTE]¦{#id}¦$¦and/or";

fn adversarial() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(PARTS.split('¦').collect::<Vec<_>>());
    prop::collection::vec(parts, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn hold_for_adversarial_markup(source in adversarial()) {
        for format in FORMATS {
            check(&source, format);
        }
        sniff(&source);
    }

    #[test]
    fn hold_for_any_text(source in any::<String>()) {
        for format in FORMATS {
            check(&source, format);
        }
        sniff(&source);
    }

    #[test]
    fn plain_text_keeps_every_word(source in "[a-zé]{1,8}( [a-zé]{1,8}|\n[a-zé]{1,8}|\n\n[a-zé]{1,8}){0,20}") {
        let words: Vec<_> = source.split_whitespace().collect();
        for format in FORMATS {
            let parsed = parse(&source, format);
            let found: Vec<_> = parsed.blocks.iter().flat_map(|block| block.text.split_whitespace()).collect();
            prop_assert_eq!(&found, &words);
        }
    }
}

/// Far more than a linear reader needs, far less than a quadratic one takes.
#[test]
fn deep_and_broken_markup_takes_linear_time() {
    let units = "> ¦<div>¦<b>¦<b><p>¦<q>a<p>¦*¦**a ¦</b>¦<i></b>¦<script>¦<template>¦<blockquote>¦[¦![¦](¦[a](¦`¦<¦<a b=\"¦&¦&#1¦<!--¦\
        <table><tr><td>¦<ul><li>¦- ¦|¦a|b\n¦\\¦a@¦a://¦10.1234/¦)¦http://a/)¦<title>¦(¦x.pdf¦a.¦#";
    for unit in units.split('¦') {
        let source = unit.repeat(10_000);
        for format in FORMATS {
            let start = Instant::now();
            check(&source, format);
            assert!(start.elapsed() < Duration::from_secs(20), "{unit:?} {format:?}");
        }
    }
}
