"""The Polars namespaces ``Series.omissis`` and ``Expr.omissis``. Registered by ``import omissis``.

>>> import omissis
>>> import polars as pl
>>> frame = pl.LazyFrame({"text": ["scrivetemi a mario.rossi@libero.it", None]})
>>> frame.select(pl.col("text").omissis.redact()).collect()["text"].to_list()
['scrivetemi a [EMAIL]', None]
"""

from functools import partial

import polars as pl

from omissis._engine import Policy, redactor_of
from omissis._omissis import Redactor

__all__ = ["FINDINGS", "ExprNamespace", "SeriesNamespace"]

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

        :param policy: the name of a built-in policy, or a Redactor.
        :raises TextTypeError: when the Series is not of strings.
        """
        return _redact(self._series, redactor_of(policy))

    def scan(self, policy: Policy = "standard") -> pl.Series:
        """The findings of each string, of type :data:`FINDINGS`; null where the string is null.

        :param policy: the name of a built-in policy, or a Redactor.
        :raises TextTypeError: when the Series is not of strings.
        """
        return _scan(self._series, redactor_of(policy))


@pl.api.register_expr_namespace("omissis")
class ExprNamespace:
    """``pl.col(...).omissis``, in eager, lazy and streaming queries."""

    def __init__(self, expr: pl.Expr) -> None:
        self._expr = expr

    def redact(self, policy: Policy = "standard") -> pl.Expr:
        """The redacted strings, nulls kept.

        :param policy: the name of a built-in policy, or a Redactor.
        """
        return self._expr.map_batches(partial(_redact, redactor=redactor_of(policy)), return_dtype=pl.String, is_elementwise=True)

    def scan(self, policy: Policy = "standard") -> pl.Expr:
        """The findings of each string, of type :data:`FINDINGS`; null where the string is null.

        :param policy: the name of a built-in policy, or a Redactor.
        """
        return self._expr.map_batches(partial(_scan, redactor=redactor_of(policy)), return_dtype=FINDINGS, is_elementwise=True)
