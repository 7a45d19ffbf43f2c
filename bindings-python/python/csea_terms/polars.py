"""polars: importing this module gives expressions and series of texts the namespace `csea`.

    import csea_terms.polars

    frame.lazy().with_columns(findings=pl.col("text").csea.check())

Expressions are lazy, work in streaming, and read and write Arrow without a copy. Missing values stay missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csea_terms import ArrowColumn, Checker, Classifier

from ._default import checker as _checker
from ._default import classifier as _classifier
from ._extras import require

if TYPE_CHECKING:
    import polars
else:
    polars = require("polars", "polars")

__all__ = ["CseaExpr", "CseaSeries"]


def _type(empty: ArrowColumn) -> polars.DataType:
    return polars.Series(empty).dtype


@polars.api.register_series_namespace("csea")
class CseaSeries:
    """What a `Series` of texts can do: `series.csea`."""

    def __init__(self, series: polars.Series) -> None:
        self._series = series

    def check(self, checker: Checker | None = None, **options: Any) -> polars.Series:
        """The findings of each text: a list of structs. `options` as of `Checker.check_column`."""
        return self._named(_checker(checker).check_column(self._series, **options))

    def flag(self, checker: Checker | None = None, **options: Any) -> polars.Series:
        """Whether each text has a finding. `options` as of `Checker.flag_column`."""
        return self._named(_checker(checker).flag_column(self._series, **options))

    def apply(self, checker: Checker | None = None, **options: Any) -> polars.Series:
        """The texts with suggestions applied. `options` as of `Checker.apply_column`."""
        return self._named(_checker(checker).apply_column(self._series, **options))

    def classify(self, classifier: Classifier | None = None, **options: Any) -> polars.Series:
        """What each text speaks about: a list of structs. `options` as of `Classifier.classify_column`."""
        return self._named(_classifier(classifier).classify_column(self._series, **options))

    def _named(self, column: Any) -> polars.Series:
        return polars.Series(column).alias(self._series.name)


@polars.api.register_expr_namespace("csea")
class CseaExpr:
    """What an expression of texts can do: `pl.col("text").csea`."""

    def __init__(self, expr: polars.Expr) -> None:
        self._expr = expr

    def check(self, checker: Checker | None = None, **options: Any) -> polars.Expr:
        """The findings of each text: a list of structs. `options` as of `Checker.check_column`."""
        return self._map(lambda series: CseaSeries(series).check(checker, **options), _type(Checker().check_column([])))

    def flag(self, checker: Checker | None = None, **options: Any) -> polars.Expr:
        """Whether each text has a finding. `options` as of `Checker.flag_column`."""
        return self._map(lambda series: CseaSeries(series).flag(checker, **options), polars.Boolean())

    def apply(self, checker: Checker | None = None, **options: Any) -> polars.Expr:
        """The texts with suggestions applied. `options` as of `Checker.apply_column`."""
        return self._map(lambda series: CseaSeries(series).apply(checker, **options), polars.String())

    def classify(self, classifier: Classifier | None = None, **options: Any) -> polars.Expr:
        """What each text speaks about: a list of structs. `options` as of `Classifier.classify_column`."""
        tags = _type(Classifier().classify_column([]))
        return self._map(lambda series: CseaSeries(series).classify(classifier, **options), tags)

    def _map(self, work: Any, dtype: polars.DataType) -> polars.Expr:
        return self._expr.map_batches(work, return_dtype=dtype, is_elementwise=True)
