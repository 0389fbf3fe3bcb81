"""Two functions, and two methods, that hand over to each other; and the trampolines that one would write by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from loom import tailrec

Step = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Mutual:
    """One row of the table.

    Attributes:
        name: what is measured.
        compiled: makes the coroutine of a run of n transitions.
        by_hand: makes the one of the same over a trampoline.
        limit: the ratio that Loom promises.
        peer: what the peer is known to do instead of running it.
    """

    name: str
    compiled: Step
    by_hand: Step
    limit: float
    peer: str


async def trampoline(step: Step | None, n: int) -> str:
    value: Any = n
    while step is not None:
        step, value = await step(value)
    return str(value)


@tailrec
async def ping(n: int) -> str:
    if n == 0:
        return "done"
    return await pong(n - 1)


@tailrec
async def pong(n: int) -> str:
    if n == 0:
        return "done"
    return await ping(n - 1)


async def ping_by_hand(n: int) -> tuple[Step | None, Any]:
    if n == 0:
        return None, "done"
    return pong_by_hand, n - 1


async def pong_by_hand(n: int) -> tuple[Step | None, Any]:
    if n == 0:
        return None, "done"
    return ping_by_hand, n - 1


class Machine:
    @tailrec
    async def ping(self, n: int) -> str:
        if n == 0:
            return "done"
        return await self.pong(n - 1)

    @tailrec
    async def pong(self, n: int) -> str:
        if n == 0:
            return "done"
        return await self.ping(n - 1)

    async def ping_by_hand(self, n: int) -> tuple[Step | None, Any]:
        if n == 0:
            return None, "done"
        return self.pong_by_hand, n - 1

    async def pong_by_hand(self, n: int) -> tuple[Step | None, Any]:
        if n == 0:
            return None, "done"
        return self.ping_by_hand, n - 1


MACHINE = Machine()
MUTUAL = (
    Mutual("two functions that call each other", ping, lambda n: trampoline(ping_by_hand, n), 1.3, "NameError"),
    Mutual(
        *("two methods that call each other", MACHINE.ping, lambda n: trampoline(MACHINE.ping_by_hand, n)),
        *(1.5, "RecursionError"),
    ),
)
