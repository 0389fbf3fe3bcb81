"""Memory is flat: a hundred thousand transitions need what a thousand do, through however many functions.

So does a million of the plainest machine.
"""

from __future__ import annotations

import asyncio
import tracemalloc
import weakref
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from typing import Any

import pytest

from loom import step, tailrec, tailstream, transitions
from loom.configuration import Next

FEW, MANY, MILLION = 1_000, 100_000, 1_000_000
SLACK = 16 * 1024  # bytes: what the interpreter itself caches on the way; a sixth of a byte per transition


def ring(size: int) -> Callable[[int], int]:
    """So many functions, each of which hands over to the next one."""
    handlers: list[Callable[[int, int], int]] = []

    def make(number: int) -> Callable[[int, int], int]:
        following = (number + 1) % size

        @tailrec
        def handler(n: int, total: int) -> int:
            if n == 0:
                return total
            return handlers[following](n - 1, total + 1)

        return handler

    handlers.extend(make(number) for number in range(size))
    return lambda n: handlers[0](n, 0)


def async_ring(size: int) -> Callable[[int], int]:
    handlers: list[Callable[[int, int], Any]] = []

    def make(number: int) -> Callable[[int, int], Any]:
        following = (number + 1) % size

        @tailrec
        async def handler(n: int, total: int) -> int:
            if n == 0:
                return total
            return await handlers[following](n - 1, total + 1)

        return handler

    handlers.extend(make(number) for number in range(size))
    return lambda n: asyncio.run(handlers[0](n, 0))


@tailrec
def count(n: int, total: int) -> int:
    return total if n == 0 else count(n - 1, total + 1)


@tailrec
async def acount(n: int, total: int) -> int:
    return total if n == 0 else await acount(n - 1, total + 1)


@tailrec
def keeps(n: int, total: int) -> int:
    """Steps: the closure captures a variable that changes."""
    total += 1
    seen = lambda: total  # noqa: E731  # a lambda is what is captured by
    return total if n == 0 else keeps(n - 1, seen())


@tailstream
def stream(n: int) -> Iterator[int]:
    yield n
    if n:
        yield from stream(n - 1)


@tailstream
def left(n: int) -> Iterator[int]:
    yield n
    if n:
        for event in right(n - 1):
            yield event


@tailstream
def right(n: int) -> Iterator[int]:
    yield n
    if n:
        yield from left(n - 1)


@tailstream
async def astream(n: int) -> AsyncIterator[int]:
    yield n
    if n:
        async for event in astream(n - 1):
            yield event


@tailstream
async def aleft(n: int) -> AsyncIterator[int]:
    yield n
    if n:
        async for event in aright(n - 1):
            yield event


@tailstream
async def aright(n: int) -> AsyncIterator[int]:
    yield n
    if n:
        async for event in aleft(n - 1):
            yield event


def length(events: Iterator[int]) -> int:
    return sum(1 for _ in events)


def alength(events: AsyncIterator[int]) -> int:
    async def main() -> int:
        count = 0
        async for _ in events:
            count += 1
        return count

    return asyncio.run(main())


def stepped(n: int) -> int:
    outcome = step(count)(n, 0)
    while isinstance(outcome, Next):
        outcome = outcome.step()
    return outcome.value


def peak(run: Callable[[int], int], n: int) -> int:
    run(FEW)  # whatever is made once
    tracemalloc.start()
    try:
        run(n)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "run",
    [
        pytest.param(lambda n: count(n, 0), id="loop"),
        pytest.param(lambda n: asyncio.run(acount(n, 0)), id="async loop"),
        pytest.param(lambda n: keeps(n, 0), id="steps"),
        pytest.param(lambda n: length(stream(n)), id="generator"),
        pytest.param(lambda n: length(left(n)), id="two generators"),
        pytest.param(lambda n: alength(astream(n)), id="async generator"),
        pytest.param(lambda n: alength(aleft(n)), id="two async generators"),
        *(pytest.param(ring(size), id=f"{size} functions") for size in (2, 3, 50)),
        *(pytest.param(async_ring(size), id=f"{size} async functions") for size in (2, 3, 50)),
    ],
)
def test_peak_of_many_transitions_is_that_of_few(run: Callable[[int], int]) -> None:
    assert run(FEW) >= FEW
    assert peak(run, MANY) <= peak(run, FEW) + SLACK


def test_peak_of_a_million_transitions_is_that_of_a_thousand() -> None:
    def run(n: int) -> int:
        return asyncio.run(acount(n, 0))

    assert peak(run, MILLION) <= peak(run, FEW) + SLACK


@pytest.mark.parametrize("run", [stepped, lambda n: transitions(count, n, 0).run()], ids=["step", "transitions"])
def test_one_transition_at_a_time_is_flat_too(run: Callable[[int], int]) -> None:
    assert peak(run, 20 * FEW) <= peak(run, FEW) + SLACK


class Result:
    """What a run ends with."""

    last: weakref.ref[Result]

    def __init__(self) -> None:
        Result.last = weakref.ref(self)


def held(kept: list[BaseException]) -> None:
    """Keeps an exception: it refers to the frame of the transition that raised it, and that to the callers."""
    try:
        raise ValueError
    except ValueError as error:
        kept.append(error)


@tailrec
def stepping(n: int, kept: list[BaseException]) -> Any:
    later = lambda: n
    n -= 1
    held(kept)
    return stepping(n, kept) if later() else Result()


@tailrec
async def astepping(n: int, kept: list[BaseException]) -> Any:
    later = lambda: n
    n -= 1
    held(kept)
    return await astepping(n, kept) if later() else Result()


@tailstream
def stepping_stream(n: int, kept: list[BaseException]) -> Iterator[Any]:
    later = lambda: n
    n -= 1
    held(kept)
    yield n
    if not later():
        return Result()
    for event in stepping_stream(n, kept):
        yield event


@tailrec
def dropping(n: int, kept: list[BaseException]) -> Any:
    stepping(n, kept)


def ended(coroutine: Coroutine[Any, Any, Any]) -> None:
    """Runs a coroutine that never waits, without a task that would keep the result."""
    with pytest.raises(StopIteration):
        coroutine.send(None)


ENDINGS: dict[str, Callable[[list[BaseException]], Any]] = {
    "a function": lambda kept: stepping(3, kept),
    "a function of one transition": lambda kept: stepping(1, kept),
    "a function whose result is dropped": lambda kept: dropping(2, kept),
    "a coroutine": lambda kept: ended(astepping(3, kept)),
    "a generator": lambda kept: list(stepping_stream(3, kept)),
    "a generator of one transition": lambda kept: list(stepping_stream(1, kept)),
}


@pytest.mark.parametrize("name", ENDINGS)
def test_frame_that_a_traceback_leads_to_does_not_keep_the_result_of(name: str) -> None:
    kept: list[BaseException] = []
    ENDINGS[name](kept)
    assert kept
    assert Result.last() is None
