"""The shape of the code that docs/performance-tracing.md promises of a loop, on each version that the tests run on."""

from __future__ import annotations

import asyncio
import contextlib
import dis
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from types import CodeType, FrameType
from typing import Any

import pytest

from loom import explain_tailcalls, tailrec, tailstream
from tests.kinds import FUNCTIONS, KINDS, Kind, made, plain, written


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


@pytest.fixture(params=FUNCTIONS)
def kind(request: pytest.FixtureRequest) -> Kind:
    """Each kind of function."""
    return FUNCTIONS[request.param]


def looked_up(*codes: CodeType) -> set[str]:
    """The names that code looks up among globals and builtins."""
    found = (each for code in codes for each in dis.get_instructions(code))
    return {each.argval for each in found if each.opname.startswith(("LOAD_GLOBAL", "LOAD_NAME"))}


def cells(compiled: Any, source: Any) -> set[str]:
    """The cells that the compiler has added, whose names no source can spell."""
    added = set(compiled.__code__.co_freevars) - set(source.__code__.co_freevars)
    assert all(name.startswith("@") for name in added)
    return added


SWAP = """
$def f(n, left, right):
    if n == 0:
        $end left
    <<f(n - 1, right, left)>>
"""


def test_two_parameters_that_swap_are_swapped_on_the_stack(kind: Kind) -> None:
    source = written(SWAP, kind)
    swap = made(source, kind.decorate)
    operations = [each.opname for each in instructions(swap)]
    assert not any(name.startswith(("BUILD_TUPLE", "UNPACK")) for name in operations)
    assert set(swap.__code__.co_varnames) <= set(made(source, plain).__code__.co_varnames)
    assert [kind.run(swap(n, 1, 2)) in (end, [end]) for n, end in ((2, 1), (3, 2))] == [True, True]


DEFAULT = """
default = []
$def f(n, into=default):
    into.append(n)
    if n == 0:
        $end into is default
    <<f(n - 1)>>
"""


def test_default_that_is_no_constant_is_a_cell(kind: Kind) -> None:
    source = written(DEFAULT, kind)
    collect, written_by_hand = made(source, kind.decorate), made(source, plain)
    assert len(cells(collect, written_by_hand)) == 1
    assert looked_up(collect.__code__) == looked_up(written_by_hand.__code__) - {"f"} == {"default"}
    assert kind.run(collect(2)) in (True, [True])


SPREAD = """
$def f(n, *rest, **more):
    if n == 0:
        $end rest
    <<f(*(n - 1, *rest), **more)>>
"""


def test_binder_is_a_cell_and_called_once_per_transition(kind: Kind) -> None:
    source = written(SPREAD, kind)
    spread, written_by_hand = made(source, kind.decorate), made(source, plain)
    assert explain_tailcalls(spread, as_json=True)["binding"] == "binder"
    assert cells(spread, written_by_hand) == {"@bind"}
    assert looked_up(spread.__code__) == looked_up(written_by_hand.__code__) - {"f"} == set()
    calls = [each for each in instructions(spread) if each.opname.startswith("CALL") and "INTRINSIC" not in each.opname]
    assert len(calls) == 1
    assert kind.run(spread(3, 1, more=2)) in ((1,), [(1,)])


STEPS = """
$def f(n, seen=()):
    if n == 0:
        $end [each() for each in seen]
    for item in range(n):
        pass
    <<f(n - 1, (*seen, lambda: item))>>
"""


def test_driver_and_body_know_one_another_by_cells(kind: Kind) -> None:
    source = written(STEPS, kind)
    stepping, written_by_hand = made(source, kind.decorate), made(source, plain)
    assert explain_tailcalls(stepping, as_json=True)["lowering"] == "step"
    assert "@body" in cells(stepping, written_by_hand)
    assert kind.run(stepping(3)) in ([2, 1, 0], [[2, 1, 0]])  # the first run asks whether that is still the body
    [body] = [each.cell_contents for each in stepping.__closure__ if getattr(each.cell_contents, "__name__", "") == "f"]
    assert looked_up(stepping.__code__) == set()
    assert looked_up(body.__code__) == looked_up(written_by_hand.__code__) - {"f"} == {"range"}
    assert kind.run(stepping(3)) in ([2, 1, 0], [[2, 1, 0]])


OTHER = """
$def g(n, seen=()):
    if n == 0:
        $end n
    <<f(n - 1, seen)>>
$def f(n, seen=()):
    if n == 0:
        $end n
    <<g(n - 1, seen)>>
"""


def run_by_hand(made: Any) -> None:
    """Runs what a call gives, without an event loop: nothing in it suspends."""
    with contextlib.suppress(StopIteration, StopAsyncIteration):
        while True:
            if hasattr(made, "__next__"):
                next(made)
            elif hasattr(made, "__anext__"):
                with contextlib.suppress(StopIteration):
                    made.__anext__().send(None)
            elif hasattr(made, "send"):
                made.send(None)
            else:
                return


def depth_of(frame: FrameType | None) -> int:
    depth = 0
    while frame := frame and frame.f_back:
        depth += 1
    return depth


def frames_of_a_run(function: Any, n: int) -> tuple[int, int]:
    """How many frames a run makes, and how deep the deepest one is."""
    frames: dict[FrameType, int] = {}

    def profile(frame: FrameType, event: str, argument: object) -> None:
        if event == "call":
            frames.setdefault(frame, depth_of(frame))

    sys.setprofile(profile)
    try:
        run_by_hand(function(n))
    finally:
        sys.setprofile(None)
    return len(frames), max(frames.values())


@pytest.mark.parametrize("name", KINDS)
def test_tail_call_of_another_function_adds_what_binds_it_and_a_turn_of_the_driver(name: str) -> None:
    kind = KINDS[name]
    function = made(written(OTHER, kind), kind.decorate)
    run_by_hand(function(4))  # looks at each callee for the first time
    (few, deep), (many, as_deep) = frames_of_a_run(function, 10), frames_of_a_run(function, 40)
    bodies, binders, wrappers = (
        1,
        kind.decorate is tailstream or kind.definition == "def",
        kind.tail.startswith("async"),
    )
    assert (many - few) / 30 == bodies + binders + wrappers
    assert as_deep == deep


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
