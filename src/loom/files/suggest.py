"""Functions without a decorator that go on by calling themselves, and what would let them go on for ever.

    async def watch(check):                 LOOM401: put @tailrec above it
        if await check():
            return
        await asyncio.sleep(5)
        await watch(check)

The analysis is the one that decoration would make. A function is reported if every call of itself is one for sure,
is awaited where it stands, and belongs to a run that nothing here bounds, for one of these reasons: it starts again
in an except clause, it sleeps before, it does so on every path, or its next state holds what it has awaited. In
doubt nothing is reported: see `bounds` for what counts as a bound.

Not looked for: functions that call each other, and what a decorator that is not known makes of a function.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING, Final

from loom.compiler.kind import Kind
from loom.compiler.walk import last_name
from loom.diagnostics import Rule
from loom.files.bindings import collect_bindings
from loom.files.bounds import is_bounded
from loom.files.check import Checker
from loom.files.recursion import goes_on_for_ever, read_recursion
from loom.files.scopes import ScopeKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loom.compiler import Analysis
    from loom.diagnostics import Diagnostic
    from loom.files.module import Module
    from loom.files.recursion import Recursion
    from loom.files.scopes import Bindings, Definition


class Candidates(Enum):
    """Which functions to look at: ``(how their defs begin, their kinds)``."""

    ASYNC = (rb"async\s+def\s+([\w\x80-\xff]+)(\s*\()?", frozenset({Kind.COROUTINE, Kind.ASYNC_GENERATOR}))
    ALL = (rb"def\s+([\w\x80-\xff]+)(\s*\()?", frozenset(Kind))

    def __init__(self, beginning: bytes, kinds: frozenset[Kind]) -> None:
        self.beginning = re.compile(beginning)
        self.kinds = kinds

    def may_be_in(self, data: bytes) -> bool:
        """Whether a file's text calls something by the name of one of its defs; most do not, and need no parsing."""
        found: list[tuple[bytes, bytes]] = self.beginning.findall(data)
        called = Counter(_CALLED.findall(data))
        defined = Counter([name for name, parenthesis in found if parenthesis])
        return any(called[name] > defined[name] for name, _ in found)


_CALLED: Final = re.compile(rb"([\w\x80-\xff]+)\s*\(")


_HARMLESS: Final = frozenset({"staticmethod", "classmethod", "override", "final"})
_REWRITTEN: Final = frozenset(
    {
        Rule.RESULT_ASSIGNED,
        Rule.CODE_AFTER,
        Rule.LOOP_GOES_ON,
        Rule.IN_TRY_BODY,
        Rule.BEFORE_FINALLY,
        Rule.IN_FINALLY,
        Rule.IN_WITH,
        Rule.IN_EXCEPT_STAR,
        Rule.BARE_RAISE,
        Rule.HANDLER_NAME_OUTLIVES,
        Rule.EXIT_CAUGHT,
    }
)
"""Refusals that a local rewrite removes; the others are of recursion that is no loop."""


def suggest(module: Module, candidates: Candidates) -> list[Diagnostic]:
    """The functions of a file that could do with a decorator, in source order.

    Args:
        module: the file.
        candidates: which functions to look at.
    """
    checker = Checker(module, collect_bindings(module.tree))
    with module.in_linecache():
        return [
            found
            for definition in checker.bindings.definitions
            if _may_recurse(definition, candidates) and _is_itself(definition, checker.bindings)
            for found in _suggestion(checker.analysis(definition), candidates)
        ]


def _may_recurse(definition: Definition, candidates: Candidates) -> bool:
    """A quick look: a def of the right kind that calls something of its own name."""
    node = definition.node
    if isinstance(node, ast.ClassDef) or (isinstance(node, ast.FunctionDef) and candidates is Candidates.ASYNC):
        return False
    return any(
        isinstance(inner, ast.Call)
        and (
            (isinstance(inner.func, ast.Name) and inner.func.id == node.name)
            or (isinstance(inner.func, ast.Attribute) and inner.func.attr == node.name)
        )
        for inner in ast.walk(node)
    )


def _is_itself(definition: Definition, bindings: Bindings) -> bool:
    """Whether the function's name means the function: bound once, not set as an attribute, not wrapped."""
    name, scope = definition.node.name, definition.scope
    if len(scope.bindings[name]) != 1 or scope.outer.get(name):
        return False
    if scope.kind is ScopeKind.CLASS and name in bindings.attributes:
        return False
    return all(last_name(each) in _HARMLESS for each in definition.node.decorator_list)


def _suggestion(analysis: Analysis | None, candidates: Candidates) -> Iterator[Diagnostic]:
    if analysis is None or analysis.plan.source.kind not in candidates.kinds:
        return
    recursion = read_recursion(analysis.plan)
    if recursion is None or is_bounded(recursion):
        return
    call = next((each for each in recursion.calls if goes_on_for_ever(each, recursion)), None)
    if call is None:
        return
    source = analysis.plan.source
    if not analysis.problems:
        yield source.problem(Rule.RECURSES, call)
    elif _one_rewrite(analysis, recursion):
        refusal = analysis.problems[0]
        yield source.problem(Rule.RECURSES_OTHERWISE, call, f"{refusal.fix} ({refusal.code})")


def _one_rewrite(analysis: Analysis, recursion: Recursion) -> bool:
    """Whether the refusals are of a single call, so that no tree is taken for a chain."""
    return len(recursion.calls) == 1 and {problem.rule for problem in analysis.problems} <= _REWRITTEN
