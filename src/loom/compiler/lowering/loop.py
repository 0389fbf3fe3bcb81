"""Self tail calls → rebind the parameters and go round.

    async def f(n, acc):                       async def f(n, acc):
        if n == 0:                                 while True:
            return acc                    →            if n == 0:
        for item in await fetch(n):                        return acc
            if item.last:                              for item in await fetch(n):
                return await f(n - 1, item)                if item.last:
        return await f(n - 1, acc)                             n, acc = n - 1, item
                                                               @again = True
                                                               break
                                                       if @again:
                                                           @again = False
                                                           continue
                                                       n = n - 1
                                                       continue

Out of loops of the source's own, `@again` is tested only on the way out of a loop that holds a tail call, and
`break` skips an else clause just as leaving the frame would. Locals are unbound at the transition, for the next one
and for whoever looks at the frame. `self.f(...)` is looked up in the first transition that reaches it; after that
`@lookup` is None. Where a dropped result must be told from a returned one, `@dropped` remembers.

Not done here: closures whose variable may still change, functions that look at their own frame, and `except ... as`
a parameter; the plan sends those to `step`.
"""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING

from loom.compiler import nodes
from loom.compiler.binding import Direct, Value
from loom.compiler.flow import may_be_bound, surely_bound
from loom.compiler.lowering.blocks import falls_through, first_body_statement, has_docstring
from loom.compiler.lowering.closures import take_values
from loom.compiler.lowering.defaults import is_written
from loom.compiler.lowering.links import LinkKind
from loom.compiler.lowering.lookup import with_receiver
from loom.compiler.lowering.rebind import rebind
from loom.compiler.lowering.statements import StatementLowering
from loom.compiler.lowering.stream import never_reached
from loom.compiler.nodes import NOWHERE
from loom.compiler.plan import Guard
from loom.compiler.variables import AGAIN, CALLEE, CLOSING, DROPPED, LOOKUP, VALUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loom.compiler.lowering.endings import Awaited
    from loom.compiler.lowering.links import Links
    from loom.compiler.nodes import Positioned
    from loom.compiler.plan import Plan, PlannedSite


def lower_to_loop(plan: Plan, *, hands_over: bool) -> tuple[list[ast.stmt], Links]:
    """The body of the function as a loop, and what it refers to.

    Args:
        plan: the plan.
        hands_over: the body is run by a driver, not called by users.
    """
    lowering = _LoopLowering(plan, hands_over=hands_over)
    body = plan.source.node.body
    docstring, body = (body[:1], body[1:]) if has_docstring(body) else ([], body)
    turn = lowering.body(body)
    if falls_through(turn):
        turn += lowering.ends_with(None, NOWHERE)
    lowered = [*lowering.prologue(), *([nodes.while_true(turn)] if lowering.turns else turn)]
    if plan.source.kind.is_stream:
        lowered += never_reached(plan)
    return [*docstring, *take_values(plan, lowered, lowering.links)], lowering.links


