"""SQL functions in DuckDB."""

from collections.abc import Iterator

import duckdb
import omissis.duckdb
import pytest
from conftest import EXPECTED, ROWS, SECRET, as_rows


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        con.execute("create table comments (id integer, text varchar)")
        con.executemany("insert into comments values (?, ?)", list(enumerate(ROWS)))
        yield omissis.duckdb.register(con)


def test_redact(con: duckdb.DuckDBPyConnection) -> None:
    assert [row for (row,) in con.sql("select omissis_redact(text) from comments order by id").fetchall()] == EXPECTED


def test_scan(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.sql("select omissis_scan(text) from comments order by id").fetchall()
    assert [as_rows(found) for (found,) in rows] == [None if row is None else as_rows(omissis.scan(row)) for row in ROWS]


def test_findings_can_be_counted(con: duckdb.DuckDBPyConnection) -> None:
    query = "select f.kind, count(*) from (select unnest(omissis_scan(text)) as f from comments) group by all"
    assert con.sql(query).fetchall() == [("email", 3)]


def test_more_rows_than_a_vector_holds(con: duckdb.DuckDBPyConnection) -> None:
    query = "select count(*) from range(10000), comments where omissis_redact(text) like '%[EMAIL]%'"
    assert con.sql(query).fetchall() == [(20000,)]


def test_several_policies_in_one_connection(con: duckdb.DuckDBPyConnection) -> None:
    omissis.duckdb.register(con, "minimal", prefix="minimal")
    omissis.duckdb.register(con, "minimal", prefix="minimal")
    assert con.sql(f"select omissis_redact('{SECRET}'), minimal_redact('{SECRET}')").fetchall() == [("[EMAIL]", SECRET)]


def test_numbers_are_refused(con: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.BinderException):
        con.sql("select omissis_redact(id) from comments").fetchall()
