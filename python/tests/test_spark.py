"""PySpark in local mode."""

import subprocess
from pathlib import Path
from typing import Any

import omissis
import pyarrow.parquet as pq
import pytest
from conftest import EXPECTED, ROWS, SECRET, SPARK_KEY, as_rows

pytestmark = [
    # PySpark says so of every pandas 3.
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
]


@pytest.fixture
def frame(spark: Any) -> Any:
    return spark.createDataFrame(list(enumerate(ROWS * 400)), "id long, text string").repartition(3)


def test_redact_column(frame: Any) -> None:
    import omissis.spark

    done = omissis.spark.redact_column(frame, "text")
    assert done.schema == frame.schema
    assert [row.text for row in done.orderBy("id").collect()] == EXPECTED * 400


def test_scan_column(frame: Any) -> None:
    import omissis.spark

    done = omissis.spark.scan_column(frame, "text", policy=omissis.Redactor("strict"))
    expected = [None if row is None else as_rows(omissis.scan(row, "strict")) for row in ROWS]
    assert done.columns == ["id", "text", "findings"]
    assert [as_rows(row.findings) for row in done.orderBy("id").collect()] == expected * 400


def test_functions_in_expressions_and_sql(spark: Any, frame: Any) -> None:
    import omissis.spark

    done = frame.withColumn("text", omissis.spark.redact_udf()("text"))
    assert [row.text for row in done.orderBy("id").collect()] == EXPECTED * 400
    spark.udf.register("omissis_scan", omissis.spark.scan_udf("standard"))
    frame.createOrReplaceTempView("comments")
    query = "select f.kind, count(*) as n from (select explode(omissis_scan(text)) as f from comments) group by f.kind"
    assert [tuple(row) for row in spark.sql(query).collect()] == [("email", 1200)]


def test_configuration_reaches_the_workers(frame: Any) -> None:
    import omissis.spark

    redactor = omissis.Redactor("minimal", actions={"email": "omissis"})
    done = omissis.spark.redact_column(frame, "text", into="clean", policy=redactor)
    (row,) = done.where("id = 0").collect()
    assert (row.text, row.clean) == (ROWS[0], "scrivetemi a [OMISSIS]")


def test_a_worker_builds_one_engine(spark: Any, frame: Any) -> None:
    """Counts in the workers how many engines stand behind all partitions and batches of a job."""
    import omissis.spark

    config = omissis.spark._shipped(spark, "standard")

    def count(batches: Any) -> Any:
        import os

        import pyarrow as pa

        for _ in batches:
            engine = omissis.spark._engine(config)
            yield pa.record_batch({"process": [os.getpid()], "engine": [id(engine)]})

    seen = frame.mapInArrow(count, "process long, engine long").distinct().collect()
    assert len(seen) == len({row.process for row in seen})


def test_a_key_reaches_the_workers_when_asked_only(frame: Any) -> None:
    import omissis.spark

    actions = {"email": "pseudonym"}
    expected = omissis.Redactor(actions=actions, key=SPARK_KEY).redact(str(ROWS[0])).text
    asked = omissis.Redactor(actions=actions, key=SPARK_KEY, pickle_key=True)
    of_environment = omissis.Redactor({"kinds": actions, "key": {"env": "OMISSIS_SPARK_KEY"}})
    for redactor in (asked, of_environment):
        (row,) = omissis.spark.redact_column(frame.where("id = 0"), "text", policy=redactor).collect()
        assert row.text == expected
    for refused in (omissis.spark.redact_column, omissis.spark.scan_column):
        with pytest.raises(omissis.SecretKeyError, match="build it with `pickle_key=True`"):
            refused(frame, "text", policy=omissis.Redactor(actions=actions, key=SPARK_KEY))
    with pytest.raises(omissis.SecretKeyError, match="build it with `pickle_key=True`"):
        omissis.spark.redact_udf(omissis.Redactor(actions=actions, key=SPARK_KEY))


def test_other_columns_are_refused_before_anything_runs(frame: Any) -> None:
    import omissis.spark

    with pytest.raises(omissis.TextTypeError, match="expected a column of strings, not bigint"):
        omissis.spark.redact_column(frame, "id")


def test_bytes_that_are_not_utf8_fail_with_their_row_and_nothing_else(spark: Any) -> None:
    import omissis.spark

    broken = spark.sql(f"select cast(unhex(concat(hex('{SECRET}'), 'ff')) as string) as text")
    with pytest.raises(Exception, match="row 0 is not valid UTF-8") as caught:
        omissis.spark.redact_column(broken, "text").collect()
    assert SECRET not in str(caught.value)


def test_partitioned_parquet_in_and_out_is_what_the_command_writes(spark: Any, command: Path, tmp_path: Path) -> None:
    """The road of a cluster: the text that comes out is byte for byte that of the command line."""
    import omissis.spark

    rows = [(f"c-{at}", text, "ab"[at % 2]) for at, text in enumerate(text for text in ROWS if text)]
    spark.createDataFrame(rows, "id string, text string, page string").write.partitionBy("page").parquet(str(tmp_path / "comments"))
    clean = omissis.spark.redact_column(spark.read.parquet(str(tmp_path / "comments")), "text")
    clean.write.partitionBy("page").parquet(str(tmp_path / "clean"))
    assert sorted(path.name for path in (tmp_path / "clean").glob("page=*")) == ["page=a", "page=b"]
    by_spark = {row["id"]: row["text"] for row in pq.read_table(tmp_path / "clean").to_pylist()}
    for name, text, _ in rows:
        done = subprocess.run([command, "redact", "--input-format", "txt"], input=text.encode(), capture_output=True, check=True)
        assert by_spark[name].encode() == done.stdout
