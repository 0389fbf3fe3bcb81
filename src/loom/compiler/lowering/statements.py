"""The walk that every lowering shares: rebuilds the statements that hold a tail call, and shares all others.

It knows where statements nest and how a returned expression falls apart into branches:

    return await f(a) if c else x     →    if c: <tail call>  else: return x
    return x and await f(a)           →    @value = x and <mark>
                                           if @value is <mark>: <tail call>
                                           else: return @value

A lowering has to say only what a tail call and a plain return become. The second expression is left to CPython as a
whole, because CPython 3.12 and 3.13 test the truth of `x` in `(x and y) or f(a)` once more than other versions do.
"""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from loom.compiler import nodes
from loom.compiler.lowering.closing import notice
from loom.compiler.lowering.endings import Endings
from loom.compiler.lowering.links import LinkKind
from loom.compiler.lowering.lookup import released
from loom.compiler.plan import Guard
from loom.compiler.variables import CALLEE, VALUE
from loom.compiler.walk import arms_of, ends_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loom.compiler.lowering.endings import Awaited
    from loom.compiler.nodes import Positioned
    from loom.compiler.plan import Plan, PlannedSite


class _Mark(NamedTuple):
    """What stands for a tail call while the expression around it is evaluated."""

    placeholder: ast.expr
    call: ast.Call
    awaited: Awaited


