"""What compiled code asks at run time: whether a callee is this function, and how to jump to another one."""

from __future__ import annotations

import functools
import gc
import linecache
import threading
import time
from types import MethodType
from typing import Any

import pytest

from loom import tailrec
from loom.compiler import compile_function
from loom.compiler.kind import Kind
from loom.compiler.runtime import ConfigurationCache, Entry, Held, InlineCache, Self, Transition, entry_of, is_compiled


@tailrec
def jumps(n: int) -> Any:
    return other(n - 1) if n else jumps


def other(n: int) -> int:
    return n


@tailrec
def loops(n: int) -> Any:
    return loops(n - 1) if n else n


@tailrec
def reraises(n: int) -> Any:
    if n < 0:
        raise
    return other(n)


@tailrec
async def awaits(n: int) -> Any:
    return await awaits(n - 1) if n == 1 else await other(n)  # type: ignore[misc]


class C:
    @tailrec
    def method(self, n: int) -> Any:
        return self.method(n - 1) if n else n

    def plain(self) -> None: ...


def site(kind: Kind = Kind.FUNCTION, *, in_handler: bool = False) -> InlineCache:
    return InlineCache(kind, in_handler=in_handler)


def test_function_knows_itself() -> None:
    own = Self(loops)
    assert own.is_self(loops)
    assert not own.is_self(jumps)
    assert not own.is_self(functools.partial(loops))


def test_method_is_known_by_its_function_and_receiver() -> None:
    own, one, another = Self(vars(C)["method"]), C(), C()
    assert own.is_method(one.method)
    assert own.is_method(one.method, one)
    assert not own.is_method(one.method, another)
    assert not own.is_method(one.plain, one)
    assert not own.is_method(vars(C)["method"], one)


def test_cell_holds_what_it_is_given() -> None:
    held = Held()
    held.cell_contents = [1]
    assert held.cell_contents == [1]


def test_cell_holds_a_function_weakly() -> None:
    def made() -> None: ...

    held = Held()
    held.cell_contents = made
    assert held.cell_contents is made
    del made
    gc.collect()
    assert held.cell_contents is None


def test_compiled_function_has_an_entry_and_nothing_else_has() -> None:
    assert is_compiled(loops)
    assert isinstance(entry_of(loops), Entry)
    assert not is_compiled(other)
    assert not is_compiled(C().method)
    assert not is_compiled(len)


def test_wrapper_with_a_copy_of_the_attributes_is_not_compiled() -> None:
    @functools.wraps(loops)
    def wrapper(n: int) -> Any:
        return loops(n)

    assert wrapper.__loom__ is loops.__loom__  # type: ignore[attr-defined]
    assert not is_compiled(wrapper)


def test_object_that_calls_itself_a_record_is_none() -> None:
    def fake() -> None: ...

    fake.__loom__ = type("Record", (), {"entry": 1})()  # type: ignore[attr-defined]
    assert entry_of(fake) is None
    fake.__loom__ = None  # type: ignore[attr-defined]
    assert entry_of(fake) is None


def test_entrance_is_made_once() -> None:
    entry = entry_of(jumps)
    assert entry
    assert entry.entrance() is entry.entrance()
    assert entry.entrance() is not None
    assert entry.transition() is entry.transition()


