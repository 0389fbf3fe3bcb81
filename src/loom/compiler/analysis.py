"""A source → what can be said of it before any code is made: how it would be compiled, and what forbids it.

    def f(n):                         plan        a loop, with a turn at line 3
        if n > 3:             →       problems    LOOM101, line 4
            return f(n - 1)
        return 1 + f(n)

Decoration, `explain` and `check` all ask here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from loom.compiler.obstacles import find_obstacles
from loom.compiler.plan import Plan, make_plan
from loom.compiler.scope import read_scope
from loom.compiler.tail import find_tail_calls

if TYPE_CHECKING:
    from loom.compiler.source import Source
    from loom.diagnostics import Diagnostic


class Analysis(NamedTuple):
    """How a function would be compiled, and what forbids it."""

    plan: Plan
    problems: tuple[Diagnostic, ...]


def analyse(source: Source, decorator: object = None) -> Analysis:
    """Works through the rooms up to the plan.

    Args:
        source: the function.
        decorator: the decorator that asks; no other may stand between it and the function.
    """
    scope = read_scope(source)
    plan = make_plan(source, scope, find_tail_calls(source, scope))
    return Analysis(plan, tuple(find_obstacles(plan, decorator)))
