"""What one more step costs by depth: plain recursion resumes the whole chain for each, a compiled function one frame.

Two kinds of step: a suspension of a coroutine (what a model, a socket or a timer makes it wait for), and an event of an
async generator.
"""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Generator
from dataclasses import dataclass
from types import coroutine
from typing import Any

from figures import Cost

from loom import tailrec, tailstream

WORK = 20_000  # frames that plain recursion resumes in one measurement
MANY = 5_000  # steps of a compiled function in one measurement
STACK = 512 * 1024 * 1024  # bytes: room for plain recursion far beyond its usual limit


@coroutine
def suspension() -> Generator[None, None, None]:
    """What really suspends: control goes back to whoever drives the outermost coroutine."""
    yield


async def waiting(n: int) -> None:
    """Makes n transitions, each of which suspends once, and then suspends for as long as it is resumed."""
    if n == 0:
        while True:
            await suspension()
    await suspension()
    return await waiting(n - 1)


async def counting(n: int) -> AsyncIterator[int]:
    """Delegates n times, one event each, and then yields for as long as it is asked."""
    if n == 0:
        while True:
            yield n
    yield n
    async for event in counting(n - 1):
        yield event


def time_of_a_suspension(function: Callable[[int], Any], depth: int, steps: int) -> float:
    run = function(depth)
    for _ in range(depth + 1):
        run.send(None)
    start = time.thread_time()
    for _ in range(steps):
        run.send(None)
    elapsed = time.thread_time() - start
    run.close()
    return elapsed / steps * 1e9


def time_of_an_event(function: Callable[[int], Any], depth: int, steps: int) -> float:
    async def measure() -> float:
        stream = function(depth)
        for _ in range(depth + 1):
            await anext(stream)
        start = time.thread_time()
        for _ in range(steps):
            await anext(stream)
        elapsed = time.thread_time() - start
        await stream.aclose()
        return elapsed / steps * 1e9

    return asyncio.run(measure())


@dataclass(frozen=True, slots=True)
class Step:
    """A kind of step.

    Attributes:
        function: the plain function that takes such steps.
        compiler: compiles it.
        nanoseconds: what a step of it costs at a depth, the mean of so many.
        deepest: how deep plain recursion is measured; beyond it takes minutes.
    """

    function: Callable[[int], Any]
    compiler: Callable[[Any], Any]
    nanoseconds: Callable[[Callable[[int], Any], int, int], float]
    deepest: int


SUSPENSION = Step(waiting, tailrec, time_of_a_suspension, 5_000)
EVENT = Step(counting, tailstream, time_of_an_event, 1_000)
DEPTHS = (1, 10, 100, 1_000, 5_000, 10_000, 100_000, 1_000_000)


def costs(step: Step, samples: int) -> list[Cost]:
    """Measures plain and compiled at every depth, in turn, in a thread that has stack enough for the plain one."""
    rows: list[Cost] = []
    limit, size = sys.getrecursionlimit(), threading.stack_size(STACK)
    sys.setrecursionlimit(2 * step.deepest + 1_000)
    try:
        thread = threading.Thread(target=lambda: rows.extend(_cost(step, depth, samples) for depth in DEPTHS))
        thread.start()
        thread.join()
        return rows
    finally:
        threading.stack_size(size)
        sys.setrecursionlimit(limit)


def _cost(step: Step, depth: int, samples: int) -> Cost:
    plain, compiled = step.function, step.compiler(step.function)
    plainly: list[float] = []
    compiledly: list[float] = []
    for _ in range(samples):
        if depth <= step.deepest:
            plainly += _times(step, plain, depth, max(WORK // depth, 5))
        compiledly += _times(step, compiled, depth, MANY)
    return Cost(depth, min(plainly, default=None), min(compiledly))


def _times(step: Step, function: Callable[[int], Any], depth: int, steps: int) -> list[float]:
    """One time, or none where Python's stack does not allow it."""
    globals()[step.function.__name__] = function  # the plain one calls what the name stands for
    try:
        return [step.nanoseconds(function, depth, steps)]
    except RecursionError:
        return []
    finally:
        globals()[step.function.__name__] = step.function
