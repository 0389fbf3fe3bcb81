"""Whether a source is the one that a function was made from: equal code, but for what only its module decides."""

from __future__ import annotations

import linecache
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest

from loom.compiler import identity
from loom.compiler.identity import imported_names, is_file_known, is_source_of, remember_file


def function(text: str, **names: object) -> FunctionType:
    space: dict[str, Any] = {"__name__": "identified", **names}
    exec(compile(text, "<identity>", "exec", dont_inherit=True), space)
    found = space["f"]
    assert isinstance(found, FunctionType)
    return found


def code(text: str) -> CodeType:
    return function(text).__code__


def test_equal_code_is_the_source() -> None:
    text = "def f(n):\n    return n + 1\n"
    assert is_source_of(code(text), function(text))


def test_where_a_def_stands_does_not_matter() -> None:
    text = "def f(n):\n    return n + 1\n"
    nested = code(text)
    assert is_source_of(nested.replace(co_flags=nested.co_flags | identity._NESTED), function(text))
    inner = function(text)
    inner.__code__ = nested.replace(co_flags=nested.co_flags | identity._NESTED)
    assert is_source_of(nested, inner)


OTHERS = [
    ("def f(n):\n    return n + 1\n", "def f(n):\n    return n - 1\n"),
    ("def f(n):\n    return n + 1\n", "def f(n):\n    return n + 2\n"),
    ("def f(n):\n    return n + 1\n", "def f(n):\n    return n + 1.0\n"),
    ("def f(n):\n    return n < 1\n", "def f(n):\n    return n > 1\n"),
    ("def f(n):\n    return -n\n", "def f(n):\n    return ~n\n"),
    ("def f(n):\n    return n.a\n", "def f(n):\n    return n.b\n"),
    ("def f(n, m):\n    return n\n", "def f(n, m):\n    return m\n"),
    ("def f(n, m):\n    return n\n", "def f(n, k):\n    return n\n"),
    ("def f(n):\n    return g(n)\n", "def f(n):\n    return h(n)\n"),
    ("def f(n):\n    return a.b, c.d\n", "def f(n):\n    return c.d, a.b\n"),
    ("def f(n):\n    return lambda: 1\n", "def f(n):\n    return lambda: 2\n"),
    ("def f(n):\n    return lambda: n.a\n", "def f(n):\n    return lambda: n.b\n"),
    (
        "def f(n):\n    if n:\n        return 1\n    return 2\n",
        "def f(n):\n    if not n:\n        return 1\n    return 2\n",
    ),
    ("def f(n):\n    return n is 1.5j\n", "def f(n):\n    return n is not 1.5j\n"),
    ("def f(n):\n    return a, b\n", "def f(n):\n    return a, b, c\n"),
    ("def f(n):\n    return n[1, 2]\n", "def f(n):\n    return n[1, 3]\n"),
    ("def f(n):\n    return f'{n!r}'\n", "def f(n):\n    return f'{n!s}'\n"),
]


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
@pytest.mark.parametrize(("text", "other"), OTHERS)
def test_code_that_does_something_else_is_another_source(text: str, other: str) -> None:
    assert is_source_of(code(text), function(text))
    assert not is_source_of(code(text), function(other))
    assert not is_source_of(code(other), function(text))


def replaced(text: str, **fields: Any) -> FunctionType:
    made = function(text)
    made.__code__ = made.__code__.replace(**fields)
    return made


def test_names_that_no_source_can_spell_are_a_rewriting() -> None:
    text = "def f(n):\n    return a\n"
    assert is_source_of(code(text), replaced(text, co_names=("a", "@rewritten")))


def test_names_that_a_source_can_spell_are_no_rewriting() -> None:
    text = "def f(n):\n    return a\n"
    assert not is_source_of(code(text), replaced(text, co_names=("a", "rewritten")))


def test_variables_that_no_source_can_spell_are_a_rewriting() -> None:
    text = "def f(n):\n    return a\n"
    assert is_source_of(code(text), replaced(text, co_varnames=("n", "@rewritten"), co_nlocals=2))


def test_rewriting_that_lacks_a_name_is_another_source() -> None:
    text = "def f(n):\n    return a\n"
    assert not is_source_of(code(text), replaced(text, co_names=("b", "@rewritten")))


@pytest.mark.parametrize("kind", ["co_cellvars", "co_freevars"])
def test_rewriting_that_lacks_a_variable_of_a_closure_is_another_source(kind: str) -> None:
    inside = "    def f(n):\n        cell = other\n        return free, lambda: cell\n"
    text = f"def make():\n    free = 1\n{inside}    return f\n"
    space: dict[str, Any] = {}
    exec(text, space)
    made = space["make"]()
    own = made.__code__
    names = {"co_cellvars": ("cell",), "co_freevars": ("free",)}
    assert all(getattr(own, each) == value for each, value in names.items())
    rewritten = own.replace(co_names=(*own.co_names, "@rewritten"))
    made.__code__ = rewritten
    assert is_source_of(own, made)
    made.__code__ = rewritten.replace(**{kind: ("renamed",)})
    assert not is_source_of(own, made)


