"""The tests run on the installed wheel, never on the source folder."""

from __future__ import annotations

from pathlib import Path

import csea_terms


def pytest_report_header() -> str:
    return f"csea_terms {csea_terms.__version__}, terminology {csea_terms.terminology_version}"


def pytest_sessionstart() -> None:
    package = Path(csea_terms.__file__).resolve()
    source = Path(__file__).resolve().parent.parent / "python"
    if source in package.parents:
        raise RuntimeError(f"{package} is the source folder; install the wheel and test that")
