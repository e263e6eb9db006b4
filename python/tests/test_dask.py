"""Dask, with its threaded scheduler."""

from typing import Any

import dask.base
import omissis
import omissis.dask
import pandas as pd
import pytest
from dask.dataframe import from_pandas
from conftest import EXPECTED, ROWS, as_rows


@pytest.fixture
def frame() -> Any:
    return from_pandas(pd.DataFrame({"id": range(50), "text": ROWS * 10}), npartitions=4)


def test_redact_column(frame: Any) -> None:
    redacted = omissis.dask.redact_column(frame, "text")
    done = redacted.compute(scheduler="threads")
    assert done.dtypes.equals(redacted.dtypes) and done.columns.tolist() == ["id", "text"]
    assert done["text"].astype(object).where(done["text"].notna(), None).tolist() == EXPECTED * 10
    assert omissis.dask.redact_column(frame, "text", into="clean").columns.tolist() == ["id", "text", "clean"]


def test_scan_column(frame: Any) -> None:
    scanned = omissis.dask.scan_column(frame, "text", policy=omissis.Redactor("strict"))
    done = scanned.compute(scheduler="threads")
    assert done.dtypes.equals(scanned.dtypes)
    found = [None if missing else as_rows(row) for row, missing in zip(done["findings"], done["findings"].isna(), strict=True)]
    assert found == [None if row is None else as_rows(omissis.scan(row, "strict")) for row in ROWS] * 10


def test_keys_are_not_taken_for_one_another(frame: Any) -> None:
    """Dask names tasks by what they work with, and tasks of one name run once."""
    redactors = [omissis.Redactor(actions={"email": "pseudonym"}, key=key) for key in ("a key of one office", "a key of another")]
    one, other = (omissis.dask.redact_column(frame, "text", policy=redactor) for redactor in redactors)
    both = dask.base.compute(one, other, scheduler="threads")
    assert [done["text"].iloc[0] for done in both] == [redactor.redact(str(ROWS[0])).text for redactor in redactors]
    assert dask.base.tokenize(redactors[0]) == dask.base.tokenize(omissis.Redactor(actions={"email": "pseudonym"}, key="a key of one office"))


def test_other_columns_are_refused_before_anything_runs(frame: Any) -> None:
    with pytest.raises(omissis.TextTypeError, match="expected a column of strings"):
        omissis.dask.redact_column(frame, "id")
