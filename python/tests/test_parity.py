"""The comments of the development corpus give the same findings on every road."""

import json
import subprocess
from pathlib import Path
from typing import Any

import dask.dataframe as dd
import duckdb
import omissis
import omissis.dask
import omissis.duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import ROOT, as_rows

CORPUS = ROOT / "tests" / "corpus" / "dev.jsonl"
TEXTS: list[str] = [json.loads(line)["text"] for line in CORPUS.read_text(encoding="utf-8").splitlines()]
STRICT = omissis.Redactor("strict")
EXPECTED = [as_rows(STRICT.scan(text)) for text in TEXTS]


def same(rows: Any) -> None:
    assert [as_rows(row) for row in rows] == EXPECTED


def test_there_is_something_to_compare() -> None:
    assert len(TEXTS) >= 660 and sum(map(len, filter(None, EXPECTED))) > 100


def test_scan() -> None:
    same(omissis.scan(text, policy="strict") for text in TEXTS)


def test_redact_reports_the_same() -> None:
    same(STRICT.redact(text).findings for text in TEXTS)


def test_scan_many() -> None:
    same(STRICT.scan_many(TEXTS))


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()], ids=str)
def test_scan_arrow(kind: pa.DataType) -> None:
    same(pa.array(STRICT.scan_arrow(pa.array(TEXTS, kind))).to_pylist())


def test_pandas() -> None:
    same(pd.Series(TEXTS).omissis.scan("strict"))


def test_polars_eager() -> None:
    series: Any = pl.Series(TEXTS)
    same(series.omissis.scan("strict").to_list())


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_polars_lazy_and_streaming(engine: Any) -> None:
    column: Any = pl.col("text")
    query = pl.LazyFrame({"id": range(len(TEXTS)), "text": TEXTS}).with_columns(found=column.omissis.scan("strict"))
    same(query.collect(engine=engine).sort("id")["found"].to_list())


def test_duckdb() -> None:
    with duckdb.connect() as con:
        omissis.duckdb.register(con, "strict")
        comments = pa.table({"id": range(len(TEXTS)), "text": TEXTS})  # noqa: F841  (DuckDB finds it by its name)
        same(found for (found,) in con.sql("select omissis_scan(text) from comments order by id").fetchall())


def test_dask() -> None:
    frame = dd.from_pandas(pd.DataFrame({"text": TEXTS}), npartitions=3)
    same(omissis.dask.scan_column(frame, "text", policy="strict").compute()["findings"])


@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
def test_spark(spark: Any) -> None:
    import omissis.spark

    frame = spark.createDataFrame(list(enumerate(TEXTS)), "id long, text string").repartition(3)
    rows = omissis.spark.scan_column(frame, "text", policy="strict").orderBy("id").collect()
    same(row.findings for row in rows)
    rows = frame.select("id", omissis.spark.scan_udf("strict")("text").alias("findings")).orderBy("id").collect()
    same(row.findings for row in rows)


def test_the_command(command: Path) -> None:
    done = subprocess.run([command, "scan", "--policy", "strict", "--format", "jsonl", CORPUS], capture_output=True, check=True)
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [line["record"] for line in lines] == list(range(1, len(TEXTS) + 1))
    same(line["findings"] for line in lines)
