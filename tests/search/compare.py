"""Runs a program plain and compiled in equal worlds, and says in what they differ.

The compiled one runs three ways: called, by `step`, and by `transitions`.
"""

from __future__ import annotations

import contextlib
import linecache
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from loom import Next, step, tailrec, tailstream, transitions
from tests.search.world import EndlessError, World, show

if TYPE_CHECKING:
    from tests.search.generator import Program


class Request(Enum):
    """What the consumer of a stream does next."""

    NEXT = "next"
    SEND = "send"
    THROW = "throw"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Schedule:
    """What the world does to a run: which effects raise, and at which suspension the run is cancelled.

    The consumer of a stream makes its requests in turn, and takes what is left as it comes.
    """

    raising: frozenset[int] = frozenset()
    cancel_at: int | None = None
    consumer: tuple[Request, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything about a run that the contract promises."""

    result: object
    log: tuple[object, ...]
    kept: tuple[object, ...]


class Way(Enum):
    """How a function is run."""

    PLAIN = "plain"
    CALLED = "called"
    STEPPED = "stepped"
    ITERATED = "iterated"


class Cancelled(BaseException):
    """Stands for `asyncio.CancelledError`: thrown in at a suspension."""


class Subject:
    """A program, made to be run one way, in a world of its own; several runs share both."""

    def __init__(self, program: Program, way: Way) -> None:
        self.program = program
        self.world = World()
        compiles = tailstream if program.is_stream else tailrec
        decorate: Callable[[Any], Any] = (lambda fn: fn) if way is Way.PLAIN else compiles
        space: dict[str, Any] = {"WORLD": self.world, "DECORATE": decorate, "__name__": "program"}
        with registered(program.source) as filename:
            exec(compile(program.source, filename, "exec", dont_inherit=True), space)  # noqa: S102  # our own text
            self.function = space["make"]()
        if way is Way.STEPPED:
            self.function = (stepped_async if program.is_async else stepped)(self.function)
        elif way is Way.ITERATED:
            self.function = streamed(self.function) if program.is_stream else iterated(self.function)

    def run(self, schedule: Schedule) -> Outcome:
        """One run, and all that can be seen of it."""
        world = self.world
        world.begin(schedule.raising)
        try:
            outcome = eval(f"FUNCTION({self.program.arguments})", {"FUNCTION": self.function})  # noqa: S307  # our own
            if self.program.is_stream:
                consumer = consume_async if self.program.is_async else consume
                outcome = consumer(outcome, schedule.consumer, world)
            if self.program.is_async:
                outcome = drive(outcome, schedule.cancel_at)
            result = ("returned", show(outcome))
        except (Exception, Cancelled, EndlessError) as error:  # noqa: BLE001  # whatever it is, it must be the same in both runs
            result = ("raised", show(error))
        return Outcome(result, tuple(world.log), tuple(map(str, world.outcome())))


def stepped(function: Any) -> Any:  # noqa: ANN401  # a function
    """A function run by `step`, one transition after the other; as it is where it has no tail call."""

    def run(*args: object, **kwargs: object) -> object:
        outcome = step(function)(*args, **kwargs)
        while isinstance(outcome, Next):
            outcome = outcome.step()
        return outcome.value

    return run if is_compiled(function) else function


def stepped_async(function: Any) -> Any:  # noqa: ANN401  # a function
    """The same for a coroutine function."""

    async def run(*args: object, **kwargs: object) -> object:
        outcome = await step(function)(*args, **kwargs)
        while isinstance(outcome, Next):
            outcome = await outcome.step()
        return outcome.value

    return run if is_compiled(function) else function


def iterated(function: Any) -> Any:  # noqa: ANN401  # a function
    """A function run by `transitions`; as it is where it has no tail call."""

    def run(*args: object, **kwargs: object) -> object:
        return transitions(function, *args, **kwargs).run()

    return run if is_compiled(function) else function


def streamed(function: Any) -> Any:  # noqa: ANN401  # a function
    """A stream run by `transitions`."""

    def run(*args: object, **kwargs: object) -> object:
        return transitions(function, *args, **kwargs).events()

    return run if is_compiled(function) else function


def consume(stream: Any, requests: tuple[Request, ...], world: World) -> object:  # noqa: ANN401  # a generator
    """Consumes a generator as the schedule says, and logs each event."""
    waiting = list(requests)
    while True:
        request = waiting.pop(0) if waiting else Request.NEXT
        try:
            match request:
                case Request.NEXT:
                    event = next(stream)
                case Request.SEND:
                    event = stream.send("sent" if world.log and world.log[-1][0] == "event" else None)
                case Request.THROW:
                    event = stream.throw(ValueError("thrown"))
                case Request.CLOSE:
                    stream.close()
                    return "closed"
        except StopIteration as end:
            return ("ended", end.value if requests else None)
        world.log.append(("event", show(event)))


async def consume_async(stream: Any, requests: tuple[Request, ...], world: World) -> object:  # noqa: ANN401
    """The same for an async generator."""
    waiting = list(requests)
    while True:
        request = waiting.pop(0) if waiting else Request.NEXT
        try:
            match request:
                case Request.NEXT:
                    event = await anext(stream)
                case Request.SEND:
                    event = await stream.asend("sent" if world.log and world.log[-1][0] == "event" else None)
                case Request.THROW:
                    event = await stream.athrow(ValueError("thrown"))
                case Request.CLOSE:
                    await stream.aclose()
                    return "closed"
        except StopAsyncIteration:
            return "ended"
        world.log.append(("event", show(event)))


def is_compiled(function: Any) -> bool:  # noqa: ANN401  # a function
    return hasattr(getattr(function, "__func__", function), "__loom__")


def drive(coroutine: Any, cancel_at: int | None) -> object:  # noqa: ANN401  # a coroutine of whatever
    """Runs a coroutine by hand; throws at one of its suspensions."""
    suspended = 0
    try:
        coroutine.send(None)
        while True:
            suspended += 1
            if suspended == cancel_at:
                coroutine.throw(Cancelled())
            else:
                coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    finally:
        coroutine.close()


@contextlib.contextmanager
def registered(source: str) -> Iterator[str]:
    """Makes a source text readable for whoever asks linecache."""
    filename = f"<program {hash(source) & 0xFFFFFFFF:08x}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    try:
        yield filename
    finally:
        linecache.cache.pop(filename, None)


def is_valid(program: Program) -> bool:
    """Whether CPython itself compiles the program (a name may be assigned before its nonlocal declaration)."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(program.source, "<program>", "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


def difference(program: Program, *schedules: Schedule) -> str | None:
    """What the plain and the compiled runs of a program differ in, if anything.

    Raises:
        TailCallError: Loom refuses the program.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ways = [way for way in Way if not (program.is_stream and way is Way.STEPPED)]
        plain, *others = [(way, Subject(program, way)) for way in ways]
        for schedule in schedules:
            expected = plain[1].run(schedule)
            if "EndlessError" in str(expected.result) or "RecursionError" in str(expected):
                continue  # how deep that is depends on the frames, which are what the compiled one does without
            for way, subject in others:
                if way is Way.ITERATED and program.is_stream and schedule.consumer:
                    continue  # that is iterated over, and no more
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
