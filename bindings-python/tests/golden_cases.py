"""The golden cases, and how this binding is held against one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import csea_terms

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "tests" / "golden"
FOLDERS = (HERE / "golden", SHARED)

Case = dict[str, Any]

KEYS = {"name", "group", "text", "format", "level", "findings", "exempted"}
FINDING_KEYS = {"surface", "level", "concept", "suggestion"}
EXEMPTED_KEYS = {"surface", "kind"}


def load(path: Path) -> list[Case]:
    """The cases of a file; keys that the runner would overlook are an error."""
    cases: list[Case] = json.loads(path.read_text(encoding="utf-8"))
    for case in cases:
        unknown = set(case) - KEYS
        for finding in case["findings"]:
            unknown |= set(finding) - FINDING_KEYS
        for exempted in case["exempted"]:
            unknown |= set(exempted) - EXEMPTED_KEYS
        if unknown:
            raise ValueError(f"{path.name}: {case['name']}: unknown keys {sorted(unknown)}")
    return cases


def problems(case: Case, report: csea_terms.Report) -> list[str]:
    """What the report says otherwise than the case."""
    text = case["text"]
    wanted = [(one["surface"], one["level"], one["concept"]) for one in case["findings"]]
    found = [(text[one.start : one.end], one.level, one.concept) for one in report]
    exempt_wanted = [(one["surface"], one["kind"]) for one in case["exempted"]]
    exempt_found = [
        (text[one.start : one.end], one.exemption.kind if one.exemption else None) for one in report.exempted
    ]
    told = []
    if found != wanted:
        told.append(f"findings: {found} instead of {wanted}")
    else:
        for one, finding in zip(case["findings"], report, strict=True):
            offered = [suggestion.replacement for suggestion in finding.suggestions]
            if "suggestion" in one and one["suggestion"] not in offered:
                told.append(f"{finding.surface!r}: {one['suggestion']!r} is not among {offered}")
    if exempt_found != exempt_wanted:
        told.append(f"exempted: {exempt_found} instead of {exempt_wanted}")
    told += [
        f"{one.surface!r} is not what its offsets cut out of the text"
        for one in (*report, *report.exempted)
        if text[one.start : one.end] != one.surface
    ]
    return told
