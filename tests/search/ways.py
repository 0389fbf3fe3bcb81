"""The ways to run a compiled function, and whoever runs coroutines and consumes streams."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, Any

from loom import Next, step, transitions
from tests.search.schedule import Request, Schedule
from tests.search.show import show

if TYPE_CHECKING:
    from tests.search.generator import Program
    from tests.search.world import World


class Way(Enum):
    """How a function is run."""

    CALLED = "called"
    STEPPED = "stepped"
    ITERATED = "iterated"


class Cancelled(BaseException):
    """Stands for `asyncio.CancelledError`: thrown in at a suspension."""


def ways_to_run(program: Program, function: Any) -> Iterator[tuple[Way, Any]]:  # noqa: ANN401  # a function
    """A compiled function, to be run each way."""
    yield Way.CALLED, function
    if program.is_stream:
        yield Way.ITERATED, streamed(function)
    else:
        yield Way.STEPPED, (stepped_async if program.is_async else stepped)(function)
        yield Way.ITERATED, iterated(function)


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


def finished(runs: list[Iterator[object]]) -> list[object]:
    """Lets runs go on in turn until all are done, or one raises."""
    results: list[object] = []
    while runs:
        for run in list(runs):
            try:
                next(run)
            except StopIteration as stop:
                results.append(stop.value)
                runs.remove(run)
    return results


def consumed(stream: Any, requests: tuple[Request, ...], world: World) -> Iterator[object]:  # noqa: ANN401
    """Consumes a generator as the schedule says, logs each event, and lets others go on after it."""
    waiting, begun = list(requests), False  # nothing can be sent before the first event
    while True:
        request = waiting.pop(0) if waiting else Request.NEXT
        try:
            match request:
                case Request.NEXT:
                    event = next(stream)
                case Request.SEND:
                    event = stream.send("sent" if begun else None)
                case Request.THROW:
                    event = stream.throw(ValueError("thrown"))
                case Request.CLOSE:
                    stream.close()
                    return "closed"
        except StopIteration as end:
            return ("ended", end.value)
        begun = True
        world.log.append(("event", show(event)))
        yield


async def consume_async(stream: Any, requests: tuple[Request, ...], world: World) -> object:  # noqa: ANN401
    """The same for an async generator."""
    waiting, begun = list(requests), False  # nothing can be sent before the first event
    while True:
        request = waiting.pop(0) if waiting else Request.NEXT
        try:
            match request:
                case Request.NEXT:
                    event = await anext(stream)
                case Request.SEND:
                    event = await stream.asend("sent" if begun else None)
                case Request.THROW:
                    event = await stream.athrow(ValueError("thrown"))
                case Request.CLOSE:
                    await stream.aclose()
                    return "closed"
        except StopAsyncIteration:
            return "ended"
        begun = True
        world.log.append(("event", show(event)))


def is_compiled(function: Any) -> bool:  # noqa: ANN401  # a function
    return hasattr(getattr(function, "__func__", function), "__loom__")


def driven(coroutine: Any, schedule: Schedule, *, closes: bool) -> Iterator[object]:  # noqa: ANN401  # a coroutine of whatever
    """Runs a coroutine by hand, interrupts it as the schedule says, and lets others go on where it is suspended.

    What closes a coroutine in the middle of a stream leaves the stream to the garbage collector, so that is not done.
    One that goes on waiting while it is closed is not closed again: what is left of it is nobody's.
    """
    suspended, is_left = 0, False
    try:
        coroutine.send(None)
        while True:
            suspended += 1
            yield
            if suspended == schedule.cancel_at:
                coroutine.throw(Cancelled())
            elif suspended in schedule.thrown_at:
                coroutine.throw(ValueError("interrupted"))
            elif closes and suspended == schedule.closed_at:
                is_left = True
                coroutine.close()
                return "closed"
            else:
                coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    finally:
        if not is_left:
            coroutine.close()


def called(value: object) -> Iterator[object]:
    """A run that was over with the call."""
    return value
    yield


@contextlib.contextmanager
def dropped_generators() -> Iterator[list[str]]:
    """What is raised meanwhile where nobody can catch it."""
    said: list[str] = []
    hook = sys.unraisablehook

    def hear(unraisable: sys.UnraisableHookArgs) -> None:
        said.append(str(unraisable.exc_value))
        hook(unraisable)

    sys.unraisablehook = hear
    try:
        yield said
    finally:
        sys.unraisablehook = hook
