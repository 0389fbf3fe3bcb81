"""Compiled loops that look around where each turn begins: no local of an earlier transition may be bound there.

A run shows it only if something reads such a local before it is set; this looks at all of them.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from unittest.mock import patch

from loom.compiler import nodes


@dataclass(slots=True)
class Turns:
    """What was seen.

    Attributes:
        count: turns that have begun.
        left: what was bound in them that should not be, with the function's name and line.
    """

    count: int = 0
    left: set[str] = field(default_factory=set)

    def look(self) -> None:
        """Called by the function where a turn begins."""
        frame = sys._getframe(1)
        code = frame.f_code
        spread = bool(code.co_flags & inspect.CO_VARARGS) + bool(code.co_flags & inspect.CO_VARKEYWORDS)
        parameters = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount + spread]
        allowed = {*parameters, *code.co_freevars}
        self.count += 1
        self.left |= {
            f"{name} in {code.co_name}, line {code.co_firstlineno}"
            for name in frame.f_locals
            if name not in allowed and not name.startswith("@")  # the compiler's own
        }


WATCHING: list[Turns] = []


@contextmanager
def watched_turns() -> Iterator[Turns]:
    """Whatever is compiled to a loop in this context looks around at each turn."""
    turns, while_true = Turns(), nodes.while_true

    def looking(body: list[ast.stmt]) -> ast.While:
        look = ast.parse(f"__import__('sys').modules[{__name__!r}].WATCHING[-1].look()").body[0]
        for node in ast.walk(look):
            if "lineno" in node._attributes:
                ast.copy_location(node, body[0])
        return while_true([look, *body])

    WATCHING.append(turns)
    with patch.object(nodes, "while_true", looking):
        try:
            yield turns
        finally:
            WATCHING.remove(turns)
