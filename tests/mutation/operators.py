"""What a mutation changes: one node of the compiler's own source, in one way that a careless author might have chosen.

    if bound is None:          →   if bound is not None:      if True:       if False:
    after = after | final      →   after = after & final      after = after  after = final
    self.read([value], bound)  →   pass                       self.read(bound, [value])

Messages (strings with a space), docstrings, annotations, asserts and what only the type checker reads are left alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.Add: ast.Sub, ast.Sub: ast.Add,
}  # fmt: skip
_NEGATED_BY_SWAP = (ast.Eq, ast.NotEq, ast.Is, ast.IsNot, ast.In, ast.NotIn)
_RENAMED = {"any": "all", "all": "any", "min": "max", "max": "min"}
_UNWRAPPED = frozenset({"sorted", "reversed"})
_NOT_SWAPPED = frozenset({"isinstance", "issubclass", "getattr", "setattr", "cast", "range", "TypeVar", "min", "max"})


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: a field of a node gets another value; if that puts one node in the place of another, which ones."""

    holder: ast.AST
    field: str
    value: object
    old: ast.AST | None = None
    new: ast.AST | None = None

    def apply(self) -> Edit:
        """Changes the tree; the edit that is returned changes it back."""
        back = Edit(self.holder, self.field, getattr(self.holder, self.field))
        setattr(self.holder, self.field, self.value)
        return back


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: in a field of another, or in a list there."""

    holder: ast.AST
    field: str
    index: int | None = None

    def replaced(self, new: ast.AST) -> Edit:
        """Something else stands there."""
        present: Any = getattr(self.holder, self.field)
        old = present if self.index is None else present[self.index]
        ast.fix_missing_locations(ast.copy_location(new, old))
        value = new if self.index is None else [*present[: self.index], new, *present[self.index + 1 :]]
        return Edit(self.holder, self.field, value, old, new)


def edits(node: ast.AST, place: Place) -> Iterator[Edit]:
    """Every change of one node; what is inside it has changes of its own."""
    match node:
        case ast.stmt():
            yield from _of_statement(node, place)
        case ast.Compare(ops=[operator]) if type(operator) in _SWAPPED:
            yield Edit(node, "ops", [_SWAPPED[type(operator)]()])
        case ast.BoolOp(values=values):
            yield Edit(node, "op", _SWAPPED[type(node.op)]())
            yield from _dropped(node, place, "values", values)
        case ast.UnaryOp(op=ast.Not()):
            yield place.replaced(node.operand)
        case ast.BinOp():
            yield from _of_arithmetic(node, place)
        case ast.Constant(value=bool(value)):
            yield place.replaced(ast.Constant(not value))
        case ast.Constant(value=int(value)):
            yield place.replaced(ast.Constant(value + 1))
        case ast.Constant(value=str(value)) if " " not in value and "\n" not in value:
            yield place.replaced(ast.Constant(f"{value}X"))
        case ast.Call():
            yield from _of_call(node, place)
        case ast.List(elts=items) | ast.Set(elts=items) | ast.Tuple(elts=items) if len(items) > 1 and _is_table(node):
            yield from (Edit(node, "elts", [each for each in items if each is not item]) for item in items)
        case ast.Dict(keys=keys, values=values) if len(keys) > 1:
            yield from (_without_entry(node, place, position) for position in range(len(keys)))
        case ast.Slice():
            yield from (Edit(node, bound, None) for bound in ("lower", "upper") if getattr(node, bound))
        case ast.MatchOr(patterns=patterns):
            yield from _dropped(node, place, "patterns", patterns)
        case ast.MatchClass():
            yield from _of_pattern(node, place)
        case _:
            pass
    yield from _of_condition(node)


def _dropped(node: ast.AST, place: Place, field: str, parts: list[Any]) -> Iterator[Edit]:
    """One operand less; of two, the other one is left."""
    for part in parts:
        rest = [each for each in parts if each is not part]
        yield Edit(node, field, rest) if len(rest) > 1 else place.replaced(rest[0])


def _of_condition(node: ast.AST) -> Iterator[Edit]:
    """Conditions are forced and negated."""
    places = [Place(node, field) for field in ("test", "guard") if isinstance(getattr(node, field, None), ast.expr)]
    if isinstance(node, ast.comprehension):
        places = [Place(node, "ifs", index) for index in range(len(node.ifs))]
    for place in places if not isinstance(node, ast.Assert) else ():
        value = getattr(node, place.field)
        test = value if place.index is None else value[place.index]
        if isinstance(test, ast.Constant):
            continue
        if not isinstance(node, ast.While):
            yield place.replaced(ast.Constant(value=True))
        yield place.replaced(ast.Constant(value=False))
        negated = isinstance(test, ast.UnaryOp) or (
            isinstance(test, ast.Compare) and isinstance(test.ops[0], _NEGATED_BY_SWAP)
        )
        if not negated:
            yield place.replaced(ast.UnaryOp(ast.Not(), test))


def _of_statement(node: ast.stmt, place: Place) -> Iterator[Edit]:
    match node:
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield Edit(node, "value", ast.copy_location(ast.Constant(None), value))
        case ast.Expr(value=ast.Constant()):
            pass
        case ast.Expr() | ast.AugAssign() | ast.Delete() | ast.Raise() | ast.Global() | ast.Nonlocal():
            yield place.replaced(ast.Pass())
        case ast.Assign() if not isinstance(node.targets[0], ast.Name):
            yield place.replaced(ast.Pass())
        case ast.Continue() | ast.Break():
            yield place.replaced(ast.Pass())
            yield place.replaced(ast.Break() if isinstance(node, ast.Continue) else ast.Continue())
        case ast.Match(cases=cases) if len(cases) > 1:
            for case in cases:
                if not isinstance(case.body[0], ast.Pass) or case is not cases[-1]:
                    yield Edit(node, "cases", [each for each in cases if each is not case], case)
        case _:
            pass
    if isinstance(node, ast.AugAssign) and type(node.op) in _SWAPPED and isinstance(node.value, ast.Constant):
        yield Edit(node, "op", _SWAPPED[type(node.op)]())


def _of_arithmetic(node: ast.BinOp, place: Place) -> Iterator[Edit]:
    """Another operator where both make sense of the operands; one operand alone."""
    types = isinstance(node.op, ast.BitOr) and any(_is_type(side) for side in (node.left, node.right))
    numbers = any(isinstance(side, ast.Constant) for side in (node.left, node.right))
    if isinstance(node.op, ast.BitOr | ast.BitAnd) and not types:
        yield Edit(node, "op", _SWAPPED[type(node.op)]())
    elif type(node.op) in (ast.Add, ast.Sub) and numbers:
        yield Edit(node, "op", _SWAPPED[type(node.op)]())
    yield place.replaced(node.left)
    if not isinstance(node.op, ast.Sub | ast.Mult | ast.Mod):
        yield place.replaced(node.right)


def _is_type(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "ast"


def _of_call(node: ast.Call, place: Place) -> Iterator[Edit]:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name in _RENAMED:
        yield Edit(node, "func", ast.copy_location(ast.Name(_RENAMED[name], ast.Load()), node.func))
    if name in _UNWRAPPED:
        yield place.replaced(node.args[0])
    for keyword in node.keywords if name != "zip" else ():
        yield Edit(node, "keywords", [each for each in node.keywords if each is not keyword])
    if name not in _NOT_SWAPPED and len(node.args) > 1:
        first, second, *rest = node.args
        if not isinstance(first, ast.Starred) and not isinstance(second, ast.Starred):
            yield Edit(node, "args", [second, first, *rest])


def _is_table(node: ast.expr) -> bool:
    """A collection of any length; a tuple with a star is one as well, other tuples are records."""
    if not isinstance(node, ast.Tuple):
        return isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
    return any(isinstance(item, ast.Starred) or _is_type(item) for item in node.elts)


def _without_entry(node: ast.Dict, place: Place, position: int) -> Edit:
    keys, values = [*node.keys], [*node.values]
    del keys[position], values[position]
    return place.replaced(ast.Dict(keys, values))


def _of_pattern(node: ast.MatchClass, place: Place) -> Iterator[Edit]:
    """One condition of a class pattern less, where it binds no name."""
    for position, pattern in enumerate(node.kwd_patterns):
        if not any(isinstance(inner, ast.MatchAs | ast.MatchStar) and inner.name for inner in ast.walk(pattern)):
            names, patterns = [*node.kwd_attrs], [*node.kwd_patterns]
            del names[position], patterns[position]
            yield place.replaced(ast.MatchClass(node.cls, node.patterns, names, patterns))
