"""Nested blocks, written out: for tests of how many CPython takes."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from textwrap import indent

from loom.compiler.nesting import depth_of

BLOCKS = {
    "if": "if x:\n{}",
    "else": "if not x:\n    pass\nelse:\n{}",
    "match": "match x:\n    case _:\n{}",
    "for": "for a in [x]:\n{}",
    "while": "while x:\n{}\n    break",
    "else of a loop": "for a in []:\n    pass\nelse:\n{}",
    "async for": "async for a in each([x]):\n{}",
    "with": "with c:\n{}",
    "with of two": "with c, c as d:\n{}",
    "async with": "async with c:\n{}",
    "try": "try:\n{}\nexcept KeyError:\n    pass",
    "try with a finally": "try:\n{}\nfinally:\n    x",
    "try with both": "try:\n{}\nexcept KeyError:\n    pass\nfinally:\n    x",
    "else of a try": "try:\n    x\nexcept KeyError:\n    pass\nelse:\n{}",
    "else with a finally": "try:\n    x\nexcept KeyError:\n    pass\nelse:\n{}\nfinally:\n    x",
    "except": "try:\n    y\nexcept NameError:\n{}",
    "except as": "try:\n    y\nexcept NameError as e:\n{}",
    "except with a finally": "try:\n    y\nexcept NameError:\n{}\nfinally:\n    x",
    "except*": "try:\n    y\nexcept* NameError as e:\n{}",
    "finally": "try:\n    x\nfinally:\n{}",
}
"""Statements with a block, which runs once if `x` is true, `y` nothing, `c` a context manager and `each` iterates."""


def nested(kinds: Sequence[str], inner: str, after: str = "") -> str:
    """`async def f(x):` with blocks around a statement, and perhaps one more after all of them."""
    text = inner
    for kind in reversed(kinds):
        inside = "        " if kind == "match" else "    "
        text = BLOCKS[kind].format(indent(text, inside))
    return f"async def f(x):\n{indent(text, '    ')}\n{indent(after, '    ')}\n"


def depth_in(text: str) -> int:
    """How deep the blocks of a text's only function nest."""
    definition = ast.parse(text).body[0]
    assert isinstance(definition, ast.AsyncFunctionDef)
    return depth_of(definition.body)


def kinds_to(depth: int, *first: str) -> list[str]:
    """Some kinds of blocks, and then loops down to a depth."""
    kinds = [*first]
    while depth_in(nested(kinds, "x")) < depth:
        kinds.append("for")
    return kinds
