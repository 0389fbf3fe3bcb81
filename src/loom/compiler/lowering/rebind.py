"""The parameters of the next transition, assigned when all arguments have been evaluated, with as little as that takes.

    f(n - 1, acc)       f(n - 1, b, a, c + 1, d + n)       f(w(), x(), y(), z())
    →  n = n - 1        →  n, c, d = n - 1, c + 1, d + n   →  @new_a = w()
                           a, b = b, a                        b, c, d = x(), y(), z()
                                                              a = @new_a; del @new_a

The values are evaluated in their order, and no parameter changes before the last one has been: an argument may look at
the frame, and what a parameter holds lives that long. CPython keeps up to three on its stack; others wait in
temporaries. Nobody can notice when a parameter or a constant is read, if it has no line of its own, so those are
assigned afterwards. A parameter that is passed on unchanged is not assigned, if it is surely bound.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from loom.compiler import nodes
from loom.compiler.names import collect
from loom.compiler.variables import NEW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loom.compiler.binding import Value
    from loom.compiler.nodes import Positioned
    from loom.compiler.scope import Scope


_AT_ONCE: Final = 3  # CPython swaps so many on the stack, and makes a tuple of more


def rebind(values: Sequence[Value], scope: Scope, at: Positioned) -> list[ast.stmt]:
    """The statements that give parameters their next values.

    Args:
        values: parameters and values, in order of evaluation.
        scope: the function's names.
        at: where the statements appear to stand.
    """
    if scope.names.walruses and not _walruses(values).isdisjoint(scope.parameters.names):
        return _together(values, at)
    changing = [value for value in values if not _unchanged(value, scope)]
    rebound = _together(changing, at) if len(changing) <= _AT_ONCE else _in_parts(changing, scope, at)
    if at.end_lineno == at.lineno:
        return rebound
    # An argument that is passed on unchanged may have a line of its own, which tools look for.
    return [*(nodes.pass_by(value.expression) for value in values if _unchanged(value, scope)), *rebound]


def _unchanged(value: Value, scope: Scope) -> bool:
    same = isinstance(value.expression, ast.Name) and value.expression.id == value.parameter
    return same and value.parameter not in scope.unbindable


def _walruses(values: Sequence[Value]) -> set[str]:
    return collect([value.expression for value in values]).walruses


def _together(values: Sequence[Value], at: Positioned) -> list[ast.stmt]:
    """All values are evaluated before any parameter changes, by one assignment."""
    if len(values) < 2:
        return [nodes.assign(value.parameter, value.expression, at) for value in values]
    expressions = nodes.tuple_of([value.expression for value in values], at)
    return [nodes.assign_together([value.parameter for value in values], expressions, at)]


def _in_parts(values: Sequence[Value], scope: Scope, at: Positioned) -> list[ast.stmt]:
    on_one_line = at.end_lineno == at.lineno
    silent = [value for value in values if on_one_line and _is_silent(value.expression, scope)]
    computed = [value for value in values if value not in silent]
    waiting, last = computed[:-_AT_ONCE], computed[-_AT_ONCE:]
    changed = {value.parameter for value in last}
    waiting += [value for value in silent if _name(value.expression) in changed]
    statements: list[ast.stmt] = [nodes.assign(_held(each), each.expression, each.expression) for each in waiting]
    statements += _together(last, at)
    statements += _moves([value for value in silent if value not in waiting], at)
    return [*statements, *(statement for each in waiting for statement in _taken(each, at))]


def _is_silent(expression: ast.expr, scope: Scope) -> bool:
    """Whether evaluating something runs nothing and cannot fail: constants, parameters, what the compiler put there."""
    match expression:
        case ast.Constant():
            return True
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id=name)) if name[0] == "@":
            return True
        case ast.Name(id=name):
            return name in scope.parameters.names and name not in scope.unbindable
        case _:
            return False


def _name(expression: ast.expr) -> str | None:
    return expression.id if isinstance(expression, ast.Name) else None


def _moves(values: list[Value], at: Positioned) -> list[ast.stmt]:
    """Silent values, in any order: two parameters that change places do so at once, a longer ring has a temporary."""
    statements: list[ast.stmt] = []
    waiting: list[Value] = []
    while values:
        value, *values = values
        readers = [each for each in values if _name(each.expression) == value.parameter]
        if not readers:
            statements += _together([value], at)
        elif len(readers) == 1 and not any(_name(each.expression) == readers[0].parameter for each in values):
            statements += _together([value, *readers], at)
            values.remove(readers[0])
        else:
            statements.append(nodes.assign(_held(value), value.expression, at))
            waiting.append(value)
    return [*statements, *(statement for each in waiting for statement in _taken(each, at))]


def _held(value: Value) -> str:
    """The temporary for a parameter's next value."""
    return NEW + value.parameter


def _taken(value: Value, at: Positioned) -> list[ast.stmt]:
    temporary = _held(value)
    return [nodes.assign(value.parameter, nodes.load(temporary, at), at), nodes.delete(temporary, at)]
