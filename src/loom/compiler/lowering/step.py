"""Tail calls → the next transition's parameters, which a driver runs in a fresh frame.

    def f(n, log):                      def transition(n, log):             def f(n, log):
        if n == 0: return log               if n == 0: return [log]             @next = transition(n, log)
        log.append(lambda: n)        →      log.append(lambda: n)         +     while @next is a tuple:
        return f(n - 1, log)                return (n - 1, log)                     @next = transition(*@next)
                                                                                return @next[0]

A transition returns a tuple of bound parameters to go on, or a list to end: `[result]`, and where a result
is dropped `[None, next parameters]`. What the user returns is always inside the list, so the two cannot be confused.
The frame that runs a transition holds the source's variables and nothing else, and the function may look at it.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from loom.compiler import nodes
from loom.compiler.binding import Direct
from loom.compiler.lowering.links import LinkKind
from loom.compiler.lowering.result import Lowered
from loom.compiler.lowering.signature import all_parameters, bare, binder, positional_parameters, same_parameters
from loom.compiler.lowering.statements import StatementLowering, falls_through, has_docstring
from loom.compiler.nodes import NOWHERE
from loom.compiler.plan import CALLEE, Guard

if TYPE_CHECKING:
    from loom.compiler.lowering.links import Links
    from loom.compiler.nodes import Positioned
    from loom.compiler.plan import Plan, PlannedSite

NEXT = "@next"
DROPPED = "@dropped"


def lower_to_step(plan: Plan) -> Lowered:
    """The function as a transition and the driver that runs it."""
    lowering = _StepLowering(plan)
    node = plan.source.node
    body = lowering.block(node.body)
    if falls_through(body):
        body += lowering.give(None, NOWHERE)
    if plan.scope.reads_frame:
        # Never reached: keeps the free variables, which locals() shows, though the function's own name is gone.
        free = plan.source.function.__code__.co_freevars
        body += [nodes.statement(nodes.load(name, NOWHERE), NOWHERE) for name in free]
    transition = bare(node, positional_parameters(plan), body)
    docstring = node.body[:1] if has_docstring(node.body) else []
    public = bare(node, same_parameters(node.args), [*docstring, *_Driver(plan, lowering.links).body()])
    support = {LinkKind.TRANSITION: transition}
    if any(link.kind is LinkKind.BINDER for link in lowering.links.placeholders.values()):
        support[LinkKind.BINDER] = binder(plan)
    return Lowered(public, support, lowering.links.placeholders)


class _StepLowering(StatementLowering):
    rewrites_returns = True

    def give(self, value: ast.expr | None, at: Positioned) -> list[ast.stmt]:
        return [nodes.give(nodes.list_of([value or nodes.constant(None, at)], at), at)]

    def transition(self, planned: PlannedSite) -> list[ast.stmt]:
        call = planned.site.call
        receiver = None
        if planned.guard is Guard.METHOD:
            receiver = nodes.attribute(nodes.load(CALLEE, call), "__self__", call)
        if not isinstance(planned.binding, Direct):
            return self.go_on(planned, self.bound(call, receiver))
        values = planned.binding.values
        order = self.plan.scope.parameters.names
        given = [name for name in order if name not in planned.binding.defaults]
        if [value.parameter for value in values] != given:
            return self.go_on(planned, self.bound(call, receiver))
        parameters = {value.parameter: value.expression for value in values}
        parameters |= {name: self.default(name, call) for name in planned.binding.defaults}
        return self.go_on(planned, nodes.tuple_of([parameters[name] for name in order], call))

    def go_on(self, planned: PlannedSite, parameters: ast.expr) -> list[ast.stmt]:
        call = planned.site.call
        if planned.site.dropped and self.plan.drops:
            parameters = nodes.list_of([nodes.constant(None, call), parameters], call)
        return [nodes.give(parameters, call)]

    def guard(self, planned: PlannedSite) -> ast.expr:
        function = planned.site.call.func
        kind = LinkKind.IS_SELF if planned.guard is Guard.IDENTITY else LinkKind.IS_METHOD
        return nodes.call(self.links.load(function, kind), [nodes.walrus(CALLEE, function, function)], function)


class _Driver:
    """The public function's body, which runs transitions until one ends; it stands at the line of the def."""

    def __init__(self, plan: Plan, links: Links) -> None:
        self.plan = plan
        self.links = links
        self.at = plan.source.node

    def body(self) -> list[ast.stmt]:
        at = self.at
        start = self.run(all_parameters(self.plan).elts)
        turn = self.run([nodes.place(ast.Starred(nodes.load(NEXT, at), ast.Load()), at)])
        if not self.plan.drops:
            return [start, self.while_next([turn]), nodes.give(self.item(0), at)]
        # `[None, parameters]` ends the inner loop too; from then on whatever comes back is dropped.
        dropping: list[ast.stmt] = [
            nodes.assign(NEXT, self.item(1), at),
            nodes.assign(DROPPED, nodes.true(at), at),
        ]
        ended = nodes.place(ast.IfExp(nodes.load(DROPPED, at), nodes.constant(None, at), self.item(0)), at)
        more = nodes.subscript(nodes.load(NEXT, at), nodes.place(ast.Slice(nodes.constant(1, at)), at), at)
        once = nodes.when(more, dropping, at, [nodes.give(ended, at)])
        outer = nodes.place(ast.While(nodes.true(at), [self.while_next([turn]), once], []), at)
        return [nodes.assign(DROPPED, nodes.false(at), at), start, outer]

    def run(self, arguments: list[ast.expr]) -> ast.stmt:
        at = self.at
        value: ast.expr = nodes.call(self.links.load(at, LinkKind.TRANSITION), arguments, at)
        return nodes.assign(NEXT, nodes.awaited(value, at) if self.plan.source.is_async else value, at)

    def while_next(self, body: list[ast.stmt]) -> ast.stmt:
        at = self.at
        kind = nodes.attribute(nodes.load(NEXT, at), "__class__", at)
        test = nodes.is_same(kind, self.links.load(at, LinkKind.TUPLE), at)
        return nodes.place(ast.While(test, body, []), at)

    def item(self, index: int) -> ast.expr:
        return nodes.subscript(nodes.load(NEXT, self.at), nodes.constant(index, self.at), self.at)
