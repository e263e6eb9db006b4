"""What notebooks show: a ``Redaction``, a ``Batch`` of comments, and a chart of what was found.

Nothing of what was found is in the HTML, as notebooks are saved and shared with their outputs. ``show_text=True`` puts the originals in,
behind a switch that is off.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Any, Literal

from omissis._engine import Policy, redactor_of
from omissis._omissis import Finding, Redaction, Report, kinds
from omissis._rows import is_missing
from omissis.errors import TextTypeError

__all__ = ["Batch", "Chart", "redaction_html", "report_html"]

Lang = Literal["en", "it"]

_COLOURS = {
    "credential": "#ffadad",
    "identity": "#ffd6a5",
    "financial": "#f6ee9c",
    "contact": "#caffbf",
    "person": "#9bf6ff",
    "special": "#a0c4ff",
    "admission": "#bdb2ff",
    "situation": "#ffc6ff",
}
_ITALIAN = {
    "credential": "credenziali",
    "identity": "identità",
    "financial": "conti",
    "contact": "contatti",
    "person": "persone",
    "special": "categorie particolari",
    "admission": "ammissioni",
    "situation": "situazione economica",
    "self": "chi scrive",
    "family": "la famiglia",
    "other": "un'altra persona",
    "low": "bassa",
    "medium": "media",
    "high": "alta",
    "critical": "critica",
    "severity": "gravità",
    "confidence": "sicurezza",
    "about": "riguarda",
    "because": "per",
    "nothing found": "nessun dato trovato",
    "show the original text": "mostra il testo originale",
    "comments": "commenti",
    "with findings": "con dati trovati",
    "findings": "dati trovati",
    "without text": "senza testo",
    "comment": "commento",
    "row": "riga",
    "more comments with findings are not shown": "altri commenti con dati trovati non sono mostrati",
}
_CHIP = "background:{};color:#1a1a1a;border-radius:3px;padding:0 .25em;cursor:help"
_BOX = "font-family:system-ui,sans-serif;line-height:1.6;max-width:60em"
_TEXT = "white-space:pre-wrap;overflow-wrap:anywhere"


def _say(word: str, lang: Lang) -> str:
    return _ITALIAN.get(word, word) if lang == "it" else word


@lru_cache(maxsize=2)
def _names(lang: Lang) -> dict[str, str]:
    return {row["kind"]: row["italian"] if lang == "it" else row["english"] for row in kinds()}


def _reason(finding: Finding, lang: Lang) -> str:
    parts = [
        _names(lang)[finding.kind],
        f"{_say('severity', lang)}: {_say(finding.severity, lang)}",
        f"{_say('confidence', lang)}: {finding.confidence:.2f}",
    ]
    if finding.subject:
        parts.append(f"{_say('about', lang)}: {_say(finding.subject, lang)}")
    if finding.evidence:
        parts.append(f"{_say('because', lang)}: {', '.join(finding.evidence)}")
    return " · ".join(parts)


def _marked(redaction: Redaction, lang: Lang, *, original: bool = False) -> str:
    """The clean text, or the original, with what was replaced in colour and the reasons on hover."""
    text, findings, out, done = redaction.original, redaction.findings, [], 0
    for start, end, replacement in redaction.edits:
        inside = sorted((found for found in findings if start <= found.start and found.end <= end), key=lambda found: found.start - found.end)
        reasons = escape("\n".join(_reason(finding, lang) for finding in inside))
        style = _CHIP.format(_COLOURS[inside[0].group])
        shown = text[start:end] if original else replacement
        out.append(f'{escape(text[done:start])}<span title="{reasons}" style="{style}">{escape(shown)}</span>')
        done = end
    return f'<bdi style="{_TEXT}">{"".join(out)}{escape(text[done:])}</bdi>'


def _legend(findings: Iterable[Finding], lang: Lang) -> str:
    groups = Counter(finding.group for finding in findings)
    if not groups:
        return f"<small>{_say('nothing found', lang)}</small>"
    chips = [
        f'<span style="{_CHIP.format(colour)}">{_say(group, lang)} {groups[group]}</span>' for group, colour in _COLOURS.items() if groups[group]
    ]
    return f"<small>{' '.join(chips)}</small>"


def _switch(redactions: Iterable[Redaction], lang: Lang) -> str:
    originals = "".join(f"<p>{_marked(redaction, lang, original=True)}</p>" for redaction in redactions)
    return f'<details><summary style="cursor:pointer"><small>{_say("show the original text", lang)}</small></summary>{originals}</details>'


def redaction_html(redaction: Redaction, show_text: bool = False, lang: Lang = "en") -> str:
    """The HTML of a Redaction; see :meth:`Redaction.html`."""
    switch = _switch([redaction], lang) if show_text and redaction.edits else ""
    return f'<div style="{_BOX}"><p>{_marked(redaction, lang)}</p>{_legend(redaction.findings, lang)}{switch}</div>'


def report_html(report: Report) -> str:
    """The page of a Report in a frame of its own, so that neither styles the other."""
    style = "width:100%;height:40em;border:1px solid #8884;background:#fff"
    return f'<iframe title="omissis" sandbox style="{style}" srcdoc="{escape(report.html())}"></iframe>'


class Batch:
    """Many comments: a notebook shows their numbers, a chart, and the first of those in which something was found.

    :param texts: a list or a Series of strings; missing values are counted.
    :param policy: a name, a file, a dict or a Redactor.
    :param rows: how many comments are shown.
    :param show_text: put their originals behind a switch.
    :param lang: the language of names.
    :raises TextTypeError: when an item is neither a string nor missing.
    """

    def __init__(
        self, texts: Iterable[Any], policy: Policy = "standard", *, rows: int = 10, show_text: bool = False, lang: Lang = "en"
    ) -> None:
        if isinstance(texts, str):
            raise TextTypeError("expected an iterable of str, not a single str")
        items = list(texts)
        for place, item in enumerate(items):
            if not isinstance(item, str) and not is_missing(item):
                raise TextTypeError(f"item {place} must be a str or missing, not {type(item).__name__}")
        at = [place for place, item in enumerate(items) if isinstance(item, str)]
        redactor = redactor_of(policy)
        found = redactor.scan_many(items[place] for place in at)
        self.findings: dict[int, list[Finding]] = {place: found for place, found in zip(at, found, strict=True) if found}
        """The findings of each comment that has some, by its place."""
        self._comments, self._missing = len(at), len(items) - len(at)
        self._shown = {place: redactor.redact(items[place]) for place in list(self.findings)[:rows]}
        self._show_text, self._lang = show_text, lang

    def counts(self) -> dict[str, int]:
        """How often each kind was found, the most frequent first."""
        return dict(Counter(finding.kind for found in self.findings.values() for finding in found).most_common())

    def chart(self) -> "Chart":
        """A bar for each kind."""
        return Chart(self.counts(), self._lang)

    def __repr__(self) -> str:
        return f"Batch(comments={self._comments}, findings={sum(self.counts().values())})"

    def _repr_html_(self) -> str:
        lang, total = self._lang, sum(self.counts().values())
        numbers = [f"{self._comments} {_say('comments', lang)}", f"{len(self.findings)} {_say('with findings', lang)}"]
        numbers.append(f"{total} {_say('findings', lang)}")
        if self._missing:
            numbers.append(f"{self._missing} {_say('without text', lang)}")
        rows = "".join(
            f'<tr><td style="text-align:right;vertical-align:top"><small>{place}</small></td>'
            f'<td style="text-align:left">{_marked(redaction, lang)}'
            f"{_switch([redaction], lang) if self._show_text else ''}</td></tr>"
            for place, redaction in self._shown.items()
        )
        head = f'<tr><th>{_say("row", lang)}</th><th style="text-align:left">{_say("comment", lang)}</th></tr>'
        table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>" if rows else ""
        left = len(self.findings) - len(self._shown)
        more = f"<small>{left} {_say('more comments with findings are not shown', lang)}</small>" if left else ""
        legend = _legend((finding for found in self.findings.values() for finding in found), lang)
        return f'<div style="{_BOX}"><p><b>{", ".join(numbers)}</b></p>{legend}{self.chart().svg}{table}{more}</div>'


class Chart:
    """A bar for each kind that was found, as SVG."""

    def __init__(self, counts: dict[str, int], lang: Lang = "en") -> None:
        names, groups = _names(lang), {row["kind"]: row["group"] for row in kinds()}
        most, height = max(counts.values(), default=1), 22
        bars = []
        for at, (kind, count) in enumerate(counts.items()):
            y, width = at * height, 300 * count / most
            bars.append(
                f'<text x="292" y="{y + 15}" text-anchor="end">{escape(names[kind])}</text>'
                f'<rect x="300" y="{y + 3}" width="{width:.1f}" height="{height - 6}" fill="{_COLOURS[groups[kind]]}" stroke="#777">'
                f"<title>{escape(names[kind])}: {count}</title></rect>"
                f'<text x="{306 + width:.1f}" y="{y + 15}">{count}</text>'
            )
        label = ", ".join(f"{names[kind]}: {count}" for kind, count in counts.items())
        self.svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 {max(len(bars), 1) * height}" width="100%" style="max-width:680px" '
            f'role="img" aria-label="{escape(label)}" font-family="system-ui,sans-serif" font-size="13" fill="currentColor">{"".join(bars)}</svg>'
        )
        """The chart, for a file of its own."""

    def _repr_html_(self) -> str:
        return self.svg
