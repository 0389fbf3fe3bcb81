"""The decorators that stand on a def, and which of them is the one that asks.

@route("/")        above: wraps what is compiled
@tailrec           the one that asks, told by its value, or by its name if only the run knows what that stands for
@cached            below: has made something else of the def already, a problem
async def f(n):
"""

from __future__ import annotations

import ast
import types
from typing import TYPE_CHECKING

from loom.compiler.kind import Kind
from loom.compiler.known import UNKNOWN, value_of

if TYPE_CHECKING:
    from loom.compiler.source import Source


def decorator_below(source: Source, decorator: object) -> ast.expr | None:
    """The decorator that stands between the one that asks and the def, where that one can be told.

    Args:
        source: the function.
        decorator: the decorator that asks.
    """
    decorators = source.node.decorator_list
    if len(decorators) < 2:
        return None
    found = None
    for node in reversed(decorators):
        if _is_asking(node, source, decorator):
            return found
        found = node
    return None


def lines_of_others(source: Source, decorator: object) -> frozenset[int] | None:
    """The lines of the decorators of a def; None if the one that asks is among them.

    Args:
        source: the function.
        decorator: the decorator that asks.
    """
    nodes = source.node.decorator_list
    for node in nodes:
        if _is_asking(node, source, decorator):
            return None
    return frozenset([node.lineno + source.offset for node in nodes])


def becomes_awaitable(source: Source) -> bool:
    """Whether `types.coroutine` stands right above Loom's decorator: it makes the generator one that awaits."""
    above = source.node.decorator_list[:-1]
    return bool(above) and source.kind is Kind.GENERATOR and _value_of(above[-1], source) is types.coroutine


def _is_asking(node: ast.expr, source: Source, decorator: object) -> bool:
    """Whether a decorator of the def is the one that asks: by its value, or by its name if that is no global."""
    value = _value_of(node, source)
    return value is decorator or (
        value is UNKNOWN and isinstance(node, ast.Name) and node.id == getattr(decorator, "__name__", None)
    )


def _value_of(decorator: ast.expr, source: Source) -> object:
    """What a decorator is known to be. It stands around the function, whose own variables are no matter."""
    return value_of(decorator, source, source.function.__code__.co_freevars)
