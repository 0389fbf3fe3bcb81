"""What people put around functions works around compiled ones: wrappers, caches, dispatch, copies, pickles."""

from __future__ import annotations

import asyncio
import copy
import functools
import inspect
import pickle
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from loom import tailrec, tailstream


@tailrec
def count(n: int, total: int = 0) -> int:
    """Adds up."""
    return total if n == 0 else count(n - 1, total + n)


@tailrec
async def count_later(n: int) -> int:
    return n if n == 0 else await count_later(n - 1)


@tailstream
def down(n: int) -> Any:
    yield n
    if n:
        yield from down(n - 1)


class Machine:
    def __init__(self, name: str) -> None:
        self.name = name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Machine) and other.name == self.name

    __hash__ = None  # type: ignore[assignment]

    @tailrec
    def run(self, n: int) -> str:
        return self.name if n == 0 else self.run(n - 1)

    @classmethod
    @tailrec
    def make(cls, n: int) -> str:
        return cls.__name__ if n == 0 else cls.make(n - 1)


def test_wrapper_takes_over_what_the_function_is_called() -> None:
    @functools.wraps(count)
    def wrapper(*arguments: Any) -> int:
        return count(*arguments) + 1

    assert wrapper(10_000) == 50_005_001
    assert (wrapper.__name__, wrapper.__doc__) == ("count", "Adds up.")
    assert inspect.signature(wrapper) == inspect.signature(count)
    assert wrapper.__wrapped__ is count


def test_cache_above_remembers_outside_calls() -> None:
    runs: list[int] = []

    @functools.cache
    @tailrec
    def cached(n: int) -> int:
        runs.append(n)
        return n if n == 0 else cached(n - 1)

    assert [cached(2), cached(2)] == [0, 0]
    assert runs == [2, 1, 0]
    assert cached.cache_info().hits == 1


def test_single_dispatch_above_chooses_once_per_outside_call() -> None:
    @functools.singledispatch
    @tailrec
    def size(value: Any, n: int = 0) -> Any:
        return n if not value else size(value[1:], n + 1)

    @size.register
    @tailrec
    def of_number(value: int, n: int = 0) -> Any:
        return ("digits", n) if value == 0 else of_number(value // 10, n + 1)

    assert size("a" * 5_000) == 5_000
    assert size(10**600) == ("digits", 601)


def test_method_of_a_dataclass_may_replace_the_instance() -> None:
    @dataclass(frozen=True, slots=True)
    class State:
        remaining: int
        total: int = 0
        log: tuple[int, ...] = field(default=(), compare=False)

        @tailrec
        def run(self) -> int:
            if self.remaining == 0:
                return self.total
            return replace(self, remaining=self.remaining - 1, total=self.total + self.remaining).run()

    assert State(5_000).run() == 12_502_500
    assert State(3) == State(3)


def test_class_decorator_that_wraps_methods() -> None:
    calls: list[str] = []

    def logged(cls: Any) -> Any:
        inner = cls.run

        @functools.wraps(inner)
        def run(self: Any, n: int) -> Any:
            calls.append(f"run({n})")
            return inner(self, n)

        cls.run = run
        return cls

    @logged
    class Logged(Machine):
        @tailrec
        def run(self, n: int) -> str:
            return self.name if n == 0 else Logged.other(self, n - 1)

        @tailrec
        def other(self, n: int) -> str:
            return self.name if n == 0 else self.other(n - 1)

    assert Logged("logged").run(3_000) == "logged"
    assert calls == ["run(3000)"]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("function", [count, count_later, down, Machine.run])
def test_pickle_refers_to_the_function_by_its_name(function: Any, protocol: int) -> None:
    assert pickle.loads(pickle.dumps(function, protocol)) is function


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_bound_methods_are_pickled_with_what_they_are_bound_to(protocol: int) -> None:
    bound = pickle.loads(pickle.dumps(Machine("m").run, protocol))
    assert bound(3_000) == "m"
    assert bound.__func__ is Machine.run
    assert pickle.loads(pickle.dumps(Machine.make, protocol))(3_000) == "Machine"


def test_copies_of_a_function_are_the_function() -> None:
    assert copy.copy(count) is count
    assert copy.deepcopy([count, down]) == [count, down]


def test_deep_copy_of_a_bound_method_is_bound_to_the_copy() -> None:
    machine = Machine("m")
    bound = copy.deepcopy(machine.run)
    assert bound.__self__ == machine
    assert bound.__self__ is not machine
    assert bound(3_000) == "m"


def test_partial_of_a_compiled_function() -> None:
    assert functools.partial(count, total=1)(5_000) == 12_502_501
    assert asyncio.run(functools.partial(count_later, 5_000)()) == 0
    assert inspect.iscoroutinefunction(functools.partial(count_later, 1))


def test_partial_method_of_a_compiled_method() -> None:
    class Partial(Machine):
        run_twice = functools.partialmethod(Machine.run, 2_000)

    assert Partial("p").run_twice() == "p"
