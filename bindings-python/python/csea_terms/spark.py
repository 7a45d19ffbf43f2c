"""Spark: collections beyond one machine.

    import csea_terms.spark

    checked = csea_terms.spark.check(articles, "text")

The documentation has a page on running it on a cluster: `docs/spark.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from csea_terms import Checker, ColumnError

from ._default import checker as _checker
from ._extras import require

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["check"]


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
    for name in (findings, error):
        if name in frame.columns:
            raise ColumnError(f"column: `{name}` is there already")
    if column not in frame.columns:
        raise ColumnError(f"column: `{column}` is not one of: {', '.join(frame.columns)}")
    used.check_column([], format=format)  # Wrong options are told here, not on a worker.
    types = require("pyspark.sql.types", "spark")
    schema = types.StructType(list(frame.schema.fields))
    schema.add(findings, _findings_type(types, used)).add(error, types.StringType())
    shared = frame.sparkSession.sparkContext.broadcast(used)
    return frame.mapInArrow(_worker(shared, frame.columns.index(column), format, (findings, error)), schema)


def _worker(shared: Any, at: int, format: Any, names: tuple[str, str]) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """What each task runs: batches in, the same batches with two more columns out."""

    def work(batches: Iterable[Any]) -> Iterator[Any]:
        checker = _once(shared.value)
        for batch in batches:
            yield _extended(checker, batch, at, format, names)

    return work


@lru_cache(maxsize=4)
def _once(checker: Checker) -> Checker:
    """The same checker for all tasks of a Python worker: equal ones are compiled once."""
    return checker


def _extended(checker: Checker, batch: Any, at: int, format: Any, names: tuple[str, str]) -> Any:
    """A pyarrow record batch with the two columns."""
    arrow, compute = require("pyarrow", "spark"), require("pyarrow.compute", "spark")
    table = arrow.table(checker.check_batch(batch.column(at), format=format, threads=1))
    lists, cut, errors = (table.column(name).combine_chunks() for name in ("findings", "truncated", "error"))
    limit = arrow.scalar("a limit ended the check before the end of the text", arrow.string())
    told = compute.if_else(compute.fill_null(cut, False), limit, errors)
    return arrow.RecordBatch.from_arrays([*batch.columns, lists, told], names=[*batch.schema.names, *names])


def _findings_type(types: Any, checker: Checker) -> Any:
    """The type of a list of findings in Spark's words, read off an empty one, so that it is written down once."""
    arrow = require("pyarrow", "spark")
    known = {"int64": types.LongType(), "string": types.StringType(), "bool": types.BooleanType()}
    fields = arrow.array(checker.check_column([])).type.value_type
    return types.ArrayType(types.StructType([types.StructField(one.name, known[str(one.type)]) for one in fields]))
