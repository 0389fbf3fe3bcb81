"""The paths of a function: under which conditions it returns, raises, or ends with a tail call, in source order.

    if n == 0:                   line 2   n == 0     return total
        return total
    return count(n - 1)          line 3   n != 0     a tail call of count

Which calls are tail calls is the plan's to say. What an enclosing `try` may catch is no end of a path, and a condition
is told as it stands in the source: nothing is worked out about the values.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, cast

from loom.compiler.walk import arms_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loom.compiler import Plan
    from loom.compiler.plan import PlannedSite

LONGEST = 40
"""Of conditions, results and arguments: what is longer would not fit into a diagram."""


class Ending(Enum):
    """How a path ends."""

    CALL = "call"
    RETURN = "return"
    RAISE = "raise"


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that a path goes by: a test that holds, one that does not, or a place such as ``except OSError``.

    Attributes:
        text: the test or place.
        negative: it does not hold.
        loose: it would be another one with an `and` beside it.
    """

    text: str
    negative: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """One way through the function.

    Attributes:
        line: where it ends.
        conditions: what it goes by, from the outermost to the innermost.
        ending: how it ends.
        text: what is returned or raised, as in the source; of a call, the whole expression. Nothing for the end of a
            stream.
        site: the tail call, if it ends with one.
    """

    line: int
    conditions: tuple[Condition, ...]
    ending: Ending
    text: str
    site: PlannedSite | None = None

    @property
    def condition(self) -> str:
        """What the path goes by in a few words, or nothing if that would be long."""
        holding = [each for each in self.conditions if not each.negative]
        if holding:
            last = holding[-1].text
            joined = " and ".join([f"({each.text})" if each.loose else each.text for each in holding])
            text = joined if len(holding) > 1 and len(joined) <= LONGEST else last
        elif len(self.conditions) == 1:
            text = self.conditions[0].text
        else:
            text = "otherwise" if self.conditions else ""
        if not holding and len(self.conditions) == 1 and len(text) > LONGEST:
            text = "otherwise"
        return text if len(text) <= LONGEST else ""


def paths_of(plan: Plan) -> tuple[Path, ...]:
    """The paths of a function.

    Args:
        plan: how it is compiled; of a refused one, how its accepted calls would be.
    """
    walker = _Walker(plan)
    node = plan.source.node
    after = walker.block(node.body, ())
    if after is not None:
        walker.ends(node.body[-1].end_lineno or node.lineno, after, "None")
    return tuple(walker.found)


_Conditions = tuple[Condition, ...]


