"""The shape of lowered code, in the numbers of `shape` in `formal/Tie.v`.

    while True:                          12
        if a:                            11
            a = a - 1                       (made: it rebinds)
            continue                      8
                                         19 (no else) 20
        return a                          6
                                         19 (no else) 20

Statements that the compiler made and that are no jump rebind parameters or forget locals. The model has them as one
simultaneous assignment and an unbinding of every local; here they may be fewer, so they are compared by what they do
(the runs), and which locals they forget is looked at apart.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from loom.compiler import Plan, lower
from loom.compiler.flow import only_handlers

AGAIN = "@again"
_SIMPLE: dict[type[ast.stmt], int] = {
    ast.Expr: 1,
    ast.Assign: 2,
    ast.Delete: 3,
    ast.Return: 6,
    ast.Break: 7,
    ast.Continue: 8,
}
_LET, _SET, _TEST = 2, 9, 10
_IF, _WHILE, _FOR, _TRY, _CLAUSE, _FINALLY = 11, 12, 13, 14, 15, 16
_CLAUSES, _ELSE, _END = 18, 19, 20


def shape_of(plan: Plan) -> tuple[int, ...]:
    """The shape of a function that becomes a loop."""
    own = {id(node) for node in ast.walk(plan.source.node)}
    return tuple(_block(lower(plan).public.body, own))


def not_forgotten(plan: Plan) -> set[str]:
    """The locals that neither a transition unbinds, nor Python itself where a handler is left."""
    return {*plan.scope.locals} - {*plan.forgets} - only_handlers(plan.scope)


def _block(body: Iterable[ast.stmt], own: set[int]) -> Iterator[int]:
    for statement in body:
        yield from _statement(statement, own)


def _statement(statement: ast.stmt, own: set[int]) -> Iterator[int]:
    match statement:
        case ast.Pass():
            pass
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if name == AGAIN:
            assert isinstance(value, ast.Constant)
            yield from [_SET] if value.value else []
        case ast.Assign() | ast.Delete() | ast.Expr() if id(statement) not in own:
            pass
        case ast.Raise(exc=raised):
            yield 5 if raised is None else 4
        case ast.If(test=test):
            yield _TEST if isinstance(test, ast.Name) and test.id == AGAIN else _IF
            yield from _rest(statement.body, statement.orelse, own)
        case ast.While() | ast.For() | ast.AsyncFor():
            yield _WHILE if isinstance(statement, ast.While) else _FOR
            yield from _rest(statement.body, statement.orelse, own)
        case ast.Try():
            yield from _attempt(statement, own)
        case _:
            yield _SIMPLE[type(statement)]


def _rest(body: Iterable[ast.stmt], orelse: Iterable[ast.stmt], own: set[int]) -> Iterator[int]:
    yield from _block(body, own)
    yield _ELSE
    yield from _block(orelse, own)
    yield _END


def _attempt(statement: ast.Try, own: set[int]) -> Iterator[int]:
    """A `finally` stands around its try statement, as in the model."""
    if statement.finalbody:
        yield _FINALLY
    if statement.handlers:
        yield _TRY
        yield from _block(statement.body, own)
        yield _CLAUSES
        for handler in statement.handlers:
            yield _CLAUSE
            yield from _block(handler.body, own)
        yield _ELSE
        yield from _block(statement.orelse, own)
        yield _END
    else:
        yield from _block(statement.body, own)
    if statement.finalbody:
        yield _ELSE
        yield from _block(statement.finalbody, own)
        yield _END
