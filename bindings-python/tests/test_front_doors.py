"""pandas, polars and DuckDB, as their users meet them."""

from __future__ import annotations

from typing import Any

import duckdb
import pandas
import polars as pl
import pytest

import csea_terms
import csea_terms.duckdb
import csea_terms.pandas
import csea_terms.polars

EXTORTION = "He threatened to send the boy's intimate pictures to his contacts unless he paid."
FINANCIAL = "harm.sexual-extortion.financial"
TEXTS = ["Police seized child pornography.", "The children read.", None, "A child prostitute. Child pornography."]


@pytest.mark.parametrize("dtype", ["str", "object", "string", "category", "string[python]"])
def test_pandas(dtype: Any) -> None:
    series: Any = pandas.Series(TEXTS, index=["a", "b", "c", "d"], name="text", dtype=dtype)
    frame = series.csea.check()
    assert frame.index.tolist() == ["a", "d", "d"]
    assert frame["surface"].tolist() == ["child pornography", "child prostitute", "Child pornography"]
    text = str(series["d"])
    assert [text[row.start : row.end] for row in frame.loc["d"].itertuples()] == frame.loc["d", "surface"].tolist()
    flags = series.csea.flag()
    assert flags.dtype == "boolean" and flags.index.equals(series.index) and flags.name == "text"
    assert flags.tolist() == [True, False, pandas.NA, True]
    assert series[series.csea.flag().fillna(False)].index.tolist() == ["a", "d"]
    applied = series.csea.apply(applicability="review")
    assert applied["a"] == "Police seized child sexual abuse material."
    assert pandas.isna(applied["c"])
    reports = series.csea.reports()
    assert [None if report is None else len(report) for report in reports] == [1, 0, None, 2]


def test_pandas_takes_a_checker_and_options() -> None:
    series: Any = pandas.Series(["**child** pornography"])
    strict = csea_terms.Checker(max_findings=1)
    assert len(series.csea.check(strict, format="markdown")) == 1
    assert series.csea.flag(format="markdown").tolist() == [True]
    with pytest.raises(csea_terms.OptionError):
        series.csea.check(format="docx")
    with pytest.raises(TypeError, match="checker"):
        series.csea.check("info")
    with pytest.raises(csea_terms.TextTypeError):
        numbers: Any = pandas.Series([1, 2])
        numbers.csea.check()


@pytest.mark.parametrize("dtype", ["str", "object", "category"])
def test_pandas_classifies(dtype: Any) -> None:
    series: Any = pandas.Series([EXTORTION, "The children read.", None], index=["a", "b", "c"], dtype=dtype)
    frame = series.csea.classify()
    assert set(frame.index) == {"a"} and FINANCIAL in frame["id"].tolist()
    assert frame["score"].dtype == "float64"
    found = series.csea.classifications()
    assert [None if one is None else bool(one) for one in found] == [True, False, None]
    harms = csea_terms.Classifier(facets=["harm"])
    assert set(series.csea.classify(harms, offsets="utf8")["facet"]) == {"harm"}
    with pytest.raises(csea_terms.OptionTypeError, match=r"classifier: expected a csea_terms.Classifier, not Checker"):
        series.csea.classify(csea_terms.Checker())


def test_an_empty_series() -> None:
    empty: Any = pandas.Series([], dtype="str")
    frame = empty.csea.check()
    assert len(frame) == 0 and "surface" in frame.columns
    assert len(empty.csea.classify()) == 0 and "score" in empty.csea.classify().columns
    assert pl.Series("text", [], dtype=pl.String).csea.check().len() == 0  # type: ignore[attr-defined]


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_polars_is_lazy(engine: Any) -> None:
    column: Any = pl.col("text")
    lazy = pl.LazyFrame({"id": range(4), "text": TEXTS}).with_columns(
        findings=column.csea.check(), flag=column.csea.flag(), better=column.csea.apply()
    )
    schema = lazy.collect_schema()
    assert schema["flag"] == pl.Boolean and schema["better"] == pl.String
    frame = lazy.collect(engine=engine)
    assert frame.schema == schema
    assert frame["flag"].to_list() == [True, False, None, True]
    assert frame["findings"].list.len().to_list() == [1, 0, None, 2]
    assert frame["better"][0] == "Police seized child sexual abuse material."
    flat = frame.explode("findings").unnest("findings").drop_nulls("surface")
    assert flat["surface"].to_list() == ["child pornography", "child prostitute", "Child pornography"]


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_polars_classifies(engine: Any) -> None:
    column: Any = pl.col("text")
    lazy = pl.LazyFrame({"text": [EXTORTION, "The children read.", None]}).with_columns(tags=column.csea.classify())
    schema = lazy.collect_schema()
    frame = lazy.collect(engine=engine)
    assert frame.schema == schema
    assert [None if one is None else len(one) > 0 for one in frame["tags"].to_list()] == [True, False, None]
    flat = frame.explode("tags").unnest("tags").drop_nulls("id")
    assert FINANCIAL in flat["id"].to_list()
    series: Any = frame["text"]
    assert series.csea.classify(csea_terms.Classifier(facets=["tech"])).name == "text"


