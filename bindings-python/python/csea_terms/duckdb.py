"""DuckDB: functions for SQL.

    import csea_terms.duckdb

    csea_terms.duckdb.register(connection)
    connection.sql("SELECT id, unnest(csea_check(text), recursive := true) FROM articles WHERE csea_flag(text)")

They work on whole vectors in Arrow, for which DuckDB needs pyarrow (`pip install 'csea-terms[duckdb]'`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csea_terms import ArrowColumn, Checker, Classifier

from ._default import checker as _checker
from ._default import classifier as _classifier
from ._extras import require

if TYPE_CHECKING:
    import duckdb

__all__ = ["register"]


def register(
    connection: duckdb.DuckDBPyConnection,
    checker: Checker | None = None,
    *,
    classifier: Classifier | None = None,
    prefix: str = "csea",
) -> None:
    """Adds `csea_check(text)`, `csea_flag(text)`, `csea_apply(text)` and `csea_classify(text)` to a connection.

    `csea_check` gives a list of structs with the fields of `Checker.check_column`, `csea_flag` a boolean, `csea_apply` the
    text with the safe suggestions applied, `csea_classify` a list of structs with the fields of
    `Classifier.classify_column`; `NULL` gives `NULL`. Another `prefix` keeps several checkers apart.
    """
    library = require("duckdb", "duckdb")
    arrow = require("pyarrow", "duckdb")
    used, tagger = _checker(checker), _classifier(classifier)
    create: Any = connection.create_function

    def whole(column: Any) -> Any:
        return arrow.array(column)

    functions = {
        "check": (lambda texts: whole(used.check_column(texts)), _list_type(library, arrow, used.check_column([]))),
        "flag": (lambda texts: whole(used.flag_column(texts)), library.sqltype("BOOLEAN")),
        "apply": (lambda texts: whole(used.apply_column(texts)), library.sqltype("VARCHAR")),
        "classify": (
            lambda texts: whole(tagger.classify_column(texts)),
            _list_type(library, arrow, tagger.classify_column([])),
        ),
    }
    for name, (function, returned) in functions.items():
        create(
            f"{prefix}_{name}",
            function,
            [library.sqltype("VARCHAR")],
            returned,
            type="arrow",
            null_handling="special",
        )


def _list_type(library: Any, arrow: Any, empty: ArrowColumn) -> Any:
    """The type of a list of findings or tags, read off an empty column, so that it is written down once."""
    fields = arrow.array(empty).type.value_type
    names = {"int64": "BIGINT", "string": "VARCHAR", "bool": "BOOLEAN", "double": "DOUBLE"}
    columns = ", ".join(f'"{one.name}" {names[str(one.type)]}' for one in fields)
    return library.sqltype(f"STRUCT({columns})[]")
