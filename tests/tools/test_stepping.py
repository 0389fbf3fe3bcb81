"""Trace functions and sys.monitoring see, transition by transition, the lines that they see of the plain function.

What is given up (docs/contract.md): of a run that steps or jumps there is one frame more, which stands at the def or at
the line where the run left; and after the last transition no frame returns.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from types import CodeType, FrameType, ModuleType
from typing import Any

import pytest

from loom import tailrec, tailstream
from tests.tools.programs import Pair, load, write_machines

LOOPS = ["total", "walk", "Machine.later", "Machine.make", "Machine.fixed", "down"]
ON_ONE_LINE = ["Machine.make"]
"""What stands on one line is one line event for sys.monitoring, however often the loop goes round."""
JUMPS = ["ping", "connect", "Machine.run", "tick"]
STEPS = ["keep", "keep_later"]


@pytest.fixture
def both(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, ModuleType]:
    pair: Pair = write_machines(tmp_path)
    return load(pair.plain / "machines.py", monkeypatch), load(pair.compiled / "machines.py", monkeypatch)


def the_run(module: ModuleType, name: str) -> Callable[[], Any]:
    run: Callable[[], Any] = {**module.FUNCTIONS, **module.STREAMS_FROM, **module.STREAMS_FOR}[name]
    return run


def is_of_a_machine(code: CodeType, module: ModuleType) -> bool:
    return code.co_filename == module.__file__ and not code.co_name.startswith("<") and code.co_name != "__init__"


@dataclass
class Seen:
    """One frame: its function and the lines that were seen in it; and whether another frame began after it."""

    function: str
    lines: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)


def frames_seen(module: ModuleType, name: str) -> list[Seen]:
    """The lines of each frame of the machines, in the order in which the frames began."""
    seen: dict[FrameType, Seen] = {}

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        if not is_of_a_machine(frame.f_code, module):
            return None
        record = seen.setdefault(frame, Seen(frame.f_code.co_name))
        if event == "line":
            (record.lines if frame is next(reversed(seen)) else record.left).append(frame.f_lineno)
        return trace

    sys.settrace(trace)
    try:
        the_run(module, name)()
    finally:
        sys.settrace(None)
    return list(seen.values())


def lines_seen(module: ModuleType, name: str) -> list[int]:
    return [line for frame in frames_seen(module, name) for line in frame.lines]


@pytest.mark.parametrize("name", LOOPS)
def test_trace_function_sees_the_lines_of_the_plain_function_in_one_frame(
    both: tuple[ModuleType, ModuleType], name: str
) -> None:
    plain, compiled = both
    assert len(frames_seen(compiled, name)) == 1
    assert lines_seen(compiled, name) == lines_seen(plain, name)


@pytest.mark.parametrize("name", [*JUMPS, *STEPS])
def test_trace_function_sees_the_lines_of_the_plain_function_beside_the_drivers(
    both: tuple[ModuleType, ModuleType], name: str
) -> None:
    plain, compiled = both
    functions = [*vars(compiled).values(), *vars(compiled.Machine).values()]
    defs = {each.__wrapped__.__code__.co_firstlineno + 1 for each in functions if hasattr(each, "__loom__")}
    seen = [line for line in lines_seen(compiled, name) if line not in defs]
    assert [line for line, _ in groupby(seen)] == [line for line, _ in groupby(lines_seen(plain, name))]


@pytest.mark.parametrize("name", JUMPS)
def test_frame_that_was_left_stays_at_the_line_where_it_left(both: tuple[ModuleType, ModuleType], name: str) -> None:
    _, compiled = both
    for frame in frames_seen(compiled, name):
        assert set(frame.left) <= {frame.lines[-1]}


@pytest.mark.skipif(sys.version_info < (3, 12), reason="sys.monitoring")
@pytest.mark.parametrize("name", [name for name in LOOPS if name not in ON_ONE_LINE])
def test_monitoring_sees_the_lines_of_the_plain_function(both: tuple[ModuleType, ModuleType], name: str) -> None:
    plain, compiled = both
    assert monitored_lines(compiled, name) == monitored_lines(plain, name)


def monitored_lines(module: ModuleType, name: str) -> list[int]:
    monitoring, seen = sys.monitoring, []
    tool = monitoring.DEBUGGER_ID

    def line(code: CodeType, number: int) -> None:
        if is_of_a_machine(code, module):
            seen.append(number)

    monitoring.use_tool_id(tool, "test")
    monitoring.register_callback(tool, monitoring.events.LINE, line)
    monitoring.set_events(tool, monitoring.events.LINE)
    try:
        the_run(module, name)()
    finally:
        monitoring.set_events(tool, 0)
        monitoring.register_callback(tool, monitoring.events.LINE, None)
        monitoring.free_tool_id(tool)
    return seen


def lines_of(function: Callable[..., Any], *arguments: object) -> list[int]:
    """The lines of all frames of a function, from its def on."""
    lines: list[int] = []
    code = function.__code__

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        if frame.f_code.co_filename != code.co_filename or frame.f_code.co_name != code.co_name:
            return None
        if event == "line":
            lines.append(frame.f_lineno - code.co_firstlineno)
        return trace

    sys.settrace(trace)
    try:
        function(*arguments)
    finally:
        sys.settrace(None)
    return lines


def on_many_lines(decorate: Callable[[Any], Any]) -> tuple[Callable[..., Any], ...]:
    @decorate
    def turns(a: int, b: int, c: object, d: object, e: int) -> object:
        if a == 0:
            return b, c, d, e
        return turns(
            a - 1,
            b + 1,
            None,
            c,
            e +
            1,
        )  # fmt: skip

    @decorate
    def leaves(n: int) -> object:
        return lands(
            n,
            1,
        )

    @decorate
    def lands(n: int, k: int) -> object:
        return lands(n - 1, k) if n else id(n)

    return turns, leaves


def test_arguments_on_lines_of_their_own_are_stepped_on_in_their_order() -> None:
    plain, compiled = (lines_of(on_many_lines(decorate)[0], 2, 0, 0, 0, 0) for decorate in (lambda fn: fn, tailrec))
    assert compiled == plain


def test_call_on_many_lines_that_jumps_is_stepped_on_once() -> None:
    plain, compiled = (lines_of(on_many_lines(decorate)[1], 3) for decorate in (lambda fn: fn, tailrec))
    assert [line for line, _ in groupby(compiled)] == plain


def before_a_bare_return(decorate: Callable[[Any], Any]) -> tuple[Callable[..., Any], ...]:
    @decorate
    def turns(n: int) -> None:
        if n:
            turns(n - 1)
            return
        id(n)

    @decorate
    def turns_in_a_loop(n: int) -> None:
        for item in range(n):
            if item:
                turns_in_a_loop(n - 1)
                return
        id(n)

    @decorate
    def turns_before_it(n: int) -> None:
        if n == 0:
            return
        if n > 0:
            turns_before_it(n - 1)
        return  # noqa: PLR1711  # that is the point

    @decorate
    def turns_at_the_end(n: int) -> None:
        if n > 0:
            n -= 1
        else:
            return
        turns_at_the_end(n)
        return None  # noqa: PLR1711, RET501  # that is the point

    @decorate
    def turns_before_it_is_returned(n: int) -> int:
        if n > 0:
            return turns_before_it_is_returned(n - 1)
            return  # type: ignore[unreachable]  # that is the point
        return n

    @decorate
    def leaves(n: int) -> None:
        if n:
            lands(n - 1, lambda: n)
            return
        id(n)

    @decorate
    def lands(n: int, k: object) -> None:
        n += 0
        if n:
            leaves(n - 1)
            return
        id(lambda: n)

    return turns, turns_in_a_loop, turns_before_it, turns_at_the_end, turns_before_it_is_returned, leaves


@pytest.mark.parametrize("number", range(6))
def test_bare_return_after_a_dropped_tail_call_is_seen(number: int) -> None:
    plain, compiled = (set(lines_of(before_a_bare_return(each)[number], 3)) for each in (lambda fn: fn, tailrec))
    assert compiled - {0, 1} == plain  # of what jumps the driver is seen at the def


def with_a_closure_that_is_not_made(decorate: Callable[[Any], Any]) -> Callable[..., Any]:
    @decorate
    def f(n: int, log: object = ()) -> int:
        if n:
            if n > 100:
                log = [lambda: n]
            return f(n - 1, log)
        return 1

    return f


def test_closure_that_is_not_made_is_not_seen() -> None:
    plain, compiled = (lines_of(with_a_closure_that_is_not_made(each), 2) for each in (lambda fn: fn, tailrec))
    assert compiled == plain


@tailstream
def words(found: Iterator[str | None]) -> Iterator[str]:
    word = next(found)
    if word == "":
        for each in words(found):
            yield each
    elif word:
        yield word
        for each in words(found):
            yield each


@tailstream
def stepping_words(found: Iterator[str | None]) -> Iterator[str]:
    word = next(found)
    kept = [lambda: word]
    word = word and kept[0]()
    if word == "":
        for each in stepping_words(found):
            yield each
    elif word:
        yield word
        for each in stepping_words(found):
            yield each


@pytest.mark.parametrize("stream", [words, stepping_words])
def test_delegation_that_passes_all_on_as_it_is_is_stepped_on_before_its_body(stream: Any) -> None:
    code, seen = stream.__wrapped__.__code__, []

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        if frame.f_code.co_name == code.co_name and event == "line":
            seen.append(frame.f_lineno - code.co_firstlineno)
        return trace

    sys.settrace(trace)
    try:
        assert [*stream(iter(["a", "", None]))] == ["a"]
    finally:
        sys.settrace(None)
    for head in (line for line, text in enumerate(inspect.getsource(stream).splitlines()) if "for each" in text):
        assert seen[seen.index(head) + 1] == head + 1
