"""Whether a source is the one that a function was made from: equal code, but for what only its module decides."""

from __future__ import annotations

import inspect
import linecache
import marshal
import sys
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

from loom.compiler.identity import ModuleFacts, is_source_of, module_of, probable_module


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
    for flag in (inspect.CO_NESTED, inspect.CO_ITERABLE_COROUTINE, 0x8000000):  # the last one: of a method, since 3.14
        assert is_source_of(nested.replace(co_flags=nested.co_flags | flag), function(text))
        inner = function(text)
        inner.__code__ = nested.replace(co_flags=nested.co_flags | flag)
        assert is_source_of(nested, inner)


@pytest.mark.parametrize("flag", [inspect.CO_OPTIMIZED, inspect.CO_NEWLOCALS])
def test_what_kind_of_function_a_def_is_matters(flag: int) -> None:
    text = "def f(n):\n    return n + 1\n"
    plain = code(text)
    other = function(text)
    other.__code__ = plain.replace(co_flags=plain.co_flags ^ flag)
    assert not is_source_of(plain, other)
    assert not is_source_of(other.__code__, function(text))


def test_what_kind_of_function_a_def_is_matters_wherever_it_stands() -> None:
    plain = code("def f(n):\n    return n + 1\n")
    other = function("def f(n):\n    return n + 1\n")
    other.__code__ = plain.replace(co_flags=plain.co_flags | inspect.CO_NESTED | inspect.CO_VARKEYWORDS << 8)
    assert not is_source_of(plain, other)


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
    ("def f(n):\n    if n:\n        a()\n        b()\n", "def f(n):\n    if n:\n        a()\n    b()\n"),
    (
        "def f(n):\n    try:\n        a()\n        b()\n    except E:\n        c()\n",
        "def f(n):\n    try:\n        a()\n    except E:\n        c()\n    else:\n        b()\n",
    ),
    (
        "def f(n):\n    def g():\n        try:\n            a()\n            b()\n        except E:\n            c()\n",
        (
            "def f(n):\n    def g():\n        try:\n            a()\n        except E:\n            c()\n"
            "        else:\n            b()\n"
        ),
    ),
    ("def f(n):\n    a()\n    b()\n", "def f(n):\n    a()\n\n    b()\n"),
    ("def f(n):\n    return a, b\n", "def f(n):\n    return  a, b\n"),
]


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
@pytest.mark.parametrize(("text", "other"), OTHERS)
def test_code_that_does_something_else_is_another_source(text: str, other: str) -> None:
    assert is_source_of(code(text), function(text))
    assert not is_source_of(code(text), function(other))
    assert not is_source_of(code(other), function(text))


def test_a_constant_set_is_the_same_in_whatever_order_it_was_read() -> None:
    text = f"def f(n):\n    return n in {{{', '.join(map(repr, 'abcdefghijklmnopqrstuvwxyz'))}}}\n"
    read = function(text)
    read.__code__ = marshal.loads(marshal.dumps(read.__code__))
    assert is_source_of(code(text), read)


def test_modules_and_what_others_define_are_probably_imported() -> None:
    text = "def f(n):\n    a, b, c, d, e, g, h, missing\n"
    own = type("Own", (), {"__module__": "identified"})
    found = probable_module(function(text, a=sys, b=Path, c=linecache.getline, d=len, e=own, g=1, h=None))
    assert found == ModuleFacts(frozenset("abcd"))


RUN = "def f(n):\n    return asyncio.run(n), asyncio.tasks.sleep(asyncio.a.b)\n"
DEPENDING = {
    "a method": ("import asyncio", RUN, ("asyncio",)),
    "a method of what is not imported": ("pass", RUN, ()),
    "a parameter that is named like an import": (
        "import asyncio",
        "def f(n, asyncio):\n    return asyncio.run(n)\n",
        ("asyncio",),
    ),
    "a method of an attribute that is named like an import": (
        "import asyncio",
        "def f(n):\n    n.asyncio.run()\n    asyncio.run()\n",
        ("asyncio", "n"),  # that is as good: only what is called as a method counts
    ),
    "many names": (
        "import asyncio",
        f"def f(n):\n    {', '.join(f'name_{number}' for number in range(300))}\n    return asyncio.run(n)\n",
        ("asyncio",),
    ),
    "a nested function": ("import asyncio", "def f(n):\n    return lambda: asyncio.run(n)\n", ("asyncio",)),
    "a nested class": ("import asyncio", "def f(n):\n    class C:\n        asyncio.run(n)\n", ("asyncio",)),
    "a variable of a nested function": (
        "import asyncio",
        "def f(asyncio):\n    def g():\n        return asyncio.run()\n",
        ("asyncio",),
    ),
    "a variable that a class in a function reads": (
        "import asyncio",
        "def f(asyncio):\n    class C:\n        x = asyncio.run()\n    return lambda: asyncio\n",
        ("asyncio",),
    ),
    "a variable that is loaded together with another": (
        "import asyncio",
        "def f(n, asyncio):\n    return n, asyncio.run(n)\n",
        ("asyncio",),
    ),
    "one of two": ("import asyncio", "def f(n):\n    asyncio.run(n)\n    logger.debug(n)\n", ("asyncio",)),
    "attributes alone": ("import asyncio", "def f(n):\n    return asyncio.tasks\n", ("asyncio",)),
}


@pytest.mark.parametrize("claim", DEPENDING)
def test_what_code_depends_on_is_read_off_it(claim: str) -> None:
    first, text, imported = DEPENDING[claim]
    made = function(f"{first}\n{text}")
    found = module_of(made.__code__)
    assert found == ModuleFacts(frozenset(imported))
    again = f"if 0: import {', '.join(found.imported)}" if found.imported else "pass"
    assert is_source_of(code(f"{again}\n{text}"), made)


def test_methods_of_imported_names_compile_differently() -> None:
    assert not is_source_of(code(f"pass\n{RUN}"), function(f"import asyncio\n{RUN}"))


def test_mention_of_super_in_the_module_is_read_off_the_code() -> None:
    text = "class C:\n    def f(self):\n        return super().f(lambda: 1)\nf = C.f\n"
    plain, mentioning = function(f"pass\n{text}"), function(f"super\n{text}")
    for made in (plain, mentioning):
        first = "super" if module_of(made.__code__).mentions_super else "pass"
        assert is_source_of(code(f"{first}\n{text}"), made)
    assert is_source_of(plain.__code__, mentioning) == (sys.version_info < (3, 12))
