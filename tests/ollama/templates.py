"""What a model may choose among: machines written here, with bounds fixed here. Nothing that a model writes is run.

TEMPLATES["sum"].parameters      {"n": Bound(0, 400)}
TEMPLATES["sum"].agrees(n=7)     the compiled machine does what the plain one does
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

from loom import tailrec, tailstream

Decorate = Callable[[Any], Any]
Machine = Callable[..., object]


@dataclass(frozen=True)
class Bound:
    """A whole number that is not less than `low` and not more than `high`, both included."""

    low: int
    high: int


@dataclass(frozen=True)
class Template:
    """A machine, made plain and compiled from one source, and what it may be given."""

    purpose: str
    parameters: dict[str, Bound]
    make: Callable[[Decorate, Decorate], Machine]

    def agrees(self, **parameters: int) -> bool:
        """Whether plain and compiled give the same result for the same parameters."""
        return self.make(tailrec, tailstream)(**parameters) == self.make(_plain, _plain)(**parameters)


def _plain(function: Any) -> Any:
    return function


def _sum(rec: Decorate, stream: Decorate) -> Machine:
    @rec
    def total(n: int, acc: int = 0) -> int:
        return acc if n == 0 else total(n - 1, acc + n)

    return total  # type: ignore[no-any-return]


def _collatz(rec: Decorate, stream: Decorate) -> Machine:
    @rec
    def run(start: int, path: tuple[int, ...] = ()) -> tuple[int, ...]:
        if start == 1:
            return path
        elif start % 2:
            return run(3 * start + 1, (*path, start))
        return run(start // 2, path=(*path, start))

    return run  # type: ignore[no-any-return]


def _hand_over(rec: Decorate, stream: Decorate) -> Machine:
    @rec
    async def work(n: int, every: int, log: tuple[str, ...]) -> tuple[str, ...]:
        await asyncio.sleep(0)
        if n == 0:
            return log
        return await (rest if n % every == 0 else work)(n - 1, every, (*log, f"work {n}"))

    @rec
    async def rest(n: int, every: int, log: tuple[str, ...]) -> tuple[str, ...]:
        return (*log, "rested") if n == 0 else await work(n - 1, every, (*log, f"rest {n}"))

    return lambda n, every: asyncio.run(work(n, every, ()))


def _retry(rec: Decorate, stream: Decorate) -> Machine:
    @rec
    async def attempt(failures: int, limit: int, tried: int = 0) -> str:
        try:
            await asyncio.sleep(0)
            if tried < failures:
                raise ConnectionError(tried)
        except ConnectionError as failure:
            reason = str(failure)
        else:
            return f"done after {tried}"
        return f"gave up: {reason}" if tried == limit else await attempt(failures, limit, tried + 1)

    return lambda failures, limit: asyncio.run(attempt(failures, limit))


def _events(rec: Decorate, stream: Decorate) -> Machine:
    @stream
    async def events(n: int, size: int) -> AsyncIterator[tuple[int, int]]:
        for item in range(size):
            yield n, item
        if n:
            async for event in events(n - 1, size):
                yield event

    async def collect(n: int, size: int) -> list[tuple[int, int]]:
        return [event async for event in events(n, size)]

    return lambda n, size: asyncio.run(collect(n, size))


TEMPLATES: dict[str, Template] = {
    "sum": Template("adds the numbers from n to 1", {"n": Bound(0, 400)}, _sum),
    "collatz": Template("walks from start to 1", {"start": Bound(1, 1_000)}, _collatz),
    "hand_over": Template(
        "works n times and rests after every few", {"n": Bound(0, 200), "every": Bound(1, 50)}, _hand_over
    ),
    "retry": Template(
        "fails some times and is tried up to a limit", {"failures": Bound(0, 100), "limit": Bound(0, 100)}, _retry
    ),
    "events": Template("streams size events for each of n states", {"n": Bound(0, 100), "size": Bound(0, 5)}, _events),
}
