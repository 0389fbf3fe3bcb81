"""What to pickle for a compiled function: its name, and the way from what that gives, where it gives what holds it.

class Session:
    @classmethod
    @tailrec
    def start(cls, state): ...       ByName("app", "Session.start", ("__func__",))
"""

from __future__ import annotations

import functools
import importlib
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from loom.compiler.qualified import innermost_class, mangled
from loom.fitness import MOST_DECORATORS

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ByName", "reference_to"]


@dataclass(frozen=True)
class ByName:
    """A function that its name does not give by itself: what the name gives holds it, as a method or a wrapper does."""

    module: str
    qualified_name: str
    steps: tuple[str, ...]

    def find(self) -> Any:  # noqa: ANN401  # whatever it is now
        found = functools.reduce(getattr, self.qualified_name.split("."), importlib.import_module(self.module))
        return functools.reduce(getattr, self.steps, found)


def reference_to(fn: Callable[..., Any]) -> Callable[..., Any] | ByName:
    """What to pickle for a function: itself where pickle finds it by its name."""
    module, path = getattr(fn, "__module__", None), getattr(fn, "__qualname__", "").split(".")
    written: str = path[-1]
    path[-1] = mangled(written, innermost_class(path))
    try:
        found: Any = functools.reduce(getattr, path, sys.modules[module or ""])
    except (AttributeError, KeyError):
        return fn
    steps: list[str] = []
    while found is not fn:
        step_inwards = next((each for each in ("__func__", "__wrapped__") if hasattr(found, each)), None)
        if step_inwards is None or len(steps) > MOST_DECORATORS:
            return fn
        steps.append(step_inwards)
        found = getattr(found, step_inwards)
    return ByName(module or "", ".".join(path), tuple(steps)) if steps or path[-1] != written else fn
