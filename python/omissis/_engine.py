"""What the engines share: a policy or a Redactor becomes a Redactor, built once in each process."""

from functools import lru_cache
from importlib import import_module
from types import ModuleType

from omissis._omissis import Redactor

Policy = str | Redactor
"""The name of a built-in policy, or a Redactor."""

FINDING = ("kind", "group", "start", "end", "confidence", "evidence", "subject", "severity")
"""The fields of a finding, in the order in which columns hold them."""


@lru_cache(maxsize=32)
def _built(name: str) -> Redactor:
    return Redactor(name)


def redactor_of(policy: Policy) -> Redactor:
    """The Redactor that was given, or the one of a built-in policy."""
    return policy if isinstance(policy, Redactor) else _built(policy)


def needed(module: str, extra: str) -> ModuleType:
    """Imports what an extra brings, or says how to install it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(f"omissis needs {error.name} for this: pip install 'omissis[{extra}]'", name=error.name) from None
