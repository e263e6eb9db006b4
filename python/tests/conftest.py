"""What the tests of the engines share."""

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SECRET = "mario.rossi@libero.it"
ROWS = [f"scrivetemi a {SECRET}", None, "quando pagate? è già maggio", "", f"😡 {SECRET} e lucia.bianchi@libero.it"]
EXPECTED = ["scrivetemi a [EMAIL]", None, "quando pagate? è già maggio", "", "😡 [EMAIL] e [EMAIL]"]
SPARK_KEY = "a key for the tests of Spark"
FIELDS = ("kind", "group", "start", "end", "confidence", "evidence", "subject", "severity")


def as_rows(findings: Any) -> list[tuple[Any, ...]] | None:
    """Findings in one shape, whatever engine they come from: Finding, dict, Row or struct."""
    if findings is None:
        return None

    def value(finding: Any, field: str) -> Any:
        got = getattr(finding, field) if not isinstance(finding, dict) else finding[field]
        return tuple(got) if field == "evidence" else got

    return [tuple(value(finding, field) for field in FIELDS) for finding in findings]


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """Spark in local mode on two cores."""
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark needs Java 17 or later, which is not on this machine")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    # As a cluster gives it to its executors.
    os.environ["OMISSIS_SPARK_KEY"] = SPARK_KEY
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "500")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture(scope="session")
def cluster() -> Iterator[None]:
    """Ray on two cores of this machine."""
    import ray

    ray.init(num_cpus=2, include_dashboard=False, logging_level=logging.ERROR, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()


@pytest.fixture(scope="session")
def command() -> Path:
    """The command, built from these sources."""
    if not shutil.which("cargo"):
        pytest.skip("the command is built with cargo, which is not on this machine")
    subprocess.run(["cargo", "build", "--quiet", "--locked", "--package", "omissis-cli"], cwd=ROOT, check=True)
    return ROOT / os.environ.get("CARGO_TARGET_DIR", "target") / "debug" / "omissis"
