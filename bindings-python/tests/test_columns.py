"""Columns in Arrow, in and out, against the real libraries."""

from __future__ import annotations

from typing import Any

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.compute
import pytest

import csea_terms
from memory import resident

TEXTS = [
    "Police seized child pornography.",
    "The children read.",
    None,
    "🙂 child\u00a0por\u00adnography, “child porn”",
    "",
]
EXPECTED = [[("child pornography", 14)], [], None, [("child\u00a0por\u00adnography", 2)], []]

STRINGS = pyarrow.array(TEXTS)
CHUNKED = pyarrow.chunked_array([TEXTS[:2], [], TEXTS[2:]], pyarrow.string())


@pytest.fixture(scope="module")
def checker() -> csea_terms.Checker:
    return csea_terms.Checker()


def found(lists: list[Any]) -> list[Any]:
    return [None if one is None else [(finding["surface"], finding["start"]) for finding in one] for one in lists]


@pytest.mark.parametrize(
    "column",
    [
        pytest.param(STRINGS, id="string"),
        pytest.param(STRINGS.cast(pyarrow.large_string()), id="large_string"),
        pytest.param(STRINGS.cast(pyarrow.string_view()), id="string_view"),
        pytest.param(STRINGS.cast(pyarrow.binary()), id="binary"),
        pytest.param(STRINGS.cast(pyarrow.large_binary()), id="large_binary"),
        pytest.param(STRINGS.dictionary_encode(), id="dictionary"),
        pytest.param(STRINGS.cast(pyarrow.large_string()).dictionary_encode(), id="dictionary of large strings"),
        pytest.param(CHUNKED, id="chunked"),
        pytest.param(CHUNKED.dictionary_encode(), id="chunked dictionary"),
        pytest.param(pyarrow.array(["x", *TEXTS, "x"]).slice(1, 5), id="sliced"),
        pytest.param(pyarrow.array(["x", *TEXTS, "x"]).dictionary_encode().slice(1, 5), id="sliced dictionary"),
        pytest.param(pyarrow.table({"text": STRINGS}), id="table of one column"),
        pytest.param(pyarrow.record_batch({"text": STRINGS}), id="record batch"),
        pytest.param(polars.Series(TEXTS), id="polars"),
        pytest.param(polars.Series(TEXTS, dtype=polars.Categorical), id="polars categorical"),
        pytest.param(polars.Series(["x", *TEXTS])[1:], id="polars sliced"),
        pytest.param(polars.DataFrame({"text": TEXTS}), id="polars frame"),
        pytest.param(pandas.Series(TEXTS), id="pandas"),
        pytest.param(pandas.Series(TEXTS, dtype=object), id="pandas objects"),
        pytest.param(pandas.Series(TEXTS, dtype="string"), id="pandas string"),
        pytest.param(pandas.Series(TEXTS, dtype="category"), id="pandas category"),
        pytest.param(TEXTS, id="list"),
        pytest.param((text for text in TEXTS), id="generator"),
    ],
)
def test_every_kind_of_column_is_read(checker: csea_terms.Checker, column: Any) -> None:
    lists = checker.check_column(column)
    assert len(lists) == len(TEXTS)
    assert found(lists.to_pylist()) == EXPECTED


def test_duckdb_gives_and_takes_without_our_help(checker: csea_terms.Checker) -> None:
    connection = duckdb.connect()
    articles = pyarrow.table({"id": range(5), "text": STRINGS})
    relation = connection.sql("SELECT text FROM articles ORDER BY id")
    assert articles.num_rows == 5
    found = checker.check_table(relation)
    assert len(found) == 2
    assert connection.sql("SELECT count(*), min(level) FROM found").fetchall() == [(2, "avoid")]


def test_libraries_read_what_comes_out(checker: csea_terms.Checker) -> None:
    lists, table, flags = checker.check_column(TEXTS), checker.check_table(TEXTS), checker.flag_column(TEXTS)
    assert found(pyarrow.array(lists).to_pylist()) == EXPECTED
    assert found(pyarrow.chunked_array(lists).to_pylist()) == EXPECTED
    assert found(polars.Series(lists).to_list()) == EXPECTED
    assert pyarrow.array(flags).to_pylist() == flags.to_pylist() == [True, False, None, True, False]
    assert pyarrow.table(table).column("row").to_pylist() == [0, 3]
    frame = polars.DataFrame(table)
    assert frame.columns == list(table.column_names)
    assert frame["suggestion"].to_list() == ["child sexual abuse material"] * 2
    assert frame.equals(table.to_polars())
    assert table.to_pandas()["surface"].tolist() == frame["surface"].to_list()
    assert table.to_pydict()["start"] == [14, 2]
    for column in (pyarrow.array(lists), pyarrow.array(flags)):
        column.validate(full=True)
    pyarrow.table(table).validate(full=True)


def test_the_fields_are_those_of_findings(checker: csea_terms.Checker) -> None:
    (row,) = checker.check_column([TEXTS[0]]).to_pylist()[0]
    (finding,) = checker.check(TEXTS[0] or "")
    for name in ("start", "end", "line", "column", "surface", "level", "concept", "designation", "term", "kind"):
        assert row[name] == getattr(finding, name)
    assert row["message"] == finding.message
    assert row["fingerprint"] == finding.fingerprint
    assert row["suggestion"] == finding.suggestions[0].replacement
    assert row["applicability"] == finding.suggestions[0].applicability
    assert row["exemption"] is None


@pytest.mark.parametrize(("offsets", "attribute"), [("utf32", "span"), ("utf16", "span_utf16"), ("utf8", "span_utf8")])
def test_offsets_on_request(checker: csea_terms.Checker, offsets: Any, attribute: str) -> None:
    text = TEXTS[3] or ""
    table = checker.check_table([text], offsets=offsets).to_pydict()
    (finding,) = checker.check(text)
    assert (table["start"][0], table["end"][0]) == getattr(finding, attribute)


