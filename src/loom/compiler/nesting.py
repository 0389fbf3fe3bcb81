"""How deep blocks nest: CPython takes twenty, and a body that becomes a loop has more than its own.

    for a in b:                         1
        with c, d:                      3
            try:                        4
                await e
            finally:
                await f                 4       in an except clause it would be 5

Since CPython 3.12 a comprehension is one more, since 3.14 one that awaits is two.
"""

from __future__ import annotations

import ast
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loom.compiler.names import Names

    Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp

MOST_BLOCKS: Final = 20
"""CPython's own limit: a body that nests deeper is a SyntaxError."""
_COMPOUND: Final = frozenset(
    {ast.If, ast.While, ast.For, ast.AsyncFor, ast.With, ast.AsyncWith, ast.Match, ast.Try, ast.TryStar}
)


def nests_deeper(depth: int, body: Sequence[ast.stmt], names: Names) -> bool:
    """Whether more blocks than `depth` are open somewhere in a body, whose names have been collected."""
    return names.blocks + names.inlined > depth and depth_of(body) + names.inlined > depth


def blocks_of(comprehension: Comprehension) -> int:
    """The blocks of the function that a comprehension opens, since CPython runs it in the function's frame (3.12)."""
    if isinstance(comprehension, ast.GeneratorExp) or sys.version_info < (3, 12):
        return 0
    return sum(each.is_async for each in comprehension.generators) + (sys.version_info >= (3, 14))


def depth_of(body: Sequence[ast.stmt]) -> int:
    """How many of CPython's static blocks are open at the deepest place of a body; nested scopes have their own."""
    deepest, stack = 0, [(body, 0)]
    while stack:
        body, depth = stack.pop()
        deepest = max(deepest, depth)
        for statement in body:
            if statement.__class__ in _COMPOUND:
                stack += [(inner, depth + more) for inner, more in _bodies(statement) if inner]
    return deepest


def _bodies(statement: ast.stmt) -> Iterator[tuple[Sequence[ast.stmt], int]]:
    """The bodies of a statement, with the blocks that it opens around each."""
    match statement:
        case ast.If():
            yield statement.body, 0
            yield statement.orelse, 0
        case ast.While() | ast.For() | ast.AsyncFor():
            yield statement.body, 1
            yield statement.orelse, 0
        case ast.With() | ast.AsyncWith():
            yield statement.body, len(statement.items)
        case ast.Match():
            yield from ((case.body, 0) for case in statement.cases)
        case ast.Try() | ast.TryStar():
            around = int(bool(statement.finalbody))
            yield statement.body, around + bool(statement.handlers)
            yield from ((handler.body, around + 2) for handler in statement.handlers)
            yield statement.orelse, around
            yield statement.finalbody, 1
        case _:
            pass
