"""Errors: precise, typed, and without the text."""

from __future__ import annotations

from typing import Any

import pytest

import csea_terms


def test_the_hierarchy_is_small_and_natural() -> None:
    for error in (csea_terms.OptionError, csea_terms.ApplyError):
        assert issubclass(error, csea_terms.CseaTermsError)
        assert issubclass(error, ValueError)
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
        checker.check("a", format="docx")  # type: ignore[arg-type]
    with pytest.raises(csea_terms.OptionError, match="applicability: `all` is not one of: display, review, safe"):
        checker.check("a").apply("all")  # type: ignore[arg-type]


def test_wrong_types() -> None:
    checker: Any = csea_terms.Checker()
    for text in (None, 1, b"bytes"):
        with pytest.raises(TypeError):
            checker.check(text)
    with pytest.raises(TypeError):
        csea_terms.Checker(languages="en")
    with pytest.raises(TypeError):
        csea_terms.Checker(loud=True)  # type: ignore[call-arg]


def test_a_lone_surrogate_is_no_text() -> None:
    with pytest.raises(UnicodeEncodeError):
        csea_terms.Checker().check("child \ud800 pornography")
