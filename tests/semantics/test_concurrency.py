"""The concurrency contract: calls share nothing, whatever runs them; see docs/concurrency-contract.md."""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextvars
import multiprocessing
import threading
from collections.abc import AsyncIterator
from typing import Any

import pytest

from loom import tailrec, tailstream, transitions

MACHINES = 2_000
mark: contextvars.ContextVar[int] = contextvars.ContextVar("mark", default=-1)


@tailrec
async def walk(n: int, who: int, seen: tuple[int, ...] = ()) -> tuple[int, ...]:
    """Suspends in each transition, and remembers whose it was."""
    await asyncio.sleep(0)
    return seen if n == 0 else await walk(n - 1, who, (*seen, who))


@tailrec
async def ping(n: int, who: int) -> int:
    await asyncio.sleep(0)
    return who if n == 0 else await pong(n - 1, who)


@tailrec
async def pong(n: int, who: int) -> int:
    mark.set(who)
    await asyncio.sleep(0)
    assert mark.get() == who
    return who if n == 0 else await ping(n - 1, who)


@tailstream
async def numbers(n: int, who: int) -> AsyncIterator[int]:
    await asyncio.sleep(0)
    yield who
    if n:
        async for event in numbers(n - 1, who):
            yield event


@tailrec
def count(n: int, total: int = 0) -> int:
    return total if n == 0 else count(n - 1, total + n)


def test_thousands_of_machines_interleave_in_one_loop() -> None:
    async def main() -> list[tuple[int, ...]]:
        return await asyncio.gather(*(walk(10, who) for who in range(MACHINES)))

    assert asyncio.run(main()) == [(who,) * 10 for who in range(MACHINES)]


def test_machines_that_hand_over_interleave_with_their_own_context() -> None:
    async def main() -> list[int]:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(ping(10, who)) for who in range(MACHINES)]
        assert mark.get() == -1
        return [task.result() for task in tasks]

    assert asyncio.run(main()) == list(range(MACHINES))


def test_streams_interleave() -> None:
    async def main() -> list[list[int]]:
        async def collect(who: int) -> list[int]:
            return [event async for event in numbers(5, who)]

        return await asyncio.gather(*(collect(who) for who in range(MACHINES)))

    assert asyncio.run(main()) == [[who] * 6 for who in range(MACHINES)]


@pytest.mark.parametrize("suspensions", range(8))
@pytest.mark.parametrize("machine", [walk, ping, pong])
def test_cancellation_arrives_at_whichever_await_is_waiting(machine: Any, suspensions: int) -> None:
    async def main() -> None:
        task = asyncio.create_task(machine(100, 1))
        for _ in range(suspensions):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert task.cancelled()

    asyncio.run(main())


def test_failure_of_one_machine_cancels_its_group() -> None:
    cancelled: list[int] = []

    @tailrec
    async def lasting(n: int) -> int:
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError:
            cancelled.append(n)
            raise
        return await lasting(n + 1)

    @tailrec
    async def failing(n: int) -> float:
        await asyncio.sleep(0)
        return 1 / n if n == 0 else await failing(n - 1)

    async def main() -> None:
        with pytest.raises(ExceptionGroup) as caught:
            async with asyncio.TaskGroup() as group:
                group.create_task(lasting(0))
                group.create_task(failing(5))
        assert caught.value.subgroup(ZeroDivisionError)

    asyncio.run(main())
    assert len(cancelled) == 1


def test_timeout_ends_a_machine_that_does_not_end() -> None:
    @tailrec
    async def lasting(n: int) -> int:
        await asyncio.sleep(0.001)
        return await lasting(n + 1)

    async def main() -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.02):
                await lasting(0)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(lasting(0), 0.02)

    asyncio.run(main())


def test_threads_with_a_loop_each_run_the_same_functions() -> None:
    def run(who: int) -> list[Any]:
        async def main() -> list[Any]:
            return await asyncio.gather(walk(5, who), ping(50, who))

        return asyncio.run(main())

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        assert list(pool.map(run, range(64))) == [[(who,) * 5, who] for who in range(64)]


def test_threads_that_enter_a_function_for_the_first_time_together() -> None:
    barrier = threading.Barrier(8)

    @tailrec
    def left(n: int) -> int:
        return n if n == 0 else right(n - 1)

    @tailrec
    def right(n: int) -> int:
        return n if n == 0 else left(n - 1)

    def run(_: int) -> tuple[int, int]:
        barrier.wait()
        return left(1000), transitions(right, 10).run()

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        assert set(pool.map(run, range(8))) == {(0, 0)}


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_compiled_functions_are_sent_to_other_processes(method: str) -> None:
    with concurrent.futures.ProcessPoolExecutor(2, multiprocessing.get_context(method)) as pool:
        assert list(pool.map(count, [10_000, 20_000])) == [50_005_000, 200_010_000]