def test_polars_within_groups_and_filters() -> None:
    column: Any = pl.col("text")
    frame = pl.DataFrame({"desk": ["x", "y", "y", "x"], "text": TEXTS})
    assert frame.filter(column.csea.flag()).height == 2
    counts = frame.group_by("desk", maintain_order=True).agg(found=column.csea.check().list.len().sum())
    assert counts["found"].to_list() == [3, 0]
    series: Any = frame["text"]
    assert series.csea.flag().to_list() == [True, False, None, True]
    assert series.csea.check().name == "text"


def test_duckdb() -> None:
    connection = duckdb.connect()
    csea_terms.duckdb.register(connection)
    csea_terms.duckdb.register(connection, csea_terms.Checker("avoid", max_findings=1), prefix="strict")
    connection.execute("CREATE TABLE articles (id INTEGER, text VARCHAR)")
    connection.executemany("INSERT INTO articles VALUES (?, ?)", list(enumerate(TEXTS)))
    rows = connection.sql("SELECT csea_flag(text), csea_apply(text), len(csea_check(text)) FROM articles ORDER BY id")
    assert rows.fetchall() == [
        (True, "Police seized child sexual abuse material.", 1),
        (False, "The children read.", 0),
        (None, None, None),
        (True, csea_terms.Checker().check(TEXTS[3] or "").apply(), 2),
    ]
    flat = connection.sql(
        "SELECT id, unnest(csea_check(text), recursive := true) FROM articles WHERE csea_flag(text) ORDER BY id"
    )
    assert "concept" in flat.columns
    assert [row[0] for row in flat.fetchall()] == [0, 3, 3]
    assert connection.sql("SELECT sum(len(strict_check(text))) FROM articles").fetchall() == [(2,)]


def test_duckdb_classifies() -> None:
    connection = duckdb.connect()
    csea_terms.duckdb.register(connection, classifier=csea_terms.Classifier(facets=["harm"]))
    connection.execute("CREATE TABLE articles (id INTEGER, text VARCHAR)")
    connection.executemany("INSERT INTO articles VALUES (?, ?)", [[0, EXTORTION], [1, "The children read."], [2, None]])
    rows = connection.sql("SELECT id, len(csea_classify(text)) FROM articles ORDER BY id").fetchall()
    assert rows[0][1] > 0 and rows[1:] == [(1, 0), (2, None)]
    flat = connection.sql("SELECT id AS article, unnest(csea_classify(text), recursive := true) FROM articles")
    assert {"article", "label", "score", "surface"} <= set(flat.columns)
    scores = connection.sql(
        "SELECT max(tag.score) FROM (SELECT unnest(csea_classify(text)) AS tag FROM articles) WHERE tag.facet = 'harm'"
    ).fetchall()
    assert scores[0][0] >= 0.5


def test_duckdb_over_many_vectors() -> None:
    connection = duckdb.connect()
    csea_terms.duckdb.register(connection)
    query = """SELECT count(*), count(*) FILTER (csea_flag(text)) FROM
        (SELECT CASE WHEN i % 10 = 0 THEN 'child pornography ' || i ELSE 'clean ' || i END AS text FROM range(50000) t(i))"""
    assert connection.sql(query).fetchall() == [(50_000, 5_000)]
