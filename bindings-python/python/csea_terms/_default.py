"""The checker and the classifier that front doors use when none is given."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from csea_terms import Checker, Classifier, OptionTypeError

_T = TypeVar("_T")


@cache
def _builtin_checker() -> Checker:
    return Checker()


@cache
def _builtin_classifier() -> Classifier:
    return Classifier()


def checker(given: Checker | None) -> Checker:
    """The given checker, or the built-in one, which is made once."""
    return _builtin_checker() if given is None else _verified("checker", Checker, given)


def classifier(given: Classifier | None) -> Classifier:
    """The given classifier, or the built-in one, which is made once."""
    return _builtin_classifier() if given is None else _verified("classifier", Classifier, given)


def _verified(option: str, kind: type[_T], value: object) -> _T:
    if not isinstance(value, kind):
        raise OptionTypeError(f"{option}: expected a csea_terms.{kind.__name__}, not {type(value).__name__}")
    return value
