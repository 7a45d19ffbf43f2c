"""The types are there, and a typed consumer runs as it is typed."""

from __future__ import annotations

from pathlib import Path

import csea_terms
from consumer import consume


def test_the_types_are_shipped() -> None:
    package = Path(csea_terms.__file__).parent
    assert (package / "py.typed").exists()
    assert (package / "__init__.pyi").exists()


def test_a_typed_consumer_runs() -> None:
    assert "child sexual abuse material" in consume()


def test_every_public_name_is_described() -> None:
    stub = (Path(csea_terms.__file__).parent / "__init__.pyi").read_text(encoding="utf-8")
    for name in csea_terms.__all__:
        assert f'"{name}"' in stub
    undescribed = [name for name in csea_terms.__all__ if not name.startswith("_") and not describes(name)]
    assert undescribed == []


def describes(name: str) -> bool:
    return isinstance(getattr(csea_terms, name), str) or bool(getattr(csea_terms, name).__doc__)
