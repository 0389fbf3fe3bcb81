"""The compiler: a function goes through the rooms once, in one direction, as frozen values.

    function → Source → Scope → Tails → Plan → Lowered → function
               source   scope   tail    plan   lowering  assemble

Nothing here imports anything of loom outside `compiler` and `diagnostics`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import ref

from loom.compiler.assemble import assemble, assemble_more
from loom.compiler.lowering import LinkKind, lower, lower_entrance, lower_transition
from loom.compiler.obstacles import find_obstacles
from loom.compiler.plan import Lowering, Plan, make_plan, one_transition
from loom.compiler.record import Record
from loom.compiler.runtime import Entry, Transition
from loom.compiler.scope import read_scope
from loom.compiler.source import make_source, read_source
from loom.compiler.tail import find_tail_calls
from loom.diagnostics import Rule
from loom.diagnostics.refusal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FunctionType
    from typing import Any

    from loom.compiler.function import PythonFunction
    from loom.compiler.source import Source
    from loom.diagnostics import Diagnostic

__all__ = [
    "Analysis",
    "Compiled",
    "Lowering",
    "Plan",
    "Record",
    "RefusedError",
    "analyse",
    "compile_function",
    "lower",
    "read_source",
]


class Analysis(NamedTuple):
    """What can be said of a function before any code is made: how it would be compiled, and what forbids it."""

    plan: Plan
    problems: tuple[Diagnostic, ...]


class Compiled(NamedTuple):
    """A compiled function (or the function itself, where the plan is to do nothing) and how it came about."""

    function: FunctionType
    plan: Plan
    record: Record | None


def analyse(source: Source, decorator: object = None) -> Analysis:
    """Works through the rooms up to the plan.

    Args:
        source: the function.
        decorator: the decorator that asks; no other may stand between it and the function.
    """
    scope = read_scope(source)
    tails = find_tail_calls(source, scope)
    problems = find_obstacles(source, scope, tails, decorator)
    plan = make_plan(source, scope, tails)
    if plan.exits.catcher and plan.lowering is not Lowering.NOTHING:
        if source.kind.is_stream:
            problems.append(source.problem(Rule.EXIT_CAUGHT_IN_STREAM, plan.exits.catcher))
        elif plan.lowering is Lowering.STEP:
            problems.append(source.problem(Rule.EXIT_CAUGHT, plan.exits.catcher))
    return Analysis(plan, tuple(problems))


def compile_function(function: FunctionType, decorator: object) -> Compiled:
    """Compiles a function.

    Args:
        function: a plain or coroutine function written in Python.
        decorator: the decorator that asks.

    Raises:
        RefusedError: it has no source, or some calls of the function itself cannot be kept as they are.
    """
    source = read_source(function)
    analysis = analyse(source, decorator)
    if analysis.problems:
        raise RefusedError(analysis.problems)
    plan = analysis.plan
    if plan.lowering is Lowering.NOTHING:
        return Compiled(function, plan, None)
    compiled, jump = assemble(plan, lower(plan))
    more = _Readings(function, source.text, source.offset, ref(compiled), jump)
    enters = plan.driven and not plan.exits.catcher
    entry = Entry(more, source.kind, raises_bare=plan.raises_bare, enters=enters)
    return Compiled(compiled, plan, Record(function, source.text, source.offset, entry))


class _Readings(NamedTuple):
    """The other readings of a compiled function; each is made when it is first asked for."""

    function: PythonFunction
    text: str
    offset: int
    public: ref[FunctionType]
    jump: FunctionType | None

    def plan(self) -> Plan:
        """The plan once more: the first one is not kept, for a tree takes a hundred times the memory of its text."""
        return analyse(make_source(self.function, self.text, self.offset)).plan

    def entrance(self) -> Callable[..., Any]:
        """What tail calls of others enter."""
        if self.jump is not None:
            return self.jump
        plan = self.plan()
        return assemble_more(plan, lower_entrance(plan), self.public())[0]

    def transition(self) -> Transition:
        """One transition that runs alone."""
        plan = one_transition(self.plan())
        run, support = assemble_more(plan, lower_transition(plan), self.public())
        return Transition(run, support[LinkKind.NEXT])
