"""The parameters of the next transition, assigned all at once, with as little as that takes.

    f(n - 1, b, a, c + 1, d + n)          f(n - 1, acc)        f(n, acc=acc + n)
    →   @n = n - 1                        →   n = n - 1        →   acc = acc + n
        a, b = b, a
        c = c + 1
        d = d + n
        n = @n; del @n

The values are evaluated in their order. A parameter may be assigned at once where no later value reads it; it waits
in a temporary where one does; two neighbours that read each other are one tuple assignment, which CPython keeps on
the stack. An argument that raises leaves the function (a tail call is under no `try`), so that nobody sees the
parameters half assigned. A parameter that is passed on unchanged is not assigned, if it is surely bound.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from loom.compiler import nodes
from loom.compiler.names import collect
from loom.compiler.walk import read_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loom.compiler.binding import Value
    from loom.compiler.nodes import Positioned
    from loom.compiler.scope import Scope


_AT_ONCE: Final = 2  # measured: CPython swaps two on the stack, which no order of assignments beats


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
    rebound = _together(changing, at) if len(changing) <= _AT_ONCE else _one_by_one(changing, at)
    if at.end_lineno == at.lineno or len(changing) == len(values):
        return rebound
    # An argument that is passed on unchanged may have a line of its own, which tools look for.
    return [*(nodes.pass_by(value.expression) for value in values if _unchanged(value, scope)), *rebound]


def _unchanged(value: Value, scope: Scope) -> bool:
    same = isinstance(value.expression, ast.Name) and value.expression.id == value.parameter
    return same and value.parameter not in scope.unbindable


def _walruses(values: Sequence[Value]) -> set[str]:
    return collect([value.expression for value in values]).walruses


def _together(values: Sequence[Value], at: Positioned) -> list[ast.stmt]:
    """Everything is evaluated first: an argument binds a parameter itself."""
    if len(values) < 2:
        return [nodes.assign(value.parameter, value.expression, at) for value in values]
    expressions = nodes.tuple_of([value.expression for value in values], at)
    return [nodes.assign_together([value.parameter for value in values], expressions, at)]


def _one_by_one(values: Sequence[Value], at: Positioned) -> list[ast.stmt]:
    reads = [read_names([value.expression]) for value in values]
    statements: list[ast.stmt] = []
    waiting: list[ast.stmt] = []
    position = 0
    while position < len(values):
        value, after = values[position], position + 1
        readers = [index for index in range(after, len(values)) if value.parameter in reads[index]]
        if readers == [after] and not _read_later(values[after].parameter, reads[after + 1 :]):
            statements += _together(values[position : after + 1], at)
            position += 2
            continue
        if readers:
            temporary = f"@{value.parameter}"
            statements.append(nodes.assign(temporary, value.expression, at))
            waiting.append(nodes.assign(value.parameter, nodes.load(temporary, at), at))
            waiting.append(nodes.delete(temporary, at))
        else:
            statements.append(nodes.assign(value.parameter, value.expression, at))
        position += 1
    return statements + waiting


def _read_later(parameter: str, reads: Sequence[set[str]]) -> bool:
    return any(parameter in names for names in reads)
