"""Columns of Arrow tables and batches, for the engines that hand them to their workers."""

from typing import Any, TypeVar

import pyarrow as pa

from omissis._omissis import Redactor

Rows = TypeVar("Rows", pa.Table, pa.RecordBatch)


def array_of(column: Any) -> Any:
    """A pyarrow Array of what ``redact_arrow`` and ``scan_arrow`` hand back."""
    return pa.chunked_array(column).combine_chunks() if hasattr(column, "__arrow_c_stream__") else pa.array(column)


def with_result(rows: Rows, method: str, column: str, into: str, redactor: Redactor) -> Rows:
    """``rows`` with ``into`` made from ``column``: replaced in its place when it is there, else behind the others.

    On the calling thread: engines give a task one core, and other tasks the rest.
    """
    result = array_of(getattr(redactor, method)(rows.column(column), threads=1))
    place = rows.schema.get_field_index(into)
    return rows.append_column(into, result) if place < 0 else rows.set_column(place, into, result)
