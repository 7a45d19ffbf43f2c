"""Overviews of many reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib
import matplotlib.pyplot
import pytest

import csea_terms

matplotlib.use("Agg")

TEXTS = [
    "He held child pornography.",
    "A child prostitute and child pornography.",
    "Clean.",
    None,
    "It says “child porn”.",
]


HOTLINES = ["The strategy sets up a national hotline for child sexual abuse material."] * 2


@pytest.fixture
def summary() -> csea_terms.Summary:
    return csea_terms.summarise(csea_terms.Checker().check_many(TEXTS))


def both() -> csea_terms.Summary:
    texts = [*TEXTS, "He threatened to send the boy's intimate pictures to his contacts unless he paid.", *HOTLINES]
    classifications = csea_terms.Classifier().classify_many(texts)
    return csea_terms.summarise(csea_terms.Checker().check_many(texts), classifications)


def test_counts(summary: csea_terms.Summary) -> None:
    assert (summary.texts, summary.missing, summary.texts_with_findings) == (5, 1, 2)
    assert (summary.findings, summary.exempted, summary.truncated) == (3, 1, 0)
    assert summary.by_level == {"avoid": 3}
    assert list(summary.by_concept.items()) == [("csam", 2), ("exploitation-in-prostitution", 1)]
    assert summary.by_term["child pornography"] == 2
    assert summary.by_exemption == {"quotation": 1}
    assert sum(summary.by_concept.values()) == sum(summary.by_level.values()) == summary.findings
    assert summary.to_dict()["texts"] == 5
    assert summary.to_pandas("concept")["count"].tolist() == [2, 1]


def test_counts_of_topics(summary: csea_terms.Summary) -> None:
    texts = [
        "He threatened to send the boy's intimate pictures to his contacts unless he paid.",
        "The strategy sets up a national hotline for child sexual abuse material.",
        "He held child pornography.",
        "The children read.",
        None,
    ]
    classifier, checker = csea_terms.Classifier(), csea_terms.Checker()
    classifications = list(classifier.classify_many(texts))
    about = csea_terms.summarise(classifications)
    assert (about.texts, about.missing, about.findings) == (5, 1, 0)
    spoken = [one for one in classifications if one]
    assert about.texts_with_tags == len(spoken) > 1
    for by, kind in (("threat", "threat"), ("measure", "measure"), ("framework", "framework")):
        counts = about.counts(by)  # type: ignore[arg-type]
        assert sum(counts.values()) == sum(tag.kind == kind for one in spoken for tag in one)
    assert about.by_threat["harm.sexual-extortion.financial"] == 1
    both = csea_terms.summarise(checker.check_many(texts), classifier.classify_many(texts))
    assert (both.texts, both.missing, both.texts_with_findings) == (5, 1, 1)
    assert both.by_threat == about.by_threat and both.by_concept == {"csam": 1}
    assert "harm.sexual-extortion.financial" in both._repr_html_() and "csam" in both._repr_html_()
    assert "harm." not in summary._repr_html_()


def test_no_reports_give_an_empty_summary() -> None:
    empty = csea_terms.summarise([])
    assert empty == csea_terms.Summary()
    assert "0" in empty._repr_html_()
    empty.plot()


def test_the_picture_and_the_plot(tmp_path: Path) -> None:
    summary = both()
    shown = summary._repr_html_()
    assert "csam" in shown and "quotation" in shown and "2" in shown
    by: Any
    for by in ("concept", "term", "level", "exemption", "threat", "measure", "framework"):
        axes = summary.plot(by)
        assert len(axes.patches) == len(summary.counts(by))
        assert [int(bar.get_width()) for bar in axes.patches][::-1] == list(summary.counts(by).values())
        file = tmp_path / f"{by}.png"
        axes.figure.savefig(file)
        assert file.stat().st_size > 1000
        matplotlib.pyplot.close(axes.figure)
    with pytest.raises(
        csea_terms.OptionError, match="by: `colour` is not one of: concept, term, level, exemption, threat"
    ):
        summary.plot("colour")  # type: ignore[arg-type]
