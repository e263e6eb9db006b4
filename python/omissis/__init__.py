"""omissis finds and hides personal data and self-incriminating statements in informal Italian comments.

>>> import omissis
>>> omissis.redact("scrivetemi a mario.rossi@libero.it")
'scrivetemi a [EMAIL]'

Offsets are Unicode code points: ``text[finding.start:finding.end]`` is what was found.
"""

from omissis import _accessors
from omissis._omissis import Conversation, Finding, Redaction, Redactor, Report, __version__, explain, kinds, redact, reveal, scan
from omissis.errors import OmissisError, PolicyError, SecretKeyError, TextError, TextTypeError

__all__ = [
    "Conversation",
    "Finding",
    "OmissisError",
    "PolicyError",
    "Redaction",
    "Redactor",
    "Report",
    "SecretKeyError",
    "TextError",
    "TextTypeError",
    "__version__",
    "explain",
    "kinds",
    "redact",
    "reveal",
    "scan",
]

_accessors.register()