class Readings:
    """Notes what is made; while it is made, another thread asks for the same."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.public: Any = None
        self.entry = Entry(self, Kind.FUNCTION, raises_bare=False, has_entrance=True, gives_value=False)

    def make(self, what: str) -> None:
        self.made.append(what)
        if len(self.made) == 1:
            self.other = threading.Thread(target=getattr(self.entry, what))
            self.other.start()
            time.sleep(0.05)  # it waits meanwhile

    def entrance(self) -> Any:
        self.make("entrance")
        return loops

    def transition(self) -> Transition:
        self.make("transition")
        return Transition(loops, tuple)


@pytest.mark.parametrize("what", ["entrance", "transition"])
def test_entrance_and_transition_are_made_once_however_many_ask(what: str) -> None:
    readings = Readings()
    getattr(readings.entry, what)()
    readings.other.join()
    assert readings.made == [what]


def test_function_that_steps_is_entered_at_its_own_body() -> None:
    @tailrec
    def steps(n: int, kept: Any = None) -> Any:
        n -= 1
        return kept if n < 0 else steps(n, lambda: n)

    entry = entry_of(steps)
    assert entry
    entrance = entry.entrance()
    assert entrance
    body, arguments = entrance(5)
    assert arguments == (5, None)
    jump = body(*arguments)
    assert (jump[0], jump[1][0], jump[1][1]()) == (body, 4, 4)


def test_transition_keeps_what_it_refers_to() -> None:
    text = "def f(n):\n    return locals() if n == 0 else f(n - 1)\n"
    linecache.cache["<dropped>"] = (len(text), None, text.splitlines(keepends=True), "<dropped>")
    space: dict[str, Any] = {}
    exec(compile(text, "<dropped>", "exec"), space)
    entry = entry_of(tailrec(space.pop("f")))
    assert entry
    run = entry.transition().run
    del entry
    gc.collect()
    assert run(3)[1:] == ((2,), {})


def test_function_without_a_tail_call_is_not_compiled() -> None:
    def plain(n: int) -> int:
        return n

    compiled = compile_function(plain, tailrec)
    assert compiled.function is plain
    assert compiled.record is None


def test_function_that_only_calls_itself_has_no_entrance() -> None:
    @tailrec
    def turns(n: int) -> int:
        return turns(n - 1) if n else n

    for function in (loops, turns):
        entry = entry_of(function)
        assert entry
        assert entry.entrance() is None
        assert site().find(function) is None


def test_site_finds_the_jump_to_a_compiled_function() -> None:
    entry = entry_of(jumps)
    assert entry
    assert site().find(jumps) is entry.entrance()


@pytest.mark.parametrize("callee", [other, len, functools.partial(jumps, 1), C(), awaits, None])
def test_site_calls_what_it_cannot_jump_to(callee: object) -> None:
    assert site().find(callee) is None


def test_site_jumps_to_its_own_kind_only() -> None:
    entry = entry_of(awaits)
    assert entry
    assert site(Kind.COROUTINE).find(awaits) is entry.entrance() is not None
    assert site(Kind.COROUTINE).find(jumps) is None


def test_site_in_a_handler_calls_what_has_a_bare_raise() -> None:
    assert site().find(reraises) is not None
    assert site(in_handler=True).find(reraises) is None
    assert site(in_handler=True).find(jumps) is not None


def test_site_jumps_to_a_method_with_its_receiver() -> None:
    receiver = C()
    jump = site().find(receiver.method)
    assert type(jump) is MethodType
    assert jump.__self__ is receiver
    assert site().find(receiver.plain) is None


def test_site_remembers_the_first_function_of_a_module() -> None:
    found = site()
    assert found.callee is found
    assert found.entrance is None
    jump = found.find(jumps)
    found.find(reraises)
    assert (found.callee, found.entrance, found.function) == (jumps, jump, jumps)


def test_site_remembers_what_is_not_compiled() -> None:
    found = site()
    found.find(other)
    assert (found.callee, found.entrance) == (other, None)


def test_site_remembers_the_function_of_a_method_but_no_receiver() -> None:
    found, one, another = site(), C(), C()
    jump, next_jump = found.find(one.method), found.find(another.method)
    assert (found.callee, found.function) == (vars(C)["method"], vars(C)["method"])
    assert jump == MethodType(found.entrance, one)
    assert next_jump == MethodType(found.entrance, another)


def test_site_remembers_a_method_that_is_not_compiled_but_no_jump_to_it() -> None:
    found = site()
    assert found.find(C().plain) is None
    assert found.find(C().plain) is None
    assert (found.callee, found.entrance, found.function) == (C.plain, None, found)


def test_site_remembers_no_function_of_a_function() -> None:
    @tailrec
    def local(n: int) -> Any:
        return other(n)

    found = site()
    assert found.find(local) is not None
    assert found.find(MethodType(local, 1)) is not None
    assert found.find(len) is None
    assert found.callee is found


def test_site_does_not_remember_what_only_bears_the_name_of_a_function_of_a_module() -> None:
    @functools.wraps(other)
    def wrapper(n: int) -> int:
        return n

    found = site()
    found.find(wrapper)
    assert found.callee is found


def test_site_remembers_a_wrapper_that_is_a_global_of_its_module(monkeypatch: pytest.MonkeyPatch) -> None:
    @functools.wraps(other)
    def wrapper(n: int) -> int:
        return n

    monkeypatch.setitem(globals(), "other", wrapper)
    found = site()
    found.find(wrapper)
    assert found.callee is wrapper


def test_site_remembers_a_wrapper_that_another_module_has_made(monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere: dict[str, Any] = {"wraps": functools.wraps}
    exec("def wrap(f):\n    @wraps(f)\n    def wrapper(n):\n        return f(n)\n    return wrapper\n", elsewhere)
    monkeypatch.setitem(globals(), "other", elsewhere["wrap"](other))
    found = site()
    found.find(other)
    assert found.callee is other


def test_site_does_not_remember_a_function_of_no_module() -> None:
    def local(n: int) -> int:
        return n

    local.__module__ = "nowhere"
    found = site()
    found.find(local)
    assert found.callee is found


class Holder:
    class Inner:
        def method(self) -> None: ...

    @staticmethod
    def of_none(n: int) -> int:
        return n

    @classmethod
    def of_class(cls, n: int) -> int:
        return n

    @property
    def read(self) -> int:
        return 1


unnamed: Any = lambda n: n  # noqa: E731
REMEMBERED = {
    "a method of a nested class": Holder.Inner().method,
    "a static method": Holder.of_none,
    "a class method": Holder.of_class,
}
NOT_REMEMBERED = {"a lambda": unnamed, "what a property calls": vars(Holder)["read"].fget}


@pytest.mark.parametrize("claim", REMEMBERED)
def test_site_remembers(claim: str) -> None:
    found = site()
    found.find(REMEMBERED[claim])
    assert found.callee is getattr(REMEMBERED[claim], "__func__", REMEMBERED[claim])


@pytest.mark.parametrize("claim", NOT_REMEMBERED)
def test_site_does_not_remember(claim: str) -> None:
    found = site()
    found.find(NOT_REMEMBERED[claim])
    assert found.callee is found


@pytest.mark.parametrize("name", ["other.more", "C.nothing", "C.plain.more", "nothing.plain"])
def test_site_does_not_remember_what_its_name_does_not_mean(name: str) -> None:
    def local() -> None: ...

    local.__qualname__ = name
    found = site()
    found.find(local)
    assert found.callee is found


def test_site_of_a_transition_finds_configurations() -> None:
    entry = entry_of(loops)
    assert entry
    configure = ConfigurationCache(Kind.FUNCTION, in_handler=False).find(loops)
    assert configure is entry.transition().configure
    assert configure is not None
    assert configure(5) == (loops, (5,), {})


def test_no_room_to_compile_the_entrance_is_no_jump(monkeypatch: pytest.MonkeyPatch) -> None:
    def deep(_entry: Entry) -> None:
        raise RecursionError

    monkeypatch.setattr(Entry, "entrance", deep)
    found = site()
    assert found.find(jumps) is None
    assert found.callee is found
