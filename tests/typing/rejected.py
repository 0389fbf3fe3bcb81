"""What type checkers must reject; each line that is wrong says so, and a line that is right must not."""

from __future__ import annotations

from collections.abc import Iterator

from loom import explain_tailcalls, step, tailrec, tailstream, transitions
from loom.observers import Budget


@tailrec
def total(n: int, acc: int = 0, *, label: str = "") -> int:
    return acc if n == 0 else total(n - 1, acc + n)


@tailrec
async def countdown(n: int) -> int:
    return n if n == 0 else await countdown(n - 1)


class Machine:
    @tailrec
    def run(self, n: int) -> int:
        return n if n == 0 else self.run(n - 1)


total("1")  # expected error
total(1, 2, 3)  # expected error
total(1, label=2)  # expected error
total()  # expected error
total(1).upper()  # expected error
countdown(1).bit_length()  # expected error
Machine().run("1")  # expected error
tailrec(42)  # expected error
explain_tailcalls(total, as_json=True)["unknown"]  # expected error


def undelegated(n: int) -> int:
    return n


@tailstream
def letters(n: int) -> Iterator[str]:
    yield "x"
    yield from letters(n - 1)


letters("1")  # expected error
letters(1).upper()  # expected error
tailstream(42)  # expected error
tailstream(undelegated)  # expected error
step(total)("1")  # expected error
step(total)(1).nothing  # expected error
transitions(total, "1")  # expected error
transitions(total, 1).run().upper()  # expected error
transitions(countdown, 1).run().bit_length()  # expected error
transitions(total, 1).observe(3)  # expected error
Budget("many")  # expected error
total(1, 2, label="fine")
step(total)(1, label="fine")
transitions(total, 1, label="fine").observe(Budget(3)).run()
