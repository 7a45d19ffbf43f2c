"""Errors: precise, typed, and without the text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy
import pandas
import pytest

import csea_terms


def test_the_hierarchy_is_small_and_natural() -> None:
    natural = {
        csea_terms.OptionError: ValueError,
        csea_terms.OptionTypeError: TypeError,
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
    classifier: Any = csea_terms.Classifier()
    for number in (1, b"bytes", ["a list"], object()):
        with pytest.raises(csea_terms.TextTypeError, match="expected str or a missing value, not"):
            classifier.classify(number)
    with pytest.raises(TypeError):
        csea_terms.Checker(loud=True)  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"level": 3}, "level: expected str, not int"),
        ({"level": b"info"}, "level: expected str, not bytes"),
        ({"languages": "en"}, "languages: expected a list of str, not str"),
        ({"languages": [1]}, "languages: expected a list of str, not list"),
        ({"evidence": 1.5}, "evidence: expected str, not float"),
        ({"profile": []}, "profile: expected str, not list"),
        ({"max_findings": "many"}, "max_findings: expected int, not str"),
        ({"max_text_bytes": 2.5}, "max_text_bytes: expected int, not float"),
        ({"terminology": 1}, "terminology: expected a Terminology, a path or a list of paths, not int"),
    ],
)
def test_options_of_wrong_types_are_named(options: dict[str, Any], message: str) -> None:
    with pytest.raises(csea_terms.OptionTypeError, match=f"^{message}$"):
        csea_terms.Checker(**options)


def test_numbers_out_of_range_are_named() -> None:
    with pytest.raises(csea_terms.OptionError, match="max_findings: -1 is out of range"):
        csea_terms.Checker(max_findings=-1)
    with pytest.raises(csea_terms.OptionError, match="threads: -2 is out of range"):
        csea_terms.Checker().check_many([], threads=-2)


def test_arguments_of_calls_are_named() -> None:
    checker: Any = csea_terms.Checker()
    classifier: Any = csea_terms.Classifier()
    calls: dict[str, Callable[[], object]] = {
        "format: expected str, not int": lambda: checker.check("a", 3),
        "format: expected str, not NoneType": lambda: classifier.classify("a", None),
        "offsets: expected str, not bytes": lambda: checker.check_column([], offsets=b"utf8"),
        "on_error: expected str, not bool": lambda: checker.flag_column([], on_error=True),
        "column: expected str, not int": lambda: checker.check_table([], 3),
        "threads: expected int, not str": lambda: checker.check_many([], threads="two"),
        "read_ahead: expected int, not str": lambda: classifier.classify_many([], read_ahead="all"),
        "applicability: expected str, not int": lambda: checker.check("a").apply(1),
        "extent: expected str, not int": lambda: classifier.classify_each("a", 1),
        "coverage: expected str, not list": lambda: classifier.classify("a", coverage=["mnr"]),
        "roll_up: expected bool, not str": lambda: csea_terms.Classifier(roll_up="yes"),  # type: ignore[arg-type]
        "facets: expected a list of str, not str": lambda: csea_terms.Classifier(facets="harm"),
        "progress: expected a callable or a bar with `update`, not int": lambda: checker.check_many([], progress=7),
    }
    for message, call in calls.items():
        with pytest.raises(csea_terms.OptionTypeError) as caught:
            call()
        assert str(caught.value) == message


def test_what_is_looked_up_is_a_text() -> None:
    terminology: Any = csea_terms.Terminology()
    look_ups: list[Any] = [
        csea_terms.lookup,
        csea_terms.concept,
        csea_terms.threat,
        csea_terms.measure,
        csea_terms.capability,
        terminology.search,
        terminology.__getitem__,
        csea_terms.Checker().concept,
        csea_terms.Classifier().threat,
    ]
    for look_up in look_ups:
        for wrong in (None, 7, b"csam"):
            with pytest.raises(csea_terms.TextTypeError, match=f"expected str, not {type(wrong).__name__}"):
                look_up(wrong)
        with pytest.raises(csea_terms.TextEncodingError, match="surrogates not allowed"):
            look_up("csam \ud800")


def test_a_lone_surrogate_is_no_text() -> None:
    with pytest.raises(csea_terms.TextEncodingError, match="position 6: surrogates not allowed") as caught:
        csea_terms.Checker().check("child \ud800 pornography")
    assert "pornography" not in str(caught.value)
    with pytest.raises(csea_terms.TextEncodingError, match="position 6: surrogates not allowed"):
        csea_terms.Classifier().classify("child \ud800 pornography")
    with pytest.raises(csea_terms.TextEncodingError, match="surrogates not allowed"):
        csea_terms.Checker("\ud800")  # type: ignore[arg-type]


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
