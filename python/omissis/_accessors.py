"""Registers the pandas accessors and Polars namespaces as soon as their library is there, whichever is imported first.

Everybody who imports omissis pays for the imports of this module, so it has next to none.
"""

import sys
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

_LIBRARIES = ("pandas", "polars")


class _Waiting:
    """A finder that finds nothing itself: it lets the others find a library, and registers once that has been executed."""

    def __init__(self) -> None:
        self.looking = False

    def find_spec(self, name: str, path: "Sequence[str] | None" = None, target: "ModuleType | None" = None) -> "ModuleSpec | None":
        if name not in _LIBRARIES or self.looking:
            return None
        from importlib.util import find_spec

        self.looking = True
        try:
            spec = find_spec(name)
        finally:
            self.looking = False
        execute = getattr(spec and spec.loader, "exec_module", None)
        if execute is None:
            return spec

        def then_register(module: "ModuleType") -> None:
            execute(module)
            import_module(f"omissis.{name}")

        spec.loader.exec_module = then_register  # type: ignore[union-attr, method-assign]
        return spec


def register() -> None:
    """Registers now what is imported already, and the rest when it is."""
    for library in _LIBRARIES:
        if library in sys.modules:
            import_module(f"omissis.{library}")
    if not any(isinstance(finder, _Waiting) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Waiting())
