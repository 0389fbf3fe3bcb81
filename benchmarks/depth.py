"""What an event costs by depth: plain delegation resumes the whole chain for each one, a compiled stream one frame."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

from loom import tailstream

DEPTHS = (1, 10, 100, 1_000)
WORK = 20_000  # frames that plain delegation resumes in one measurement


@dataclass(frozen=True, slots=True)
class Cost:
    """Nanoseconds per event at one depth; None for plain delegation where Python's stack does not allow it."""

    depth: int
    plain: float | None
    compiled: float


async def counting(n: int) -> AsyncIterator[int]:
    """Delegates n times, one event each, and then yields for as long as it is asked."""
    if n == 0:
        while True:
            yield n
    yield n
    async for event in counting(n - 1):
        yield event


def costs(samples: int = 3) -> list[Cost]:
    """Measures both at every depth, in turn."""
    plain, compiled = globals()["counting"], tailstream(counting)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(2 * max(DEPTHS) + 1_000)
    try:
        rows = []
        for depth in DEPTHS:
            pairs = [(_nanoseconds(plain, depth), _nanoseconds(compiled, depth)) for _ in range(samples)]
            plainly = [value for value, _ in pairs if value is not None]
            rows.append(Cost(depth, median(plainly) if plainly else None, median(each for _, each in pairs if each)))
        return rows
    finally:
        sys.setrecursionlimit(limit)


def _nanoseconds(function: Callable[[int], Any], depth: int) -> float | None:
    """The time of an event after so many delegations."""
    globals()["counting"] = function  # the plain one calls what the name stands for

    events = max(WORK // depth, 5)

    async def measure() -> float:
        stream = function(depth)
        for _ in range(depth + 1):
            await anext(stream)
        start = time.perf_counter()
        for _ in range(events):
            await anext(stream)
        elapsed = time.perf_counter() - start
        await stream.aclose()
        return elapsed / events * 1e9

    try:
        return asyncio.run(measure())
    except RecursionError:
        return None
