"""The same compiled functions, not made for any event loop, give the same under asyncio, uvloop, trio and anyio."""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextvars
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import anyio
import pytest
import trio
import uvloop

from loom import step, tailrec, tailstream, transitions

Main = Callable[[], Awaitable[Any]]
mark: contextvars.ContextVar[int] = contextvars.ContextVar("mark", default=-1)
log: list[object] = []


@tailrec
async def first(n: int, who: int = 0) -> int:
    mark.set(who)
    await anyio.sleep(0)
    return mark.get() if n == 0 else await second(n - 1, who)


@tailrec
async def second(n: int, who: int) -> int:
    assert mark.get() == who
    return mark.get() if n == 0 else await first(n - 1, who)


@tailrec
async def stepping(n: int, show: Callable[[], int] = lambda: -1) -> int:
    item = 0
    for item in range(n):
        await anyio.sleep(0)
    return show() if n == 0 else await stepping(n - 1, lambda: item)


@tailstream
async def events(n: int) -> AsyncIterator[int]:
    await anyio.sleep(0)
    try:
        yield n
    finally:
        log.append(n)
    if n:
        async for event in events(n - 1):
            yield event


@tailrec
async def lasting(n: int) -> int:
    try:
        await anyio.sleep(0)
    finally:
        log.append(n)
    return await lasting(n + 1)


def on_asyncio(main: Main) -> Any:
    return asyncio.run(main())  # type: ignore[arg-type]


def on_uvloop(main: Main) -> Any:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(main())  # type: ignore[arg-type]


def on_trio(main: Main) -> Any:
    return trio.run(main)


def on_anyio_over_trio(main: Main) -> Any:
    return anyio.run(main, backend="trio")


def on_anyio_over_uvloop(main: Main) -> Any:
    return anyio.run(main, backend="asyncio", backend_options={"use_uvloop": True})


RUNNERS = [on_asyncio, on_uvloop, on_trio, on_anyio_over_trio, on_anyio_over_uvloop]
everywhere = pytest.mark.parametrize("run", RUNNERS)


@everywhere
def test_thousand_machines_in_one_group_keep_their_own_context(run: Callable[[Main], Any]) -> None:
    results: dict[int, int] = {}

    async def one(who: int) -> None:
        results[who] = await first(20, who)

    async def main() -> int:
        async with anyio.create_task_group() as group:
            for who in range(1_000):
                group.start_soon(one, who)
        return mark.get()

    assert run(main) == -1
    assert results == {who: who for who in range(1_000)}


@everywhere
def test_machines_that_step_and_streams(run: Callable[[Main], Any]) -> None:
    async def main() -> tuple[int, list[int]]:
        return await stepping(5), [event async for event in events(50)]

    log.clear()
    assert run(main) == (0, list(range(50, -1, -1)))
    assert log == list(range(50, -1, -1))


@everywhere
def test_one_transition_at_a_time(run: Callable[[Main], Any]) -> None:
    async def main() -> Any:
        configuration: Any = await step(first)(5)
        assert configuration.args == (4, 0)
        assert await configuration.run() == 0
        return await transitions(first, 5, 7).run()

    assert run(main) == 7


@everywhere
def test_cancelled_scope_ends_the_transition_under_way_only(run: Callable[[Main], Any]) -> None:
    async def main() -> bool:
        with anyio.CancelScope() as scope:
            async with anyio.create_task_group() as group:
                group.start_soon(lasting, 0)
                for _ in range(10):
                    await anyio.sleep(0)
                scope.cancel()
        return scope.cancelled_caught

    log.clear()
    assert run(main) is True
    assert log == list(range(len(log)))
    assert len(log) > 1


@everywhere
def test_timeout(run: Callable[[Main], Any]) -> None:
    async def main() -> None:
        with anyio.fail_after(0.01):
            await lasting(0)

    with pytest.raises(TimeoutError):
        run(main)


def test_threads_with_loops_of_all_kinds_at_once() -> None:
    def one(who: int) -> Any:
        async def main() -> int:
            return await first(500, who)

        return RUNNERS[who % len(RUNNERS)](main)

    with concurrent.futures.ThreadPoolExecutor(10) as pool:
        assert list(pool.map(one, range(50))) == list(range(50))


def test_driven_by_hand() -> None:
    class Suspend:
        def __await__(self) -> Any:
            return (yield "suspended")

    @tailrec
    async def bare(n: int) -> object:
        received = await Suspend()
        return received if n == 0 else await bare(n - 1)

    coroutine = bare(2)
    assert [coroutine.send(None), coroutine.send(1), coroutine.send(2)] == ["suspended"] * 3
    with pytest.raises(StopIteration) as end:
        coroutine.send("last")
    assert end.value.value == "last"
