"""Terminology of child sexual exploitation and abuse, as professionals should use it."""

from collections.abc import Sequence

from ._errors import (
    ApplyError,
    ColumnError,
    CseaTermsError,
    OptionError,
    TerminologyError,
    TextEncodingError,
    TextTypeError,
)
from ._native import (
    ArrowColumn,
    ArrowTable,
    Checker,
    Concept,
    Designation,
    Entry,
    Exemption,
    Finding,
    Notice,
    Report,
    Results,
    Source,
    SourceStatement,
    Suggestion,
    Terminology,
    __version__,
    concept,
    lookup,
    terminology_version,
)
from ._summary import Summary, summarise

Sequence.register(Report)

__all__ = [
    "ApplyError",
    "ArrowColumn",
    "ArrowTable",
    "Checker",
    "ColumnError",
    "Concept",
    "CseaTermsError",
    "Designation",
    "Entry",
    "Exemption",
    "Finding",
    "Notice",
    "OptionError",
    "Report",
    "Results",
    "Source",
    "SourceStatement",
    "Suggestion",
    "Summary",
    "Terminology",
    "TerminologyError",
    "TextEncodingError",
    "TextTypeError",
    "__version__",
    "concept",
    "lookup",
    "summarise",
    "terminology_version",
]

del Sequence
