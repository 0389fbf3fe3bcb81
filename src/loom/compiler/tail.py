"""Which calls are tail calls: the only definition of tail position in Loom.

A call is a tail call where its result is the function's result and nothing of the function runs after it: a call of the
function itself, or of whatever else it turns out to be. That is so in

    return await f(...)                          `return f(...)` in a def
    return await f(...) if c else x              either arm; also `return await (f(...) if c else g())`
    return x and await f(...)                    the last operand of and/or; also `return await (x and f(...))`
    await f(...)                                 the last statement, or before a bare `return` or `pass`; it is dropped

and in a stream, where the next stream's events are the rest of this one's,

    return (yield from f(...))                   in a generator; everything said above holds for this one, too
    yield from f(...)                            in a generator; its value is dropped
    for x in f(...): yield x                     in an async generator `async for`; nothing else in the loop

at the end of a body, in the branches of `if` and `match`, in the bodies (`return` only) and else clauses of loops, in
the except clauses and the else clause of a `try` that has no `finally`. It is not so in a `try` body (its handlers
must still catch), under or in `finally`, in a `with` (its exit must run), in `except*` (what is unhandled is raised
afterwards). What stands in the way of a call that is no tail call is told in `obstacles`.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple, cast

from loom.compiler.delegation import in_loop
from loom.compiler.frames import reads_frame
from loom.compiler.names import collect
from loom.compiler.scope import Callee
from loom.compiler.walk import arms_of, chosen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from loom.compiler.scope import Scope
    from loom.compiler.source import Source

_ENDING = frozenset(
    {ast.Return, ast.Expr, ast.If, ast.Match, ast.While, ast.For, ast.AsyncFor}
    | {ast.Try, ast.TryStar, ast.With, ast.AsyncWith}
)


class Site(NamedTuple):
    """One tail call.

    Attributes:
        call: the call itself.
        callee: how it names the function.
        dropped: the result is not returned: the run then ends with None.
        loop: a `for` passes on the events of the stream called, so that what is sent and thrown in does not reach it.
        handlers: the names that the except clauses around it bind.
        in_handler: an except clause encloses it.
    """

    call: ast.Call
    callee: Callee
    dropped: bool
    in_handler: bool
    handlers: tuple[str, ...]
    loop: ast.For | ast.AsyncFor | None


class Enclosed(NamedTuple):
    """A call that would be a tail call, had the innermost statement around it nothing more to do.

    Attributes:
        site: the call.
        statement: a `try` or `with` around it.
        field: which of its blocks holds the call.
    """

    site: Site
    statement: ast.stmt
    field: str


class Tails(NamedTuple):
    """The tail calls of a function, in source order.

    Attributes:
        sites: every tail call.
        holders: the ids of the statements that hold one, at any depth.
    """

    sites: tuple[Site, ...]
    holders: frozenset[int]


def find_tail_calls(source: Source, scope: Scope) -> Tails:
    """Finds the tail calls of a function."""
    finder = (_StreamFinder if source.kind.is_stream else _Finder)(scope, is_async=source.is_async)
    finder.block(source.node.body, at_end=True)
    return Tails(tuple(finder.sites), frozenset(finder.holders))


def find_enclosed_calls(source: Source, scope: Scope) -> list[Enclosed]:
    """Finds what a `try` or `with` keeps from being a tail call."""
    finder = (_StreamFinder if source.kind.is_stream else _Finder)(scope, is_async=source.is_async)
    found: list[Enclosed] = []
    finder.enclosures = found
    finder.block(source.node.body, at_end=True)
    return found


def returns_value(source: Source, tails: Tails, own: Iterable[Site] | None = None) -> bool:
    """Whether some path of the function returns something else than None, or than the result of its own calls.

    Args:
        source: the function.
        tails: its tail calls.
        own: the tail calls that count as its own; those by its name if not given.
    """
    calls = own if own is not None else (site for site in tails.sites if site.callee is Callee.NAME)
    certain = {id(site.call) for site in calls}
    stack: list[ast.AST] = list(source.node.body)
    while stack:
        node = stack.pop()
        match node:
            case ast.Return(value=value):
                if _gives_value(value, certain):
                    return True
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.expr():
                pass
            case _:
                stack.extend(ast.iter_child_nodes(node))
    return False


def _gives_value(value: ast.expr | None, own: AbstractSet[int]) -> bool:
    match value:
        case None | ast.Constant(value=None):
            return False
        case ast.IfExp():
            return any(_gives_value(arm, own) for arm in chosen(value))
        case ast.Await(value=operand) | ast.YieldFrom(value=operand):
            return _gives_value(operand, own)
        case _:
            return id(value) not in own


class _Finder:
    """Descends through the statements that can end a path; expressions only where one is returned or dropped."""

    def __init__(self, scope: Scope, *, is_async: bool) -> None:
        self.callees = {id(call): callee for call, callee in scope.self_calls}
        self.reads_frame, self.readers = scope.reads_frame, scope.readers
        self.shared = scope.shared
        self.is_async = is_async
        self.sites: list[Site] = []
        self.holders: set[int] = set()
        self.enclosures: list[Enclosed] | None = None  # if they are looked for
        self.in_handler = False
        self.handlers: tuple[str, ...] = ()

    def block(self, body: Sequence[ast.stmt], *, at_end: bool) -> None:
        """`at_end`: after the last statement of the body the function is over."""
        last = len(body) - 1
        for position, statement in enumerate(body):
            if statement.__class__ not in _ENDING:
                continue
            ends = at_end
            if position != last:
                following = body[position + 1]
                ends = _returns_nothing(following) or (at_end and position + 1 == last and _does_nothing(following))
            found = len(self.sites)
            self.statement(statement, ends=ends)
            if len(self.sites) > found:
                self.holders.add(id(statement))

    def statement(self, statement: ast.stmt, *, ends: bool) -> None:
        match statement:
            case ast.Return() | ast.Expr():
                self.leaf(statement, ends=ends)
            case ast.If():
                self.branches(arms_of(statement), ends=ends)
            case ast.Match():
                for case in statement.cases:
                    self.block(case.body, at_end=ends)
            case ast.While() | ast.For() | ast.AsyncFor():
                self.block(statement.body, at_end=False)
                self.block(statement.orelse, at_end=ends)
            case ast.Try(finalbody=[]):
                for handler in statement.handlers:
                    self.handler(handler, ends=ends)
                self.block(statement.orelse, at_end=ends)
                self.enclosed(statement, "body", ends=ends)
            case ast.TryStar(finalbody=[]):
                self.block(statement.orelse, at_end=ends)
                self.enclosed(statement, "body", "handlers", ends=ends)
            case ast.Try() | ast.TryStar():
                self.enclosed(statement, "body", "handlers", "orelse", "finalbody", ends=ends)
            case ast.With() | ast.AsyncWith():
                self.enclosed(statement, "body", ends=ends)
            case _:
                pass

    def enclosed(self, statement: ast.stmt, *fields: str, ends: bool) -> None:
        """The blocks of a statement that has something to do after them."""
        if self.enclosures is None:
            return
        for field in fields:
            found, part = len(self.sites), getattr(statement, field)
            for body in [each.body for each in part] if field == "handlers" else [part]:
                self.block(body, at_end=ends)
            self.enclosures += [Enclosed(site, statement, field) for site in self.sites[found:]]
            del self.sites[found:]

    def branches(self, arms: Sequence[ast.If], *, ends: bool) -> None:
        before: list[int] = []
        for arm in arms:
            before.append(len(self.sites))
            self.block(arm.body, at_end=ends)
        self.block(arms[-1].orelse, at_end=ends)
        if len(self.sites) > before[0]:
            self.holders.update([id(arm) for arm, found in zip(arms, before, strict=True) if len(self.sites) > found])

    def leaf(self, statement: ast.Return | ast.Expr, *, ends: bool) -> None:
        if ends or isinstance(statement, ast.Return):
            self.result(statement.value, dropped=isinstance(statement, ast.Expr))

    def handler(self, handler: ast.ExceptHandler, *, ends: bool) -> None:
        outside = self.in_handler, self.handlers
        self.in_handler = True
        if handler.name:
            self.handlers = (*self.handlers, handler.name)
        self.block(handler.body, at_end=ends)
        self.in_handler, self.handlers = outside

    def result(self, value: ast.expr | None, *, dropped: bool, awaited: bool = False) -> None:
        match value:
            case ast.IfExp() | ast.BoolOp():
                for part in chosen(value):
                    self.result(part, dropped=dropped, awaited=awaited)
            case ast.Await() if not awaited:
                self.result(value.value, dropped=dropped, awaited=True)
            case ast.Call() if awaited == self.is_async and self.may_leave(value):
                self.site(value, dropped=dropped)
            case _:
                pass

    def may_leave(self, call: ast.Call) -> bool:
        """A call of somebody else that looks at the frame (`return vars()`) stays in the frame."""
        return id(call) in self.callees or not (self.reads_frame and reads_frame(collect([call]), self.readers))

    def site(self, call: ast.Call, *, dropped: bool, loop: ast.For | ast.AsyncFor | None = None) -> None:
        callee = self.callees.get(id(call), Callee.UNKNOWN)
        self.sites.append(Site(call, callee, dropped, self.in_handler, self.handlers, loop))


class _StreamFinder(_Finder):
    """The same statements of a generator; what ends a path there is a statement that hands over."""

    def statement(self, statement: ast.stmt, *, ends: bool) -> None:
        if ends and isinstance(statement, ast.For | ast.AsyncFor) and self.delegates(statement):
            self.site(cast("ast.Call", statement.iter), dropped=True, loop=statement)
        else:
            super().statement(statement, ends=ends)

    def delegates(self, loop: ast.For | ast.AsyncFor) -> bool:
        """Whether a loop does nothing but pass on the events of a call."""
        if isinstance(loop, ast.AsyncFor) != self.is_async or in_loop(loop, self.shared):
            return False
        return isinstance(loop.iter, ast.Call) and self.may_leave(loop.iter)

    def leaf(self, statement: ast.Return | ast.Expr, *, ends: bool) -> None:
        if not self.is_async:
            super().leaf(statement, ends=ends)

    def result(self, value: ast.expr | None, *, dropped: bool, awaited: bool = False) -> None:
        match value:
            case ast.YieldFrom() if not awaited:
                self.result(value.value, dropped=dropped, awaited=True)
            case ast.Call():
                if awaited and self.may_leave(value):
                    self.site(value, dropped=dropped)
            case _:
                super().result(value, dropped=dropped, awaited=awaited)


def _returns_nothing(statement: ast.stmt) -> bool:
    match statement:
        case ast.Return(value=None | ast.Constant(value=None)):
            return True
        case _:
            return False


def _does_nothing(statement: ast.stmt) -> bool:
    match statement:
        case ast.Pass() | ast.Expr(value=ast.Constant()):
            return True
        case _:
            return False
