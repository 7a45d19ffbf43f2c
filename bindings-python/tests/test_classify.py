"""Classifying: tags, evidence, coverage, look-up, many texts, columns."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas
import polars
import pyarrow
import pytest

import csea_terms

EXTORTION = "He threatened to send the boy's intimate pictures to his contacts unless he paid."
HOTLINE = "The strategy sets up a national hotline for child sexual abuse material."
CLEAN = "A booking at the dog grooming salon."
FINANCIAL = "harm.sexual-extortion.financial"
TEXTS = [EXTORTION, CLEAN, None, HOTLINE]


@pytest.fixture(scope="module")
def classifier() -> csea_terms.Classifier:
    return csea_terms.Classifier()


def ids(classification: csea_terms.Classification | None) -> list[str]:
    assert classification is not None
    return [tag.id for tag in classification]


def test_a_tag_says_what_on_what_evidence(classifier: csea_terms.Classifier) -> None:
    text = f"🙂 {EXTORTION}"
    classification = classifier.classify(text)
    tag = classification.threats[0]
    assert (tag.id, tag.kind, tag.facet) == (FINANCIAL, "threat", "harm")
    assert tag.label and 0.5 <= tag.score <= 1
    assert tag.evidence and all(text[one.start : one.end] == one.surface and one.rule for one in tag.evidence)
    (evidence, *_) = tag.evidence
    utf8, utf16 = text.encode(), text.encode("utf-16-le")
    assert utf8[slice(*evidence.span_utf8)].decode() == evidence.surface
    assert utf16[2 * evidence.span_utf16[0] : 2 * evidence.span_utf16[1]].decode("utf-16-le") == evidence.surface
    assert (evidence.span, evidence.line) == ((evidence.start, evidence.end), 1)
    assert classification.text == text and classification.format == "plain"
    assert classification.span == (0, len(text))
    assert classification.terminology_version == csea_terms.terminology_version


def test_a_classification_is_a_collection_of_tags(classifier: csea_terms.Classifier) -> None:
    classification = classifier.classify(f"{EXTORTION} {HOTLINE}")
    tags = list(classification)
    assert len(classification) == len(tags) > 1
    assert tuple(tags) == classification.tags
    assert classification.tags == classification.threats + classification.measures + classification.frameworks
    assert {tag.kind for tag in classification.threats} == {"threat"}
    assert {tag.kind for tag in classification.measures} == {"measure"}
    assert {tag.kind for tag in classification.frameworks} == {"framework"}
    assert FINANCIAL in classification and tags[0] in classification
    assert "harm.nothing" not in classification and 7 not in classification and "\ud800" not in classification
    assert classification.tag(FINANCIAL) == next(tag for tag in tags if tag.id == FINANCIAL)
    assert classification.tag("harm.nothing") is None
    assert FINANCIAL in repr(classification)


def test_a_clean_text_speaks_of_nothing(classifier: csea_terms.Classifier) -> None:
    for text in ("", CLEAN):
        classification = classifier.classify(text)
        assert not classification and classification.tags == () and classification.to_dicts() == []
        assert "nothing recognised" in repr(classification)


def test_missing_values_stay_missing(classifier: csea_terms.Classifier) -> None:
    anything: Any = classifier
    for missing in (None, float("nan"), pandas.NA):
        assert anything.classify(missing) is None
        assert anything.classify_each(missing) is None


def test_coverage_of_a_framework(classifier: csea_terms.Classifier) -> None:
    assert classifier.classify(HOTLINE).coverage is None
    assert classifier.frameworks["mnr"]
    coverage = classifier.classify(HOTLINE, coverage="mnr").coverage
    assert coverage is not None and coverage.framework == "mnr"
    assert len(coverage) == len(coverage.rows) == len(coverage.covered) + len(coverage.missing)
    assert list(coverage) == list(coverage.rows)
    assert coverage.covered and coverage.missing
    for row in coverage.covered:
        assert row.score is not None and row.surface and row.surface in HOTLINE
        assert csea_terms.capability(row.id) is not None
    assert all(row.score is None and row.surface is None for row in coverage.missing)
    assert coverage.to_dicts()[0].keys() >= {"id", "label", "score"}
    (many,) = classifier.classify_many([HOTLINE], coverage="mnr")
    assert many.coverage == coverage
    for wrong in (classifier.classify, lambda text, coverage: classifier.classify_many([text], coverage=coverage)):
        with pytest.raises(csea_terms.OptionError, match="coverage: `weather` is not one of: .*mnr"):
            wrong(HOTLINE, coverage="weather")


def test_parts_of_a_text(classifier: csea_terms.Classifier) -> None:
    text = f"é {EXTORTION}\n\nThe council met.\n\n{HOTLINE}"
    parts = classifier.classify_each(text)
    assert len(parts) == 2
    assert [text[slice(*part.span)] for part in parts] == [f"é {EXTORTION}", HOTLINE]
    assert FINANCIAL in parts[0] and FINANCIAL not in parts[1]
    for part in parts:
        assert part.text == text
        for tag in part:
            for one in tag.evidence:
                assert text[one.start : one.end] == one.surface
                assert part.span[0] <= one.start <= one.end <= part.span[1]
    (whole,) = classifier.classify_each(text, "document")
    assert ids(whole) == ids(classifier.classify(text))
    assert classifier.classify_each(text, "sentence", "markdown")
    with pytest.raises(csea_terms.OptionError, match="extent: `page` is not one of: document, paragraph, sentence"):
        classifier.classify_each(text, "page")  # type: ignore[call-overload]


def test_options(classifier: csea_terms.Classifier) -> None:
    text = f"{EXTORTION} {HOTLINE}"
    rolled = csea_terms.Classifier(roll_up=True).classify(text)
    assert "harm.sexual-extortion" in rolled and "harm.sexual-extortion" not in classifier.classify(text)
    parent = rolled.tag("harm.sexual-extortion")
    assert parent is not None and parent.score == max(tag.score for tag in rolled if tag.id.startswith(parent.id))
    only = csea_terms.Classifier(facets=["measure", "mnr"]).classify(text)
    assert only and {tag.facet for tag in only} <= {"measure", "mnr"}
    assert all(tag.codes == () for tag in classifier.classify(text))
    scheme = next(code.scheme for topic in csea_terms.Terminology().threats for code in topic.codes)
    assert scheme in classifier.schemes
    coded = csea_terms.Classifier(schemes=list(classifier.schemes)).classify(text)
    codes = coded.threats[0].codes
    topic = csea_terms.threat(coded.threats[0].id)
    assert topic is not None and codes == topic.codes and codes
    with pytest.raises(csea_terms.OptionError, match="facets: `weather` is not one of: .*harm"):
        csea_terms.Classifier(facets=["weather"])
    with pytest.raises(csea_terms.OptionError, match="schemes: `weather` is not one of: "):
        csea_terms.Classifier(schemes=["weather"])


def test_topics_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "house.toml"
    file.write_text("nonsense = 1\n", encoding="utf-8")
    with pytest.raises(csea_terms.TerminologyError, match="house.toml"):
        csea_terms.Classifier(topics=file)
    with pytest.raises(csea_terms.OptionTypeError, match="topics: expected a path or a list of paths, not int"):
        csea_terms.Classifier(topics=1)  # type: ignore[arg-type]


def test_formats_are_read_as_such(classifier: csea_terms.Classifier) -> None:
    marked = EXTORTION.replace("intimate pictures", "**intimate** pictures")
    classification = classifier.classify(marked, "markdown")
    assert FINANCIAL in classification and classification.format == "markdown"
    for tag in classification:
        assert all(marked[one.start : one.end] == one.surface for one in tag.evidence)


def test_output_is_the_contract_of_the_command(classifier: csea_terms.Classifier) -> None:
    text = f"{EXTORTION} {HOTLINE}"
    classification = classifier.classify(text, coverage="mnr")
    assert classification.to_dicts() == [tag.to_dict() for tag in classification]
    command = [sys.executable, "-m", "csea_terms", "classify", "--output", "json", "--coverage", "mnr", "-"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    assert json.loads(classification.to_json()) == json.loads(done.stdout)


def test_topics_are_looked_up_with_their_crosswalk(classifier: csea_terms.Classifier) -> None:
    threat = csea_terms.threat(FINANCIAL)
    assert threat is not None and threat == classifier.threat(FINANCIAL) == csea_terms.Terminology().threat(FINANCIAL)
    assert (threat.parent, threat.kind, threat.facet) == ("harm.sexual-extortion", "threat", "harm")
    assert threat.label and threat.definition and threat.since
    above = csea_terms.threat("harm.sexual-extortion")
    assert above is not None and FINANCIAL in above.narrower
    assert threat.to_dict()["id"] == FINANCIAL
    for code in threat.codes:
        assert code.scheme and code.code and code.evidence
        assert code.relation in ("exact", "close", "broad", "narrow", "related")
    capability = csea_terms.capability("mnr:leadership")
    assert capability is not None and (capability.kind, capability.facet) == ("framework", "mnr")
    # Each look-up gives its own kind only.
    assert csea_terms.threat("mnr:leadership") is None and csea_terms.capability(FINANCIAL) is None
    assert csea_terms.measure(FINANCIAL) is None and csea_terms.threat("nothing") is None


def test_a_terminology_lists_its_topics() -> None:
    terminology = csea_terms.Terminology()
    lists = {"threat": terminology.threats, "measure": terminology.measures, "framework": terminology.capabilities}
    look_up = {"threat": terminology.threat, "measure": terminology.measure, "framework": terminology.capability}
    for kind, topics in lists.items():
        assert len(topics) > 5
        for topic in topics:
            assert topic.kind == kind and topic.definition
            assert look_up[kind](topic.id) == topic
            assert all(terminology.concept(concept) is not None for concept in topic.concepts)
    order = {topic.id: number for number, topic in enumerate(terminology.threats)}
    assert all(topic.parent is None or order.get(topic.parent, -1) < order[topic.id] for topic in terminology.threats)
    assert any(topic.codes for topic in terminology.threats)


def test_many_texts(classifier: csea_terms.Classifier) -> None:
    texts = [TEXTS[number % 4] for number in range(2000)]
    for threads in (1, 2, None):
        results = list(classifier.classify_many(texts, threads=threads))
        assert [result is None for result in results] == [text is None for text in texts]
        assert [result.text for result in results if result is not None] == [text for text in texts if text is not None]
        assert results[:8] == [None if text is None else classifier.classify(text) for text in texts[:8]]
    told: list[int] = []
    list(classifier.classify_many(texts, progress=told.append))
    assert told == sorted(told) and told[-1] == 2000


def test_it_is_lazy_and_tells_what_is_wrong(classifier: csea_terms.Classifier) -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        for read in itertools.count(1):  # noqa: B007, the test reads it
            yield EXTORTION

    results = classifier.classify_many(endless())
    assert read == 0
    assert len(list(itertools.islice(results, 50))) == 50 and read < 200
    wrong: Any = [EXTORTION, 7]
    results = classifier.classify_many(wrong)
    assert FINANCIAL in ids(next(results))
    with pytest.raises(csea_terms.TextTypeError, match="text 1: expected str or a missing value, not int"):
        next(results)


def test_columns(classifier: csea_terms.Classifier) -> None:
    lists = classifier.classify_column(pyarrow.array(TEXTS))
    assert [None if one is None else len(one) for one in lists.to_pylist()] == [
        None if text is None else len(classifier.classify(text)) for text in TEXTS
    ]
    assert repr(lists) == "<csea_terms.ArrowColumn: tags of 4 texts>"
    row = lists.to_pylist()[0][0]
    tag = classifier.classify(EXTORTION).tags[0]
    for name in ("id", "label", "kind", "facet", "score"):
        assert row[name] == getattr(tag, name)
    for name in ("start", "end", "line", "surface", "rule"):
        assert row[name] == getattr(tag.evidence[0], name)
    column = pyarrow.array(lists)
    column.validate(full=True)
    assert polars.Series(lists).to_list() == column.to_pylist() == lists.to_pylist()
    table = classifier.classify_table(pyarrow.table({"text": TEXTS, "id": range(4)}), "text")
    frame = polars.DataFrame(table)
    assert frame.columns == list(table.column_names) == ["row", *row]
    assert frame["row"].to_list() == sorted(frame["row"].to_list()) and set(frame["row"]) == {0, 3}
    assert frame.schema["score"] == polars.Float64
    assert table.to_pandas()["id"].tolist() == frame["id"].to_list()
    assert pyarrow.table(table).num_rows == len(table) == sum(len(one) for one in lists.to_pylist() if one)


def test_columns_with_cells_that_are_no_text(classifier: csea_terms.Classifier) -> None:
    raw = pyarrow.array([EXTORTION.encode(), b"\xff", None], pyarrow.binary())
    with pytest.raises(csea_terms.ColumnError, match="row 1: not UTF-8 at byte 0"):
        classifier.classify_column(raw)
    assert classifier.classify_column(raw, on_error="null").to_pylist()[1:] == [None, None]
    batch = classifier.classify_batch(raw).to_pydict()
    assert [one is None for one in batch["tags"]] == [False, True, True]
    assert batch["error"] == [None, "not UTF-8 at byte 0", None]


def test_tags_from_topics_below_have_no_place() -> None:
    classifier = csea_terms.Classifier(roll_up=True)
    text = "He groomed her online. The hotline took down child sexual abuse material that was streamed live."
    (rows,) = classifier.classify_column([text]).to_pylist()
    bare = {tag.id for tag in classifier.classify(text) if not tag.evidence}
    assert bare
    for row in rows:
        assert (row["start"] is None) == (row["surface"] is None) == (row["rule"] is None) == (row["id"] in bare)
        assert row["score"] > 0


def test_offsets_on_request(classifier: csea_terms.Classifier) -> None:
    text = f"🙂 {EXTORTION}"
    evidence = classifier.classify(text).tags[0].evidence[0]
    units: list[tuple[Any, tuple[int, int]]] = [
        ("utf8", evidence.span_utf8),
        ("utf16", evidence.span_utf16),
        ("utf32", evidence.span),
    ]
    for offsets, span in units:
        table = classifier.classify_table([text], offsets=offsets).to_pydict()
        assert (table["start"][0], table["end"][0]) == span
