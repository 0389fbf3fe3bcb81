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

    The consumer of a stream makes its requests in turn, and takes what is left as it comes. A run may also be thrown at
    where it is suspended, closed there, or go on in turn with a second one of the same function.
    """

    raising: frozenset[int] = frozenset()
    cancel_at: int | None = None
    consumer: tuple[Request, ...] = ()
    thrown_at: tuple[int, ...] = ()
    closed_at: int | None = None
    twice: bool = False


def random_schedule(random: Random) -> Schedule:
    """A few raising effects, and perhaps a cancellation."""
    raising = frozenset(random.sample(range(1, 30), random.randint(0, 4)))
    cancel_at = random.randint(1, 6) if random.random() < 0.3 else None
    consumer = random_consumer(random)
    thrown_at = tuple(random.sample(range(1, 9), random.choice([0, 0, 0, 1, 2])))
    closed_at = random.randint(1, 6) if random.random() < 0.1 else None
    return Schedule(raising, cancel_at, consumer, thrown_at, closed_at, random.random() < 0.15)


def random_consumer(random: Random) -> tuple[Request, ...]:
    """Nothing but iteration, or some requests, of which the one that ends most streams comes last."""
    if random.random() < 0.25:
        return ()
    first = random.choices([Request.NEXT, Request.SEND], (random.randint(0, 3), 1), k=random.randint(0, 10))
    last = random.choice([[], [Request.THROW], [Request.THROW, Request.NEXT, Request.SEND], [Request.CLOSE]])
    return (*first, *last)
