"""The examples of the README run, and none is longer than six lines."""

import doctest
import re
import runpy
from pathlib import Path
from typing import Any

import omissis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import EXPECTED, ROWS, SECRET, SPARK_KEY

README = Path(__file__).parents[1] / "README.md"
SECTIONS = dict(re.findall(r"^### (.+?)\n.*?^```python\n(.*?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL))
TO_PARQUET = ["pandas", "Polars", "DuckDB", "PySpark", "Ray Data", "Dask", "PyArrow"]


def test_examples_with_their_results() -> None:
    result = doctest.testfile(str(README), module_relative=False)
    assert result.failed == 0 and result.attempted >= 14


@pytest.mark.parametrize("module", ["omissis", "omissis.pandas", "omissis.polars", "omissis.duckdb", "omissis.dask"])
def test_examples_of_the_modules(module: str) -> None:
    result = doctest.testmod(__import__(module, fromlist=["*"]))
    assert result.failed == 0 and result.attempted >= 2


def test_examples_of_what_is_compiled() -> None:
    """The docstrings of the stubs are those that `help` shows, and their examples run."""
    finder, runner = doctest.DocTestFinder(recurse=True), doctest.DocTestRunner()
    things = [getattr(omissis, name) for name in omissis.__all__ if not name.startswith("__")]
    tests = [test for thing in things for test in finder.find(thing, f"omissis.{thing.__name__}", module=False)]
    examples = {test.name for test in tests if test.examples}
    assert examples >= {"omissis.Redactor", "omissis.Redactor.redact", "omissis.Redactor.redact_many", "omissis.Conversation", "omissis.scan"}
    for test in tests:
        runner.run(test)
    assert runner.failures == 0
    for name, member in vars(omissis.Redactor).items():
        assert name.startswith("_") or member.__doc__, name


def test_every_engine_takes_six_lines_at_most() -> None:
    assert set(SECTIONS) >= {*TO_PARQUET, "Presidio", "Notebook"}
    for name, code in SECTIONS.items():
        assert len([line for line in code.splitlines() if line.strip()]) <= 6, name


def run(name: str, folder: Path, **given: Any) -> dict[str, Any]:
    """Runs an example with its files in a folder; not every engine follows a change of the working directory."""
    code = re.sub(r"(?<=[\"'])(comments|clean)\.parquet", rf"{folder}/\1.parquet", SECTIONS[name])
    script = folder / "example.py"
    script.write_text(code, encoding="utf-8")
    return runpy.run_path(str(script), init_globals=given)


@pytest.mark.parametrize("name", TO_PARQUET)
@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning")
def test_from_parquet_to_clean_parquet(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    for engine, fixture in (("PySpark", "spark"), ("Ray Data", "cluster")):
        if name == engine:
            request.getfixturevalue(fixture)
    pq.write_table(pa.table({"id": range(len(ROWS)), "text": ROWS}), tmp_path / "comments.parquet")
    run(name, tmp_path)
    clean = pq.read_table(tmp_path / "clean.parquet").select(["id", "text"]).sort_by("id")
    assert clean["text"].to_pylist() == EXPECTED


@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning")
def test_a_cluster(spark: Any, tmp_path: Path) -> None:
    class Vault:
        """Databricks' own object, of which a notebook there has one."""

        @property
        def secrets(self) -> "Vault":
            return self

        def get(self, scope: str, name: str) -> str:
            return SPARK_KEY

    pages = ["ab"[at % 2] for at in range(len(ROWS))]
    pq.write_to_dataset(pa.table({"id": range(len(ROWS)), "text": ROWS, "page": pages}), tmp_path / "comments.parquet", partition_cols=["page"])
    run("PySpark on a cluster", tmp_path, spark=spark, dbutils=Vault())
    clean = pq.read_table(tmp_path / "clean.parquet").sort_by("id")
    redactor = omissis.Redactor("strict", actions={"email": "pseudonym"}, key=SPARK_KEY)
    assert clean["text"].to_pylist() == [row if row is None else redactor.redact(row).text for row in ROWS]
    assert sorted(path.name for path in (tmp_path / "clean.parquet").glob("page=*")) == ["page=a", "page=b"]


def test_presidio(tmp_path: Path) -> None:
    from test_presidio import Blank

    results = run("Presidio", tmp_path, engine=Blank())["results"]
    assert "EMAIL_ADDRESS" in {result.entity_type for result in results}


def test_notebook(tmp_path: Path) -> None:
    batch = run("Notebook", tmp_path, comments={"text": ROWS})["batch"]
    assert "[EMAIL]" in batch._repr_html_() and SECRET not in batch._repr_html_()
