"""What a strictly typed consumer writes: checked by mypy and pyright, and run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import csea_terms

if TYPE_CHECKING:
    from typing_extensions import assert_type
else:

    def assert_type(value: object, kind: object) -> None:
        """Only for those who check types."""


def texts() -> Iterator[str | None]:
    yield "He held child pornography."
    yield None


def consume() -> list[str]:
    checker = csea_terms.Checker("info", ["en"], evidence="secondary")
    report = checker.check("He held child pornography.")
    assert_type(report, csea_terms.Report)
    assert_type(checker.check(None), None)
    assert_type([one.surface for one in report], list[str])
    assert_type(report[0], csea_terms.Finding)
    assert_type(report[:1], tuple[csea_terms.Finding, ...])
    for maybe in checker.check_many(texts(), progress=print):
        assert_type(maybe, csea_terms.Report | None)
    for certain in checker.check_many(["a", "b"], threads=1):
        assert_type(certain, csea_terms.Report)
    table = checker.check_table(["a", None], offsets="utf8", on_error="null")
    assert_type(table, csea_terms.ArrowTable)
    assert_type(checker.check_column(["a"]), csea_terms.ArrowColumn)
    assert_type(csea_terms.summarise(checker.check_many(["a"])), csea_terms.Summary)
    assert_type(csea_terms.concept("csam"), csea_terms.Concept | None)
    assert_type(csea_terms.Terminology()["csam"].designations, tuple[csea_terms.Designation, ...])
    classifier = csea_terms.Classifier(roll_up=True, facets=["harm"])
    classification = classifier.classify("He held child pornography.", "markdown", coverage="mnr")
    assert_type(classification, csea_terms.Classification)
    assert_type(classifier.classify(None), None)
    assert_type([tag.score for tag in classification], list[float])
    assert_type([one.surface for tag in classification.threats for one in tag.evidence], list[str])
    assert_type(classification.coverage, csea_terms.Coverage | None)
    for perhaps in classifier.classify_many(texts(), coverage="mnr"):
        assert_type(perhaps, csea_terms.Classification | None)
    assert_type(classifier.classify_each("a", "sentence"), tuple[csea_terms.Classification, ...])
    assert_type(classifier.classify_table(["a"]), csea_terms.ArrowTable)
    assert_type(csea_terms.threat("harm.grooming"), csea_terms.Topic | None)
    assert_type(csea_terms.Terminology().threats, tuple[csea_terms.Topic, ...])
    assert_type(csea_terms.summarise([report], [classification]).by_threat, dict[str, int])
    try:
        csea_terms.Checker(terminology=Path("nothing.toml"))
    except (csea_terms.TerminologyError, FileNotFoundError) as error:
        assert_type(error, csea_terms.TerminologyError | FileNotFoundError)
    return [one.replacement for finding in report for one in finding.suggestions]
