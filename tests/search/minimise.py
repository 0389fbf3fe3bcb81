"""Makes a program smaller for as long as what was found in it stays: the smallest one says what is wrong.

    reduced = minimise(program, lambda smaller: is_found_in(smaller))

Statements are left out, a compound statement gives way to one of its blocks, an expression to one of its parts or to a
plain value. One change at a time, largest first, until none helps (greedy delta debugging).
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from tests.search.generator import Program

BLOCKS = ("body", "orelse", "handlers", "finalbody", "cases")
LARGEST = 3000  # changes tried: a search for hours is no help


def minimise(program: Program, is_found: Callable[[Program], bool]) -> Program:
    """The smallest program that can be reached by changes that keep what was found.

    Args:
        program: where it was found.
        is_found: whether it is found in another program, which need not be Python.
    """
    tried = 0
    shrinking = True
    while shrinking and tried < LARGEST:
        shrinking = False
        for source in smaller(program.source):
            tried += 1
            candidate = replace(program, source=source)
            if tried > LARGEST:
                break
            if is_found(candidate):
                program, shrinking = candidate, True
                break
    return program


def smaller(source: str) -> Iterator[str]:
    """Sources with one change each, those that take most away first."""
    size = sum(1 for _ in ast.walk(ast.parse(source)))
    changed: list[tuple[int, str]] = []
    for number in range(size):
        for change in (leave_out, unwrap, simplify):
            for variant in range(3):
                tree = ast.parse(source)
                node = list(ast.walk(tree))[number]
                if not change(tree, node, variant):
                    break
                text = ast.unparse(ast.fix_missing_locations(tree)) + "\n"
                if len(text) < len(source):
                    changed.append((len(text), text))
    seen: set[str] = set()
    for _, text in sorted(changed):
        if text not in seen:
            seen.add(text)
            yield text


def leave_out(tree: ast.AST, node: ast.AST, variant: int) -> bool:
    """Takes a statement, handler or case away; what must not be empty passes."""
    if variant or not isinstance(node, ast.stmt | ast.ExceptHandler | ast.match_case):
        return False
    block = block_of(tree, node)
    if block is None:
        return False
    position = block.index(node)
    block[position : position + 1] = [] if len(block) > 1 else [ast.Pass()] * isinstance(node, ast.stmt)
    return bool(block) and not isinstance(node, ast.Pass)


def unwrap(tree: ast.AST, node: ast.AST, variant: int) -> bool:
    """Puts one block of a compound statement in its place."""
    if not isinstance(node, ast.stmt) or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return False
    blocks = [value for field in ("body", "orelse", "finalbody") if (value := getattr(node, field, None))]
    block = block_of(tree, node)
    if block is None or variant >= len(blocks):
        return False
    position = block.index(node)
    block[position : position + 1] = blocks[variant]
    return True


def simplify(tree: ast.AST, node: ast.AST, variant: int) -> bool:
    """Puts a part of an expression, or a value, in its place."""
    if not isinstance(node, ast.expr) or isinstance(node, ast.Constant | ast.Name | ast.Starred):
        return False
    if not isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        return False
    parts: list[ast.expr] = [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
    parts = [ast.Constant(1), *reversed(parts)]
    if variant >= len(parts):
        return False
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is node:
                setattr(parent, field, parts[variant])
                return True
            if isinstance(value, list) and any(each is node for each in value):
                value[[each is node for each in value].index(True)] = parts[variant]
                return True
    return False


def block_of(tree: ast.AST, node: ast.AST) -> list[Any] | None:
    """The list of statements, handlers or cases that a node stands in."""
    for parent in ast.walk(tree):
        for field in BLOCKS:
            block = getattr(parent, field, None)
            if isinstance(block, list) and any(each is node for each in block):
                return block
    return None
