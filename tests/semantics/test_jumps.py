"""Tail calls to other compiled functions cost no stack; to anything else they are calls."""

from __future__ import annotations

import asyncio
import functools
import gc
import sys
import weakref
from collections.abc import Callable
from typing import Any

import pytest

from loom import explain_tailcalls, tailrec

DEEP = 5000


@tailrec
async def ping(n: int, log: list[str] | None = None) -> str:
    if n == 0:
        return "ping"
    await asyncio.sleep(0)
    return await pong(n - 1)


@tailrec
async def pong(n: int) -> str:
    if n == 0:
        return "pong"
    return await ping(n - 1)


@tailrec
def even(n: int) -> bool:
    return True if n == 0 else odd(n - 1)


@tailrec
def odd(n: int, *rest: int) -> bool:
    return False if n == 0 else even(n - 1)


def test_two_coroutine_functions_hand_over(shallow_stack: int) -> None:
    assert asyncio.run(ping(DEEP)) == "ping"
    assert asyncio.run(ping(DEEP + 1)) == "pong"


def test_two_plain_functions_hand_over(shallow_stack: int) -> None:
    assert even(DEEP)
    assert not even(DEEP + 1)


def test_fifty_functions_in_a_ring(shallow_stack: int) -> None:
    ring: list[Callable[[int], int]] = []

    def make(index: int) -> Callable[[int], int]:
        @tailrec
        def station(n: int) -> int:
            return index if n == 0 else ring[(index + 1) % 50](n - 1)

        return station

    ring += [make(index) for index in range(50)]
    assert ring[0](DEEP + 7) == 7


def test_handlers_in_a_dictionary(shallow_stack: int) -> None:
    @tailrec
    def start(n: int) -> str:
        return handlers["work"](n)

    @tailrec
    def work(n: int) -> str:
        return "done" if n == 0 else handlers["start"](n - 1)

    handlers = {"start": start, "work": work}
    assert start(DEEP) == "done"


def test_continuations_as_parameters(shallow_stack: int) -> None:
    @tailrec
    def count(n: int, then: Callable[[int], int]) -> int:
        if n == 0:
            return then(0)

        @tailrec
        def add(value: int) -> int:
            return then(value + 1)

        return count(n - 1, add)

    assert count(1000, tailrec_identity) == 1000


@tailrec
def tailrec_identity(value: int) -> int:
    return int(value)


class Machine:
    def __init__(self, peer: Machine | None = None) -> None:
        self.peer = peer or self

    @tailrec
    async def zig(self, n: int) -> str:
        return "zig" if n == 0 else await self.peer.zag(n - 1)

    @tailrec
    async def zag(self, n: int) -> str:
        return "zag" if n == 0 else await self.zig(n - 1)

    @classmethod
    @tailrec
    def up(cls, n: int) -> str:
        return cls.__name__ if n == 0 else cls.down(n - 1)

    @classmethod
    @tailrec
    def down(cls, n: int) -> str:
        return cls.__name__ if n == 0 else cls.up(n - 1)

    @staticmethod
    @tailrec
    def left(n: int) -> str:
        return "left" if n == 0 else Machine.right(n - 1)

    @staticmethod
    @tailrec
    def right(n: int) -> str:
        return "right" if n == 0 else Machine.left(n - 1)


class Override(Machine):
    @tailrec
    async def zag(self, n: int) -> str:
        return await super().zag(n)


def test_methods_hand_over(shallow_stack: int) -> None:
    assert asyncio.run(Machine(Machine()).zig(DEEP)) == "zig"
    assert Machine.up(DEEP) == "Machine"
    assert Override.up(DEEP) == "Override"
    assert Machine.left(DEEP + 1) == "right"


def test_override_that_calls_super_costs_no_stack(shallow_stack: int) -> None:
    assert asyncio.run(Override().zig(DEEP)) == "zig"


def test_self_calls_of_such_functions_stay_loops() -> None:
    @tailrec
    def f(n: int, other: Any) -> Any:
        if n > 0:
            return f(n - 1, other)
        return other(n)

    explanation = explain_tailcalls(f, as_json=True)
    assert explanation["lowering"] == "loop"
    assert [site["guard"] for site in explanation["optimized"]] == ["none", "jump"]
    assert f(DEEP, str) == "0"


