"""A supervisor that restarts its worker whenever that dies, from within the handler that learns of the death.

In plain Python each restart adds a frame, and an exception that keeps all earlier ones alive; a worker that dies every
five seconds ends such a service within two hours. Here a restart is a turn of a loop.

Run it: `python examples/supervisor.py`
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from loom import tailrec


class WorkerDiedError(Exception):
    """The worker has met something that it cannot go on from."""


@dataclass(frozen=True)
class Health:
    """What the supervisor knows of its worker."""

    restarts: int = 0
    most: int = 10_000
    last_error: str = "none"

    def died(self, error: WorkerDiedError) -> Health:
        return replace(self, restarts=self.restarts + 1, last_error=str(error))


@tailrec
async def supervise(worker: Worker, health: Health) -> Health:
    try:
        await worker.run()
    except WorkerDiedError as error:
        if health.restarts == health.most:
            error.add_note(f"not restarted again after {health.restarts} times")
            raise
        await asyncio.sleep(0)  # a pause, in earnest
        return await supervise(worker, health.died(error))
    return health


@dataclass
class Worker:
    """Works through its jobs; what it has done outlives its deaths."""

    jobs: int
    handle: Callable[[int], Awaitable[None]]
    done: int = 0

    async def run(self) -> None:
        while self.done < self.jobs:
            job, self.done = self.done, self.done + 1
            await self.handle(job)


async def fragile(job: int) -> None:
    """Dies of every third job."""
    await asyncio.sleep(0)
    if job % 3 == 2:
        raise WorkerDiedError(f"job {job} was too much")


async def main() -> None:
    worker = Worker(15_000, fragile)
    health = await supervise(worker, Health())
    print(f"{worker.done} jobs, {health.restarts} restarts, the last because {health.last_error}")
    try:
        await supervise(Worker(15_000, fragile), Health(most=2))
    except WorkerDiedError as error:
        print(error, *error.__notes__, sep="; ")


if __name__ == "__main__":
    asyncio.run(main())
