"""Terminology of child sexual exploitation and abuse, as professionals should use it."""

from collections.abc import Sequence

from ._errors import ApplyError, CseaTermsError, OptionError
from ._native import (
    Checker,
    Concept,
    Designation,
    Entry,
    Exemption,
    Finding,
    Report,
    Source,
    SourceStatement,
    Suggestion,
    __version__,
    concept,
    lookup,
    terminology_version,
)

Sequence.register(Report)

__all__ = [
    "ApplyError",
    "Checker",
    "Concept",
    "CseaTermsError",
    "Designation",
    "Entry",
    "Exemption",
    "Finding",
    "OptionError",
    "Report",
    "Source",
    "SourceStatement",
    "Suggestion",
    "__version__",
    "concept",
    "lookup",
    "terminology_version",
]

del Sequence
