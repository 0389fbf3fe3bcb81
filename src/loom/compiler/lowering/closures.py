"""Closures that take captured values: each is made by a small function that stands before the loop.

    hooks.append(lambda x=x: n + x)      →    def @closure0(n, @0): return lambda x=@0: n + x
                                              ...
                                              hooks.append(@closure0(n, x))

What Python evaluates when the closure is made stays where it was: decorators, defaults and annotations, in this order.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, TypeVar, cast

from loom.compiler import nodes
from loom.compiler.lowering.blocks import first_body_statement
from loom.compiler.lowering.links import LinkKind
from loom.compiler.variables import CLOSURE
from loom.compiler.walk import CHILD_FIELDS, arms_of, written_annotations, written_defaults

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from loom.compiler.captures import Closure, ClosureNode
    from loom.compiler.lowering.links import Links
    from loom.compiler.plan import Plan

Node = TypeVar("Node", bound=ast.AST)


def take_values(plan: Plan, body: list[ast.stmt], links: Links) -> list[ast.stmt]:
    """A lowered body with calls in the place of the closures, after the functions that they call."""
    if not plan.closures:
        return body
    at = first_body_statement(plan)
    annotated = plan.scope.names.eager_annotations
    factories = [
        _Factory(f"{CLOSURE}{number}", closure, links, at, annotated=annotated)
        for number, closure in enumerate(plan.closures)
    ]
    replace = _Replace({id(factory.node): factory for factory in factories})
    replaced = [replace.copy(statement) for statement in body]
    return [*(factory.definition for factory in factories), *replaced]


class _Factory:
    """The function that makes one closure, and the call that takes the closure's place.

    With `annotated` the annotations of a def are evaluated where it stands, and not later or never.
    """

    def __init__(self, name: str, closure: Closure, links: Links, at: ast.stmt, *, annotated: bool) -> None:
        self.node: ClosureNode = closure.node
        self.links = links
        lifted = written_defaults(self.node)
        if annotated and not isinstance(self.node, ast.Lambda):
            lifted += written_annotations(self.node)
        names = [f"@{number}" for number in range(len(lifted))]
        arguments: list[ast.expr] = [nodes.load(each, self.node) for each in closure.captured]
        self.call = nodes.call(nodes.load(name, self.node), [*arguments, *lifted], self.node)
        given = {id(each): nodes.load(own, self.node) for each, own in zip(lifted, names, strict=True)}
        parameters = nodes.parameters([*closure.captured, *names], at=self.node)
        self.definition: ast.stmt = nodes.function(name, parameters, self.body(_Replace(given)), at)

    def body(self, replace: _Replace) -> list[ast.stmt]:
        """Makes the closure with what is given to it and returns it."""
        node, arguments = self.node, replace.copy(self.node.args)
        if isinstance(node, ast.Lambda):
            return [nodes.return_(nodes.changed(node, args=arguments), node)]
        # A decorator that does nothing keeps the place of the first one, where CPython lets the function begin.
        decorators = [self.links.load_cell(each, LinkKind.SAME) for each in node.decorator_list[:1]]
        returns = node.returns and replace.copy(node.returns)
        bare = nodes.changed(node, args=arguments, returns=returns, decorator_list=decorators)
        return [bare, nodes.return_(nodes.load(node.name, node), node)]

    def replacement(self, replace: _Replace) -> ast.AST:
        """The call, made where the closure was; closures among its defaults and decorators are replaced as well."""
        value: ast.expr = nodes.changed(self.call, args=[replace.copy(each) for each in self.call.args])
        if isinstance(self.node, ast.Lambda):
            return value
        for decorator in reversed(self.node.decorator_list):
            value = nodes.call(replace.copy(decorator), [value], decorator)
        return nodes.assign(self.node.name, value, self.node)


class _Replace:
    """Copies a tree with others in the place of some nodes, which are known by their ids; what holds none is shared."""

    def __init__(self, others: Mapping[int, ast.expr | _Factory]) -> None:
        self.others = others

    def copy(self, node: Node) -> Node:
        if other := self.others.get(id(node)):
            return cast("Node", other.replacement(self) if isinstance(other, _Factory) else other)
        if isinstance(node, ast.If):
            return cast("Node", self.branches(arms_of(node)))
        return self.with_new(node, CHILD_FIELDS[node.__class__])

    def branches(self, arms: list[ast.If]) -> ast.If:
        """The arms from the last one to the first: each stands in the else clause of the one before it."""
        copied = self.with_new(arms[-1], ("test", "body", "orelse"))
        for arm in reversed(arms[:-1]):
            around = self.with_new(arm, ("test", "body"))
            copied = around if copied is around.orelse[0] else nodes.changed(around, orelse=[copied])
        return copied

    def with_new(self, node: Node, fields: Iterable[str]) -> Node:
        """A node with copies in some fields, if they differ."""
        new: dict[str, object] = {}
        for name in fields:
            value = getattr(node, name)
            copied = (
                self.copies(cast("list[ast.AST]", value)) if isinstance(value, list) else value and self.copy(value)
            )
            if copied is not value:
                new[name] = copied
        return nodes.changed(node, **new) if new else node

    def copies(self, values: list[ast.AST]) -> list[ast.AST]:
        new = [value and self.copy(value) for value in values]
        return new if any(one is not other for one, other in zip(new, values, strict=True)) else values
