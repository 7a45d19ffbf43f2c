"""An overview of many reports and classifications."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from ._extras import require
from ._native import Classification

if TYPE_CHECKING:
    from csea_terms import Report

By = Literal["concept", "term", "level", "exemption", "threat", "measure", "framework"]

_BY = ("concept", "term", "level", "exemption", "threat", "measure", "framework")
_LEVELS = ("avoid", "caution", "info")


@dataclass(frozen=True)
class Summary:
    """Counts over a corpus. Counts of wording are of findings; counts of topics are of texts that speak about them.

    All are sorted by count, the greatest first, but `by_level` from weighty to mild.
    """

    texts: int = 0
    """Texts, missing ones included."""
    missing: int = 0
    """Texts that are missing."""
    texts_with_findings: int = 0
    """Texts with at least one finding."""
    truncated: int = 0
    """Texts whose check a limit ended."""
    findings: int = 0
    """Findings."""
    exempted: int = 0
    """Places that were recognised and left alone."""
    by_level: dict[str, int] = field(default_factory=dict)
    """Findings by level."""
    by_concept: dict[str, int] = field(default_factory=dict)
    """Findings by concept."""
    by_term: dict[str, int] = field(default_factory=dict)
    """Findings by the designation found."""
    by_exemption: dict[str, int] = field(default_factory=dict)
    """Exempted places by kind."""
    texts_with_tags: int = 0
    """Classified texts that speak about something."""
    by_threat: dict[str, int] = field(default_factory=dict)
    """Texts by the threat that they speak about."""
    by_measure: dict[str, int] = field(default_factory=dict)
    """Texts by the response measure that they speak about."""
    by_framework: dict[str, int] = field(default_factory=dict)
    """Texts by the capability of a response framework that they speak about."""

    def counts(self, by: By = "concept") -> dict[str, int]:
        """The counts by `concept`, `term`, `level`, `exemption`, `threat`, `measure` or `framework`."""
        if by not in _BY:
            from csea_terms import OptionError

            raise OptionError(f"by: `{by}` is not one of: {', '.join(_BY)}")
        counts: dict[str, int] = getattr(self, f"by_{by}")
        return counts

    def to_dict(self) -> dict[str, Any]:
        """All counts as a dictionary."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def to_pandas(self, by: By = "concept") -> Any:
        """The counts by one thing as a `pandas.DataFrame` of names and counts."""
        counts = self.counts(by)
        return require("pandas", "pandas").DataFrame({by: list(counts), "count": list(counts.values())})

    def plot(self, by: By = "concept", *, most: int = 20, ax: Any = None) -> Any:
        """A bar chart of the `most` frequent, by matplotlib (the extra `plot`); gives the axes."""
        pyplot = require("matplotlib.pyplot", "plot")
        counts = dict(list(self.counts(by).items())[:most])
        if ax is None:
            _, ax = pyplot.subplots(figsize=(7, 0.8 + 0.3 * max(len(counts), 1)))
        names, numbers = list(counts)[::-1], list(counts.values())[::-1]
        colours = {"avoid": "#d64838", "caution": "#d08a14", "info": "#4a8ce2"}
        ax.barh(names, numbers, color=[colours.get(name, "#4a8ce2") for name in names])
        about = by in ("threat", "measure", "framework")
        ax.set_xlabel("texts" if about else "places left alone" if by == "exemption" else "findings")
        title = f"{self.findings:,} findings in {self.texts:,} texts"
        ax.set_title(f"{self.texts_with_tags:,} of {self.texts:,} texts speak of something" if about else title)
        ax.xaxis.get_major_locator().set_params(integer=True)
        for side in ("top", "right"):
            ax.spines[side].set_visible(False)
        ax.figure.tight_layout()
        return ax

    def _repr_html_(self) -> str:
        from ._html import bars, block

        share = f" ({100 * self.texts_with_findings / self.texts:.1f} %)" if self.texts else ""
        told = (
            f"<p><b>{self.findings:,}</b> findings in <b>{self.texts_with_findings:,}</b> of {self.texts:,} "
            f"texts{share}; {self.exempted:,} places left alone"
        )
        told += f"; {self.missing:,} missing" if self.missing else ""
        told += f"; {self.truncated:,} cut short by a limit" if self.truncated else ""
        topics = [
            bars(f"texts by {by}", list(self.counts(by).items())[:20]) for by in ("threat", "measure", "framework")
        ]
        if any(topics):
            told += f"; <b>{self.texts_with_tags:,}</b> texts speak of a threat, a measure or a capability"
        return block(
            told + "</p>",
            bars("level", self.by_level.items(), level="own"),
            bars("concept", list(self.by_concept.items())[:20]),
            bars("left alone as", self.by_exemption.items()),
            *topics,
        )


def summarise(*results: Iterable[Any]) -> Summary:
    """Counts over what `check_many` and `classify_many` gave; `None` counts as a missing text. Keeps nothing in memory.

    Several iterables, such as the reports and the classifications of a corpus, are about the same texts, which are counted
    once: `summarise(checker.check_many(texts), classifier.classify_many(texts))`.
    """
    totals: Counter[str] = Counter()
    tables: dict[str, Counter[str]] = {by: Counter() for by in _BY}
    for stream in results:
        seen: Counter[str] = Counter()
        for result in stream:
            seen["texts"] += 1
            if result is None:
                seen["missing"] += 1
            elif isinstance(result, Classification):
                _count_tags(result, totals, tables)
            else:
                _count_findings(result, totals, tables)
        for name in ("texts", "missing"):
            totals[name] = max(totals[name], seen[name])
    level = tables.pop("level")
    counted: dict[str, Any] = {f"by_{by}": _sorted(counts) for by, counts in tables.items()}
    by_level = {name: level[name] for name in _LEVELS if level[name]}
    return Summary(**counted, **dict[str, Any](totals), by_level=by_level)


def _count_findings(report: Report, totals: Counter[str], tables: dict[str, Counter[str]]) -> None:
    totals["truncated"] += report.truncated
    totals["texts_with_findings"] += bool(report)
    totals["findings"] += len(report)
    for finding in report:
        tables["level"][finding.level] += 1
        tables["concept"][finding.concept] += 1
        tables["term"][finding.term] += 1
    for place in report.exempted:
        totals["exempted"] += 1
        if place.exemption is not None:
            tables["exemption"][place.exemption.kind] += 1


def _count_tags(classification: Classification, totals: Counter[str], tables: dict[str, Counter[str]]) -> None:
    totals["texts_with_tags"] += bool(classification)
    for tag in classification:
        tables[tag.kind][tag.id] += 1


def _sorted(counts: Counter[str]) -> dict[str, int]:
    """The greatest first; equal ones by name, so that the same corpus gives the same order."""
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
