"""A run of a machine between two of its transitions: where it is, whether it is over, and who observes it.

    with run.turn() as configuration:            one transition at a time, and none after an exception
        run.tell_before(configuration)
        ...
        run.arrive(outcome)                      now `run.next` is where the next turn begins

`transitions` runs functions like that, `streams` generators.
"""

from __future__ import annotations

from collections.abc import Coroutine
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from loom.configuration import Done, Next

if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import Self

    from loom.observers import Observer

__all__ = ["Run"]


class Run:
    """Where a run is.

    Attributes:
        next: the configuration that the next turn runs. After an exception the one that raised it; None after the end.
    """

    __slots__ = ("_observers", "_over", "_running", "next")

    def __init__(self, start: Next[Any]) -> None:
        self.next: Next[Any] | None = start
        self._observers: tuple[Observer, ...] = ()
        self._over = False
        self._running = False

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {'ended' if self.next is None else f'at {self.next!r}'}>"

    def observe(self, *observers: Observer) -> Self:
        """Adds observers, which are told of each transition from now on.

        Args:
            *observers: told in this order before a transition, in the opposite order after it.

        Returns:
            The run itself.
        """
        self._observers += observers
        return self

    @contextmanager
    def turn(self) -> Generator[Next[Any] | None]:
        """One turn: gives what to run, or None where the run is over; after an exception it is over."""
        if self._running:
            raise RuntimeError("a transition of this run is under way: run one after the other")
        configuration = None if self._over else self.next
        self._running = self._over = True
        try:
            yield configuration
        except BaseException as error:
            if configuration is not None:
                for observer in self._observers:
                    observer.failed(error, configuration)
            raise
        else:
            self._over = self.next is None or configuration is None
        finally:
            self._running = False

    def arrive(self, outcome: Next[Any] | Done[Any]) -> None:
        """A transition is over."""
        self.next = None if isinstance(outcome, Done) else outcome

    def tell_before(self, configuration: Next[Any]) -> None:
        for observer in self._observers:
            _refuse(observer.before(configuration), observer)

    def tell_after(self, outcome: Next[Any] | Done[Any]) -> None:
        for observer in reversed(self._observers):
            _refuse(observer.after(outcome), observer)

    async def tell_before_async(self, configuration: Next[Any]) -> None:
        for observer in self._observers:
            if (reply := observer.before(configuration)) is not None:
                await reply

    async def tell_after_async(self, outcome: Next[Any] | Done[Any]) -> None:
        for observer in reversed(self._observers):
            if (reply := observer.after(outcome)) is not None:
                await reply


def _refuse(reply: object, observer: Observer) -> None:
    """Nobody can await what an observer of a plain function returns."""
    if reply is None:
        return
    if isinstance(reply, Coroutine):
        reply.close()
    raise TypeError(f"{type(observer).__name__} is async, but the function is a `def`: observe it with plain functions")
