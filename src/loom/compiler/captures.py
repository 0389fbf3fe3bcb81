"""Closures that may take the captured value instead of the variable, so that the loop can stay.

    log.append(lambda: n)        →    log.append(@closure0(n))      where, before the loop,
                                      def @closure0(n): return lambda: n

In the loop all transitions share a frame, so a closure over `n` would see later transitions change it. Where the
variable is bound before the closure is made and never again in that transition, value and variable cannot be told
apart. That is shown from the scope and the flow: a parameter that the body never binds, or a local that is bound in
one place, outside loops, surely before the closure. Otherwise, and for classes, generator expressions, closures
inside comprehensions, type parameters and whatever says `nonlocal`, the function steps: each transition then has a
frame of its own.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from loom.compiler.flow import may_be_unset
from loom.compiler.names import collect
from loom.compiler.walk import read_names, written_annotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loom.compiler.scope import Scope
    from loom.compiler.source import Source

    ClosureNode = ast.Lambda | ast.FunctionDef | ast.AsyncFunctionDef

_BOUND_TO_THEIR_PLACE = (ast.Await, ast.NamedExpr)
_LOOPS = (ast.While, ast.For, ast.AsyncFor)


class Closure(NamedTuple):
    """A lambda or nested def and the variables that it takes by value."""

    node: ClosureNode
    captured: tuple[str, ...]


class NotProved(NamedTuple):
    """Value and variable might differ, for this reason."""

    reason: str


def prove_captures(source: Source, scope: Scope) -> tuple[Closure, ...] | NotProved:
    """The closures of a function, if all of them may capture by value.

    Args:
        source: the function.
        scope: its names.
    """
    if not scope.captured:
        return ()
    unset = may_be_unset(source.node.body, scope)
    for name in sorted(scope.captured):
        if reason := _changes(name, source, scope, unset):
            return NotProved(f"a closure captures '{name}', which {reason}")
    closures: list[Closure] = []
    for node in scope.names.nested:
        captured = read_names([node]) & scope.captured
        if captured:
            if reason := _unfit(node, scope):
                return NotProved(f"'{min(captured)}' is captured by {reason}")
            assert isinstance(node, ast.Lambda | ast.FunctionDef | ast.AsyncFunctionDef)
            closures.append(Closure(node, tuple(sorted(captured))))
    return tuple(closures)


def _changes(name: str, source: Source, scope: Scope, unset: frozenset[str]) -> str | None:
    """Why a variable may change after a closure over it is made."""
    if any(name in inner.names for node in scope.names.nested for inner in _nonlocals(node)):
        return "the closure binds anew"
    if name in scope.unbindable:
        return "may be deleted"
    if name in unset:
        return "may be set only after the closure is made"
    binds = scope.names.stores.get(name, 0) + (name in scope.parameters.names)
    if binds > 1 or any(name in collect([loop]).stores for loop in _loops(source.node.body)):
        return "the transition binds more than once"
    return None


def _unfit(node: ast.AST, scope: Scope) -> str | None:
    """Why a nested scope cannot take values: it is not a function, or not one that can be made elsewhere."""
    if id(node) in scope.names.in_comprehension:
        return "a closure inside a comprehension"
    match node:
        case ast.Lambda():
            return None
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            if getattr(node, "type_params", None):
                return f"'{node.name}', which has type parameters"
            annotated = written_annotations(node)
            if not scope.locals.union(scope.parameters.names).isdisjoint(read_names(annotated)):
                return f"an annotation of '{node.name}'"
            if any(isinstance(inner, _BOUND_TO_THEIR_PLACE) for each in annotated for inner in ast.walk(each)):
                return f"'{node.name}', whose annotation can be evaluated only where it stands"
            return None
        case ast.ClassDef():
            return f"the class '{node.name}'"
        case ast.GeneratorExp():
            return "a generator expression"
        case _:
            return "a type alias"


def _nonlocals(node: ast.AST) -> Iterator[ast.Nonlocal]:
    return (inner for inner in ast.walk(node) if isinstance(inner, ast.Nonlocal))


def _loops(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """The outermost loops of the function's own scope."""
    for node in body:
        if isinstance(node, _LOOPS):
            yield node
        elif not isinstance(node, ast.expr | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from _loops(ast.iter_child_nodes(node))
