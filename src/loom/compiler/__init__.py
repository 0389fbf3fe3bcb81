"""The compiler: a function goes through the rooms once, in one direction, as frozen values.

    function → Source → Scope → Tails → Plan → Lowered → Blueprint → function
               source   scope   tail    plan   lowering  assemble    blueprint

`analysis` goes as far as the plan, and says what forbids it. `readings` goes through the rooms again for what not every
function needs: to be entered by tail calls of others, to run one transition alone.

Nothing here imports anything of loom outside `compiler` and `diagnostics`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from weakref import ref

from loom.compiler.analysis import Analysis, analyse
from loom.compiler.assemble import assemble, check_source
from loom.compiler.blueprint import DefaultsSnapshot, build
from loom.compiler.body import OwnBody
from loom.compiler.cautions import enclosed, find_cautions
from loom.compiler.kept import Kept
from loom.compiler.kind import Kind
from loom.compiler.lowering import lower
from loom.compiler.obstacles import find_enclosed
from loom.compiler.plan import Lowering, Plan
from loom.compiler.readings import OtherReadings
from loom.compiler.record import Record
from loom.compiler.runtime import Entry
from loom.compiler.source import make_source, read_source
from loom.compiler.stacked import lines_of_others
from loom.compiler.tail import returns_value
from loom.diagnostics.refusal import RefusedError

if TYPE_CHECKING:
    from types import FunctionType

    from loom.compiler.blueprint import Blueprint
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
    "enclosed",
    "find_cautions",
    "find_enclosed",
    "lower",
    "read_source",
]


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


class _Compilation(NamedTuple):
    """What a def is compiled to; its source is kept as text, for a tree takes a hundred times the memory."""

    text: str
    offset: int
    blueprint: Blueprint | None
    raises_bare: bool
    has_entrance: bool
    gives_value: bool
    other_decorators: frozenset[int] | None
    warnings: tuple[Diagnostic, ...]


_compilations: Final[Kept[_Compilation]] = Kept()


def compile_function(function: FunctionType, decorator: object) -> Compiled:
    """Compiles a function.

    Args:
        function: a plain or coroutine function written in Python.
        decorator: the decorator that asks.

    Raises:
        RefusedError: it has no source, or some calls of the function itself cannot be kept as they are.
    """
    made = _compilations.recall(function) or _compile_anew(function, decorator, _compilations.last(function))
    if made.blueprint is None:
        return Compiled(function, None, made.other_decorators, made.warnings)
    built, others = build(made.blueprint, function)
    defaults = DefaultsSnapshot.of(function)
    own_body = OwnBody.of(built, others, _compilations.facts(function))
    readings = OtherReadings(function, defaults, made.text, made.offset, ref(built), own_body)
    entry = Entry(
        readings,
        made.blueprint.kind,
        raises_bare=made.raises_bare,
        has_entrance=made.has_entrance,
        gives_value=made.gives_value,
    )
    if own_body:
        own_body.ask_first(entry)
    return Compiled(built, Record(function, made.text, made.offset, entry), made.other_decorators, made.warnings)


def _compile_anew(function: FunctionType, decorator: object, before: _Compilation | None) -> _Compilation:
    """Compiles a def. `before` is its last compilation, if there was one: its text is known to be the source."""
    source = make_source(function, before.text, before.offset, is_certain=True) if before else read_source(function)
    analysis = analyse(source, decorator)
    plan = analysis.plan
    compiles = not analysis.problems and plan.lowering is not Lowering.NOTHING
    if not compiles:
        check_source(plan)  # or what is said of it would be untrue
    if analysis.problems:
        raise RefusedError(analysis.problems)
    made = _Compilation(
        source.text,
        source.offset,
        assemble(plan, lower(plan)) if compiles else None,
        raises_bare=plan.raises_bare,
        has_entrance=plan.driven and not plan.exits.catcher,
        gives_value=source.kind is Kind.GENERATOR and returns_value(source, plan.tails),
        other_decorators=lines_of_others(source, decorator),
        warnings=tuple(find_cautions(plan)),
    )
    _compilations.keep(plan, made)
    return made
