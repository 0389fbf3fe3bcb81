"""The world of a run, in Python: answers effects from a script and notes each, as `scripted` in `formal/Tie.v` does.

Also how a function of a program is made and run: plain, compiled, from within a handler.
"""

from __future__ import annotations

import builtins
import contextlib
import linecache
import signal
import warnings
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any

from tests.formal import syntax as s

Numbers = tuple[int, ...]
_FILENAME = "<program of the formal model>"


UNKNOWN = -1
"""An exception of a class that the model does not have."""


class HangsError(BaseException):
    """A run that the model says ends, and that does not end here."""


def _checked(self: Exception, argument: object) -> None:
    if not isinstance(argument, int):
        raise TypeError(argument)


_MEMBERS = {"__init__": _checked, "__class_getitem__": classmethod(lambda cls, argument: cls(argument))}
KINDS: dict[int, type[Exception]] = {
    kind: getattr(builtins, name, None) or type(name, (Exception,), _MEMBERS) for kind, name in s.CLASSES.items()
}


def native(value: s.Value) -> object:
    """A value of the model as a Python object."""
    return KINDS[value.kind](value.argument) if isinstance(value, s.Raised) else value


def numbers(value: object) -> Numbers:
    """What can be seen of a value, as `of_val` writes it."""
    match value:
        case None:
            return (0, 0, 0)
        case int():
            return (1, int(value), 0)
        case Exception():
            kind = next((kind for kind, each in KINDS.items() if type(value) is each), UNKNOWN)
            argument = value.args[0] if value.args and isinstance(value.args[0], int) else 0
            return (2, kind, argument)
        case _:
            raise AssertionError(value)


class World:
    """Answers the effects of one run at a time."""

    def __init__(self) -> None:
        self.answers: tuple[s.Value | s.Answer, ...] = ()
        self.events: list[Numbers] = []

    def begin(self, answers: tuple[s.Value | s.Answer, ...]) -> None:
        self.answers, self.events = answers, []

    def ask(self, number: int, argument: object) -> object:
        """One effect."""
        position = len(self.events)
        self.events.append((number, *numbers(argument)))
        answer = self.answers[position] if position < len(self.answers) else s.Answer(s.Raised(s.OVER, 0))
        if isinstance(answer, s.Answer):
            raise native(answer.raised)  # type: ignore[misc]  # an exception
        return native(answer)

    async def ask_later(self, number: int, argument: object) -> object:
        return self.ask(number, argument)


class Items:
    """An iterator of the world, for `for` and `async for`."""

    def __init__(self, world: World, number: int) -> None:
        self.world = world
        self.number = number

    def __iter__(self) -> Items:
        return self

    __aiter__ = __iter__

    def __next__(self) -> object:
        item = self.world.ask(self.number, None)
        if item is None:
            raise StopIteration
        return item

    async def __anext__(self) -> object:
        item = self.world.ask(self.number, None)
        if item is None:
            raise StopAsyncIteration
        return item


class Outside:
    """Code that is not the program's: called as `g(1, x)`, or as `g[1, x]`."""

    def __init__(self, code: Callable[..., object]) -> None:
        self.code = code

    def __call__(self, *arguments: object) -> object:
        return self.code(*arguments)

    def __getitem__(self, arguments: tuple[object, ...]) -> object:
        return self.code(*arguments)


def equal(left: object, right: object) -> int:
    if isinstance(left, int) and isinstance(right, int):
        return int(left == right)
    raise TypeError


def is_python(source: str) -> bool:
    """Whether CPython itself compiles a program."""
    try:
        with _quiet():
            compile(source, _FILENAME, "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


def make(source: str, world: World, decorate: Callable[[Any], Any]) -> FunctionType:
    """The function of a program in a module of its own; its source can be read until the next one is made."""
    space: dict[str, Any] = {s.CLASSES[kind]: each for kind, each in KINDS.items()}
    space |= {"DECORATE": decorate, "eq": Outside(equal), "items": lambda number: Items(world, number)}
    space["g"] = Outside(world.ask_later if "async def" in source else world.ask)
    linecache.cache[_FILENAME] = (len(source), None, source.splitlines(keepends=True), _FILENAME)
    with _quiet():
        exec(compile(source, _FILENAME, "exec", dont_inherit=True), space)
        return space["f"]


def outcome(function: FunctionType, world: World, run: s.Run, *, is_async: bool) -> Numbers:
    """One run, written as `of_run` writes it: how it ended, and the events before."""
    world.begin(run.answers)
    arguments = [native(argument) for argument in run.arguments]
    try:
        with _no_longer_than(30):
            end = (0, *numbers(_handling(run.handled, lambda: _called(function, arguments, is_async=is_async))))
    except Exception as error:
        end = (1, *numbers(error))
    return (*end, *(number for event in world.events for number in event))


def _handling(handled: s.Raised | None, call: Callable[[], object]) -> object:
    """A call, from within a handler of that exception."""
    if handled is None:
        return call()
    try:
        raise native(handled)  # type: ignore[misc]  # an exception
    except Exception:
        return call()


def _called(function: FunctionType, arguments: list[object], *, is_async: bool) -> object:
    if not is_async:
        return function(*arguments)
    coroutine = function(*arguments)
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value
    raise AssertionError("nothing suspends here")


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def _no_longer_than(seconds: int) -> Iterator[None]:
    """Ends a run that hangs. How long a run takes decides nothing else."""

    def give_up(_number: int, _frame: object) -> None:
        raise HangsError

    previous = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, previous)
