"""A run of transitions that has ended, failed or been closed stays over, whatever is asked of it afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from typing import Any

import pytest

from loom import tailrec, tailstream, transitions
from loom.observers import Observer

RAISES = 50


@tailrec
def plain(n: int) -> int:
    if n == RAISES:
        raise ValueError(n)
    return plain(n - 1) if n else 0


@tailrec
async def coroutine(n: int) -> int:
    await asyncio.sleep(0)
    if n == RAISES:
        raise ValueError(n)
    return await coroutine(n - 1) if n else 0


@tailstream
def generator(n: int) -> Iterator[int]:
    yield n
    if n == RAISES:
        raise ValueError(n)
    if n:
        yield from generator(n - 1)


@tailstream
async def async_generator(n: int) -> AsyncIterator[int]:
    yield n
    if n == RAISES:
        raise ValueError(n)
    if n:
        async for event in async_generator(n - 1):
            yield event


KINDS: list[Callable[..., Any]] = [plain, coroutine, generator, async_generator]
ends = pytest.mark.parametrize("function", KINDS, ids=lambda function: function.__name__)


def driven(coroutine: Coroutine[Any, Any, object]) -> object:
    """Runs a coroutine without an event loop, which would close async generators at its end."""
    try:
        while True:
            coroutine.send(None)
    except StopIteration as end:
        return end.value


class Stepwise:
    """A run of any kind, as if it were a plain iterator."""

    def __init__(self, function: Callable[..., Any], n: int) -> None:
        self.run: Any = transitions(function, n)

    def next(self) -> object:
        if not hasattr(self.run, "__anext__"):
            return next(self.run, "over")
        return driven(self._anext())

    async def _anext(self) -> object:
        return await anext(self.run, "over")

    def close(self) -> None:
        if hasattr(self.run, "close"):
            self.run.close()
        else:
            driven(self.run.aclose())

    def rest(self) -> list[object]:
        return [self.next() for _ in range(4)]


@ends
def test_closed_run_stays_closed(function: Callable[..., Any]) -> None:
    run = Stepwise(function, 3)
    assert run.next() != "over"
    run.close()
    assert run.rest() == ["over"] * 4


@ends
def test_run_that_has_failed_stays_over(function: Callable[..., Any]) -> None:
    run = Stepwise(function, RAISES)
    with pytest.raises(ValueError, match="50"):
        run.rest()
    assert run.rest() == ["over"] * 4
    assert run.run.next is not None  # where it failed can still be seen


@ends
def test_run_that_has_ended_stays_over(function: Callable[..., Any]) -> None:
    run = Stepwise(function, 1)
    while run.next() != "over":
        pass
    assert run.rest() == ["over"] * 4


def test_observer_may_close_the_run_in_a_turn() -> None:
    run = transitions(plain, 5)

    class Stop(Observer):
        def after(self, outcome: object, /) -> None:
            run.close()

    assert len(list(run.observe(Stop()))) == 1


def test_run_whose_observer_fails_stays_over() -> None:
    class Failing(Observer):
        def before(self, configuration: object, /) -> None:
            raise LookupError

    run = transitions(plain, 5).observe(Failing())
    with pytest.raises(LookupError):
        next(run)
    assert [next(run, "over") for _ in range(3)] == ["over"] * 3


def test_run_whose_transition_was_cancelled_stays_over() -> None:
    async def main() -> list[object]:
        run = transitions(coroutine, 5)
        task = asyncio.ensure_future(anext(run))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return [await anext(run, "over") for _ in range(3)]

    assert asyncio.run(main()) == ["over"] * 3
