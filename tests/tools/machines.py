"""Machines of every kind and lowering, for tools to look at: a program that can be run plain too (see programs.py)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

from loom import tailrec, tailstream


@tailrec
def total(n: int, acc: int = 0, *, log: list[int] | None = None) -> int:
    """Loops."""
    for item in (1, 2):
        if item == n and log is not None:
            log.append(item)
    if n == 0:
        return acc
    elif n % 2:
        return total(n - 1, acc + n, log=log)
    return total(n - 1, acc, log=log)


@tailrec
async def walk(n: int, seen: tuple[object, ...] = ()) -> tuple[object, ...]:
    await asyncio.sleep(0)
    if n == 0:
        return seen
    try:
        1 / (n - 2)
    except ZeroDivisionError:
        return await walk(n - 1, (*seen, "two"))
    else:
        return await walk(n - 1, (*seen, n))


@tailrec
def keep(n: int, kept: tuple[Callable[[], int], ...] = ()) -> list[int]:
    item = 0
    for item in range(n):
        kept = (*kept, lambda: item)
    if n == 0:
        return [each() for each in kept]
    return keep(n - 1, kept)


@tailrec
async def keep_later(n: int, kept: tuple[Callable[[], int], ...] = ()) -> list[int]:
    item = 0
    for item in range(n):
        try:
            await asyncio.sleep(0)
            1 // item
        except BaseException:
            kept = (*kept, lambda: item)
    if n == 0:
        return [each() for each in kept]
    return await keep_later(n - 1, kept)


@tailrec
def ping(n: int, log: list[int]) -> list[int]:
    log.append(n)
    if n <= 0:
        return log
    return pong(n - 1, log)


@tailrec
def pong(n: int, log: list[int]) -> list[int]:
    log.append(-n)
    if n <= 0:
        return log
    if n == 3:
        return pong(n - 1, log)
    return ping(n - 1, log)


@tailrec
async def connect(n: int, log: list[int]) -> list[int]:
    try:
        await asyncio.sleep(0)
        log.append(1 // (n - 3))
    except BaseException:  # it asks what it has caught
        log.append(n)
    if n <= 0:
        return log
    return await stream(n - 1, log)


@tailrec
async def stream(n: int, log: list[int]) -> list[int]:
    log.append(-n)
    if n <= 0:
        return log
    await asyncio.sleep(0)
    return await connect(n - 1, log)


class Machine:
    """Methods of every kind."""

    def __init__(self) -> None:
        self.log: list[int] = []

    @tailrec
    def run(self, n: int) -> list[int]:
        self.log.append(n)
        match n:
            case 0:
                return self.log
            case 3:
                return self.other(n - 1)
            case _:
                return self.run(n - 1)

    @tailrec
    def other(self, n: int) -> list[int]:
        return self.run(n)

    @tailrec
    async def later(self, n: int) -> list[int]:
        self.log.append(n)
        if n == 0:
            return self.log
        return await self.later(n - 1)

    @classmethod
    @tailrec
    def make(cls, n: int) -> str:
        return cls.__name__ if n == 0 else cls.make(n - 1)

    @staticmethod
    @tailrec
    def fixed(n: int) -> int:
        if n == 0:
            return n
        return Machine.fixed(n - 1)


@tailstream
def down(n: int) -> Iterator[int]:
    yield n
    if n:
        yield from down(n - 1)


@tailstream
def tick(n: int) -> Iterator[int]:
    yield n
    if n > 0:
        yield from tock(n - 1)


@tailstream
def tock(n: int) -> Iterator[int]:
    yield -n
    if n > 0:
        yield from tick(n - 1)


@tailstream
def each_down(n: int) -> Iterator[int]:
    yield n
    if n:
        for event in each_down(n - 1):
            yield event


@tailstream
async def down_later(n: int) -> AsyncIterator[int]:
    await asyncio.sleep(0)
    yield n
    if n:
        async for event in down_later(n - 1):
            yield event


@tailstream
async def tick_later(n: int) -> AsyncIterator[int]:
    yield n
    if n > 0:
        async for event in tock_later(n - 1):
            yield event


@tailstream
async def tock_later(n: int) -> AsyncIterator[int]:
    await asyncio.sleep(0)
    yield -n
    if n > 0:
        async for event in tick_later(n - 1):
            yield event


async def listed(events: AsyncIterator[int]) -> list[int]:
    return [event async for event in events]


FUNCTIONS: dict[str, Callable[[], Any]] = {
    "total": lambda: total(4, log=[]),
    "walk": lambda: asyncio.run(walk(4)),
    "keep": lambda: keep(3),
    "keep_later": lambda: asyncio.run(keep_later(3)),
    "ping": lambda: (ping(5, []), ping(6, []), ping(0, [])),
    "connect": lambda: (asyncio.run(connect(5, [])), asyncio.run(stream(5, []))),
    "Machine.run": lambda: Machine().run(5),
    "Machine.later": lambda: asyncio.run(Machine().later(4)),
    "Machine.make": lambda: Machine.make(3),
    "Machine.fixed": lambda: Machine.fixed(3),
}
STREAMS_FROM: dict[str, Callable[[], Any]] = {
    "down": lambda: list(down(3)),
    "tick": lambda: (list(tick(4)), list(tock(4))),
}
STREAMS_FOR: dict[str, Callable[[], Any]] = {
    "each_down": lambda: list(each_down(3)),
    "down_later": lambda: asyncio.run(listed(down_later(3))),
    "tick_later": lambda: (asyncio.run(listed(tick_later(4))), asyncio.run(listed(tock_later(4)))),
}
ENDS_AT_ONCE: dict[str, Callable[[], Any]] = {
    "total": lambda: total(0),
    "walk": lambda: asyncio.run(walk(0)),
    "keep": lambda: keep(0),
    "keep_later": lambda: asyncio.run(keep_later(0)),
    "ping": lambda: ping(0, []),
    "pong": lambda: pong(0, []),
    "connect": lambda: asyncio.run(connect(0, [])),
    "stream": lambda: asyncio.run(stream(0, [])),
    "Machine.run": lambda: Machine().run(0),
    "Machine.later": lambda: asyncio.run(Machine().later(0)),
    "Machine.make": lambda: Machine.make(0),
    "Machine.fixed": lambda: Machine.fixed(0),
    "down": lambda: list(down(0)),
    "tick": lambda: list(tick(0)),
    "each_down": lambda: list(each_down(0)),
    "down_later": lambda: asyncio.run(listed(down_later(0))),
    "tick_later": lambda: asyncio.run(listed(tick_later(0))),
    "tock_later": lambda: asyncio.run(listed(tock_later(0))),
}
