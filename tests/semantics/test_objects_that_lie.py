"""Objects of the user's are not asked what they are: what they say of themselves may be untrue, or an error."""

from __future__ import annotations

import asyncio
import linecache
import sys
import types
from collections.abc import Iterator
from types import FunctionType
from typing import Any

import pytest

from loom import TailCallError, TailCallWarning, tailrec
from tests.kinds import FUNCTIONS, made, plain, written

ASKED: list[str] = []


class Liar:
    """An object of which nothing can be read unnoticed."""

    def __getattribute__(self, name: str) -> Any:
        ASKED.append(name)
        raise RuntimeError(name)


class LyingError(Exception):
    @property
    def __class__(self) -> Any:
        ASKED.append("__class__")
        return GeneratorExit


@pytest.fixture(autouse=True)
def _nothing_asked() -> Iterator[None]:
    ASKED.clear()
    yield
    assert ASKED == []


STREAMS = """
$def f(n, event, log=()):
    yield event
    if n == 0:
        $end event
    <<g(n - 1, event, lambda: n)>>
$def g(n, event, log=()):
    log = [lambda: n]
    yield event
    if n == 0:
        $end event
    if n % 2:
        <<g(n - 1, event, log)>>
    else:
        <<f(n - 1, event)>>
"""


@pytest.mark.parametrize("name", ["generator", "async generator"])
@pytest.mark.parametrize("in_class", [False, True])
def test_events_are_not_asked_for_their_class(name: str, in_class: bool) -> None:  # noqa: FBT001
    kind = FUNCTIONS[name]._replace(in_class=in_class)
    event = Liar()
    for decorate in (plain, kind.decorate):
        stream = made(written(STREAMS, kind), decorate)(6, event)
        events: Any = kind.run(stream)
        assert len(events) == 8
        assert all(each is event for each in events)


class SecretiveError(Exception):
    """Its context is nobody's business."""

    @property
    def __context__(self) -> Any:  # type: ignore[override]
        ASKED.append("__context__")
        raise RuntimeError

    def __getattribute__(self, name: str) -> Any:
        if name in ("__traceback__", "__context__"):
            ASKED.append(name)
        return super().__getattribute__(name)


@tailrec
async def catches_a_secretive_one(n: int) -> object:
    try:
        await asyncio.sleep(0)
        raise SecretiveError
    except BaseException:
        n -= 1
    return "end" if n == 0 else await lands_after_it(n)


@tailrec
async def lands_after_it(n: int) -> object:
    return await catches_a_secretive_one(n)


def test_errors_are_not_asked_for_their_context() -> None:
    assert asyncio.run(catches_a_secretive_one(3)) == "end"  # type: ignore[arg-type]


@tailrec
async def catches(n: int, log: list[object]) -> object:
    try:
        await asyncio.sleep(0)
        raise LyingError(n)
    except BaseException as error:
        log.append(error.args)
    return "end" if n == 0 else await lands(n - 1, log)


@tailrec
async def lands(n: int, log: list[object]) -> object:
    return await catches(n, log)


def test_errors_are_not_asked_for_their_class() -> None:
    log: list[object] = []
    assert asyncio.run(catches(3, log)) == "end"  # type: ignore[arg-type]
    assert log == [(3,), (2,), (1,), (0,)]


def test_error_that_says_it_is_a_generator_exit_costs_no_stack(shallow_stack: int) -> None:
    assert asyncio.run(catches(20 * shallow_stack, [])) == "end"  # type: ignore[arg-type]


@tailrec
def calls(n: int, handler: Any) -> Any:
    return calls(n - 1, handler) if n else handler(n)


class Unhashable(list[int]):
    pass


@pytest.mark.parametrize("module", ["an object", Unhashable(), None, 3], ids=str)
def test_callee_may_say_anything_of_its_module(module: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "an object", Liar())  # type: ignore[arg-type]

    def handler(n: int) -> int:
        return n + 1

    handler.__module__ = module  # type: ignore[assignment]
    assert calls(3, handler) == 1


class Meta(type):
    def __getattribute__(cls, name: str) -> Any:
        ASKED.append(name)
        return super().__getattribute__(name)


class WithMeta(metaclass=Meta):
    @tailrec
    def run(self, n: int) -> Any:
        return n if n == 0 else handed(self, n - 1)


@tailrec
def handed(machine: WithMeta, n: int) -> Any:
    return machine.run(n)


def test_class_is_not_asked_for_a_method_that_is_remembered() -> None:
    machine = WithMeta()
    ASKED.clear()
    assert handed(machine, 5) == 0


class LyingMeta(type):
    def __getattribute__(cls, name: str) -> Any:
        ASKED.append(name)
        raise RuntimeError(name)


