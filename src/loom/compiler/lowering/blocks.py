"""What is plain to see of a block of statements."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loom.compiler.plan import Plan


def has_docstring(body: Sequence[ast.stmt]) -> bool:
    match body[0]:
        case ast.Expr(value=ast.Constant(value=str())):
            return True
        case _:
            return False


def first_body_statement(plan: Plan) -> ast.stmt:
    """The first statement that does something: where a made prologue appears to stand."""
    body = plan.source.node.body
    return body[has_docstring(body)]


def falls_through(body: Sequence[ast.stmt]) -> bool:
    """Whether control may reach the end of a body; says yes where that is not plain to see."""
    match body[-1]:
        case ast.Return() | ast.Raise() | ast.Continue():
            return False
        case ast.If(body=then, orelse=[_, *_] as orelse):
            return falls_through(then) or falls_through(orelse)
        case _:
            return True
