"""Errors: precise, typed, and without the text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy
import pandas
import pytest

import csea_terms


def test_the_hierarchy_is_small_and_natural() -> None:
    natural = {
        csea_terms.OptionError: ValueError,
        csea_terms.ApplyError: ValueError,
        csea_terms.ColumnError: ValueError,
        csea_terms.TerminologyError: ValueError,
        csea_terms.TextTypeError: TypeError,
        csea_terms.TextEncodingError: UnicodeEncodeError,
    }
    for error, builtin in natural.items():
        assert issubclass(error, csea_terms.CseaTermsError)
        assert issubclass(error, builtin)
        assert error.__module__ == "csea_terms"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"level": "loud"}, "level: `loud` is not one of: info, caution, avoid"),
        ({"level": "recommended"}, "level: `recommended` is not one of"),
        ({"evidence": "rumour"}, "evidence: `rumour` is not one of: recalled-low"),
        ({"languages": ["tlh"]}, "`tlh`"),
        ({"languages": []}, "languages: at least one"),
    ],
)
def test_wrong_options_are_named_with_the_right_ones(options: dict[str, Any], message: str) -> None:
    with pytest.raises(csea_terms.OptionError, match=message):
        csea_terms.Checker(**options)


def test_wrong_formats_and_applicabilities() -> None:
    checker = csea_terms.Checker()
    with pytest.raises(csea_terms.OptionError, match="format: `docx` is not one of: plain, markdown, html"):
        checker.check("a", format="docx")  # type: ignore[call-overload]
    with pytest.raises(csea_terms.OptionError, match="applicability: `all` is not one of: display, review, safe"):
        checker.check("a").apply("all")  # type: ignore[arg-type]


def test_wrong_types() -> None:
    checker: Any = csea_terms.Checker()
    for text in (1, b"bytes", ["a list"]):
        with pytest.raises(csea_terms.TextTypeError, match="expected str or a missing value, not"):
            checker.check(text)
    with pytest.raises(TypeError):
        csea_terms.Checker(languages="en")
    with pytest.raises(TypeError):
        csea_terms.Checker(loud=True)  # type: ignore[call-arg]


def test_a_lone_surrogate_is_no_text() -> None:
    with pytest.raises(csea_terms.TextEncodingError, match="position 6: surrogates not allowed") as caught:
        csea_terms.Checker().check("child \ud800 pornography")
    assert "pornography" not in str(caught.value)


def test_missing_values_stay_missing() -> None:
    checker: Any = csea_terms.Checker()
    for missing in (None, float("nan"), pandas.NA, pandas.NaT, numpy.float32("nan")):
        assert checker.check(missing) is None


def test_terminology_that_cannot_be_used_tells_every_problem(tmp_path: Path) -> None:
    file = tmp_path / "house.toml"
    file.write_text('id = "a"\nnonsense = 1\n', encoding="utf-8")
    with pytest.raises(csea_terms.TerminologyError, match="house.toml") as caught:
        csea_terms.Checker(terminology=file)
    assert caught.value.problems and "nonsense" in caught.value.problems[0]
    with pytest.raises(FileNotFoundError):
        csea_terms.Checker(terminology=tmp_path / "nothing.toml")
    with pytest.raises(TypeError, match="terminology"):
        csea_terms.Checker(terminology=1)  # type: ignore[arg-type]
