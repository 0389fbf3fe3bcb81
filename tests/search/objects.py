"""What the world gives out: objects that log all that is done to them, and may raise at any of it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Any

from tests.search.show import Placeless, Shown, show

if TYPE_CHECKING:
    from tests.search.world import World


class Flag(Shown):
    """An object that logs when its truth is asked for."""

    def __init__(self, world: World, value: int) -> None:
        self.world = world
        self.value = value

    def __bool__(self) -> bool:
        self.world.log.append(("bool", self.value))
        return self.value % 2 == 1

    def __repr__(self) -> str:
        return f"Flag({self.value})"


class Point(Placeless):
    """An object that class patterns take apart."""

    __match_args__ = ("x", "y")

    def __init_subclass__(cls, **options: object) -> None:
        """Takes any keyword of a class statement."""

    def __init__(self, x: object = 1, y: object = 2) -> None:
        self.x = x
        self.y = y


class Meta(type):
    """A metaclass."""


class Loud(Shown):
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


class Box(Placeless):
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


class Awaitable(Placeless):
    """What is awaited and is no coroutine."""

    def __init__(self, world: World, value: object) -> None:
        self.world = world
        self.value = value

    def __await__(self) -> Generator[object, object, object]:
        return self.world.pause(self.value).__await__()  # type: ignore[no-any-return,attr-defined]


class Manager(Placeless):
    """A context manager of both kinds that logs, and may swallow exceptions."""

    def __init__(self, world: World, tag: int) -> None:
        self.world = world
        self.tag = tag

    def __enter__(self) -> object:
        return self.world.effect("enter", self.tag)

    def __exit__(self, kind: type[BaseException] | None, value: object, trace: object) -> bool:
        self.world.log.append(("exit", self.tag, kind and kind.__name__))
        return self.tag % 3 == 0 and kind is not None and issubclass(kind, Exception)

    async def __aenter__(self) -> object:
        await self.world.pause(self.tag)
        return self.__enter__()

    async def __aexit__(self, kind: type[BaseException] | None, value: object, trace: object) -> bool:
        return self.__exit__(kind, value, trace)


class Pair(Manager):
    """A context manager that gives two things."""

    def __enter__(self) -> object:
        return super().__enter__(), self.tag
