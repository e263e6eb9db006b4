"""The pandas accessors ``Series.omissis``. Registered by ``import omissis``.

>>> import omissis
>>> import pandas as pd
>>> pd.Series(["scrivetemi a mario.rossi@libero.it", None]).omissis.redact().tolist()
['scrivetemi a [EMAIL]', nan]
"""

from typing import Any

import pandas as pd

from omissis._engine import FINDING, Policy, needed, redactor_of
from omissis.errors import TextTypeError

__all__ = ["SeriesAccessor"]


@pd.api.extensions.register_series_accessor("omissis")
class SeriesAccessor:
    """``series.omissis`` of a Series of strings: ``str``, ``object``, ``string``, ``ArrowDtype`` or ``category`` of them."""

    def __init__(self, series: pd.Series) -> None:
        self._series = series

    def redact(self, policy: Policy = "standard", *, threads: int | None = None) -> pd.Series:
        """The redacted Series: same index, name, dtype and missing values.

        :param policy: the name of a built-in policy, or a Redactor.
        :param threads: how many threads at most; all cores when not given.
        :raises TextTypeError: when the Series is not of strings.
        """
        series, redactor = self._series, redactor_of(policy)
        if series.dtype == object:
            texts = _chunked(redactor.redact_arrow(_exported(series), threads=threads)).to_pylist()
            values = series.to_numpy(copy=True)
            for place, text in enumerate(texts):
                if text is not None:
                    values[place] = text
            return pd.Series(values, index=series.index, name=series.name, dtype=object)
        column = _chunked(redactor.redact_arrow(series, threads=threads))
        if isinstance(series.dtype, pd.CategoricalDtype):
            return pd.Series(column.to_pandas().to_numpy(dtype=object), index=series.index, name=series.name, dtype="category")
        # Back to the storage that the Series has: Python objects or Arrow, with its own missing value.
        values = series.dtype.__from_arrow__(column)
        return pd.Series(values, index=series.index, name=series.name)

    def scan(self, policy: Policy = "standard", *, threads: int | None = None) -> pd.Series:
        """The findings of each string, as a Series of lists of dictionaries with the same index; missing where the string is.

        :param policy: the name of a built-in policy, or a Redactor.
        :param threads: how many threads at most; all cores when not given.
        :raises TextTypeError: when the Series is not of strings.
        """
        series = self._series
        column = _chunked(redactor_of(policy).scan_arrow(_exported(series), threads=threads))
        return pd.Series(column, index=series.index, name=series.name, dtype=pd.ArrowDtype(column.type))

    def findings(self, policy: Policy = "standard", *, threads: int | None = None) -> pd.DataFrame:
        """The findings as a table: a row for each, under the index of its string, to be counted, filtered and joined.

        :param policy: the name of a built-in policy, or a Redactor.
        :param threads: how many threads at most; all cores when not given.
        :raises TextTypeError: when the Series is not of strings.
        """
        compute = needed("pyarrow.compute", "pandas")
        column = _chunked(redactor_of(policy).scan_arrow(_exported(self._series), threads=threads)).combine_chunks()
        rows = compute.list_parent_indices(column)
        table = pd.DataFrame({name: compute.struct_field(column.flatten(), name).to_pandas() for name in FINDING})
        return table.set_index(self._series.index.take(rows.to_numpy()))


def _chunked(column: Any) -> Any:
    return needed("pyarrow", "pandas").chunked_array(column)


def _exported(series: pd.Series) -> Any:
    """An Arrow column of the Series. Objects are looked at here: pyarrow would quote those that are no text."""
    if series.dtype != object:
        return series
    texts: list[str | None] = []
    for place, (value, missing) in enumerate(zip(series.array, series.isna().array, strict=True)):
        if not isinstance(value, str) and not missing:
            raise TextTypeError(f"row {place} must be a str or missing, not {type(value).__name__}")
        texts.append(value if isinstance(value, str) else None)
    return _Texts(texts)


class _Texts:
    """Makes the Arrow column when omissis asks for it, which then tells of errors without a word of the text."""

    def __init__(self, texts: list[str | None]) -> None:
        self._texts = texts

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return needed("pyarrow", "pandas").chunked_array([self._texts], type="large_string").__arrow_c_stream__()


# As it is called in messages.
_Texts.__name__ = "Series"
