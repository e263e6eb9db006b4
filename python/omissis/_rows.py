"""Tables with authors and threads, for pandas and Polars: lists in, lists out."""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from omissis._omissis import Conversation, Redactor
from omissis.errors import TextTypeError

Texts = Sequence[str | None]

_THREADS_AT_ONCE = 100_000
"""A memory forgets what is beyond its bound, so the threads of a large table are taken in turns."""


def texts_of(name: str, column: Iterable[Any]) -> list[str | None]:
    """A column of a table as a list; an error names column and row, never the value.

    Whole numbers are taken as they are written, because identifiers of authors and threads often are.
    """
    out: list[str | None] = []
    for row, value in enumerate(column):
        if isinstance(value, str) or value is None:
            out.append(value)
        elif is_missing(value):
            out.append(None)
        elif _is_whole(value):
            out.append(str(int(value)))
        else:
            raise TextTypeError(f"column {name!r}, row {row}: must be a str or missing, not {type(value).__name__}")
    return out


def is_missing(value: Any) -> bool:
    """None, NaN, and the NA and NaT of pandas, which are equal to nothing."""
    return value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value)


def _is_whole(value: Any) -> bool:
    # The integers of NumPy are none of Python's, but can be an index; beside missing values they become floats.
    return hasattr(value, "__index__") and not isinstance(value, bool) or isinstance(value, float) and value.is_integer()


def redact_rows(
    redactor: Redactor, texts: Sequence[Texts], authors: Texts | None, thread: Texts | None, keep: Iterable[str], threads: int | None
) -> tuple[list[list[str | None]], list[str | None] | None]:
    """The columns of texts and the authors, redacted together.

    :param texts: columns of one length.
    :param authors: who wrote each row: each gets the pseudonym that stands where a text names him.
    :param thread: what each row belongs to; a row without one stands alone.
    :param keep: authors that keep their name: the page's own.
    """
    if isinstance(keep, str):
        raise TextTypeError("keep must be a list of authors, not a single str")
    kept = {name.strip() for name in keep}
    if authors is not None:
        redactor = redactor._for_authors(os.urandom(32))
        authors = [name if name and name.strip() else None for name in authors]
    clean = [list(column) for column in texts]
    if thread is None:
        _redact_alone(redactor, clean, range(len(clean[0])), threads)
    else:
        rows_of: dict[str, list[int]] = defaultdict(list)
        alone = []
        for row, name in enumerate(thread):
            rows_of[name].append(row) if name is not None else alone.append(row)
        _redact_alone(redactor, clean, alone, threads)
        names = iter(rows_of)
        while block := list(islice(names, _THREADS_AT_ONCE)):
            rows = [row for name in block for row in rows_of[name]]
            _redact_threads(redactor, clean, rows, thread, authors, kept, threads)
    if authors is None:
        return clean, None
    names_of = {name: name if name.strip() in kept else redactor.pseudonym(name) for name in authors if name is not None}
    return clean, [None if name is None else names_of[name] for name in authors]


def _redact_alone(redactor: Redactor, columns: list[list[str | None]], rows: Sequence[int], threads: int | None) -> None:
    for column in columns:
        here = [row for row in rows if column[row] is not None]
        for row, text in zip(here, redactor.redact_many([column[row] or "" for row in here], threads=threads), strict=True):
            column[row] = text


def _redact_threads(
    redactor: Redactor,
    columns: list[list[str | None]],
    rows: Sequence[int],
    thread: Texts,
    authors: Texts | None,
    kept: set[str],
    threads: int | None,
) -> None:
    memory, ids = Conversation(redactor), [thread[row] or "" for row in rows]
    for at, column in enumerate(columns):
        texts = [column[row] or "" for row in rows]
        # An author is noted once, also where nothing is written.
        by = None if authors is None or at else [None if (name := authors[row]) is None or name.strip() in kept else name for row in rows]
        memory.note_many(texts, ids, authors=by, threads=threads)
    known = _Mentions(redactor, ids, None if authors is None else [authors[row] for row in rows], kept)
    for column in columns:
        here = [at for at, row in enumerate(rows) if column[row] is not None]
        texts = memory.redact_many([column[rows[at]] or "" for at in here], [ids[at] for at in here], threads=threads)
        for at, text in zip(here, texts, strict=True):
            row = rows[at]
            column[row] = known.named(memory, column[row] or "", ids[at]) if known.may_name(text) else text


class _Mentions:
    """Who is meant where a comment calls an author by a part of his name: the one author of the thread who has it."""

    _PLACEHOLDER = "[NOME "

    def __init__(self, redactor: Redactor, thread: Sequence[str], authors: Texts | None, kept: set[str]) -> None:
        self._redactor = redactor
        self._of: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
        for name, author in zip(thread, authors or [None] * len(thread), strict=True):
            if author and author.strip() not in kept:
                self._of[name][author] = _words(author)

    def may_name(self, text: str) -> bool:
        return bool(self._of) and self._PLACEHOLDER in text

    def named(self, memory: Conversation, text: str, thread: str) -> str:
        """The clean text, in which parts of a name have the pseudonym of the whole."""
        out, done = [], 0
        for start, end, replacement in memory.redact(text, thread).edits:
            out += [text[done:start], self._whole(text[start:end], thread, replacement)]
            done = end
        return "".join([*out, text[done:]])

    def _whole(self, mention: str, thread: str, replacement: str) -> str:
        if not replacement.startswith(self._PLACEHOLDER):
            return replacement
        words = _words(mention)
        meant = {self._redactor.pseudonym(author) for author, whole in self._of[thread].items() if words and words <= whole}
        return meant.pop() if len(meant) == 1 else replacement


def _words(name: str) -> frozenset[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return frozenset(re.findall(r"\w+", plain))
