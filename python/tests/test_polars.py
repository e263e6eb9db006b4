"""The Polars namespaces, eager, lazy and streaming."""

import subprocess
import sys
from typing import Any, Literal

import omissis
import polars as pl
import pytest
from conftest import EXPECTED, ROWS, SECRET, as_rows

FOUND = [None if row is None else as_rows(omissis.scan(row)) for row in ROWS]
ENGINES: list[Literal["in-memory", "streaming"]] = ["in-memory", "streaming"]


def of(item: Any) -> Any:
    """The namespace, which type checkers cannot know."""
    return item.omissis


@pytest.mark.parametrize("dtype", [pl.String, pl.Categorical, pl.Enum([row for row in ROWS if row is not None])], ids=str)
def test_series(dtype: Any) -> None:
    series = pl.Series("testo", ROWS, dtype)
    redacted = of(series).redact()
    assert (redacted.name, redacted.dtype, redacted.to_list()) == ("testo", pl.String, EXPECTED)
    assert [as_rows(found) for found in of(series).scan().to_list()] == FOUND


@pytest.mark.parametrize("dtype", [pl.String, pl.Categorical], ids=str)
def test_expressions_in_eager_queries(dtype: Any) -> None:
    frame = pl.DataFrame({"id": range(len(ROWS)), "testo": pl.Series(ROWS, dtype=dtype)})
    done = frame.with_columns(of(pl.col("testo")).redact(), trovati=of(pl.col("testo")).scan())
    assert done["testo"].to_list() == EXPECTED
    assert [as_rows(found) for found in done["trovati"].to_list()] == FOUND


@pytest.mark.parametrize("engine", ENGINES)
def test_expressions_in_lazy_and_streaming_queries(engine: Literal["in-memory", "streaming"]) -> None:
    query = pl.LazyFrame({"id": range(5000), "testo": ROWS * 1000}).with_columns(
        of(pl.col("testo")).redact().alias("pulito"), of(pl.col("testo")).scan().alias("trovati")
    )
    schema = query.collect_schema()
    done = query.filter(pl.col("id") >= 5).collect(engine=engine).sort("id")
    assert done.schema == schema
    assert done["pulito"].to_list() == EXPECTED * 999
    assert [as_rows(found) for found in done["trovati"].to_list()] == FOUND * 999


@pytest.mark.parametrize("engine", ENGINES)
def test_all_null_and_empty_columns(engine: Literal["in-memory", "streaming"]) -> None:
    for rows in ([None, None], []):
        frame = pl.LazyFrame({"testo": rows}).select(of(pl.col("testo")).redact(), trovati=of(pl.col("testo")).scan()).collect(engine=engine)
        assert frame["testo"].to_list() == rows and frame["trovati"].to_list() == rows


def test_findings_can_be_counted() -> None:
    frame = pl.LazyFrame({"testo": ROWS}).select(of(pl.col("testo")).scan().explode().struct.field("kind")).drop_nulls()
    assert frame.collect().to_series().value_counts().to_dicts() == [{"kind": "email", "count": 3}]


def test_policies() -> None:
    assert of(pl.Series(ROWS)).redact("minimal").to_list() == ROWS
    hidden = omissis.Redactor(actions={"email": "omissis"})
    assert pl.select(of(pl.lit(SECRET)).redact(hidden)).item() == "[OMISSIS]"
    with pytest.raises(omissis.PolicyError, match="severo"):
        of(pl.col("testo")).redact("severo")


def test_other_types_are_refused() -> None:
    with pytest.raises(omissis.TextTypeError, match="expected a column of strings"):
        of(pl.Series([1])).redact()
    with pytest.raises(omissis.TextTypeError, match="expected a column of strings"):
        pl.DataFrame({"n": [1]}).select(of(pl.col("n")).scan())


@pytest.mark.parametrize("imports", ["omissis, polars", "polars, omissis"])
def test_the_namespace_is_there_whichever_is_imported_first(imports: str) -> None:
    code = f"import {imports}; print(polars.Series(['a@libero.it']).omissis.redact()[0])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[EMAIL]\n"
