"""A machine run one transition at a time, so that others can go around the transitions.

    async for outcome in transitions(agent_loop, state):      # Next, Next, ..., Done
        print(outcome)

    await transitions(agent_loop, state).observe(Budget(1000), Trace()).run()

Hooks, budgets, checkpoints and traces stay outside the compiled function: they look at the values between two turns.
`loom.observers` has the usual ones.
"""

from __future__ import annotations

from collections.abc import Coroutine
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, cast, final, overload

from loom.configuration import Done, Next, machine

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import Self

    from loom.observers import Observer

__all__ = ["AsyncTransitions", "Transitions", "transitions"]

P = ParamSpec("P")
T = TypeVar("T")


@overload
def transitions(  # type: ignore[overload-overlap]  # pyright: ignore[reportOverlappingOverload]  # the narrower is first
    fn: Callable[P, Coroutine[Any, Any, T]], /, *args: P.args, **kwargs: P.kwargs
) -> AsyncTransitions[T]: ...
@overload
def transitions(fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Transitions[T]: ...
@overload
def transitions(  # type: ignore[overload-overlap]  # pyright: ignore[reportOverlappingOverload]  # the narrower is first
    fn: Next[Coroutine[Any, Any, T]], /
) -> AsyncTransitions[T]: ...
@overload
def transitions(fn: Next[T], /) -> Transitions[T]: ...
def transitions(
    fn: Callable[..., Any] | Next[Any], /, *args: object, **kwargs: object
) -> Transitions[Any] | AsyncTransitions[Any]:
    """Runs a compiled function one transition at a time.

    Nothing runs between two turns of the iteration, so leaving it early leaves nothing behind; cancelling it cancels
    the transition under way.

    Args:
        fn: a function or method that `@tailrec` compiled; or a configuration to go on from.
        *args: its arguments.
        **kwargs: its arguments by keyword.

    Returns:
        An async iterator if `fn` is an `async def`, else an iterator: of a `Next` after each transition, and a final
        `Done` with the value of the run.

    Raises:
        NotCompiledError: `fn` was not compiled by Loom, or has no tail call.
        TypeError: the arguments do not fit the function.

    Example:
        >>> from loom import tailrec, transitions
        >>> @tailrec
        ... def count(n, total=0):
        ...     return total if n == 0 else count(n - 1, total + 1)
        >>> list(transitions(count, 2))
        [Next(count(1, 1)), Next(count(0, 2)), Done(2)]
    """
    if isinstance(fn, Next):
        if args or kwargs:
            raise TypeError("transitions() of a configuration takes no arguments: it has its own")
        start = fn
        entry, _ = machine(fn.fn, "transitions")
    else:
        entry, receiver = machine(fn, "transitions")
        start = Next(*entry.transition.get().configure(*receiver, *args, **kwargs))
    return AsyncTransitions(start) if entry.is_async else Transitions(start)


class _Run(Generic[T]):
    """Where a run is: what is to be run next, whether it is over, and who is told.

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
    def _turn(self) -> Generator[Next[Any] | None]:
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


@final
class Transitions(_Run[T]):
    """The run of a `def`, one transition at a time; see `transitions`."""

    __slots__ = ()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Next[T] | Done[T]:
        try:
            outcome = self._advance()
        except StopIteration as error:
            raise RuntimeError("a transition raised StopIteration") from error
        if outcome is None:
            raise StopIteration
        return outcome

    def _advance(self) -> Next[T] | Done[T] | None:
        with self._turn() as configuration:
            return configuration and self._step(configuration)

    def _step(self, configuration: Next[Any]) -> Next[T] | Done[T]:
        for observer in self._observers:
            _refuse(observer.before(configuration), observer)
        outcome = cast("Next[T] | Done[T]", configuration.step())
        self.next = None if isinstance(outcome, Done) else outcome
        for observer in reversed(self._observers):
            _refuse(observer.after(outcome), observer)
        return outcome

    def run(self) -> T:
        """Runs to the end.

        Returns:
            What the run returns.

        Raises:
            RuntimeError: the run is over.
        """
        while outcome := self._advance():
            if isinstance(outcome, Done):
                return outcome.value
        raise RuntimeError(_OVER)


@final
class AsyncTransitions(_Run[T]):
    """The run of an `async def`, one transition at a time; see `transitions`."""

    __slots__ = ()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Next[Coroutine[Any, Any, T]] | Done[T]:
        try:
            outcome = await self._advance()
        except StopAsyncIteration as error:
            raise RuntimeError("a transition raised StopAsyncIteration") from error
        if outcome is None:
            raise StopAsyncIteration
        return outcome

    async def _advance(self) -> Next[Coroutine[Any, Any, T]] | Done[T] | None:
        with self._turn() as configuration:
            return configuration and await self._step(configuration)

    async def _step(self, configuration: Next[Any]) -> Next[Coroutine[Any, Any, T]] | Done[T]:
        for observer in self._observers:
            if (reply := observer.before(configuration)) is not None:
                await reply
        outcome = cast("Next[Coroutine[Any, Any, T]] | Done[T]", await configuration.step())
        self.next = None if isinstance(outcome, Done) else outcome
        for observer in reversed(self._observers):
            if (reply := observer.after(outcome)) is not None:
                await reply
        return outcome

    async def run(self) -> T:
        """Runs to the end.

        Returns:
            What the run returns.

        Raises:
            RuntimeError: the run is over.
        """
        while outcome := await self._advance():
            if isinstance(outcome, Done):
                return outcome.value
        raise RuntimeError(_OVER)


_OVER = "the run is over: `transitions` of a configuration begins another"


def _refuse(reply: object, observer: Observer) -> None:
    """Nobody can await what an observer of a plain function returns."""
    if reply is None:
        return
    if isinstance(reply, Coroutine):
        reply.close()
    raise TypeError(f"{type(observer).__name__} is async, but the function is a `def`: observe it with plain functions")
