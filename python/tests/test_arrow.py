"""Arrow columns: every string type, layout and fault."""

import gc
import multiprocessing
import sys
from collections.abc import Callable
from typing import Any

import omissis
import pyarrow as pa
import pyarrow.compute as pc
import pytest

SECRET = "mario.rossi@libero.it"
ROWS = [
    f"scrivetemi a {SECRET}",
    None,
    "quando pagate? è già maggio",
    "",
    f"😡 è vero, {SECRET} e anche lucia.bianchi@libero.it 😡",
    "corto",
    None,
    f"{SECRET}",
]
REDACTOR = omissis.Redactor()
EXPECTED = [row if row is None else REDACTOR.redact(row).text for row in ROWS]
TYPES = [
    pa.string(),
    pa.large_string(),
    pa.string_view(),
    pa.dictionary(pa.int8(), pa.string()),
    pa.dictionary(pa.int16(), pa.large_string()),
    pa.dictionary(pa.int32(), pa.string()),
    pa.dictionary(pa.uint32(), pa.large_string()),
    pa.dictionary(pa.int64(), pa.string()),
]


def column(rows: list[str | None], kind: pa.DataType) -> pa.Array:
    plain = pa.array(rows, pa.string())
    if pa.types.is_dictionary(kind):
        return pc.dictionary_encode(plain.cast(kind.value_type)).cast(kind)
    return plain.cast(kind)


def as_rows(findings: list[omissis.Finding]) -> list[dict[str, Any]]:
    names = ("kind", "group", "start", "end", "confidence", "evidence", "subject", "severity")
    return [{name: getattr(finding, name) for name in names} for finding in findings]


@pytest.mark.parametrize("kind", TYPES, ids=str)
def test_every_string_type_comes_back_as_itself(kind: pa.DataType) -> None:
    redacted = pa.array(REDACTOR.redact_arrow(column(ROWS, kind)))
    redacted.validate(full=True)
    assert redacted.type == kind
    assert redacted.to_pylist() == EXPECTED
    assert redacted.null_count == 2


@pytest.mark.parametrize("kind", TYPES, ids=str)
def test_scan_gives_lists_of_structs(kind: pa.DataType) -> None:
    found = pa.array(REDACTOR.scan_arrow(column(ROWS, kind)))
    found.validate(full=True)
    assert found.to_pylist() == [None if row is None else as_rows(REDACTOR.scan(row)) for row in ROWS]
    assert found.type.value_type.names == ["kind", "group", "start", "end", "confidence", "evidence", "subject", "severity"]


@pytest.mark.parametrize("kind", TYPES, ids=str)
@pytest.mark.parametrize(("start", "length"), [(0, 8), (1, 6), (2, 1), (3, 5), (1, 1), (5, 0), (8, 0)])
def test_slices(kind: pa.DataType, start: int, length: int) -> None:
    sliced = column(ROWS, kind).slice(start, length)
    assert pa.array(REDACTOR.redact_arrow(sliced)).to_pylist() == EXPECTED[start : start + length]
    assert len(pa.array(REDACTOR.scan_arrow(sliced))) == length


@pytest.mark.parametrize("kind", TYPES, ids=str)
def test_chunks(kind: pa.DataType) -> None:
    whole = column(ROWS, kind)
    chunked = pa.chunked_array([whole.slice(0, 3), whole.slice(3, 0), whole.slice(3)], type=kind)
    redacted = pa.chunked_array(REDACTOR.redact_arrow(chunked))
    assert redacted.type == kind and redacted.num_chunks == 3
    assert redacted.to_pylist() == EXPECTED
    assert pa.chunked_array(REDACTOR.scan_arrow(chunked)).to_pylist() == pa.array(REDACTOR.scan_arrow(whole)).to_pylist()


@pytest.mark.parametrize("kind", [*TYPES, pa.null()], ids=str)
def test_columns_without_rows_or_values(kind: pa.DataType) -> None:
    for rows in (pa.array([], kind), pa.nulls(3, kind)):
        redacted = pa.array(REDACTOR.redact_arrow(rows))
        assert (redacted.type, redacted.to_pylist()) == (kind, rows.to_pylist())
        assert pa.array(REDACTOR.scan_arrow(rows)).to_pylist() == rows.to_pylist()
    empty = pa.chunked_array([], type=kind)
    assert pa.chunked_array(REDACTOR.redact_arrow(empty)).type == kind


