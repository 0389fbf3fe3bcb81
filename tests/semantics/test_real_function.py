"""A compiled function is a function like the plain one, for people and for tools."""

from __future__ import annotations

import asyncio
import gc
import inspect
import pickle
import sys
import threading
import weakref
from collections.abc import Callable
from types import CodeType, FunctionType
from typing import Any

import pytest

from loom import TailCallWarning, tailrec, tailstream


async def plain(n: int, /, acc: int = 0, *rest: str, key: str = "k", **extra: float) -> tuple[int, str]:
    """Counts down.

    In several lines.
    """
    if n == 0:
        return acc, key
    return await plain(n - 1, acc + 1, *rest, key=key)


compiled = tailrec(plain)
module_level = compiled


@tailrec
def pickled(n: int) -> int:
    return n if n == 0 else pickled(n - 1)


def test_metadata_is_the_plain_functions() -> None:
    for name in ("__name__", "__qualname__", "__module__", "__doc__", "__defaults__", "__kwdefaults__"):
        assert getattr(compiled, name) == getattr(plain, name), name
    assert compiled.__annotations__ == plain.__annotations__
    assert compiled.__wrapped__ is plain  # type: ignore[attr-defined]
    assert inspect.signature(compiled, follow_wrapped=False) == inspect.signature(plain)


def test_function_without_a_closure_has_none() -> None:
    assert pickled.__closure__ is None


def test_metadata_that_was_changed_before_is_kept() -> None:
    def f(n: int) -> int:
        """What the source says."""
        return n if n == 0 else f(n - 1)

    f.__doc__, f.__module__, f.__qualname__, f.__name__ = "what it says now", "elsewhere", "C.renamed", "renamed"
    f.__annotations__ = {"n": str}
    made = tailrec(f)
    assert (made.__doc__, made.__module__, made.__qualname__) == ("what it says now", "elsewhere", "C.renamed")
    assert (made.__name__, made.__annotations__["n"]) == ("renamed", str)


def qualified_names(code: CodeType) -> list[str]:
    inner = [each for each in code.co_consts if isinstance(each, CodeType)]
    return sorted([code.co_qualname, *(name for each in inner for name in qualified_names(each))])


def test_code_and_what_is_inside_it_keep_their_qualified_names() -> None:
    class C:
        @tailrec
        def f(self, n: int) -> Any:
            def inner() -> Any:
                return [lambda: 1]

            class K:
                def method(self) -> None: ...

            return (inner, K) if n == 0 else self.f(n - 1)

    assert qualified_names(C.f.__code__) == qualified_names(C.f.__wrapped__.__code__)  # type: ignore[attr-defined]


IN_A_CLASS = 0x8000000  # since 3.14


def test_code_says_whether_the_def_stands_in_a_function_or_a_class() -> None:
    def inner(n: int) -> Any:
        return jumps(n) if n else inner(n - 1)

    class C:
        def method(self, n: int) -> Any:
            return self.method(n - 1) if n else C.method

        def maker(self) -> Any:
            def private(n: int) -> Any:
                _n = n
                return private(n - 1) if n else inner

            return private

    for plain in (jumps.__wrapped__, Method.run.__wrapped__, inner, C.method, C().maker()):  # type: ignore[attr-defined]
        code = tailrec(plain).__code__
        assert not (code.co_flags ^ plain.__code__.co_flags) & (inspect.CO_NESTED | IN_A_CLASS)


@tailrec
def jumps(n: int) -> Any:
    return Method().run(n)


class Method:
    @tailrec
    def run(self, n: int) -> Any:
        return self.run(n - 1) if n else n


def test_kinds_are_recognised() -> None:
    assert inspect.iscoroutinefunction(compiled)
    assert inspect.isfunction(compiled)
    assert not inspect.iscoroutinefunction(pickled)


def test_source_is_found() -> None:
    assert inspect.getsource(pickled).startswith("@tailrec\ndef pickled(n: int)")
    assert inspect.getsource(pickled.__code__) == inspect.getsource(pickled)


def test_attributes_of_the_function_are_kept() -> None:
    def f(n: int) -> int:
        return n if n == 0 else f(n - 1)

    f.route = "/count"  # type: ignore[attr-defined]
    assert tailrec(f).route == "/count"  # type: ignore[attr-defined]


def test_nothing_but_the_record_is_added_to_the_attributes() -> None:
    def loops(n: int) -> int:
        return n if n == 0 else loops(n - 1)

    def looks(n: int) -> Any:
        return locals() if n == 0 else looks(n - 1)

    for function in (loops, looks):
        function.route = "/count"  # type: ignore[attr-defined]
        assert vars(tailrec(function)).keys() == {"route", "__loom__", "__wrapped__"}


