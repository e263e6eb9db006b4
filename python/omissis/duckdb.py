"""SQL functions for DuckDB.

>>> import duckdb, omissis.duckdb
>>> con = omissis.duckdb.register(duckdb.connect())
>>> con.sql("select omissis_redact('scrivetemi a mario.rossi@libero.it')").fetchall()
[('scrivetemi a [EMAIL]',)]
"""

from typing import Any

import duckdb
from duckdb.func import ARROW

from omissis._engine import Policy, redactor_of
from omissis._tables import array_of

__all__ = ["FINDINGS", "register"]

FINDINGS = (
    'STRUCT(kind VARCHAR, "group" VARCHAR, "start" INTEGER, "end" INTEGER, confidence DOUBLE, evidence VARCHAR[], subject VARCHAR, severity VARCHAR)[]'
)
"""The type of a column of findings."""


def register(con: duckdb.DuckDBPyConnection, policy: Policy = "standard", *, prefix: str = "omissis") -> duckdb.DuckDBPyConnection:
    """Registers ``omissis_redact(text)`` and ``omissis_scan(text)``; registering again replaces them.

    :param con: the connection; it is handed back.
    :param policy: a name, a file, a dict or a Redactor.
    :param prefix: what the names of the functions begin with, to have several policies in one connection.
    """
    redactor = redactor_of(policy)

    def redact(texts: Any) -> Any:
        return array_of(redactor.redact_arrow(texts))

    def scan(texts: Any) -> Any:
        return array_of(redactor.scan_arrow(texts))

    for name, function, returned in ((f"{prefix}_redact", redact, "VARCHAR"), (f"{prefix}_scan", scan, FINDINGS)):
        try:
            con.remove_function(name)
        except duckdb.InvalidInputException:
            pass  # It was not registered before.
        con.create_function(name, function, ["VARCHAR"], returned, type=ARROW)
    return con
