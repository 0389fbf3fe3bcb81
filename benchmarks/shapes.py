"""The shapes that are measured: for each the function as users write it, and the loop they would write by hand.

A shape's function is plain here; the runner compiles it, so that one text serves every compiler.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

Function = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """One row of the table.

    Attributes:
        name: what is measured.
        recursive: the function as users write it.
        by_hand: the loop that does the same.
        arguments: makes the arguments of a run of n transitions.
        limit: the ratio that Loom promises.
        peer: what the peer is known to do instead of running it, if it does.
        method: the function is a method of `Holder`.
        stream: the function is a stream; a run consumes it.
        keywords: keyword arguments of every run.
    """

    name: str
    recursive: Function
    by_hand: Function
    arguments: Callable[[int], tuple[Any, ...]]
    limit: float
    peer: str = ""
    method: bool = False
    stream: bool = False
    keywords: dict[str, Any] = field(default_factory=dict[str, Any])


async def countdown(n: int, total: int) -> int:
    if n == 0:
        return total
    return await countdown(n - 1, total + n)


async def countdown_loop(n: int, total: int) -> int:
    while True:
        if n == 0:
            return total
        n, total = n - 1, total + n


async def five(n: int, a: int, b: int, c: int, d: int) -> tuple[int, ...]:
    if n == 0:
        return a, b, c, d
    return await five(n - 1, b, a, c + 1, d + 2)


async def five_loop(n: int, a: int, b: int, c: int, d: int) -> tuple[int, ...]:
    while True:
        if n == 0:
            return a, b, c, d
        n = n - 1
        a, b = b, a
        c = c + 1
        d = d + 2


async def keywords(n: int, *, total: int, step: int) -> int:
    if n == 0:
        return total
    return await keywords(step=step, n=n - 1, total=total + step)


async def keywords_loop(n: int, *, total: int, step: int) -> int:
    while True:
        if n == 0:
            return total
        n, total = n - 1, total + step


async def omitted(n: int, total: int, step: int = 1000, label: str = "none") -> tuple[int, int, str]:
    if n == 0:
        return total, step, label
    return await omitted(n - 1, total + step)


async def omitted_loop(n: int, total: int, step: int = 1000, label: str = "none") -> tuple[int, int, str]:
    while True:
        if n == 0:
            return total, step, label
        n = n - 1
        total = total + step
        step = 1000
        label = "none"


async def own_items(n: int, *items: int) -> tuple[int, ...]:
    if n == 0:
        return items
    return await own_items(n - 1, *items)


async def own_items_loop(n: int, *items: int) -> tuple[int, ...]:
    while True:
        if n == 0:
            return items
        n = n - 1


async def spread(n: int, a: int = 1, b: int = 2) -> tuple[int, int]:
    if n == 0:
        return a, b
    options = {"a": a + 1, "b": b}
    return await spread(n - 1, **options)


async def spread_loop(n: int, a: int = 1, b: int = 2) -> tuple[int, int]:
    while True:
        if n == 0:
            return a, b
        options = {"a": a + 1, "b": b}
        n, a, b = n - 1, options["a"], options["b"]


async def nested_loops(n: int, rows: tuple[tuple[int, ...], ...]) -> int:
    if n == 0:
        return n
    for row in rows:
        for cell in row:
            if cell == 3:
                return await nested_loops(n - 1, rows)
    return -1


async def nested_loops_loop(n: int, rows: tuple[tuple[int, ...], ...]) -> int:
    while True:
        if n == 0:
            return n
        found = False
        for row in rows:
            for cell in row:
                if cell == 3:
                    n = n - 1
                    found = True
                    break
            if found:
                break
        if found:
            continue
        return -1


class Holder:
    async def run(self, n: int, total: int) -> int:
        if n == 0:
            return total
        return await self.run(n - 1, total + n)


async def method_loop(self: Holder, n: int, total: int) -> int:
    while True:
        if n == 0:
            return total
        n, total = n - 1, total + n


async def captured(n: int, last: Function | None) -> Function | None:
    if n == 0:
        return last
    return await captured(n - 1, lambda: n)


def _constantly(n: int) -> Function:
    return lambda: n


async def captured_loop(n: int, last: Function | None) -> Function | None:
    while True:
        if n == 0:
            return last
        n, last = n - 1, _constantly(n)


def plain(n: int, total: int) -> int:
    if n == 0:
        return total
    return plain(n - 1, total + n)


def plain_loop(n: int, total: int) -> int:
    while True:
        if n == 0:
            return total
        n, total = n - 1, total + n


ROWS = ((1, 2), (1, 3), (5, 6))


async def stream(n: int) -> AsyncIterator[int]:
    yield n
    if n == 0:
        return
    async for event in stream(n - 1):
        yield event
    return  # the peer asks for it


async def stream_loop(n: int) -> AsyncIterator[int]:
    while True:
        yield n
        if n == 0:
            return
        n = n - 1


async def bursts(n: int) -> AsyncIterator[tuple[int, int]]:
    for number in range(10):
        yield n, number
    if n <= 10:
        return
    async for event in bursts(n - 10):
        yield event
    return  # the peer asks for it


async def bursts_loop(n: int) -> AsyncIterator[tuple[int, int]]:
    while True:
        for number in range(10):
            yield n, number
        if n <= 10:
            return
        n = n - 10


def generator(n: int) -> Iterator[int]:
    yield n
    if n == 0:
        return
    yield from generator(n - 1)


def generator_loop(n: int) -> Iterator[int]:
    while True:
        yield n
        if n == 0:
            return
        n = n - 1


SHAPES = (
    Shape("positional self call", countdown, countdown_loop, lambda n: (n, 0), 1.03),
    Shape("five parameters, two swapped", five, five_loop, lambda n: (n, 1, 2, 3, 4), 1.05),
    Shape("keyword arguments", keywords, keywords_loop, lambda n: (n,), 1.05, keywords={"total": 0, "step": 3}),
    Shape("default omitted", omitted, omitted_loop, lambda n: (n, 0), 1.05),
    Shape("own *items passed on", own_items, own_items_loop, lambda n: (n, 1, 2, 3), 1.10),
    Shape("**spread", spread, spread_loop, lambda n: (n,), 3.5),
    Shape("out of two nested loops", nested_loops, nested_loops_loop, lambda n: (n, ROWS), 1.05, "wrong result"),
    Shape("method, self.f(...)", Holder.run, method_loop, lambda n: (None, n, 0), 1.10, "RecursionError", method=True),
    Shape("parameter captured by a lambda", captured, captured_loop, lambda n: (n, None), 1.5, "wrong result"),
    Shape("def, positional self call", plain, plain_loop, lambda n: (n, 0), 1.03, "refused"),
    Shape("async stream, an event each", stream, stream_loop, lambda n: (n,), 1.05, stream=True),
    Shape("async stream, ten events each", bursts, bursts_loop, lambda n: (n,), 1.05, stream=True),
    Shape("generator, an event each", generator, generator_loop, lambda n: (n,), 1.05, "refused", stream=True),
)


# A function whose last act is to await a plain helper.


async def helper(n: int) -> int:
    return n


async def awaits_a_helper(n: int) -> int:
    return await helper(n)
