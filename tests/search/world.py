"""The world that generated programs act on: logs every effect, raises and suspends on schedule.

Two runs of one program in two worlds of the same schedule must leave the same log.
"""

from __future__ import annotations

import functools
import types
from collections.abc import AsyncIterator, Coroutine, Generator, Iterator
from contextvars import ContextVar
from typing import Any

from tests.search.objects import Awaitable, Box, Flag, Loud, Manager, Meta, Pair, Point
from tests.search.show import Placeless, show


class EndlessError(BaseException):
    """The program does not end, or not soon."""


CONTEXT: ContextVar[int] = ContextVar("context", default=0)


class World(Placeless):
    """Effects with a schedule: `raising` says which effects raise, by their number."""

    def __init__(self, limit: int = 400) -> None:
        self.limit = limit
        self.begin(frozenset())

    def begin(self, raising: frozenset[int]) -> None:
        """Forgets what was: another run begins."""
        self.log: list[object] = []
        self.raising = raising
        self.count = 0
        self.ticks = 0
        self.kept: list[Any] = []
        self.box = Box(self)
        CONTEXT.set(0)

    def effect(self, *values: object) -> int:
        """Logs, and returns a small number or raises."""
        self.count += 1
        self.log.append((self.count, *map(show, values)))
        if self.count > self.limit:
            raise EndlessError
        if self.count in self.raising:
            raise (ValueError, KeyError, TypeError)[self.count % 3](f"effect {self.count}")
        return self.count % 5

    def tick(self) -> None:
        """Counts the transitions of streams, which may go on without an effect."""
        self.ticks += 1
        if self.ticks > self.limit:
            raise EndlessError

    def note(self, *values: object) -> None:
        """Logs, and never raises."""
        self.log.append(("note", *map(show, values)))

    def asks(self, question: str) -> Generator[object, object, object]:
        """Yields, and returns what is sent, or what is thrown in."""
        try:
            answer = yield ("asks", question)
        except ValueError as error:
            answer = str(error)
        self.log.append(("answered", show(answer)))
        return answer

    def context(self, value: object) -> object:
        """Sets a context variable, and returns what it was."""
        before = CONTEXT.get()
        CONTEXT.set(self.number(value))
        return before

    def flag(self, value: object) -> Flag:
        """A value whose truth test is an effect."""
        return Flag(self, self.effect("flag", value))

    def keep(self, closure: Any) -> Any:  # noqa: ANN401  # anything callable
        """Keeps a closure, to be called after the run."""
        self.kept.append(closure)
        return closure

    def keep_alias(self, alias: Any) -> Any:  # noqa: ANN401  # a type alias
        """Keeps an alias, to be evaluated after the run."""
        self.kept.append(lambda: alias.__value__)
        return alias

    @types.coroutine
    def pause(self, value: object) -> Generator[object, object, int]:
        """Suspends once."""
        self.log.append(("pause", show(value)))
        yield ("paused", show(value))
        return self.effect("resumed", value)

    def items(self, count: int) -> Iterator[int]:
        """A short iteration whose steps are effects."""
        for number in range(count % 4):
            self.effect("item", number)
            yield number

    def single(self, value: object) -> Iterator[object]:
        """An iteration over one thing; that it begins is an effect."""
        self.effect("single", 1)
        yield value

    async def pairs(self, count: int) -> AsyncIterator[tuple[int, list[int]]]:
        """An asynchronous iteration over what can be unpacked."""
        for number in range(count % 3):
            await self.pause(number)
            yield number, [number, count]

    async def stream(self, count: int) -> AsyncIterator[int]:
        """The same as `items`, asynchronous."""
        for number in range(count % 3):
            await self.pause(number)
            yield number

    def plain(self, function: Any) -> Any:  # noqa: ANN401  # a function
        """A decorator that does nothing."""
        return function

    def wrapped(self, function: Any) -> Any:  # noqa: ANN401  # a function
        """A decorator that wraps, and logs each call."""

        @functools.wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  # whatever the function takes
            self.log.append("wrapper")
            return function(*args, **kwargs)

        return wrapper

    def tagged(self, tag: object) -> Any:  # noqa: ANN401  # a decorator
        """Makes a decorator that does nothing."""
        self.note("tagged", tag)
        return self.plain

    def instead(self, *, is_async: bool, is_stream: bool) -> Any:  # noqa: ANN401  # a function
        """A function of some kind that logs its arguments, and is not compiled."""

        def plain(*args: object, **kwargs: object) -> object:
            return self.effect("instead", args, kwargs)

        async def coroutine(*args: object, **kwargs: object) -> object:
            return await self.pause((args, kwargs))

        def generator(*args: object, **kwargs: object) -> Iterator[object]:
            yield self.effect("instead", args, kwargs)

        async def async_generator(*args: object, **kwargs: object) -> AsyncIterator[object]:
            yield await self.pause((args, kwargs))

        return ((plain, generator), (coroutine, async_generator))[is_async][is_stream]

    def same(self, value: object) -> object:
        """The very value."""
        self.note("same")
        return value

    def called(self, function: Any) -> Any:  # noqa: ANN401  # a function
        """Calls a function; what it raises is its result."""
        try:
            return function()
        except Exception as error:  # noqa: BLE001  # whatever it is, it must be the same in both runs
            return (type(error).__name__, show(str(error)))

    def driven(self, coroutine: Coroutine[object, object, object]) -> object:
        """Runs a coroutine that may not suspend for long."""
        try:
            for _ in range(100):
                coroutine.send(None)
        except StopIteration as end:
            return end.value
        finally:
            coroutine.close()
        return "endless"

    async def listed(self, stream: AsyncIterator[object]) -> list[object]:
        """All that an asynchronous iterator gives."""
        return [each async for each in stream]

    async def answer(self, value: object) -> object:
        """A coroutine that suspends once."""
        await self.pause(value)
        return value

    def later(self, value: object) -> Coroutine[object, object, object]:
        """The same, from a plain function."""
        return self.answer(value)

    def awaitable(self, value: object) -> Awaitable:
        return Awaitable(self, value)

    def number(self, value: object) -> int:
        """A value as a small number."""
        return value % 10 if type(value) is int else 1

    def several(self, count: int) -> list[int]:
        return list(range(count % 5))

    def mapping(self, value: object) -> dict[str, object]:
        return {"q": value, "r": 1}

    def point(self, x: object) -> Point:
        return Point(x, 0)

    def loud(self, value: object) -> Loud:
        return Loud(self, self.number(value))

    def errors(self) -> type[Exception]:
        """The class that an except clause names, when it is asked."""
        self.effect("errors")
        return KeyError

    Point, Meta, K = Point, Meta, int

    def manager(self, tag: object) -> Manager:
        return Manager(self, tag if isinstance(tag, int) else 1)

    def both(self, tag: object) -> Pair:
        return Pair(self, tag if isinstance(tag, int) else 1)

    def outcome(self) -> list[object]:
        """What the kept closures see after the run."""
        seen: list[object] = []
        for closure in list(self.kept):  # calling one may keep more
            try:
                seen.append(show(closure()))
            except (Exception, BaseExceptionGroup, EndlessError) as error:  # noqa: BLE001  # whatever it is, it must be the same in both runs
                seen.append((type(error).__name__, show(str(error))))
        return seen
