"""Looking things up, and versions."""

from __future__ import annotations

from importlib.metadata import version

import csea_terms


def test_lookup_by_wording() -> None:
    (first, *_) = csea_terms.lookup("Child-Pornography")
    assert first.concept.id == "csam"
    assert first.designation.text == "child pornography"
    assert first.designation.usage == "avoid"
    assert first.designation.sources and first.designation.reason
    assert first.designation in first.concept.designations
    assert csea_terms.lookup("nothing of the kind") == ()


def test_concept_by_id() -> None:
    concept = csea_terms.concept("csam")
    assert concept is not None
    assert concept.label and concept.definition
    assert concept.designations[0].usage == "recommended"
    assert concept.to_dict()["id"] == "csam"
    assert csea_terms.concept("nothing-of-the-kind") is None


def test_a_checker_looks_up_in_its_own_terminology() -> None:
    checker = csea_terms.Checker()
    assert checker.concept("csam") == csea_terms.concept("csam")
    assert checker.lookup("child pornography") == csea_terms.lookup("child pornography")


def test_versions() -> None:
    assert csea_terms.__version__ == version("csea-terms")
    assert csea_terms.terminology_version == csea_terms.Checker().terminology_version
    assert csea_terms.Checker().check("").terminology_version == csea_terms.terminology_version
