"""Small builders for syntax trees; every node that Loom makes gets its position here.

A made node either stands for a piece of the user's source and has its position, or stands for nothing there and has
NOWHERE: CPython then gives its instructions no line, so that debuggers, coverage and tracebacks see only the
source's own lines. Nothing that calls, awaits or yields may stand NOWHERE: where several jumps lead to code without
lines that CPython 3.13 or later may interrupt, it makes a copy of that code for one of them, and runs both copies or
finds its own graph wrong, unless the code ends in a jump.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import EllipsisType

    Positioned = ast.expr | ast.stmt

Node = TypeVar("Node", bound=ast.AST)

NOWHERE: Final = ast.Pass(lineno=-1, col_offset=-1, end_lineno=-1, end_col_offset=-1)
_AND: Final = ast.And()
_LOAD: Final = ast.Load()
_STORE: Final = ast.Store()
_DEL: Final = ast.Del()


def place(node: Node, at: Positioned) -> Node:
    """Gives a node the position of another."""
    fields = node.__dict__
    fields["lineno"] = at.lineno
    fields["col_offset"] = at.col_offset
    fields["end_lineno"] = at.end_lineno
    fields["end_col_offset"] = at.end_col_offset
    return node


def beginning(at: Positioned) -> ast.stmt:
    """The place where a def, or a call on several lines, begins: for what stands for it as a whole.

    CPython gives some instructions the line where their expression ends.
    """
    end = at.end_col_offset if at.end_lineno == at.lineno and isinstance(at, ast.expr) else at.col_offset + len("def")
    return ast.Pass(lineno=at.lineno, col_offset=at.col_offset, end_lineno=at.lineno, end_col_offset=end)


def called(call: ast.Call, function: ast.expr, arguments: Sequence[ast.expr] | None = None) -> ast.Call:
    """A call with another function in its place, that begins where CPython lets the call begin.

    That is at the method's name, if what is before that takes lines and the arguments are plain ones.
    """
    made = changed(call, func=function, args=call.args if arguments is None else list(arguments))
    method = call.func
    if isinstance(method, ast.Attribute) and method.end_lineno != method.lineno:
        spread = [*(isinstance(each, ast.Starred) for each in call.args), *(each.arg is None for each in call.keywords)]
        if not any(spread):
            assert method.end_lineno
            assert method.end_col_offset
            made.lineno = method.end_lineno
            made.col_offset = method.end_col_offset - len(method.attr.encode())
    return made


def changed(node: Node, **fields: object) -> Node:
    """A copy of a node, position included, with some fields replaced."""
    copy = node.__class__.__new__(node.__class__)
    copy.__dict__.update(node.__dict__, **fields)
    return copy


def load(name: str, at: Positioned) -> ast.Name:
    return place(ast.Name(name, _LOAD), at)


def store(name: str, at: Positioned) -> ast.Name:
    return place(ast.Name(name, _STORE), at)


def constant(value: str | bytes | float | EllipsisType | None, at: Positioned) -> ast.Constant:
    return place(ast.Constant(value), at)


def true(at: Positioned) -> ast.Constant:
    return place(ast.Constant(value=True), at)


def false(at: Positioned) -> ast.Constant:
    return place(ast.Constant(value=False), at)


def attribute(value: ast.expr, name: str, at: Positioned) -> ast.Attribute:
    return place(ast.Attribute(value, name, _LOAD), at if at.end_lineno == at.lineno else beginning(at))


def tuple_of(items: Sequence[ast.expr], at: Positioned) -> ast.Tuple:
    return place(ast.Tuple(list(items), _LOAD), at)


def list_of(items: Sequence[ast.expr], at: Positioned) -> ast.List:
    return place(ast.List(list(items), _LOAD), at)


def subscript(value: ast.expr, index: ast.expr, at: Positioned) -> ast.Subscript:
    return place(ast.Subscript(value, index, _LOAD), at)


def starred(value: ast.expr, at: Positioned) -> ast.Starred:
    return place(ast.Starred(value, _LOAD), at)


def dropping(jump: ast.expr, at: Positioned) -> ast.Dict:
    return place(ast.Dict([constant(0, at)], [jump]), at)


def call(function: ast.expr, arguments: Sequence[ast.expr], at: Positioned) -> ast.Call:
    return place(ast.Call(function, list(arguments), []), at)


def awaited(value: ast.expr, at: Positioned) -> ast.Await:
    return place(ast.Await(value), at)


def if_else(test: ast.expr, body: ast.expr, orelse: ast.expr, at: Positioned) -> ast.IfExp:
    return place(ast.IfExp(test, body, orelse), at)


def both(left: ast.expr, right: ast.expr, at: Positioned) -> ast.BoolOp:
    return place(ast.BoolOp(_AND, [left, right]), at)


def is_not_none(value: ast.expr, at: Positioned) -> ast.Compare:
    return place(ast.Compare(value, [ast.IsNot()], [constant(None, at)]), at)


def is_same(left: ast.expr, right: ast.expr, at: Positioned) -> ast.Compare:
    return place(ast.Compare(left, [ast.Is()], [right]), at)


def walrus(name: str, value: ast.expr, at: Positioned) -> ast.NamedExpr:
    return place(ast.NamedExpr(store(name, at), value), at)


def assign(name: str, value: ast.expr, at: Positioned) -> ast.Assign:
    return place(ast.Assign([store(name, at)], value), at)


def assign_together(names: Sequence[str], value: ast.expr, at: Positioned) -> ast.Assign:
    target = place(ast.Tuple([store(name, at) for name in names], _STORE), at)
    return place(ast.Assign([target], value), at)


def delete(name: str, at: Positioned) -> ast.Delete:
    return place(ast.Delete([place(ast.Name(name, _DEL), at)]), at)


def if_(test: ast.expr, body: list[ast.stmt], at: Positioned, orelse: Sequence[ast.stmt] = ()) -> ast.If:
    return place(ast.If(test, body, list(orelse)), at)


def while_true(body: list[ast.stmt]) -> ast.While:
    return place(ast.While(true(NOWHERE), body, []), NOWHERE)


def statement(value: ast.expr, at: Positioned) -> ast.Expr:
    return place(ast.Expr(value), at)


def return_(value: ast.expr | None, at: Positioned) -> ast.Return:
    return place(ast.Return(value), at)


def continue_(at: Positioned) -> ast.Continue:
    return place(ast.Continue(), at)


def pass_by(at: Positioned) -> ast.Pass:
    """Does nothing, at a line that tools would see in the source."""
    return place(ast.Pass(), at)


def break_(at: Positioned) -> ast.Break:
    return place(ast.Break(), at)


def parameters(names: Sequence[str], at: Positioned) -> ast.arguments:
    """A parameter list without defaults and annotations."""
    return ast.arguments(
        posonlyargs=[],
        args=[place(ast.arg(name, None), at) for name in names],
        kwonlyargs=[],
        kw_defaults=[],
        defaults=[],
    )


def function(name: str, arguments: ast.arguments, body: list[ast.stmt], at: Positioned) -> ast.FunctionDef:
    definition = ast.FunctionDef(name=name, args=arguments, body=body, decorator_list=[])
    definition.__dict__["type_params"] = []
    return place(definition, at)


def class_around(name: str, body: list[ast.stmt], at: Positioned) -> ast.ClassDef:
    definition = ast.ClassDef(name=name, bases=[], keywords=[], body=body, decorator_list=[])
    definition.__dict__["type_params"] = []
    return place(definition, at)