class _Walker:
    """Each method gives the conditions under which control goes on after a statement, or None where it never does."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.sites = {id(planned.site.call): planned for planned in plan.sites}
        self.loops = {id(planned.site.loop): planned for planned in plan.sites if planned.site.loop}
        self.found: list[Path] = []
        self.caught = False
        self.broken = False
        """A break of the loop that is being walked was met."""

    def add(
        self, line: int, conditions: _Conditions, ending: Ending, text: str, site: PlannedSite | None = None
    ) -> None:
        self.found.append(Path(line + self.plan.source.offset, conditions, ending, text, site))

    def ends(self, line: int, conditions: _Conditions, text: str) -> None:
        self.add(line, conditions, Ending.RETURN, "" if self.plan.source.kind.is_stream else text)

    def text(self, node: ast.expr | ast.pattern) -> str:
        """As the source has it, on one line."""
        return self.plan.source.segment(cast("ast.expr", node)).replace("\n", " ")

    def operand(self, node: ast.expr, *, of_and: bool) -> str:
        """The same, as an operand of `and` or `or`."""
        text = self.text(node)
        return f"({text})" if _is_loose(node) and (of_and or not isinstance(node, ast.BoolOp)) else text

    def fails(self, test: ast.expr) -> Condition:
        """A test that does not hold. Only comparisons that are each other's opposite by convention are turned round."""
        text = self.text(test)
        match test:
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                text = self.text(operand)
            case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _OPPOSITE:
                text = f"{self.text(left)} {_OPPOSITE[type(op)]} {self.text(right)}"
            case ast.Name() | ast.Attribute() | ast.Call() | ast.Subscript() | ast.Await() | ast.Compare():
                text = f"not {text}"
            case _:
                text = f"not ({text})"
        return Condition(text, negative=True)

    def holds(self, test: ast.expr) -> Condition:
        return Condition(self.text(test), loose=_is_loose(test))

    def block(self, body: Sequence[ast.stmt], conditions: _Conditions) -> _Conditions | None:
        for place, statement in enumerate(body, 1):
            after = self.statement(statement, conditions)
            if after is not None:
                conditions = after
            elif place == len(body) or not isinstance(statement, ast.With | ast.AsyncWith):
                return None  # what follows a `with` is reached, for its exit may swallow an exception
        return conditions

    def statement(self, statement: ast.stmt, conditions: _Conditions) -> _Conditions | None:
        match statement:
            case ast.Return(value=value):
                self.returned(value, statement.lineno, conditions)
                return None
            case ast.Expr(value=value):
                if not any(id(node) in self.sites for node in ast.walk(value)):
                    return conditions
                self.result(value, statement.lineno, conditions, dropped=True)
                return None
            case ast.Raise(exc=exc):
                if not self.caught:
                    raised = exc.func if isinstance(exc, ast.Call) else exc
                    self.add(statement.lineno, conditions, Ending.RAISE, self.text(raised) if raised else "")
                return None
            case ast.Break() | ast.Continue():
                self.broken |= isinstance(statement, ast.Break)
                return None
            case ast.If():
                return self.branches(arms_of(statement), conditions)
            case ast.With(body=body) | ast.AsyncWith(body=body):
                return self.block(body, conditions) and conditions
            case _:
                return self.compound(statement, conditions)

    def branches(self, arms: Sequence[ast.If], conditions: _Conditions) -> _Conditions | None:
        taken: list[tuple[_Conditions, _Conditions | None]] = []
        for arm in arms:
            taken.append((conditions, self.block(arm.body, (*conditions, self.holds(arm.test)))))
            conditions = (*conditions, self.fails(arm.test))
        after = self.block(arms[-1].orelse, conditions)
        for before, yes in reversed(taken):
            if yes is not None:
                after = yes if after is None else before
        return after

    def compound(self, statement: ast.stmt, conditions: _Conditions) -> _Conditions | None:
        match statement:
            case ast.For() | ast.AsyncFor() | ast.While():
                return self.loop(statement, conditions)
            case ast.Try() | ast.TryStar():
                return self.attempt(statement, conditions)
            case ast.Match():
                return self.matching(statement, conditions)
            case _:
                return conditions

    def loop(self, loop: ast.For | ast.AsyncFor | ast.While, conditions: _Conditions) -> _Conditions | None:
        if planned := self.loops.get(id(loop)):
            self.add(planned.site.call.lineno, conditions, Ending.CALL, self.text(planned.site.call), planned)
            return None
        endless = isinstance(loop, ast.While) and isinstance(loop.test, ast.Constant) and bool(loop.test.value)
        if isinstance(loop, ast.While):
            inside = conditions if endless else (*conditions, self.holds(loop.test))
        else:
            inside = (
                *conditions,
                Condition(f"for {self.text(loop.target)} in {self.text(loop.iter)}", loose=_is_loose(loop.iter)),
            )
        outside, self.broken = self.broken, False
        self.block(loop.body, inside)
        broken, self.broken = self.broken, outside
        after = None if endless else self.block(loop.orelse, conditions)
        return conditions if broken else after

    def attempt(self, statement: ast.Try | ast.TryStar, conditions: _Conditions) -> _Conditions | None:
        caught, self.caught = self.caught, self.caught or bool(statement.handlers)
        after = self.block(statement.body, conditions)
        self.caught = caught
        ends = [None if after is None else self.block(statement.orelse, after)]
        for handler in statement.handlers:
            kind = f"except {self.text(handler.type)}" if handler.type else "except"
            ends.append(self.block(handler.body, (*conditions, Condition(kind))))
        final = self.block(statement.finalbody, conditions)
        return None if final is None or all(end is None for end in ends) else conditions

    def matching(self, statement: ast.Match, conditions: _Conditions) -> _Conditions | None:
        goes_on, whole = False, False
        for case in statement.cases:
            guard = f" if {self.text(case.guard)}" if case.guard else ""
            loose = case.guard is not None and _is_loose(case.guard)
            taken = Condition(f"case {self.text(case.pattern)}{guard}", loose=loose)
            goes_on |= self.block(case.body, (*conditions, taken)) is not None
            whole |= case.guard is None and isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
        if goes_on:
            return conditions
        return None if whole else (*conditions, Condition("no case matches", negative=True))

    def returned(self, value: ast.expr | None, line: int, conditions: _Conditions) -> None:
        if value is None:
            self.ends(line, conditions, "None")
        else:
            self.result(value, line, conditions)

    def result(
        self, value: ast.expr, line: int, conditions: _Conditions, prefix: str = "", *, dropped: bool = False
    ) -> None:
        """What a path returns, or drops, by its arms where one of them is a tail call."""
        text = prefix + self.text(value)
        inner = any(id(node) in self.sites for node in ast.walk(value))
        match value:
            case ast.Call() if planned := self.sites.get(id(value)):
                self.add(value.lineno, conditions, Ending.CALL, text, planned)
            case ast.IfExp(test=test, body=body, orelse=orelse) if inner:
                self.result(body, body.lineno, (*conditions, self.holds(test)), prefix, dropped=dropped)
                self.result(orelse, orelse.lineno, (*conditions, self.fails(test)), prefix, dropped=dropped)
            case ast.BoolOp(op=op, values=[*first, last]) if inner:
                is_and, (test, *more) = isinstance(op, ast.And), first
                on, out = self.holds(test), self.fails(test)
                if more:
                    word = " and " if is_and else " or "
                    on = Condition(word.join(self.operand(each, of_and=is_and) for each in first), loose=not is_and)
                    out = Condition(f"not ({on.text})", negative=True)
                if not is_and:
                    on, out = out, on
                first_operand = "" if more else prefix + self.text(test)
                self.ends(line, (*conditions, out), "None" if dropped else first_operand)
                self.result(last, last.lineno, (*conditions, on), prefix, dropped=dropped)
            case ast.Await(value=awaited) if inner:
                self.result(awaited, line, conditions, "await ", dropped=dropped)
            case ast.YieldFrom(value=awaited) if inner:
                self.result(awaited, line, conditions, "yield from ", dropped=dropped)
            case _:
                self.ends(line, conditions, "None" if dropped else text)


_OPPOSITE: Final[dict[type[ast.cmpop], str]] = {
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.In: "not in",
    ast.NotIn: "in",
}


def _is_loose(node: ast.expr) -> bool:
    """Whether an expression has to stand in parentheses beside an `and`."""
    is_or = isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or)
    return is_or or isinstance(node, ast.IfExp | ast.NamedExpr | ast.Lambda)
