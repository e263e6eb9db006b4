"""Ray Data, on a local cluster of two cores."""

from typing import Any

import omissis
import omissis.ray
import pyarrow as pa
import pytest
import ray
from conftest import EXPECTED, ROWS, as_rows


@pytest.fixture
def dataset(cluster: None) -> Any:
    table = pa.table({"id": range(50), "text": ROWS * 10})
    return ray.data.from_arrow([table.slice(0, 20), table.slice(20)])


def test_redact_column(dataset: Any) -> None:
    rows = omissis.ray.redact_column(dataset, "text").sort("id").take_all()
    assert [row["text"] for row in rows] == EXPECTED * 10
    assert list(rows[0]) == ["id", "text"]


def test_scan_column(dataset: Any) -> None:
    rows = omissis.ray.scan_column(dataset, "text", policy=omissis.Redactor("strict"), batch_size=7).sort("id").take_all()
    assert [as_rows(row["findings"]) for row in rows] == [None if row is None else as_rows(omissis.scan(row, "strict")) for row in ROWS] * 10
    assert [row["text"] for row in rows] == ROWS * 10


def test_a_key_travels_when_asked_only(dataset: Any) -> None:
    key, actions = b"sixteen bytes or more", {"email": "pseudonym"}
    redactor = omissis.Redactor(actions=actions, key=key, pickle_key=True)
    rows = omissis.ray.redact_column(dataset.limit(1), "text", policy=redactor).take_all()
    assert rows[0]["text"] == redactor.redact(str(ROWS[0])).text
    with pytest.raises(omissis.SecretKeyError, match="build it with `pickle_key=True`"):
        omissis.ray.redact_column(dataset, "text", policy=omissis.Redactor(actions=actions, key=key))


def test_other_columns_are_refused(dataset: Any) -> None:
    with pytest.raises(ray.exceptions.RayTaskError, match="expected a column of strings"):
        omissis.ray.redact_column(dataset, "id").take_all()
