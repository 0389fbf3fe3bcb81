"""A run of a machine between two of its transitions: where it is, whether it is over, and who observes it.

    with run.turn() as configuration:            one transition at a time, and none after an exception
        run.tell_before(configuration)
        ...
        run.arrive(outcome)                      now `run.next` is where the next turn begins
        run.tell_after(outcome)

`transitions` runs functions like that, `streams` generators.
"""

from __future__ import annotations

import inspect
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from loom.configuration import Done, Next

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from loom.observer import Observer

__all__ = ["Run"]


class Run:
    """Where a run is.

    Attributes:
        next: where the run goes on: the configuration that the next turn would run. It stays what it was when that
            raises; it is None after the end.
        outcome: what the last transition came to; None before the first one has ended.
    """

    __slots__ = ("_observers", "_over", "_running", "_told", "_told_of", "next", "outcome")

    def __init__(self, start: Next[Any]) -> None:
        self.next: Next[Any] | None = start
        self.outcome: Next[Any] | Done[Any] | None = None
        self._observers: tuple[Observer, ...] = ()
        self._told: list[Observer] = []  # whose `before` has been called for the transition under way
        self._told_of = start
        self._over = False
        self._running = False

    def __repr__(self) -> str:
        if self.next is None:
            return f"<{type(self).__name__} ended>"
        return f"<{type(self).__name__} {'stopped ' if self._over else ''}at {self.next!r}>"

    def observe(self, *observers: Observer) -> Self:
        """Adds observers, which are told of each transition from now on.

        Args:
            *observers: told in this order before a transition, in the opposite order after it or when it fails.

        Returns:
            The run itself.

        Raises:
            TypeError: one of them is not an `Observer`, or its `failed` is async.
        """
        for observer in observers:
            if not all(callable(getattr(observer, name, None)) for name in _METHODS):
                raise TypeError(
                    f"an observer has the methods {', '.join(_METHODS)}, but {observer!r} has not: "
                    "derive a class from loom.observers.Observer, or pass functions in Hooks(before=..., after=...)"
                )
            if isinstance(observer, type):
                raise TypeError(f"an observer is an object, not a class: pass {observer.__name__}(...)")
            if inspect.iscoroutinefunction(observer.failed):
                raise TypeError(
                    f"{type(observer).__name__}.failed is async, but an exception awaits nothing: make it a plain `def`"
                )
        self._observers += observers
        return self

    def turn(self) -> _Turn:
        """One turn: gives what to run, or None where the run is over; after an exception it is over."""
        if self._running:
            raise RuntimeError("a transition of this run is under way: run one after the other")
        return _Turn(self)

    def begin(self) -> Next[Any] | None:
        configuration = None if self._over else self.next
        self._running = True
        return configuration

    def end(self, error: BaseException | None) -> None:
        self._running = False
        if error is None:
            return
        self._over = True
        for observer in reversed(self._told):
            try:
                observer.failed(error, self._told_of)
            except Exception:
                import logging  # noqa: PLC0415  # only an observer that fails needs it

                logging.getLogger("loom").exception("%r failed while it was told of an exception", observer)

    def arrive(self, outcome: Next[Any] | Done[Any]) -> None:
        """A transition is over."""
        self.outcome = outcome
        self.next = None if isinstance(outcome, Done) else outcome

    def tell_before(self, configuration: Next[Any]) -> None:
        self._told, self._told_of = [], configuration
        for observer in self._observers:
            self._told.append(observer)
            _refuse(observer.before(configuration), observer)

    def tell_after(self, outcome: Next[Any] | Done[Any]) -> None:
        for observer in reversed(self._observers):
            _refuse(observer.after(outcome), observer)

    async def tell_before_async(self, configuration: Next[Any]) -> None:
        self._told, self._told_of = [], configuration
        for observer in self._observers:
            self._told.append(observer)
            await _settle(observer.before(configuration))

    async def tell_after_async(self, outcome: Next[Any] | Done[Any]) -> None:
        for observer in reversed(self._observers):
            await _settle(observer.after(outcome))


class _Turn:
    """What `contextlib.contextmanager` would be, but for an exception that it would assign to."""

    __slots__ = ("run",)

    def __init__(self, run: Run) -> None:
        self.run = run

    def __enter__(self) -> Next[Any] | None:
        return self.run.begin()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.run.end(error)


_METHODS = ("before", "after", "failed")


async def _settle(reply: object) -> None:
    if inspect.isawaitable(reply):
        await reply


def _refuse(reply: object, observer: Observer) -> None:
    """Nobody can await what an observer of a plain function returns."""
    if not inspect.isawaitable(reply):
        return
    if isinstance(reply, Coroutine):
        reply.close()
    raise TypeError(f"{type(observer).__name__} is async, but the function is a `def`: observe it with plain functions")
