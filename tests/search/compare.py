"""Runs a program plain and compiled in equal worlds, and says in what they differ."""

from __future__ import annotations

import ast
import contextlib
import linecache
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from loom import TailCallError, TailCallWarning, tailrec
from tests.search.world import World, show

if TYPE_CHECKING:
    from tests.search.generator import Program


@dataclass(frozen=True, slots=True)
class Schedule:
    """What the world does to a run: which effects raise, and at which suspension the run is cancelled."""

    raising: frozenset[int] = frozenset()
    cancel_at: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything about a run that the contract promises."""

    result: object
    log: tuple[object, ...]
    kept: tuple[object, ...]


class Cancelled(BaseException):
    """Stands for `asyncio.CancelledError`: thrown in at a suspension."""


def run(program: Program, schedule: Schedule, decorate: Callable[[Any], Any]) -> Outcome:
    """Runs a program in a world of its own."""
    world = World(schedule.raising)
    space: dict[str, Any] = {"WORLD": world, "DECORATE": decorate, "__name__": "program"}
    with registered(program.source) as filename:
        exec(compile(program.source, filename, "exec", dont_inherit=True), space)  # noqa: S102  # our own text
        function = space["make"]()
    try:
        outcome = eval(f"FUNCTION({program.arguments})", {"FUNCTION": function})  # noqa: S307  # our own text
        if program.is_async:
            outcome = drive(outcome, schedule.cancel_at)
        result = ("returned", show(outcome))
    except (Exception, Cancelled) as error:  # noqa: BLE001  # whatever it is, it must be the same in both runs
        result = ("raised", show(error))
    return Outcome(result, tuple(world.log), tuple(map(str, world.outcome())))


def drive(coroutine: Any, cancel_at: int | None) -> object:  # noqa: ANN401  # a coroutine of whatever
    """Runs a coroutine by hand; throws at one of its suspensions."""
    suspended = 0
    try:
        coroutine.send(None)
        while True:
            suspended += 1
            if suspended == cancel_at:
                coroutine.throw(Cancelled())
            else:
                coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    finally:
        coroutine.close()


@contextlib.contextmanager
def registered(source: str) -> Iterator[str]:
    """Makes a source text readable for whoever asks linecache."""
    filename = f"<program {hash(source) & 0xFFFFFFFF:08x}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    try:
        yield filename
    finally:
        linecache.cache.pop(filename, None)


def is_valid(program: Program) -> bool:
    """Whether CPython itself compiles the program (a name may be assigned before its nonlocal declaration)."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(program.source, "<program>", "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


def difference(program: Program, schedule: Schedule) -> str | None:
    """What plain and compiled run of a program differ in, if anything.

    Raises:
        TailCallError: Loom refuses the program.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = run(program, schedule, lambda fn: fn)
        compiled = run(program, schedule, tailrec)
    if plain == compiled:
        return None
    parts = [
        f"{field}:\n  plain    {getattr(plain, field)}\n  compiled {getattr(compiled, field)}"
        for field in ("result", "log", "kept")
        if getattr(plain, field) != getattr(compiled, field)
    ]
    return "\n".join([program.source, f"arguments: {program.arguments}", f"{schedule}", *parts])


__all__ = ["Outcome", "Schedule", "TailCallError", "TailCallWarning", "ast", "difference", "is_valid", "run"]
