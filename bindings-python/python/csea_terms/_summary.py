"""An overview of many reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from ._extras import require

By = Literal["concept", "term", "level", "exemption"]

_LEVELS = ("avoid", "caution", "info")


@dataclass(frozen=True)
class Summary:
    """Counts over a corpus. All counts are of findings, unless they say texts.

    `by_concept`, `by_term` and `by_exemption` are sorted by count, the greatest first; `by_level` from weighty to mild.
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

    def counts(self, by: By = "concept") -> dict[str, int]:
        """The counts by `concept`, `term`, `level` or `exemption`."""
        tables: dict[str, dict[str, int]] = {
            "concept": self.by_concept,
            "term": self.by_term,
            "level": self.by_level,
            "exemption": self.by_exemption,
        }
        if by not in tables:
            from csea_terms import OptionError

            raise OptionError(f"by: `{by}` is not one of: {', '.join(tables)}")
        return tables[by]

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
        ax.set_xlabel("places left alone" if by == "exemption" else "findings")
        ax.set_title(f"{self.findings:,} findings in {self.texts:,} texts")
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
        return block(
            told + "</p>",
            bars("level", self.by_level.items(), level="own"),
            bars("concept", list(self.by_concept.items())[:20]),
            bars("left alone as", self.by_exemption.items()),
        )


def summarise(reports: Iterable[Any]) -> Summary:
    """Counts over reports, such as those of `check_many`; `None` counts as a missing text. Keeps no report in memory."""
    totals: Counter[str] = Counter()
    level: Counter[str] = Counter()
    concept: Counter[str] = Counter()
    term: Counter[str] = Counter()
    exemption: Counter[str] = Counter()
    for report in reports:
        totals["texts"] += 1
        if report is None:
            totals["missing"] += 1
            continue
        totals["truncated"] += report.truncated
        totals["texts_with_findings"] += bool(report)
        totals["findings"] += len(report)
        for finding in report:
            level[finding.level] += 1
            concept[finding.concept] += 1
            term[finding.term] += 1
        for place in report.exempted:
            totals["exempted"] += 1
            exemption[place.exemption.kind] += 1
    return Summary(
        **totals,
        by_level={name: level[name] for name in _LEVELS if level[name]},
        by_concept=_sorted(concept),
        by_term=_sorted(term),
        by_exemption=_sorted(exemption),
    )


def _sorted(counts: Counter[str]) -> dict[str, int]:
    """The greatest first; equal ones by name, so that the same corpus gives the same order."""
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
