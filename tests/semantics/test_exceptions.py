"""Exceptions: type, arguments, message, cause and place are those of plain recursion."""

from __future__ import annotations

import asyncio
import contextvars
import traceback
from typing import Any

import pytest

from loom import TailCallError, tailrec


def test_traceback_shows_the_sources_own_lines() -> None:
    @tailrec
    def f(n: int) -> int:
        if n == 0:
            return 1 // n  # the failing line
        return f(
            n - 1,
        )

    with pytest.raises(ZeroDivisionError) as caught:
        f(3)
    frames = traceback.extract_tb(caught.value.__traceback__)
    assert [(frame.filename, frame.name) for frame in frames[1:]] == [(__file__, "f")]
    assert frames[-1].line == "return 1 // n  # the failing line"
    assert frames[-1].colno == 19


def test_traceback_of_a_failing_argument_has_its_position() -> None:
    @tailrec
    def f(n: int, m: int) -> int:
        return f(n - 1, 1 // n)

    with pytest.raises(ZeroDivisionError) as caught:
        f(0, 0)
    frame = traceback.extract_tb(caught.value.__traceback__)[-1]
    assert (frame.line, frame.colno) == ("return f(n - 1, 1 // n)", 24)


def test_traceback_of_a_stepping_function_ends_in_its_own_line() -> None:
    @tailrec
    def f(n: int) -> Any:
        kept = [n]
        kept = [lambda: kept]
        if n == 0:
            raise LookupError(n)
        return f(n - 1)

    with pytest.raises(LookupError) as caught:
        f(3)
    frames = traceback.extract_tb(caught.value.__traceback__)
    assert frames[-1].line == "raise LookupError(n)"
    assert {frame.name for frame in frames[1:]} == {"f"}


def test_frame_that_waits_for_another_function_stands_at_its_await() -> None:
    @tailrec
    async def pong(n: int) -> int:
        await asyncio.sleep(0)
        return n if n else await ping(1 // n)

    @tailrec
    async def ping(n: int) -> int:
        return await pong(n)

    with pytest.raises(ZeroDivisionError) as caught:
        asyncio.run(ping(0))
    waiting, failing = traceback.extract_tb(caught.value.__traceback__)[-2:]
    assert waiting.line and waiting.line[: -len("pong(n)")] == "return await "
    assert (waiting.name, waiting.colno, waiting.end_colno) == ("ping", 15, 28)
    assert (failing.name, failing.line) == ("pong", "return n if n else await ping(1 // n)")


def test_cause_is_kept() -> None:
    @tailrec
    def f(n: int, seen: BaseException | None = None) -> None:
        if n == 0:
            raise RuntimeError("end") from seen
        try:
            raise KeyError(n)
        except KeyError as error:
            return f(n - 1, error)

    with pytest.raises(RuntimeError, match="end") as caught:
        f(3)
    assert isinstance(caught.value.__cause__, KeyError)
    assert caught.value.__cause__.args == (1,)


def test_bare_raise_inside_the_handler_still_works() -> None:
    @tailrec
    def f(n: int) -> None:
        try:
            raise KeyError(n)
        except KeyError:
            if n == 0:
                raise
            return f(n - 1)

    with pytest.raises(KeyError, match="0"):
        f(3)


def test_bare_raise_outside_a_handler_is_refused_with_a_tail_call_in_a_handler() -> None:
    with pytest.raises(TailCallError) as caught:

        @tailrec
        def f(n: int) -> None:
            if n == 0:
                raise
            try:
                raise KeyError(n)
            except KeyError:
                return f(n - 1)

    assert [problem.code for problem in caught.value.diagnostics] == ["LOOM114"]


def test_bare_raise_without_a_handler_tail_call_is_left_alone() -> None:
    @tailrec
    def f(n: int) -> None:
        if n == 0:
            raise
        return f(n - 1)

    with pytest.raises(RuntimeError, match="No active exception"):
        f(3)
    try:
        raise KeyError("outer")
    except KeyError:
        with pytest.raises(KeyError, match="outer"):
            f(3)


def test_cancellation_arrives_in_the_current_transition() -> None:
    log: list[str] = []

    @tailrec
    async def f(n: int) -> None:
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError:
            log.append(f"cancelled at {n}")
            raise
        return await f(n + 1)

    async def main() -> None:
        task = asyncio.create_task(f(0))
        for _ in range(10):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    assert len(log) == 1


def test_cancellation_that_is_handled_goes_on() -> None:
    @tailrec
    async def f(n: int) -> int:
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            if n < 3:
                return await f(n + 1)
        return n

    async def main() -> int:
        task = asyncio.create_task(f(0))
        while not task.done():
            await asyncio.sleep(0)
            task.cancel()
        return await task

    assert asyncio.run(main()) == 3


def test_context_variables_set_in_a_transition_are_seen_by_the_next() -> None:
    level: contextvars.ContextVar[int] = contextvars.ContextVar("level", default=0)

    @tailrec
    async def f(n: int) -> int:
        if n == 0:
            return level.get()
        level.set(level.get() + 1)
        return await f(n - 1)

    assert asyncio.run(f(100)) == 100


def test_many_machines_interleave() -> None:
    @tailrec
    async def f(n: int, acc: int) -> int:
        if n == 0:
            return acc
        await asyncio.sleep(0)
        return await f(n - 1, acc + n)

    async def main() -> list[int]:
        return await asyncio.gather(*(f(n, 0) for n in range(300)))

    assert asyncio.run(main()) == [n * (n + 1) // 2 for n in range(300)]


def test_exception_out_of_a_with_is_the_handlers_to_swallow() -> None:
    class Swallow:
        def __enter__(self) -> None: ...
        def __exit__(self, *info: object) -> bool:
            return True

    @tailrec
    def f(n: int) -> str:
        with Swallow():
            value = 1 // n
        if n == 0:
            return "unset" if "value" not in dir() else "set"
        return f(n - value * 0 - 1)

    assert f(3) == "unset"
