"""Helpers for Dask: ``redact_column`` and ``scan_column`` of a Dask DataFrame. Workers take up one thread a task.

>>> import dask.dataframe as dd, pandas as pd, omissis.dask
>>> frame = dd.from_pandas(pd.DataFrame({"text": ["scrivetemi a mario.rossi@libero.it"]}), npartitions=1)
>>> omissis.dask.redact_column(frame, "text").compute()["text"].tolist()
['scrivetemi a [EMAIL]']
"""

from typing import Any

import pandas as pd
from dask.base import normalize_token

from omissis._engine import Policy, redactor_of
from omissis._omissis import Redactor
from omissis.pandas import SeriesAccessor

__all__ = ["redact_column", "scan_column"]


@normalize_token.register(Redactor)  # type: ignore[untyped-decorator]
def _token(redactor: Redactor) -> tuple[object, ...]:
    # Dask takes tasks of one name for one task: what a pickle does not carry, the key, must tell them apart as well.
    return ("omissis.Redactor", redactor.__reduce__()[1], redactor._key_mark)


def redact_column(frame: Any, column: str, *, into: str | None = None, policy: Policy = "standard") -> Any:
    """The Dask DataFrame with a column of strings redacted.

    :param column: the column of strings.
    :param into: the column that receives the redacted strings; ``column`` itself when not given.
    :param policy: a name, a file, a dict or a Redactor.
    """
    return _mapped(frame, column, into or column, "redact", policy)


def scan_column(frame: Any, column: str, *, into: str = "findings", policy: Policy = "standard") -> Any:
    """The Dask DataFrame with the findings of a column of strings beside it, as lists of dictionaries.

    :param column: the column of strings.
    :param into: the column that receives the findings.
    :param policy: a name, a file, a dict or a Redactor.
    """
    return _mapped(frame, column, into, "scan", policy)


def _mapped(frame: Any, column: str, into: str, method: str, policy: Policy) -> Any:
    redactor = redactor_of(policy)
    return frame.map_partitions(_partition, column, into, method, redactor, meta=_partition(frame._meta, column, into, method, redactor))


def _partition(frame: pd.DataFrame, column: str, into: str, method: str, redactor: Redactor) -> pd.DataFrame:
    return frame.assign(**{into: getattr(SeriesAccessor(frame[column]), method)(redactor, threads=1)})
