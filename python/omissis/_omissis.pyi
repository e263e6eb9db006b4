from collections.abc import Iterable, Mapping
from typing import Any, Literal, Protocol, TypedDict, final

__version__: str

class _KindRow(TypedDict):
    kind: str
    group: str
    policy: str
    severity: str
    italian: str
    english: str
    label: str
    legal_basis: str

class _ArrowArray(Protocol):
    """An Arrow array behind the PyCapsule protocol."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...

class _ArrowStream(Protocol):
    """A chunked Arrow array behind the PyCapsule protocol."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

@final
class Finding:
    """One thing that should not stay public. Offsets are Unicode code points of the text that was scanned."""

    @property
    def kind(self) -> str:
        """Identifier of the kind, as in the guide: ``fiscal_code``."""
    @property
    def group(self) -> str:
        """Identifier of the kind's group: ``identity``."""
    @property
    def start(self) -> int:
        """First code point."""
    @property
    def end(self) -> int:
        """One past the last code point."""
    @property
    def confidence(self) -> float:
        """From 0 to 1, two decimals."""
    @property
    def evidence(self) -> list[str]:
        """The classes of cues that decided, never words of the text: ``["check_letter", "label_before"]``."""
    @property
    def subject(self) -> Literal["self", "family", "other"] | None:
        """Whom it is about, for the groups special and admission; otherwise ``None``."""
    @property
    def severity(self) -> Literal["low", "medium", "high", "critical"]:
        """How much harm it does when it stays public."""
    def __eq__(self, other: object, /) -> bool: ...

@final
class Redaction:
    """A clean text and what was hidden in it. Its ``repr`` shows no text."""

    @property
    def original(self) -> str:
        """The text that came in, with everything that should not be seen."""
    @property
    def text(self) -> str:
        """The clean text; the very object that came in when nothing was found."""
    @property
    def findings(self) -> list[Finding]:
        """What was hidden, in text order; offsets refer to the original text."""
    @property
    def edits(self) -> list[tuple[int, int, str]]:
        """What was replaced, in text order: from which to which code point of the original, and what stands there now. Findings that
        overlap share one."""
    def html(self, *, show_text: bool = False, lang: Literal["en", "it"] = "en") -> str:
        """What a notebook shows: the clean text with its placeholders in the colours of their groups, reasons on hover, and a legend.

        :param show_text: put the original behind a switch. Without it, nothing of what was found is in the HTML, and so in the saved notebook.
        :param lang: the language of names.
        """
    def _repr_html_(self) -> str: ...

@final
class Redactor:
    """Scans and redacts texts under one policy. Thread-safe; build one and keep it.

    :param policy: ``minimal``, ``standard`` or ``strict``; single kinds may follow, as on the command line: ``standard,age,phone=keep``.
    :param actions: another action for single kinds: ``{"email": "keep", "iban": "omissis"}``.
    :raises PolicyError: on an unknown policy, kind or action.
    """

    def __new__(cls, policy: str = "standard", *, actions: Mapping[str, str] | None = None) -> Redactor: ...
    def redact(self, text: str) -> Redaction:
        """The clean text and what was hidden.

        :raises TextTypeError: when ``text`` is no ``str``.
        :raises TextError: when ``text`` is not valid Unicode (half of a surrogate pair).
        """
    def scan(self, text: str) -> list[Finding]:
        """What the policy would hide, in text order.

        :raises TextTypeError, TextError: as :meth:`redact`.
        """
    def redact_many(self, texts: Iterable[str], *, threads: int | None = None) -> list[str]:
        """The clean texts, in order, made on all cores without the GIL. Clean texts are the very objects that came in.

        :param threads: how many threads at most; all cores when not given.
        :raises TextTypeError, TextError: as :meth:`redact`; the message names the item's place, never its value.
        """
    def scan_many(self, texts: Iterable[str], *, threads: int | None = None) -> list[list[Finding]]:
        """The findings of each text, in order. Otherwise as :meth:`redact_many`."""
    def redact_arrow(self, column: _ArrowArray | _ArrowStream, *, threads: int | None = None) -> _ArrowArray | _ArrowStream:
        """A column of strings, redacted: same type, length and nulls, on all cores, without the GIL.

        :param column: anything with ``__arrow_c_array__`` or ``__arrow_c_stream__`` whose type is string, large_string, string_view or a
            dictionary of them: a pyarrow Array or ChunkedArray, a Polars or pandas Series. Read without a copy.
        :param threads: as in :meth:`redact_many`.
        :returns: an object for ``pyarrow.array`` or, when a stream came in, ``pyarrow.chunked_array``; also for ``polars.Series`` and
            ``pandas.Series.from_arrow``.
        :raises TextTypeError: when ``column`` is no column, or not of strings.
        :raises TextError: when a row is not valid UTF-8, or a chunk of 32-bit offsets would outgrow them.
        """
    def scan_arrow(self, column: _ArrowArray | _ArrowStream, *, threads: int | None = None) -> _ArrowArray | _ArrowStream:
        """The findings of each string of a column, as a column of
        ``list<struct<kind, group, start, end, confidence, evidence, subject, severity>>``; null where the string is null.

        Parameters and exceptions as in :meth:`redact_arrow`.
        """
    def __reduce__(self) -> tuple[Any, tuple[str, dict[str, str]]]: ...

def redact(text: str) -> str:
    """The clean text, under the standard policy.

    :raises TextTypeError, TextError: as :meth:`Redactor.redact`.
    """

def scan(text: str, policy: str = "standard") -> list[Finding]:
    """What was found in ``text``.

    :param policy: as in :class:`Redactor`.

    :raises PolicyError: on an unknown policy.
    :raises TextTypeError, TextError: as :meth:`Redactor.redact`.
    """

def kinds() -> list[_KindRow]:
    """The table of kinds, in the order of the guide."""

def explain(kind: str) -> str:
    """The manual page of a kind, in Markdown.

    :raises PolicyError: on an unknown kind.
    """