def test_keyword_defaults_are_its_own() -> None:
    def f(n: int, *, key: int = 1) -> int:
        return key if n == 0 else f(n - 1)

    made = tailrec(f)
    assert made.__kwdefaults__ == {"key": 1}
    made.__kwdefaults__["key"] = 2
    assert f.__kwdefaults__ == {"key": 1}


def test_function_without_a_tail_call_is_returned_as_it_is() -> None:
    def f(n: int) -> int:
        return n

    with pytest.warns(TailCallWarning):
        assert tailrec(f) is f


def test_pickles_by_reference() -> None:
    assert pickle.loads(pickle.dumps(pickled)) is pickled


def test_globals_are_the_real_ones_and_read_when_used(monkeypatch: pytest.MonkeyPatch) -> None:
    assert compiled.__globals__ is globals()
    assert use_late_helper(1) == "late"
    monkeypatch.setitem(globals(), "late_helper", lambda: "patched")
    assert use_late_helper(1) == "patched"


@tailrec
def use_late_helper(n: int) -> str:
    return late_helper() if n == 0 else use_late_helper(n - 1)


def late_helper() -> str:
    return "late"


def test_nothing_is_added_to_the_users_module() -> None:
    before = set(globals())

    def f(n: int) -> int:
        return n if n == 0 else f(n - 1)

    tailrec(f)
    assert set(globals()) - before <= {"__warningregistry__"}


def test_nonlocal_and_closure_cells_are_the_real_ones() -> None:
    count = 0

    @tailrec
    def f(n: int) -> int:
        nonlocal count
        count += 1
        return count if n == 0 else f(n - 1)

    assert f(9) == 10
    assert count == 10
    count = 100
    assert f(0) == 101


def test_factories_make_independent_functions() -> None:
    def make(step: int) -> Any:
        @tailrec
        def f(n: int, acc: int = 0) -> int:
            return acc if n == 0 else f(n - 1, acc + step)

        return f

    one, ten = make(1), make(10)
    assert (one(5), ten(5), one(5)) == (5, 50, 5)


def test_a_dropped_factory_function_is_collected() -> None:
    def make() -> Any:
        @tailrec
        def f(n: int, kept: Any = None) -> Any:
            return kept if n == 0 else f(n - 1, lambda: (n, kept))

        return f

    for method in (False, True):
        reference = weakref.ref(make() if not method else _class_with_method().run)
        gc.collect()
        assert reference() is None


def _class_with_method() -> Any:
    class Machine:
        @tailrec
        def run(self, n: int) -> int:
            return n if n == 0 else self.run(n - 1)

    return Machine


def test_decorators_above_are_not_compiled_again() -> None:
    def keep(_: object) -> Callable[[Any], Any]:
        return lambda fn: fn

    @keep(lambda: [lambda: 1])
    @tailrec
    def f(n: int) -> Any:
        log = [lambda: n]
        return f(n - 1) if n else log[0]()

    assert f(3) == 0


def test_decorators_above_apply_once_per_outside_call() -> None:
    calls: list[int] = []

    def count_calls(function: Any) -> Any:
        def wrapper(n: int) -> int:
            calls.append(n)
            return function(n)  # type: ignore[no-any-return]

        return wrapper

    @count_calls
    @tailrec
    def f(n: int) -> int:
        return n if n == 0 else f(n - 1)

    f(5)
    f(6)
    assert calls == [5, 6]


def traced_lines(function: Any, *arguments: Any) -> list[int]:
    """The lines that a trace function sees inside one function, counted from its def."""
    seen: list[int] = []
    code = function.__code__

    def trace(frame: Any, event: str, argument: object) -> Any:
        if frame.f_code is code and event == "line":
            seen.append(frame.f_lineno - code.co_firstlineno)
        return trace if frame.f_code is code else None

    sys.settrace(trace)
    try:
        result = function(*arguments)
        if inspect.iscoroutine(result):
            asyncio.run(result)
    finally:
        sys.settrace(None)
    return seen


def test_stepping_sees_the_sources_lines_only() -> None:
    def f(n: int, log: list[int]) -> list[int]:
        """Doc."""
        for item in (1, 2):
            if item == n:
                log.append(n)
        if n == 0:
            return log
        elif n == 1:
            log.append(9)
        return f(n - 1, log)

    one = traced_lines(tailrec(f), 0, [])
    assert one == traced_lines(f, 0, [])
    two = traced_lines(tailrec(f), 2, [])
    last = traced_lines(f, 0, [])
    assert two[-len(last) :] == last
    assert set(two) == {2, 3, 4, 5, 6, 7, 8, 9}


