"""A def that runs many times is compiled once, and each of its functions is what it would have been alone."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import linecache
import types
import weakref
from collections import namedtuple
from collections.abc import AsyncIterator, Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from loom import TailCallError, TailCallWarning, explain_tailcalls, step, tailrec, tailstream, transitions
from loom.compiler.runtime import entry_of


def make(step_by: int) -> Any:
    @tailrec
    def count(n: int, total: int = 0) -> int:
        return total if n == 0 else count(n - 1, total + step_by)

    return count


def test_functions_of_one_def_have_one_code_and_each_its_own_variables() -> None:
    one, two = make(1), make(2)
    assert one.__code__ is two.__code__
    assert (one(10_000), two(10_000)) == (10_000, 20_000)
    assert one.__wrapped__ is not two.__wrapped__
    assert explain_tailcalls(one) == explain_tailcalls(two)


def make_jumping(name: str) -> Any:
    @tailrec
    def jumps(n: int, then: Any) -> str:
        return name if n == 0 else jumps(n - 1, then) if n % 2 else then(n - 1, jumps)

    return jumps


def test_entrances_and_transitions_of_one_def_have_one_code() -> None:
    one, two = (entry_of(make_jumping(name)) for name in ("one", "two"))
    assert one
    assert two
    entrances = one.entrance(), two.entrance()
    assert entrances[0].__code__ is entrances[1].__code__  # type: ignore[union-attr]  # functions
    transitions = one.transition(), two.transition()
    assert transitions[0].run.__code__ is transitions[1].run.__code__  # type: ignore[attr-defined]  # functions
    for _ in range(2):
        left, right = make_jumping("left"), make_jumping("right")
        assert left(6, right) == "right"
        assert left(8, right) == "left"


def test_def_that_runs_again_is_compiled_for_any_default() -> None:
    def make(default: int) -> Any:
        @tailrec
        def last(n: int, by: int = default) -> int:
            return by if n == 0 else last(n - 1)

        return last

    made = [make(default) for default in (1, 2, 3, 4)]
    assert [function(2) for function in made] == [1, 2, 3, 4]
    codes = [function.__code__ for function in made]
    assert codes[0] is not codes[1]
    assert codes[1] is codes[2] is codes[3]


# Defaults: a constant may stand in the code, everything else is each function's own


@pytest.mark.parametrize(
    "defaults", [(1, 2, 1), (1, "two", None), (1, 1.0, True), ([], [], 1), (object(), 1, object())]
)
def test_default_is_each_functions_own(defaults: tuple[object, ...]) -> None:
    def make(value: object) -> Any:
        @tailrec
        def last(n: int, log: list[object], default: object = value, *, key: object = value) -> list[object]:
            log += [default, key]
            return log if n == 0 else last(n - 1, log)

        return last

    for made in [make(value) for value in defaults], map(make, defaults):
        for function, value in zip(made, defaults, strict=True):
            assert all(each is value for each in function(2, []))


def test_equal_defaults_are_each_their_own_object() -> None:
    one, two = float("1.5"), float("1.5")

    @tailrec
    def last(n: int, a: float = one, b: float = two) -> tuple[bool, bool, bool]:
        return (a is one, b is two, a is b) if n == 0 else last(n - 1)

    assert last(2) == (True, True, False)


@pytest.mark.parametrize("is_entered", [True, False])
def test_defaults_of_jumps_and_steps_are_those_of_decoration(is_entered: bool) -> None:
    def plain(n: int, mode: str = "old", *, key: str = "old") -> tuple[str, str]:
        return (mode, key) if n == 0 else plain(n - 1) if n < 100 else hand_over(n)

    def hand_over(n: int) -> Any:
        return compiled(n)

    original: Any = plain
    compiled = tailrec(original)
    hand_over = tailrec(hand_over)
    if is_entered:
        assert hand_over(0) == step(compiled)(0).value == ("old", "old")  # type: ignore[union-attr]
    original.__defaults__ = ("new",)
    original.__kwdefaults__["key"] = "new"
    assert compiled(0) == compiled(1) == hand_over(0) == hand_over(1) == ("old", "old")
    assert step(compiled)(0).value == ("old", "old")  # type: ignore[union-attr]
    assert tailrec(original)(1) == ("new", "new")


def test_function_is_entered_by_what_names_stand_for_then(monkeypatch: pytest.MonkeyPatch) -> None:
    def make() -> tuple[Any, Any]:
        @tailrec
        def looks(n: int, log: list[int]) -> str:
            log.append(eval("n * 2"))
            return "end" if n == 0 else looks(n - 1, log) if n % 2 else other(n - 1, log)

        @tailrec
        def other(n: int, log: list[int]) -> str:
            return "end" if n <= 0 else looks(n - 1, log)

        return looks, other

    monkeypatch.setitem(globals(), "eval", len)
    looks, other = make()
    monkeypatch.delitem(globals(), "eval")
    for first, found in ((looks, [12, 8, 4, 0]), (other, [10, 8, 4, 0])):
        log: list[int] = []
        assert first(6, log) == "end"
        assert log == found


def test_function_is_called_where_names_have_come_to_rule_an_entrance_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def make(decorate: Callable[[Any], Any]) -> Any:
        @decorate
        async def first(log: list[str]) -> list[str]:
            return await looks(log)

        @decorate
        async def looks(log: list[str]) -> list[str]:
            dir()
            try:
                await asyncio.sleep(0)
            except BaseException:
                log.append("caught")
            return await last(log)

        @decorate
        async def last(log: list[str]) -> list[str]:
            log.append("last")
            return log if log else await first(log)

        return first

    for decorate in (lambda function: function, tailrec):
        monkeypatch.setitem(globals(), "dir", len)
        first = make(decorate)
        monkeypatch.delitem(globals(), "dir")
        log: list[str] = []
        closed(first(log))
        assert log == ["caught", "last"]


def test_default_that_was_taken_away_is_missing() -> None:
    def plain(n: int, total: int = 0) -> int:
        return total if n == 0 else plain(n - 1)

    def anew(defaults: tuple[int, ...] | None) -> Any:
        function = types.FunctionType(plain.__code__, globals(), "plain", defaults, plain.__closure__)
        return tailrec(function)

    functions = {defaults: anew(defaults) for defaults in [(0,), None, (5, 6), (7,)]}
    plain = functions[0,]
    assert plain(2) == 0
    plain = functions[None]
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'total'"):
        plain(2, 1)
    plain = functions[5, 6]
    assert (plain(), plain(2)) == (6, 6)
    plain = functions[7,]
    assert plain(2) == 7


# What names stand for when the def runs


class Stop(Exception):
    pass


def make_chain(decorate: Callable[[Any], Any]) -> Any:
    @decorate
    async def start(log: list[str]) -> list[str]:
        return await wait(log)

    @decorate
    async def wait(log: list[str]) -> list[str]:
        try:
            await asyncio.sleep(0)
        except Stop:
            log.append("caught")
        return await after(log)

    @decorate
    async def after(log: list[str], go_on: bool = False) -> list[str]:
        log.append("after")
        return await after(log) if go_on else log

    return start


def closed(coroutine: Any) -> None:
    coroutine.send(None)
    coroutine.close()


@pytest.mark.parametrize("first", [Stop, GeneratorExit, (Stop, KeyError)])
@pytest.mark.parametrize("then", [Stop, GeneratorExit, BaseException, (Stop, GeneratorExit)])
def test_clause_catches_what_its_name_stands_for(monkeypatch: pytest.MonkeyPatch, first: Any, then: Any) -> None:
    for value in (first, then):
        monkeypatch.setitem(globals(), "Stop", value)
        logs: tuple[list[str], list[str]] = [], []
        closed(make_chain(lambda function: function)(logs[0]))
        closed(make_chain(tailrec)(logs[1]))
        assert logs[0] == logs[1] == (["caught", "after"] if issubclass(GeneratorExit, value) else [])


errors = SimpleNamespace()


@pytest.mark.parametrize(
    "values", [(KeyError, GeneratorExit), (GeneratorExit, KeyError), (None, GeneratorExit, KeyError)]
)
def test_attribute_of_a_module_is_looked_up_for_each_function(monkeypatch: pytest.MonkeyPatch, values: Any) -> None:
    def make() -> Any:
        @tailstream
        def events(n: int) -> Iterator[int]:
            try:
                yield n
            except errors.Broken:
                pass
            if n:
                yield from events(n - 1)

        return events

    module = types.ModuleType("errors")
    monkeypatch.setitem(globals(), "errors", module)
    for value in values:
        if value is not None:
            module.Broken = value  # type: ignore[attr-defined]  # a module of its own
        if value is KeyError:
            assert list(make()(3)) == [3, 2, 1, 0]
        else:
            with pytest.raises(TailCallError, match="LOOM124"):
                make()


def test_name_of_a_builtin_is_the_modules_own_when_it_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def make() -> Any:
        @tailrec
        def look(n: int, left: Any = None) -> Any:
            found = 1
            return locals() if n == 0 else look(n - found, left)

        return look

    assert "the next step" in explain_tailcalls(make())
    assert sorted(make()(2)) == ["found", "left", "look", "n"]
    monkeypatch.setitem(globals(), "locals", lambda: "mine")
    assert "a loop turn" in explain_tailcalls(make())
    assert make()(2) == "mine"
    monkeypatch.delitem(globals(), "locals")
    assert sorted(make()(2)) == ["found", "left", "look", "n"]


def test_decorator_below_is_seen_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def through(function: Any) -> Any:
        return function

    monkeypatch.setitem(globals(), "below", tailrec)
    monkeypatch.setitem(globals(), "above", through)

    def make() -> Any:
        @above  # type: ignore[name-defined]  # noqa: F821
        @below  # type: ignore[name-defined]  # noqa: F821
        def count(n: int) -> int:
            return n if n == 0 else count(n - 1)

        return count

    assert make()(3) == 0
    monkeypatch.setitem(globals(), "below", through)
    monkeypatch.setitem(globals(), "above", tailrec)
    with pytest.raises(TailCallError, match="LOOM207|LOOM202"):
        make()


# What belongs to each function


def test_methods_of_classes_that_are_made_are_each_their_class_s() -> None:
    def make(name: str) -> Any:
        class Machine:
            @tailrec
            def run(self, n: int) -> str:
                return f"{name} {super().__repr__()[:1]}" if n == 0 else self.run(n - 1)

            @classmethod
            @tailrec
            def made(cls, n: int) -> str:
                return cls.__name__ if n == 0 else cls.made(n - 1)

        Machine.__name__ = name
        return Machine

    one, two = make("one"), make("two")
    assert (one().run(5_000), two().run(5_000)) == ("one <", "two <")
    assert (one.made(5_000), two.made(5_000)) == ("one", "two")
    one.run = two.run
    with pytest.raises(TypeError, match="obj"):
        one().run(1)


def test_functions_that_hand_over_have_each_their_own_partner() -> None:
    def make(name: str) -> Any:
        @tailrec
        async def left(n: int) -> str:
            return f"left {name}" if n == 0 else await right(n - 1)

        @tailrec
        async def right(n: int) -> str:
            return f"right {name}" if n == 0 else await left(n - 1)

        return left, right

    (one, _), (_, two) = make("one"), make("two")
    assert asyncio.run(one(5_001)) == "right one"
    assert asyncio.run(two(5_000)) == "right two"
    assert asyncio.run(two(5_001)) == "left two"


def test_handing_over_goes_by_what_names_stood_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def make() -> Any:
        @tailrec
        def here(n: int, then: Callable[..., Any], default: Any = 1) -> Any:
            return default if n == 0 else then(n - 1, there)

        @tailrec
        def there(n: int, then: Callable[..., Any], default: Any = 2) -> Any:
            return default if n == 0 else then(n - 1, here)

        return here, there

    for here, there in (make(), make()):
        assert (here(3_000, there), here(3_001, there), there(3_000, here)) == (1, 2, 2)


def test_transitions_are_each_functions_own() -> None:
    for by in (1, 2):
        found = list(transitions(make(by), 2))
        assert [str(each) for each in found[:-1]] == [str(each) for each in transitions(make(by), 2)][:-1]
        assert found[-1].value == 2 * by  # type: ignore[union-attr]  # the last one is a Done


def test_function_that_looks_at_its_frame_has_its_own_links() -> None:
    def make(by: int) -> Any:
        @tailrec
        def look(n: int, log: list[object]) -> object:
            log.append(sorted(locals()))
            return log if n == 0 else look(n - by, log)

        return look

    assert make(1)(2, []) == [["by", "log", "look", "n"]] * 3
    assert make(2)(2, []) == [["by", "log", "look", "n"]] * 2


def test_streams_are_made_anew() -> None:
    def make(by: int) -> Any:
        @tailstream
        async def down(n: int) -> AsyncIterator[int]:
            yield n
            if n > 0:
                async for event in down(n - by):
                    yield event

        return down

    async def listed(stream: AsyncIterator[int]) -> list[int]:
        return [event async for event in stream]

    assert asyncio.run(listed(make(1)(3))) == [3, 2, 1, 0]
    assert asyncio.run(listed(make(2)(3))) == [3, 1, -1]


def test_function_has_the_globals_that_it_was_made_with() -> None:
    def plain(n: int) -> Any:
        return GREETING if n == 0 else plain(n - 1)  # type: ignore[name-defined]  # noqa: F821

    code, closure = plain.__code__, plain.__closure__
    for greeting in ("one", "two"):
        space: dict[str, Any] = {"GREETING": greeting, "__name__": "elsewhere"}
        plain = tailrec(types.FunctionType(code, space, "plain", None, closure))
        assert plain.__globals__ is space
        assert plain(3) == greeting


# What is said, and what is kept


def test_warning_is_given_each_time() -> None:
    def make() -> Any:
        @tailrec
        def drops(n: int) -> int:
            if n == 1:
                return 1
            drops(n - 1)

        return drops

    for _ in range(2):
        with pytest.warns(TailCallWarning, match="LOOM302"):
            assert make()(3) is None


def test_function_under_another_name_is_told_of_by_that() -> None:
    def plain(n: int) -> None:
        if n:
            plain(n - 1)

    def named(name: str) -> Any:
        function = types.FunctionType(plain.__code__, globals(), "plain", None, plain.__closure__)
        function.__qualname__ = name
        return tailrec(function)

    for name in ("one", "two", "two"):
        assert named(name).__qualname__ == name
        assert explain_tailcalls(named(name)).startswith(name)


def test_nothing_keeps_the_code_alive_and_nothing_the_classes_that_a_clause_names() -> None:
    text = (
        "from loom import tailrec\n"
        "class Broken(Exception): pass\n"
        "@tailrec\n"
        "async def f(n, default='default'):\n"
        "    try:\n        await n\n    except Broken:\n        pass\n"
        "    return n if n == 0 else await f(n - 1)\n"
    )
    linecache.cache["<a module that goes>"] = (len(text), None, text.splitlines(keepends=True), "<a module that goes>")
    space: dict[str, Any] = {"__name__": "gone"}
    exec(compile(text, "<a module that goes>", "exec"), space)
    space["f"].__loom__.entry.transition()
    kept = [weakref.ref(space["Broken"]), weakref.ref(space["f"].__wrapped__.__code__), weakref.ref(space["f"])]
    del space
    gc.collect()
    assert [each() for each in kept] == [None] * 3


def test_code_that_runs_in_another_module_is_asked_again_whether_it_looks_at_its_frame() -> None:
    text = "@decorate\ndef f(n):\n    if n == 0: return sorted(show())\n    return other(n - 1)\n"
    linecache.cache["<two modules>"] = (len(text), None, text.splitlines(keepends=True), "<two modules>")
    code = compile(text, "<two modules>", "exec")
    seen = []
    for show in (list, locals, list):
        space: dict[str, Any] = {"decorate": tailrec, "show": show}
        exec(code, space)
        space["other"] = space["f"]
        seen.append(space["f"](2))
    assert seen == [[], ["n"], []]


class Once:
    def __await__(self) -> Iterator[None]:
        yield


def closed_at_once(function: Any) -> Any:
    coroutine, log = function(1), function.__globals__["LOG"]
    log.clear()
    coroutine.send(None)
    coroutine.close()
    return [*log]


LOG: list[str] = []
Errors = namedtuple("Errors", "wrong gone")
ERRORS: Any = None
guard: Any = contextlib.nullcontext


def waiting_under_a_clause() -> Any:
    @tailrec
    async def f(n: int) -> Any:
        if n < 0:
            LOG.append("after")
            return None
        try:
            await Once()
        except ERRORS:
            pass
        return await g(-1)

    @tailrec
    async def g(n: int) -> Any:
        return await f(n)

    return g


def waiting_under_a_stack() -> Any:
    @tailrec
    async def f(n: int) -> Any:
        if n < 0:
            LOG.append("after")
            return None
        with contextlib.ExitStack() as stack:
            stack.enter_context(guard(GeneratorExit))
            await Once()
        return await g(-1)

    @tailrec
    async def g(n: int) -> Any:
        return await f(n)

    return g


def test_what_catches_the_exit_is_asked_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    for errors, seen in ((Errors(ValueError, KeyError), []), (Errors(ValueError, GeneratorExit), ["after"])):
        monkeypatch.setitem(globals(), "ERRORS", errors)
        assert closed_at_once(waiting_under_a_clause()) == seen
    for manager, seen in ((contextlib.nullcontext, []), (contextlib.suppress, ["after"])):
        monkeypatch.setitem(globals(), "guard", manager)
        assert closed_at_once(waiting_under_a_stack()) == seen
