"""The memory of a thread, and tables with authors."""

import pickle
import threading
from collections.abc import Callable
from typing import Any

import omissis
import pandas as pd
import polars as pl
import pytest

KEY = b"sixteen bytes or more"
NUMBER = "333 12 34 567"
PLAIN = "abbiamo chiamato 3331234567"
COMMENTS: list[dict[str, Any]] = [
    {"id": 1, "author": "Maria Rossi", "post": 10, "text": "aspetto da marzo, quando pagate?"},
    {"id": 2, "author": "Comune di Esempio", "post": 10, "text": "ha ragione Maria Rossi, grazie"},
    {"id": 3, "author": "@carmine_lopresti88", "post": 10, "text": None},
    {"id": 4, "author": None, "post": 11, "text": "quel rossi la sa lunga"},
    {"id": 5, "author": "Maria Rossi", "post": 10, "text": "grazie @carmine_lopresti88"},
]


def test_what_is_certain_is_found_again_in_its_thread() -> None:
    memory = omissis.Conversation()
    memory.note(f"il mio numero è {NUMBER}", "post 1", author="Vjollca Berishaj")
    assert memory.redact(f"{PLAIN}, berishaj", "post 1").text == "abbiamo chiamato [TELEFONO], [NOME]"
    assert [finding.kind for finding in memory.scan("per berishaj: domani", "post 1")] == ["person_name"]
    assert "conversation" in memory.scan("per berishaj: domani", "post 1")[0].evidence
    assert memory.scan("per berishaj: domani", "post 2") == []
    assert len(memory) >= 2 and "berishaj" not in repr(memory).lower()


def test_many_do_the_same_as_one() -> None:
    texts, posts = [f"il mio numero è {NUMBER}", PLAIN, PLAIN] * 900, ["a", "a", "b"] * 900
    one, many = omissis.Conversation(), omissis.Conversation("standard")
    for text, post in zip(texts, posts, strict=True):
        one.note(text, post)
    many.note_many(texts, posts)
    assert len(one) == len(many)
    assert many.redact_many(texts, posts) == [one.redact(text, post).text for text, post in zip(texts, posts, strict=True)]
    assert many.scan_many(texts[:6], posts[:6], threads=1) == [one.scan(text, post) for text, post in zip(texts[:6], posts[:6], strict=True)]
    assert many.redact_many([PLAIN], "a") == ["abbiamo chiamato [TELEFONO]"]


