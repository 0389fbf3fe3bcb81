"""The world that generated programs act on: logs every effect, raises and suspends on schedule.

Two runs of one program in two worlds of the same schedule must leave the same log.
"""

from __future__ import annotations

import functools
import types
from collections.abc import AsyncIterator, Generator, Iterator
from typing import Any


class Flag:
    """An object that logs when its truth is asked for."""

    def __init__(self, world: World, value: int) -> None:
        self.world = world
        self.value = value

    def __bool__(self) -> bool:
        self.world.log.append(("bool", self.value))
        return self.value % 2 == 1

    def __repr__(self) -> str:
        return f"Flag({self.value})"


class Manager:
    """A context manager of both kinds that logs, and may swallow exceptions."""

    def __init__(self, world: World, tag: int) -> None:
        self.world = world
        self.tag = tag

    def __enter__(self) -> int:
        return self.world.effect("enter", self.tag)

    def __exit__(self, kind: type[BaseException] | None, value: object, trace: object) -> bool:
        self.world.log.append(("exit", self.tag, kind and kind.__name__))
        return self.tag % 3 == 0 and kind is not None and issubclass(kind, Exception)

    async def __aenter__(self) -> int:
        await self.world.pause(self.tag)
        return self.__enter__()

    async def __aexit__(self, kind: type[BaseException] | None, value: object, trace: object) -> bool:
        return self.__exit__(kind, value, trace)


class EndlessError(BaseException):
    """The program does not end, or not soon."""


class World:
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

    def flag(self, value: object) -> Flag:
        """A value whose truth test is an effect."""
        return Flag(self, self.effect("flag", value))

    def keep(self, closure: Any) -> Any:  # noqa: ANN401  # anything callable
        """Keeps a closure, to be called after the run."""
        self.kept.append(closure)
        return closure

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

    async def stream(self, count: int) -> AsyncIterator[int]:
        """The same, asynchronous."""
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

    def manager(self, tag: object) -> Manager:
        return Manager(self, tag if isinstance(tag, int) else 1)

    def outcome(self) -> list[object]:
        """What the kept closures see after the run."""
        seen: list[object] = []
        for closure in list(self.kept):  # calling one may keep more
            try:
                seen.append(show(closure()))
            except Exception as error:  # noqa: BLE001  # whatever it is, it must be the same in both runs
                seen.append((type(error).__name__, str(error)))
        return seen


SHOWN_AS_THEY_ARE = frozenset({int, str, float, bool, type(None)})


def show(value: object, depth: int = 0) -> object:
    """A value as it can be compared between worlds; closures are called, a few levels deep."""
    kind = type(value)
    if kind in SHOWN_AS_THEY_ARE:
        return value
    if depth > 3:
        return "deep"
    if kind is tuple or kind is list:
        return [show(item, depth + 1) for item in value]  # type: ignore[attr-defined]  # can be iterated over
    if kind is dict:
        return sorted((str(key), show(item, depth + 1)) for key, item in value.items())  # type: ignore[attr-defined]
    if isinstance(value, BaseException):
        return (kind.__name__, str(value), show(value.__cause__, depth + 1) if value.__cause__ else None)
    if getattr(value, "__name__", "") == "<lambda>":
        try:
            return ("called", show(value(), depth + 1))  # type: ignore[operator]  # a lambda can be called
        except Exception as error:  # noqa: BLE001  # whatever it is, it must be the same in both runs
            return ("called", type(error).__name__, str(error))
    if callable(value) or hasattr(value, "cr_frame"):
        return getattr(value, "__qualname__", kind.__name__)
    return repr(value) if kind is Flag else kind.__name__
