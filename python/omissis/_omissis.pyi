from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypedDict, final

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
    def text(self) -> str:
        """The clean text; the very object that came in when nothing was found."""
    @property
    def findings(self) -> list[Finding]:
        """What was hidden, in text order; offsets refer to the original text."""

@final
class Redactor:
    """Scans and redacts texts under one policy. Thread-safe; build one and keep it.

    :param policy: ``minimal``, ``standard`` or ``strict``.
    :param actions: another action for single kinds: ``{"email": "keep", "iban": "omissis"}``.
    :raises ValueError: on an unknown policy, kind or action.
    """

    def __new__(cls, policy: str = "standard", *, actions: Mapping[str, str] | None = None) -> Redactor: ...
    def redact(self, text: str) -> Redaction:
        """The clean text and what was hidden."""
    def scan(self, text: str) -> list[Finding]:
        """What the policy would hide, in text order."""
    def redact_many(self, texts: Iterable[str]) -> list[str]:
        """The clean texts, in order. The GIL is released while they are made.

        :raises TypeError: when an item is no ``str``; the message names its place, never its value.
        """
    def scan_many(self, texts: Iterable[str]) -> list[list[Finding]]:
        """The findings of each text, in order. The GIL is released while they are made.

        :raises TypeError: as :meth:`redact_many`.
        """
    def __reduce__(self) -> tuple[Any, tuple[str, dict[str, str]]]: ...

def redact(text: str) -> str:
    """The clean text, under the standard policy."""

def scan(text: str, policy: str = "standard") -> list[Finding]:
    """What was found in ``text`` under a built-in policy.

    :raises ValueError: on an unknown policy.
    """

def kinds() -> list[_KindRow]:
    """The table of kinds, in the order of the guide."""

def explain(kind: str) -> str:
    """The manual page of a kind, in Markdown.

    :raises ValueError: on an unknown kind.
    """
