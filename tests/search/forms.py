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


def storing(*kinds: type[ast.expr]) -> Shapes:
    """Tuples and lists that are assigned to, and hold some kind."""
    return {
        f"stored, with {kind.__name__}": lambda node, kind=kind: (
            isinstance(node.ctx, ast.Store) and any(isinstance(each, kind) for each in node.elts)
        )
        for kind in kinds
    }


def inside(field: str, *kinds: type[ast.AST]) -> Shapes:
    """Nodes with a part that is, or holds, some kind."""
    return {
        f"with {kind.__name__} in {field}": lambda node, kind=kind: any(
            isinstance(each, kind) for part in parts(node, field) for each in ast.walk(part)
        )
        for kind in kinds
    }


def being(field: str, *kinds: type[ast.AST]) -> Shapes:
    """Nodes with a part of some kind, or a list that has one."""
    return {
        f"with {kind.__name__} directly in {field}": lambda node, kind=kind: any(
            isinstance(part, kind) for part in parts(node, field)
        )
        for kind in kinds
    }


def parts(node: ast.AST, field: str) -> list[ast.AST]:
    value = getattr(node, field)
    return value if isinstance(value, list) else [value] if value else []


def several(field: str) -> Shapes:
    return {f"of several {field}": lambda node: len(getattr(node, field)) > 1}


def nested(shapes: Shapes) -> Shapes:
    """Definitions inside a decorated function."""
    return {
        f"nested, {name}": lambda node, has=has: not is_decorated(node) and has(node) for name, has in shapes.items()
    }


def is_generator(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(isinstance(each, ast.Yield | ast.YieldFrom) for each in ast.walk(function))


def has_star(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Tuple) and any(isinstance(each, ast.Starred) for each in node.elts)


def is_private(name: str) -> bool:
    return name.startswith("__") and not name.endswith("__")


TYPED = having("type_params") if sys.version_info >= (3, 12) else {}
DEFINED = having("decorator_list", "returns") | TYPED
DEFINED |= nested(several("decorator_list") | being("body", ast.Global, ast.Nonlocal) | {"that yields": is_generator})
IN_CLASS = (ast.Nonlocal, ast.Global, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
ITERATED = {
    "of several": lambda node: len(node.generators) > 1,
    "async in a second clause": lambda node: any(each.is_async for each in node.generators[1:]),
    "to Tuple at first": lambda node: isinstance(node.generators[0].target, ast.Tuple),
}
MANAGED = several("items") | {
    "as Tuple": lambda node: any(isinstance(item.optional_vars, ast.Tuple) for item in node.items),
}
SHAPES: dict[type[ast.AST], Shapes] = {
    ast.FunctionDef: DEFINED,
    ast.AsyncFunctionDef: DEFINED,
    ast.ClassDef: having("keywords", "bases")
    | several("decorator_list")
    | being("body", *IN_CLASS)
    | (TYPED if sys.version_info >= (3, 13) else {}),
    ast.For: having("orelse") | binding(*PLACES, ast.Tuple, ast.List),
    ast.AsyncFor: having("orelse") | binding(*PLACES, ast.Tuple, ast.List),
    ast.While: having("orelse") | being("test", ast.Constant) | inside("test", ast.Await, ast.Yield, ast.NamedExpr),
    ast.Try: having("orelse", "finalbody")
    | inside("finalbody", ast.Return, ast.Break, ast.Continue, ast.Try, ast.Yield),
    ast.TryStar: having("orelse", "finalbody"),
    ast.ExceptHandler: having("name")
    | being("type", ast.Tuple)
    | inside("type", ast.Await, ast.NamedExpr)
    | {"of everything": lambda node: node.type is None},
    ast.With: MANAGED,
    ast.AsyncWith: MANAGED,
    ast.Raise: being("cause", ast.Name, ast.Call, ast.Constant)
    | being("exc", ast.Await)
    | {"alone": lambda node: node.exc is None},
    ast.Import: several("names")
    | {"of a module in a package": lambda node: any("." in each.name and not each.asname for each in node.names)},
    ast.Nonlocal: several("names"),
    ast.Assert: having("msg"),
    ast.Assign: {"to several": lambda node: len(node.targets) > 1},
    ast.AnnAssign: binding(*PLACES) | {"without value": lambda node: node.value is None},
    ast.AugAssign: binding(*PLACES),
    ast.Delete: being("targets", *PLACES, ast.Tuple, ast.List) | several("targets"),
    ast.Tuple: storing(ast.Tuple, ast.List, ast.Starred, *PLACES),
    ast.List: storing(ast.Tuple, ast.Starred, *PLACES),
    ast.Return: having("value") | {"of starred": lambda node: has_star(node.value)},
    ast.Yield: {"of starred": lambda node: has_star(node.value), "of nothing": lambda node: node.value is None},
    ast.Subscript: {"of starred": lambda node: has_star(node.slice)},
    ast.FormattedValue: having("format_spec") | {"with conversion": lambda node: node.conversion > 0},
    ast.comprehension: having("ifs", "is_async") | several("ifs") | inside("ifs", ast.NamedExpr),
    ast.ListComp: ITERATED,
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
if sys.version_info >= (3, 12):
    SHAPES[ast.TypeAlias] = having("type_params") | being("value", ast.Name, ast.Tuple)
if sys.version_info >= (3, 14):
    SHAPES[ast.Interpolation] = having("format_spec") | {"with conversion": lambda node: node.conversion > 0}
if sys.version_info >= (3, 15):
    for _kind in (ast.ListComp, ast.SetComp, ast.GeneratorExp):
        SHAPES[_kind] = SHAPES.get(_kind, {}) | being("elt", ast.Starred)


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
