"""The golden cases that Rust, Python and JavaScript share."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

import pytest

import csea_terms
from golden_cases import FOLDERS, HERE, SHARED, Case, load, problems

FILES = sorted(path for folder in FOLDERS for path in folder.glob("*.json"))
CASES = [(path, case) for path in FILES for case in load(path)]


@cache
def checker(level: Any) -> csea_terms.Checker:
    return csea_terms.Checker(level)


def told(case: Case) -> list[str]:
    return problems(case, checker(case.get("level", "caution")).check(case["text"], case["format"]))


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{path.stem}: {case['name']}") for path, case in CASES])
def test_case(case: Case) -> None:
    assert told(case) == []


def test_the_shared_cases_are_there() -> None:
    assert any(path.parent == SHARED for path in FILES), f"no golden cases in {SHARED}"


def test_names_are_unique() -> None:
    names = [case["name"] for _, case in CASES]
    assert sorted(set(names)) == sorted(names)


def sample() -> Case:
    return copy.deepcopy(load(HERE / "golden" / "sample.json")[0])


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [
        ("findings", "surface", "something else"),
        ("findings", "level", "info"),
        ("findings", "concept", "child"),
        ("findings", "suggestion", "something else"),
        ("exempted", "surface", "something else"),
        ("exempted", "kind", "markup"),
    ],
)
def test_the_runner_sees_every_difference(part: str, key: str, value: str) -> None:
    case = sample()
    case[part][0][key] = value
    assert told(case) != []


@pytest.mark.parametrize("part", ["findings", "exempted"])
def test_the_runner_sees_what_is_missing_and_what_is_too_much(part: str) -> None:
    missing, too_much = sample(), sample()
    too_much[part].append(too_much[part][-1])
    del missing[part][0]
    assert told(missing) != []
    assert told(too_much) != []
