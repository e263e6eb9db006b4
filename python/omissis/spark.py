"""Helpers for PySpark: columns of DataFrames by ``mapInArrow``, and functions for expressions and SQL by ``arrow_udf``.

The configuration goes to the workers as a broadcast; each worker process builds one engine from it and keeps it. omissis
must be installed there: a wheel in a shared place, or shipped with the job's archives.

``omissis.spark.redact_column(spark.read.parquet("comments/"), "text").write.parquet("clean/")``
"""

import pickle
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import pyarrow as pa
from pyspark.errors import PySparkAttributeError
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import types
from pyspark.sql.pandas.functions import ArrowUDFType, arrow_udf

from omissis._engine import Policy, travelling
from omissis._omissis import Redactor
from omissis._tables import array_of, with_result
from omissis.errors import TextTypeError

__all__ = ["FINDINGS", "redact_column", "redact_udf", "scan_column", "scan_udf"]

FINDINGS = types.ArrayType(
    types.StructType(
        [
            types.StructField("kind", types.StringType()),
            types.StructField("group", types.StringType()),
            types.StructField("start", types.IntegerType()),
            types.StructField("end", types.IntegerType()),
            types.StructField("confidence", types.DoubleType()),
            types.StructField("evidence", types.ArrayType(types.StringType())),
            types.StructField("subject", types.StringType()),
            types.StructField("severity", types.StringType()),
        ]
    )
)
"""The type of a column of findings."""


def redact_column(frame: DataFrame, column: str, *, into: str | None = None, policy: Policy = "standard") -> DataFrame:
    """The DataFrame with a column of strings redacted; all other columns pass through as they are.

    :param column: the column of strings.
    :param into: the column that receives the redacted strings; ``column`` itself when not given.
    :param policy: a name, a file, a dict or a Redactor.
    :raises TextTypeError: when the column is not of strings.
    """
    return _mapped(frame, "redact_arrow", column, into or column, types.StringType(), policy)


def scan_column(frame: DataFrame, column: str, *, into: str = "findings", policy: Policy = "standard") -> DataFrame:
    """The DataFrame with the findings of a column of strings, of type :data:`FINDINGS`.

    :param column: the column of strings.
    :param into: the column that receives the findings.
    :param policy: a name, a file, a dict or a Redactor.
    :raises TextTypeError: when the column is not of strings.
    """
    return _mapped(frame, "scan_arrow", column, into, FINDINGS, policy)


def redact_udf(policy: Policy = "standard") -> Any:
    """A function of a column of strings for expressions, or for SQL by ``spark.udf.register("redact", redact_udf())``.

    :param policy: a name, a file, a dict or a Redactor.
    """
    config = _shipped(SparkSession.getActiveSession(), policy)

    def omissis_redact(texts: pa.Array) -> pa.Array:
        return array_of(_engine(config).redact_arrow(texts, threads=1))

    return arrow_udf(omissis_redact, types.StringType(), ArrowUDFType.SCALAR)


def scan_udf(policy: Policy = "standard") -> Any:
    """As :func:`redact_udf`, giving the findings, of type :data:`FINDINGS`.

    :param policy: a name, a file, a dict or a Redactor.
    """
    config = _shipped(SparkSession.getActiveSession(), policy)

    def omissis_scan(texts: pa.Array) -> pa.Array:
        return array_of(_engine(config).scan_arrow(texts, threads=1))

    return arrow_udf(omissis_scan, FINDINGS, ArrowUDFType.SCALAR)


def _mapped(frame: DataFrame, method: str, column: str, into: str, returned: types.DataType, policy: Policy) -> DataFrame:
    kind = frame.schema[column].dataType
    if not isinstance(kind, types.StringType):
        raise TextTypeError(f"expected a column of strings, not {kind.simpleString()}")
    config = _shipped(frame.sparkSession, policy)

    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        redactor = _engine(config)
        return (with_result(batch, method, column, into, redactor) for batch in batches)

    result = types.StructField(into, returned)
    fields = [result if field.name == into else field for field in frame.schema]
    if into not in frame.schema.names:
        fields.append(result)
    return frame.mapInArrow(work, types.StructType(fields))


def _shipped(session: SparkSession | None, policy: Policy) -> Any:
    """The configuration, sent once to each executor; in the function itself where there is no broadcast (Spark Connect)."""
    config = pickle.dumps(travelling(policy))
    try:
        context = session.sparkContext if session else None
    except PySparkAttributeError:
        context = None
    return context.broadcast(config) if context else config


def _engine(config: Any) -> Redactor:
    return _built(config if isinstance(config, bytes) else config.value)


@lru_cache(maxsize=8)
def _built(config: bytes) -> Redactor:
    redactor = pickle.loads(config)
    assert isinstance(redactor, Redactor)
    return redactor
