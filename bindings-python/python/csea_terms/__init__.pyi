"""Terminology of child sexual exploitation and abuse, as professionals should use it."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal, SupportsIndex, TypeAlias, final, overload

from ._errors import ApplyError as ApplyError
from ._errors import CseaTermsError as CseaTermsError
from ._errors import OptionError as OptionError

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

_Level: TypeAlias = Literal["info", "caution", "avoid"]
_Format: TypeAlias = Literal["plain", "markdown", "html"]
_Applicability: TypeAlias = Literal["display", "review", "safe"]
_Status: TypeAlias = Literal["preferred", "admitted", "deprecated"]
_Usage: TypeAlias = Literal["recommended", "info", "caution", "avoid"]
_Evidence: TypeAlias = Literal[
    "recalled-low", "recalled-medium", "recalled-high", "analogy", "secondary", "attested"
]
_Mark: TypeAlias = Literal["recommended", "info", "caution", "avoid", "legal-only", "unknown"]
_Kind: TypeAlias = Literal[
    "outdated", "stigmatising", "victim-blaming", "minimising", "sensational", "imprecise", "legal-only"
]
_ExemptionKind: TypeAlias = Literal[
    "quotation", "mention", "title", "offence", "reference", "markup", "own-words", "directive", "preferred"
]

__version__: Final[str]

terminology_version: Final[str]
"""Version of the built-in terminology."""

def lookup(text: str) -> tuple[Entry, ...]:
    """The designations of the built-in terminology that a person may mean by `text`.

    By the exact wording or an id first, else by wording that contains it. Nothing found gives an empty tuple.
    """

def concept(id: str) -> Concept | None:
    """The concept of the built-in terminology with this id, or `None`; a renamed id leads to its successor."""

@final
class Checker:
    """Checks texts for outdated or harmful wording. Immutable; may be shared between threads."""

    def __new__(
        cls,
        level: _Level = "caution",
        languages: Sequence[str] = ...,
        evidence: _Evidence | None = None,
        *,
        max_text_bytes: int | None = None,
        max_findings: int | None = None,
    ) -> Checker:
        """Compiles a checker for the built-in terminology.

        `level` is the lowest level reported. `languages` are BCP 47 tags, English by default. `evidence` leaves out
        findings whose best evidence is weaker. Beyond `max_text_bytes` (UTF-8) and `max_findings` a text is not
        checked, and the report says that it is truncated. `OptionError` if a level, language or grade does not exist.
        """

    def check(self, text: str, format: _Format = "plain") -> Report:
        """Checks a text. Other threads run meanwhile.

        `OptionError` if there is no such format; `UnicodeEncodeError` if the text holds a lone surrogate.
        """

    def lookup(self, text: str) -> tuple[Entry, ...]:
        """The designations that a person may mean by `text`."""

    def concept(self, id: str) -> Concept | None:
        """The concept with this id, or `None`; a renamed id leads to its successor."""

    @property
    def terminology_version(self) -> str:
        """Version of the terminology that is checked against."""

@final
class Report(Sequence[Finding]):
    """What a check found: a sequence of findings in the order of the text."""

    @property
    def exempted(self) -> tuple[Finding, ...]:
        """What was recognised and left alone, in the order of the text; each says why."""

    @property
    def text(self) -> str:
        """The text that was checked."""

    @property
    def format(self) -> _Format:
        """How the text was read."""

    @property
    def terminology_version(self) -> str:
        """Version of the terminology that was checked against."""

    @property
    def truncated(self) -> bool:
        """Whether a limit ended the check before the end of the text."""

    def apply(self, applicability: _Applicability = "safe") -> str:
        """The text with the first suggestion of every finding applied that is at least as applicable as asked.

        Exempted places are never touched.
        """

    def to_dicts(self) -> list[dict[str, Any]]:
        """The findings as dictionaries, with the keys of the command's JSON output."""

    def to_json(self) -> str:
        """The whole report in the form of the command's `--output json`."""

    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, index: SupportsIndex, /) -> Finding: ...
    @overload
    def __getitem__(self, index: slice, /) -> tuple[Finding, ...]: ...
    def __iter__(self) -> Iterator[Finding]: ...
    def __contains__(self, value: object, /) -> bool: ...
    def __reversed__(self) -> Iterator[Finding]: ...
    def index(self, value: Any, *bounds: int) -> int: ...
    def count(self, value: Any) -> int: ...

