"""The shape of the code that docs/performance-tracing.md promises of a loop, on each version that the tests run on."""

from __future__ import annotations

import asyncio
import dis
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from types import CodeType
from typing import Any

import pytest

from loom import explain_tailcalls, tailrec, tailstream


def helper(n: int) -> int:
    return n


@tailrec
def function(n: int, acc: int = 0, kept: str = "") -> int:
    if n == 0:
        return helper(acc) + 0
    return function(n - 1, acc + n, kept)


@tailrec
async def coroutine(n: int, acc: int = 0, kept: str = "") -> int:
    await asyncio.sleep(0)
    if n == 0:
        return acc
    return await coroutine(n - 1, acc + n, kept)


@tailstream
def generator(n: int, acc: int = 0, kept: str = "") -> Iterator[int]:
    yield helper(acc)
    if n:
        yield from generator(n - 1, acc + n, kept)


@tailstream
async def async_generator(n: int, acc: int = 0, kept: str = "") -> AsyncIterator[int]:
    await asyncio.sleep(0)
    yield acc
    if n:
        async for event in async_generator(n - 1, acc + n, kept):
            yield event


async def listed(stream: AsyncIterator[int]) -> list[int]:
    return [event async for event in stream]


LOOPS = [function, coroutine, generator, async_generator]
RUNS: dict[str, Callable[[int], object]] = {
    "function": lambda n: function(n),
    "coroutine": lambda n: asyncio.run(coroutine(n)),
    "generator": lambda n: list(generator(n)),
    "async_generator": lambda n: asyncio.run(listed(async_generator(n))),
}
every_kind = pytest.mark.parametrize("loop", LOOPS, ids=lambda loop: loop.__name__)


def instructions(loop: Any) -> list[dis.Instruction]:
    return list(dis.get_instructions(loop))


def line_at(code: CodeType, offset: int) -> int | None:
    return next((line for start, end, line in code.co_lines() if start <= offset < end), None)


def nested(code: CodeType) -> list[str]:
    return [constant.co_name for constant in code.co_consts if isinstance(constant, CodeType)]


@every_kind
def test_kind_compiles_to_a_loop(loop: Any) -> None:
    explained = explain_tailcalls(loop, as_json=True)
    assert (explained["lowering"], explained["binding"]) == ("loop", "direct")


@every_kind
def test_tail_call_is_a_backward_jump_to_the_first_statement(loop: Any) -> None:
    code = loop.__code__
    back = [
        line_at(code, each.argval)
        for each in instructions(loop)
        if each.opname == "JUMP_BACKWARD" and each.argval < each.offset
    ]
    assert code.co_firstlineno + 2 in back


@every_kind
def test_function_is_not_called_nor_named_in_its_code(loop: Any) -> None:
    names = [each.argval for each in instructions(loop) if each.opname.startswith(("LOAD_GLOBAL", "LOAD_DEREF"))]
    assert loop.__name__ not in names
    assert loop.__name__ in loop.__wrapped__.__code__.co_names


@every_kind
def test_one_call_less_than_the_source_has(loop: Any) -> None:
    def calls(function: Any) -> int:
        return sum(each.opname.startswith("CALL") and "INTRINSIC" not in each.opname for each in instructions(function))

    assert calls(loop) == calls(loop.__wrapped__) - 1


@every_kind
def test_no_name_is_looked_up_that_the_source_does_not_look_up(loop: Any) -> None:
    plain = loop.__wrapped__.__code__
    assert set(loop.__code__.co_names) <= set(plain.co_names) - {loop.__name__}
    assert loop.__code__.co_freevars == plain.co_freevars


@every_kind
def test_it_is_one_code_object_in_the_place_of_the_old_one(loop: Any) -> None:
    code, plain = loop.__code__, loop.__wrapped__.__code__
    assert nested(code) == nested(plain) == []
    for name in ("co_name", "co_qualname", "co_filename", "co_firstlineno", "co_argcount", "co_flags"):
        assert getattr(code, name) == getattr(plain, name), name


@every_kind
def test_parameter_that_does_not_change_is_not_stored(loop: Any) -> None:
    stored = [str(each.argrepr) for each in instructions(loop) if each.opname.startswith("STORE_FAST")]
    assert stored
    assert "kept" not in ", ".join(stored)


@every_kind
def test_no_variable_is_added(loop: Any) -> None:
    assert set(loop.__code__.co_varnames) <= set(loop.__wrapped__.__code__.co_varnames)


@every_kind
def test_all_transitions_run_in_one_frame(loop: Any) -> None:
    frames = set()

    def trace(frame: Any, event: str, argument: object) -> None:
        if frame.f_code is loop.__code__:
            frames.add(frame)

    sys.settrace(trace)
    try:
        RUNS[loop.__name__](5)
    finally:
        sys.settrace(None)
    assert len(frames) == 1


def test_two_parameters_that_swap_are_swapped_on_the_stack() -> None:
    @tailrec
    def swap(n: int, left: object, right: object) -> object:
        if n == 0:
            return left
        return swap(n - 1, right, left)

    operations = [each.opname for each in instructions(swap)]
    assert not any(name.startswith(("BUILD_TUPLE", "UNPACK")) for name in operations)
    assert swap.__code__.co_varnames == ("n", "left", "right")
    assert (swap(2, 1, 2), swap(3, 1, 2)) == (1, 2)


def test_default_that_is_no_constant_is_a_cell() -> None:
    default: list[int] = []

    @tailrec
    def collect(n: int, into: list[int] = default) -> list[int]:
        into.append(n)
        return into if n == 0 else collect(n - 1)

    added = set(collect.__code__.co_freevars) - set(collect.__wrapped__.__code__.co_freevars)  # type: ignore[attr-defined]
    assert added
    assert all(name.startswith("@") for name in added)
    assert collect(2) is default


def test_method_is_looked_up_once_per_run() -> None:
    looked_up: list[str] = []

    class Machine:
        def __getattribute__(self, name: str) -> Any:
            looked_up.append(name)
            return object.__getattribute__(self, name)

        @tailrec
        def run(self, n: int) -> int:
            return n if n == 0 else self.run(n - 1)

    machine = Machine()
    assert Machine.run(machine, 100) == 0
    assert looked_up.count("run") == 1
