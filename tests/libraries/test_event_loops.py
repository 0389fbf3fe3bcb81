"""The same compiled functions under the loops and frameworks that people run."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import AsyncIterator
from typing import Any

import anyio
import greenlet
import pytest
import trio
import uvloop

from loom import tailrec, tailstream, transitions
from loom.observers import Checkpoint

DEEP = 5_000


@tailrec
async def walk(n: int, total: int = 0) -> int:
    await anyio.sleep(0)
    return total if n == 0 else await hand_over(n - 1, total + 1)


@tailrec
async def hand_over(n: int, total: int) -> int:
    return total if n == 0 else await walk(n - 1, total + 1)


@tailstream
async def numbers(n: int) -> AsyncIterator[int]:
    await anyio.sleep(0)
    yield n
    if n:
        async for event in numbers(n - 1):
            yield event


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_anyio(backend: str) -> None:
    async def main() -> int:
        events = [event async for event in numbers(100)]
        assert events == list(range(100, -1, -1))
        assert await transitions(walk, 10).observe(Checkpoint(lambda _: None)).run() == 10
        return await walk(DEEP)

    assert anyio.run(main, backend=backend) == DEEP


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_anyio_cancels_a_machine(backend: str) -> None:
    @tailrec
    async def lasting(n: int) -> int:
        await anyio.sleep(0.001)
        return await lasting(n + 1)

    async def main() -> None:
        with anyio.move_on_after(0.02) as scope:
            await lasting(0)
        assert scope.cancelled_caught

    anyio.run(main, backend=backend)


def test_trio_runs_thousands_of_machines() -> None:
    results: list[int] = []

    async def one() -> None:
        results.append(await walk(10))

    async def main() -> None:
        async with trio.open_nursery() as nursery:
            for _ in range(1_000):
                nursery.start_soon(one)

    trio.run(main)
    assert results == [10] * 1_000


def test_uvloop() -> None:
    @tailrec
    async def sleepy(n: int) -> int:
        await asyncio.sleep(0)
        return n if n == 0 else await sleepy(n - 1)

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        assert runner.run(sleepy(DEEP)) == 0


def test_greenlets_switch_inside_transitions() -> None:
    log: list[tuple[int, int]] = []
    which: contextvars.ContextVar[int] = contextvars.ContextVar("which")

    @tailrec
    def machine(n: int, who: int) -> int:
        log.append((who, n))
        greenlet.getcurrent().parent.switch()
        assert which.get() == who
        return who if n == 0 else machine(n - 1, who)

    def run(who: int) -> Any:
        which.set(who)
        return machine(3, who)

    both = [greenlet.greenlet(run), greenlet.greenlet(run)]
    for who, each in enumerate(both):
        each.switch(who)
    results = [None, None]
    while not all(each.dead for each in both):
        for who, each in enumerate(both):
            if not each.dead:
                results[who] = each.switch()
    assert log == [(who, n) for n in (3, 2, 1, 0) for who in (0, 1)]
    assert results == [0, 1]