def test_a_conversation_has_its_policy() -> None:
    redactor = omissis.Redactor(actions={"phone": "omissis"})
    memory = omissis.Conversation(redactor)
    memory.note(f"il mio numero è {NUMBER}")
    assert memory.redactor is redactor and memory.redact(PLAIN).text == "abbiamo chiamato [OMISSIS]"
    with pytest.raises(omissis.PolicyError, match="severo"):
        omissis.Conversation("severo")


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda memory: memory.note_many(["a", "b"], ["t"]), omissis.TextError, "^2 texts, but 1 threads"),
        (lambda memory: memory.redact_many(["a"], []), omissis.TextError, "^1 texts, but 0 threads"),
        (lambda memory: memory.scan_many(["a"], [3]), omissis.TextTypeError, "^the thread of item 0 must be a str, not int$"),
        (lambda memory: memory.note_many(["a"], "t", authors=["x", "y"]), omissis.TextError, "^1 texts, but 2 authors"),
        (lambda memory: memory.note_many(["a"], "t", authors=[b"x"]), omissis.TextTypeError, "^the author of item 0 must be a str, not bytes$"),
        (lambda memory: memory.note(None), omissis.TextTypeError, "^the text must be a str, not NoneType$"),
        (lambda memory: memory.redact_many("abc", "t"), omissis.TextTypeError, "single str"),
        (lambda memory: memory.redact_many(["a\ud83d"], "t"), omissis.TextError, "^item 0 is not valid Unicode"),
        (lambda memory: pickle.dumps(memory), TypeError, "cannot pickle"),
    ],
)
def test_errors_are_clear(call: Callable[[omissis.Conversation], object], error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        call(omissis.Conversation())


def test_readers_and_writers_do_not_wait_for_each_other_for_ever() -> None:
    memory = omissis.Conversation()
    work: list[Callable[[], object]] = [
        lambda: memory.note_many([f"il mio numero è {NUMBER}"] * 3000, "a"),
        lambda: memory.redact_many([PLAIN] * 3000, "a"),
        lambda: [memory.scan(PLAIN, "a") for _ in range(300)],
        lambda: memory.note_many([f"il mio numero è {NUMBER}"] * 300, "b", threads=1),
        lambda: [len(memory) for _ in range(300)],
    ]
    threads = [threading.Thread(target=task, daemon=True) for task in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert not any(thread.is_alive() for thread in threads)


def pandas_rows(**arguments: Any) -> list[dict[str, Any]]:
    done = pd.DataFrame(COMMENTS).omissis.redact("text", **arguments)
    return [dict(row) for row in done.astype(object).where(done.notna(), None).to_dict("records")]


def polars_rows(**arguments: Any) -> list[dict[str, Any]]:
    frame: Any = pl.DataFrame(COMMENTS)
    return list(frame.omissis.redact("text", **arguments).to_dicts())


FRAMES = pytest.mark.parametrize("rows", [pandas_rows, polars_rows])


@FRAMES
def test_an_author_has_one_name_in_the_field_and_where_he_is_mentioned(rows: Callable[..., list[dict[str, Any]]]) -> None:
    done = rows(author="author", thread="post", policy=omissis.Redactor(key=KEY), keep=["Comune di Esempio"])
    maria, page, carmine, nobody, again = (row["author"] for row in done)
    assert maria == again == omissis.Redactor(key=KEY).pseudonym("Maria Rossi") and maria.startswith("[NOME ")
    assert page == "Comune di Esempio" and nobody is None
    assert done[1]["text"] == f"ha ragione {maria}, grazie"
    assert carmine.startswith("[PROFILO ") and done[4]["text"] == f"grazie {carmine}"
    assert done[2]["text"] is None and done[3]["text"] == COMMENTS[3]["text"]
    assert [row["id"] for row in done] == [1, 2, 3, 4, 5]


@FRAMES
def test_a_part_of_a_name_means_the_one_author_who_has_it(rows: Callable[..., list[dict[str, Any]]]) -> None:
    added = [{"id": 6, "author": "Vjollca Berishaj", "post": 12, "text": "ciao"}]
    added += [{"id": 7, "author": "Anna Colaprisco", "post": 12, "text": "BERISHAJ ha ragione"}]
    added += [{"id": 8, "author": "Vito Berishaj", "post": 13, "text": "ha ragione Berishaj"}]
    added += [{"id": 9, "author": "Vjollca Berishaj", "post": 13, "text": "ciao"}]
    COMMENTS.extend(added)
    try:
        done = rows(author="author", thread="post", policy=omissis.Redactor(key=KEY))
    finally:
        del COMMENTS[-len(added) :]
    assert done[6]["text"] == f"{done[5]['author']} ha ragione"
    # Of two who have it, nobody is meant: the name has a pseudonym of its own.
    two = done[7]["text"]
    assert two.startswith("ha ragione [NOME ") and done[7]["author"] not in two and done[8]["author"] not in two


@FRAMES
def test_without_a_key_two_tables_do_not_fit_together(rows: Callable[..., list[dict[str, Any]]]) -> None:
    one, other = (rows(author="author", thread="post") for _ in range(2))
    assert one[0]["author"] == one[4]["author"] != other[0]["author"]
    assert one[0]["author"] in one[1]["text"]


@FRAMES
def test_without_authors_names_stay_as_the_policy_says(rows: Callable[..., list[dict[str, Any]]]) -> None:
    assert rows(thread="post")[1]["text"] == "ha ragione [NOME], grazie"
    assert rows()[1]["text"] == "ha ragione [NOME], grazie"
    kept = rows(author="author", policy={"kinds": {"person_name": "omissis"}}, keep=["Maria Rossi"])
    assert kept[1]["text"] == "ha ragione [OMISSIS], grazie" and kept[0]["author"] == "Maria Rossi"


def test_frames_of_other_dtypes_and_indices() -> None:
    frame = pd.DataFrame(COMMENTS, index=[3, 3, "a", None, 9])
    for dtype in ("object", "str", "string", "category"):
        given = frame.astype({"text": dtype, "author": dtype, "post": "float64"})
        done = given.omissis.redact(author="author", thread="post")
        assert done.index.equals(given.index) and done["text"].dtype.name == given["text"].dtype.name
        assert done["text"].notna().tolist() == given["text"].notna().tolist() and "Rossi" not in done["text"].astype(str).iloc[1]
    empty = frame.iloc[:0].omissis.redact(author="author", thread="post")
    assert empty.shape == (0, 4)
    both = pd.DataFrame({"a": [PLAIN], "b": ["ciao"], "t": [None]}).omissis.redact(["a", "b"], thread="t")
    assert both["b"].tolist() == ["ciao"]


@FRAMES
def test_columns_that_are_none_are_refused(rows: Callable[..., list[dict[str, Any]]]) -> None:
    with pytest.raises((KeyError, pl.exceptions.ColumnNotFoundError)):
        rows(author="autore")
    with pytest.raises(omissis.TextTypeError, match="keep must be a list of authors"):
        rows(author="author", keep="Comune di Esempio")


def test_values_that_are_no_text_are_refused_without_showing_them() -> None:
    frame = pd.DataFrame({"text": ["ciao"], "author": [["Maria Rossi"]]})
    with pytest.raises(omissis.TextTypeError, match="^column 'author', row 0: must be a str or missing, not list$"):
        frame.omissis.redact(author="author")
    with pytest.raises(omissis.TextTypeError, match="expected a column of strings|must be a str or missing"):
        pd.DataFrame({"text": [3], "t": ["a"]}).omissis.redact(thread="t")


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_report_adds_up_and_shows_no_text(name: str) -> None:
    texts, times = [f"il mio numero è {NUMBER}", None, "ciao"], ["2026-03-10 09:15", None, "11/03/2026"]
    series: Any = pd.Series(texts) if name == "pandas" else pl.Series(texts)
    report = series.omissis.report(times=times)
    assert (report.comments, report.findings) == (2, 1)
    assert NUMBER not in report.html() + report._repr_html_() and "<iframe" in report._repr_html_()
    assert report.html().startswith("<!DOCTYPE html>") and report.html(lang="en") != report.html()


def test_a_report_is_written(tmp_path: Any) -> None:
    report = omissis.Redactor("strict").report([f"il mio numero è {NUMBER}"] * 3, name="commenti")
    report.save(tmp_path / "report.html", lang="en")
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == report.html(lang="en")
    assert repr(report) == "Report(comments=3, findings=3)"
    with pytest.raises(ValueError, match="lang must be"):
        report.html(lang="fr")  # type: ignore[arg-type]
    with pytest.raises(omissis.TextError, match="^1 texts, but 2 times"):
        omissis.Redactor().report(["a"], times=["2026-03-10", None])
    with pytest.raises(omissis.TextTypeError, match="^item 1 must be a str, not int$"):
        omissis.Redactor().report(["a", 3])  # type: ignore[list-item]
