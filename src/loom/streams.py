"""Streams one transition at a time: the events as they come, and the configurations between the transitions.

async for outcome in transitions(stream_agent, state):
    match outcome:
        case Emit(event):           show(event)
        case Next():                save(outcome)
        case Done():                pass
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast, final

from loom.compiler.runtime import VALUE_DROPPED, Handover
from loom.configuration import Done, Emit, Next, machine, transition_of
from loom.runs import Run

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator
    from typing import Self

    from loom.configuration import Configuration

__all__ = ["AsyncStreamTransitions", "StreamTransitions"]

T = TypeVar("T")


@final
class StreamTransitions(Run, Generic[T]):
    """The run of a generator, one transition at a time; see `transitions`."""

    __slots__ = ("_body", "_drops")

    def __init__(self, start: Next[Any]) -> None:
        super().__init__(start)
        self._body: Generator[T, None, Any] | None = None
        self._drops = start.drops

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Emit[T] | Next[Iterator[T]] | Done[Any]:
        try:
            with self.turn() as configuration:
                outcome = configuration and self._advance(configuration)
        except StopIteration as error:
            raise RuntimeError("an observer raised StopIteration") from error
        if outcome is None:
            raise StopIteration
        return outcome

    def _advance(self, configuration: Next[Any]) -> Emit[T] | Next[Iterator[T]] | Done[Any] | None:
        if self._body is None:
            self.tell_before(configuration)
            if self._over:
                return None  # closed by an observer
            self._body = cast("Generator[T, None, Any]", transition_of(configuration))
        try:
            return Emit(next(self._body))
        except StopIteration as end:
            returned = end.value
        outcome: Next[Iterator[T]] | Done[Any]
        if isinstance(returned, dict):
            ((how, following),) = cast("dict[int, Configuration]", returned).items()
            self._drops = self._drops or bool(how & VALUE_DROPPED)
            outcome = Next(*following, drops=self._drops and machine(following[0], "transitions")[0].gives_value)
        else:
            outcome = Done(None if self._drops else returned[0])
        self._body = None
        self.arrive(outcome)
        self.tell_after(outcome)
        return outcome

    def events(self) -> Generator[T, None, Any]:
        """Runs to the end. Whoever leaves it early closes the transition under way, and the run is over then.

        Yields:
            The events alone; observers are told of the transitions.

        Returns:
            What the generator returns.
        """
        value = None
        try:
            for outcome in self:
                if isinstance(outcome, Emit):
                    yield outcome.event
                elif isinstance(outcome, Done):
                    value = outcome.value
        finally:
            self.close()
        return value

    def close(self) -> None:
        """Closes the transition under way, as a generator is closed; the run is over then."""
        self._over = True
        if self._body is not None:
            self._body.close()


@final
class AsyncStreamTransitions(Run, Generic[T]):
    """The run of an async generator, one transition at a time; see `transitions`."""

    __slots__ = ("_body",)

    def __init__(self, start: Next[Any]) -> None:
        super().__init__(start)
        self._body: AsyncGenerator[Any, None] | None = None

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Emit[T] | Next[AsyncIterator[T]] | Done[None]:
        try:
            with self.turn() as configuration:
                outcome = configuration and await self._advance(configuration)
        except StopAsyncIteration as error:
            raise RuntimeError("an observer raised StopAsyncIteration") from error
        if outcome is None:
            raise StopAsyncIteration
        return outcome

    async def _advance(self, configuration: Next[Any]) -> Emit[T] | Next[AsyncIterator[T]] | Done[None] | None:
        if self._body is None:
            await self.tell_before_async(configuration)
            if self._over:
                return None  # closed while an observer was waiting
            self._body = cast("AsyncGenerator[Any, None]", transition_of(configuration))
        outcome: Next[AsyncIterator[T]] | Done[None] = Done(None)
        async for event in self._body:
            if type(event) is not Handover:
                return Emit(event)
            outcome = Next(*event.jump)
        self._body = None
        self.arrive(outcome)
        await self.tell_after_async(outcome)
        return outcome

    async def events(self) -> AsyncGenerator[T, None]:
        """Runs to the end. Whoever leaves it early closes the transition under way, and the run is over then.

        Yields:
            The events alone; observers are told of the transitions.
        """
        try:
            async for outcome in self:
                if isinstance(outcome, Emit):
                    yield outcome.event
        finally:
            await self.aclose()

    async def aclose(self) -> None:
        """Closes the transition under way, as an async generator is closed; the run is over then."""
        self._over = True
        if self._body is not None:
            await self._body.aclose()
