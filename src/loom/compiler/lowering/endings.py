"""How a transition ends that is not the next turn of a loop: a result, a jump to another body, or the call as written.

    return await g(n)        @callee = g
                             @entrance = <that of @callee, or None>
                       →     if @entrance is not None:
                                 <hand over @entrance(n), or drive it from here>
                             return await @callee(n)

A body that a driver runs hands over; the frame that callers see becomes the driver.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from loom.compiler import nodes
from loom.compiler.flow import only_handlers
from loom.compiler.kind import Kind
from loom.compiler.lowering import stream
from loom.compiler.lowering.driver import drive_on
from loom.compiler.lowering.links import Links
from loom.compiler.lowering.lookup import enter_method, find_entrance, is_remembered_method, taken_callee
from loom.compiler.variables import CALLEE, CLOSING, DROPPED, ENTRANCE, NEXT

if TYPE_CHECKING:
    from loom.compiler.nodes import Positioned
    from loom.compiler.plan import Plan, PlannedSite

    Awaited = ast.Await | ast.YieldFrom | None


class Endings:
    """Makes the statements that leave; whoever walks the body keeps `following` up to date."""

    def __init__(self, plan: Plan, *, hands_over: bool) -> None:
        self.plan = plan
        self.kind = plan.source.kind
        # What is returned goes to a driver: an end in a list, or a jump.
        self.hands_over = hands_over
        # While it is being closed it hands over to nobody; these except clauses notice that.
        self.watched = plan.exits.watched if hands_over else frozenset[int]()
        self.following: ast.stmt | None = None  # what comes after the statement at hand
        self.links = Links(plan.source.function.__code__, reads_frame=plan.scope.reads_frame)

    def ends_with(self, value: ast.expr | None, at: Positioned) -> list[ast.stmt]:
        """The statements that return a value: to the driver, if there is one, inside a list."""
        if not self.hands_over or self.kind is Kind.ASYNC_GENERATOR:
            return [nodes.return_(value, at)]
        return [nodes.return_(nodes.list_of([value or nodes.constant(None, at)], at), at)]

    def jump_or_call(self, planned: PlannedSite, at: Positioned, awaited: Awaited) -> list[ast.stmt]:
        call = planned.site.call
        function = call.func
        number = str(self.plan.sites.index(planned))
        leaves: ast.expr = nodes.is_not_none(nodes.load(ENTRANCE, function), function)
        leave = self.leave_for(planned, nodes.called(call, nodes.load(ENTRANCE, function)), awaited)
        jumps = [*find_entrance(self.links, number, function), nodes.if_(self.unless_closing(leaves), leave, function)]
        if self.hands_over and isinstance(function, ast.Attribute):
            leaves = is_remembered_method(self.links, number, function)
            leave = self.leave_for(planned, enter_method(self.links, number, call), awaited)
            jumps.insert(0, nodes.if_(self.unless_closing(leaves), leave, function))
        return [*jumps, *self.as_written(planned, at, awaited)]

    def unless_closing(self, test: ast.expr) -> ast.expr:
        return nodes.if_else(nodes.load(CLOSING, test), nodes.false(test), test, test) if self.watched else test

    def as_written(self, planned: PlannedSite, at: Positioned, awaited: Awaited) -> list[ast.stmt]:
        """The call of what was found."""
        site = planned.site
        call: ast.expr = nodes.called(site.call, taken_callee(site.call.func))
        if site.loop is not None:
            return [nodes.changed(site.loop, iter=call)]
        if awaited is not None:
            call = nodes.changed(awaited, value=call)
        return [nodes.statement(call, at)] if site.dropped else self.ends_with(call, at)

    def body_seen(self, planned: PlannedSite) -> list[ast.stmt]:
        """Whoever watches lines sees a delegating loop and then its body, although nothing of that is left."""
        loop = planned.site.loop
        return [nodes.pass_by(planned.site.call), nodes.pass_by(loop.body[0])] if loop else []

    def leave_for(self, planned: PlannedSite, jump: ast.expr, awaited: Awaited) -> list[ast.stmt]:
        return self.hand_over(planned, jump) if self.hands_over else self.drive_from_here(planned, jump, awaited)

    def hand_over(self, planned: PlannedSite, jump: ast.expr) -> list[ast.stmt]:
        """Ends the body with a jump; the driver remembers that a result is dropped."""
        site, end = planned.site, self.end_of(planned)
        if self.kind is Kind.ASYNC_GENERATOR:
            return [*self.body_seen(planned), *stream.hand_over_async(site, jump, self.links, end)]
        jump = self.jump_of(planned, jump, drops=site.dropped)
        if self.kind is Kind.GENERATOR:
            return [*self.body_seen(planned), *stream.hand_over(site, jump, end)]
        return [nodes.return_(jump, end)]

    def jump_of(self, planned: PlannedSite, jump: ast.expr, *, drops: bool) -> ast.expr:
        """What a driver goes on with, and whether the result of the rest is dropped."""
        if self.kind.is_stream:
            return stream.jump_of(planned.site, jump, drops=drops)
        return nodes.dropping(jump, planned.site.call) if drops else jump

    def end_of(self, planned: PlannedSite) -> Positioned:
        """Where the transition ends, for whoever watches lines: at the return that follows a call without one."""
        return (planned.site.dropped and self.following) or planned.site.call

    def drive_from_here(self, planned: PlannedSite, jump: ast.expr, awaited: Awaited) -> list[ast.stmt]:
        """The frame that callers see stays, and holds nothing more than the driver does."""
        call, scope = planned.site.call, self.plan.scope
        held = [*scope.parameters.names, *sorted(scope.locals - only_handlers(scope)), CALLEE, ENTRANCE]
        if self.kind is Kind.GENERATOR:
            jump = self.jump_of(planned, jump, drops=planned.site.dropped)
        statements: list[ast.stmt] = [nodes.assign(NEXT, jump, call)]
        statements += [nodes.assign(name, nodes.constant(None, call), call) for name in held]
        if self.end_of(planned) is not call:
            statements.append(nodes.pass_by(self.end_of(planned)))
        if self.kind is not Kind.ASYNC_GENERATOR and (planned.site.dropped or not self.plan.drops):
            flag = nodes.true(call) if planned.site.dropped else nodes.false(call)
            statements.append(nodes.assign(DROPPED, flag, call))
        if self.kind.is_stream:
            return [
                *statements,
                *self.body_seen(planned),
                *stream.drive_on(self.links, awaited or call, is_async=self.kind.is_async),
                nodes.return_(None, call),
            ]
        return [*statements, drive_on(self.links, call, waits_at=awaited)]
