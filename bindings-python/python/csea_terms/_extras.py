"""Libraries that the package works with and does not depend on."""

from importlib import import_module
from typing import Any


def require(module: str, extra: str) -> Any:
    """The module, or an error that says how to get it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            f"{module} is not installed; `pip install 'csea-terms[{extra}]'` brings it", name=module
        ) from error
