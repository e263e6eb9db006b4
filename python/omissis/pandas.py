"""The pandas accessors ``Series.omissis`` and ``DataFrame.omissis``. Registered by ``import omissis``.

>>> import omissis
>>> import pandas as pd
>>> pd.Series(["scrivetemi a mario.rossi@libero.it", None]).omissis.redact().tolist()
['scrivetemi a [EMAIL]', nan]
"""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from omissis._engine import FINDING, Policy, needed, redactor_of
from omissis._omissis import Report
from omissis._rows import redact_rows, texts_of
from omissis.errors import TextTypeError

__all__ = ["FrameAccessor", "SeriesAccessor"]


@pd.api.extensions.register_series_accessor("omissis")
class SeriesAccessor:
    """``series.omissis`` of a Series of strings: ``str``, ``object``, ``string``, ``ArrowDtype`` or ``category`` of them."""

    def __init__(self, series: pd.Series) -> None:
        self._series = series

    def redact(self, policy: Policy = "standard", *, threads: int | None = None) -> pd.Series:
        """The redacted Series: same index, name, dtype and missing values.

        :param policy: a name, a file, a dict or a Redactor.
        :param threads: how many threads at most; all cores when not given.
        :raises TextTypeError: when the Series is not of strings.
        """
        series, redactor = self._series, redactor_of(policy)
        if _is_blank(series):
            return series.copy()
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

        :param policy: a name, a file, a dict or a Redactor.
        :param threads: how many threads at most; all cores when not given.
        :raises TextTypeError: when the Series is not of strings.
        """
        series = self._series
        column = _chunked(redactor_of(policy).scan_arrow(_exported(series), threads=threads))
        return pd.Series(column, index=series.index, name=series.name, dtype=pd.ArrowDtype(column.type))

    def findings(self, policy: Policy = "standard", *, threads: int | None = None) -> pd.DataFrame:
        """The findings as a table: a row for each, under the index of its string, to be counted, filtered and joined.

        :param policy: a name, a file, a dict or a Redactor.
        :param threads: how many threads at most; all cores when not given.
        :raises TextTypeError: when the Series is not of strings.
        """
        compute = needed("pyarrow.compute", "pandas")
        column = _chunked(redactor_of(policy).scan_arrow(_exported(self._series), threads=threads)).combine_chunks()
        rows = compute.list_parent_indices(column)
        table = pd.DataFrame({name: compute.struct_field(column.flatten(), name).to_pandas() for name in FINDING})
        return table.set_index(self._series.index.take(rows.to_numpy()))

    def report(self, policy: Policy = "standard", *, times: Iterable[Any] | None = None, threads: int | None = None) -> Report:
        """What is found, added up: a notebook shows the page that ``omissis report`` writes.

        :param policy: a name, a file, a dict or a Redactor.
        :param times: when each was written: a Series of datetimes, or of str in any spelling of exports.
        :param threads: how many threads at most; all cores when not given.
        :raises TextTypeError: when the Series is not of strings.
        """
        series = self._series
        when = None if times is None else [None if pd.isna(time) else str(time) for time in times]
        name = "comments" if series.name is None else str(series.name)
        return redactor_of(policy).report(_strings(series), times=when, name=name, threads=threads)


@pd.api.extensions.register_dataframe_accessor("omissis")
class FrameAccessor:
    """``frame.omissis`` of a DataFrame of comments."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def redact(
        self,
        text: str | list[str] = "text",
        *,
        author: str | None = None,
        thread: str | None = None,
        policy: Policy = "standard",
        keep: Iterable[str] = (),
        threads: int | None = None,
    ) -> pd.DataFrame:
        """The DataFrame with its texts redacted; all other columns stay as they are.

        :param text: the column of texts, or several.
        :param author: the column of those who wrote: each gets a pseudonym, and the same where a text writes that name or account. Names and
            accounts that the policy would label get pseudonyms as well. They are made with the policy's key; without one, with a key
            that nobody keeps, so that two calls give different ones.
        :param thread: the column that says what a row belongs to, such as the post: what is certain once in a thread is found again in
            it, and its authors also by a part of their name.
        :param policy: a name, a file, a dict or a Redactor.
        :param keep: authors that keep their name: the page's own.
        :param threads: how many threads at most; all cores when not given.
        :raises TextTypeError: when a column is not of strings.
        :raises KeyError: when there is no such column.
        """
        frame, columns = self._frame, [text] if isinstance(text, str) else list(text)
        twice = [name for name in columns if isinstance(frame[name], pd.DataFrame)]
        if twice:
            raise TextTypeError(f"column {twice[0]!r} is there more than once")
        if author is None and thread is None:
            return frame.assign(**{name: SeriesAccessor(frame[name]).redact(policy, threads=threads) for name in columns})
        texts = [_strings(frame[name]) for name in columns]
        by = None if author is None else texts_of(author, frame[author].astype(object))
        ids = None if thread is None else texts_of(thread, frame[thread].astype(object))
        clean, authors = redact_rows(redactor_of(policy), texts, by, ids, keep, threads)
        done = {name: _like(frame[name], column) for name, column in zip(columns, clean, strict=True)}
        if author is not None and authors is not None:
            done[author] = _like(frame[author], authors)
        return frame.assign(**done)


def _strings(series: pd.Series) -> list[str | None]:
    """The strings of a Series of them, None where they are missing."""
    texts: list[str | None] = []
    for place, (value, missing) in enumerate(zip(series.astype(object).array, series.isna().array, strict=True)):
        if not isinstance(value, str) and not missing:
            raise TextTypeError(f"row {place} must be a str or missing, not {type(value).__name__}")
        texts.append(value if isinstance(value, str) else None)
    return texts


def _like(series: pd.Series, values: list[str | None]) -> pd.Series:
    """A Series with other strings. Missing values stay those that they are."""
    if series.dtype == object:
        own = series.to_numpy(copy=True)
        for place, value in enumerate(values):
            if value is not None:
                own[place] = value
        return pd.Series(own, index=series.index, name=series.name, dtype=object)
    text = isinstance(series.dtype, pd.StringDtype | pd.ArrowDtype) and pd.api.types.is_string_dtype(series.dtype)
    dtype = series.dtype if text else "category" if isinstance(series.dtype, pd.CategoricalDtype) else "str"
    return pd.Series(pd.array(values, dtype="str" if dtype == "category" else dtype), index=series.index, name=series.name).astype(dtype)


def _chunked(column: Any) -> Any:
    return needed("pyarrow", "pandas").chunked_array(column)


def _exported(series: pd.Series) -> Any:
    """An Arrow column of the Series. Objects are looked at here: pyarrow would quote those that are no text."""
    return _Texts(_strings(series)) if series.dtype == object or _is_blank(series) else series


def _is_blank(series: pd.Series) -> bool:
    """A column of texts in which nothing is written: pandas reads it as floats that are all missing."""
    return pd.api.types.is_float_dtype(series.dtype) and bool(series.isna().all())


class _Texts:
    """Makes the Arrow column when omissis asks for it, which then tells of errors without a word of the text."""

    def __init__(self, texts: list[str | None]) -> None:
        self._texts = texts

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return needed("pyarrow", "pandas").chunked_array([self._texts], type="large_string").__arrow_c_stream__()


# As it is called in messages.
_Texts.__name__ = "Series"
