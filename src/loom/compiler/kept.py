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

from functools import partial
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar
from weakref import ref

from loom.compiler.binding import Direct, defaults_of
from loom.compiler.known import UNKNOWN, look_up
from loom.compiler.lowering.defaults import is_written
from loom.compiler.unasked import is_a, items_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType

    from loom.compiler.function import PythonFunction
    from loom.compiler.mentions import Held, Mentions
    from loom.compiler.plan import Plan
    from loom.compiler.scope import Parameters

    Test = Callable[[object], bool]
    Answers = tuple[tuple[tuple[str, ...], Test], ...]

Thing = TypeVar("Thing")


class Facts(NamedTuple):
    """What a plan depends on besides the function's code.

    Attributes:
        name: the function's name.
        qualified_name: the function's qualified name.
        parameters: its parameters.
        omittable: those that have a default.
        constants: those whose default stands in the new code, with it.
        answers: for names what tells whether they still stand for the same.
        mentions: the names of which it matters what they hold.
        held: what that is.
    """

    name: str
    qualified_name: str
    parameters: Parameters
    omittable: tuple[str, ...]
    constants: tuple[tuple[str, object], ...]
    answers: Answers
    mentions: Mentions
    held: Held

    def hold_for(self, function: PythonFunction) -> bool:
        """Whether the facts are those of a function that has the same code."""
        defaults = defaults_of(function, self.parameters)
        return (
            function.__name__ is self.name
            and function.__qualname__ is self.qualified_name
            and tuple(defaults) == self.omittable
            and all(defaults[name] is value for name, value in self.constants)
            and all(is_same(look_up(path, function)) for path, is_same in self.answers)
            and self.mentions.held_in(function) == self.held
        )


class _Entry(NamedTuple, Generic[Thing]):
    code: ref[CodeType]
    facts: Facts | None
    thing: Thing


class Kept(Generic[Thing]):
    """Things of one kind that are made of defs, by code object, as long as that lives.

    By identity: equal code may stand elsewhere. A thing must not lead back to the code, or both are kept for ever.
    """

    def __init__(self) -> None:
        self._entries: dict[int, _Entry[Thing]] = {}

    def recall(self, function: PythonFunction) -> Thing | None:
        """What was made of a function's code, if the same would be made again."""
        entry = self._entries.get(id(function.__code__))
        return entry.thing if entry and entry.facts and entry.facts.hold_for(function) else None

    def last(self, function: PythonFunction) -> Thing | None:
        """What was made of a function's code, whatever it depends on."""
        entry = self._entries.get(id(function.__code__))
        return entry.thing if entry else None

    def facts(self, function: PythonFunction) -> Facts | None:
        """What that depends on, if it can be told again."""
        entry = self._entries.get(id(function.__code__))
        return entry.facts if entry else None

    def keep(self, plan: Plan, thing: Thing) -> None:
        """Keeps what was made by a plan."""
        code, entries = plan.source.function.__code__, self._entries
        key = id(code)
        entries[key] = _Entry(ref(code, lambda _: entries.pop(key, None)), _facts_of(plan), thing)


def _facts_of(plan: Plan) -> Facts | None:
    """The facts, if they can be told again."""
    source, scope, defaults = plan.source, plan.scope, plan.defaults
    name, qualified_name = source.function.__name__, source.function.__qualname__
    if type(name) is not str or type(qualified_name) is not str:
        return None
    answers = tuple([(path, _test_of(value)) for path, value in source.asked.items()])
    direct = [each.binding for each in plan.sites if isinstance(each.binding, Direct)]
    omitted = [each for binding in direct for each in binding.defaults]
    constants = tuple([(each, defaults[each]) for each in omitted if is_written(defaults[each], source)])
    omittable = tuple(defaults)
    return Facts(name, qualified_name, scope.parameters, omittable, constants, answers, scope.mentions, scope.held)


def _test_of(value: object) -> Test:
    """What tells whether something is the same value; it refers to that weakly, and to what a tuple holds.

    A strong reference might lead back to the code. Of what cannot be referred to weakly (a number, None) the analysis
    asks no more than what it is an instance of.
    """
    if value is UNKNOWN:
        return _is_unknown
    if is_a(value, tuple):
        return partial(_holds, tuple([_test_of(each) for each in items_of(value)]))
    try:
        return partial(_is, ref(value))
    except TypeError:
        return partial(_is_of, ref(type(value)))


def _is_unknown(found: object) -> bool:
    return found is UNKNOWN


def _is(reference: ref[object], found: object) -> bool:
    return found is not None and found is reference()  # None is what a reference to what is gone gives


def _is_of(reference: ref[type], found: object) -> bool:
    return found is not UNKNOWN and type(found) is reference()


def _holds(tests: tuple[Test, ...], found: object) -> bool:
    if not is_a(found, tuple):
        return False
    values = [*items_of(found)]
    return len(values) == len(tests) and all(is_same(each) for is_same, each in zip(tests, values, strict=True))
