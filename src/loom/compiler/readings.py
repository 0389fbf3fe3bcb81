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
from loom.compiler.body import calling, cell_of
from loom.compiler.kept import Kept
from loom.compiler.lowering import LinkKind, lower, lower_entrance, lower_transition
from loom.compiler.plan import Lowering, one_transition
from loom.compiler.runtime import Transition
from loom.compiler.source import make_source

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FunctionType
    from typing import Any
    from weakref import ref

    from loom.compiler.blueprint import Blueprint, DefaultsSnapshot
    from loom.compiler.body import OwnBody
    from loom.compiler.function import PythonFunction
    from loom.compiler.plan import Plan


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

    def plan(self, function: PythonFunction) -> Plan:
        """The plan once more: it follows from the text, and from what names stand for now."""
        return analyse(make_source(function, self.text, self.offset, is_certain=True)).plan

    def entrance(self) -> Callable[..., Any] | None:
        """What tail calls of others enter, unless names have come to stand for what rules that out."""
        function = self.defaults.of_a_copy(self.function)
        if self.own_body is not None and self.own_body.is_right_for(function):
            self.is_run(self.own_body.run)
            return self.own_body.entrance
        entrance = _entrances.recall(function)
        if entrance is None:
            plan = self.plan(function)
            if plan.exits.catcher:
                self.is_run(calling(self.function, plan.source.kind, plan.scope.parameters))
                return None
            steps = plan.lowering is Lowering.STEP
            entrance = _Entrance(assemble(plan, lower(plan) if steps else lower_entrance(plan)), steps)
            _entrances.keep(plan, entrance)
        built, others = build(entrance.blueprint, function, self.public())
        if not entrance.steps:
            self.is_run(self.own_body and self.own_body.run)
            return built
        self.is_run(others[LinkKind.BODY])
        return others[LinkKind.ENTRANCE]

    def is_run(self, body: Callable[..., Any] | None) -> None:
        """Lets the driver of a function that steps run a body from now on."""
        public = self.public()
        if self.own_body is not None and public is not None:
            cell_of(public).cell_contents = body

    def transition(self) -> Transition:
        """One transition that runs alone."""
        function = self.defaults.of_a_copy(self.function)
        blueprint = _transitions.recall(function)
        if blueprint is None:
            plan = one_transition(self.plan(function))
            blueprint = assemble(plan, lower_transition(plan))
            _transitions.keep(plan, blueprint)
        run, support = build(blueprint, function, self.public())
        return Transition(run, support[LinkKind.ENTRANCE])
