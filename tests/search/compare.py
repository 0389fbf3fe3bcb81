"""Runs a program plain and compiled in equal worlds, and says in what they differ.

The compiled one runs three ways: called, by `step`, and by `transitions`.
"""

from __future__ import annotations

import contextlib
import linecache
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zlib import crc32

from loom import tailrec, tailstream
from tests.search.show import show
from tests.search.ways import Way, consume, consume_async, drive, ways_to_run
from tests.search.world import World

if TYPE_CHECKING:
    from tests.search.generator import Program
    from tests.search.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything about a run that the contract promises."""

    result: object
    log: tuple[object, ...]
    kept: tuple[object, ...]


class UnfitError(Exception):
    """A program that cannot be run, by no fault of the compiler."""


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
        compiles = tailstream if self.program.is_stream else tailrec
        decorate: Callable[[Any], Any] = (lambda fn: fn) if plain else compiles
        space: dict[str, Any] = {"WORLD": world, "DECORATE": decorate, "__name__": "program"}
        with registered(self.filename, self.program.source):
            exec(self.code, space)  # noqa: S102  # our own text
            return space["make"]()


class Subject:
    """A program's function, made to be run one way; all ways of the compiled one share it and its world."""

    def __init__(self, text: Text, function: Any, world: World) -> None:  # noqa: ANN401  # a function
        self.program, self.call, self.function, self.world = text.program, text.call, function, world

    def run(self, schedule: Schedule) -> Outcome:
        """One run, and all that can be seen of it."""
        world = self.world
        world.begin(schedule.raising)
        try:
            outcome = eval(self.call, {"FUNCTION": self.function})  # noqa: S307  # our own
            if self.program.is_stream:
                consumer = consume_async if self.program.is_async else consume
                outcome = consumer(outcome, schedule.consumer, world)
            if self.program.is_async:
                outcome = drive(outcome, schedule.cancel_at)
            result = ("returned", show(outcome))
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001  # whatever it is, it must be the same in both runs
            result = ("raised", show(error))
        return Outcome(result, tuple(world.log), tuple(map(str, world.outcome())))


@contextlib.contextmanager
def registered(filename: str, source: str) -> Iterator[None]:
    """Makes a source text readable for whoever asks linecache."""
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
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
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        text, world, world_of_plain = Text(program), World(), World()
        try:
            plain = Subject(text, text.function(world_of_plain, plain=True), world_of_plain)
        except Exception as failure:
            raise UnfitError(str(failure)) from failure
        compiled = text.function(world, plain=False)
        ways = ways_to_run(program, compiled) if steps else [(Way.CALLED, compiled)]
        subjects = [(way, Subject(text, function, world)) for way, function in ways]
        return first_difference(plain, subjects, schedules)


def first_difference(
    plain: Subject, subjects: Sequence[tuple[Way, Subject]], schedules: Sequence[Schedule]
) -> str | None:
    """Runs a program under all schedules and in all ways, until two runs differ."""
    program = plain.program
    for schedule in schedules:
        for way, subject in subjects:
            if way is Way.ITERATED and program.is_stream and schedule.consumer:
                continue  # that is iterated over, and no more
            expected = plain.run(schedule)
            if "EndlessError" in str(expected.result) or "RecursionError" in str(expected):
                return None  # how deep that is depends on the frames, which are what the compiled one does without
            if (found := subject.run(schedule)) != expected:
                return described(program, schedule, way, expected, found)
    return None


def described(program: Program, schedule: Schedule, way: Way, plain: Outcome, compiled: Outcome) -> str:
    parts = [
        f"{field}:\n  plain    {getattr(plain, field)}\n  {way.value:8} {getattr(compiled, field)}"
        for field in ("result", "log", "kept")
        if getattr(plain, field) != getattr(compiled, field)
    ]
    return "\n".join([program.source, f"arguments: {program.arguments}", f"{schedule}", *parts])
