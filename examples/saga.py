"""A saga: steps that are each undone, in reverse, when a later one fails.

The tail call stands in an except clause: going forward ends there and going back begins.

Run it: `python examples/saga.py`
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from loom import tailrec


@dataclass(frozen=True)
class Step:
    name: str
    book: Callable[[str], Awaitable[None]]
    cancel: Callable[[str], Awaitable[None]]


@tailrec
async def forward(todo: tuple[Step, ...], done: tuple[Step, ...] = ()) -> str:
    if not todo:
        return f"booked {', '.join(step.name for step in done)}"
    step, *rest = todo
    try:
        await step.book(step.name)
    except RuntimeError as error:
        return await backward(done, f"{step.name}: {error}")
    return await forward(tuple(rest), (*done, step))


@tailrec
async def backward(done: tuple[Step, ...], reason: str) -> str:
    if not done:
        return f"nothing is booked ({reason})"
    await done[-1].cancel(done[-1].name)
    return await backward(done[:-1], reason)


async def book(name: str) -> None:
    await asyncio.sleep(0)
    if name == "car":
        raise RuntimeError("none left")
    print(f"booked {name}")


async def cancel(name: str) -> None:
    await asyncio.sleep(0)
    print(f"cancelled {name}")


if __name__ == "__main__":
    trip = tuple(Step(name, book, cancel) for name in ("flight", "hotel", "car", "theatre"))
    print(asyncio.run(forward(trip)))
    print(asyncio.run(forward(trip[:2])))