def test_anything_else_is_called_as_written() -> None:
    order: list[str] = []

    class Odd:
        def __call__(self, *args: Any, **kwargs: Any) -> Any:
            order.append("called")
            return args, kwargs

    def find() -> Odd:
        order.append("found")
        return Odd()

    def note(value: int) -> int:
        order.append(f"argument {value}")
        return value

    @tailrec
    def f(n: int) -> Any:
        return find()(note(1), *[note(2)], key=note(3))

    assert f(1) == ((1, 2), {"key": 3})
    assert order == ["found", "argument 1", "argument 2", "argument 3", "called"]


def test_wrapper_above_a_compiled_function_is_called_not_skipped() -> None:
    calls: list[int] = []

    def counting(function: Any) -> Any:
        @functools.wraps(function)
        def wrapper(n: int) -> Any:
            calls.append(n)
            return function(n)

        return wrapper

    @counting
    @tailrec
    def callee(n: int) -> Any:
        return str(n)

    @tailrec
    def caller(n: int) -> Any:
        return callee(n)

    assert caller(7) == "7"
    assert calls == [7]


@pytest.mark.filterwarnings("ignore::loom.TailCallWarning")
@pytest.mark.parametrize("arguments", ["", "1, 2, 3", "1, b=2", "a=1, n=2", "*5", "1, **{'n': 2}"])
def test_wrong_arguments_of_a_jump_raise_pythons_own_type_error(tmp_path: Any, arguments: str) -> None:
    path = tmp_path / "wrong.py"
    text = f"def g(n, a=1):\n    return h(n)\ndef h(n):\n    return n\ndef f(n):\n    return g({arguments})\n"
    path.write_text(text)
    outcomes = []
    for decorate in (lambda function: function, tailrec):
        space: dict[str, Any] = {"__name__": "wrong"}
        exec(compile(text, str(path), "exec"), space)
        space |= {name: decorate(space[name]) for name in "hgf"}
        try:
            outcomes.append(space["f"](1))
        except TypeError as error:
            outcomes.append(str(error))
    assert outcomes[0] == outcomes[1]


def test_coroutine_function_called_from_a_plain_one_is_returned() -> None:
    @tailrec
    def f(n: int) -> Any:
        return ping(n)

    assert asyncio.run(f(0)) == "ping"


def test_result_dropped_by_one_function_is_none_for_all() -> None:
    @tailrec
    def keep(n: int) -> Any:
        return n if n == 0 else drop(n - 1)

    @tailrec
    def drop(n: int) -> Any:
        if n == 100:
            return "other"
        keep(n)

    assert keep(0) == 0
    assert keep(1) is None
    assert drop(100) == "other"


def test_exception_in_a_later_function_shows_its_own_line() -> None:
    import traceback

    @tailrec
    def first(n: int) -> Any:
        return second(n)

    @tailrec
    def second(n: int) -> Any:
        if n == 0:
            raise LookupError(n)  # here
        return first(n - 1)

    with pytest.raises(LookupError) as caught:
        first(3)
    assert traceback.extract_tb(caught.value.__traceback__)[-1].line == "raise LookupError(n)  # here"


def test_call_in_a_with_or_try_body_stays_a_call() -> None:
    log: list[str] = []

    class Manager:
        def __enter__(self) -> None: ...
        def __exit__(self, *info: object) -> None:
            log.append("exit")

    @tailrec
    def inner(n: int) -> Any:
        log.append("inner")
        return str(n)

    @tailrec
    def outer(n: int) -> Any:
        if n:
            return inner(n)
        with Manager():
            return inner(n)

    assert outer(0) == "0"
    assert log == ["inner", "exit"]


