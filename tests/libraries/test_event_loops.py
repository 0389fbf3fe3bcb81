"""The same compiled functions under the loops and frameworks that people run."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import AsyncIterator, Callable, Iterator

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


who_runs: contextvars.ContextVar[int] = contextvars.ContextVar("who_runs")
log: list[tuple[int, object]] = []


def switch(who: int, what: object) -> None:
    """Notes what is done, lets the others run, and finds the own context again."""
    log.append((who, what))
    greenlet.getcurrent().parent.switch()
    assert who_runs.get() == who


@tailrec
def looping(n: int, who: int) -> int:
    switch(who, n)
    return who if n == 0 else looping(n - 1, who)


@tailrec
def jumping(n: int, who: int) -> int:
    switch(who, n)
    return who if n == 0 else jumped_to(n - 1, who)


@tailrec
def jumped_to(n: int, who: int) -> int:
    switch(who, n)
    return who if n == 0 else jumping(n - 1, who)


@tailrec
def stepping(n: int, who: int, show: Callable[[], int] = lambda: 3) -> int:
    for item in range(n):
        pass
    switch(who, n if n == 3 else show())
    return who if n == 0 else stepping(n - 1, who, lambda: item)


@tailstream
def events(n: int, who: int) -> Iterator[int]:
    switch(who, n)
    yield n
    if n:
        yield from events(n - 1, who)


def streaming(n: int, who: int) -> int:
    assert list(events(n, who)) == list(range(n, -1, -1))
    return who


def one_transition_at_a_time(n: int, who: int) -> object:
    return transitions(jumping, n, who).run()


MACHINES = [looping, jumping, stepping, streaming, one_transition_at_a_time]


@pytest.mark.parametrize("machine", MACHINES)
def test_greenlets_switch_inside_transitions(machine: Callable[[int, int], object]) -> None:
    def run(who: int) -> object:
        who_runs.set(who)
        return machine(3, who)

    log.clear()
    three = [greenlet.greenlet(run) for _ in range(3)]
    results: list[object] = [each.switch(who) for who, each in enumerate(three)]
    while not all(each.dead for each in three):
        for who, each in enumerate(three):
            if not each.dead:
                results[who] = each.switch()
    assert log == [(who, n) for n in (3, 2, 1, 0) for who in (0, 1, 2)]
    assert results == [0, 1, 2]


def test_greenlets_that_run_different_machines_switch_between_them() -> None:
    def run(who: int) -> object:
        who_runs.set(who)
        return MACHINES[who](3, who)

    log.clear()
    every = [greenlet.greenlet(run) for _ in MACHINES]
    results: list[object] = [each.switch(who) for who, each in enumerate(every)]
    for _ in range(4):
        results = [each.switch() for each in every]
    assert all(each.dead for each in every)
    assert results == [*range(len(MACHINES))]
    assert [who for who, _ in log] == [*range(len(MACHINES))] * 4