class OfLyingMeta(metaclass=LyingMeta):
    pass


class SaysItIsAFunction:
    __class__ = FunctionType


class Wraps:
    __wrapped__ = SaysItIsAFunction()


WRONG: dict[str, tuple[Any, str]] = {
    "an object": (Liar(), "LOOM206"),
    "a class": (OfLyingMeta, "LOOM203"),
    "says it is a function": (SaysItIsAFunction(), "LOOM206"),
    "wraps what says so": (Wraps(), "LOOM206"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_function_is_refused_without_being_asked(what: str) -> None:
    wrong, code = WRONG[what]
    with pytest.raises(TailCallError, match=code):
        tailrec(wrong)


class LyingSubclasses(type):
    def __subclasscheck__(cls, other: type) -> bool:
        ASKED.append("__subclasscheck__")
        return True


class OfLyingSubclasses(Exception, metaclass=LyingSubclasses):
    pass


class SaysItIsAClass:
    __class__ = type


CLASSES = {
    "a class": OfLyingMeta,
    "an object": Liar(),
    "an attribute": types.SimpleNamespace(Broken=Liar()),
    "a tuple": (Liar(), OfLyingMeta),
    "what says it is a class": SaysItIsAClass(),
    "a class with subclasses": OfLyingSubclasses,
}


@pytest.mark.parametrize("what", CLASSES)
@pytest.mark.parametrize("clause", ["named", "named.Broken"])
def test_what_a_clause_names_is_not_asked_at_decoration(
    monkeypatch: pytest.MonkeyPatch, what: str, clause: str
) -> None:
    monkeypatch.setitem(globals(), "named", CLASSES[what])
    text = NAMED.format(clause)
    linecache.cache["<named>"] = (len(text), None, text.splitlines(keepends=True), "<named>")
    space = globals()
    exec(compile(text, "<named>", "exec", dont_inherit=True), space)
    for _ in range(2):
        assert asyncio.run(tailrec(space["names_it"])(3)) == 0


NAMED = """async def names_it(n):
    try:
        await asyncio.sleep(0)
    except {}:
        pass
    return n if n == 0 else await names_it(n - 1)
"""


class LyingText:
    def __eq__(self, other: object) -> bool:
        ASKED.append("__eq__")
        return True

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> str:
        ASKED.append("__str__")
        return "text"


NAMED_SO = """class C: x = 1
def helper(): return 'end'
helper.__module__ = C.__module__ = __name__
def decorate(f): return tailrec(f)
@decorate
def f(n):
    helper.__doc__, C.x
    return helper() if n == 0 else f(n - 1)
@decorate
def idle(n):
    pass
"""


@pytest.mark.parametrize("name", [None, 5, LyingText(), "elsewhere"], ids=["None", "a number", "an object", "a text"])
def test_module_may_have_any_name(name: Any) -> None:
    linecache.cache["<named so>"] = (len(NAMED_SO), None, NAMED_SO.splitlines(keepends=True), "<named so>")
    space: dict[str, Any] = {"__name__": name, "tailrec": tailrec}
    with pytest.warns(TailCallWarning, match="LOOM301"):
        exec(compile(NAMED_SO, "<named so>", "exec", dont_inherit=True), space)
    assert space["f"](3000) == "end"


class LyingProperty(property):
    @property
    def fget(self) -> Any:
        ASKED.append("fget")
        raise RuntimeError("fget")


class LyingMethod(staticmethod):  # type: ignore[type-arg]
    def __getattribute__(self, name: str) -> Any:
        ASKED.append(name)
        raise RuntimeError(name)


@pytest.mark.parametrize("wrapper", [LyingProperty, LyingMethod])
def test_wrapper_may_say_anything_of_what_it_holds(wrapper: Any) -> None:
    def held(n: int) -> Any:
        return held(n - 1)

    with pytest.raises(TailCallError, match="LOOM202") as caught:
        tailrec(wrapper(held))
    assert "'held'" in str(caught.value)


class EqualToNothing(type):
    def __eq__(cls, other: object) -> bool:
        ASKED.append("__eq__")
        raise RuntimeError("__eq__")

    __hash__ = type.__hash__


class Model(metaclass=EqualToNothing):
    def __enter__(self) -> None:
        pass

    def __exit__(self, *error: object) -> None:
        pass


MODEL = Model()


@tailrec
async def with_models(n: int) -> Any:
    with MODEL, Model():
        await asyncio.sleep(0)
        Model()
    return "end" if n == 0 else await with_models(n - 1)


def test_class_may_say_that_it_equals_anything() -> None:
    ASKED.clear()
    assert asyncio.run(with_models(3)) == "end"
    assert ASKED == []
