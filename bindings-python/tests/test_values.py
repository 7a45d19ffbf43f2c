"""Objects are values: frozen, comparable, hashable, picklable, across processes, too."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import csea_terms

TEXT = "Police 🙂 seized **child** pornography; the film speaks of “child porn”."
HOUSE = """
[[source]]
id = "house-style"
authority = "Our House"
title = "House style"
year = "2026"

[[concept]]
id = "house-case"
group = "house"
label = "A house rule"
definition = "A person whom the house supports."

[[concept.designation]]
id = "supported-person"
text = "supported person"
status = "preferred"
usage = "recommended"
sources = [{ id = "house-style", evidence = "attested", mark = "recommended" }]

[[concept.designation]]
id = "case-number-person"
text = "case number person"
status = "deprecated"
usage = "caution"
kind = "imprecise"
reason = "A person is not a number."
replacements = ["supported person"]
sources = [{ id = "house-style", evidence = "attested", mark = "caution" }]
flagged = ["She met the [[case number person]]."]
clean = ["She met the supported person."]
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    file = tmp_path / "house.toml"
    file.write_text(HOUSE, encoding="utf-8")
    return file


def objects() -> list[Any]:
    report = csea_terms.Checker("info").check(TEXT, "markdown")
    (entry, *_) = csea_terms.lookup("child pornography")
    finding = report[0]
    extortion = "He threatened to send the boy's intimate pictures to his contacts unless he paid. A national hotline."
    classifier = csea_terms.Classifier(schemes=list(csea_terms.Classifier().schemes))
    classification = classifier.classify(extortion, coverage="mnr")
    tag = classification.threats[0]
    notice = csea_terms.Checker().check("<!-- csea-terms: ignore-next nothing -->\n", "markdown").notices[0]
    return [
        csea_terms.Checker(),
        csea_terms.Checker("info", ["en"], "secondary", max_text_bytes=100, max_findings=3),
        csea_terms.Checker(profile="media"),
        csea_terms.Terminology(),
        csea_terms.Classifier(),
        csea_terms.Classifier(roll_up=True, facets=["harm"]),
        classifier,
        classification,
        classifier.classify_each(extortion)[0],
        classification.coverage,
        classification.coverage.rows[0] if classification.coverage else None,
        tag,
        tag.evidence[0],
        tag.codes[0],
        csea_terms.threat(tag.id),
        csea_terms.capability("mnr:leadership"),
        notice,
        report,
        finding,
        report.exempted[0],
        report.exempted[0].exemption,
        finding.suggestions[0],
        finding.sources[0],
        entry,
        entry.concept,
        entry.designation,
        entry.designation.sources[0],
        csea_terms.summarise([report], [classification]),
    ]


@pytest.mark.parametrize("value", objects(), ids=lambda value: type(value).__name__)
def test_values_survive_pickling_and_copying(value: Any) -> None:
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(value, protocol))
        assert again == value
        assert type(again) is type(value)
        if not isinstance(value, csea_terms.Summary):
            assert hash(again) == hash(value)
    assert copy.copy(value) == value
    assert copy.deepcopy(value) == value
    assert value != object()
    assert repr(value)


@pytest.mark.parametrize("value", objects(), ids=lambda value: type(value).__name__)
def test_values_are_frozen(value: Any) -> None:
    with pytest.raises((AttributeError, TypeError)):
        value.level = "info"
    with pytest.raises((AttributeError, TypeError)):
        value.texts = 1


def test_a_report_works_after_pickling() -> None:
    report = csea_terms.Checker().check(TEXT, "markdown")
    again = pickle.loads(pickle.dumps(report))
    assert again.apply() == report.apply()
    assert again.to_json() == report.to_json()
    assert again.text == report.text and again.format == "markdown"
    assert again._repr_html_() == report._repr_html_()


def test_a_classification_works_after_pickling() -> None:
    classification = csea_terms.Classifier().classify("🙂 He groomed a child online.", coverage="mnr")
    again = pickle.loads(pickle.dumps(classification))
    assert again.tags == classification.tags and again.coverage == classification.coverage
    assert again.to_json() == classification.to_json()
    assert again._repr_html_() == classification._repr_html_()


def test_what_differs_is_not_equal() -> None:
    assert csea_terms.Classifier() != csea_terms.Classifier(roll_up=True)
    assert csea_terms.Classifier() == csea_terms.Classifier() and csea_terms.Classifier() != csea_terms.Checker()
    classifier = csea_terms.Classifier()
    assert classifier.classify("a") != classifier.classify("b") and classifier.classify("a") == classifier.classify("a")
    assert len({classifier.classify("a"), classifier.classify("a"), classifier.classify("b")}) == 2
    assert csea_terms.Checker() != csea_terms.Checker("info")
    assert csea_terms.Checker() == csea_terms.Checker()
    checker = csea_terms.Checker()
    assert checker.check("a") != checker.check("b")
    assert len({checker.check("a"), checker.check("a"), checker.check("b")}) == 2


def test_a_house_style_goes_with_its_checker(house: Path) -> None:
    terminology = csea_terms.Terminology().extended(house)
    assert len(terminology) == len(csea_terms.Terminology()) + 1
    assert terminology != csea_terms.Terminology()
    for checker in (csea_terms.Checker(terminology=terminology), csea_terms.Checker(terminology=[house])):
        assert checker.terminology == terminology
        again = pickle.loads(pickle.dumps(checker))
        assert again == checker and hash(again) == hash(checker)
        assert again.terminology["house-case"].label == "A house rule"
        (finding,) = again.check("She met the case number person.")
        assert finding.suggestions[0].replacement == "supported person"
    assert "house.toml" in repr(checker)


def in_a_process(
    checker: csea_terms.Checker, classifier: csea_terms.Classifier, text: str
) -> tuple[csea_terms.Report, csea_terms.Classification]:
    return checker.check(text), classifier.classify(text)


@pytest.mark.parametrize("method", ["spawn", "fork"])
def test_multiprocessing(method: str) -> None:
    checker, classifier = csea_terms.Checker(), csea_terms.Classifier(facets=["harm"])
    texts = [f"{'🙂' * number} child pornography" for number in range(20)]
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        results = list(pool.map(in_a_process, [checker] * len(texts), [classifier] * len(texts), texts))
    assert results == [(checker.check(text), classifier.classify(text)) for text in texts]