class StatementLowering(Endings, ABC):
    """Rebuilds a body; subclasses say what becomes of tail calls and returns."""

    def __init__(self, plan: Plan, *, hands_over: bool) -> None:
        super().__init__(plan, hands_over=hands_over)
        # Plain returns change too, so that every nested statement has to be looked at.
        self.rewrites_returns = hands_over or plan.drops
        self.sites = {id(planned.site.call): planned for planned in plan.sites}
        self.unlowered = set(self.sites)
        self.delegations: dict[int, PlannedSite] = {}
        if self.kind.is_stream:
            self.delegations = {id(planned.site.loop): planned for planned in plan.sites if planned.site.loop}

    @abstractmethod
    def self_call(self, planned: PlannedSite, at: Positioned, awaited: Awaited) -> list[ast.stmt]:
        """What a tail call becomes that means this function, or may.

        Control leaves it at the end only where the result is dropped: what follows in the source ends the path, too.
        """

    # Statements

    def body(self, body: Sequence[ast.stmt]) -> list[ast.stmt]:
        """The whole body. A tail call that is left in it would grow the stack unseen."""
        new = self.block(body)
        assert not self.unlowered, f"{len(self.unlowered)} tail calls of the plan were not found"
        return new

    def block(self, body: Sequence[ast.stmt]) -> list[ast.stmt]:
        holders, every = self.plan.tails.holders, self.rewrites_returns
        new: list[ast.stmt] = []
        after_the_block = self.following
        for statement, following in zip_longest(body, body[1:]):
            self.following = following or after_the_block
            if every or id(statement) in holders:
                new += self.statement(statement)
            else:
                new.append(statement)
            self.passed(statement)
        return new

    def passed(self, statement: ast.stmt) -> None:
        """Control has come past a statement of the block at hand."""

    def statement(self, statement: ast.stmt) -> list[ast.stmt]:
        match statement:
            case ast.Return(value=None):
                return self.ends_with(None, statement)
            case ast.Return(value=ast.expr() as value):
                return self.result(value, statement)
            case ast.Expr():
                return self.result(statement.value, statement, dropped=True)
            case ast.For() | ast.AsyncFor() if planned := self.delegations.get(id(statement)):
                return self.tail_call(planned, statement, None)
            case ast.While() | ast.For() | ast.AsyncFor():
                return self.loop(statement)
            case ast.If():
                return self.branches(statement)
            case ast.With() | ast.AsyncWith():
                return [nodes.changed(statement, body=self.block(statement.body))]
            case ast.Match():
                cases = [nodes.changed(case, body=self.block(case.body)) for case in statement.cases]
                return [nodes.changed(statement, cases=cases)]
            case ast.Try() | ast.TryStar():
                return [self.attempt(statement)]
            case _:
                return [statement]

    def branches(self, statement: ast.If) -> list[ast.stmt]:
        arms = [arm for arm in arms_of(statement) if self.rewrites_returns or id(arm) in self.plan.tails.holders]
        bodies = [self.block(arm.body) for arm in arms]
        orelse: list[ast.stmt] = self.block(arms[-1].orelse)
        for arm, body in zip(reversed(arms), reversed(bodies), strict=True):
            orelse = [nodes.changed(arm, body=body, orelse=orelse)]
        return orelse

    def loop(self, statement: ast.While | ast.For | ast.AsyncFor) -> list[ast.stmt]:
        return [nodes.changed(statement, body=self.block(statement.body), orelse=self.block(statement.orelse))]

    def attempt(self, statement: ast.Try | ast.TryStar) -> ast.stmt:
        return nodes.changed(
            statement,
            body=self.block(statement.body),
            handlers=[
                nodes.changed(each, body=self.asking(each, self.block(each.body))) for each in statement.handlers
            ],
            orelse=self.block(statement.orelse),
            finalbody=self.asking(statement, self.block(statement.finalbody)),
        )

    def asking(self, clause: ast.AST, body: list[ast.stmt]) -> list[ast.stmt]:
        """The body of a clause; it may have to ask what it has caught."""
        return [*notice(self.links), *body] if id(clause) in self.watched else body

    # Returned expressions

    def result(
        self, value: ast.expr, at: Positioned, *, dropped: bool = False, awaited: Awaited = None
    ) -> list[ast.stmt]:
        """What returning (or dropping) an expression becomes; `awaited` is the await or yield from around it."""
        match value:
            case ast.IfExp() if ends_in(value, self.sites):
                body = self.result(value.body, at, dropped=dropped, awaited=awaited)
                orelse = self.result(value.orelse, at, dropped=dropped, awaited=awaited)
                return [nodes.if_(value.test, body, value, orelse)]
            case ast.BoolOp() if ends_in(value, self.sites):
                return self.short_circuit(value, at, dropped=dropped, awaited=awaited)
            case ast.Await(value=operand) | ast.YieldFrom(value=operand) if ends_in(operand, self.sites):
                return self.result(operand, at, dropped=dropped, awaited=value)
            case ast.Call() if planned := self.sites.get(id(value)):
                return self.tail_call(planned, at, awaited)
            case _:
                if awaited is not None:
                    value = nodes.changed(awaited, value=value)
                return [nodes.statement(value, at)] if dropped else self.ends_with(value, at)

    def short_circuit(self, value: ast.BoolOp, at: Positioned, *, dropped: bool, awaited: Awaited) -> list[ast.stmt]:
        """CPython evaluates the expression as written, with a mark in each call's place; then the mark is looked at."""
        marks: list[_Mark] = []
        evaluated = nodes.assign(VALUE, self.marked(value, awaited, marks), value)
        otherwise = [] if dropped else self.ends_with(nodes.load(VALUE, value), at)
        for mark in reversed(marks):
            test = nodes.is_same(nodes.load(VALUE, mark.call), mark.placeholder, mark.call)
            then = self.tail_call(self.sites[id(mark.call)], at, mark.awaited)
            if self.plan.scope.reads_frame:
                then.insert(0, nodes.delete(VALUE, mark.call))  # the arguments must not see it
            otherwise = [nodes.if_(test, then, mark.call, otherwise)]
        return [evaluated, *otherwise]

    def marked(self, value: ast.expr, awaited: Awaited, marks: list[_Mark]) -> ast.expr:
        """A copy of an expression with a mark in the place of each tail call; `awaited` is the await around it."""
        match value:
            case ast.BoolOp(values=[*first, last]) if awaited is None:
                return nodes.changed(value, values=[*first, self.marked(last, None, marks)])
            case ast.BoolOp() if awaited is not None and ends_in(value, self.sites):
                return self.awaited_unless_marked(value, awaited, marks)
            case ast.IfExp() if ends_in(value, self.sites):
                body, orelse = (self.marked(arm, awaited, marks) for arm in (value.body, value.orelse))
                return nodes.changed(value, body=body, orelse=orelse)
            case ast.Await(value=operand) | ast.YieldFrom(value=operand) if ends_in(operand, self.sites):
                return self.marked(operand, value, marks)
            case ast.Call() if id(value) in self.sites:
                mark = _Mark(self.links.load(value, LinkKind.MARK, str(len(marks))), value, awaited)
                marks.append(mark)
                return mark.placeholder
            case _:
                return nodes.changed(awaited, value=value) if awaited is not None else value

    def awaited_unless_marked(
        self, value: ast.BoolOp, awaited: ast.Await | ast.YieldFrom, marks: list[_Mark]
    ) -> ast.expr:
        """`await (x or f())` → `@value if (@value := x or <mark>) is <mark> else await @value`."""
        before = len(marks)
        evaluated = nodes.walrus(VALUE, self.marked(value, None, marks), value)
        marks[before:] = inside = [mark._replace(awaited=awaited) for mark in marks[before:]]
        result: ast.expr = nodes.changed(awaited, value=released(VALUE, value))
        for number, mark in reversed([*enumerate(inside)]):
            found = nodes.load(VALUE, value) if number else evaluated
            result = nodes.if_else(nodes.is_same(found, mark.placeholder, value), mark.placeholder, result, value)
        return result

    def tail_call(self, planned: PlannedSite, at: Positioned, awaited: Awaited) -> list[ast.stmt]:
        """The next transition; where the callee may be another, a jump to that, or the call as it is written."""
        call = planned.site.call
        self.unlowered.discard(id(call))
        if planned.guard is not Guard.JUMP:
            return self.self_call(planned, at, awaited)
        return [nodes.assign(CALLEE, call.func, call.func), *self.jump_or_call(planned, at, awaited)]
