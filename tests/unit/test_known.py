"""What a name is known to stand for at decoration, and a compilation without warnings."""

from __future__ import annotations

import ast
import asyncio
import json
import json.decoder
import sys
import warnings
from types import ModuleType
from typing import Any

import pytest

from loom.compiler import known, quiet
from loom.compiler.exits import NO_EXITS, find_exits
from loom.compiler.kind import Kind
from loom.compiler.known import UNKNOWN, UNSEEN, value_of
from loom.compiler.quiet import quiet_compile
from loom.compiler.scope import read_scope
from loom.compiler.source import Source
from loom.compiler.tail import find_tail_calls


def source(**names: Any) -> Source:
    space = dict(names)
    exec("def f(n): pass", space)
    node = ast.parse("def f(n): pass").body[0]
    assert isinstance(node, ast.FunctionDef)
    return Source(space["f"], node, 0, "def f(n): pass", Kind.FUNCTION, is_certain=False, asked={})


class Parent:
    inherited = 7


class Child(Parent):
    pass


def describing() -> None:
    """A function is found as it is in a module, and bound by a class."""


VALUES = {
    "len": len,
    "mine": 5,
    "ValueError": ValueError,
    "max": "shadowed",
    "nowhere": UNKNOWN,
    "asyncio.TimeoutError": asyncio.TimeoutError,
    "asyncio.nowhere": UNKNOWN,
    "mine.real": UNKNOWN,
    "unseen": UNSEEN,
    "unseen.anything": UNSEEN,
    "unseen.any.thing": UNSEEN,
    "nowhere.any.thing": UNKNOWN,
    "len(mine)": UNKNOWN,
    "len(mine).mine": UNKNOWN,
    "Child.inherited": 7,
    "Child.nowhere": UNKNOWN,
    "asyncio.events.Handle": asyncio.events.Handle,
    "variable": UNKNOWN,
    "variable.real": UNKNOWN,
    "Computed.inherited": UNKNOWN,
    "Computed.own": 8,
    "Computed.described": UNKNOWN,
    "Asked.own": UNKNOWN,
    "module.own": 8,
    "module.described": describing,
    "asked.own": UNKNOWN,
}


class Computing(type):
    @property
    def inherited(cls) -> int:
        return 9


class Computed(metaclass=Computing):
    inherited = 7  # type: ignore[assignment]  # its class has the last word
    own = 8
    described = describing


class Asking(type):
    def __getattribute__(cls, name: str) -> Any:
        raise AssertionError(name)


class Asked(metaclass=Asking):
    own = 8


class AskedModule(ModuleType):
    def __getattribute__(self, name: str) -> Any:
        raise AssertionError(name)


def modules() -> dict[str, ModuleType]:
    found = {"module": ModuleType("module"), "asked": AskedModule("asked")}
    for each in found.values():
        vars(ModuleType)["__dict__"].__get__(each).update(own=8, described=describing)
    return found


@pytest.mark.parametrize("text", VALUES)
def test_value_is_known_where_nothing_has_to_be_run(text: str) -> None:
    expression = ast.parse(text, mode="eval").body
    given = {"asyncio": asyncio, "Child": Child, "Computed": Computed, "Asked": Asked, **modules()}
    module = source(mine=5, max="shadowed", unseen=UNSEEN, **given)
    assert value_of(expression, module, {"variable"}) is VALUES[text]


def test_class_that_only_the_run_knows_is_most_probably_not_the_exit() -> None:
    text = "async def f(n):\n    try:\n        await n\n    except {}:\n        pass\n    return await f(n)\n"
    for name, is_asked in {"unseen": False, "unseen.Error": False, "nowhere": True}.items():
        space: dict[str, Any] = {"unseen": UNSEEN}
        exec(text.format(name), space)
        node = ast.parse(text.format(name)).body[0]
        assert isinstance(node, ast.AsyncFunctionDef)
        found = Source(space["f"], node, 0, text.format(name), Kind.COROUTINE, is_certain=False, asked={})
        scope = read_scope(found)
        assert (find_exits(found, scope, find_tail_calls(found, scope)) != NO_EXITS) is is_asked


LOUD = "def f(n):\n    return n is 1, '\\d'\n"


def test_compiles_without_a_warning_and_leaves_the_filters() -> None:
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        before = [*warnings.filters]
        quiet_compile(LOUD)
        assert seen == []
        assert warnings.filters == before
        compile(LOUD, "<other>", "exec")
        assert len(seen) == 2


def test_filters_are_left_also_after_a_failure() -> None:
    before = [*warnings.filters]
    with pytest.raises(SyntaxError):
        quiet_compile("def")
    assert warnings.filters == before