@pytest.mark.parametrize("threads", [1, 2, 7, None])
def test_the_number_of_threads_changes_nothing(threads: int | None) -> None:
    rows = ROWS * 700
    redacted = pa.array(REDACTOR.redact_arrow(pa.array(rows), threads=threads))
    assert redacted.to_pylist() == EXPECTED * 700
    texts = [row for row in rows if row is not None]
    assert REDACTOR.redact_many(texts, threads=threads) == [row for row in EXPECTED if row is not None] * 700
    assert REDACTOR.scan_many(texts, threads=threads) == [REDACTOR.scan(text) for text in texts]


def test_entries_of_a_dictionary_that_become_the_same_share_one_place() -> None:
    rows = pa.array(["a@libero.it", "b@libero.it", "ciao", "a@libero.it"]).dictionary_encode()
    redacted = pa.array(REDACTOR.redact_arrow(rows))
    assert redacted.to_pylist() == ["[EMAIL]", "[EMAIL]", "ciao", "[EMAIL]"]
    assert redacted.dictionary.to_pylist() == ["[EMAIL]", "ciao"]


def test_a_null_in_a_dictionary_stays_null() -> None:
    rows = pa.DictionaryArray.from_arrays(pa.array([0, 1, None], pa.int32()), pa.array([SECRET, None]))
    assert pa.array(REDACTOR.redact_arrow(rows)).to_pylist() == ["[EMAIL]", None, None]
    assert [found is None for found in pa.array(REDACTOR.scan_arrow(rows)).to_pylist()] == [False, True, True]


def test_a_clean_column_is_not_copied() -> None:
    clean = pa.array(["ciao", "a tutti"])
    assert pa.array(REDACTOR.redact_arrow(clean)).buffers()[2].address == clean.buffers()[2].address


@pytest.mark.parametrize("kind", TYPES[:4], ids=str)
@pytest.mark.parametrize("row", ["ciao", "quanto bisogna ancora aspettare?"])
def test_no_byte_outside_the_rows_comes_along(kind: pa.DataType, row: str) -> None:
    """What a slice leaves out, or a null covers, is still in the buffers of the input."""
    sliced = column([SECRET + " lunga coda", row, SECRET], kind).slice(1, 1)
    covered = hidden_under_null(kind, row)
    for rows in (sliced, covered):
        redacted = pa.array(REDACTOR.redact_arrow(rows))
        assert redacted[len(redacted) - 1].as_py() == row
        sink = pa.BufferOutputStream()
        batch = pa.record_batch({"text": redacted})
        with pa.ipc.new_stream(sink, batch.schema) as writer:
            writer.write_batch(batch)
        assert b"rossi" not in sink.getvalue().to_pybytes()
        arrays = [redacted.dictionary] if pa.types.is_dictionary(kind) else [redacted]
        assert all(b"rossi" not in (buffer.to_pybytes() if buffer else b"") for array in arrays for buffer in array.buffers())


def hidden_under_null(kind: pa.DataType, row: str) -> pa.Array:
    """A null under which bytes lie, as kernels leave it that only clear a bit."""
    if pa.types.is_dictionary(kind):
        return pa.DictionaryArray.from_arrays(pa.array([0, 1], pa.int8()), hidden_under_null(kind.value_type, row))
    whole = column([SECRET, row], kind)
    return pa.Array.from_buffers(kind, 2, [pa.py_buffer(b"\x02"), *whole.buffers()[1:]], null_count=1)


@pytest.mark.parametrize(
    "make",
    [
        lambda: pa.array([1, 2]),
        lambda: pa.array([b"ciao"]),
        lambda: pa.array([["ciao"]]),
        lambda: pa.array([1, 2]).dictionary_encode(),
        lambda: pa.chunked_array([[1.5]]),
        lambda: pa.chunked_array([], type=pa.int64()),
    ],
)
def test_columns_of_other_types_are_refused(make: Callable[[], Any]) -> None:
    for method in (REDACTOR.redact_arrow, REDACTOR.scan_arrow):
        with pytest.raises(omissis.TextTypeError, match="expected a column of strings"):
            method(make())


