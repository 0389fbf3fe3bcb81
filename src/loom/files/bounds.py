"""Whether something in a function may bound how often it calls itself; it need not be shown that it does.

    return await f(n - 1)                   a number that changes and that a condition looks at
    return await f(url, retry=False)        a flag; also one that is left out and takes its default
    return await f(node.next, rest)         a part of an argument: no deeper than the data are nested
    self.tries += 1 ... if self.tries > 3   a counter of the object's
    if time() > deadline                    a clock

A bound is what a reader would take for one, names included: a condition on something that is called an attempt, a
timeout or a limit is one. So silence says nothing, and a report says that there is no trace of a bound.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

from loom.compiler.walk import LEAVING
from loom.files.recursion import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loom.files.recursion import Recursion

_TAKES_AWAY: Final = frozenset({"pop", "popleft", "popitem", "get_nowait", "partition", "rpartition"})
_CLOCKS: Final = frozenset({"time", "monotonic", "perf_counter", "now", "utcnow"})
_SAYS_SO: Final = re.compile(
    r"attempt|retr(y|ie)|tries|depth|limit|max|count|deadline|timeout|elapsed|expir|remaining|level|budget",
    re.IGNORECASE,
)


def is_bounded(recursion: Recursion) -> bool:
    """Whether there is any trace of a bound."""
    looked_at = _conditions(recursion)
    managers = [node.context_expr for node in recursion.nodes if isinstance(node, ast.withitem)]
    if any(map(_says_so, [*looked_at, *managers])) or any(map(_takes_away, recursion.nodes)):
        return True
    tested = set[str]().union(*(names_in(test) for test in looked_at))
    tested_attributes = {node.attr for test in looked_at for node in ast.walk(test) if isinstance(node, ast.Attribute)}
    if any(_marks(node, tested, tested_attributes) for node in recursion.nodes):
        return True
    parts = _parts(recursion)
    if any(_resets(call, recursion, tested) for call in recursion.calls):
        return True
    return any(
        _counts(value, recursion, tested)
        or _is_part(value, recursion, parts)
        or _is_flag(value, name, recursion, tested)
        for call in recursion.calls
        for name, value in _arguments(call, recursion)
    )


def _conditions(recursion: Recursion) -> list[ast.expr]:
    """The expressions that decide whether the function ends, or calls itself."""
    found: list[ast.expr] = []
    for node in recursion.nodes:
        match node:
            case ast.If(test=test) | ast.While(test=test) if _decides(node, recursion):
                found.append(test)
            case ast.IfExp(test=test) | ast.Assert(test=test):
                found.append(test)
            case ast.Match(subject=subject) if _decides(node, recursion):
                found.append(subject)
            case ast.match_case(guard=ast.expr() as guard):
                found.append(guard)
            case ast.BoolOp(values=values) if _decides(node, recursion):
                found += values
            case _:
                pass
    return found


def _decides(node: ast.AST, recursion: Recursion) -> bool:
    """Whether something in a statement or expression leaves it, or is a call of the function itself."""
    return any(isinstance(inner, LEAVING) or inner in recursion.calls for inner in ast.walk(node))


def _says_so(test: ast.expr) -> bool:
    for node in ast.walk(test):
        match node:
            case ast.Call() if _is_clock(node):
                return True
            case ast.Name(id=name) | ast.Attribute(attr=name) if _SAYS_SO.search(name):
                return True
            case _:
                pass
    return False


def _takes_away(node: ast.AST) -> bool:
    """Something gets shorter: a queue, a list, a text."""
    match node:
        case ast.Call(func=ast.Attribute(attr=name)):
            return name in _TAKES_AWAY
        case ast.Delete():
            return True
        case _:
            return False


def _marks(node: ast.AST, tested: set[str], attributes: set[str]) -> bool:
    """A variable, attribute or item that some condition looks at is counted, set to a constant, or to the time."""
    match node:
        case ast.AugAssign(target=target):
            targets = [target]
        case ast.Assign(targets=targets, value=value) if _is_mark(value):
            pass
        case ast.AnnAssign(target=target, value=ast.expr() as value) | ast.NamedExpr(target=target, value=value) if (
            _is_mark(value)
        ):
            targets = [target]
        case _:
            return False
    for target in targets:
        is_item = isinstance(target, ast.Subscript)  # its owner is read
        for inner in ast.walk(target):
            if isinstance(inner, ast.Attribute) and inner.attr in attributes:
                return True
            if isinstance(inner, ast.Name) and inner.id in tested and (is_item or isinstance(inner.ctx, ast.Store)):
                return True
    return False


def _is_mark(value: ast.expr) -> bool:
    if isinstance(value, ast.Constant):
        return True
    return any(isinstance(inner, ast.BinOp) or _is_clock(inner) for inner in ast.walk(value))


def _is_clock(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name in _CLOCKS
        case _:
            return False


def _arguments(call: ast.Call, recursion: Recursion) -> Iterator[tuple[str, ast.expr]]:
    """The arguments of a call with the parameters they go to, as far as that is plain."""
    names = recursion.plan.scope.parameters.by_position
    if recursion.plan.scope.receiver and isinstance(call.func, ast.Attribute):
        names = names[1:]
    for position, value in enumerate(call.args):
        yield names[position] if position < len(names) else "", value
    for keyword in call.keywords:
        yield keyword.arg or "", keyword.value


def _resets(call: ast.Call, recursion: Recursion, tested: set[str]) -> bool:
    """A parameter that some condition looks at is left out of the call, and so takes its default."""
    given = {name for name, _ in _arguments(call, recursion)}
    spread = "" in given or any(isinstance(each, ast.Starred) for each in call.args)
    return not spread and bool(recursion.plan.defaults.keys() & tested - given)


def _counts(value: ast.expr, recursion: Recursion, tested: set[str]) -> bool:
    """A parameter is passed on changed, and some condition looks at it."""
    changed = names_in(value) & recursion.parameters & tested
    return bool(changed) and any(isinstance(node, ast.BinOp) for node in ast.walk(value))


def _is_part(value: ast.expr, recursion: Recursion, parts: set[str]) -> bool:
    """An attribute, item or slice of a parameter, or a variable for one, perhaps inside a call or a collection."""
    match value:
        case ast.Attribute() | ast.Subscript():
            return bool(names_in(value) & (recursion.parameters | parts))
        case ast.Starred(value=inner):
            return _is_part(inner, recursion, parts)
        case ast.BoolOp(values=values) | ast.List(elts=values) | ast.Tuple(elts=values) | ast.Call(args=values):
            return any(_is_part(each, recursion, parts) for each in values)
        case _:
            return bool(names_in(value) & parts)


def _parts(recursion: Recursion) -> set[str]:
    """Variables that stand for a part of a parameter, for what is counted from it, or for an exception."""
    found: set[str] = set()
    for node in recursion.nodes:
        match node:
            case ast.Assign(targets=[ast.Tuple() | ast.List() as target], value=value):
                if names_in(value) & (recursion.parameters | found) and not _awaits(value):
                    found |= names_in(target)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Attribute() | ast.Subscript() as value):
                if names_in(value) & (recursion.parameters | found):
                    found.add(name)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.BinOp() as value):
                if names_in(value) & (recursion.parameters | found) and not _awaits(value):
                    found.add(name)
            case ast.For(target=target, iter=value) | ast.AsyncFor(target=target, iter=value):
                if names_in(value) & (recursion.parameters | found):
                    found |= names_in(target)
            case ast.ExceptHandler(name=str(name)):
                found.add(name)
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
                found.add(name)
            case _:
                pass
    return found


def _awaits(node: ast.AST) -> bool:
    return any(isinstance(inner, ast.Await) for inner in ast.walk(node))


def _is_flag(value: ast.expr, name: str, recursion: Recursion, tested: set[str]) -> bool:
    """A constant for a parameter that some condition looks at, or for one that only `**kwargs` may know."""
    if not isinstance(value, ast.Constant):
        return False
    return name in tested or name not in recursion.parameters