def test_imported_names_are_modules_and_what_others_define() -> None:
    text = "def f(n):\n    a, b, c, d, e, g, h, missing\n"
    own = type("Own", (), {"__module__": "identified"})
    found = imported_names(function(text, a=sys, b=Path, c=linecache.getline, d=len, e=own, g=1, h=None))
    assert found == ["a", "b", "c", "d"]


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[FunctionType, Any]]:
    """A function of a module that is being imported, and what the import system keeps of that."""
    monkeypatch.setattr(identity, "_files", {})
    filename = str(tmp_path / "identified.py")
    text = "def f(n):\n    return n\n"
    space: dict[str, Any] = {"__name__": "identified"}
    exec(compile(text, filename, "exec"), space)
    linecache.cache[filename] = (len(text), 1.0, text.splitlines(keepends=True), filename)
    made = ModuleType("identified")
    made.__spec__ = spec = type("Spec", (), {"_initializing": True})()
    monkeypatch.setitem(sys.modules, "identified", made)
    yield space["f"], spec
    linecache.cache.pop(filename, None)


def test_file_is_known_once_it_was_seen_while_it_was_imported(module: tuple[FunctionType, Any]) -> None:
    function, _ = module
    assert not is_file_known(function)
    remember_file(function)
    assert is_file_known(function)


def test_file_that_is_not_being_imported_is_not_remembered(module: tuple[FunctionType, Any]) -> None:
    function, spec = module
    spec._initializing = False
    remember_file(function)
    assert not is_file_known(function)


@pytest.mark.parametrize("spec", [None, object()])
def test_module_without_an_import_is_not_remembered(module: tuple[FunctionType, Any], spec: Any) -> None:
    function, _ = module
    sys.modules["identified"].__spec__ = spec
    remember_file(function)
    assert not is_file_known(function)


def test_function_of_no_module_is_not_remembered(
    module: tuple[FunctionType, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    function, _ = module
    monkeypatch.delitem(sys.modules, "identified")
    remember_file(function)
    assert not is_file_known(function)


@pytest.mark.parametrize("state", [(23, None), (24, 1.0), (23, 2.0)])
def test_file_of_another_size_or_time_is_not_known(
    module: tuple[FunctionType, Any], state: tuple[int, float | None]
) -> None:
    function, _ = module
    remember_file(function)
    filename = function.__code__.co_filename
    linecache.cache[filename] = (*state, ["def f(n):\n", "    return n\n"], filename)  # type: ignore[assignment]
    assert not is_file_known(function)


def test_source_without_a_time_is_not_remembered(module: tuple[FunctionType, Any]) -> None:
    function, _ = module
    filename = function.__code__.co_filename
    linecache.cache[filename] = (22, None, [], filename)
    remember_file(function)
    assert not is_file_known(function)


def test_file_that_nobody_has_read_is_neither_known_nor_remembered(module: tuple[FunctionType, Any]) -> None:
    function, _ = module
    del linecache.cache[function.__code__.co_filename]
    remember_file(function)
    assert not is_file_known(function)
    linecache.cache[function.__code__.co_filename] = (lambda: "",)  # type: ignore[assignment]
    remember_file(function)
    assert not is_file_known(function)


def test_methods_of_imported_names_are_called_in_another_way() -> None:
    text = "def f(n):\n    return asyncio.run(n), asyncio.tasks.sleep(asyncio.a.b)\n"
    assert is_source_of(code(text), function(f"import asyncio\n{text}"))
    assert not is_source_of(code(text), function(f"import asyncio\n{text.replace('run', 'runs')}"))


def test_methods_of_many_names_are_called_in_another_way() -> None:
    names = "\n    ".join(f"name_{number}" for number in range(300))
    text = f"def f(n):\n    {names}\n    while n:\n        return asyncio.run(n)\n    return asyncio.run(n)\n"
    assert is_source_of(code(text), function(f"import asyncio\n{text}"))


def test_methods_of_a_parameter_that_is_named_like_an_import_are_called_in_another_way() -> None:
    text = "def f(n, asyncio):\n    return asyncio.run(n)\n"
    assert is_source_of(code(text), function(f"import asyncio\n{text}"))
    assert not is_source_of(code(text), function(f"import asyncio\n{text.replace('run', 'runs')}"))


def test_methods_of_imported_names_are_called_in_another_way_wherever_jumps_lead() -> None:
    for length in range(120):
        text = "def f(n):\n    while n:\n        asyncio.run()\n" + "        n.a\n" * length
        assert is_source_of(code(text), function(f"import asyncio\n{text}")), length


def test_functions_inside_are_compared_by_what_they_do() -> None:
    text = "def f(n):\n    return asyncio.run(lambda: n.a, lambda: 1)\n"
    assert is_source_of(code(text), function(f"import asyncio\n{text}"))
    assert not is_source_of(code(text), function(f"import asyncio\n{text.replace('n.a', 'n.b')}"))
    assert not is_source_of(code(text), function(f"import asyncio\n{text.replace('1', '2')}"))
