"""What type checkers must accept: a decorated function keeps its exact signature."""

from __future__ import annotations

from typing import Any, Literal, assert_type

from loom import Explanation, explain_tailcalls, tailrec


@tailrec
async def countdown(n: int, /, label: str = "x", *rest: float, flag: bool = False) -> tuple[int, str]:
    if n == 0:
        return n, label
    return await countdown(n - 1, label, *rest, flag=flag)


@tailrec
def total(n: int, acc: int = 0) -> int:
    return acc if n == 0 else total(n - 1, acc + n)


class Machine:
    @tailrec
    async def run(self, state: bytes) -> bytes:
        return state if not state else await self.run(state[1:])

    @classmethod
    @tailrec
    def make(cls, n: int) -> Machine:
        return cls() if n == 0 else cls.make(n - 1)

    @staticmethod
    @tailrec
    def size(n: int) -> int:
        return n if n == 0 else Machine.size(n - 1)


async def use() -> None:
    assert_type(await countdown(1, "l", 2.0, flag=True), tuple[int, str])
    assert_type(total(3), int)
    assert_type(await Machine().run(b"x"), bytes)
    assert_type(Machine.make(2), Machine)
    assert_type(Machine.size(2), int)
    assert_type(explain_tailcalls(total), str)
    assert_type(explain_tailcalls(total, as_json=True), Explanation)
    assert_type(explain_tailcalls(total, as_json=True)["optimized"][0]["binding"], Literal["direct", "binder"])


def give(function: Any) -> object:
    return tailrec(function)