class _LoopLowering(StatementLowering):
    def __init__(self, plan: Plan, *, hands_over: bool) -> None:
        super().__init__(plan, hands_over=hands_over)
        self.turns = 0  # made so far
        self.loops = 0  # of the source's own, around the statement at hand
        self.surely_bound: set[str] = set()  # locals that are surely bound there
        self.looks_up = any(each.guard is Guard.ONCE for each in plan.sites)
        self.flags: set[str] = {DROPPED} if plan.drops else set()
        if self.watched:
            self.flags.add(CLOSING)

    def prologue(self) -> list[ast.stmt]:
        """The flags that the body turned out to need, unset."""
        if not self.flags:
            return []
        at = first_body_statement(self.plan)
        return [nodes.assign(flag, nodes.false(at), at) for flag in sorted(self.flags)]

    def block(self, body: Sequence[ast.stmt]) -> list[ast.stmt]:
        bound_outside = self.surely_bound
        new = super().block(body)
        self.surely_bound = bound_outside
        return new

    def passed(self, statement: ast.stmt) -> None:
        if isinstance(statement, ast.Assign):
            self.surely_bound = self.surely_bound | surely_bound(statement.targets, self.plan.scope)

    def loop(self, statement: ast.While | ast.For | ast.AsyncFor) -> list[ast.stmt]:
        turns_outside, bound_outside = self.turns, self.surely_bound
        if not isinstance(statement, ast.While):
            self.surely_bound = bound_outside | surely_bound([statement.target], self.plan.scope)
        self.loops += 1
        body = self.block(statement.body)
        self.loops -= 1
        self.surely_bound = bound_outside
        turns_inside, orelse = self.turns, self.block(statement.orelse)
        rebuilt = nodes.changed(statement, body=body, orelse=orelse)
        if turns_inside == turns_outside:
            return [rebuilt]
        way_out: list[ast.stmt] = [nodes.break_(NOWHERE)]
        if not self.loops:
            way_out = [nodes.assign(AGAIN, nodes.false(NOWHERE), NOWHERE), nodes.continue_(NOWHERE)]
        return [rebuilt, nodes.if_(nodes.load(AGAIN, NOWHERE), way_out, NOWHERE)]

    def turn(self, planned: PlannedSite) -> list[ast.stmt]:
        """The statements that rebind the parameters and go round."""
        self.turns += 1
        call, end = planned.site.call, self.end_of(planned)
        statements = [*self.parameters(planned), *self.body_seen(planned), *self.forget(planned)]
        if end is not call:
            statements.insert(0, nodes.pass_by(call))  # where nothing changes, nothing else stands there
        if planned.site.dropped and self.plan.drops:
            statements.append(nodes.assign(DROPPED, nodes.true(call), call))
        if not self.loops:
            return [*statements, nodes.continue_(end)]
        self.flags.add(AGAIN)
        return [*statements, nodes.assign(AGAIN, nodes.true(call), call), nodes.break_(end)]

    def parameters(self, planned: PlannedSite) -> list[ast.stmt]:
        call, scope = planned.site.call, self.plan.scope
        if not isinstance(planned.binding, Direct):
            bound = self.bound(call, planned.receiver)
            names = scope.parameters.names
            if not names:
                return [nodes.statement(bound, call)]
            return [nodes.assign_together(names, bound, call)]
        omitted = [Value(name, self.default(name, call)) for name in planned.binding.defaults]
        statements = rebind([*planned.binding.values, *omitted], scope, call)
        if call.end_lineno != call.lineno:
            statements.insert(0, nodes.pass_by(call.func))  # where the call begins
        return statements

    def bound(self, call: ast.Call, receiver: ast.expr | None) -> ast.Call:
        """The parameters of the next transition as a tuple, bound by CPython."""
        binder = self.links.load(call.func, LinkKind.BINDER)
        return with_receiver(self.links, call, binder, receiver) if receiver else nodes.called(call, binder)

    def default(self, parameter: str, at: Positioned) -> ast.expr:
        value = self.plan.defaults[parameter]
        if is_written(value, self.plan.source):
            return nodes.constant(value, at)
        return self.links.load(at, LinkKind.DEFAULT, parameter)

    @cached_property
    def may_be_bound(self) -> dict[int, frozenset[str]]:
        plan = self.plan
        return may_be_bound(plan.source.node.body, {id(site.call) for site in plan.tails.sites}, plan.tails.holders)

    def forget(self, planned: PlannedSite) -> list[ast.stmt]:
        """Unbinds this transition's locals: the next one must not find them, nor a debugger, and they are let go of."""
        call, forgets = planned.site.call, self.plan.forgets
        statements: list[ast.stmt] = []
        if not self.surely_bound.issuperset(forgets):
            forgets = tuple(name for name in forgets if name in self.may_be_bound.get(id(call), forgets))
        for name in forgets:
            if name not in self.surely_bound:
                statements.append(nodes.assign(name, nodes.constant(None, call), call))
            statements.append(nodes.delete(name, call))
        if planned.guard is Guard.METHOD or planned.guard is Guard.IDENTITY:
            statements.append(nodes.delete(CALLEE, call))
        if self.looks_up and planned.guard is not Guard.ONCE:
            # The method that was found may not be the next receiver's.
            statements.append(nodes.assign(LOOKUP, nodes.false(call), call))
        return statements

    def self_call(self, planned: PlannedSite, at: Positioned, awaited: Awaited) -> list[ast.stmt]:
        if planned.guard is Guard.NONE:
            return self.turn(planned)
        if planned.guard is Guard.ONCE:
            return [*self.look_up_once(planned, at, awaited), *self.turn(planned)]
        function = planned.site.call.func
        kind = LinkKind.IS_SELF if planned.guard is Guard.IDENTITY else LinkKind.IS_METHOD
        asks = nodes.call(self.links.load(function, kind), [nodes.walrus(CALLEE, function, function)], function)
        other = self.jump_or_call(planned, at, awaited)
        return [nodes.if_(asks, self.turn(planned), function), *other]

    def look_up_once(self, planned: PlannedSite, at: Positioned, awaited: Awaited) -> list[ast.stmt]:
        """Leaves, unless the method found is this function; `@lookup` is None from then on."""
        self.flags.add(LOOKUP)
        function, receiver = planned.site.call.func, self.plan.scope.receiver
        assert receiver
        found = [nodes.walrus(CALLEE, function, function), nodes.load(receiver, function)]
        is_method = nodes.call(self.links.load(function, LinkKind.IS_METHOD), found, function)
        known: list[ast.stmt] = [
            nodes.assign(LOOKUP, nodes.constant(None, function), function),
            nodes.delete(CALLEE, function),
        ]
        other = self.jump_or_call(planned, at, awaited)
        if planned.site.dropped:
            other += self.ends_with(None, at)
        asked = nodes.if_(is_method, known, function, other)
        return [nodes.if_(nodes.is_not_none(nodes.load(LOOKUP, function), function), [asked], function)]

    def ends_with(self, value: ast.expr | None, at: Positioned) -> list[ast.stmt]:
        """A returned value; None instead, where an earlier transition's result was dropped."""
        is_nothing = isinstance(value, ast.Constant) and value.value is None
        if value is None or is_nothing or not self.plan.drops:
            return super().ends_with(value, at)
        return [
            nodes.assign(VALUE, value, at),
            nodes.if_(nodes.load(DROPPED, at), super().ends_with(nodes.constant(None, at), at), at),
            *super().ends_with(nodes.load(VALUE, at), at),
        ]

    def hand_over(self, planned: PlannedSite, jump: ast.expr) -> list[ast.stmt]:
        """After a loop turn whose result was dropped the result of a jump is dropped as well."""
        if not self.plan.drops or planned.site.dropped:
            return super().hand_over(planned, jump)
        call = planned.site.call
        dropping = nodes.return_(self.jump_of(planned, jump, drops=True), call)
        return [nodes.if_(nodes.load(DROPPED, call), [dropping], call), *super().hand_over(planned, jump)]