def test_no_transition_can_hide_its_line() -> None:
    calls = iter(range(3))

    @tailrec
    def f(state: str) -> str:
        if next(calls) == 2:
            return state
        return f(state)

    assert set(traced_lines(f, "s")) == {2, 3, 4}


def test_threads_share_nothing() -> None:
    results: list[int] = []

    @tailrec
    def f(n: int, acc: int = 0) -> int:
        return acc if n == 0 else f(n - 1, acc + 1)

    threads = [threading.Thread(target=lambda: results.append(f(20_000))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [20_000] * 8


@pytest.mark.parametrize("is_new", [True, False], ids=["new code", "the same code"])
def test_decoration_from_several_threads_at_once(is_new: bool) -> None:
    failures: list[BaseException] = []

    def decorate() -> None:
        try:
            for _ in range(50):
                code = plain.__code__.replace() if is_new else plain.__code__
                copied = FunctionType(code, plain.__globals__, "plain", plain.__defaults__, plain.__closure__)
                assert tailrec(copied).__wrapped__ is copied  # type: ignore[attr-defined]
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=decorate) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


@pytest.mark.skipif(sys.version_info < (3, 12), reason="PEP 695 syntax")
def test_type_parameters(tmp_path: Any) -> None:
    module = load(
        tmp_path,
        "from loom import tailrec\n"
        "@tailrec\n"
        "def last[T](items: list[T], seen: type = object) -> tuple[T, object]:\n"
        "    return (items[0], T) if len(items) == 1 else last(items[1:])\n",
    )
    assert module.last.__type_params__ == module.last.__wrapped__.__type_params__
    assert module.last([1, 2, 3]) == (3, module.last.__type_params__[0])


@pytest.mark.skipif(sys.version_info < (3, 14), reason="PEP 649 annotations")
def test_annotations_are_not_evaluated_by_decoration(tmp_path: Any) -> None:
    module = load(
        tmp_path,
        "from loom import tailrec\n"
        "@tailrec\n"
        "def count(n: Later) -> Later:\n"
        "    return n if n == 0 else count(n - 1)\n"
        "class Later: ...\n",
    )
    assert module.count.__annotations__ == {"n": module.Later, "return": module.Later}


def load(tmp_path: Any, source: str) -> Any:
    import importlib.util

    path = tmp_path / "generated_module.py"
    path.write_text(source, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("generated_module", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rebuilt(class_: type[Any]) -> type[Any]:
    """The class made anew, as libraries do that add slots; `super()` in its methods is told by their closures."""
    space = {name: value for name, value in vars(class_).items() if name not in ("__dict__", "__weakref__")}
    new = type(class_.__name__, class_.__bases__, space)
    for member in space.values():
        for cell in getattr(member, "__closure__", None) or ():
            if cell.cell_contents is class_:
                cell.cell_contents = new
    return new


def test_class_that_is_made_anew_has_its_methods_super() -> None:
    class Base:
        def name(self) -> str:
            return "base"

    @rebuilt
    class Derived(Base):
        @tailrec
        def run(self, n: int) -> str:
            m = n
            kept = [lambda: m]
            m += 1
            return super().name() if n == 0 else self.run(n - len(kept))

    @rebuilt
    class Streaming(Base):
        @tailstream
        def stream(self, n: int) -> Any:
            m = n
            kept = [lambda: m]
            m += 1
            yield super().name()
            if n:
                yield from self.stream(n - len(kept))

    assert (Derived().run(2), [*Streaming().stream(1)]) == ("base", ["base", "base"])


def test_definitions_that_are_declared_global() -> None:
    @tailrec
    def f(n: int, log: list[Any]) -> list[Any]:
        global declared, declared_closure, fDeclared

        def declared() -> Any:
            return lambda: 1

        def declared_closure() -> Any:
            return lambda: n

        class fDeclared:  # noqa: N801  # begins with the function's own name
            def method(self) -> None:
                pass

        every = (declared, declared(), declared_closure, declared_closure(), fDeclared, fDeclared.method)
        log.append([each.__qualname__ for each in every])
        return log if n == 0 else f(n - 1, log)

    names = ["declared", "declared.<locals>.<lambda>", "declared_closure", "declared_closure.<locals>.<lambda>"]
    assert f(1, []) == [[*names, "fDeclared", "fDeclared.method"]] * 2
    assert pickle.loads(pickle.dumps(declared)) is declared  # type: ignore[name-defined]  # noqa: F821
