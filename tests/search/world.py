"""The world that generated programs act on: logs every effect, raises and suspends on schedule.

Two runs of one program in two worlds of the same schedule must leave the same log.
"""

from __future__ import annotations

import functools
import re
import types
from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterator
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


class Point:
    """An object that class patterns take apart."""

    __match_args__ = ("x", "y")

    def __init_subclass__(cls, **options: object) -> None:
        """Takes any keyword of a class statement."""

    def __init__(self, x: object = 1, y: object = 2) -> None:
        self.x = x
        self.y = y


class Meta(type):
    """A metaclass."""


class Loud:
    """A number that logs every operator that is used on it."""

    def __init__(self, world: World, value: int) -> None:
        self.world = world
        self.value = value

    def __repr__(self) -> str:
        return f"Loud({self.value})"

    def __hash__(self) -> int:
        return self.value

    def __iter__(self) -> Iterator[int]:
        raise TypeError("not to be iterated over")


def logged(name: str) -> Callable[..., Any]:
    """A method of `Loud`: logs, and makes another one or answers."""

    def method(self: Loud, *others: object) -> object:
        self.world.effect(name, self.value, *others)
        value = (self.value + sum(other for other in others if isinstance(other, int))) % 10
        return value % 2 == 0 if name in COMPARES else Loud(self.world, value)

    return method


COMPARES = ("lt", "le", "eq", "ne", "gt", "ge", "contains")
for _name in (
    *COMPARES,
    "neg",
    "invert",
    "pos",
    *(
        prefix + name
        for prefix in ("", "r", "i")
        for name in (
            "add",
            "sub",
            "mul",
            "matmul",
            "truediv",
            "floordiv",
            "mod",
            "pow",
            "lshift",
            "rshift",
            "and",
            "or",
            "xor",
        )
    ),
):
    setattr(Loud, f"__{_name}__", logged(_name))


class Box:
    """An object that logs when its attributes and items are read, set or deleted."""

    def __init__(self, world: World) -> None:
        self.__dict__["_world"] = world
        self.__dict__["_held"] = {}

    def __getattr__(self, name: str) -> object:
        if name.endswith("__"):
            raise AttributeError(name)
        return self["." + name]

    def __setattr__(self, name: str, value: object) -> None:
        self["." + name] = value

    def __delattr__(self, name: str) -> None:
        del self["." + name]

    def __getitem__(self, key: object) -> object:
        number = self._world.effect("get", key)
        return self._held.get(str(show(key)), number)

    def __setitem__(self, key: object, value: object) -> None:
        self._world.effect("set", key, value)
        self._held[str(show(key))] = value

    def __delitem__(self, key: object) -> None:
        self._world.effect("delete", key)
        self._held.pop(str(show(key)), None)


class Awaitable:
    """What is awaited and is no coroutine."""

    def __init__(self, world: World, value: object) -> None:
        self.world = world
        self.value = value

    def __await__(self) -> Generator[object, object, object]:
        return self.world.pause(self.value).__await__()  # type: ignore[no-any-return,attr-defined]


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
        self.box = Box(self)

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

    def tagged(self, tag: object) -> Any:  # noqa: ANN401  # a decorator
        """Makes a decorator that does nothing."""
        self.note("tagged", tag)
        return self.plain

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

    def outcome(self) -> list[object]:
        """What the kept closures see after the run."""
        seen: list[object] = []
        for closure in list(self.kept):  # calling one may keep more
            try:
                seen.append(show(closure()))
            except (Exception, BaseExceptionGroup, EndlessError) as error:  # noqa: BLE001  # whatever it is, it must be the same in both runs
                seen.append((type(error).__name__, show(str(error))))
        return seen


SHOWN_AS_THEY_ARE = frozenset({int, str, float, complex, bytes, bool, type(None), type(...)})
ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]+")


def show(value: object, depth: int = 0) -> object:
    """A value as it can be compared between worlds; closures are called, a few levels deep."""
    kind = type(value)
    if kind in SHOWN_AS_THEY_ARE:
        return ADDRESS.sub("", value) if kind is str and " at 0x" in value else value  # type: ignore[operator]
    if depth > 3:
        return "deep"
    if kind is tuple or kind is list:
        return [show(item, depth + 1) for item in value]  # type: ignore[attr-defined]  # can be iterated over
    if kind is dict:
        return [(show(key), show(item, depth + 1)) for key, item in value.items()]  # type: ignore[attr-defined]
    if kind is set or kind is frozenset:
        return sorted(str(show(item)) for item in value)  # type: ignore[attr-defined]
    if kind is slice:
        return ["slice", *(show(part) for part in (value.start, value.stop, value.step))]  # type: ignore[attr-defined]
    if kind.__name__ == "Template":
        parts = [part if isinstance(part, str) else (part.value, *part.__reduce__()[1][1:]) for part in value]  # type: ignore[attr-defined]
        return ["template", *(show(part, depth + 1) for part in parts)]
    if isinstance(value, BaseException):
        members = [show(each, depth + 1) for each in getattr(value, "exceptions", ())]
        cause = show(value.__cause__, depth + 1) if value.__cause__ else None
        return (kind.__name__, show(str(value)), cause, *members)
    if getattr(value, "__name__", "") == "<lambda>":
        try:
            return ("called", show(value(), depth + 1))  # type: ignore[operator]  # a lambda can be called
        except Exception as error:  # noqa: BLE001  # whatever it is, it must be the same in both runs
            return ("called", type(error).__name__, show(str(error)))
    if callable(value) or hasattr(value, "cr_frame"):
        return getattr(value, "__qualname__", kind.__name__)
    return repr(value) if kind is Flag or kind is Loud else kind.__name__
