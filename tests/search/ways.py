"""The ways to run a compiled function, and whoever runs coroutines and consumes streams."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, Any

from loom import Next, step, transitions
from tests.search.schedule import Request
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
