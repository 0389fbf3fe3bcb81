"""Closures that take captured values: each is made by a small function that stands before the loop.

    hooks.append(lambda x=x: n + x)      →    def @closure0(n, @0): return lambda x=@0: n + x
                                              ...
                                              hooks.append(@closure0(n, x))

What Python evaluates when the closure is made (decorators, defaults) stays where it was, in the same order.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from loom.compiler import nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loom.compiler.captures import Closure, ClosureNode
    from loom.compiler.plan import Plan

PREFIX = "@closure"


def take_values(plan: Plan) -> list[ast.stmt]:
    """Puts calls in the place of the closures, in the plan's own tree, and returns the functions they call."""
    if not plan.closures:
        return []
    factories = [_Factory(f"{PREFIX}{number}", closure) for number, closure in enumerate(plan.closures)]
    _Replace({id(factory.node): factory for factory in factories}).visit(plan.source.node)
    return [factory.definition for factory in factories]


class _Factory:
    """The function that makes one closure, and the call that takes the closure's place."""

    def __init__(self, name: str, closure: Closure) -> None:
        self.node: ClosureNode = closure.node
        lifted = [*self.node.args.defaults, *(default for default in self.node.args.kw_defaults if default)]
        names = [f"@{number}" for number in range(len(lifted))]
        arguments: list[ast.expr] = [nodes.load(each, self.node) for each in closure.captured]
        self.call = nodes.call(nodes.load(name, self.node), [*arguments, *lifted], self.node)
        parameters = nodes.parameters([*closure.captured, *names], at=self.node)
        definition = nodes.function(name, parameters, self.body(names), self.node)
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
            return [nodes.give(nodes.changed(node, args=arguments), node)]
        bare = nodes.changed(node, args=arguments, decorator_list=[])
        return [bare, nodes.give(nodes.load(node.name, node), node)]

    def replacement(self) -> ast.AST:
        if isinstance(self.node, ast.Lambda):
            return self.call
        value: ast.expr = self.call
        for decorator in reversed(self.node.decorator_list):
            value = nodes.call(decorator, [value], decorator)
        return nodes.assign(self.node.name, value, self.node)


class _Replace(ast.NodeTransformer):
    """Replaces closures by their calls; does not enter them."""

    def __init__(self, factories: Mapping[int, _Factory]) -> None:
        self.factories = factories

    def visit(self, node: ast.AST) -> ast.AST:
        if factory := self.factories.get(id(node)):
            self.generic_visit_outside(factory)
            return factory.replacement()
        return self.generic_visit(node)

    def generic_visit_outside(self, factory: _Factory) -> None:
        """Closures among the defaults and decorators of a closure are replaced as well."""
        factory.call.args[:] = [self.visit(argument) for argument in factory.call.args]  # type: ignore[misc]
        if not isinstance(factory.node, ast.Lambda):
            factory.node.decorator_list[:] = [self.visit(each) for each in factory.node.decorator_list]  # type: ignore[misc]
