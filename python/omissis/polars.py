"""The Polars namespaces ``Series.omissis``, ``Expr.omissis`` and ``DataFrame.omissis``. Registered by ``import omissis``.

>>> import omissis
>>> import polars as pl
>>> frame = pl.LazyFrame({"text": ["scrivetemi a mario.rossi@libero.it", None]})
>>> frame.select(pl.col("text").omissis.redact()).collect()["text"].to_list()
['scrivetemi a [EMAIL]', None]
"""

from collections.abc import Iterable
from functools import partial

import polars as pl

from omissis._engine import Policy, redactor_of
from omissis._omissis import Redactor, Report
from omissis._rows import redact_rows, texts_of
from omissis.errors import TextTypeError

__all__ = ["FINDINGS", "ExprNamespace", "FrameNamespace", "SeriesNamespace"]

FINDINGS = pl.List(
    pl.Struct(
        {
            "kind": pl.String,
            "group": pl.String,
            "start": pl.Int32,
            "end": pl.Int32,
            "confidence": pl.Float64,
            "evidence": pl.List(pl.String),
            "subject": pl.String,
            "severity": pl.String,
        }
    )
)
"""The type of a column of findings."""


def _strings(series: pl.Series) -> pl.Series:
    """Columns that Polars keeps as numbers with names, and columns that are all null, as the strings that they stand for."""
    named = isinstance(series.dtype, pl.Categorical | pl.Enum | pl.Null)
    return series.cast(pl.String) if named else series


def _checked(series: pl.Series) -> pl.Series:
    """The strings of a Series of them."""
    strings = _strings(series)
    if strings.dtype != pl.String:
        raise TextTypeError(f"expected a column of strings, not {series.dtype}")
    return strings


def _redact(series: pl.Series, redactor: Redactor) -> pl.Series:
    return pl.Series(series.name, redactor.redact_arrow(_strings(series)), pl.String)


def _scan(series: pl.Series, redactor: Redactor) -> pl.Series:
    return pl.Series(series.name, redactor.scan_arrow(_strings(series)), FINDINGS)


@pl.api.register_series_namespace("omissis")
class SeriesNamespace:
    """``series.omissis`` of a Series of strings, categories or enums."""

    def __init__(self, series: pl.Series) -> None:
        self._series = series

    def redact(self, policy: Policy = "standard") -> pl.Series:
        """The redacted strings, nulls kept.

        :param policy: a name, a file, a dict or a Redactor.
        :raises TextTypeError: when the Series is not of strings.
        """
        return _redact(self._series, redactor_of(policy))

    def scan(self, policy: Policy = "standard") -> pl.Series:
        """The findings of each string, of type :data:`FINDINGS`; null where the string is null.

        :param policy: a name, a file, a dict or a Redactor.
        :raises TextTypeError: when the Series is not of strings.
        """
        return _scan(self._series, redactor_of(policy))

    def report(self, policy: Policy = "standard", *, times: Iterable[object] | None = None) -> Report:
        """What is found, added up: a notebook shows the page that ``omissis report`` writes.

        :param policy: a name, a file, a dict or a Redactor.
        :param times: when each was written: a Series of datetimes, or of str in any spelling of exports.
        :raises TextTypeError: when the Series is not of strings.
        """
        when = None if times is None else [None if time is None else str(time) for time in times]
        return redactor_of(policy).report(_checked(self._series).to_list(), times=when, name=self._series.name or "comments")


@pl.api.register_dataframe_namespace("omissis")
class FrameNamespace:
    """``frame.omissis`` of a DataFrame of comments."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame

    def redact(
        self,
        text: str | list[str] = "text",
        *,
        author: str | None = None,
        thread: str | None = None,
        policy: Policy = "standard",
        keep: Iterable[str] = (),
    ) -> pl.DataFrame:
        """The DataFrame with its texts redacted; all other columns stay as they are.

        :param text: the column of texts, or several.
        :param author: the column of those who wrote: each gets a pseudonym, and the same where a text writes that name or account. Names and
            accounts that the policy would label get pseudonyms as well. They are made with the policy's key; without one, with a key
            that nobody keeps, so that two calls give different ones.
        :param thread: the column that says what a row belongs to, such as the post: what is certain once in a thread is found again in
            it, and its authors also by a part of their name.
        :param policy: a name, a file, a dict or a Redactor.
        :param keep: authors that keep their name: the page's own.
        :raises TextTypeError: when a column is not of strings.
        """
        frame, columns = self._frame, [text] if isinstance(text, str) else list(text)
        redactor = redactor_of(policy)
        if author is None and thread is None:
            return frame.with_columns(_redact(frame[name], redactor) for name in columns)
        texts = [_checked(frame[name]).to_list() for name in columns]
        by = None if author is None else texts_of(author, frame[author])
        ids = None if thread is None else texts_of(thread, frame[thread])
        clean, authors = redact_rows(redactor, texts, by, ids, keep, None)
        done = [pl.Series(name, column, pl.String) for name, column in zip(columns, clean, strict=True)]
        if author is not None and authors is not None:
            done.append(pl.Series(author, authors, pl.String))
        return frame.with_columns(done)


@pl.api.register_expr_namespace("omissis")
class ExprNamespace:
    """``pl.col(...).omissis``, in eager, lazy and streaming queries."""

    def __init__(self, expr: pl.Expr) -> None:
        self._expr = expr

    def redact(self, policy: Policy = "standard") -> pl.Expr:
        """The redacted strings, nulls kept.

        :param policy: a name, a file, a dict or a Redactor.
        """
        return self._expr.map_batches(partial(_redact, redactor=redactor_of(policy)), return_dtype=pl.String, is_elementwise=True)

    def scan(self, policy: Policy = "standard") -> pl.Expr:
        """The findings of each string, of type :data:`FINDINGS`; null where the string is null.

        :param policy: a name, a file, a dict or a Redactor.
        """
        return self._expr.map_batches(partial(_scan, redactor=redactor_of(policy)), return_dtype=FINDINGS, is_elementwise=True)
