"""Which forms of the language the programs hold: `python -m tests.search --forms` prints them, and a test asks for all.

    counted(programs)["TryStar"]           →   how many of the programs have an `except*`
    counted(programs)["While with else"]

A form is a kind of node, or one of the shapes that a kind has several of.
"""

from __future__ import annotations

import ast
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tests.search.generator import Program

OF_NO_PARSER = {"AugLoad", "AugStore", "Param"}
"""Kinds that CPython keeps for old code, and makes no more."""
FAMILIES = ("stmt", "expr", "pattern", "type_param", "operator", "unaryop", "boolop", "cmpop", "expr_context")
ALONE = ("comprehension", "ExceptHandler", "arguments", "arg", "keyword", "alias", "withitem", "match_case")
PLACES = (ast.Name, ast.Attribute, ast.Subscript)

Shapes = dict[str, Callable[[Any], bool]]


def having(*fields: str) -> Shapes:
    """Nodes in which an optional field is there."""
    return {f"with {field}": lambda node, field=field: bool(getattr(node, field)) for field in fields}


def binding(*targets: type[ast.expr]) -> Shapes:
    """Nodes with a `target` of some kind."""
    return {f"to {kind.__name__}": lambda node, kind=kind: isinstance(node.target, kind) for kind in targets}


def deleting(*targets: type[ast.expr]) -> Shapes:
    return {
        f"of {kind.__name__}": lambda node, kind=kind: any(isinstance(each, kind) for each in node.targets)
        for kind in targets
    }


def leaving(*kinds: type[ast.stmt]) -> Shapes:
    """`try` statements whose `finally` clause ends in a jump."""
    return {
        f"with {kind.__name__} in finally": lambda node, kind=kind: any(
            isinstance(each, kind) for top in node.finalbody for each in ast.walk(top)
        )
        for kind in kinds
    }


def storing(*kinds: type[ast.expr]) -> Shapes:
    """Tuples and lists that are assigned to, and hold some kind."""
    return {
        f"stored, with {kind.__name__}": lambda node, kind=kind: (
            isinstance(node.ctx, ast.Store) and any(isinstance(each, kind) for each in node.elts)
        )
        for kind in kinds
    }


def has_star(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Tuple) and any(isinstance(each, ast.Starred) for each in node.elts)


def is_private(name: str) -> bool:
    return name.startswith("__") and not name.endswith("__")


TYPED = having("type_params") if sys.version_info >= (3, 12) else {}
SHAPES: dict[type[ast.AST], Shapes] = {
    ast.FunctionDef: having("decorator_list", "returns") | TYPED,
    ast.AsyncFunctionDef: having("decorator_list", "returns") | TYPED,
    ast.ClassDef: having("decorator_list", "keywords", "bases") | (TYPED if sys.version_info >= (3, 13) else {}),
    ast.For: having("orelse") | binding(*PLACES, ast.Tuple, ast.List),
    ast.AsyncFor: having("orelse") | binding(*PLACES),
    ast.While: having("orelse"),
    ast.Try: having("orelse", "finalbody") | leaving(ast.Return, ast.Break, ast.Continue),
    ast.ExceptHandler: having("name") | {"of several": lambda node: isinstance(node.type, ast.Tuple)},
    ast.With: {"of several": lambda node: len(node.items) > 1},
    ast.AsyncWith: {"of several": lambda node: len(node.items) > 1},
    ast.Raise: having("cause") | {"alone": lambda node: node.exc is None},
    ast.Assert: having("msg"),
    ast.Assign: {"to several": lambda node: len(node.targets) > 1},
    ast.AnnAssign: binding(*PLACES) | {"without value": lambda node: node.value is None},
    ast.AugAssign: binding(*PLACES),
    ast.Delete: deleting(*PLACES, ast.Tuple),
    ast.Tuple: storing(ast.Tuple, ast.List, ast.Starred, *PLACES),
    ast.List: storing(ast.Tuple, ast.Starred, *PLACES),
    ast.Return: having("value") | {"of starred": lambda node: has_star(node.value)},
    ast.Yield: {"of starred": lambda node: has_star(node.value), "of nothing": lambda node: node.value is None},
    ast.Subscript: {"of starred": lambda node: has_star(node.slice)},
    ast.FormattedValue: having("format_spec") | {"with conversion": lambda node: node.conversion > 0},
    ast.comprehension: having("ifs", "is_async"),
    ast.ListComp: {"of several": lambda node: len(node.generators) > 1},
    ast.Compare: {"of several": lambda node: len(node.ops) > 1},
    ast.Dict: {"with **": lambda node: None in node.keys},
    ast.Set: {"with *": lambda node: any(isinstance(each, ast.Starred) for each in node.elts)},
    ast.MatchMapping: having("rest"),
    ast.MatchClass: having("kwd_patterns", "patterns"),
    ast.MatchAs: having("pattern", "name"),
    ast.match_case: having("guard"),
    ast.arguments: having("posonlyargs", "vararg", "kwonlyargs", "kwarg", "defaults"),
    ast.arg: having("annotation"),
    ast.ImportFrom: {"that is relative": lambda node: node.level > 0},
    ast.Constant: {"over lines": lambda node: node.lineno != node.end_lineno},
    ast.Name: {
        "that is not ASCII": lambda node: not node.id.isascii(),
        "that is private": lambda node: is_private(node.id),
        "super": lambda node: node.id == "super",
        "__class__": lambda node: node.id == "__class__",
    },
    ast.Attribute: {"that is private": lambda node: is_private(node.attr)},
}
if sys.version_info >= (3, 14):
    SHAPES[ast.Interpolation] = having("format_spec") | {"with conversion": lambda node: node.conversion > 0}
if sys.version_info >= (3, 15):
    for _kind in (ast.ListComp, ast.SetComp, ast.GeneratorExp):
        SHAPES.setdefault(_kind, {})["of starred"] = lambda node: isinstance(node.elt, ast.Starred)


def expected() -> list[str]:
    """All forms that this version of Python has and that can stand in a function."""
    families = [getattr(ast, family) for family in FAMILIES if hasattr(ast, family)]
    kinds = [kind.__name__ for family in families for kind in family.__subclasses__()]
    shapes = [f"{kind.__name__} {shape}" for kind, shapes in SHAPES.items() for shape in shapes]
    return [*(kind for kind in kinds if kind not in OF_NO_PARSER), *ALONE, *shapes]


def counted(programs: Iterable[Program]) -> Counter[str]:
    """How many of the programs hold each form, inside their decorated functions."""
    counts: Counter[str] = Counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for program in programs:
            counts.update(set(forms(program)))
    return counts


def missing(programs: Iterable[Program]) -> set[str]:
    """The forms that none of the programs holds; looks at no more of them than it has to."""
    left = set(expected())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for program in programs:
            left.difference_update(forms(program))
            if not left:
                break
    return left


def forms(program: Program) -> Iterator[str]:
    """The forms inside the decorated functions of a program; none if it is not Python."""
    try:
        tree = ast.parse(program.source)
    except SyntaxError:
        return
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and is_decorated(function):
            for node in ast.walk(function):
                kind = type(node)
                yield kind.__name__
                yield from (f"{kind.__name__} {shape}" for shape, has in SHAPES.get(kind, {}).items() if has(node))


def is_decorated(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(isinstance(each, ast.Name) and each.id == "DECORATE" for each in function.decorator_list)
