"""Spark: collections beyond one machine.

    import csea_terms.spark

    checked = csea_terms.spark.check(articles, "text")
    tagged = csea_terms.spark.classify(checked, "text")

The documentation has a page on running it on a cluster: `docs/spark.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from csea_terms import ArrowColumn, ArrowTable, Checker, Classifier, ColumnError

from ._default import checker as _checker
from ._default import classifier as _classifier
from ._extras import require

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["check", "classify"]


def check(
    frame: DataFrame,
    column: str,
    checker: Checker | None = None,
    *,
    findings: str = "findings",
    error: str = "findings_error",
    format: Literal["plain", "markdown", "html"] = "plain",
) -> DataFrame:
    """The data frame with two more columns: the findings of the text in `column`, and why there are none.

    `findings` is an array of structs with the fields of `Checker.check_column`: empty where nothing was found, null where
    the text is null or could not be checked. `error` is null, or says that the text is not UTF-8 or that a limit ended
    its check. Every row that comes in goes out, in its partition and in its order. Lazy, as all of Spark.

    The checker goes to the workers once, as a broadcast of its options and its own terminology files; each Python worker
    compiles it once. Each task uses one thread, since Spark runs as many tasks as there are cores.
    """
    used = _checker(checker)
    empty = used.check_column([], format=format)  # Wrong options are told here, not on a worker.
    return _extended(frame, column, used, empty, format, (findings, error))


def classify(
    frame: DataFrame,
    column: str,
    classifier: Classifier | None = None,
    *,
    tags: str = "tags",
    error: str = "tags_error",
    format: Literal["plain", "markdown", "html"] = "plain",
) -> DataFrame:
    """The data frame with two more columns: what the text in `column` speaks about, and why nothing is said of it.

    `tags` is an array of structs with the fields of `Classifier.classify_column`: empty where nothing was recognised, null
    where the text is null or is not UTF-8, which `error` tells. Otherwise as `check`.
    """
    used = _classifier(classifier)
    return _extended(frame, column, used, used.classify_column([], format=format), format, (tags, error))


def _extended(
    frame: DataFrame, column: str, used: Checker | Classifier, empty: ArrowColumn, format: Any, names: tuple[str, str]
) -> DataFrame:
    for name in names:
        if name in frame.columns:
            raise ColumnError(f"column: `{name}` is there already")
    if column not in frame.columns:
        raise ColumnError(f"column: `{column}` is not one of: {', '.join(frame.columns)}")
    types = require("pyspark.sql.types", "spark")
    schema = types.StructType(list(frame.schema.fields))
    schema.add(names[0], _list_type(types, empty)).add(names[1], types.StringType())
    shared = frame.sparkSession.sparkContext.broadcast(used)
    return frame.mapInArrow(_worker(shared, frame.columns.index(column), format, names), schema)


def _worker(shared: Any, at: int, format: Any, names: tuple[str, str]) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """What each task runs: batches in, the same batches with two more columns out."""

    def work(batches: Iterable[Any]) -> Iterator[Any]:
        used = _once(shared.value)
        for batch in batches:
            yield _wider(_results(used, batch.column(at), format), batch, names)

    return work


@lru_cache(maxsize=4)
def _once(used: Checker | Classifier) -> Checker | Classifier:
    """The same one for all tasks of a Python worker: equal ones are compiled once."""
    return used


def _results(used: Checker | Classifier, texts: Any, format: Any) -> ArrowTable:
    if isinstance(used, Checker):
        return used.check_batch(texts, format=format, threads=1)
    return used.classify_batch(texts, format=format, threads=1)


def _wider(results: ArrowTable, batch: Any, names: tuple[str, str]) -> Any:
    """A pyarrow record batch with the two columns."""
    arrow, compute = require("pyarrow", "spark"), require("pyarrow.compute", "spark")
    lists, cut, errors = (column.combine_chunks() for column in arrow.table(results).columns)
    limit = arrow.scalar("a limit ended the check before the end of the text", arrow.string())
    told = compute.if_else(compute.fill_null(cut, False), limit, errors)
    return arrow.RecordBatch.from_arrays([*batch.columns, lists, told], names=[*batch.schema.names, *names])


def _list_type(types: Any, empty: ArrowColumn) -> Any:
    """The type of a list of findings or tags in Spark's words, read off an empty column, so that it is written down once."""
    arrow = require("pyarrow", "spark")
    known = {
        "int64": types.LongType(),
        "string": types.StringType(),
        "bool": types.BooleanType(),
        "double": types.DoubleType(),
    }
    fields = arrow.array(empty).type.value_type
    return types.ArrayType(types.StructType([types.StructField(one.name, known[str(one.type)]) for one in fields]))
