"""What Spark costs above the Arrow path of one process, in local mode on two cores, as ratios in one run.

    pip install './python[spark]'
    python benches/spark.py [ROWS]

The identity is a `mapInArrow` that hands its batches through: what lies between it and `redact_column` is omissis, what lies between it
and nothing is Spark.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

import omissis
import omissis.spark
import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.sql import DataFrame, SparkSession

CORPUS = Path(__file__).parents[1] / "tests" / "corpus" / "dev.jsonl"
FILES = 8
ROUNDS = 3


def best(run: Callable[[], object]) -> float:
    def once() -> float:
        start = time.perf_counter()
        run()
        return time.perf_counter() - start

    return min(once() for _ in range(ROUNDS))


def identity(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    return batches


def main(rows: int) -> None:
    texts = [json.loads(line)["text"] for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    with tempfile.TemporaryDirectory() as folder:
        table = pa.table({"id": range(rows), "text": list(islice(cycle(texts), rows))})
        for part in range(FILES):
            first = part * rows // FILES
            pq.write_table(table.slice(first, (part + 1) * rows // FILES - first), f"{folder}/part-{part}.parquet")
        frame = spark.read.parquet(folder)
        redactor = omissis.Redactor("strict")

        def through(frame: DataFrame) -> Callable[[], object]:
            return lambda: frame.write.format("noop").mode("overwrite").save()

        def arrow(threads: int) -> Callable[[], object]:
            return lambda: redactor.redact_arrow(pq.read_table(folder)["text"], threads=threads)

        roads: dict[str, Callable[[], object]] = {
            "Spark, read only": through(frame),
            "Spark, identity mapInArrow": through(frame.mapInArrow(identity, frame.schema)),
            "Spark, redact_column": through(omissis.spark.redact_column(frame, "text", policy=redactor)),
            "Spark, redact_udf": through(frame.select("id", omissis.spark.redact_udf(redactor)("text"))),
            "Arrow, read and redact, 1 thread": arrow(1),
            "Arrow, read and redact, 2 threads": arrow(2),
        }
        roads["Spark, redact_column"]()  # The workers start, and build their engines.
        seconds = {name: best(run) for name, run in roads.items()}
    print(f"{rows} comments, {FILES} files, local[2], Spark {spark.version}, best of {ROUNDS}")
    for name, time_taken in seconds.items():
        ratio = time_taken / seconds["Arrow, read and redact, 2 threads"]
        print(f"  {name:34} {time_taken:7.2f} s  {rows / time_taken:10,.0f} rows/s  {ratio:5.2f}")
    spark.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
