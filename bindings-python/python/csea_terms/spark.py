"""Spark: collections beyond one machine.

    import csea_terms.spark

    checked = csea_terms.spark.check(articles, "text")

The documentation has a page on running it on a cluster: `docs/spark.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from csea_terms import Checker, ColumnError

from ._default import checker as _checker
from ._extras import require

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

__all__ = ["check"]

_TYPES = {"int64": "bigint", "string": "string", "bool": "boolean"}


def check(
    frame: DataFrame,
    column: str,
    checker: Checker | None = None,
    *,
    findings: str = "findings",
    error: str = "findings_error",
    format: str = "plain",
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
    schema.add(findings, _findings_type(used)).add(error, "string")
    shared = frame.sparkSession.sparkContext.broadcast(used)
    return frame.mapInArrow(_worker(shared, frame.columns.index(column), format, (findings, error)), schema)


def _worker(
    shared: Any, at: int, format: str, names: tuple[str, str]
) -> Callable[[Iterable[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    """What each task runs: batches in, the same batches with two more columns out."""

    def work(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        checker = _once(shared.value)
        for batch in batches:
            yield _extended(checker, batch, at, format, names)

    return work


@lru_cache(maxsize=4)
def _once(checker: Checker) -> Checker:
    """The same checker for all tasks of a Python worker: equal ones are compiled once."""
    return checker


def _extended(
    checker: Checker, batch: pyarrow.RecordBatch, at: int, format: str, names: tuple[str, str]
) -> pyarrow.RecordBatch:
    import pyarrow

    table = pyarrow.table(checker.check_batch(batch.column(at), format=format, threads=1)).combine_chunks()
    lists, cut, errors = (
        table.column(name).combine_chunks() for name in ("findings", "truncated", "error")
    )
    limit = pyarrow.scalar("a limit ended the check before the end of the text", pyarrow.string())
    told = pyarrow.compute.if_else(pyarrow.compute.fill_null(cut, False), limit, errors)
    columns = [*batch.columns, lists, told]
    return pyarrow.RecordBatch.from_arrays(columns, names=[*batch.schema.names, *names])


def _findings_type(checker: Checker) -> str:
    """The type of a list of findings in Spark's words, read off an empty one, so that it is written down once."""
    arrow = require("pyarrow", "spark")
    fields = arrow.array(checker.check_column([])).type.value_type
    return f"array<struct<{','.join(f'`{one.name}`:{_TYPES[str(one.type)]}' for one in fields)}>>"
