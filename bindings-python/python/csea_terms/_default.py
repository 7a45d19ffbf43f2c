"""The checker that front doors use when none is given."""

from __future__ import annotations

from functools import cache

from csea_terms import Checker


@cache
def _builtin() -> Checker:
    return Checker()


def checker(given: Checker | None) -> Checker:
    """The given checker, or the built-in one, which is made once."""
    if given is None:
        return _builtin()
    if not isinstance(given, Checker):
        raise TypeError(f"checker: expected a csea_terms.Checker, not {type(given).__name__}")
    return given
