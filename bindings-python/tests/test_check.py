"""Checking: reports, findings, offsets, edits, output."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

import csea_terms

TEXT = "Police seized child pornography; the film speaks of “child porn”."

# What stands before the wording changes every unit differently.
PADDINGS = ["", "é ", "e\u0301 ", "İİ ", "🙂 ", "👩‍👧‍👦 ", "児童を守る。 ", "\r\n\r\n", "אב ", "ﬁ ", "\u00ad "]


@pytest.fixture(scope="module")
def checker() -> csea_terms.Checker:
    return csea_terms.Checker()


@pytest.fixture(scope="module")
def report(checker: csea_terms.Checker) -> csea_terms.Report:
    return checker.check(TEXT)


def test_a_finding_says_what_why_and_what_instead(report: csea_terms.Report) -> None:
    (finding,) = report
    assert finding.concept == "csam"
    assert finding.term == "child pornography"
    assert finding.surface == "child pornography"
    assert finding.level == "avoid"
    assert (finding.line, finding.column) == (1, 15)
    assert finding.span == (finding.start, finding.end) == (14, 31)
    assert finding.message and finding.reason
    assert finding.sources and all(source.id and source.evidence for source in finding.sources)
    assert finding.suggestions[0].replacement == "child sexual abuse material"
    assert finding.suggestions[0].applicability == "safe"
    assert finding.exemption is None


def test_an_exempted_place_says_why(report: csea_terms.Report) -> None:
    (exempted,) = report.exempted
    assert exempted.surface == "child porn"
    assert exempted.exemption is not None
    assert exempted.exemption.kind == "quotation"
    assert exempted.exemption.reason


@pytest.mark.parametrize("padding", PADDINGS)
def test_offsets_cut_out_the_surface_in_every_unit(checker: csea_terms.Checker, padding: str) -> None:
    text = f"{padding}He held child pornography {padding}and more child\u00a0por\u00adnography.{padding}"
    report = checker.check(text)
    assert [finding.surface for finding in report] == ["child pornography", "child\u00a0por\u00adnography"]
    utf8, utf16 = text.encode(), text.encode("utf-16-le")
    for finding in report:
        assert text[finding.start : finding.end] == finding.surface
        start, end = finding.span_utf8
        assert utf8[start:end].decode() == finding.surface
        start, end = finding.span_utf16
        assert utf16[2 * start : 2 * end].decode("utf-16-le") == finding.surface


def test_a_report_is_a_sequence(checker: csea_terms.Checker) -> None:
    report = checker.check("child pornography " * 3)
    assert isinstance(report, Sequence)
    assert len(report) == 3
    assert list(report) == [report[0], report[1], report[2]]
    assert report[-1] == report[2]
    assert report[:2] == (report[0], report[1])
    assert list(reversed(report)) == [report[2], report[1], report[0]]
    assert report[1] in report
    assert report.index(report[1]) == 1
    assert report.count(report[1]) == 1
    with pytest.raises(IndexError):
        report[3]
    with pytest.raises(ValueError):
        report.index(report[0], 1)


def test_a_clean_text_gives_an_empty_report(checker: csea_terms.Checker) -> None:
    for text in ("", "The children read."):
        report = checker.check(text)
        assert not report
        assert report.exempted == ()
        assert report.apply() == text


def test_findings_are_values(checker: csea_terms.Checker, report: csea_terms.Report) -> None:
    again = checker.check(TEXT)
    assert again[0] == report[0]
    assert len({again[0], report[0], *report.exempted}) == 2
    assert report[0].suggestions == again[0].suggestions
    assert "child pornography" in repr(report[0])
    with pytest.raises(AttributeError):
        report[0].level = "info"  # type: ignore[misc]


def test_apply_changes_only_what_is_applicable_and_used(report: csea_terms.Report) -> None:
    fixed = "Police seized child sexual abuse material; the film speaks of “child porn”."
    assert report.apply() == fixed
    assert report.apply("review") == fixed
    assert report.apply(applicability="display") == fixed


def test_output_is_the_contract_of_the_command(report: csea_terms.Report) -> None:
    (finding,) = report.to_dicts()
    assert finding == report[0].to_dict()
    assert finding["span"] == {"utf8": [14, 31], "utf16": [14, 31], "char": [14, 31]}
    output = json.loads(report.to_json())
    assert output["schema"] == 1
    assert output["tool"] == {
        "name": "csea-terms",
        "version": csea_terms.__version__,
        "terminology": report.terminology_version,
    }
    (document,) = output["documents"]
    assert document["findings"] == report.to_dicts()
    assert [exempted["surface"] for exempted in document["exempted"]] == ["child porn"]


def test_formats_are_read_as_such(checker: csea_terms.Checker) -> None:
    text = "He held **child** pornography, not `child pornography`."
    report = checker.check(text, format="markdown")
    assert report.format == "markdown"
    assert [finding.surface for finding in report] == ["child** pornography"]
    assert [(one.surface, one.exemption and one.exemption.kind) for one in report.exempted] == [
        ("child pornography", "markup")
    ]
    assert report.text == text
    assert len(checker.check("<p>child <b>pornography</b></p>", "html")) == 1


def test_levels_and_evidence_filter(checker: csea_terms.Checker) -> None:
    assert len(csea_terms.Checker(level="avoid").check(TEXT)) == 1
    everything = csea_terms.Checker("info", ["en"], "recalled-low").check(TEXT)
    assert {"child pornography"} <= {finding.surface for finding in everything}
    for finding in csea_terms.Checker(evidence="attested").check(TEXT):
        assert "attested" in {source.evidence for source in finding.sources}


def test_limits_end_a_check_and_the_report_says_so() -> None:
    assert not csea_terms.Checker().check(TEXT).truncated
    assert csea_terms.Checker(max_text_bytes=10).check(TEXT).truncated
    few = csea_terms.Checker(max_findings=1).check("child pornography\n\n" * 3)
    assert len(few) == 1
    assert few.truncated


def test_a_profile_changes_what_is_said_and_says_why() -> None:
    profiled = csea_terms.Checker(profile="media")
    assert profiled != csea_terms.Checker()
    assert "media" in repr(profiled)
    with pytest.raises(csea_terms.OptionError, match="profile: `choir` is not one of: .*media"):
        csea_terms.Checker(profile="choir")


def test_directives_are_honoured_and_wrong_ones_noticed(checker: csea_terms.Checker) -> None:
    text = "<!-- csea-terms: ignore-next csam -- a survey of 2004 -->\nHe held child pornography.\n"
    report = checker.check(text, "markdown")
    assert [(one.surface, one.exemption and one.exemption.kind) for one in report.exempted] == [
        ("child pornography", "directive")
    ]
    assert report.notices == ()
    wrong = checker.check(
        "<!-- csea-terms: ignore-next nothing-of-the-kind -->\nHe held child pornography.\n", "markdown"
    )
    (notice,) = wrong.notices
    assert "nothing-of-the-kind" in notice.message
    assert (notice.line, notice.column) == (1, 1) and notice.span[0] < notice.span[1]
    assert json.loads(wrong.to_json())["documents"][0]["notices"][0]["message"] == notice.message
