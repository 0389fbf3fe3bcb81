"""Cancelled, timed out or thrown into at each of its suspensions in turn, a machine does what plain recursion does."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from loom import tailrec, tailstream

Log = list[object]
Machine = Callable[[int, Log], Any]


def sequential(decorate: Callable[[Any], Any]) -> Machine:
    """Loops; two suspensions and a handler per transition."""

    @decorate
    async def run(n: int, log: Log) -> object:
        log.append(("begin", n))
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError:
            log.append(("cancelled", n))
            raise
        finally:
            log.append(("finally", n))
        async with noted(n, log):
            await asyncio.sleep(0)
        if n == 0:
            return "end"
        return await run(n - 1, log)

    return run  # type: ignore[no-any-return]


@contextlib.asynccontextmanager
async def noted(n: int, log: Log) -> AsyncIterator[None]:
    await asyncio.sleep(0)
    try:
        yield
    finally:
        log.append(("exit", n))
        await asyncio.sleep(0)


def jumping(decorate: Callable[[Any], Any]) -> Machine:
    """Two functions that hand over to one another; one swallows a cancellation and goes on."""

    @decorate
    async def first(n: int, log: Log) -> object:
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError:
            log.append(("swallowed", n))
        return n if n == 0 else await second(n - 1, log)

    @decorate
    async def second(n: int, log: Log) -> object:
        log.append(("second", n))
        await asyncio.sleep(0)
        return n if n == 0 else await first(n - 1, log)

    return first  # type: ignore[no-any-return]


def stepping(decorate: Callable[[Any], Any]) -> Machine:
    """A closure captures what changes."""

    @decorate
    async def run(n: int, log: Log, show: Callable[[], object] = lambda: None) -> object:
        log.append((n, show()))
        item = 0
        for item in range(2):
            await asyncio.sleep(0)
        return show() if n == 0 else await run(n - 1, log, lambda: item)

    return run  # type: ignore[no-any-return]


def handing_over_in_a_handler(decorate: Callable[[Any], Any]) -> Machine:
    """A cancellation is turned into the next state."""

    @decorate
    async def run(n: int, log: Log) -> object:
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError:
            log.append(("next", n))
            return await run(0, log) if n else "cancelled at the end"
        return n if n == 0 else await run(n - 1, log)

    return run  # type: ignore[no-any-return]


def streaming(decorate: Callable[[Any], Any]) -> Machine:
    """A stream that suspends before and after its event."""
    decorate_stream = tailstream if decorate is tailrec else decorate

    @decorate_stream
    async def events(n: int, log: Log) -> AsyncIterator[int]:
        log.append(("begin", n))
        await asyncio.sleep(0)
        yield n
        await asyncio.sleep(0)
        log.append(("end", n))
        if n:
            async for event in events(n - 1, log):
                yield event

    async def run(n: int, log: Log) -> object:
        async with contextlib.aclosing(events(n, log)) as stream:
            return [event async for event in stream]

    return run


def plain(function: Any) -> Any:
    return function


MACHINES = [sequential, jumping, stepping, handing_over_in_a_handler, streaming]
SUSPENSIONS = 30
"""More than any of the machines has; the last ones end on their own."""


def cancelled_at(machine: Machine, suspension: int) -> tuple[object, ...]:
    """What a task does that is cancelled at one of its suspensions."""

    async def main() -> tuple[object, ...]:
        log: Log = []
        task = asyncio.create_task(machine(4, log))
        for _ in range(suspension):
            await asyncio.sleep(0)
        asked = task.cancel("stop")
        [outcome] = await asyncio.gather(task, return_exceptions=True)
        return asked, repr(outcome), task.cancelled(), task.cancelling(), log

    return asyncio.run(main())


class Clock(asyncio.SelectorEventLoop):
    """An event loop whose time is what the test says."""

    now = 0.0

    def time(self) -> float:
        return self.now


def timed_out_at(machine: Machine, suspension: int) -> tuple[object, ...]:
    """What `asyncio.timeout` gives that expires while a machine is at one of its suspensions."""

    async def main() -> tuple[object, ...]:
        log: Log = []
        ends = asyncio.timeout(1)

        async def limited() -> object:
            async with ends:
                return await machine(4, log)

        task = asyncio.create_task(limited())
        for _ in range(suspension):
            await asyncio.sleep(0)
        asyncio.get_running_loop().now = 2.0  # type: ignore[attr-defined]  # the clock
        [outcome] = await asyncio.gather(task, return_exceptions=True)
        return repr(outcome), ends.expired(), log

    with asyncio.Runner(loop_factory=Clock) as runner:
        return runner.run(main())


def thrown_at(machine: Machine, suspension: int) -> tuple[object, ...]:
    """What a coroutine does that is driven by hand, with an exception thrown in at one of its suspensions."""
    log: Log = []
    coroutine = machine(4, log)
    seen: list[object] = []
    try:
        for _ in range(suspension + 1):
            seen.append(coroutine.send(None))
        seen.append(coroutine.throw(ValueError("thrown")))
        while True:
            seen.append(coroutine.send(None))
    except StopIteration as end:
        return "ended", end.value, seen, log
    except ValueError as failure:
        return "failed", str(failure), seen, log


@pytest.mark.parametrize("suspension", range(SUSPENSIONS))
@pytest.mark.parametrize("make", MACHINES)
@pytest.mark.parametrize("disturb", [cancelled_at, timed_out_at, thrown_at])
def test_disturbed_machine_does_what_the_plain_one_does(
    disturb: Callable[[Machine, int], tuple[object, ...]], make: Callable[[Any], Machine], suspension: int
) -> None:
    assert disturb(make(tailrec), suspension) == disturb(make(plain), suspension)


@pytest.mark.parametrize("make", MACHINES)
def test_some_suspension_is_hit_and_the_last_is_not(make: Callable[[Any], Machine]) -> None:
    outcomes = [cancelled_at(make(tailrec), suspension)[0] for suspension in range(SUSPENSIONS)]
    assert outcomes[1] is True
    assert outcomes[-1] is False


def suspensions_of(machine: Machine) -> int:
    """How many suspensions a machine has if it is left alone."""
    coroutine, count = machine(4, []), 0
    with contextlib.suppress(StopIteration):
        while True:
            coroutine.send(None)
            count += 1
    return count


@pytest.mark.parametrize("make", MACHINES)
def test_timeout_expires_at_each_suspension_and_at_none_behind_the_last(make: Callable[[Any], Machine]) -> None:
    count = suspensions_of(make(plain))
    assert 5 <= count < SUSPENSIONS
    assert suspensions_of(make(tailrec)) == count
    for decorate in (tailrec, plain):
        expired = [timed_out_at(make(decorate), suspension)[1] for suspension in range(SUSPENSIONS)]
        assert expired == [suspension < count for suspension in range(SUSPENSIONS)]
