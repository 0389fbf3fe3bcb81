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
from loom.compiler.private import bound_name
from loom.compiler.walk import LOOPS, nonlocal_names, read_names, written_annotations

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from loom.compiler.scope import Scope
    from loom.compiler.source import Source

    ClosureNode = ast.Lambda | ast.FunctionDef | ast.AsyncFunctionDef


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
    changes = _Changes.of(source, scope)
    for name in sorted(scope.captured):
        if reason := changes.after_a_closure(name):
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


class _Changes(NamedTuple):
    """Which variables may change, and how."""

    by_closures: set[str]
    in_loops: Collection[str]
    unset: frozenset[str]
    scope: Scope

    @staticmethod
    def of(source: Source, scope: Scope) -> _Changes:
        body = source.node.body
        by_closures = nonlocal_names(scope.names.nested)
        return _Changes(by_closures, collect(_loops(body)).stores, may_be_unset(body, scope), scope)

    def after_a_closure(self, name: str) -> str | None:
        """Why a variable may change after a closure over it is made."""
        if name in self.by_closures:
            return "the closure binds anew"
        if name in self.scope.unbindable:
            return "may be deleted"
        if name in self.unset:
            return "may be set only after the closure is made"
        binds = self.scope.names.stores.get(name, 0) + (name in self.scope.parameters.names)
        if binds > 1 or name in self.in_loops:
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
            if bound_name(node) in scope.names.outer:
                return f"'{node.name}', which is declared global or nonlocal"
            if getattr(node, "type_params", None):
                return f"'{node.name}', which has type parameters"
            annotations = written_annotations(node)
            if scope.names.eager_annotations:
                unpacks = any(isinstance(each, ast.Starred) for each in annotations)
                return f"'{node.name}', whose annotation can be evaluated only where it stands" if unpacks else None
            variables = scope.locals.union(scope.parameters.names)
            return None if variables.isdisjoint(read_names(annotations)) else f"an annotation of '{node.name}'"
        case ast.ClassDef():
            return f"the class '{node.name}'"
        case ast.GeneratorExp():
            return "a generator expression"
        case _:
            return "a type alias"


def _loops(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """The outermost loops of the function's own scope, in no particular order."""
    stack = list(body)
    while stack:
        node = stack.pop()
        if isinstance(node, LOOPS):
            yield node
        elif not isinstance(node, ast.expr | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            stack += ast.iter_child_nodes(node)
