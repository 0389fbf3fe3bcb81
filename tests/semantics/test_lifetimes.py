"""What is released while a machine still runs, or after it has: whatever plain recursion would release by then."""

from __future__ import annotations

import asyncio
import functools
import gc
import linecache
import weakref
from collections.abc import AsyncIterator, Iterator
from types import ModuleType
from typing import Any

import pytest

from loom import tailrec, tailstream, transitions


class Big:
    """Something to be released."""


async def listed(stream: AsyncIterator[Any]) -> list[Any]:
    return [event async for event in stream]


LAMBDAS: list[Any] = [lambda n, big=Big(): n]  # no name means it


class Calls:
    def __init__(self, job: Any) -> None:
        self.job = job

    @tailrec
    def run(self, n: int) -> Any:
        return self.job(n)


def test_call_keeps_no_function_alive_that_its_module_does_not() -> None:
    job = LAMBDAS.pop()
    big = weakref.ref(job.__defaults__[0])
    assert Calls(job).run(3) == 3
    del job
    gc.collect()
    assert big() is None


class Worker:
    """Each method tells whether the worker is still alive where nothing of the method's own refers to it."""

    def plain(self, alive: list[bool]) -> None:
        this = weakref.ref(self)
        del self
        alive.append(this() is not None)

    async def coroutine(self, alive: list[bool]) -> None:
        this = weakref.ref(self)
        del self
        await asyncio.sleep(0)
        alive.append(this() is not None)

    def generator(self, alive: list[bool]) -> Iterator[int]:
        this = weakref.ref(self)
        del self
        alive.append(this() is not None)
        yield 1

    async def async_generator(self, alive: list[bool]) -> AsyncIterator[int]:
        this = weakref.ref(self)
        del self
        alive.append(this() is not None)
        yield 1


class Boss:
    @tailrec
    def plain(self, alive: list[bool]) -> None:
        return Worker().plain(alive)

    @tailrec
    async def coroutine(self, alive: list[bool]) -> None:
        return await Worker().coroutine(alive)

    @tailrec
    async def partial(self, alive: list[bool]) -> None:
        return await [functools.partial(Worker.coroutine, Worker())].pop()(alive)

    @tailstream
    def generator(self, alive: list[bool]) -> Iterator[int]:
        yield from Worker().generator(alive)

    @tailstream
    async def async_generator(self, alive: list[bool]) -> AsyncIterator[int]:
        async for event in Worker().async_generator(alive):
            yield event


@pytest.mark.parametrize("name", ["plain", "coroutine", "partial", "generator", "async_generator"])
def test_what_is_called_is_held_by_the_call_alone(name: str) -> None:
    alive: list[bool] = []
    made = getattr(Boss(), name)(alive)
    if "async" in name:
        asyncio.run(listed(made))
    elif name == "generator":
        list(made)
    elif made is not None:
        asyncio.run(made)
    assert alive == [False]


class Streams:
    @tailstream
    async def one(self, n: int, big: Big, alive: list[bool]) -> AsyncIterator[int]:
        reference = weakref.ref(big)
        del big
        await asyncio.sleep(0)
        alive.append(reference() is not None)
        yield n
        if n:
            async for event in self.other(n - 1, Big(), alive):
                yield event

    @tailstream
    async def other(self, n: int, big: Big, alive: list[bool]) -> AsyncIterator[int]:
        reference = weakref.ref(big)
        del big
        await asyncio.sleep(0)
        alive.append(reference() is not None)
        yield n
        if n:
            async for event in self.one(n - 1, Big(), alive):
                yield event


def test_stream_holds_no_arguments_of_the_transition_under_way() -> None:
    alive: list[bool] = []
    events = asyncio.run(listed(Streams().one(5, Big(), alive)))
    assert events == [5, 4, 3, 2, 1, 0]
    assert alive == [False] * 6


LOOKS = """
from loom import tailrec
@tailrec
def g(n):
    seen = locals()
    return "end" if n == 0 else f(n - 1)
@tailrec
def f(n):
    seen = locals()
    return "end" if n == 0 else g(n - 1)
class C:
    @tailrec
    def f(self, n):
        seen = locals()
        return "end" if n == 0 else self.g(n - 1)
    @tailrec
    def g(self, n):
        seen = locals()
        return "end" if n == 0 else self.f(n - 1)
"""


def test_module_whose_functions_look_at_their_frames_and_hand_over_is_let_go_of() -> None:
    linecache.cache["<looks>"] = (len(LOOKS), None, LOOKS.splitlines(keepends=True), "<looks>")
    module = ModuleType("looks")
    exec(compile(LOOKS, "<looks>", "exec", dont_inherit=True), vars(module))
    assert module.f(50) == module.C().f(50) == "end"
    assert transitions(module.f, 20).run() == "end"
    kept = [weakref.ref(each) for each in (module.f, module.g, module.f.__wrapped__, module.C)]
    del module
    gc.collect()
    gc.collect()
    assert [each() for each in kept] == [None] * 4