def test_filters_may_be_reset_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    def resetting(*_: Any, **__: Any) -> str:
        warnings.resetwarnings()  # by another thread, say
        return "code"

    monkeypatch.setattr(quiet, "compile", resetting, raising=False)
    with warnings.catch_warnings():
        assert quiet_compile("1") == "code"


def test_warnings_of_a_name_that_only_begins_alike_are_heard() -> None:
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        warnings.filters.insert(0, quiet._IGNORED)  # type: ignore[arg-type]
        warnings.warn_explicit("heard", UserWarning, "x.py", 1, module="<loom>.more")
        warnings.warn_explicit("not heard", UserWarning, "x.py", 1, module="<loom>")
        warnings.warn_explicit("heard", UserWarning, "x.py", 1, module="my <loom>")
    assert [str(each.message) for each in seen] == ["heard", "heard"]


def test_flags_are_the_callers_and_none_of_this_module() -> None:
    assert isinstance(quiet_compile("x = 1", ast.PyCF_ONLY_AST), ast.Module)
    space: dict[str, Any] = {}
    exec(quiet_compile("def f(n: int): pass"), space)
    assert space["f"].__annotations__ == {"n": int}


def test_code_has_a_file_name_of_its_own() -> None:
    assert quiet_compile("x = 1").co_filename == "<loom>"


class Lazy:
    """Stands for what a lazy import leaves in a module's globals, on every version."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __repr__(self) -> str:
        return f"<lazy_import '{self.path}'>"


@pytest.fixture
def lazy_imports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "LAZY_IMPORT", Lazy)


@pytest.mark.usefixtures("lazy_imports")
@pytest.mark.parametrize(
    ("path", "name", "value"),
    [
        ("json", "json", json),
        ("json", "j", json),
        ("json.decoder", "d", json.decoder),  # import json.decoder as d, or from json import decoder as d
        ("json.JSONDecodeError", "JSONDecodeError", json.JSONDecodeError),
        ("json.decoder.JSONDecodeError", "Bad", json.JSONDecodeError),
        ("json.absent", "absent", known.UNKNOWN),
        ("not_loaded", "not_loaded", known.UNKNOWN),
        ("not_loaded.error", "error", known.UNKNOWN),
        ("json.decoder", "json", json),  # import json.decoder
        ("json.json", "json", known.UNKNOWN),  # from json import json
        ("json.JSONDecodeError", "json", known.UNKNOWN),
        ("json.not_loaded", "json", known.UNKNOWN),
    ],
)
def test_lazy_import_is_what_is_loaded_of_it(path: str, name: str, value: object) -> None:
    assert known.loaded(Lazy(path), name) is value


@pytest.mark.usefixtures("lazy_imports")
def test_module_that_is_not_what_its_package_has_under_its_name_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    package, module = ModuleType("package_of_two"), ModuleType("package_of_two.one")
    monkeypatch.setitem(sys.modules, "package_of_two", package)
    monkeypatch.setitem(sys.modules, "package_of_two.one", module)
    assert known.loaded(Lazy("package_of_two.one"), "one") is known.UNKNOWN
    package.one = module  # type: ignore[attr-defined]
    assert known.loaded(Lazy("package_of_two.one"), "one") is module
    package.one = object()  # type: ignore[attr-defined]
    assert known.loaded(Lazy("package_of_two.one"), "one") is known.UNKNOWN


@pytest.mark.usefixtures("lazy_imports")
def test_what_a_module_imports_lazily_is_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    errors = ModuleType("errors")
    errors.Broken = Lazy("json.JSONDecodeError")  # type: ignore[attr-defined]
    monkeypatch.setattr(sys.modules[__name__], "errors", errors, raising=False)

    def f() -> None: ...

    assert known.look_up(("errors", "Broken"), f) is json.JSONDecodeError
    assert known.loaded(json, "json") is json


@pytest.mark.usefixtures("lazy_imports")
def test_lazy_imports_that_lead_to_one_another_are_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = ModuleType("lazy_one"), ModuleType("lazy_two")
    monkeypatch.setitem(sys.modules, "lazy_one", one)
    monkeypatch.setitem(sys.modules, "lazy_two", two)
    one.thing, two.thing = Lazy("lazy_two.thing"), Lazy("json.loads")  # type: ignore[attr-defined]
    assert known.loaded(Lazy("lazy_one.thing"), "renamed") is json.loads
    two.thing = Lazy("lazy_one.thing")  # type: ignore[attr-defined]
    assert known.loaded(Lazy("lazy_one.thing"), "renamed") is known.UNKNOWN
