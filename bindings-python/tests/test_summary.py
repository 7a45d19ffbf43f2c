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


@pytest.fixture
def summary() -> csea_terms.Summary:
    return csea_terms.summarise(csea_terms.Checker().check_many(TEXTS))


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


def test_no_reports_give_an_empty_summary() -> None:
    empty = csea_terms.summarise([])
    assert empty == csea_terms.Summary()
    assert "0" in empty._repr_html_()
    empty.plot()


def test_the_picture_and_the_plot(summary: csea_terms.Summary, tmp_path: Path) -> None:
    shown = summary._repr_html_()
    assert "csam" in shown and "quotation" in shown and "2" in shown
    by: Any
    for by in ("concept", "term", "level", "exemption"):
        axes = summary.plot(by)
        assert len(axes.patches) == len(summary.counts(by))
        assert [int(bar.get_width()) for bar in axes.patches][::-1] == list(summary.counts(by).values())
        file = tmp_path / f"{by}.png"
        axes.figure.savefig(file)
        assert file.stat().st_size > 1000
        matplotlib.pyplot.close(axes.figure)
    with pytest.raises(csea_terms.OptionError, match="by: `colour` is not one of: concept, term, level, exemption"):
        summary.plot("colour")  # type: ignore[arg-type]
