"""Terminology of child sexual exploitation and abuse, as professionals should use it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from os import PathLike
from typing import Any, Final, Generic, Literal, Protocol, SupportsIndex, TypeAlias, TypeVar, final, overload

from ._errors import ApplyError as ApplyError
from ._errors import ColumnError as ColumnError
from ._errors import CseaTermsError as CseaTermsError
from ._errors import OptionError as OptionError
from ._errors import OptionTypeError as OptionTypeError
from ._errors import TerminologyError as TerminologyError
from ._errors import TextEncodingError as TextEncodingError
from ._errors import TextTypeError as TextTypeError
from ._summary import Summary as Summary
from ._summary import summarise as summarise

__all__ = [
    "ApplyError",
    "ArrowColumn",
    "ArrowTable",
    "Checker",
    "Classification",
    "Classifier",
    "Code",
    "ColumnError",
    "Concept",
    "Coverage",
    "CoverageRow",
    "CseaTermsError",
    "Designation",
    "Entry",
    "Evidence",
    "Exemption",
    "Finding",
    "Notice",
    "OptionError",
    "OptionTypeError",
    "Report",
    "Results",
    "Source",
    "SourceStatement",
    "Suggestion",
    "Summary",
    "Tag",
    "Terminology",
    "TerminologyError",
    "TextEncodingError",
    "TextTypeError",
    "Topic",
    "__version__",
    "capability",
    "concept",
    "lookup",
    "measure",
    "summarise",
    "terminology_version",
    "threat",
]

_Level: TypeAlias = Literal["info", "caution", "avoid"]
_Format: TypeAlias = Literal["plain", "markdown", "html"]
_Applicability: TypeAlias = Literal["display", "review", "safe"]
_Status: TypeAlias = Literal["preferred", "admitted", "deprecated"]
_Usage: TypeAlias = Literal["recommended", "info", "caution", "avoid"]
_Evidence: TypeAlias = Literal["recalled-low", "recalled-medium", "recalled-high", "analogy", "secondary", "attested"]
_Mark: TypeAlias = Literal["recommended", "info", "caution", "avoid", "legal-only", "unknown"]
_Kind: TypeAlias = Literal[
    "outdated", "stigmatising", "victim-blaming", "minimising", "sensational", "imprecise", "legal-only"
]
_ExemptionKind: TypeAlias = Literal[
    "quotation", "mention", "title", "offence", "reference", "markup", "own-words", "directive", "preferred"
]

_TopicKind: TypeAlias = Literal["threat", "measure", "framework"]
_Extent: TypeAlias = Literal["document", "paragraph", "sentence"]
_Relation: TypeAlias = Literal["exact", "close", "broad", "narrow", "related"]

_Offsets: TypeAlias = Literal["utf8", "utf16", "utf32"]
_OnError: TypeAlias = Literal["raise", "null"]
_Path: TypeAlias = str | PathLike[str]

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: Any = None) -> Any: ...

_Texts: TypeAlias = _ArrowStream | _ArrowArray | Iterable[str | None]

class _Bar(Protocol):
    def update(self, n: int, /) -> object: ...

_Progress: TypeAlias = Callable[[int], object] | _Bar | type[_Bar]

_T_co = TypeVar("_T_co", covariant=True)

__version__: Final[str]

terminology_version: Final[str]
"""Version of the built-in terminology."""

def lookup(text: str) -> tuple[Entry, ...]:
    """The designations of the built-in terminology that a person may mean by `text`.

    By the exact wording or an id first, else by wording that contains it. Nothing found gives an empty tuple.
    """

def concept(id: str) -> Concept | None:
    """The concept of the built-in terminology with this id, or `None`; a renamed id leads to its successor."""

def threat(id: str) -> Topic | None:
    """The built-in threat with this id, or `None`; a renamed id leads to its successor."""

def measure(id: str) -> Topic | None:
    """The built-in response measure with this id, or `None`."""

def capability(id: str) -> Topic | None:
    """The capability of a response framework with this id, such as `mnr:leadership`, or `None`."""

@final
class Checker:
    """Checks texts for outdated or harmful wording.

    Immutable, hashable and picklable; may be shared between threads and processes.
    """

    def __new__(
        cls,
        level: _Level | None = None,
        languages: Sequence[str] | None = None,
        evidence: _Evidence | None = None,
        *,
        profile: str | None = None,
        terminology: Terminology | _Path | Sequence[_Path] | None = None,
        max_text_bytes: int | None = None,
        max_findings: int | None = None,
    ) -> Checker:
        """Compiles a checker.

        `level` is the lowest level reported, `caution` if not given. `languages` are BCP 47 tags, English if not given.
        `evidence` leaves out findings whose best evidence is weaker. `profile` names the audience, such as `media`, which changes levels
        and suggestions and says why. `terminology` is one to check against, or files that
        extend the built-in one. Beyond `max_text_bytes` (UTF-8) and `max_findings` a text is not checked, and the report
        says that it is truncated.

        `OptionError` if a level, language, grade or profile does not exist, `OptionTypeError` if an option has a value of
        another type; `TerminologyError` if files cannot be used.
        """

    @overload
    def check(self, text: str, format: _Format = "plain") -> Report: ...
    @overload
    def check(self, text: None, format: _Format = "plain") -> None: ...
    @overload
    def check(self, text: str | None, format: _Format = "plain") -> Report | None:
        """Checks a text; while a long one is checked, other threads run. A missing value (`None`, NaN, `pandas.NA`) gives `None`.

        `OptionError` if there is no such format; `TextTypeError` if the value is no text; `TextEncodingError` if it holds
        a lone surrogate.
        """

    @overload
    def check_many(
        self,
        texts: Iterable[str],
        format: _Format = "plain",
        *,
        threads: int | None = None,
        progress: _Progress | None = None,
        read_ahead: int = 4096,
    ) -> Results[Report]: ...
    @overload
    def check_many(
        self,
        texts: Iterable[str | None],
        format: _Format = "plain",
        *,
        threads: int | None = None,
        progress: _Progress | None = None,
        read_ahead: int = 4096,
    ) -> Results[Report | None]:
        """Checks many texts: an iterator over their reports, in order; `None` for a missing text.

        The texts may come from any iterable. They are read as the reports are asked for: a few at first, then more, at
        most `read_ahead` at a time; a slow source gets `read_ahead=1`. Work goes on in `threads` threads, as many as
        there are cores if not given, with the interpreter released; Ctrl-C ends it within a moment.

        `progress` is a bar with `update(n)`, such as an instance of `tqdm`, or `tqdm` itself, or a callable that takes the
        number of texts done so far.

        A value that is no text raises `TextTypeError` or `TextEncodingError` with its number, after all reports before it.
        """

    def check_column(
        self,
        data: _Texts,
        column: str | None = None,
        *,
        format: _Format = "plain",
        threads: int | None = None,
        offsets: _Offsets = "utf32",
        on_error: _OnError = "raise",
    ) -> ArrowColumn:
        """The findings of a column of texts: one list of structs a text, null where the text is null.

        `data` is anything with Arrow's PyCapsule interface (a column or chunked column of pyarrow, polars, pandas,
        DuckDB), read without a copy, or any iterable of texts. Of a table, `column` names the column. `offsets` says in
        what `start` and `end` count: `utf32` (code points), `utf16` or `utf8` (bytes).

        `TextTypeError` if the column holds no texts. A cell that is not UTF-8 raises `ColumnError`, or gives null with
        `on_error="null"`.
        """

    def check_table(
        self,
        data: _Texts,
        column: str | None = None,
        *,
        format: _Format = "plain",
        threads: int | None = None,
        offsets: _Offsets = "utf32",
        on_error: _OnError = "raise",
    ) -> ArrowTable:
        """The findings of a column of texts as a table: one row a finding, with the number of its text in `row`.

        Otherwise as `check_column`.
        """

    def check_batch(
        self,
        data: _Texts,
        column: str | None = None,
        *,
        format: _Format = "plain",
        threads: int | None = None,
        offsets: _Offsets = "utf32",
    ) -> ArrowTable:
        """One row a text: `findings` as of `check_column`, `truncated`, and `error` where the cell is not UTF-8.

        For pipelines that must keep every row. Otherwise as `check_column`.
        """

    def flag_column(
        self,
        data: _Texts,
        column: str | None = None,
        *,
        format: _Format = "plain",
        threads: int | None = None,
        on_error: _OnError = "raise",
    ) -> ArrowColumn:
        """Whether each text of a column has a finding: booleans, null where the text is null. As `check_column`."""

    def apply_column(
        self,
        data: _Texts,
        column: str | None = None,
        applicability: _Applicability = "safe",
        *,
        format: _Format = "plain",
        threads: int | None = None,
        on_error: _OnError = "raise",
    ) -> ArrowColumn:
        """The texts of a column with suggestions applied, as `Report.apply` does. Otherwise as `check_column`."""

    def lookup(self, text: str) -> tuple[Entry, ...]:
        """The designations that a person may mean by `text`."""

    def concept(self, id: str) -> Concept | None:
        """The concept with this id, or `None`; a renamed id leads to its successor."""

    @property
    def terminology(self) -> Terminology:
        """The terminology that is checked against."""

    @property
    def terminology_version(self) -> str:
        """Version of the terminology that is checked against."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Classifier:
    """Tags texts with the threats, response measures and framework capabilities that they speak about.

    A tag does not say that something happened, that a person did it, or that a person is guilty. It is made by rules over
    professional wording: nothing here detects abuse or judges people. English only.

    Immutable, hashable and picklable; may be shared between threads and processes.
    """

    def __new__(
        cls,
        *,
        roll_up: bool = False,
        facets: Sequence[str] | None = None,
        schemes: Sequence[str] | None = None,
        terminology: Terminology | _Path | Sequence[_Path] | None = None,
        topics: _Path | Sequence[_Path] | None = None,
    ) -> Classifier:
        """Compiles a classifier.

        With `roll_up` the topics above a tag are reported, too, with the best score below them. `facets` are those whose
        tags are reported, such as `harm` or `measure`, and frameworks; all if not given. `schemes` are those whose codes
        tags carry, or the beginnings of their ids; none if not given. `terminology` is the one whose groups and spelling the
        rules use. `topics` are TOML files that take the place of the built-in topics.

        `OptionError` if a facet or scheme does not exist, `OptionTypeError` if an option has a value of another type;
        `TerminologyError` if files cannot be used.
        """

    @overload
    def classify(self, text: str, format: _Format = "plain", *, coverage: str | None = None) -> Classification: ...
    @overload
    def classify(self, text: None, format: _Format = "plain", *, coverage: str | None = None) -> None: ...
    @overload
    def classify(
        self, text: str | None, format: _Format = "plain", *, coverage: str | None = None
    ) -> Classification | None:
        """Classifies a text as a whole. Other threads run meanwhile. A missing value gives `None`.

        `coverage` names a framework, such as `mnr`: the classification then says which of its capabilities the text speaks
        about and which not.

        `OptionError` if there is no such format or framework; `TextTypeError` if the value is no text; `TextEncodingError`
        if it holds a lone surrogate.
        """

    @overload
    def classify_each(
        self, text: str, extent: _Extent = "paragraph", format: _Format = "plain"
    ) -> tuple[Classification, ...]: ...
    @overload
    def classify_each(self, text: None, extent: _Extent = "paragraph", format: _Format = "plain") -> None: ...
    @overload
    def classify_each(
        self, text: str | None, extent: _Extent = "paragraph", format: _Format = "plain"
    ) -> tuple[Classification, ...] | None:
        """Classifies each paragraph or sentence that speaks about something, in the order of the text.

        Context still comes from all of the text. Where each stands, `span` tells.
        """

    @overload
    def classify_many(
        self,
        texts: Iterable[str],
        format: _Format = "plain",
        *,
        coverage: str | None = None,
        threads: int | None = None,
        progress: _Progress | None = None,
        read_ahead: int = 4096,
    ) -> Results[Classification]: ...
    @overload
    def classify_many(
        self,
        texts: Iterable[str | None],
        format: _Format = "plain",
        *,
        coverage: str | None = None,
        threads: int | None = None,
        progress: _Progress | None = None,
        read_ahead: int = 4096,
    ) -> Results[Classification | None]:
        """Classifies many texts: an iterator over their classifications, in order; `None` for a missing text.

        Lazy, in threads, with the interpreter released, and interruptible, as `Checker.check_many`.
        """

    def classify_column(
        self,
        data: _Texts,
        column: str | None = None,
        *,
        format: _Format = "plain",
        threads: int | None = None,
        offsets: _Offsets = "utf32",
        on_error: _OnError = "raise",
    ) -> ArrowColumn:
        """The tags of a column of texts: one list of structs a text, null where the text is null.

        Their fields are `id`, `label`, `kind`, `facet`, `score`, and of the strongest piece of evidence `start`, `end`,
        `line`, `surface` and `rule`, which are null if a tag comes from topics below it. Otherwise as
        `Checker.check_column`.
        """

    def classify_table(
        self,
        data: _Texts,
        column: str | None = None,
        *,
        format: _Format = "plain",
        threads: int | None = None,
        offsets: _Offsets = "utf32",
        on_error: _OnError = "raise",
    ) -> ArrowTable:
        """The tags of a column of texts as a table: one row a tag, with the number of its text in `row`.

        Otherwise as `classify_column`.
        """

    def classify_batch(
        self,
        data: _Texts,
        column: str | None = None,
        *,
        format: _Format = "plain",
        threads: int | None = None,
        offsets: _Offsets = "utf32",
    ) -> ArrowTable:
        """One row a text: `tags` as of `classify_column`, `truncated`, and `error` where the cell is not UTF-8.

        For pipelines that must keep every row. Otherwise as `classify_column`.
        """

    def threat(self, id: str) -> Topic | None:
        """The threat with this id, or `None`; a renamed id leads to its successor."""

    def measure(self, id: str) -> Topic | None:
        """The response measure with this id, or `None`."""

    def capability(self, id: str) -> Topic | None:
        """The capability of a response framework with this id, or `None`."""

    @property
    def frameworks(self) -> dict[str, str]:
        """The response frameworks whose coverage can be asked for: ids and names."""

    @property
    def schemes(self) -> dict[str, str]:
        """The schemes whose codes can be asked for: ids and names."""

    @property
    def terminology(self) -> Terminology:
        """The terminology whose groups and spelling the rules use."""

    @property
    def terminology_version(self) -> str:
        """Version of the terminology that is used."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Results(Iterator[_T_co], Generic[_T_co]):
    """An iterator over results in the order of their texts."""

    def __iter__(self) -> Results[_T_co]: ...
    def __next__(self) -> _T_co: ...

@final
class Terminology:
    """A whole collection of concepts: iterates over them, sorted by id. Immutable, hashable and picklable."""

    def __new__(cls) -> Terminology:
        """The built-in terminology."""

    def extended(self, *paths: _Path) -> Terminology:
        """This terminology, extended and overridden by TOML files: an entry with a known id takes its place.

        `TerminologyError` with every problem of every file; `OSError` if a file cannot be read.
        """

    def concept(self, id: str) -> Concept | None:
        """The concept with this id, or `None`; a renamed id leads to its successor."""

    def lookup(self, text: str) -> tuple[Entry, ...]:
        """The designations that a person may mean by `text`: exact wording or an id first, else wording that holds it."""

    def search(self, text: str) -> tuple[Concept, ...]:
        """The concepts that speak of all words of `text`: in wording, heading, definition or scope note."""

    @property
    def threats(self) -> tuple[Topic, ...]:
        """The threats that texts may speak about, parents before children."""

    @property
    def measures(self) -> tuple[Topic, ...]:
        """The response measures that texts may speak about, parents before children."""

    @property
    def capabilities(self) -> tuple[Topic, ...]:
        """The capabilities of response frameworks that texts may speak about."""

    def threat(self, id: str) -> Topic | None:
        """The threat with this id, or `None`; a renamed id leads to its successor."""

    def measure(self, id: str) -> Topic | None:
        """The response measure with this id, or `None`."""

    def capability(self, id: str) -> Topic | None:
        """The capability of a response framework with this id, or `None`."""

    @property
    def version(self) -> str:
        """Version of the data."""

    def to_arrow(self) -> ArrowTable:
        """Every designation with its concept: one row each."""

    def to_pandas(self) -> Any:
        """The same as a `pandas.DataFrame`."""

    def to_polars(self) -> Any:
        """The same as a `polars.DataFrame`."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Concept]: ...
    def __getitem__(self, id: str, /) -> Concept: ...
    def __contains__(self, value: object, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ArrowColumn:
    """A column in Arrow: `pyarrow.array`, `polars.Series`, pandas 3 and whatever else knows the PyCapsule interface read it."""

    def to_pylist(self) -> list[Any]:
        """The values as Python objects."""

    def __len__(self) -> int: ...
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...
    def __arrow_c_array__(self, requested_schema: Any = None) -> Any: ...
    def __arrow_c_schema__(self) -> Any: ...

@final
class ArrowTable:
    """A table in Arrow: `pyarrow.table`, `polars.DataFrame`, DuckDB and whatever else knows the PyCapsule interface read it."""

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns."""

    def to_pydict(self) -> dict[str, list[Any]]:
        """The columns as lists of Python objects."""

    def to_pandas(self) -> Any:
        """The same as a `pandas.DataFrame`; needs no pyarrow."""

    def to_polars(self) -> Any:
        """The same as a `polars.DataFrame`."""

    def __len__(self) -> int: ...
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...
    def __arrow_c_schema__(self) -> Any: ...

@final
class Report(Sequence["Finding"]):
    """What a check found: a sequence of findings in the order of the text.

    Immutable, hashable and picklable. In a notebook it shows the text with its findings marked.
    """

    @property
    def exempted(self) -> tuple[Finding, ...]:
        """What was recognised and left alone, in the order of the text; each says why."""

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Directives in the text that do not do what their author may expect."""

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

    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
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
    def audience(self) -> str | None:
        """What the profile changed, and why, with its name."""

    @property
    def fingerprint(self) -> str:
        """Identifies the finding across runs."""

    @property
    def exemption(self) -> Exemption | None:
        """Why the place is exempt, or why its level was lowered."""

    def to_dict(self) -> dict[str, Any]:
        """As a dictionary, with the keys of the command's JSON output."""

    def _repr_html_(self) -> str: ...
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
class Notice:
    """A directive in the text that does not do what its author may expect."""

    @property
    def span(self) -> tuple[int, int]:
        """Start and end in code points."""

    @property
    def line(self) -> int:
        """Line, from 1."""

    @property
    def column(self) -> int:
        """Column in code points, from 1."""

    @property
    def message(self) -> str:
        """What is wrong, and what to do."""

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

    def _repr_html_(self) -> str: ...
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

@final
class Evidence:
    """What led to a tag. Offsets are in code points unless their name says otherwise."""

    @property
    def surface(self) -> str:
        """The words as they stand in the text; of roles met together from the first to the last."""

    @property
    def start(self) -> int:
        """Where they start."""

    @property
    def end(self) -> int:
        """Where they end; `text[start:end]` is the surface."""

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
    def rule(self) -> str:
        """The rule, as the data has it."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Tag:
    """A topic that a text speaks about. It does not say that anything happened."""

    @property
    def id(self) -> str:
        """Identifier of the topic."""

    @property
    def label(self) -> str:
        """Heading of the topic."""

    @property
    def score(self) -> float:
        """Strength of the best rule, 0.5 to 1, raised a little by further ones. No probability."""

    @property
    def kind(self) -> _TopicKind:
        """`threat`, `measure`, or `framework` for a capability of one."""

    @property
    def facet(self) -> str:
        """The facet of the topic, such as `harm`, or the framework of a capability."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What led to it, the strongest first, at most ten; empty if it comes from topics below it."""

    @property
    def recommended(self) -> tuple[str, ...]:
        """Recommended words for the topic."""

    @property
    def codes(self) -> tuple[Code, ...]:
        """Codes of the schemes that the classifier was asked for."""

    def to_dict(self) -> dict[str, Any]:
        """As a dictionary, with the keys of the command's JSON output."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Code:
    """A code of another scheme that corresponds to a topic."""

    @property
    def scheme(self) -> str:
        """Identifier of the scheme."""

    @property
    def code(self) -> str:
        """The code."""

    @property
    def label(self) -> str:
        """What the scheme calls it."""

    @property
    def relation(self) -> _Relation:
        """`exact`, `close`, `broad`, `narrow` or `related`, as in SKOS."""

    @property
    def evidence(self) -> _Evidence:
        """Grade of the evidence."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class CoverageRow:
    """A capability of a framework and whether a text speaks about it."""

    @property
    def id(self) -> str:
        """Identifier of the capability."""

    @property
    def label(self) -> str:
        """Heading of the capability."""

    @property
    def evidence(self) -> _Evidence | None:
        """Grade of the evidence for the capability itself."""

    @property
    def score(self) -> float | None:
        """The score; `None` if the text does not speak about it."""

    @property
    def surface(self) -> str | None:
        """The strongest words that led to it."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Coverage:
    """All capabilities of a framework, in its order, each with what a text says of it: iterates over its rows."""

    @property
    def framework(self) -> str:
        """Identifier of the framework."""

    @property
    def rows(self) -> tuple[CoverageRow, ...]:
        """One row for each capability."""

    @property
    def covered(self) -> tuple[CoverageRow, ...]:
        """The rows of which the text speaks."""

    @property
    def missing(self) -> tuple[CoverageRow, ...]:
        """The rows of which it does not."""

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as dictionaries, with the keys of the command's JSON output."""

    def _repr_html_(self) -> str: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[CoverageRow]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Classification:
    """What a text speaks about: a collection of tags.

    Immutable, hashable and picklable. In a notebook it shows the tags by facet with their evidence.
    """

    @property
    def tags(self) -> tuple[Tag, ...]:
        """All tags: threats, then measures, then capabilities of frameworks."""

    @property
    def threats(self) -> tuple[Tag, ...]:
        """Harms, technology, settings, actors, enablers and ways of gain, sorted by score."""

    @property
    def measures(self) -> tuple[Tag, ...]:
        """Protective topics, sorted by score. A measure is no threat."""

    @property
    def frameworks(self) -> tuple[Tag, ...]:
        """Capabilities of response frameworks, sorted by score."""

    @property
    def coverage(self) -> Coverage | None:
        """The capabilities of the framework whose coverage was asked for; `None` if none was."""

    @property
    def text(self) -> str:
        """The text that was classified."""

    @property
    def span(self) -> tuple[int, int]:
        """Where the classified part stands in the text, in code points: all of it, a paragraph or a sentence."""

    @property
    def format(self) -> _Format:
        """How the text was read."""

    @property
    def terminology_version(self) -> str:
        """Version of the terminology that was used."""

    def tag(self, id: str) -> Tag | None:
        """The tag with this id, or `None`."""

    def to_dicts(self) -> list[dict[str, Any]]:
        """All tags as dictionaries, with the keys of the command's JSON output."""

    def to_json(self) -> str:
        """The whole classification in the form of the command's `classify --output json`."""

    def _repr_html_(self) -> str: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Tag]: ...
    def __contains__(self, value: object, /) -> bool:
        """Whether there is this tag, or one with this id."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Topic:
    """A threat, a response measure, or a capability of a response framework."""

    @property
    def id(self) -> str:
        """Stable identifier: `harm.grooming.online`, or `mnr:leadership` for a capability."""

    @property
    def label(self) -> str:
        """Heading."""

    @property
    def definition(self) -> str:
        """Definition in the project's own words."""

    @property
    def kind(self) -> _TopicKind:
        """`threat`, `measure`, or `framework` for a capability of one."""

    @property
    def facet(self) -> str:
        """The facet, or the framework of a capability."""

    @property
    def parent(self) -> str | None:
        """Identifier of the topic above."""

    @property
    def since(self) -> str:
        """Version of the data in which it appeared."""

    @property
    def evidence(self) -> _Evidence | None:
        """Grade of the evidence for the topic itself, where that is in question."""

    @property
    def concepts(self) -> tuple[str, ...]:
        """Identifiers of the concepts of the terminology that name it."""

    @property
    def recommended(self) -> tuple[str, ...]:
        """Recommended words for it."""

    @property
    def narrower(self) -> tuple[str, ...]:
        """Identifiers of the topics below it."""

    @property
    def codes(self) -> tuple[Code, ...]:
        """The crosswalk: codes of other schemes that are evidenced well enough."""

    def to_dict(self) -> dict[str, Any]:
        """As a dictionary, with the keys of the command's JSON output."""

    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
