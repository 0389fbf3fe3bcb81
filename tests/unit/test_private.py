"""Private names are written out where CPython does so, and nowhere else: what it compiles stays the same."""

from __future__ import annotations

import ast
import sys

import pytest

from loom.compiler.private import as_written, bound_name, write_out

CASES = {
    "return __x + self.__y.__z": "return _C__x + self._C__y._C__z",
    "return __x__, ___, __, _x": "return (__x__, ___, __, _x)",
    "global __x, y": "global _C__x, y",
    "nonlocal __x": "nonlocal _C__x",
    "f(__k=__v)": "f(__k=_C__v)",
    "lambda __x: __x": "lambda _C__x: _C__x",
    "try: pass\nexcept __E as __e: __e": "try:\n    pass\nexcept _C__E as _C__e:\n    _C__e",
    "try: pass\nexcept E: pass": "try:\n    pass\nexcept E:\n    pass",
    "match n:\n case [__a, *__b]: pass": "match n:\n    case [_C__a, *_C__b]:\n        pass",
    "match n:\n case {1: _, **__c}: pass": "match n:\n    case {1: _, **_C__c}:\n        pass",
    "match n:\n case K(__k=__d): pass": "match n:\n    case K(__k=_C__d):\n        pass",
    "import __a, __a.b as __c": "import __a, __a.b as __c",
    "from m import __a as b, __c": "from m import __a as b, __c",
    "def __g(__a: __T=__d): return __a": "def __g(_C__a: _C__T=_C__d):\n    return _C__a",
    "@__d\nclass __K(__B, metaclass=__M):\n __a = __b": "@_C__d\nclass __K(_C__B, metaclass=_C__M):\n    _K__a = _K__b",
    "class K:\n def g(self): self.__x = __y\n__z": "class K:\n\n    def g(self):\n        self.__x = _K__y\n_C__z",
}
SINCE_3_12 = {
    "type __A = __B": "type __A = _C__B",
    "class K[T](__B, m=__M):\n __a = 1": "class K[T](__B, m=__M):\n    _K__a = 1",
}


def body_of(text: str, *, annotations: bool = True) -> ast.FunctionDef:
    source = "def f(self):\n" + "".join(f"    {line}\n" for line in text.split("\n"))
    (node,) = ast.parse(source).body
    assert isinstance(node, ast.FunctionDef)
    write_out(node, "C", source, annotations=annotations)
    return node


@pytest.mark.parametrize("text", [*CASES, *(SINCE_3_12 if sys.version_info >= (3, 12) else ())])
def test_names_that_are_written_out(text: str) -> None:
    assert "\n".join(map(ast.unparse, body_of(text).body)) == (CASES | SINCE_3_12)[text]


def test_annotations_that_become_text_stay_as_they_are() -> None:
    text = "def g(a: __T) -> __R: __x: __V = __y"
    assert ast.unparse(body_of(text, annotations=False).body) == "def g(a: __T) -> __R:\n    _C__x: __V = _C__y"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("import __a", "_C__a"),
        ("import __a.b", "_C__a"),
        ("import a.b", "a"),
        ("from m import b as __a", "_C__a"),
        ("from m import __a", "_C__a"),
        ("def __g(): pass", "_C__g"),
        ("async def __g(): pass", "_C__g"),
        ("class __K: pass", "_C__K"),
        ("class K: pass", "K"),
        *([("type __A = int", "_C__A")] if sys.version_info >= (3, 12) else []),
    ],
)
def test_variable_of_a_definition(text: str, name: str) -> None:
    (statement,) = body_of(f"{text}\n__other").body[:1]
    definition = statement.names[0] if isinstance(statement, ast.Import | ast.ImportFrom) else statement
    assert bound_name(definition) == name


def test_definition_outside_a_class_is_bound_as_it_is_written() -> None:
    assert [bound_name(each) for each in ast.parse("def __g(): pass\nclass K: pass").body] == ["__g", "K"]


def test_function_without_private_names_is_left_alone() -> None:
    node = body_of("def g(): return x__y, __name__")
    assert not hasattr(node.body[0], "loom_bound_name")


def test_names_beyond_ascii_are_looked_at() -> None:
    assert ast.unparse(body_of("return _\uff3fx").body) == "return _C__x"


@pytest.mark.parametrize(
    ("text", "name", "written"),
    [
        ("_C__x = a._C__y", "C", "__x = a.__y"),
        ("_C__x", "_C", "__x"),
        ("_X__x", "X", "__x"),
        ("x_C__y, _D__x, _C_, _C__", "C", "x_C__y, _D__x, _C_, _C__"),
        ("_C__x", None, "_C__x"),
        ("___x", "__", "___x"),
    ],
)
def test_text_as_it_is_written(text: str, name: str | None, written: str) -> None:
    assert as_written(text, name) == written
