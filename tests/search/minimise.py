"""Makes a program smaller for as long as what was found in it stays: the smallest one says what is wrong.

    reduced = minimise(program, lambda smaller: is_found_in(smaller))

Statements, arguments and decorators are left out, a compound statement gives way to one of its blocks, an expression to
one of its parts or to a plain value. One change at a time, largest first, until none helps (greedy delta debugging).
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from tests.search.generator import Program

BLOCKS = ("body", "orelse", "handlers", "finalbody", "cases")
LISTS = ("args", "keywords", "elts", "decorator_list", "items", "targets", "bases", "generators", "ifs", "patterns")
OPTIONAL = ("guard", "name", "returns", "optional_vars", "vararg", "kwarg", "cause", "msg", "rest")
WITHOUT = (ast.Return, ast.Yield, ast.AnnAssign)  # what may have no value
LEFT_ALONE = (ast.JoinedStr, ast.FormattedValue, ast.Starred, ast.MatchValue)
MOST = 4000  # changes tried: a search for hours is no help


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a tree: what a field holds instead, and by how many nodes that is less."""

    holder: ast.AST
    field: str
    value: object
    gain: int


def minimise(program: Program, is_found: Callable[[Program], bool]) -> Program:
    """The smallest program that can be reached by changes that keep what was found.

    Args:
        program: where it was found.
        is_found: whether it is found in another program, which need not be Python.
    """
    tried = {program.source}
    largest = size(ast.parse(program.source))
    limit = largest  # what was too much a moment ago is left for the next round
    while len(tried) < MOST:
        for gain, source in smaller(program.source):
            if gain > limit or source in tried:
                continue
            tried.add(source)
            candidate = replace(program, source=source)
            if is_found(candidate):
                limit, program = gain, candidate
                break
        else:
            if limit == largest:
                break
            limit = largest
    return program


def smaller(source: str) -> Iterator[tuple[int, str]]:
    """Sources with one change each, those that take most away first, and how many nodes that is."""
    tree = ast.parse(source)
    for change in sorted(changes(tree), key=lambda change: -change.gain):
        with made(change):
            try:
                text = ast.unparse(ast.fix_missing_locations(tree)) + "\n"
            except ValueError:
                continue  # a string cannot hold that
        yield change.gain, text


@contextmanager
def made(change: Change) -> Iterator[None]:
    """The tree with a change, for a while."""
    before = getattr(change.holder, change.field)
    setattr(change.holder, change.field, change.value)
    try:
        yield
    finally:
        setattr(change.holder, change.field, before)


def changes(tree: ast.AST) -> Iterator[Change]:
    """All changes that make a tree smaller."""
    # What ends a loop is left as it is: a program that runs for ever says nothing.
    loops = [loop for loop in ast.walk(tree) if isinstance(loop, ast.While)]
    kept = {id(node) for loop in loops for node in ast.walk(end_of(loop))}
    for holder in ast.walk(tree):
        for field, value in ast.iter_fields(holder):
            if id(holder) in kept or id(value) in kept:
                continue
            if isinstance(value, list):
                for index, node in enumerate(value):
                    if isinstance(node, ast.AST) and id(node) not in kept:
                        for new in instead(holder, field, node, len(value)):
                            gain = size(node) - sum(map(size, new))
                            yield Change(holder, field, [*value[:index], *new, *value[index + 1 :]], gain)
            elif isinstance(value, ast.AST) and not (field == "name" and type(holder).__name__ == "TypeAlias"):
                if (
                    field in OPTIONAL
                    or (field == "value" and isinstance(holder, WITHOUT))
                    or isinstance(holder, ast.arg)
                ):
                    yield Change(holder, field, None, size(value))
                for new_value in parts(holder, value):
                    yield Change(holder, field, new_value, size(value) - size(new_value))
            elif value is not None and field in OPTIONAL and isinstance(holder, ast.ExceptHandler | ast.MatchMapping):
                yield Change(holder, field, None, 1)


def end_of(loop: ast.While) -> ast.AST:
    """The test of a loop, or what leaves a `while True`."""
    if not isinstance(loop.test, ast.Constant):
        return loop.test
    return next((each for each in loop.body if isinstance(each, ast.If | ast.Break)), loop.test)


def instead(holder: ast.AST, field: str, node: ast.AST, count: int) -> Iterator[list[Any]]:
    """What may stand in a list in the place of one of its nodes."""
    if field in BLOCKS:
        if count > 1 or field not in ("body", "cases"):
            yield []
        elif isinstance(node, ast.stmt) and not isinstance(node, ast.Pass):
            yield [ast.Pass()]
        yield from blocks(node)
    elif field in LISTS:
        yield []
    yield from ([part] for part in parts(holder, node))


def blocks(node: ast.AST) -> Iterator[list[Any]]:
    """The blocks of a compound statement that is no definition."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return
    for field in BLOCKS:
        for each in [node, *getattr(node, "handlers", []), *getattr(node, "cases", [])]:
            block = getattr(each, field, None)
            if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
                yield block


def parts(holder: ast.AST, node: ast.AST) -> Iterator[ast.AST]:
    """A plain value, and the parts of an expression or pattern."""
    if isinstance(holder, LEFT_ALONE):
        return
    if isinstance(node, ast.pattern):
        yield ast.MatchAs()
        return
    if not isinstance(node, ast.expr) or isinstance(node, ast.Constant | ast.Name | ast.Starred | ast.Slice):
        return
    if isinstance(getattr(node, "ctx", None), ast.Load | None):
        yield ast.Constant(1)
        yield from (child for child in reversed(list(ast.iter_child_nodes(node))) if isinstance(child, ast.expr))


def size(node: Any) -> int:  # noqa: ANN401  # a node
    """How many nodes it has."""
    return sum(1 for _ in ast.walk(node))
