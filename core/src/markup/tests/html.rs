use super::*;

#[track_caller]
fn html(source: &str, expected: &[&str]) {
    check(Format::Html, source, expected);
}

#[test]
fn blocks() {
    html("<p>é un<p>deux</p>trois", &["p: é un", "p: deux", "p: trois"]);
    html("a<div>é<section>b</section>c</div>d", &["p: a", "p: é", "p: b", "p: c", "p: d"]);
    html("<H1>É</H1><h2>b</h3>c<h6>d<p>e", &["h1: É", "h2: b", "p: c", "h6: d", "p: e"]);
    html(
        "<ul><li>é<p>b<ul><li><p>c</ul>d<li>e</ul>f",
        &["item: é", "p: b", "item: c", "p: d", "item: e", "p: f"],
    );
    html("<dl><dt>é<dd>b<dd>c</dl>", &["item: é", "item: b", "item: c"]);
    html("é<br>b<hr>c<wbr>d", &["p: é\nb", "p: cd"]);
    html("<title>É &amp; b</title><select><option>c<option>d</select>", &["p: É & b", "p: c", "p: d"]);
    html("<pre>é\n  b</pre><address>c</address>", &["code: é\n  b", "p: c"]);
    html(" <div>\n </div> \u{a0} <p>\n é \n</p>", &["p: é"]);
}

#[test]
fn tables() {
    let source = "<table><thead><tr><th>é<th colspan=2>b<th>c<tbody><tr><td><p>d</p><p>e<td>f</table>g";
    html(
        source,
        &["cell 0,0: é", "cell 0,1: b", "cell 0,3: c", "cell 1,0: d", "cell 1,0: e", "cell 1,1: f", "p: g"],
    );
    html("<tr><td>é<td>b<tr><td>c", &["cell 0,0: é", "cell 0,1: b", "cell 1,0: c"]);
    html(
        "<table><tr><td><table><tr><td>é</table>b<td>c</table>",
        &["cell 0,0: é", "cell 0,0: b", "cell 0,1: c"],
    );
}

#[test]
fn marks() {
    html("é <q>a</q> <cite>b</cite> <code>c</code>", &["p: é a b c [Quotation a] [Cite b] [Code c]"]);
    html("é <kbd>a</kbd> <samp>b</samp> <var>c</var>", &["p: é a b c [Code a] [Code b] [Code c]"]);
    html(
        "é <dfn>a</dfn> <del>b</del><s>c</s><strike>d</strike>",
        &["p: é a bcd [Definition a] [Deleted b] [Deleted c] [Deleted d]"],
    );
    html("<em>é <b>a</b></em> <i>b</i>", &["p: é a b [Emphasis é a] [Emphasis a] [Emphasis b]"]);
    html("<a>é</a> b", &["p: é b [Link é]"]);
    html("<del><p>é<p>b</del>c", &["p: é [Deleted é]", "p: bc [Deleted b]"]);
    html("<blockquote>é<p>b</blockquote>c", &["p: é [Quotation é]", "p: b [Quotation b]", "p: c"]);
    html("<b>é<q>a</b>b</q>c", &["p: éabc [Emphasis éa] [Quotation ab]"]);
}

#[test]
fn what_is_not_shown_is_left_out() {
    html("é<script>if (a</b>) '</p>'</script>b<style>c</style>", &["p: éb"]);
    html("é<!-- <p>a --><template><p>b</p></template>c<noscript>d</noscript>", &["p: éc"]);
    html("é<?php a ?>b<!doctype x></ c>d", &["p: ébd"]);
    html("<iframe>é</iframe><noframes>a</noframes>b", &["p: b"]);
}

#[test]
fn broken_markup_loses_no_text() {
    html("é<script>a", &["p: éa"]);
    html("é<template>a<template>b</template>c", &["p: éc"]);
    html("<p>é <q>a <q>b</q> c<p>d", &["p: é a b c [Quotation a b] [Quotation b]", "p: d"]);
    html("é<title>a<p>b", &["p: é", "p: a", "p: b"]);
    html("<blockquote>é<p>b", &["p: é", "p: b"]);
    html("<pre>é<p>b", &["p: é", "p: b"]);
    html("é</p></div></b></q></td>a", &["p: é", "p: a"]);
    html("é <a href='x", &["p: é <a href='x"]);
    html("é < a <3 </> &b &amp &notit; </", &["p: é < a <3  &b & ¬it; </"]);
    html("<p><q>é<p>b</q>c", &["p: é [Quotation é]", "p: bc"]);
    html("<table>é<tr>a<td>b</table>", &["p: é", "p: a", "cell 0,0: b"]);
}

#[test]
fn entities() {
    html("&eacute;&nbsp;&amp;&#8209;&#x2011;a&shy;b", &["p: é\u{a0}&\u{2011}\u{2011}a\u{ad}b"]);
    html("&semi;&#59;&#x30;&#x30 &#48&fjlig;", &["p: ;;00 0fj"]);
    html("&NotEqualTilde;&#128;&#0;&#1114112;", &["p: \u{2242}\u{338}€\u{fffd}\u{fffd}"]);
    html("&é &; &#; &#x; &unknown; &ampé", &["p: &é &; &#; &#x; &unknown; &é"]);
    html("<xmp>&eacute;</xmp>", &["code: &eacute;"]);
    assert_eq!(
        pieces("a&eacute;&#x2011;b&ltc", Format::Html),
        ["a", "&eacute;", "&#x2011;", "b", "&lt", "c"]
    );
    assert_eq!(pieces("é\r\nb\rc\0", Format::Html), ["é\r\nb\rc\0"]);
}

#[test]
fn attributes() {
    html(
        "<img alt='é &quot;a' title=b src=\"c.png\">",
        &["attribute: é \"a", "attribute: b", "attribute: c.png [Address c.png]"],
    );
    html(
        "<a href='?é=1&copy=2&lt;' aria-label='l'>b</a>",
        &["attribute: ?é=1&copy=2< [Address ?é=1&copy=2<]", "attribute: l", "p: b [Link b]"],
    );
    html(
        "<input placeholder='é' value=a><meta content='m'><p content=no>",
        &["attribute: é", "attribute: m"],
    );
    html("<p data-x='é' alt = 'b\r\nc' alt>", &["attribute: b\r\nc"]);
    let source = "é<img alt=\"a &eacute;\">b";
    let parsed = parse(source, Format::Html);
    let places: Vec<_> =
        parsed.blocks.iter().map(|block| &source[block.to_source(Span::new(0, 99))]).collect();
    assert_eq!(places, ["é<img alt=\"a &eacute;\">b", "a &eacute;"]);
}

#[test]
fn comments() {
    let source = "é<!-- a é --><!----><!--><!---><!-- b --!><script><!-- no --></script><!-- c";
    let comments = parse(source, Format::Html).comments;
    assert_eq!(
        comments.iter().map(|comment| &source[comment.text]).collect::<Vec<_>>(),
        ["a é", "", "", "", "b", "c"]
    );
    assert_eq!(&source[comments[0].source], "<!-- a é -->");
}
