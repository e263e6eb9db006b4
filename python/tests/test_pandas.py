"""The pandas accessor on every dtype that holds strings."""

import subprocess
import sys

import omissis
import pandas as pd
import pyarrow as pa
import pytest
from conftest import EXPECTED, FIELDS, ROWS, SECRET, as_rows

DTYPES = ["str", "object", "string", "string[python]", "string[pyarrow]", pd.ArrowDtype(pa.string()), pd.ArrowDtype(pa.large_string())]


def series(dtype: object) -> pd.Series:
    return pd.Series(ROWS, index=[7, 7, "a", None, 1.5], name="testo", dtype=dtype)


@pytest.mark.parametrize("dtype", DTYPES, ids=str)
def test_redact_keeps_index_name_dtype_and_missing_values(dtype: object) -> None:
    given = series(dtype)
    redacted = given.omissis.redact()
    assert redacted.dtype == given.dtype and redacted.name == "testo"
    assert redacted.index.equals(given.index)
    assert [None if missing else text for text, missing in zip(redacted, redacted.isna(), strict=True)] == EXPECTED
    assert given.equals(series(dtype))


def test_objects_keep_their_own_missing_values() -> None:
    given = pd.Series(["ciao", None, float("nan"), pd.NA, SECRET], dtype=object)
    redacted = given.omissis.redact()
    assert redacted[1] is None and redacted[2] is given[2] and redacted[3] is pd.NA and redacted[4] == "[EMAIL]"


def test_categories() -> None:
    given = pd.Series(["a@libero.it", "b@libero.it", None, "ciao"], dtype="category")
    redacted = given.omissis.redact()
    assert redacted.astype(object).where(redacted.notna(), None).tolist() == ["[EMAIL]", "[EMAIL]", None, "ciao"]
    assert set(redacted.cat.categories) == {"[EMAIL]", "ciao"}


@pytest.mark.parametrize("dtype", [*DTYPES, "category"], ids=str)
def test_scan_gives_a_list_for_each_string(dtype: object) -> None:
    found = series(dtype).omissis.scan("strict")
    strict = omissis.Redactor("strict")
    assert [None if row is None else as_rows(found.iloc[at]) for at, row in enumerate(ROWS)] == [
        None if row is None else as_rows(strict.scan(row)) for row in ROWS
    ]
    assert found.isna().tolist() == [False, True, False, False, False]


def test_findings_are_a_table_under_the_index_of_their_strings() -> None:
    table = pd.Series(ROWS, index=list("abcde")).omissis.findings()
    assert table.columns.tolist() == list(FIELDS)
    assert table.index.tolist() == ["a", "e", "e"]
    assert table["kind"].tolist() == ["email"] * 3
    assert pd.Series([], dtype="str").omissis.findings().shape == (0, len(FIELDS))


def test_a_column_in_which_nothing_is_written() -> None:
    for blank in (pd.Series([float("nan")] * 2), pd.Series([], dtype="float64"), pd.Series([None, None], dtype=object)):
        assert blank.omissis.redact().equals(blank)
        assert blank.omissis.scan().isna().tolist() == [True] * len(blank) and blank.omissis.findings().empty
    frame = pd.DataFrame({"text": [float("nan")], "author": ["Maria Rossi"]})
    assert frame.omissis.redact(author="author")["text"].isna().all()


def test_a_column_that_is_there_twice_is_refused() -> None:
    with pytest.raises(omissis.TextTypeError, match="^column 'text' is there more than once$"):
        pd.DataFrame([["a", "b"]], columns=["text", "text"]).omissis.redact()


def test_a_redactor_is_taken_as_policy() -> None:
    assert pd.Series(ROWS).omissis.redact(omissis.Redactor(actions={"email": "omissis"}))[0] == "scrivetemi a [OMISSIS]"
    with pytest.raises(omissis.PolicyError, match="severo"):
        pd.Series(ROWS).omissis.redact("severo")


@pytest.mark.parametrize("values", [[1, 2], [True], [1.5], [pd.Timestamp("2026-01-01")]])
@pytest.mark.parametrize("method", ["redact", "scan", "findings"])
def test_other_dtypes_are_refused(values: list[object], method: str) -> None:
    with pytest.raises(omissis.TextTypeError, match="expected a column of strings"):
        getattr(pd.Series(values).omissis, method)()


@pytest.mark.parametrize("method", ["redact", "scan", "findings"])
def test_mixed_objects_are_refused_by_row_without_their_value(method: str) -> None:
    with pytest.raises(omissis.TextTypeError, match="^row 1 must be a str or missing, not int$"):
        getattr(pd.Series([SECRET, 3], dtype=object).omissis, method)()
    with pytest.raises(omissis.TextError) as caught:
        getattr(pd.Series([SECRET + "\ud83d"], dtype=object).omissis, method)()
    assert SECRET not in str(caught.value) and caught.value.__context__ is None


@pytest.mark.parametrize("imports", ["omissis, pandas", "pandas, omissis"])
def test_the_accessor_is_there_whichever_is_imported_first(imports: str) -> None:
    code = f"import {imports}; print(pandas.Series(['a@libero.it']).omissis.redact()[0])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[EMAIL]\n"
