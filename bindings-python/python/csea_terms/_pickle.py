"""How objects of the native module are made anew by `pickle` and `copy`."""

from typing import Any

from . import _native


def restore(name: str, state: tuple[Any, ...]) -> Any:
    """The object of the class of this name with this state."""
    return getattr(_native, name)._restore(*state)
