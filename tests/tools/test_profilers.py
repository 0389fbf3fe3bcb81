"""Profilers find a compiled function under its own name and line, called once for each call from outside."""

from __future__ import annotations

import asyncio
import cProfile
import io
import pstats
import sys
from collections.abc import Callable
from typing import Any

import pytest

from loom import tailrec, tailstream

PROFILERS: list[Any] = [cProfile.Profile]
if sys.version_info < (3, 15):  # from then on it is deprecated
    import profile

    PROFILERS.append(profile.Profile)
SHARES = pytest.mark.xfail(
    strict=True,
    reason="a function that jumps and its body share file, first line and name; cProfile reports one of the two",
)


@tailrec
def count(n: int) -> int:
    return busy(n) if n == 0 else count(n - 1)


def busy(n: int) -> int:
    return n


@tailrec
async def count_later(n: int) -> int:
    return n if n == 0 else await count_later(n - 1)


@tailstream
def down(n: int) -> Any:
    if n:
        yield from down(n - 1)


@tailrec
def left(n: int, turns: int = 20) -> int:
    for _ in range(turns):
        busy(n)
    return n if n == 0 else right(n - 1)


@tailrec
def right(n: int, turns: int = 20) -> int:
    for _ in range(turns):
        busy(n)
    return n if n == 0 else left(n - 1)


@tailrec
def keep(n: int, kept: tuple[Callable[[], int], ...] = ()) -> int:
    item = 0
    for item in range(20):
        busy(n)
    return n if n == 0 else keep(n - 1, (*kept, lambda: item))


class Machine:
    @tailrec
    def run(self, n: int) -> int:
        return n if n == 0 else self.run(n - 1)


def profiled(profiler: Any, run: Callable[[], object]) -> dict[tuple[str, int, str], Any]:
    measured = profiler()
    measured.runcall(run)
    statistics: Any = pstats.Stats(measured, stream=io.StringIO())
    return statistics.stats  # type: ignore[no-any-return]


def label(function: Any) -> tuple[str, int, str]:
    code = function.__code__
    return code.co_filename, code.co_firstlineno, code.co_name


@pytest.mark.parametrize("profiler", PROFILERS)
@pytest.mark.parametrize(
    ("function", "run"),
    [
        (count, lambda: count(50)),
        (count_later, lambda: asyncio.run(count_later(50))),
        (Machine.run, lambda: Machine().run(50)),
    ],
)
def test_call_counts_once_however_many_transitions_it_has(
    profiler: Any, function: Any, run: Callable[[], object]
) -> None:
    primitive, calls, *_ = profiled(profiler, run)[label(function)]
    assert (primitive, calls) == (1, 1)
    primitive, calls, *_ = profiled(profiler, lambda: (run(), run(), run()))[label(function)]
    assert (primitive, calls) == (3, 3)
    assert label(function) == label(function.__wrapped__)


@pytest.mark.parametrize("profiler", PROFILERS)
def test_stream_that_is_run_to_its_end_counts_once(profiler: Any) -> None:
    assert profiled(profiler, lambda: list(down(50)))[label(down)][:2] == (1, 1)


@pytest.mark.parametrize("profiler", PROFILERS)
def test_callers_of_what_a_machine_calls_are_the_machine(profiler: Any) -> None:
    *_, callers = profiled(profiler, lambda: count(50))[label(busy)]
    assert list(callers) == [label(count)]


@pytest.mark.parametrize("profiler", PROFILERS)
@pytest.mark.parametrize(("run", "transitions"), [(lambda: left(5), 6), (lambda: keep(5), 6)], ids=["jumps", "steps"])
def test_what_machines_that_jump_or_step_call_is_counted_in_full(
    profiler: Any, run: Callable[[], object], transitions: int
) -> None:
    assert profiled(profiler, run)[label(busy)][1] == 20 * transitions


@pytest.mark.parametrize(
    "run", [pytest.param(lambda: left(5), marks=SHARES, id="jumps"), pytest.param(lambda: keep(5), id="steps")]
)
def test_no_two_code_objects_share_a_row(run: Callable[[], object]) -> None:
    run()
    measured = cProfile.Profile()
    measured.runcall(run)
    rows = [
        (entry.code.co_filename, entry.code.co_firstlineno, entry.code.co_name)
        for entry in measured.getstats()  # type: ignore[attr-defined]
        if not isinstance(entry.code, str)
    ]
    assert len(rows) == len(set(rows))
