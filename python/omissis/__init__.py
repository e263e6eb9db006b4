"""omissis finds and hides personal data and self-incriminating statements in informal Italian comments.

>>> import omissis
>>> omissis.redact("scrivetemi a mario.rossi@libero.it")
'scrivetemi a [EMAIL]'

Offsets are Unicode code points: ``text[finding.start:finding.end]`` is what was found.
"""

from omissis import _accessors
from omissis._omissis import Finding, Redaction, Redactor, __version__, explain, kinds, redact, scan
from omissis.errors import OmissisError, PolicyError, TextError, TextTypeError

__all__ = [
    "Finding",
    "OmissisError",
    "PolicyError",
    "Redaction",
    "Redactor",
    "TextError",
    "TextTypeError",
    "__version__",
    "explain",
    "kinds",
    "redact",
    "scan",
]


def _rebuild(policy: str, actions: dict[str, str]) -> Redactor:
    """Builds an unpickled Redactor: a pickle carries the configuration, never compiled tables."""
    return Redactor(policy, actions=actions)


_accessors.register()
