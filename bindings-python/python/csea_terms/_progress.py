"""Telling how far a long run has come."""

from collections.abc import Callable, Sized
from typing import Any


def ticker(progress: Any, texts: object) -> Callable[[int], None]:
    """A function that takes the number of texts done since its last call.

    `progress` is a bar with `update(n)` (an instance of `tqdm`), a class of such bars (`tqdm` itself), or a callable that
    takes the number of texts done so far.
    """
    if isinstance(progress, type) and hasattr(progress, "update"):
        bar = progress(total=len(texts) if isinstance(texts, Sized) else None)
        return _closing(bar)
    if hasattr(progress, "update"):
        return lambda number: progress.update(number)
    if not callable(progress):
        from csea_terms import OptionTypeError

        raise OptionTypeError(f"progress: expected a callable or a bar with `update`, not {type(progress).__name__}")
    done = 0

    def tell(number: int) -> None:
        nonlocal done
        done += number
        progress(done)

    return tell


def _closing(bar: Any) -> Callable[[int], None]:
    """A bar that was made here is closed here, when all is done."""

    def tell(number: int) -> None:
        bar.update(number)
        if bar.total is not None and bar.n >= bar.total:
            bar.close()

    return tell
