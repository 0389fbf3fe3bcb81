"""The driver: the public function of a function that jumps or steps.

    async def f(n, *rest, key):                       def f(n, *rest, key):
        @next = body(n, *rest, key=key)                   @next = body, (n, rest, key)
        del n, rest, key                                  del n, rest, key
        while @next is a coroutine:                       while @next is a tuple:
            @next = await @next                               @next = @next[0](*@next[1])
        return @next[0]                                   return @next[0]

A body ends with a list, `[result]`, so that nothing a user returns can be taken for a jump. A jump is, in an async
function, the next body's coroutine: making it where the call stands lets CPython bind the arguments and raise its
TypeError there. In a plain function it is the next body with its bound parameters, made by a function of the same
signature as the callee, for the same reason. Where a result is dropped the body returns `{0: jump}`, and whatever
comes back from then on is dropped.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from loom.compiler import nodes
from loom.compiler.lowering.links import LinkKind
from loom.compiler.lowering.signature import all_parameters, bare, same_parameters
from loom.compiler.lowering.statements import has_docstring

if TYPE_CHECKING:
    from loom.compiler.lowering.links import Links
    from loom.compiler.plan import Plan
    from loom.compiler.source import FunctionNode

NEXT = "@next"
DROPPED = "@dropped"


def drive(plan: Plan, links: Links) -> FunctionNode:
    """The public function."""
    node = plan.source.node
    docstring = node.body[:1] if has_docstring(node.body) else []
    return bare(node, same_parameters(node.args), [*docstring, *_Driver(plan, links).statements()])


def jump(plan: Plan, links: Links) -> ast.FunctionDef:
    """`def f(<the signature>): return body, (<its parameters>)`."""
    node = plan.source.node
    body = links.load_cell(node, LinkKind.BODY)
    result = nodes.give(nodes.tuple_of([body, all_parameters(plan)], node), node)
    made = nodes.function(node.name, same_parameters(node.args), [result], node)
    assert isinstance(made, ast.FunctionDef)
    return made


class _Driver:
    """Its code stands at the line of the def."""

    def __init__(self, plan: Plan, links: Links) -> None:
        self.plan = plan
        self.links = links
        self.at = plan.source.node

    def statements(self) -> list[ast.stmt]:
        """The whole body; a run that drops nothing leaves the inner loop only to end."""
        at = self.at
        result = nodes.choice(nodes.load(DROPPED, at), nodes.constant(None, at), self.item(0), at)
        ended = nodes.when(self.is_of(LinkKind.LIST), [nodes.give(result, at)], at)
        dropping: list[ast.stmt] = [nodes.assign(NEXT, self.item(0), at), nodes.assign(DROPPED, nodes.true(at), at)]
        forever = nodes.place(ast.While(nodes.true(at), [self.while_jumping(), ended, *dropping], []), at)
        start: list[ast.stmt] = [nodes.assign(DROPPED, nodes.false(at), at), nodes.assign(NEXT, self.start(), at)]
        return [*start, *(nodes.delete(name, at) for name in self.plan.scope.parameters.names), forever]

    def start(self) -> ast.expr:
        """The jump to the own body, with the parameters as they came."""
        at, parameters = self.at, self.plan.scope.parameters
        body = self.links.load_cell(at, LinkKind.BODY)
        if not self.plan.source.is_async:
            return nodes.tuple_of([body, all_parameters(self.plan)], at)
        arguments: list[ast.expr] = [nodes.load(each.name, at) for each in parameters.by_position]
        if parameters.vararg:
            arguments.append(nodes.starred(nodes.load(parameters.vararg, at), at))
        keywords = [ast.keyword(each.keyword, nodes.load(each.name, at)) for each in parameters.keyword_only]
        if parameters.kwarg:
            keywords.append(ast.keyword(None, nodes.load(parameters.kwarg, at)))
        call = nodes.call(body, arguments, at)
        return nodes.changed(call, keywords=[nodes.place(each, at) for each in keywords])

    def while_jumping(self) -> ast.stmt:
        """Goes from body to body."""
        at = self.at
        if self.plan.source.is_async:
            turn: ast.expr = nodes.awaited(nodes.load(NEXT, at), at)
        else:
            turn = nodes.call(self.item(0), [nodes.starred(self.item(1), at)], at)
        return nodes.place(ast.While(self.is_of(LinkKind.JUMP), [nodes.assign(NEXT, turn, at)], []), at)

    def is_of(self, kind: LinkKind) -> ast.expr:
        found = nodes.attribute(nodes.load(NEXT, self.at), "__class__", self.at)
        return nodes.is_same(found, self.links.load_cell(self.at, kind), self.at)

    def item(self, index: int) -> ast.expr:
        return nodes.subscript(nodes.load(NEXT, self.at), nodes.constant(index, self.at), self.at)
