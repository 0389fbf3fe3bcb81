"""What the world does to a run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from random import Random


class Request(Enum):
    """What the consumer of a stream does next."""

    NEXT = "next"
    SEND = "send"
    THROW = "throw"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Schedule:
    """What the world does to a run: which effects raise, and at which suspension the run is cancelled.

    The consumer of a stream makes its requests in turn, and takes what is left as it comes.
    """

    raising: frozenset[int] = frozenset()
    cancel_at: int | None = None
    consumer: tuple[Request, ...] = ()


def random_schedule(random: Random) -> Schedule:
    """A few raising effects, and perhaps a cancellation."""
    raising = frozenset(random.sample(range(1, 30), random.randint(0, 4)))
    cancel_at = random.randint(1, 6) if random.random() < 0.3 else None
    return Schedule(raising, cancel_at, tuple(random.choices(list(Request), (6, 2, 1, 1), k=random.randint(0, 12))))
