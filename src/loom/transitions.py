"""A machine run one transition at a time, so that others can go around the transitions.

    async for outcome in transitions(agent_loop, state):      # Next, Next, ..., Done
        print(outcome)

    await transitions(agent_loop, state).observe(Budget(1000), Trace()).run()

Hooks, budgets, checkpoints and traces stay outside the compiled function: they look at the values between two turns.
`loom.observers` has the usual ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, ParamSpec, TypeVar, cast, final, overload

from loom.compiler.kind import Kind
from loom.compiler.unasked import is_a
from loom.configuration import Done, Next, machine
from loom.runs import Run
from loom.streams import AsyncStreamTransitions, StreamTransitions

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Callable, Coroutine, Iterator
    from typing import Self

__all__ = ["AsyncTransitions", "Transitions", "transitions"]

P = ParamSpec("P")
T = TypeVar("T")


@overload
def transitions(  # type: ignore[overload-overlap]  # pyright: ignore[reportOverlappingOverload]  # the narrower is first
    fn: Callable[P, Coroutine[Any, Any, T]], /, *args: P.args, **kwargs: P.kwargs
) -> AsyncTransitions[T]: ...
@overload
def transitions(  # type: ignore[overload-overlap]  # pyright: ignore[reportOverlappingOverload]  # the narrower is first
    fn: Callable[P, AsyncIterable[T]], /, *args: P.args, **kwargs: P.kwargs
) -> AsyncStreamTransitions[T]: ...
@overload
def transitions(  # type: ignore[overload-overlap]  # pyright: ignore[reportOverlappingOverload]  # the narrower is first
    fn: Callable[P, Iterator[T]], /, *args: P.args, **kwargs: P.kwargs
) -> StreamTransitions[T]: ...
@overload
def transitions(fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Transitions[T]: ...
@overload
def transitions(  # type: ignore[overload-overlap]  # pyright: ignore[reportOverlappingOverload]  # the narrower is first
    fn: Next[Coroutine[Any, Any, T]], /
) -> AsyncTransitions[T]: ...
@overload
def transitions(  # type: ignore[overload-overlap]  # pyright: ignore[reportOverlappingOverload]  # the narrower is first
    fn: Next[AsyncIterable[T]], /
) -> AsyncStreamTransitions[T]: ...
@overload
def transitions(  # type: ignore[overload-overlap]  # pyright: ignore[reportOverlappingOverload]  # the narrower is first
    fn: Next[Iterator[T]], /
) -> StreamTransitions[T]: ...
@overload
def transitions(fn: Next[T], /) -> Transitions[T]: ...
def transitions(
    fn: Callable[..., Any] | Next[Any], /, *args: object, **kwargs: object
) -> Transitions[Any] | AsyncTransitions[Any] | StreamTransitions[Any] | AsyncStreamTransitions[Any]:
    """Runs a compiled function or stream one transition at a time.

    Nothing runs between two turns of the iteration, so leaving it early leaves nothing behind; cancelling it cancels
    the transition under way.

    Args:
        fn: a function or method that `@tailrec` or `@tailstream` compiled; or a configuration to go on from.
        *args: its arguments.
        **kwargs: its arguments by keyword.

    Returns:
        An async iterator if `fn` is an `async def`, else an iterator. It gives a `Next` after each transition, and a
        final `Done` with the value of the run; for a stream also an `Emit` for each event in between.

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
    if is_a(fn, Next):
        if args or kwargs:
            raise TypeError("transitions() of a configuration takes no arguments: it has its own")
        start = cast("Next[Any]", fn)
        entry, _ = machine(start.fn, "transitions")
    else:
        entry, receiver = machine(fn, "transitions")
        start = Next(*entry.transition().configure(*receiver, *args, **kwargs))
    runs = _RUNS[entry.kind]
    return runs(start)


@final
class Transitions(Run, Generic[T]):
    """The run of a `def`, one transition at a time; see `transitions`."""

    __slots__ = ()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Next[T] | Done[T]:
        try:
            outcome = self._advance()
        except StopIteration as error:
            raise RuntimeError("a transition or an observer raised StopIteration") from error
        if outcome is None:
            raise StopIteration
        return outcome

    def _advance(self) -> Next[T] | Done[T] | None:
        with self.turn() as configuration:
            return configuration and self._step(configuration)

    def _step(self, configuration: Next[Any]) -> Next[T] | Done[T] | None:
        self.tell_before(configuration)
        if self._over:
            return None  # closed by an observer
        outcome = cast("Next[T] | Done[T]", configuration.step())
        self.arrive(outcome)
        self.tell_after(outcome)
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
        raise RuntimeError(_over(self.next))

    def close(self) -> None:
        """Ends the run where it is; nothing runs between two transitions, so there is nothing to clean up."""
        self._over = True


@final
class AsyncTransitions(Run, Generic[T]):
    """The run of an `async def`, one transition at a time; see `transitions`."""

    __slots__ = ()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Next[Coroutine[Any, Any, T]] | Done[T]:
        try:
            outcome = await self._advance()
        except StopAsyncIteration as error:
            raise RuntimeError("a transition or an observer raised StopAsyncIteration") from error
        if outcome is None:
            raise StopAsyncIteration
        return outcome

    async def _advance(self) -> Next[Coroutine[Any, Any, T]] | Done[T] | None:
        with self.turn() as configuration:
            return configuration and await self._step(configuration)

    async def _step(self, configuration: Next[Any]) -> Next[Coroutine[Any, Any, T]] | Done[T] | None:
        await self.tell_before_async(configuration)
        if self._over:
            return None  # closed while an observer was waiting
        outcome = cast("Next[Coroutine[Any, Any, T]] | Done[T]", await configuration.step())
        self.arrive(outcome)
        await self.tell_after_async(outcome)
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
        raise RuntimeError(_over(self.next))

    async def aclose(self) -> None:
        """Ends the run where it is; nothing runs between two transitions, so there is nothing to clean up."""
        self._over = True


def _over(configuration: Next[Any] | None) -> str:
    goes_on = "`transitions(run.next)` goes on where it stopped, " if configuration else ""
    return f"the run is over: {goes_on}`transitions(fn, ...)` begins another"


_RUNS: Final[
    dict[
        Kind,
        type[Transitions[Any] | AsyncTransitions[Any] | StreamTransitions[Any] | AsyncStreamTransitions[Any]],
    ]
] = {
    Kind.FUNCTION: Transitions,
    Kind.COROUTINE: AsyncTransitions,
    Kind.GENERATOR: StreamTransitions,
    Kind.ASYNC_GENERATOR: AsyncStreamTransitions,
}
