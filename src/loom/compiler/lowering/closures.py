"""Closures that take captured values: each is made by a small function that stands before the loop.

    hooks.append(lambda x=x: n + x)      →    def @closure0(n, @0): return lambda x=@0: n + x
                                              ...
                                              hooks.append(@closure0(n, x))

What Python evaluates when the closure is made (decorators, defaults) stays where it was, in the same order.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, TypeVar, cast

from loom.compiler import nodes
from loom.compiler.lowering.blocks import first_body_statement
from loom.compiler.lowering.links import LinkKind
from loom.compiler.variables import CLOSURE
from loom.compiler.walk import CHILD_FIELDS, arms_of

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
    factories = [_Factory(f"{CLOSURE}{number}", closure, links, at) for number, closure in enumerate(plan.closures)]
    replace = _Replace({id(factory.node): factory for factory in factories})
    replaced = [replace.copy(statement) for statement in body]
    return [*(factory.definition for factory in factories), *replaced]


class _Factory:
    """The function that makes one closure, and the call that takes the closure's place."""

    def __init__(self, name: str, closure: Closure, links: Links, at: ast.stmt) -> None:
        self.node: ClosureNode = closure.node
        self.links = links
        lifted = [*self.node.args.defaults, *(default for default in self.node.args.kw_defaults if default)]
        names = [f"@{number}" for number in range(len(lifted))]
        arguments: list[ast.expr] = [nodes.load(each, self.node) for each in closure.captured]
        self.call = nodes.call(nodes.load(name, self.node), [*arguments, *lifted], self.node)
        parameters = nodes.parameters([*closure.captured, *names], at=self.node)
        definition = nodes.function(name, parameters, self.body(names), at)
        self.definition: ast.stmt = definition

    def body(self, names: list[str]) -> list[ast.stmt]:
        """Makes the closure with the lifted defaults and returns it."""
        node = self.node
        given = iter(nodes.load(name, node) for name in names)
        defaults = [next(given) for _ in node.args.defaults]
        arguments = nodes.changed(
            node.args,
            defaults=defaults,
            kw_defaults=[default and next(given) for default in node.args.kw_defaults],
        )
        if isinstance(node, ast.Lambda):
            return [nodes.return_(nodes.changed(node, args=arguments), node)]
        # A decorator that does nothing keeps the place of the first one, where CPython lets the function begin.
        decorators = [self.links.load_cell(each, LinkKind.SAME) for each in node.decorator_list[:1]]
        bare = nodes.changed(node, args=arguments, decorator_list=decorators)
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
    """Copies a tree with closures replaced; what holds none is shared, and closures are not entered."""

    def __init__(self, factories: Mapping[int, _Factory]) -> None:
        self.factories = factories

    def copy(self, node: Node) -> Node:
        if factory := self.factories.get(id(node)):
            return cast("Node", factory.replacement(self))
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
