"""pandas: importing this module gives every `Series` of texts the accessor `csea`.

    import csea_terms.pandas

    frame["text"].csea.flag()

Missing values stay missing. No pyarrow is needed; where pandas keeps the texts in Arrow, they are read without a copy.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from csea_terms import ArrowColumn, ArrowTable, Checker, Classifier

from ._default import checker as _checker
from ._default import classifier as _classifier
from ._extras import require

if TYPE_CHECKING:
    import pandas

    _Series: TypeAlias = pandas.Series[Any]
else:
    # Not to be written with brackets at run time.
    pandas = require("pandas", "pandas")
    _Series = pandas.Series

__all__ = ["CseaAccessor"]


@pandas.api.extensions.register_series_accessor("csea")
class CseaAccessor:
    """What a `Series` of texts can do: `series.csea`."""

    def __init__(self, series: _Series) -> None:
        self._series = series

    def check(self, checker: Checker | None = None, **options: Any) -> pandas.DataFrame:
        """The findings: one row a finding, under the index of its text. `options` as of `Checker.check_table`."""
        return self._table(_checker(checker).check_table(_texts(self._series), **options))

    def classify(self, classifier: Classifier | None = None, **options: Any) -> pandas.DataFrame:
        """What the texts speak about: one row a tag, under the index of its text, with its strongest evidence.

        `options` as of `Classifier.classify_table`.
        """
        return self._table(_classifier(classifier).classify_table(_texts(self._series), **options))

    def classifications(self, classifier: Classifier | None = None, **options: Any) -> _Series:
        """The classification of each text, `None` where it is missing. `options` as of `Classifier.classify_many`."""
        return self._objects(_classifier(classifier).classify_many(self._series, **options))

    def reports(self, checker: Checker | None = None, **options: Any) -> _Series:
        """The report of each text, `None` where it is missing. `options` as of `Checker.check_many`."""
        return self._objects(_checker(checker).check_many(self._series, **options))

    def flag(self, checker: Checker | None = None, **options: Any) -> _Series:
        """Whether each text has a finding: a nullable `boolean`. `options` as of `Checker.flag_column`."""
        return self._column(_checker(checker).flag_column(_texts(self._series), **options), "boolean")

    def apply(self, checker: Checker | None = None, **options: Any) -> _Series:
        """The texts with suggestions applied. `options` as of `Checker.apply_column`."""
        return self._column(_checker(checker).apply_column(_texts(self._series), **options), "str")

    def _table(self, table: ArrowTable) -> pandas.DataFrame:
        frame: pandas.DataFrame = table.to_pandas()
        rows = frame.pop("row").to_numpy(dtype="int64")
        frame.index = self._series.index.take(rows)
        return frame

    def _objects(self, results: Iterable[Any]) -> _Series:
        return pandas.Series(list(results), index=self._series.index, name=self._series.name, dtype=object)

    def _column(self, column: ArrowColumn, dtype: str) -> _Series:
        values = column.to_pylist()
        index, name = self._series.index, self._series.name
        # Neither of both types is among those that the stubs of pandas know by name alone.
        array: Any = pandas.array
        return pandas.Series(array(values, dtype=dtype), index=index, name=name)


def _texts(series: _Series) -> Any:
    """The texts as Arrow, where pandas keeps them so; else the values."""
    array: Any = series.array
    backed = getattr(array, "__arrow_array__", None) is not None and hasattr(array, "_pa_array")
    return array._pa_array if backed else series
