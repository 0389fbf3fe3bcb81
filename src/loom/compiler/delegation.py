"""What stands in the way of a delegation that does not hand over the whole rest of a stream.

    for event in f(n):                   LOOM119, for the events are changed
        yield event + 1
    total = yield from f(n)              LOOM121, for its value is used
    events = list(f(n))                  LOOM122, for nobody delegates

This is told by what is done with the call itself; what encloses the statement is told in `obstacles`, as for functions.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from loom.compiler.walk import chosen, event_passed_on
from loom.diagnostics import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loom.compiler.walk import Outwards


def in_delegation(path: Sequence[Outwards], shared: frozenset[str], *, is_async: bool) -> Rule | None:
    """What is wrong with the delegation itself, if anything.

    Args:
        path: the steps from the call outwards.
        shared: variables that others than the function see.
        is_async: the stream is an async generator.
    """
    around = path[0][0]
    if isinstance(around, ast.AsyncFor if is_async else ast.For):
        return in_loop(around, shared)
    yielding = False
    for parent, _, child in path:
        if isinstance(parent, ast.Expr | ast.Return):
            return None if yielding else Rule.NOT_DELEGATED
        if isinstance(parent, ast.YieldFrom):
            yielding = True
        elif child not in chosen(parent):
            break
    return Rule.DELEGATED_VALUE if yielding else Rule.NOT_DELEGATED


def in_loop(loop: ast.For | ast.AsyncFor, shared: frozenset[str]) -> Rule | None:
    """What is wrong with a loop that is to do nothing but pass on events, in a variable that nobody else sees.

    Args:
        loop: the loop.
        shared: variables that others than the function see.
    """
    event = event_passed_on(loop)
    if event is None:
        return Rule.EVENTS_CHANGED
    if loop.orelse:
        return Rule.DELEGATION_ELSE
    return Rule.EVENT_OUTLIVES if event in shared else None
