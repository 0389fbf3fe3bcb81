"""The readings of a compiled function that not every function needs, each made when it is first asked for.

    entrance        what tail calls of others enter: the body once more, run by a driver
    transition      one transition that runs alone, for `step` and `transitions`

Both go through the rooms again, from the text that the function was compiled from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from loom.compiler.analysis import analyse
from loom.compiler.assemble import assemble
from loom.compiler.blueprint import build
from loom.compiler.body import calling
from loom.compiler.kept import Kept
from loom.compiler.lowering import LinkKind, lower, lower_entrance, lower_transition
from loom.compiler.plan import Lowering, with_lowering
from loom.compiler.runtime import Transition
from loom.compiler.source import make_source
from loom.diagnostics import Rule

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FunctionType
    from typing import Any
    from weakref import ref

    from loom.compiler.analysis import Analysis
    from loom.compiler.blueprint import Blueprint, DefaultsSnapshot
    from loom.compiler.body import OwnBody
    from loom.compiler.function import PythonFunction


class _Entrance(NamedTuple):
    """What an entrance is made of; a function that steps has it beside its driver."""

    blueprint: Blueprint
    steps: bool


_entrances: Final[Kept[_Entrance]] = Kept()
_transitions: Final[Kept[Blueprint]] = Kept()


class OtherReadings(NamedTuple):
    """See `runtime.Readings`; made from the text of the function, which is kept."""

    function: PythonFunction
    defaults: DefaultsSnapshot
    text: str
    offset: int
    public: ref[FunctionType]
    own_body: OwnBody | None

    def analysis(self, function: PythonFunction) -> Analysis:
        """The analysis once more: it follows from the text, and from what names stand for now."""
        return analyse(make_source(function, self.text, self.offset, is_certain=True))

    def entrance(self) -> Callable[..., Any] | None:
        """What tail calls of others enter, unless names have come to stand for what rules that out."""
        function, own = self.defaults.of_a_copy(self.function), self.own_body
        if own is not None and own.is_right_for(function):
            own.cell.cell_contents = own.run
            return own.entrance
        entrance = _entrances.recall(function)
        if entrance is None or (own is not None and not entrance.steps):
            plan, problems = self.analysis(function)
            if plan.exits.catcher or any(each.rule is not Rule.DECORATOR_BELOW for each in problems):
                if own is not None:
                    own.cell.cell_contents = calling(self.function, plan.source.kind, plan.scope.parameters)
                return None
            if own is not None:
                plan = with_lowering(plan, Lowering.STEP)  # its driver is there
            steps = plan.lowering is Lowering.STEP
            entrance = _Entrance(assemble(plan, lower(plan) if steps else lower_entrance(plan)), steps)
            _entrances.keep(plan, entrance)
        built, others = build(entrance.blueprint, function, self.public())
        if own is not None:
            own.cell.cell_contents = others[LinkKind.BODY]
        return others[LinkKind.ENTRANCE] if entrance.steps else built

    def transition(self) -> Transition:
        """One transition that runs alone."""
        function = self.defaults.of_a_copy(self.function)
        blueprint = _transitions.recall(function)
        if blueprint is None:
            plan = with_lowering(self.analysis(function).plan, Lowering.TRANSITION)
            blueprint = assemble(plan, lower_transition(plan))
            _transitions.keep(plan, blueprint)
        run, support = build(blueprint, function, self.public())
        return Transition(run, support[LinkKind.ENTRANCE])
