"""The checker and the classifier that front doors use when none is given."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from csea_terms import Checker, Classifier, OptionTypeError

_T = TypeVar("_T", Checker, Classifier)


@cache
def _builtin(kind: type[_T]) -> _T:
    return kind()


def checker(given: Checker | None) -> Checker:
    """The given checker, or the built-in one, which is made once."""
    return _given("checker", Checker, given)


def classifier(given: Classifier | None) -> Classifier:
    """The given classifier, or the built-in one, which is made once."""
    return _given("classifier", Classifier, given)


def _given(option: str, kind: type[_T], value: _T | None) -> _T:
    if value is None:
        return _builtin(kind)
    if not isinstance(value, kind):
        raise OptionTypeError(f"{option}: expected a csea_terms.{kind.__name__}, not {type(value).__name__}")
    return value