@pytest.mark.parametrize("thing", [["ciao"], "ciao", None, 3])
def test_what_is_no_column_is_refused(thing: Any) -> None:
    with pytest.raises(omissis.TextTypeError, match="expected an Arrow column"):
        REDACTOR.redact_arrow(thing)


def test_a_table_is_refused() -> None:
    with pytest.raises(omissis.TextTypeError, match="pick one column"):
        REDACTOR.redact_arrow(pa.table({"text": ROWS}))


def test_an_exporter_that_fails_tells_nothing_of_the_text() -> None:
    class Broken:
        def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
            raise ValueError(f"could not convert {SECRET}")

    with pytest.raises(omissis.TextTypeError, match="the Broken cannot be had as an Arrow column .ValueError.") as caught:
        REDACTOR.redact_arrow(Broken())
    assert caught.value.__cause__ is None and caught.value.__context__ is None


@pytest.mark.parametrize("method", ["redact_arrow", "scan_arrow"])
@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()], ids=str)
def test_bytes_that_are_not_utf8_name_their_row(kind: pa.DataType, method: str) -> None:
    """Spark, for one, casts binary to string without a look."""
    raw = {pa.string(): pa.binary(), pa.large_string(): pa.large_binary(), pa.string_view(): pa.binary_view()}[kind]
    good, bytes_ = pa.array(["va bene"] * 3, kind), pa.array([b"ciao", b"mario \xe8\xff\xfe rossi a casa sua"], raw)
    bad = pa.Array.from_buffers(kind, 2, bytes_.buffers())
    with pytest.raises(omissis.TextError, match="^row 4 is not valid UTF-8$"):
        getattr(REDACTOR, method)(pa.chunked_array([good, bad]))


@pytest.mark.parametrize("method", ["redact_arrow", "scan_arrow"])
def test_a_broken_column_is_no_crash(method: str) -> None:
    text, keys = pa.py_buffer(b"ciaociao"), pa.py_buffer((9).to_bytes(4, "little") * 2)
    offsets = pa.py_buffer(b"".join(place.to_bytes(4, "little") for place in (0, 900, 8)))
    view = pa.py_buffer((40).to_bytes(4, "little") + b"ciao" + (7).to_bytes(4, "little") + (3).to_bytes(4, "little"))
    broken = [
        pa.Array.from_buffers(pa.string(), 2, [None, offsets, text]),
        pa.Array.from_buffers(pa.string_view(), 1, [None, view, text]),
        pa.DictionaryArray.from_buffers(pa.dictionary(pa.int32(), pa.string()), 2, [None, keys], pa.array(["ciao"])),
    ]
    for array in broken:
        with pytest.raises(omissis.TextError, match="points outside"):
            getattr(REDACTOR, method)(array)


def test_metadata_stays() -> None:
    class Named:
        def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
            _, array = pa.array(ROWS).__arrow_c_array__()
            return pa.field("testo", pa.string(), metadata={"fonte": "pagina"}).__arrow_c_schema__(), array

    redacted: Any = REDACTOR.redact_arrow(Named())
    field = pa.Field._import_from_c_capsule(redacted.__arrow_c_array__()[0])
    assert field.name == "testo" and field.metadata == {b"fonte": b"pagina"}


def test_memory_is_given_back() -> None:
    before = pa.total_allocated_bytes()
    for _ in range(50):
        rows = pa.array(ROWS * 500)
        pa.array(REDACTOR.redact_arrow(rows))
        pa.array(REDACTOR.scan_arrow(rows))
    del rows
    gc.collect()
    assert pa.total_allocated_bytes() <= before + 1_000_000


def in_a_child(rows: list[str]) -> list[str]:
    return REDACTOR.redact_many(rows)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_forked_child_has_threads_of_its_own() -> None:
    """Threads do not survive a fork; a child that waited for its parent's would wait for ever."""
    rows = [row for row in ROWS if row is not None] * 2000
    expected = REDACTOR.redact_many(rows)
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map_async(in_a_child, [rows, rows]).get(timeout=60) == [expected, expected]