def test_function_that_steps_is_entered_by_a_jump(shallow_stack: int) -> None:
    @tailrec
    def steps(n: int, kept: Any) -> Any:
        n -= 1
        kept = [lambda: n, *kept[:2]]
        return [each() for each in kept] if n <= 0 else turns(n, kept)

    @tailrec
    def turns(n: int, kept: Any) -> Any:
        return steps(n, kept)

    assert turns(DEEP, []) == [0, 1, 2]


def test_value_that_looks_like_a_jump_is_a_value() -> None:
    @tailrec
    def other(n: int) -> Any:
        return [None, (print, ())] if n == 0 else one(n - 1)

    @tailrec
    def one(n: int) -> Any:
        return (print, ()) if n == 0 else other(n - 1)

    assert one(0) == (print, ())
    assert one(1) == [None, (print, ())]


def test_coroutine_as_a_value_is_a_value() -> None:
    async def value() -> int:
        return 5

    @tailrec
    async def f(n: int) -> Any:
        if n == 0:
            return value()
        return await g(n - 1)

    @tailrec
    async def g(n: int) -> Any:
        return await f(n)

    async def main() -> int:
        return await (await f(3))

    assert asyncio.run(main()) == 5


def test_cancellation_reaches_the_current_function() -> None:
    log: list[str] = []

    @tailrec
    async def left(n: int) -> Any:
        return await right(n + 1)

    @tailrec
    async def right(n: int) -> Any:
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError:
            log.append("right")
            raise
        return await left(n)

    async def main() -> None:
        task = asyncio.create_task(left(0))
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    assert log == ["right"]


def test_functions_that_jump_to_each_other_are_collected() -> None:
    def make() -> tuple[Any, Any]:
        @tailrec
        def tick(n: int) -> Any:
            return "tick" if n == 0 else tock(n - 1)

        @tailrec
        def tock(n: int) -> Any:
            return "tock" if n == 0 else tick(n - 1)

        assert tick(3) == "tock"
        return tick, tock

    references = [weakref.ref(function) for function in make()]
    gc.collect()
    assert [reference() for reference in references] == [None, None]


class Once:
    def __await__(self) -> Any:
        yield


class Leaf:
    def leaf(self, n: int) -> int:
        return n

    @tailrec
    def run(self, n: int) -> int:
        return self.leaf(n)


def room_for(call: Callable[[int], int]) -> int:
    """How many frames a call needs."""
    depth, frame = 0, sys._getframe()
    while frame := frame.f_back:  # type: ignore[assignment]
        depth += 1
    before = sys.getrecursionlimit()
    for room in range(2, 50):
        try:
            sys.setrecursionlimit(depth + room)
            call(1)
        except RecursionError:
            continue
        else:
            return room
        finally:
            sys.setrecursionlimit(before)
    raise AssertionError


def test_call_of_what_is_not_compiled_needs_no_room_to_ask_what_it_is() -> None:
    first, leaf = room_for(Leaf().run), room_for(Leaf.run.__wrapped__.__get__(Leaf()))  # type: ignore[attr-defined]
    assert first == leaf


def test_site_does_not_keep_a_function_of_another_function_alive() -> None:
    def make() -> Any:
        def callback(big: Any = Once()) -> int:
            return 1

        assert run_callback(callback, 2) == 1
        return weakref.ref(callback)

    reference = make()
    gc.collect()
    assert reference() is None


@tailrec
def run_callback(callback: Any, n: int) -> Any:
    return run_callback(callback, n - 1) if n else callback()


RETRIED = (ValueError, KeyError)


class Settings:
    retried = RETRIED


@tailrec
async def patient_ping(n: int) -> str:
    try:
        await asyncio.sleep(0)
    except RETRIED:
        pass
    try:
        await asyncio.sleep(0)
    except Settings.retried:
        pass
    try:
        await asyncio.sleep(0)
    except BaseException:
        return "left"
    try:
        n -= 1
    except:
        n = 0
    return "done" if n == 0 else await patient_pong(n)


@tailrec
async def patient_pong(n: int) -> str:
    return await patient_ping(n)


def test_handlers_that_cannot_lose_a_jump_do_not_cost_the_stack(shallow_stack: int) -> None:
    assert asyncio.run(patient_ping(DEEP)) == "done"
