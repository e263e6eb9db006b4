"""Helpers for Ray Data: ``redact_column`` and ``scan_column`` of a Dataset.

``omissis.ray.redact_column(ray.data.read_parquet("comments/"), "text").write_parquet("clean/")``
"""

from functools import partial
from typing import Any

from omissis._engine import Policy, travelling
from omissis._tables import with_result

__all__ = ["redact_column", "scan_column"]


def redact_column(dataset: Any, column: str, *, into: str | None = None, policy: Policy = "standard", **options: Any) -> Any:
    """The Dataset with a column of strings redacted, each task on the one core that Ray gives it.

    :param column: the column of strings.
    :param into: the column that receives the redacted strings; ``column`` itself when not given.
    :param policy: a name, a file, a dict or a Redactor.
    :param options: more for ``Dataset.map_batches``.
    """
    return _mapped(dataset, "redact_arrow", column, into or column, policy, options)


def scan_column(dataset: Any, column: str, *, into: str = "findings", policy: Policy = "standard", **options: Any) -> Any:
    """The Dataset with the findings of a column of strings beside it, as lists of structs.

    :param column: the column of strings.
    :param into: the column that receives the findings.
    :param policy: a name, a file, a dict or a Redactor.
    :param options: more for ``Dataset.map_batches``.
    """
    return _mapped(dataset, "scan_arrow", column, into, policy, options)


def _mapped(dataset: Any, method: str, column: str, into: str, policy: Policy, options: dict[str, Any]) -> Any:
    work = partial(with_result, method=method, column=column, into=into, redactor=travelling(policy))
    return dataset.map_batches(work, batch_format="pyarrow", zero_copy_batch=True, **options)