@final
class Finding:
    """A piece of discouraged wording in a text. Offsets are in code points unless their name says otherwise."""

    @property
    def concept(self) -> str:
        """Identifier of the concept."""

    @property
    def designation(self) -> str:
        """Identifier of the designation within the concept."""

    @property
    def term(self) -> str:
        """The designation as the terminology lists it."""

    @property
    def surface(self) -> str:
        """The wording as it stands in the text."""

    @property
    def level(self) -> _Level:
        """`avoid`, `caution` or `info`."""

    @property
    def kind(self) -> _Kind | None:
        """Why the wording is discouraged, in a word."""

    @property
    def start(self) -> int:
        """Where it starts."""

    @property
    def end(self) -> int:
        """Where it ends; `text[start:end]` is the surface."""

    @property
    def span(self) -> tuple[int, int]:
        """Start and end in code points."""

    @property
    def span_utf8(self) -> tuple[int, int]:
        """Start and end in bytes of the text in UTF-8."""

    @property
    def span_utf16(self) -> tuple[int, int]:
        """Start and end in UTF-16 code units."""

    @property
    def line(self) -> int:
        """Line, from 1."""

    @property
    def column(self) -> int:
        """Column in code points, from 1."""

    @property
    def message(self) -> str:
        """What the finding says, in a sentence."""

    @property
    def reason(self) -> str:
        """Why the wording is discouraged."""

    @property
    def advice(self) -> str | None:
        """What to do where nothing can be swapped in."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """Who says so, best evidence first."""

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """Wording that could stand there instead, the best first."""

    @property
    def fingerprint(self) -> str:
        """Identifies the finding across runs."""

    @property
    def exemption(self) -> Exemption | None:
        """Why the place is exempt, or why its level was lowered."""

    def to_dict(self) -> dict[str, Any]:
        """As a dictionary, with the keys of the command's JSON output."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Suggestion:
    """Wording that could stand in the place of a finding."""

    @property
    def replacement(self) -> str:
        """What would stand in the place."""

    @property
    def applicability(self) -> _Applicability:
        """`safe`, `review` or `display`."""

    @property
    def note(self) -> str | None:
        """When it fits."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Source:
    """A source and how well its statement is evidenced."""

    @property
    def id(self) -> str:
        """Identifier of the source."""

    @property
    def evidence(self) -> _Evidence:
        """Grade of the evidence."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Exemption:
    """Why a place is exempt, or why its level was lowered."""

    @property
    def kind(self) -> _ExemptionKind:
        """What the place is: `quotation`, `mention`, `title`, `offence`, `reference`, `markup`, `own-words`, `directive` or `preferred`."""

    @property
    def reason(self) -> str:
        """The same for the writer."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Concept:
    """A unit of knowledge with all designations that stand for it."""

    @property
    def id(self) -> str:
        """Stable identifier."""

    @property
    def group(self) -> str:
        """Section of the data."""

    @property
    def label(self) -> str:
        """Heading."""

    @property
    def definition(self) -> str:
        """Definition in the project's own words."""

    @property
    def scope_note(self) -> str | None:
        """What belongs here and what does not."""

    @property
    def related(self) -> tuple[str, ...]:
        """Identifiers of related concepts."""

    @property
    def designations(self) -> tuple[Designation, ...]:
        """All designations, recommended ones first."""

    def to_dict(self) -> dict[str, Any]:
        """As a dictionary, with the keys of the command's JSON output."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Designation:
    """A word or phrase that stands for a concept, and what is advised about it."""

    @property
    def id(self) -> str:
        """Identifier within the concept."""

    @property
    def text(self) -> str:
        """The wording."""

    @property
    def language(self) -> str:
        """BCP 47 tag."""

    @property
    def status(self) -> _Status:
        """`preferred`, `admitted` or `deprecated`."""

    @property
    def usage(self) -> _Usage:
        """`recommended`, `info`, `caution` or `avoid`."""

    @property
    def kind(self) -> _Kind | None:
        """Why it is discouraged, in a word."""

    @property
    def reason(self) -> str:
        """Why it is discouraged; empty if it is not."""

    @property
    def exceptions(self) -> str | None:
        """Where it is right."""

    @property
    def replacements(self) -> tuple[str, ...]:
        """Wording to use instead."""

    @property
    def advice(self) -> str | None:
        """What to do where nothing can be swapped in."""

    @property
    def sources(self) -> tuple[SourceStatement, ...]:
        """Who says so, best evidence first."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class SourceStatement:
    """What one source says of a designation."""

    @property
    def id(self) -> str:
        """Identifier of the source."""

    @property
    def authority(self) -> str:
        """Who speaks."""

    @property
    def title(self) -> str:
        """Title of the document."""

    @property
    def year(self) -> str | None:
        """Year or period."""

    @property
    def address(self) -> str | None:
        """Official address."""

    @property
    def evidence(self) -> _Evidence:
        """Grade of the evidence."""

    @property
    def mark(self) -> _Mark:
        """What the source says of the wording."""

    @property
    def note(self) -> str | None:
        """What it supports."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Entry:
    """A designation that was looked up, with its concept."""

    @property
    def concept(self) -> Concept:
        """The concept."""

    @property
    def designation(self) -> Designation:
        """The designation."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
