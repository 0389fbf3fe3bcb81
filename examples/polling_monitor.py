"""A monitor that polls a service for as long as it lives, and tells when its condition changes.

The state is what was seen last; each look at the service is one transition. A monitor runs for months, so here it
looks 20,000 times.

Run it: `python examples/polling_monitor.py`
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass

from loom import tailstream

INTERVAL = 0.0  # seconds; 30 in earnest
LOOKS = 20_000


@dataclass(frozen=True)
class Seen:
    """What the monitor remembers between two looks."""

    looks: int = 0
    condition: str = "unknown"
    since: int = 0


@dataclass(frozen=True)
class Change:
    """What it tells."""

    before: str
    now: str
    looks: int


@tailstream
async def monitor(service: Service, seen: Seen) -> AsyncGenerator[Change, None]:
    if seen.looks == LOOKS:
        return
    await asyncio.sleep(INTERVAL)
    condition = await service.condition(seen.looks)
    now = Seen(seen.looks + 1, condition, seen.since)
    if condition != seen.condition:
        yield Change(seen.condition, condition, seen.looks - seen.since)
        now = Seen(seen.looks + 1, condition, seen.looks)
    async for change in monitor(service, now):
        yield change


class Service:
    """Fails at the 7,000th look, and is well again from the 7,050th on."""

    async def condition(self, looks: int) -> str:
        return "failing" if 7_000 <= looks < 7_050 else "healthy"


async def main() -> None:
    async for change in monitor(Service(), Seen()):
        print(f"{change.before} for {change.looks} looks, now {change.now}")


if __name__ == "__main__":
    asyncio.run(main())
