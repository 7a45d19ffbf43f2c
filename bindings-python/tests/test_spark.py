"""Spark, on a real local one with several partitions."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

import csea_terms
import csea_terms.spark
from test_values import HOUSE

BAD = "Police seized child pornography."


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    # Everything stays on this machine and in a folder of the tests.
    session = (
        SparkSession.builder.master("local[2]")
        .appName("csea-terms")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "100")
        .config("spark.local.dir", str(tmp_path_factory.mktemp("spark")))
        .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
        .getOrCreate()
    )
    yield session
    session.stop()


def test_every_row_of_every_partition_comes_out_checked(spark: SparkSession) -> None:
    rows = [
        (number, f"{number}: {BAD}" if number % 10 == 0 else f"{number}: The children read.") for number in range(1000)
    ]
    frame = spark.createDataFrame(rows, "id long, text string").repartition(7)
    checked = csea_terms.spark.check(frame, "text")
    assert checked.rdd.getNumPartitions() == 7
    assert checked.columns == ["id", "text", "findings", "findings_error"]
    result = checked.orderBy("id").collect()
    assert [(row.id, row.text) for row in result] == rows
    for row in result:
        found = [row.text[finding.start : finding.end] for finding in row.findings]
        assert found == (["child pornography"] if row.id % 10 == 0 else [])
        assert row.findings_error is None
    flat = checked.select("id", F.explode("findings").alias("finding")).select("id", "finding.*")
    assert flat.where("level = 'avoid'").count() == 100
    assert flat.select("suggestion").distinct().collect() == [("child sexual abuse material",)]


def test_rows_that_cannot_be_checked_are_kept_and_say_why(spark: SparkSession) -> None:
    # Spark does not look whether a string is UTF-8.
    frame = spark.sql(
        "SELECT * FROM VALUES (1, 'child pornography'), (2, CAST(unhex('FF6368696C64') AS STRING)), (3, NULL), "
        "(4, repeat('child pornography ', 10)) AS t(id, text)"
    ).repartition(3)
    checker = csea_terms.Checker(max_text_bytes=100)
    result = csea_terms.spark.check(frame, "text", checker).orderBy("id").select("id", "findings", "findings_error")
    rows = {row.id: row for row in result.collect()}
    assert sorted(rows) == [1, 2, 3, 4]
    assert len(rows[1].findings) == 1 and rows[1].findings_error is None
    assert rows[2].findings is None and rows[2].findings_error == "not UTF-8 at byte 0"
    assert rows[3].findings is None and rows[3].findings_error is None
    assert 0 < len(rows[4].findings) < 10
    assert rows[4].findings_error == "a limit ended the check before the end of the text"


def test_the_terminology_goes_to_the_workers(spark: SparkSession, tmp_path: Path) -> None:
    file = tmp_path / "house.toml"
    file.write_text(HOUSE, encoding="utf-8")
    checker = csea_terms.Checker(terminology=file)
    file.unlink()
    frame = spark.createDataFrame([("She met the case number person.",), (BAD,)], "text string").repartition(2)
    checked = csea_terms.spark.check(frame, "text", checker, findings="found", error="why")
    concepts = {finding.concept for row in checked.collect() for finding in row.found}
    assert concepts == {"house-case", "csam"}


def test_every_row_comes_out_classified(spark: SparkSession) -> None:
    extortion = "He threatened to send the boy's intimate pictures to his contacts unless he paid."
    rows = [(number, extortion if number % 10 == 0 else f"{number}: The children read.") for number in range(300)]
    frame = spark.createDataFrame([*rows, (300, None)], "id long, text string").repartition(5)
    tagged = csea_terms.spark.classify(csea_terms.spark.check(frame, "text"), "text")
    assert tagged.columns == ["id", "text", "findings", "findings_error", "tags", "tags_error"]
    assert tagged.rdd.getNumPartitions() == 5
    result = tagged.orderBy("id").collect()
    assert [row.id for row in result] == list(range(301))
    for row in result[:300]:
        assert ("harm.sexual-extortion.financial" in [tag.id for tag in row.tags]) == (row.id % 10 == 0)
        assert row.tags_error is None
    assert result[300].tags is None
    counts = tagged.select(F.explode("tags").alias("tag")).groupBy("tag.id").agg(F.max("tag.score").alias("score"))
    assert {row.id: row.score for row in counts.collect()}["harm.sexual-extortion.financial"] >= 0.5
    harms = csea_terms.Classifier(facets=["harm"])
    narrow = csea_terms.spark.classify(frame, "text", harms, tags="about", error="why")
    assert {tag.facet for row in narrow.collect() for tag in row.about or []} == {"harm"}
    with pytest.raises(csea_terms.ColumnError, match="`tags` is there already"):
        csea_terms.spark.classify(tagged, "text")


def test_wrong_use_is_told_before_the_job_runs(spark: SparkSession) -> None:
    frame = spark.createDataFrame([(1, BAD)], "findings long, text string")
    with pytest.raises(csea_terms.ColumnError, match="`findings` is there already"):
        csea_terms.spark.check(frame, "text")
    with pytest.raises(csea_terms.ColumnError, match="`body` is not one of: findings, text"):
        csea_terms.spark.check(frame, "body", findings="found")
    with pytest.raises(csea_terms.OptionError, match="docx"):
        csea_terms.spark.check(frame, "text", findings="found", format="docx")  # type: ignore[arg-type]


def test_an_empty_frame(spark: SparkSession) -> None:
    frame = spark.createDataFrame([], "id long, text string")
    assert csea_terms.spark.check(frame, "text").collect() == []
