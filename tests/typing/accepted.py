"""What type checkers must accept: a decorated function keeps its exact signature."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Callable, Coroutine, Generator, Mapping
from contextlib import aclosing, closing
from typing import Any, Literal, assert_type

from loom import (
    AsyncStreamTransitions,
    AsyncTransitions,
    Done,
    Emit,
    Explanation,
    Next,
    StreamTransitions,
    Transitions,
    explain_tailcalls,
    step,
    tailrec,
    tailstream,
    transitions,
)
from loom.observers import Budget, BudgetExceeded, Hooks


@tailrec
async def countdown(n: int, /, label: str = "x", *rest: float, flag: bool = False) -> tuple[int, str]:
    if n == 0:
        return n, label
    return await countdown(n - 1, label, *rest, flag=flag)


@tailrec
def total(n: int, acc: int = 0) -> int:
    return acc if n == 0 else total(n - 1, acc + n)


class Machine:
    @tailrec
    async def run(self, state: bytes) -> bytes:
        return state if not state else await self.run(state[1:])

    @classmethod
    @tailrec
    def make(cls, n: int) -> Machine:
        return cls() if n == 0 else cls.make(n - 1)

    @staticmethod
    @tailrec
    def size(n: int) -> int:
        return n if n == 0 else Machine.size(n - 1)


async def use() -> None:
    assert_type(await countdown(1, "l", 2.0, flag=True), tuple[int, str])
    assert_type(total(3), int)
    assert_type(await Machine().run(b"x"), bytes)
    assert_type(Machine.make(2), Machine)
    assert_type(Machine.size(2), int)
    assert_type(explain_tailcalls(total), str)
    assert_type(explain_tailcalls(total, as_json=True), Explanation)
    assert_type(explain_tailcalls(total, as_json=True)["optimized"][0]["binding"], Literal["direct", "binder"])


async def note(outcome: Next[Any] | Done[Any]) -> None:
    del outcome


async def use_transitions() -> None:
    assert_type(step(total), Callable[[int, int], Next[int] | Done[int]])  # type: ignore[assert-type]  # mypy keeps names
    assert_type(total_step(3), Next[int] | Done[int])
    outcome = await step(countdown)(1, "l", flag=True)
    if isinstance(outcome, Next):
        assert_type(outcome, Next[Coroutine[Any, Any, tuple[int, str]]])
        assert_type(await outcome.run(), tuple[int, str])
        outcome = await outcome.step()
    match outcome:
        case Done(value):
            assert_type(value, tuple[int, str])
        case Next(fn, args, kwargs):
            assert_type((args, kwargs), tuple[tuple[Any, ...], Mapping[str, Any]])
            await fn(*args, **kwargs)
    run = transitions(countdown, 1)
    assert_type(run, AsyncTransitions[tuple[int, str]])
    assert_type(await run.observe(Budget(3), Hooks(after=note)).run(), tuple[int, str])
    async for each in transitions(Machine().run, b"x"):
        if isinstance(each, Done):
            assert_type(each.value, bytes)
    assert_type(transitions(total, 3), Transitions[int])
    assert_type(transitions(total, 3, acc=2).run(), int)
    assert_type(Next.of(total, 3).run(), int)
    try:
        transitions(Next.of(total, 3)).observe(Budget(1)).run()
    except BudgetExceeded as stop:
        assert_type(stop.next, Next[Any])


@tailstream
async def numbers(n: int, /, *, label: str = "") -> AsyncIterator[int]:
    yield n
    async for event in numbers(n - 1, label=label):
        yield event


@tailstream
def letters(n: int) -> Generator[str, int, None]:
    received = yield "x"
    yield from letters(received)


@tailstream
async def lines(n: int) -> AsyncIterable[str]:
    yield "x"
    async for event in lines(n - 1):
        yield event


async def use_streams() -> None:
    assert_type(numbers(3, label="x"), AsyncIterator[int])
    assert_type(letters(3), Generator[str, int, None])
    assert_type(letters(3).send(4), str)
    run = transitions(numbers, 3, label="x")
    assert_type(run, AsyncStreamTransitions[int])
    async for outcome in run.observe(Budget(4)):
        match outcome:
            case Emit(event):
                assert_type(event, int)
            case Next():
                assert_type(outcome.run(), AsyncIterator[int])
            case Done(value):
                assert_type(value, None)
    assert_type(transitions(lines, 3), AsyncStreamTransitions[str])
    assert_type(transitions(letters, 3), StreamTransitions[str])
    assert_type([*transitions(letters, 3).events()], list[str])
    with closing(transitions(letters, 3).events()) as events:
        assert_type(next(events), str)
    async with aclosing(transitions(lines, 3).events()) as later:
        assert_type(await anext(later), str)


total_step = step(total)


def give(function: Any) -> object:
    return tailrec(function)