def test_a_table_needs_the_name_of_its_column(checker: csea_terms.Checker) -> None:
    table = pyarrow.table({"id": range(5), "text": STRINGS, "body": STRINGS})
    assert found(checker.check_column(table, "body").to_pylist()) == EXPECTED
    with pytest.raises(csea_terms.ColumnError, match="name one of: id, text, body"):
        checker.check_column(table)
    with pytest.raises(csea_terms.ColumnError, match="`title` is not one of: id, text, body"):
        checker.check_column(table, "title")
    with pytest.raises(csea_terms.TextTypeError, match="not Int64"):
        checker.check_column(table, "id")
    with pytest.raises(csea_terms.ColumnError, match="the data is no table"):
        checker.check_column(STRINGS, "text")


def test_wrong_columns(checker: csea_terms.Checker) -> None:
    with pytest.raises(csea_terms.TextTypeError, match="expected a column of texts, not Int64"):
        checker.check_column(pyarrow.array([1]))
    with pytest.raises(csea_terms.TextTypeError, match="expected a column of texts, not str"):
        checker.check_column("a text")
    with pytest.raises(csea_terms.TextTypeError, match="text 1: expected str"):
        checker.check_column(["a", 1])  # type: ignore[list-item]
    with pytest.raises(csea_terms.OptionError, match="offsets: `bytes` is not one of: utf8, utf16, utf32"):
        checker.check_column([], offsets="bytes")  # type: ignore[arg-type]
    with pytest.raises(csea_terms.OptionError, match="on_error: `ignore` is not one of: raise, null"):
        checker.flag_column([], on_error="ignore")  # type: ignore[arg-type]


def test_bytes_that_are_no_text_are_told_and_lose_no_row(checker: csea_terms.Checker) -> None:
    raw = pyarrow.array([b"child pornography", b"\xff child", None], pyarrow.binary())
    # A producer may call anything a string: Arrow does not look.
    strings = pyarrow.Array.from_buffers(pyarrow.string(), 3, raw.buffers())
    for column in (raw, strings):
        with pytest.raises(csea_terms.ColumnError, match="row 1: not UTF-8 at byte 0"):
            checker.check_column(column)
        assert [one is None for one in checker.check_column(column, on_error="null").to_pylist()] == [False, True, True]
        batch = checker.check_batch(column).to_pydict()
        assert [len(one) if one is not None else None for one in batch["findings"]] == [1, None, None]
        assert batch["error"] == [None, "not UTF-8 at byte 0", None]
        assert batch["truncated"] == [False, None, None]


def test_limits_show_in_a_batch() -> None:
    batch = csea_terms.Checker(max_text_bytes=10).check_batch(["child pornography", "short"])
    assert batch.to_pydict()["truncated"] == [True, False]


def test_apply_column(checker: csea_terms.Checker) -> None:
    applied = checker.apply_column(TEXTS).to_pylist()
    reports = [None if text is None else checker.check(text) for text in TEXTS]
    assert applied == [None if report is None else report.apply() for report in reports]
    assert applied[0] == "Police seized child sexual abuse material."


@pytest.mark.parametrize("threads", [1, 2, None])
def test_long_columns_keep_their_rows(checker: csea_terms.Checker, threads: int | None) -> None:
    texts = [TEXTS[number % 5] for number in range(70_000)]
    flags = checker.flag_column(pyarrow.array(texts), threads=threads)
    assert flags.to_pylist() == [[True, False, None, True, False][number % 5] for number in range(70_000)]
    rows = pyarrow.table(checker.check_table(texts[:20_000], threads=threads)).column("row").to_pylist()
    assert rows == [number for number in range(20_000) if number % 5 in (0, 3)]
    # Chunks go out one by one, or as one array.
    assert len(pyarrow.array(flags)) == pyarrow.chunked_array(flags).length() == 70_000
    assert pyarrow.chunked_array(flags).num_chunks > 1


def test_an_empty_column(checker: csea_terms.Checker) -> None:
    columns: list[Any] = [[], pyarrow.array([], pyarrow.string()), polars.Series([], dtype=polars.String)]
    for column in columns:
        assert len(checker.check_column(column)) == 0
        assert pyarrow.table(checker.check_table(column)).num_rows == 0
    assert checker.check_column(pyarrow.nulls(3)).to_pylist() == [None] * 3


def test_input_is_not_copied_and_a_million_rows_need_little_more_than_the_output(checker: csea_terms.Checker) -> None:
    text = "The committee met on Tuesday to discuss the budget for the new school and its library. " * 2
    column = pyarrow.array([text] * 1_000_000)
    checker.flag_column(column.slice(0, 20_000))
    before = resident()
    flags = checker.flag_column(column)
    grown = resident() - before
    assert len(flags) == 1_000_000
    # The texts take 170 MB; a copy of them would show.
    assert grown < 30 << 20, f"grew by {grown >> 20} MiB"


def test_a_million_rows_grow_memory_by_the_output(checker: csea_terms.Checker) -> None:
    texts = ["The committee met on Tuesday to discuss the budget."] * 9 + [TEXTS[0]]
    column = pyarrow.array(texts * 100_000)
    checker.check_column(column.slice(0, 50_000))
    before = resident()
    lists = checker.check_column(column)
    grown = resident() - before
    size = pyarrow.chunked_array(lists).nbytes
    assert size > 20 << 20
    assert grown < size + (4 << 20), f"grew by {grown >> 20} MiB for an output of {size >> 20} MiB"
