from collections.abc import Iterable, Mapping
from os import PathLike
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

_Policy = str | PathLike[str] | Mapping[str, Any]

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
    def to_dict(self) -> dict[str, Any]:
        """The properties above, in this order: ``pandas.DataFrame(finding.to_dict() for finding in findings)``."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]: ...

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

    >>> import omissis
    >>> redactor = omissis.Redactor("standard", actions={"email": "omissis"}, allow={"domains": ["comune.esempio.it"]})
    >>> redactor.redact("scrivete a mario.rossi@libero.it o a urp@comune.esempio.it").text
    'scrivete a [OMISSIS] o a urp@comune.esempio.it'

    :param policy: ``minimal``, ``standard`` or ``strict``; single kinds may follow, as on the command line: ``standard,age,phone=keep``. Or a file
        like ``omissis.toml`` (a path, or a str that ends in ``.toml`` or holds a folder), or a dict like its contents:
        ``{"extends": "strict", "min_confidence": 0.7, "kinds": {"iban": "mask:4"}, "key": {"env": "OMISSIS_SECRET"}}``.
    :param actions: another action for single kinds or groups, of everybody or of one subject:
        ``{"email": "keep", "admission": "omissis", "health.family": "remove"}``. Actions are ``label``, ``omissis``, ``mask``, ``remove``,
        ``keep``, ``generalise``, and with a key ``pseudonym``, ``hash`` and ``encrypt``.
    :param allow: what stays although it is found: a list of values, or lists by name (``values``, ``names``, ``domains``, ``handles``,
        ``numbers``).
    :param key: at least 16 bytes, as random as can be, or what ``omissis key new`` writes; a str stands for its UTF-8. Takes the place of
        the one that the policy names.
    :param pickle_key: let pickles carry the key: whoever reads them has it. Without it a pickle carries the configuration only, and what comes
        out of it wants :meth:`with_key` before it can be used. A key that the policy names is looked up again where the pickle is read.
    :raises PolicyError: on an unknown policy, kind, action or list, a file that cannot be read, or an action that is not possible.
    :raises SecretKeyError: on a key that is missing, too short or damaged.
    """

    def __new__(
        cls,
        policy: _Policy = "standard",
        *,
        actions: Mapping[str, str] | None = None,
        allow: Mapping[str, Iterable[str]] | Iterable[str] | None = None,
        key: bytes | str | None = None,
        pickle_key: bool = False,
    ) -> Redactor: ...
    def with_key(self, key: bytes | str, *, pickle_key: bool = False) -> Redactor:
        """The same Redactor with another key.

        :raises SecretKeyError: when the key is too short or damaged.
        """
    def redact(self, text: str) -> Redaction:
        """The clean text and what was hidden.

        >>> import omissis
        >>> redaction = omissis.Redactor().redact("scrivetemi a mario.rossi@libero.it")
        >>> redaction.text, redaction.findings[0].kind, redaction.edits
        ('scrivetemi a [EMAIL]', 'email', [(13, 34, '[EMAIL]')])

        :raises TextTypeError: when ``text`` is no ``str``.
        :raises TextError: when ``text`` is not valid Unicode (half of a surrogate pair).
        """
    def scan(self, text: str) -> list[Finding]:
        """What the policy would hide, in text order.

        :raises TextTypeError, TextError: as :meth:`redact`.
        """
    def redact_many(self, texts: Iterable[str], *, threads: int | None = None) -> list[str]:
        """The clean texts, in order, made on all cores without the GIL. Clean texts are the very objects that came in.

        >>> import omissis
        >>> omissis.Redactor().redact_many(["ciao", "scrivetemi a mario.rossi@libero.it"])
        ['ciao', 'scrivetemi a [EMAIL]']

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
    def report(
        self, texts: Iterable[str | None], *, times: Iterable[str | None] | None = None, name: str = "comments", threads: int | None = None
    ) -> Report:
        """What is found in the texts, added up, on all cores without the GIL.

        :param texts: the comments; missing ones are passed over.
        :param times: when each was written, in any spelling of exports: the page then shows findings over time.
        :param name: what the texts are called on the page.
        :param threads: as in :meth:`redact_many`.
        :raises TextTypeError, TextError: as :meth:`redact_many`.
        """
    def pseudonym(self, value: str, kind: str | None = None) -> str:
        """The pseudonym of a value, as the action ``pseudonym`` writes it: ``[NOME kvbtrmzdhpls]``. For fields beside the text, so that an
        author has one name there and where a comment mentions him.

        :param value: spellings that people use for one value give one pseudonym.
        :param kind: the value's kind; that of an author when not given: ``profile_link`` for what is written like a handle, else
            ``person_name``.
        :raises SecretKeyError: when the Redactor has no key.
        :raises PolicyError: on an unknown kind.
        """
    def reveal(self, text: str) -> str:
        """The text with everything that the action ``encrypt`` hid brought back.

        :raises SecretKeyError: when the Redactor has no key, or another one was used.
        """
    @property
    def _locked_by_pickle(self) -> bool: ...
    @property
    def _key_mark(self) -> str | None: ...
    def _for_authors(self, key: bytes) -> Redactor: ...
    def __copy__(self) -> Redactor: ...
    def __deepcopy__(self, _memo: object, /) -> Redactor: ...
    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]: ...

@final
class Conversation:
    """Remembers what a thread holds with certainty, and finds it again in the thread where it stands without cues: a reply that repeats a
    number, a neighbour who is called by his surname. Thread-safe.

    It takes two passes: note every text, then redact each.

    >>> import omissis
    >>> memory = omissis.Conversation()
    >>> memory.note("il mio numero è 333 12 34 567", "post 1", author="Rosaria Capuozzo")
    >>> memory.redact("capuozzo, ti chiamo al 3331234567", "post 1").text
    '[NOME], ti chiamo al [TELEFONO]'

    It holds keyed hashes, never a text, for 10 000 values a thread and 200 000 threads; what is beyond is forgotten. It cannot be pickled.

    :param policy: as in :class:`Redactor`, or a Redactor.
    """

    def __new__(cls, policy: _Policy | Redactor = "standard") -> Conversation: ...
    @property
    def redactor(self) -> Redactor:
        """What the texts are redacted with."""
    def note(self, text: str, thread: str = "", *, author: str | None = None) -> None:
        """Remembers what is certain in a text, and who wrote it.

        :param thread: what the text belongs to: the identifier of a post.
        :param author: the name or handle of an author field.
        """
    def note_many(
        self, texts: Iterable[str], thread: str | Iterable[str], *, authors: Iterable[str | None] | None = None, threads: int | None = None
    ) -> None:
        """As :meth:`note`, on all cores without the GIL.

        :param thread: the thread of each text, or one for all.
        :param authors: the author of each text, ``None`` where it is not known.
        :param threads: how many threads of the processor at most; all cores when not given.
        """
    def redact(self, text: str, thread: str = "") -> Redaction:
        """As :meth:`Redactor.redact`, with what is remembered of the thread."""
    def scan(self, text: str, thread: str = "") -> list[Finding]:
        """As :meth:`Redactor.scan`, with what is remembered of the thread."""
    def redact_many(self, texts: Iterable[str], thread: str | Iterable[str], *, threads: int | None = None) -> list[str]:
        """As :meth:`Redactor.redact_many`, with what is remembered of the thread of each text, or of one for all."""
    def scan_many(self, texts: Iterable[str], thread: str | Iterable[str], *, threads: int | None = None) -> list[list[Finding]]:
        """As :meth:`Redactor.scan_many`, with what is remembered of the thread of each text, or of one for all."""
    def __len__(self) -> int:
        """How many values are remembered."""

@final
class Report:
    """What was found where, added up; it holds no text of a comment. A notebook shows it as a page."""

    @property
    def comments(self) -> int:
        """How many comments were read."""
    @property
    def findings(self) -> int:
        """How many findings the policy hides."""
    def html(self, *, lang: Literal["it", "en"] = "it", show_kinds: bool = False) -> str:
        """One page that needs nothing else, as ``omissis report`` writes it.

        :param lang: the language.
        :param show_kinds: name what is otherwise only a sensitive situation: health and other special categories, admissions, the economic
            situation.
        """
    def save(self, path: str | PathLike[str], *, lang: Literal["it", "en"] = "it", show_kinds: bool = False) -> None:
        """Writes the page to a file."""
    def _repr_html_(self) -> str: ...

def redact(text: str, policy: _Policy | Redactor = "standard") -> str:
    """The clean text; the very object that came in when nothing was found.

    >>> import omissis
    >>> omissis.redact("scrivetemi a mario.rossi@libero.it")
    'scrivetemi a [EMAIL]'

    :param policy: as in :class:`Redactor`, or a Redactor. One that is no built-in policy is built for each call: keep a Redactor instead.
    :raises PolicyError: on an unknown policy.
    :raises TextTypeError, TextError: as :meth:`Redactor.redact`.
    """

def scan(text: str, policy: _Policy | Redactor = "standard") -> list[Finding]:
    """What was found in ``text``.

    >>> import omissis
    >>> [(finding.kind, finding.start, finding.end) for finding in omissis.scan("scrivetemi a mario.rossi@libero.it")]
    [('email', 13, 34)]

    :param policy: as in :func:`redact`.
    :raises PolicyError: on an unknown policy.
    :raises TextTypeError, TextError: as :meth:`Redactor.redact`.
    """

def reveal(text: str, key: bytes | str) -> str:
    """The text with everything that the action ``encrypt`` hid under this key brought back.

    >>> import omissis
    >>> redactor = omissis.Redactor(actions={"email": "encrypt"}, key=b"sixteen bytes or more")
    >>> sealed = redactor.redact("scrivetemi a mario.rossi@libero.it").text
    >>> omissis.reveal(sealed, b"sixteen bytes or more")
    'scrivetemi a mario.rossi@libero.it'

    :raises SecretKeyError: when the key is too short or damaged, or not the one that was used.
    """

def kinds() -> list[_KindRow]:
    """The table of kinds, in the order of the guide: ``pandas.DataFrame(omissis.kinds())``.

    >>> import omissis
    >>> next(row["label"] for row in omissis.kinds() if row["kind"] == "email")
    '[EMAIL]'
    """

def explain(kind: str) -> str:
    """The manual page of a kind, in Markdown.

    >>> import omissis
    >>> "E-mail" in omissis.explain("email")
    True

    :raises PolicyError: on an unknown kind.
    """
