"""What has been made of a def is kept with its code, for the def may run again.

    async def serve(connection):
        @tailrec
        async def session(state):        the def runs for each connection, and each time its code is the same object:
            ...                          it is compiled once, and then functions are made of what it was compiled to

What is made depends on little besides the code: which parameters have defaults, the defaults that stand in the new code
as constants, and what names turned out to stand for (see `known`). So that is noted, and has to be found again; where
it is not, the def is compiled anew, from the text that it was compiled from before, whatever has become of the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar
from weakref import ref

from loom.compiler.binding import Direct, defaults_of
from loom.compiler.bycode import ByCode
from loom.compiler.known import UNKNOWN, look_up
from loom.compiler.lowering.defaults import stays_itself

if TYPE_CHECKING:
    from collections.abc import Callable

    from loom.compiler.function import PythonFunction
    from loom.compiler.plan import Plan
    from loom.compiler.scope import Parameters

    Answers = tuple[tuple[tuple[str, ...], Callable[[], object]], ...]

Thing = TypeVar("Thing")


class Facts(NamedTuple):
    """What a plan depends on besides the function's code.

    Attributes:
        name: the function's name.
        qualified_name: the function's qualified name.
        parameters: its parameters.
        omittable: those that have a default.
        constants: those whose default stands in the new code, with it.
        answers: what names stand for, referred to weakly.
    """

    name: str
    qualified_name: str
    parameters: Parameters
    omittable: tuple[str, ...]
    constants: tuple[tuple[str, object], ...]
    answers: Answers

    def hold_for(self, function: PythonFunction) -> bool:
        """Whether the facts are those of a function that has the same code."""
        defaults = defaults_of(function, self.parameters)
        return (
            function.__name__ is self.name
            and function.__qualname__ is self.qualified_name
            and tuple(defaults) == self.omittable
            and all(defaults[name] is value for name, value in self.constants)
            and all(_is_still(look_up(path, function), answer) for path, answer in self.answers)
        )


class Kept(Generic[Thing]):
    """Things of one kind that are made of defs."""

    def __init__(self) -> None:
        self._things: ByCode[tuple[Facts | None, Thing]] = ByCode()

    def recall(self, function: PythonFunction) -> Thing | None:
        """What was made of a function's code, if the same would be made again."""
        facts, thing = self._things.get(function.__code__) or (None, None)
        return thing if facts is not None and facts.hold_for(function) else None

    def last(self, function: PythonFunction) -> Thing | None:
        """What was made of a function's code, whatever it depends on."""
        kept = self._things.get(function.__code__)
        return kept[1] if kept is not None else None

    def keep(self, plan: Plan, thing: Thing) -> None:
        """Keeps what was made by a plan."""
        self._things.put(plan.source.function.__code__, (_facts_of(plan), thing))


def _facts_of(plan: Plan) -> Facts | None:
    """The facts, if they can be told again."""
    function, asked, defaults = plan.source.function, plan.source.asked, plan.defaults
    omitted = [name for each in plan.sites if isinstance(each.binding, Direct) for name in each.binding.defaults]
    try:
        answers = tuple([(path, _unknown if value is UNKNOWN else ref(value)) for path, value in asked.items()])
    except TypeError:
        return None  # something that cannot be referred to weakly: it might lead back to the code
    return Facts(
        function.__name__,
        function.__qualname__,
        plan.scope.parameters,
        tuple(defaults),
        tuple([(name, defaults[name]) for name in omitted if stays_itself(defaults[name], function.__code__)]),
        answers,
    )


def _is_still(found: object, answer: Callable[[], object]) -> bool:
    """None is the answer of a reference to what is gone."""
    return found is not None and found is answer()


def _unknown() -> object:
    return UNKNOWN
