"""Definite assignment: which locals a transition has to unbind."""

from __future__ import annotations

import ast
import textwrap
from typing import Any

import pytest

from loom.compiler.flow import may_be_unset
from loom.compiler.kind import Kind
from loom.compiler.scope import read_scope
from loom.compiler.source import Source

SURE = [
    "x = n\nreturn x",
    "if n: x = 1\nelse: x = 2\nreturn x",
    "if n: x = 1\nelse: return 0\nreturn x",
    "if (x := n): return x\nreturn x",
    "for x in n: print(x)",
    "with n as x: print(x)",
    "try: x = 1\nexcept E: return\nreturn x",
    "try: x = 1\nexcept E: x = 2\nelse: pass\nreturn x",
    "try: pass\nfinally: x = 1\nreturn x",
    "match n:\n    case [x]: return x",
    "def x(): pass\nreturn x",
    "import math as x\nreturn x",
    "import x.y\nreturn x",
    "x: int = n\nreturn x",
    "a, (b, *x) = n\nreturn x",
    "try: pass\nexcept E as x: print(x)",
    "x = 1",
    "print((x := n), 1)\nreturn x",
    "return [x for x in n]",
    "n[x] = (x := 1)\nreturn x",
]
UNSURE = [
    "if n: x = 1\nreturn x",
    "while n: x = 1\nreturn x",
    "for x in n: pass\nreturn x",
    "with n as x: pass\nreturn x",
    "try: x = 1\nexcept E: pass\nreturn x",
    "try: x = 1\nfinally: print(x)",
    "match n:\n    case [x]: pass\nreturn x",
    "x += 1",
    "x: int\nreturn x",
    "return n and (x := 1) and 0 or x",
    "return (x := 1) if n else x",
    "return {(y := 1): x, (x := 2): 3}",
    "assert n, (x := 1)\nreturn x",
    "for _ in n:\n    print(x)\n    x = 1",
    "for _ in n:\n    if n: continue\n    x = 1\n    print(x)\nprint(x)",
    "del x",
    "x = 1\nif n: del x\nreturn x",
    "x = 1\ntry: pass\nexcept E as x: pass\nreturn x",
    "kept = lambda: x\nx = 1\nreturn kept",
    "[0 for _ in n if (x := _)]\nreturn x",
    "for n[x] in n: x = 1",
]


def unset(body: str) -> frozenset[str]:
    text = f"def f(n):\n{textwrap.indent(body, '    ')}\n"
    space: dict[str, Any] = {}
    exec(text, space)
    node = ast.parse(text).body[0]
    assert isinstance(node, ast.FunctionDef)
    source = Source(space["f"], node, 0, text, Kind.FUNCTION, is_certain=False, asked={})
    return may_be_unset(node.body, read_scope(source))


@pytest.mark.parametrize("body", SURE)
def test_variable_that_is_always_set_first_is_left_alone(body: str) -> None:
    assert unset(body) == frozenset()


@pytest.mark.parametrize("body", UNSURE)
def test_variable_that_may_be_read_first_is_found(body: str) -> None:
    assert "x" in unset(body)
