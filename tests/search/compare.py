"""Runs a program plain and compiled in equal worlds, and says in what they differ.

The compiled one runs three ways: called, by `step`, and by `transitions`.
"""

from __future__ import annotations

import ast
import contextlib
import inspect
import linecache
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Any
from zlib import crc32

from loom import tailrec, tailstream
from tests.search import ways
from tests.search.schedule import Request, Schedule
from tests.search.show import show
from tests.search.underway import plain_run
from tests.search.ways import Way, called, consume_async, consumed, driven, dropped_generators, finished, ways_to_run
from tests.search.world import World

if TYPE_CHECKING:
    from tests.search.generator import Program


ALL_WAYS = 3
"""How many of the schedules are run in all ways; the others are called, and run in one more way."""
ENDLESS = ("EndlessError", "RecursionError", "MemoryError")
UNSEEN = (ast.TryStar, ast.With, ast.AsyncWith)
GUARDS = (ast.Try, *UNSEEN)
FACTS = (
    *("__name__", "__qualname__", "__module__", "__doc__", "__defaults__", "__kwdefaults__", "__annotations__"),
    "__type_params__",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything about a run that the contract promises."""

    result: object
    log: tuple[object, ...] = ()
    kept: tuple[object, ...] = ()
    place: tuple[object, ...] | None = None  # where the innermost frame of the program stood when it raised


class UnfitError(Exception):
    """A program that cannot be run, by no fault of the compiler."""


class NotComparedError(Exception):
    """A program of which no run could be compared: each plain one was endless."""


class Text:
    """A program, compiled by CPython: once for all its runs.

    Raises:
        SyntaxError: it is not Python (a name may be assigned before its nonlocal declaration).
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        self.filename = f"<program {crc32(program.source.encode()):08x}>"
        self.code = compile(program.source, self.filename, "exec", dont_inherit=True)
        self.call = compile(f"FUNCTION({program.arguments})", "<call>", "eval", dont_inherit=True)

    def function(self, world: World, *, plain: bool) -> Any:  # noqa: ANN401  # a function
        """The program's function, that acts on a world.

        Raises:
            TailCallError: Loom refuses the program.
        """
        decorate: Callable[[Any], Any] = (lambda fn: fn) if plain else compiled
        space: dict[str, Any] = {"WORLD": world, "DECORATE": decorate, "__name__": "program"}
        with registered(self.filename, self.program.source):
            exec(self.code, space)  # noqa: S102  # our own text
            return space["make"]()


class Subject:
    """A program's function, made to be run one way; all ways of the compiled one share it and its world."""

    def __init__(self, text: Text, function: Any, world: World) -> None:  # noqa: ANN401  # a function
        self.program, self.filename, self.call = text.program, text.filename, text.call
        self.function, self.world = function, world

    def run(self, schedule: Schedule) -> Outcome:
        """One run, and all that can be seen of it."""
        world = self.world
        world.begin(schedule.raising)
        runs: list[Iterator[object]] = []
        place = None
        try:
            for _ in range(2 if schedule.twice and (self.program.is_async or self.program.is_stream) else 1):
                outcome = eval(self.call, {"FUNCTION": self.function})  # noqa: S307  # our own
                runs.append(self.begun(schedule, outcome))
            result, log = ("returned", show(finished(runs))), tuple(world.log)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001  # whatever it is, it must be the same in both runs
            if is_own_mistake(error):
                raise
            result, log = ("raised", show(error)), tuple(world.log)  # before anything is let go of
            if has_place(error, schedule):
                place = place_of(error, self.filename)
        return Outcome(result, log, tuple(map(str, world.outcome())), place)

    def begun(self, schedule: Schedule, outcome: Any) -> Iterator[object]:  # noqa: ANN401  # what the function returned
        """A run under way, in pieces between which others may go on."""
        if self.program.is_stream:
            requests = schedule.consumer
            if not self.program.is_async:
                return consumed(outcome, requests, self.world)
            outcome = consume_async(outcome, requests, self.world)
        return (
            driven(outcome, schedule, closes=not self.program.is_stream) if self.program.is_async else called(outcome)
        )


def has_place(error: BaseException, schedule: Schedule) -> bool:
    """Whether it can be told where an exception was raised."""
    if isinstance(error, BaseExceptionGroup):
        return False  # which entries its traceback has after `except*` depends on the frames above
    if sys.version_info < (3, 12) and (schedule.cancel_at is not None or schedule.thrown_at):
        return False  # CPython 3.11 loses the innermost entries where coroutines wait in except clauses
    return Request.THROW not in schedule.consumer  # it is raised where a loop delegates, in a frame that is given up


def is_own_mistake(error: BaseException) -> bool:
    """Whether the search itself is wrong: that would be the same in all runs, and hide every difference."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = trace.tb_frame.f_code.co_filename if trace is not None else ""
    return isinstance(error, NameError | AttributeError) and place in (__file__, ways.__file__)


def place_of(error: BaseException, filename: str) -> tuple[object, ...] | None:
    """The function, lines and columns of the innermost traceback entry in a file."""
    place, trace = None, error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == filename:
            place = (code.co_name, *next(islice(code.co_positions(), trace.tb_lasti // 2, None)))
        trace = trace.tb_next
    # CPython may load two variables in one instruction when it has seen the code a few times: the place is either's.
    return place and place[: 1 if isinstance(error, NameError) else None]


def compiled(function: Any) -> Any:  # noqa: ANN401  # a function
    """A function as the decorator for its kind gives it back."""
    is_stream = inspect.isgeneratorfunction(function) or inspect.isasyncgenfunction(function)
    return (tailstream if is_stream else tailrec)(function)


def facts(function: Any) -> tuple[object, ...]:  # noqa: ANN401  # a function
    """What can be asked of a function without calling it."""
    function = getattr(function, "__func__", function)
    return (
        *(show(getattr(function, name, None)) for name in FACTS),
        str(inspect.signature(function)),
        inspect.iscoroutinefunction(function),
        inspect.isgeneratorfunction(function),
        inspect.isasyncgenfunction(function),
    )


@contextlib.contextmanager
def registered(filename: str, source: str) -> Iterator[None]:
    """Makes a source text readable for whoever asks linecache."""
    lines = StringIO(source).readlines()  # a form feed ends no line here
    linecache.cache[filename] = (len(source), None, lines, filename)
    try:
        yield
    finally:
        linecache.cache.pop(filename, None)


def difference(program: Program, *schedules: Schedule, steps: bool = True) -> str | None:
    """What the plain and the compiled runs of a program differ in, if anything.

    Each run of the compiled function has its own run of the plain one, so that what one run leaves behind for the next
    is the same in both.

    Args:
        program: the program.
        *schedules: what the world does to the runs.
        steps: whether the compiled one is also run one transition at a time, which needs one more reading of it.

    Raises:
        TailCallError: Loom refuses the program.
        SyntaxError: it is not Python.
        UnfitError: it defines no function.
        NotComparedError: it ends under none of the schedules.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        text = Text(program)
        pair = Pair.of(text, steps=steps)
        with registered(text.filename, program.source):
            expected, found = facts(pair.plain.function), facts(pair.compiled[0][1].function)
        if expected != found:
            return f"{program.source}\nfacts:\n  plain    {expected}\n  compiled {found}"
        return first_difference(pair, schedules)


@dataclass(frozen=True, slots=True)
class Pair:
    """A program's function plain, and compiled to be run in some ways; what their runs leave behind is the same."""

    text: Text
    plain: Subject
    compiled: Sequence[tuple[Way, Subject]]

    @staticmethod
    def of(text: Text, *, steps: bool) -> Pair:
        world, world_of_plain = World(), World()
        try:
            plain = Subject(text, text.function(world_of_plain, plain=True), world_of_plain)
        except Exception as failure:
            raise UnfitError(str(failure)) from failure
        if not steps:
            text.function(World(), plain=False)  # then the next one is made of what has been kept
        function = text.function(world, plain=False)
        to_run = ways_to_run(text.program, function) if steps else [(Way.CALLED, function)]
        return Pair(text, plain, [(way, Subject(text, run, world)) for way, run in to_run])

    def made_anew(self) -> Pair:
        return Pair.of(self.text, steps=len(self.compiled) > 1)


def first_difference(pair: Pair, schedules: Sequence[Schedule]) -> str | None:
    """Runs a program under all schedules and in all ways, until two runs differ."""
    were_compared = False
    for number, schedule in enumerate(schedules):
        count = len(pair.compiled)
        for index in range(count) if number < ALL_WAYS else sorted({0, number % count}):
            way, subject = pair.compiled[index]
            if way is Way.ITERATED and pair.text.program.is_stream and schedule.consumer:
                continue  # that is iterated over, and no more
            with dropped_generators() as dropped, plain_run():
                expected = pair.plain.run(schedule)
            if is_endless(expected):
                # When that happens depends on the frames, which are what the compiled one does without; and what it has
                # left behind by then, the compiled one has not.
                pair = pair.made_anew()
                break
            found = subject.run(schedule)
            were_compared = True
            if any("ignored GeneratorExit" in said for said in (str(expected.result), *dropped)):
                # Whoever closes a coroutine that goes on waiting gets this, and what is left of the run is nobody's:
                # a generator that yields then is closed once more by the nested one around it, which is not there.
                expected, found = Outcome(expected.result), Outcome(found.result)
                if errors_may_be_swallowed(pair.text.program):
                    continue
            if found != expected:
                return described(pair.text.program, schedule, way, expected, found)
    if not were_compared:
        raise NotComparedError
    return None


def is_endless(outcome: Outcome) -> bool:
    """Whether a run ended at the end of what it had, or left so much that it cannot be told."""
    try:
        told = str(outcome)
    except (MemoryError, ValueError):  # a number may have too many digits
        return True
    return any(endless in told for endless in ENDLESS)


def errors_may_be_swallowed(program: Program) -> bool:
    """Whether a `with` or `except*` stands around a clause: it may swallow what that raises while it is closed.

    That lets a coroutine go on, and is the one way to that which Loom does not see (docs/contract.md).
    """
    outer = [node for node in ast.walk(ast.parse(program.source)) if isinstance(node, UNSEEN)]
    return any(isinstance(inner, GUARDS) and inner is not node for node in outer for inner in ast.walk(node))


def described(program: Program, schedule: Schedule, way: Way, plain: Outcome, compiled: Outcome) -> str:
    parts = [
        f"{field}:\n  plain    {getattr(plain, field)}\n  {way.value:8} {getattr(compiled, field)}"
        for field in ("result", "log", "kept", "place")
        if getattr(plain, field) != getattr(compiled, field)
    ]
    return "\n".join([program.source, f"arguments: {program.arguments}", f"{schedule}", *parts])
