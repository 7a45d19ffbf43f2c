"""Looking things up, and versions."""

from __future__ import annotations

from importlib.metadata import version

import polars
import pyarrow
import pytest

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


def test_a_terminology_is_a_collection() -> None:
    terminology = csea_terms.Terminology()
    concepts = list(terminology)
    assert len(concepts) == len(terminology) > 50
    assert [concept.id for concept in concepts] == sorted(concept.id for concept in concepts)
    assert terminology["csam"] == csea_terms.concept("csam") == terminology.concept("csam")
    assert "csam" in terminology and terminology["csam"] in terminology
    assert "nothing-of-the-kind" not in terminology and 7 not in terminology
    with pytest.raises(KeyError, match="nothing-of-the-kind"):
        terminology["nothing-of-the-kind"]
    assert terminology.version == csea_terms.terminology_version
    assert csea_terms.Checker().terminology == terminology


def test_search_finds_by_the_beginnings_of_words() -> None:
    terminology = csea_terms.Terminology()
    assert terminology["csam"] in terminology.search("Pornograph child")
    assert terminology.search("groom") and all(
        "groom" in str(one.to_dict()).lower() for one in terminology.search("groom")
    )
    assert terminology.search("zzz child") == ()
    assert terminology.search(" ") == ()
    assert terminology.lookup("child pornography") == csea_terms.lookup("child pornography")


def test_a_terminology_is_a_table() -> None:
    terminology = csea_terms.Terminology()
    frame = terminology.to_polars()
    assert frame.height == sum(len(concept.designations) for concept in terminology)
    assert frame["concept"].n_unique() == len(terminology)
    (row,) = frame.filter((polars.col("concept") == "csam") & (polars.col("text") == "child pornography")).to_dicts()
    (entry, *_) = terminology.lookup("child pornography")
    assert (row["usage"], row["status"], row["reason"]) == (
        entry.designation.usage,
        entry.designation.status,
        entry.designation.reason,
    )
    assert terminology.to_pandas()["text"].tolist() == frame["text"].to_list()
    assert pyarrow.table(terminology).num_rows == frame.height == len(terminology.to_arrow())
