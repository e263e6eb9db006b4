"""What the engines share: a policy or a Redactor becomes a Redactor, built once in each process."""

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from os import PathLike
from types import ModuleType
from typing import Any

from omissis._omissis import Redactor
from omissis.errors import SecretKeyError

Policy = str | PathLike[str] | Mapping[str, Any] | Redactor
"""The name of a built-in policy, a file like ``omissis.toml``, a dict like its contents, or a Redactor."""

FINDING = ("kind", "group", "start", "end", "confidence", "evidence", "subject", "severity")
"""The fields of a finding, in the order in which columns hold them."""


@lru_cache(maxsize=3)
def _built_in(name: str) -> Redactor:
    return Redactor(name)


def redactor_of(policy: Policy) -> Redactor:
    """The Redactor that was given, or the one of a policy."""
    if isinstance(policy, Redactor):
        return policy
    return _built_in(policy) if policy in ("minimal", "standard", "strict") else Redactor(policy)


def travelling(policy: Policy) -> Redactor:
    """The same, when other processes can use it as it comes out of a pickle."""
    redactor = redactor_of(policy)
    if redactor._locked_by_pickle:
        raise SecretKeyError(
            "other processes get this Redactor as a pickle, which carries no key: build it with `pickle_key=True`, "
            "or say in the policy where they find it, {'key': {'env': 'OMISSIS_SECRET'}}"
        )
    return redactor


def needed(module: str, extra: str) -> ModuleType:
    """Imports what an extra brings, or says how to install it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(f"omissis needs {error.name} for this: pip install 'omissis[{extra}]'", name=error.name) from None
