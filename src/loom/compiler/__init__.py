"""The compiler: a function goes through the rooms once, in one direction, as frozen values.

    function → Source → Scope → Tails → Plan → Lowered → Blueprint → function
               source   scope   tail    plan   lowering  assemble    blueprint

Nothing here imports anything of loom outside `compiler` and `diagnostics`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from weakref import ref

from loom.compiler.assemble import assemble, is_the_source
from loom.compiler.blueprint import Defaults, build
from loom.compiler.kept import Kept
from loom.compiler.lowering import LinkKind, lower, lower_entrance, lower_transition
from loom.compiler.obstacles import find_obstacles
from loom.compiler.plan import Lowering, Plan, make_plan, one_transition
from loom.compiler.record import Record
from loom.compiler.runtime import Entry, Transition
from loom.compiler.scope import read_scope
from loom.compiler.source import make_source, read_source
from loom.compiler.stacked import lines_of_others
from loom.compiler.tail import find_tail_calls
from loom.diagnostics.refusal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FunctionType
    from typing import Any

    from loom.compiler.blueprint import Blueprint
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
    """A compiled function (or the function itself, where there is nothing to compile) and what is to be said of it.

    Attributes:
        function: the function.
        record: how it came about, if it was compiled.
        other_decorators: the lines of the decorators of the def, if the one that asks is not among them.
        warnings: what is accepted but probably not meant.
    """

    function: FunctionType
    record: Record | None
    other_decorators: frozenset[int] | None
    warnings: tuple[Diagnostic, ...]


class _Made(NamedTuple):
    """What is made of a def; its source is kept as text, for a tree takes a hundred times the memory."""

    text: str
    offset: int
    blueprint: Blueprint | None
    raises_bare: bool
    enters: bool
    other_decorators: frozenset[int] | None
    warnings: tuple[Diagnostic, ...]


_made: Final[Kept[_Made]] = Kept()
_entrances: Final[Kept[tuple[Blueprint, bool]]] = Kept()  # and whether it steps
_transitions: Final[Kept[Blueprint]] = Kept()


def analyse(source: Source, decorator: object = None) -> Analysis:
    """Works through the rooms up to the plan.

    Args:
        source: the function.
        decorator: the decorator that asks; no other may stand between it and the function.
    """
    scope = read_scope(source)
    plan = make_plan(source, scope, find_tail_calls(source, scope))
    return Analysis(plan, tuple(find_obstacles(plan, decorator)))


def compile_function(function: FunctionType, decorator: object) -> Compiled:
    """Compiles a function.

    Args:
        function: a plain or coroutine function written in Python.
        decorator: the decorator that asks.

    Raises:
        RefusedError: it has no source, or some calls of the function itself cannot be kept as they are.
    """
    made = _made.recall(function) or _make(function, decorator, _made.last(function))
    if made.blueprint is None:
        return Compiled(function, None, made.other_decorators, made.warnings)
    built, others = build(made.blueprint, function)
    defaults = Defaults.of(function)
    more = _Readings(function, defaults, made.text, made.offset, ref(built), others.get(LinkKind.NEXT))
    entry = Entry(more, made.blueprint.kind, raises_bare=made.raises_bare, enters=made.enters)
    return Compiled(built, Record(function, made.text, made.offset, entry), made.other_decorators, made.warnings)


def _make(function: FunctionType, decorator: object, before: _Made | None) -> _Made:
    """Makes something of a def; `before` is what was made of it the last time, from what was found to be its source."""
    source = make_source(function, before.text, before.offset, is_certain=True) if before else read_source(function)
    analysis = analyse(source, decorator)
    if analysis.problems:
        raise RefusedError(analysis.problems)
    plan = analysis.plan
    compiles = plan.lowering is not Lowering.NOTHING
    made = _Made(
        source.text,
        source.offset,
        assemble(plan, lower(plan)) if compiles else None,
        raises_bare=plan.raises_bare,
        enters=plan.driven and not plan.exits.catcher,
        other_decorators=lines_of_others(source, decorator),
        warnings=tuple(plan.warnings()),
    )
    if compiles or is_the_source(plan):
        _made.keep(plan, made)
    return made


class _Readings(NamedTuple):
    """The other readings of a compiled function; each is made when it is first asked for."""

    function: PythonFunction
    defaults: Defaults
    text: str
    offset: int
    public: ref[FunctionType]
    jump: FunctionType | None

    def plan(self, function: PythonFunction) -> Plan:
        """The plan once more: it follows from the text, and from what names stand for now."""
        return analyse(make_source(function, self.text, self.offset, is_certain=True)).plan

    def entrance(self) -> Callable[..., Any] | None:
        """What tail calls of others enter, unless names have come to stand for what rules that out."""
        if self.jump is not None:
            return self.jump
        function = self.defaults.of_a_copy(self.function)
        entrance = _entrances.recall(function)
        if entrance is None:
            plan = self.plan(function)
            if plan.exits.catcher:
                return None
            steps = plan.lowering is Lowering.STEP
            entrance = assemble(plan, lower(plan) if steps else lower_entrance(plan)), steps
            _entrances.keep(plan, entrance)
        blueprint, steps = entrance
        built, others = build(blueprint, function, self.public())
        return others[LinkKind.NEXT] if steps else built

    def transition(self) -> Transition:
        """One transition that runs alone."""
        function = self.defaults.of_a_copy(self.function)
        blueprint = _transitions.recall(function)
        if blueprint is None:
            plan = one_transition(self.plan(function))
            blueprint = assemble(plan, lower_transition(plan))
            _transitions.keep(plan, blueprint)
        run, support = build(blueprint, function, self.public())
        return Transition(run, support[LinkKind.NEXT])
