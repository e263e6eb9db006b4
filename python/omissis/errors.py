"""The exceptions of omissis. No message, attribute or cause of theirs holds a word of a text."""

__all__ = ["OmissisError", "PolicyError", "SecretKeyError", "TextError", "TextTypeError"]


class OmissisError(Exception):
    """What all exceptions of omissis are."""


class PolicyError(OmissisError, ValueError):
    """A policy, kind or action that does not exist, or cannot be what it was asked to be."""


class SecretKeyError(PolicyError):
    """A key that is missing, too short or damaged, or not the one that a text was encrypted with."""


class TextError(OmissisError, ValueError):
    """A text that cannot be read: half of a surrogate pair in a ``str``, bytes in an Arrow column that are not UTF-8."""


class TextTypeError(OmissisError, TypeError):
    """Something that is no text, or no column of texts."""


for _error in (OmissisError, PolicyError, SecretKeyError, TextError, TextTypeError):
    _error.__module__ = "omissis"
