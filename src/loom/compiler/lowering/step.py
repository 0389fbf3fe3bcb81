"""Self tail calls → jumps: each transition runs in a frame of its own, one after the other, called by the driver.

    def f(n, log):                          def body(n, log):
        if n == 0: return log                   if n == 0: return [log]
        n -= 1                         →        n -= 1
        log.append(lambda: n)                   log.append(lambda: n)
        return f(n, log)                        return enter(n, log)

A fresh frame has fresh variables, so this is right for everything: closures whose variables may still change,
`except ... as` a parameter, functions that look at their own frame. CPython itself binds the arguments, by the call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loom.compiler import nodes
from loom.compiler.lowering.blocks import falls_through, first_body_statement, has_docstring
from loom.compiler.lowering.links import LinkKind
from loom.compiler.lowering.signature import free_variables
from loom.compiler.lowering.statements import StatementLowering
from loom.compiler.lowering.stream import never_reached
from loom.compiler.nodes import NOWHERE
from loom.compiler.variables import CALLEE, CLOSING

if TYPE_CHECKING:
    import ast

    from loom.compiler.lowering.endings import Awaited
    from loom.compiler.lowering.links import Links
    from loom.compiler.nodes import Positioned
    from loom.compiler.plan import Plan, PlannedSite


def lower_to_step(plan: Plan) -> tuple[list[ast.stmt], Links]:
    """The body of the function as one transition, and what it refers to."""
    lowering = _StepLowering(plan, hands_over=True)
    body = lowering.body(plan.source.node.body)
    if lowering.watched:
        at = first_body_statement(plan)
        body.insert(has_docstring(body), nodes.assign(CLOSING, nodes.false(at), at))
    if falls_through(body):
        body += lowering.ends_with(None, NOWHERE)
    if plan.source.kind.is_stream:
        body += never_reached(plan)
    if plan.scope.reads_frame:
        body += free_variables(plan)  # which locals() shows
    return body, lowering.links


class _StepLowering(StatementLowering):
    def self_call(self, planned: PlannedSite, at: Positioned, awaited: Awaited) -> list[ast.stmt]:
        call = planned.site.call
        function = call.func
        jump = self.hand_over(planned, nodes.called(call, self.links.load(function, LinkKind.ENTRANCE)))
        if not self.watched:
            return jump
        own = nodes.assign(CALLEE, self.links.load(function, LinkKind.SELF), function)
        called = [own, *self.as_written(planned, at, awaited)]
        return [nodes.if_(nodes.load(CLOSING, function), called, function, jump)]
