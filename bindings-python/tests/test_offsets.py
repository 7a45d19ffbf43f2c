"""Whatever the text: offsets cut out the surface, in every unit and by every way in."""

from __future__ import annotations

import html

from hypothesis import given, settings
from hypothesis import strategies as st

import csea_terms

CHECKER = csea_terms.Checker("info")

# Any text without lone surrogates, strewn with wording, odd letters and markup.
WORDING = [
    "child pornography",
    "Child\u00a0Prostitutes",
    "kiddie porn",
    "child-sex\ntourism",
    "“child porn”",
    "child por\u00adnography",
]
ODD = [
    "🙂",
    "👩‍👧‍👦",
    "e\u0301",
    "ﬁ",
    "İ",
    "\r\n\r\n",
    "\u200b",
    "אב",
    "児童",
    "\ufeff",
    "\x00",
    "**",
    "<b>",
    "&amp;",
    "`",
    "> ",
]
TEXTS = st.lists(
    st.one_of(st.sampled_from(WORDING), st.sampled_from(ODD), st.text(max_size=8), st.just(" ")), max_size=20
).map("".join)
FORMATS = st.sampled_from(["plain", "markdown", "html"])


@settings(max_examples=300, deadline=None)
@given(TEXTS, FORMATS)
def test_offsets_cut_out_the_surface(text: str, format: str) -> None:
    report = CHECKER.check(text, format)  # type: ignore[call-overload]
    utf8, utf16 = text.encode(), text.encode("utf-16-le")
    for finding in (*report, *report.exempted):
        assert text[finding.start : finding.end] == finding.surface
        start, end = finding.span_utf8
        assert utf8[start:end].decode() == finding.surface
        start, end = finding.span_utf16
        assert utf16[2 * start : 2 * end].decode("utf-16-le") == finding.surface
    starts = [finding.start for finding in report]
    assert starts == sorted(starts)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(TEXTS, st.none()), max_size=30))
def test_every_way_in_says_the_same(texts: list[str | None]) -> None:
    single = [CHECKER.check(text) for text in texts]
    assert list(CHECKER.check_many(texts)) == single
    columns = CHECKER.check_column(texts).to_pylist()
    spans = [None if report is None else [finding.span for finding in report] for report in single]
    assert [None if one is None else [(row["start"], row["end"]) for row in one] for one in columns] == spans
    assert CHECKER.flag_column(texts).to_pylist() == [None if report is None else bool(report) for report in single]
    assert CHECKER.apply_column(texts, None, "review").to_pylist() == [
        None if report is None else report.apply("review") for report in single
    ]
    table = CHECKER.check_table(texts).to_pydict()
    assert table["surface"] == [finding.surface for report in single if report is not None for finding in report]


@settings(max_examples=200, deadline=None)
@given(TEXTS, FORMATS)
def test_the_picture_holds_the_text_and_no_markup_of_it(text: str, format: str) -> None:
    report = CHECKER.check(text, format)  # type: ignore[call-overload]
    shown = report._repr_html_()
    body = shown.split('dir="auto">', 1)[1].split("</div>", 1)[0]
    plain = ""
    for piece in body.replace("</mark>", "\0mark\0").split("<mark ")[0:1] + [
        rest.split(">", 1)[1] for rest in body.split("<mark ")[1:]
    ]:
        plain += piece.replace("\0mark\0", "").replace("</mark>", "")
    assert html.unescape(plain) == html.unescape(html.escape(text))
