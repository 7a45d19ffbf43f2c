"""What notebooks show, and the tutorial."""

from __future__ import annotations

import os
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

import csea_terms

TUTORIAL = Path(__file__).resolve().parent.parent / "notebooks" / "tutorial.ipynb"


class Page(HTMLParser):
    """Tags, attributes and text of a page; every tag is closed in its order."""

    VOID = ("br", "hr", "img")

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.classes: list[str] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        self.classes += [value or "" for name, value in attrs if name == "class"]
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text += data


def test_a_report_shows_levels_reasons_and_what_was_left_alone() -> None:
    report = csea_terms.Checker("info").check("Police seized child pornography; the film speaks of “child porn”.")
    page = Page(report._repr_html_())
    assert "csea-avoid" in page.classes and "csea-exempt" in page.classes
    assert report[0].reason in page.text
    assert "child sexual abuse material" in page.text
    assert "quotation" in page.text
    assert page.tags.count("mark") == 2


EXTORTION = "He threatened to send the boy's intimate pictures to his contacts unless he paid."
HOTLINE = "The strategy sets up a national hotline for child sexual abuse material."


def test_a_classification_shows_facets_with_evidence() -> None:
    classifier = csea_terms.Classifier(schemes=list(csea_terms.Classifier().schemes))
    classification = classifier.classify(f"{EXTORTION} {HOTLINE}")
    page = Page(classification._repr_html_())
    assert page.tags.count("mark") >= 2
    for tag in classification:
        assert tag.label in page.text and tag.facet in page.text and f"{tag.score:.2f}" in page.text
        assert tag.evidence[0].surface in page.text and tag.evidence[0].rule in page.text
    assert {"csea-threat", "csea-measure"} <= set(page.classes)
    assert "nothing recognised" in Page(classifier.classify("The children read.")._repr_html_()).text


def test_coverage_shows_what_is_covered_and_what_not() -> None:
    classification = csea_terms.Classifier().classify(HOTLINE, coverage="mnr")
    coverage = classification.coverage
    assert coverage is not None
    for page in (Page(classification._repr_html_()), Page(coverage._repr_html_())):
        assert all(row.label in page.text for row in coverage)
        assert f"{len(coverage.covered)} of {len(coverage)}" in page.text


def test_parts_show_their_own_text_only() -> None:
    (part,) = csea_terms.Classifier().classify_each(f"The council met.\n\n{EXTORTION}")
    page = Page(part._repr_html_())
    assert EXTORTION in page.text and "council" not in page.text


def test_markup_in_a_classified_text_stays_text() -> None:
    text = f'<script>alert("x")</script> <img src=x onerror=alert(1)> & </div> {EXTORTION}'
    formats: list[Any] = ["plain", "markdown", "html"]
    for format in formats:
        page = Page(csea_terms.Classifier().classify(text, format)._repr_html_())
        assert "script" not in page.tags and "img" not in page.tags
        assert text in page.text


def test_topics_have_a_picture() -> None:
    for topic in csea_terms.Terminology().threats[:20]:
        page = Page(topic._repr_html_())
        assert topic.definition in page.text
        assert all(code.code in page.text for code in topic.codes)


def test_markup_in_the_text_stays_text() -> None:
    text = '<script>alert("x")</script> <img src=x onerror=alert(1)> child pornography & </div> <!-- “child porn” -->'
    formats: list[Any] = ["plain", "markdown", "html"]
    for format in formats:
        page = Page(csea_terms.Checker().check(text, format)._repr_html_())
        assert "script" not in page.tags and "img" not in page.tags
        assert text in page.text


def test_long_texts_and_long_lists_are_cut_and_say_so() -> None:
    report = csea_terms.Checker().check("He held child pornography.\n\n" * 3000)
    shown = report._repr_html_()
    assert len(shown) < 2_000_000
    page = Page(shown)
    assert "more characters" in page.text
    assert f"… and {len(report) - 200} more" in page.text


def test_a_clean_text_says_so() -> None:
    assert "nothing found" in Page(csea_terms.Checker().check("The children read.")._repr_html_()).text


def test_findings_and_concepts_have_a_picture() -> None:
    report = csea_terms.Checker().check("He held child pornography.")
    assert report[0].message in Page(report[0]._repr_html_()).text
    concept = csea_terms.concept("csam")
    assert concept is not None
    page = Page(concept._repr_html_())
    assert concept.definition in page.text
    assert all(one.text in page.text for one in concept.designations)


def test_the_tutorial_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The kernel is the interpreter of this environment, whatever kernels the machine knows.
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "1")
    monkeypatch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    notebook = nbformat.read(TUTORIAL, as_version=4)
    assert all(not cell.get("outputs") for cell in notebook.cells), "commit the tutorial without outputs"
    NotebookClient(notebook, timeout=240, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    kinds = {kind for output in shown for kind in output.get("data", {})}
    assert {"text/html", "image/png"} <= kinds
    assert not [output for output in shown if output.output_type == "error"]
    executed = os.environ.get("CSEA_TERMS_EXECUTED_TUTORIAL")
    if executed:
        nbformat.write(notebook, executed)
