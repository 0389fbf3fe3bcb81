"""Retry with backoff: the attempt is the state, and the next one is the end of the handler that caught the last one.

The pauses double up to a longest one; what is not worth another attempt is not caught. The last failure leaves with the
number of attempts as a note.

Run it: `python examples/retry_with_backoff.py`
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from loom import tailrec


@dataclass(frozen=True)
class Attempt:
    """How often it has been tried, and how long to wait before the next time."""

    number: int = 1
    most: int = 5
    pause: float = 0.001  # seconds
    longest: float = 0.004

    def next(self) -> Attempt:
        return replace(self, number=self.number + 1, pause=min(2 * self.pause, self.longest))


@tailrec
async def retry(action: Callable[[], Awaitable[str]], attempt: Attempt) -> str:
    try:
        result = await action()
    except ConnectionError as error:
        if attempt.number == attempt.most:
            error.add_note(f"gave up after {attempt.number} attempts")
            raise
        await asyncio.sleep(attempt.pause)
        return await retry(action, attempt.next())
    return f"{result}, at attempt {attempt.number}"


class Service:
    """Refuses a number of calls, then answers."""

    def __init__(self, refusals: int) -> None:
        self.refusals = refusals

    async def call(self) -> str:
        await asyncio.sleep(0)
        if self.refusals:
            self.refusals -= 1
            raise ConnectionRefusedError("the service is busy")
        return "answered"


async def main() -> None:
    print(await retry(Service(refusals=3).call, Attempt()))
    try:
        await retry(Service(refusals=9).call, Attempt())
    except ConnectionError as error:
        print(error, *error.__notes__, sep="; ")
    patient = Attempt(most=5_000, pause=0, longest=0)  # far more than Python's stack has room for
    print(await retry(Service(refusals=4_000).call, patient))


if __name__ == "__main__":
    asyncio.run(main())
