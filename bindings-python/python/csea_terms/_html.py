"""What notebooks show: plain HTML without scripts, whose colours suit light and dark pages alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from csea_terms import Classification, Concept, Coverage, Finding, Report, Tag, Topic

# Backgrounds let the page shine through and the letters keep its colour, so that no theme has to be known.
# Levels differ by the line under them, too, for those who do not see the colours apart. Notebooks align and stripe all
# tables to the right, as for numbers; these hold words.
STYLE = """<style>
.csea-terms{font-size:.95em;line-height:1.6;max-width:60em}
.csea-terms .csea-text{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid rgba(128,128,128,.35);
border-radius:6px;padding:.7em 1em;margin:.4em 0}
.csea-terms mark{color:inherit;border-radius:3px;padding:.05em .15em;cursor:help}
.csea-terms .csea-avoid{background:rgba(226,66,48,.24);border-bottom:2px solid rgb(214,72,56)}
.csea-terms .csea-caution{background:rgba(230,150,20,.24);border-bottom:2px dashed rgb(208,138,20)}
.csea-terms .csea-info{background:rgba(60,130,230,.18);border-bottom:2px dotted rgb(74,140,226)}
.csea-terms .csea-exempt{background:rgba(128,128,128,.14);border-bottom:1px dotted rgba(128,128,128,.9)}
.csea-terms .csea-badge{display:inline-block;min-width:4.6em;text-align:center;border-radius:3px;padding:0 .45em;
margin-right:.6em;font-size:.85em;line-height:1.5}
.csea-terms details{margin:.15em 0}
.csea-terms summary{cursor:pointer}
.csea-terms .csea-more{margin:.2em 0 .6em 1.3em;padding-left:.9em;border-left:3px solid rgba(128,128,128,.35)}
.csea-terms .csea-more p{margin:.25em 0}
.csea-terms .csea-soft{opacity:.72}
.csea-terms ins{text-decoration:none;font-weight:600}
.csea-terms table{border-collapse:collapse;margin:.4em 0;border:0}
.csea-terms td,.csea-terms th{padding:.15em .8em .15em 0!important;text-align:left!important;vertical-align:top!important;
white-space:normal!important;overflow-wrap:anywhere;border:0!important;max-width:none!important}
.csea-terms tr{background:none!important}
.csea-terms .csea-bar{display:inline-block;height:.8em;border-radius:2px;vertical-align:middle;margin-right:.5em;border:0}
.csea-terms .csea-plain{background:rgba(74,140,226,.75)}
.csea-terms .csea-bar.csea-avoid{background:rgba(214,72,56,.85)}
.csea-terms .csea-bar.csea-caution{background:rgba(208,138,20,.85)}
.csea-terms .csea-bar.csea-info{background:rgba(74,140,226,.85)}
.csea-terms .csea-threat{background:rgba(150,90,200,.2);border-bottom:2px solid rgb(150,100,205)}
.csea-terms .csea-measure{background:rgba(50,160,90,.2);border-bottom:2px dashed rgb(60,160,96)}
.csea-terms .csea-framework{background:rgba(60,130,230,.18);border-bottom:2px dotted rgb(74,140,226)}
.csea-terms .csea-score{display:inline-block;width:3.2em;font-variant-numeric:tabular-nums}
.csea-terms .csea-facet{margin:.5em 0 .1em;font-weight:600}
.csea-terms .csea-recommended{background:rgba(50,160,90,.2);border-bottom:2px solid rgb(60,160,96)}
</style>"""

# A cell of a notebook is no place for a book.
MOST_TEXT = 20_000
MOST_FINDINGS = 200
MOST_SOURCES = 5
MOST_EVIDENCE = 5
MOST_WORDING = 10

KINDS = ("avoid", "caution", "info", "recommended", "threat", "measure", "framework")
HEADINGS = {"threat": "speaks about", "measure": "measures", "framework": "frameworks"}


def report(value: Report) -> str:
    """The text with its findings marked, and below it what is said of each."""
    shown, cut = _shown_text(value.text)
    counts = _counts(value)
    parts = [f'<div class="csea-text" dir="auto">{"".join(_marked(value, shown))}{cut}</div>']
    if value:
        parts += [_details(finding) for finding in value[:MOST_FINDINGS]]
        if len(value) > MOST_FINDINGS:
            parts.append(f"<p>… and {len(value) - MOST_FINDINGS} more</p>")
    if value.exempted:
        rows = "".join(_details(finding) for finding in value.exempted[:MOST_FINDINGS])
        parts.append(
            f'<details class="csea-soft"><summary>{len(value.exempted)} left alone, with the reason</summary>'
            f'<div class="csea-more">{rows}</div></details>'
        )
    return _block(f"<div>{counts}</div>", *parts)


def finding(value: Finding) -> str:
    """What is said of one finding."""
    return _block(_details(value, opened=True))


def concept(value: Concept) -> str:
    """A concept with what is advised about its wording."""
    rows = []
    for one in value.designations:
        instead = ", ".join(one.replacements) or one.advice or ""
        rows.append(
            f"<tr><td>{_badge(one.usage)}</td><td><b>{escape(one.text)}</b></td>"
            f"<td>{escape(instead)}</td><td>{escape(one.reason)}</td></tr>"
        )
    head = "<tr><th></th><th>wording</th><th>instead</th><th>why</th></tr>"
    shown, more = rows[:MOST_WORDING], rows[MOST_WORDING:]
    rest = f"<details><summary>{len(more)} more</summary><table>{head}{''.join(more)}</table></details>" if more else ""
    return _block(
        f"<b>{escape(value.label)}</b> <code>{escape(value.id)}</code>",
        f"<p>{escape(value.definition)}</p>",
        f"<table>{head}{''.join(shown)}</table>{rest}",
    )


def classification(value: Classification) -> str:
    """The text with the evidence marked, and below it the tags by facet."""
    start, end = value.span
    shown, cut = _shown_text(value.text[start:end])
    if not value:
        told = '<span class="csea-soft">nothing recognised</span>'
    else:
        told = "".join(
            _badge(kind, f"{count} {kind}{'s' if count > 1 else ''}")
            for kind, count in ((kind, sum(tag.kind == kind for tag in value)) for kind in HEADINGS)
            if count
        )
    text = "".join(_text_with_marks(value.text, start, start + shown, _evidence(value)))
    parts = [f'<div class="csea-text" dir="auto">{text}{cut}</div>']
    covered = value.coverage
    for kind, heading in HEADINGS.items():
        tags = [tag for tag in value if tag.kind == kind]
        if tags and not (kind == "framework" and covered is not None):
            parts.append(f'<div class="csea-facet">{heading}</div>{"".join(_facets(tags))}')
    if covered is not None:
        parts.append(_covered(covered))
    return _block(f"<div>{told}</div>", *parts)


def coverage(value: Coverage) -> str:
    """The capabilities of a framework, those that the text speaks about with its words."""
    return _block(_covered(value))


def topic(value: Topic) -> str:
    """A threat, measure or capability with its codes in other schemes."""
    codes = "".join(
        f"<tr><td>{escape(one.scheme)}</td><td><b>{escape(one.code)}</b></td><td>{escape(one.label)}</td>"
        f'<td>{escape(one.relation)}</td><td class="csea-soft">{escape(one.evidence)}</td></tr>'
        for one in value.codes
    )
    lines = [f"<p>{escape(value.definition)}</p>"]
    lines += [
        f'<p class="csea-soft">{name}: {escape(", ".join(words))}</p>'
        for name, words in (
            ("say", value.recommended),
            ("part of", (value.parent,) if value.parent else ()),
            ("narrower", value.narrower),
        )
        if words
    ]
    head = "<tr><th>scheme</th><th>code</th><th></th><th>relation</th><th></th></tr>"
    return _block(
        f"{_badge(value.kind)}<b>{escape(value.label)}</b> <code>{escape(value.id)}</code>",
        *lines,
        f"<table>{head}{codes}</table>" if codes else "",
    )


def _evidence(value: Classification) -> list[tuple[int, int, str, str]]:
    """Where the evidence stands; the shorter of two that start together, so that more of them are seen."""
    hints: dict[tuple[int, int], tuple[str, list[str]]] = {}
    for tag in value:
        for one in tag.evidence:
            hints.setdefault(one.span, (tag.kind, []))[1].append(f"{tag.label} ({tag.score:.2f})")
    return sorted((start, end, kind, "; ".join(labels)) for (start, end), (kind, labels) in hints.items())


def _facets(tags: list[Tag]) -> Iterator[str]:
    """Tags by facet, in the order of the best of each."""
    for facet in dict.fromkeys(tag.facet for tag in tags):
        rows = "".join(_tag(tag) for tag in tags if tag.facet == facet)
        yield f'<div><code>{escape(facet)}</code><div class="csea-more">{rows}</div></div>'


def _tag(tag: Tag) -> str:
    lines = [
        f'<p>line {one.line}: “{escape(one.surface)}” <span class="csea-soft">{escape(one.rule)}</span></p>'
        for one in tag.evidence[:MOST_EVIDENCE]
    ]
    if len(tag.evidence) > MOST_EVIDENCE:
        lines.append(f"<p>… and {len(tag.evidence) - MOST_EVIDENCE} more</p>")
    if tag.recommended:
        lines.append(f"<p>say: {escape('; '.join(tag.recommended))}</p>")
    lines += [f"<p>{escape(one.scheme)}: <b>{escape(one.code)}</b> {escape(one.label)}</p>" for one in tag.codes]
    return (
        f'<details><summary><span class="csea-score">{tag.score:.2f}</span>'
        f'<span class="csea-badge csea-{tag.kind}">{escape(tag.label)}</span><code class="csea-soft">{escape(tag.id)}</code>'
        f'</summary><div class="csea-more">{"".join(lines)}</div></details>'
    )


def _covered(value: Coverage) -> str:
    rows = []
    for row in value.rows:
        said = f"“{escape(row.surface)}”" if row.surface else ""
        score, style = ("–", ' class="csea-soft"') if row.score is None else (f"{row.score:.2f}", "")
        rows.append(f"<tr{style}><td>{score}</td><td>{escape(row.label)}</td><td>{said}</td></tr>")
    told = f"{escape(value.framework)}: {len(value.covered)} of {len(value.rows)} capabilities"
    return f'<div class="csea-facet">{told}</div><table>{"".join(rows)}</table>'


def bars(title: str, counts: Iterable[tuple[str, int]], level: str | None = None) -> str:
    """A small chart: one bar a name."""
    pairs = list(counts)
    if not pairs:
        return ""
    most = max(count for _, count in pairs)
    rows = []
    for name, count in pairs:
        kind = f"csea-{name}" if level == "own" else "csea-plain"
        bar = f'<span class="csea-bar {kind}" style="width:{12 * count / most:.2f}em"></span>'
        rows.append(f"<tr><td>{escape(name)}</td><td>{bar}{count}</td></tr>")
    return f"<table><tr><th>{escape(title)}</th><th></th></tr>{''.join(rows)}</table>"


def block(*parts: str) -> str:
    """Parts on one page."""
    return _block(*parts)


def _block(*parts: str) -> str:
    return f'{STYLE}<div class="csea-terms">{"".join(parts)}</div>'


def _counts(value: Report) -> str:
    if not value:
        return '<span class="csea-soft">nothing found</span>'
    levels = [finding.level for finding in value]
    told = [
        f"{_badge(level, f'{levels.count(level)} {level}')}"
        for level in ("avoid", "caution", "info")
        if level in levels
    ]
    return "".join(told) + (" <b>the check was cut short by a limit</b>" if value.truncated else "")


def _shown_text(text: str) -> tuple[int, str]:
    """How much of the text is shown, and what stands for the rest."""
    if len(text) <= MOST_TEXT:
        return len(text), ""
    more = len(text) - MOST_TEXT
    return MOST_TEXT, f'<span class="csea-soft"> … {more:,} more characters</span>'


def _marked(value: Report, end: int) -> Iterator[str]:
    held = set(value)
    places = [
        (one.start, one.end, one.level if one in held else "exempt", _hint(one)) for one in [*value, *value.exempted]
    ]
    return _text_with_marks(value.text, 0, end, sorted(places))


def _text_with_marks(text: str, at: int, end: int, places: Iterable[tuple[int, int, str, str]]) -> Iterator[str]:
    """The text from `at` to `end`, with marks of a kind and a hint; of places that overlap only the first."""
    for start, stop, kind, hint in places:
        if start < at or stop > end:
            continue
        yield escape(text[at:start])
        yield f'<mark class="csea-{kind}" title="{escape(hint, quote=True)}">{escape(text[start:stop])}</mark>'
        at = stop
    yield escape(text[at:end])


def _hint(one: Finding) -> str:
    """What hovering shows."""
    if one.exemption is not None:
        return f"{one.exemption.kind}: {one.exemption.reason}"
    return one.message


def _details(one: Finding, opened: bool = False) -> str:
    name = one.level if one.exemption is None or one.suggestions else "exempt"
    badge = _badge(name, one.exemption.kind if one.exemption is not None else one.level)
    instead = f" → <ins>{escape(one.suggestions[0].replacement)}</ins>" if one.suggestions else ""
    lines = [f"<p>{escape(one.message)}</p>", f"<p>{escape(one.reason)}</p>"]
    if one.exemption is not None:
        lines.append(f"<p><b>{escape(one.exemption.kind)}:</b> {escape(one.exemption.reason)}</p>")
    if one.advice:
        lines.append(f"<p>{escape(one.advice)}</p>")
    for suggestion in one.suggestions:
        note = f" ({escape(suggestion.note)})" if suggestion.note else ""
        lines.append(
            f"<p>→ <ins>{escape(suggestion.replacement)}</ins>{note} "
            f'<span class="csea-soft">{suggestion.applicability}</span></p>'
        )
    sources = ", ".join(f"{escape(source.id)} ({source.evidence})" for source in one.sources[:MOST_SOURCES])
    if len(one.sources) > MOST_SOURCES:
        sources += f" and {len(one.sources) - MOST_SOURCES} more"
    lines.append(f'<p class="csea-soft">line {one.line}, column {one.column} · {sources}</p>')
    state = " open" if opened else ""
    return (
        f"<details{state}><summary>{badge}{escape(one.surface)}{instead}</summary>"
        f'<div class="csea-more">{"".join(lines)}</div></details>'
    )


def _badge(kind: str, text: str | None = None) -> str:
    name = kind if kind in KINDS else "exempt"
    return f'<span class="csea-badge csea-{name}">{escape(text or kind)}</span>'
