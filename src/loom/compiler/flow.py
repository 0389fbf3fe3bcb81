"""Which locals are bound where: which may be read before they are set, and which may be bound where a call stands.

    if n:
        size = measure(n)       `size` may be read, and captured, before it is set: what the closure will see is not
    log.append(lambda: size)    known where it is made, so it cannot take the value

    if n:
        size = measure(n)       `size` is surely bound here, and has to be unbound for the next transition
        return f(n - size)
    rest = measure(0)
    return f(rest)              `size` is not bound here: there is nothing to unbind

Two forward walks over the statements: one with the set of variables that are surely bound (definite assignment), one
with those that may be; None stands for code that is never reached. Each errs only towards more work. To the first,
what a loop, a `with` or a `try` binds is not sure after it, nor is a walrus that some condition guards. To the second,
whatever a loop binds may be bound anywhere in it, and nothing is ever unbound. Variables that are ever deleted are
never sure, but what only an except clause binds is always unbound outside it.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from loom.compiler.names import collect
from loom.compiler.private import bound_name
from loom.compiler.walk import LEAVING, arms_of, own_nodes, read_names, stored_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from loom.compiler.scope import Scope

    Bound = frozenset[str]


def may_be_unset(body: Sequence[ast.stmt], scope: Scope) -> frozenset[str]:
    """The locals that some path reads before it sets them.

    Args:
        body: the function's body.
        scope: its names.
    """
    names = scope.names
    candidates = scope.locals & (scope.captured | scope.unbindable).union(names.loads) - only_handlers(scope)
    if not candidates:
        return candidates
    flow = _Flow(walruses=bool(names.walruses))
    flow.block(body, frozenset())
    return candidates & (scope.unbindable | flow.unset)


def may_be_bound(body: Sequence[ast.stmt], calls: AbstractSet[int], holders: AbstractSet[int]) -> dict[int, Bound]:
    """The variables that may be bound where the arguments of a tail call have been evaluated, by the id of the call.

    Args:
        body: the function's body.
        calls: the ids of the tail calls.
        holders: the ids of the statements that hold one, at any depth.
    """
    reaching = _Reaching(calls, holders)
    reaching.block(body, frozenset())
    return reaching.at


def surely_bound(targets: Iterable[ast.expr], scope: Scope) -> set[str]:
    """The variables that are bound wherever control has come past an assignment to targets."""
    return stored_names(targets) - scope.unbindable


def only_handlers(scope: Scope) -> set[str]:
    """Variables that only `except ... as` binds: Python itself unbinds them on the way out of the clause."""
    names = scope.names
    return {name for name, count in names.handlers.items() if names.stores.get(name) == count}


class _Flow:
    def __init__(self, *, walruses: bool) -> None:
        self.walruses = walruses
        self.unset: set[str] = set()

    def block(self, body: Iterable[ast.stmt], bound: Bound | None) -> Bound | None:
        for statement in body:
            if bound is None:
                return None
            bound = self.statement(statement, bound)
        return bound

    def statement(self, statement: ast.stmt, bound: Bound) -> Bound | None:
        match statement:
            case ast.If():
                return self.branches(arms_of(statement), bound)
            case ast.For() | ast.AsyncFor():
                bound = self.read([statement.iter], bound)
                self.block(statement.body, self.stored([statement.target], bound))
                self.block(statement.orelse, bound)
                return bound
            case ast.While():
                bound = self.read([statement.test], bound)
                self.block(statement.body, bound)
                self.block(statement.orelse, bound)
                return bound
            case ast.Try() | ast.TryStar():
                return self.attempt(statement, bound)
            case ast.With() | ast.AsyncWith():
                inside = bound
                for item in statement.items:
                    inside = self.read([item.context_expr], inside)
                    if item.optional_vars:
                        inside = self.stored([item.optional_vars], inside)
                self.block(statement.body, inside)
                return bound
            case ast.Match():
                return self.matching(statement, bound)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                self.read([statement], bound)  # a closure may read what it captures from now on
                return bound | {bound_name(statement)}
            case _:
                return self.simple(statement, bound)

    def branches(self, arms: Sequence[ast.If], bound: Bound) -> Bound | None:
        ends: list[Bound | None] = []
        for arm in arms:
            bound = self.read([arm.test], bound)
            ends.append(self.block(arm.body, bound))
        return _meet([*ends, self.block(arms[-1].orelse, bound)])

    def simple(self, statement: ast.stmt, bound: Bound) -> Bound | None:
        match statement:
            case ast.Assign(targets=targets, value=value):
                return self.stored(targets, self.read([value], bound))
            case ast.AugAssign(target=target, value=value):
                if isinstance(target, ast.Name):
                    self.unset |= {target.id} - bound
                return self.read([target, value], bound)
            case ast.AnnAssign(target=target, value=value):
                bound = self.read([value, target], bound)
                return self.stored([target], bound) if value else bound
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                return bound | {bound_name(alias) for alias in names}
            case ast.Return() | ast.Raise():
                self.read([statement], bound)
                return None
            case ast.Break() | ast.Continue():
                return None
            case _:
                return self.read([statement], bound)

    def attempt(self, statement: ast.Try | ast.TryStar, bound: Bound) -> Bound | None:
        """An exception may leave the body anywhere, so handlers and finally know only what was bound before it."""
        ends = [self.block(statement.orelse, self.block(statement.body, bound))]
        for handler in statement.handlers:
            self.read([handler.type], bound)
            ends.append(self.block(handler.body, bound))
        after, final = _meet(ends), self.block(statement.finalbody, bound)
        return None if after is None or final is None else after | final

    def matching(self, statement: ast.Match, bound: Bound) -> Bound:
        """Perhaps no case matches, so what follows knows only what was bound before."""
        bound = self.read([statement.subject], bound)
        for case in statement.cases:
            self.read([case.pattern], bound)
            inside = self.read([case.guard], bound | _pattern_names(case.pattern))
            self.block(case.body, inside)
        return bound

    def read(self, nodes: Iterable[ast.AST | None], bound: Bound) -> Bound:
        """Notes what expressions read, as if before they bind anything; returns what is bound after them."""
        nodes = [*nodes]
        self.unset |= read_names(nodes) - bound
        return bound | _sure_walruses(nodes) if self.walruses else bound

    def stored(self, targets: Sequence[ast.expr], bound: Bound) -> Bound:
        """What is bound after an assignment; the owner of an attribute and the index of an item are read before."""
        return self.read(targets, bound) | stored_names(targets)


class _Reaching:
    def __init__(self, calls: AbstractSet[int], holders: AbstractSet[int]) -> None:
        self.calls = calls
        self.holders = holders
        self.at: dict[int, Bound] = {}

    def block(self, body: Iterable[ast.stmt], bound: Bound) -> Bound | None:
        for statement in body:
            after = self.statement(statement, bound) if id(statement) in self.holders else bound | _stores(statement)
            if isinstance(statement, LEAVING):
                return None
            bound = after
        return bound

    def statement(self, statement: ast.stmt, bound: Bound) -> Bound:
        """What may be bound after a statement that holds a tail call."""
        match statement:
            case ast.If():
                return self.branches(arms_of(statement), bound)
            case ast.Match(subject=subject, cases=cases):
                bound |= _stores(subject)
                ends: list[Bound | None] = []
                for case in cases:
                    bound |= _stores(case.pattern, case.guard)
                    ends.append(self.block(case.body, bound))
                return _join([*ends, bound])
            case ast.Try() | ast.TryStar():
                return self.attempt(statement, bound)
            case _:  # in a loop whatever it binds may be bound everywhere
                bound |= _stores(statement)
                self.at |= {id(node): bound for node in own_nodes([statement]) if id(node) in self.calls}
                return bound

    def branches(self, arms: Sequence[ast.If], bound: Bound) -> Bound:
        ends: list[Bound | None] = []
        for arm in arms:
            bound |= _stores(arm.test)
            ends.append(self.block(arm.body, bound))
        return _join([*ends, self.block(arms[-1].orelse, bound), bound])

    def attempt(self, statement: ast.Try | ast.TryStar, bound: Bound) -> Bound:
        """An exception may leave the body anywhere, so handlers see what any of it may have bound."""
        every = bound | _stores(statement)
        raised = bound | _stores(*statement.body)
        tried = self.block(statement.body, bound)
        if tried is not None:
            self.block(statement.orelse, tried)
        for handler in statement.handlers:
            raised |= _stores(handler.type)
            self.block(handler.body, raised)  # the exception's own name is unbound on the way out
        return every


def _stores(*nodes: ast.AST | None) -> Bound:
    """The names that nodes may bind."""
    return frozenset(collect([node for node in nodes if node is not None]).stores)


def _join(ends: Iterable[Bound | None]) -> Bound:
    """What may be bound where paths meet."""
    return frozenset[str]().union(*(end for end in ends if end is not None))


def _sure_walruses(nodes: Iterable[ast.AST | None]) -> set[str]:
    """What assignment expressions bind whenever the nodes are evaluated to the end."""
    found: set[str] = set()
    for node in nodes:
        match node:
            case ast.NamedExpr(target=ast.Name(id=name), value=value):
                found |= {name} | _sure_walruses([value])
            case ast.BoolOp(values=[first, *_]) | ast.Compare(left=first) | ast.IfExp(test=first):
                found |= _sure_walruses([first])
            case ast.UnaryOp() | ast.BinOp() | ast.Call() | ast.keyword() | ast.Await() | ast.Tuple() | ast.Expr():
                found |= _sure_walruses(ast.iter_child_nodes(node))
            case _:
                pass  # conditional, repeated or later, or too rare to look into
    return found


def _meet(ends: Iterable[Bound | None]) -> Bound | None:
    """What is bound where paths meet; None if none of them arrives."""
    arriving = [end for end in ends if end is not None]
    return arriving[0].intersection(*arriving) if arriving else None


def _pattern_names(pattern: ast.pattern) -> set[str]:
    """What a pattern binds when it matches (the branches of an or-pattern bind the same names)."""
    names: set[str] = set()
    for node in ast.walk(pattern):
        match node:
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
                names.add(name)
            case _:
                pass
    return names
