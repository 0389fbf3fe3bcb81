"""What stands in the way of a call of the function that is no tail call: one rule each, with the rewrite that helps.

    with lock:                                   LOOM112, for the exit runs after the call
        return 1 + await f(n - 1)                LOOM101, for the addition does

The innermost obstacle is the one reported: it is the first that the author has to remove.
"""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING, Final, cast

from loom.compiler.delegation import in_delegation
from loom.compiler.frames import reads_frame
from loom.compiler.names import collect
from loom.compiler.plan import Lowering
from loom.compiler.scope import Callee
from loom.compiler.stacked import decorator_below
from loom.compiler.tail import find_enclosed_calls, returns_value
from loom.compiler.walk import COMPREHENSIONS, LOOPS, bare_raises, chosen
from loom.diagnostics import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loom.compiler.plan import Plan
    from loom.compiler.scope import Scope
    from loom.compiler.source import Source
    from loom.compiler.tail import Site, Tails
    from loom.compiler.walk import Outwards
    from loom.diagnostics import Diagnostic

    Node = ast.expr | ast.stmt | ast.ExceptHandler


_BLOCKS: Final[dict[tuple[type[ast.AST], str], Rule]] = {
    (ast.Try, "body"): Rule.IN_TRY_BODY,
    (ast.Try, "finalbody"): Rule.IN_FINALLY,
    (ast.TryStar, "body"): Rule.IN_TRY_BODY,
    (ast.TryStar, "handlers"): Rule.IN_EXCEPT_STAR,
    (ast.TryStar, "finalbody"): Rule.IN_FINALLY,
    (ast.With, "body"): Rule.IN_WITH,
    (ast.AsyncWith, "body"): Rule.IN_WITH,
}
_ASSIGNMENTS = (ast.Assign, ast.AnnAssign, ast.AugAssign)
_CONDITIONS: Final[set[tuple[type[ast.AST], str]]] = {
    (ast.If, "test"),
    (ast.While, "test"),
    (ast.Assert, "test"),
    (ast.Match, "subject"),
    (ast.match_case, "guard"),
}


def find_obstacles(plan: Plan, decorator: object = None) -> list[Diagnostic]:
    """Every problem of a function, in source order.

    Args:
        plan: the plan; every certain call of the function that is no tail call in it is a problem.
        decorator: the decorator that asks; one below it is a problem.
    """
    source, scope, tails = plan.source, plan.scope, plan.tails
    accepted = {id(site.call) for site in tails.sites}
    refused = [call for call, callee in scope.self_calls if callee.certain and id(call) not in accepted]
    paths = _Paths(source.node)
    problems: list[tuple[Node, Rule]] = [(call, _obstacle(paths.to(call), source, scope)) for call in refused]
    if scope.names.has_guards:
        problems += _in_handlers(source, scope, tails)
    if scope.reads_frame:
        problems += [(site.call, Rule.FRAME_IN_GUARDED_CALL) for site in tails.sites if _shows_frame(site.call, scope)]
    if below := decorator_below(source, decorator):
        problems.append((below, Rule.DECORATOR_BELOW))
    if plan.exits.catcher and (source.kind.is_stream or plan.lowering is Lowering.STEP) and tails.sites:
        problems.append((plan.exits.catcher, Rule.EXIT_CAUGHT_IN_STREAM if source.kind.is_stream else Rule.EXIT_CAUGHT))
    if not problems:
        return []
    problems.sort(key=lambda problem: (problem[0].lineno, problem[0].col_offset))
    returns = returns_value(source, tails)
    return [_diagnostic(node, rule, source, paths, returns=returns) for node, rule in problems]


def _in_handlers(source: Source, scope: Scope, tails: Tails) -> Iterator[tuple[Node, Rule]]:
    """What a tail call in an except clause must not be beside."""
    if any(site.in_handler and site.callee is not Callee.UNKNOWN for site in tails.sites):
        yield from ((bare, Rule.BARE_RAISE) for bare in bare_raises(source.node.body))
    shared = scope.shared
    yield from ((site.call, Rule.HANDLER_NAME_OUTLIVES) for site in tails.sites if shared.intersection(site.handlers))


def _diagnostic(node: Node, rule: Rule, source: Source, paths: _Paths, *, returns: bool) -> Diagnostic:
    if not isinstance(node, ast.Call):
        return source.problem(rule, node)
    callee = source.segment(node.func)
    inside = {source.segment(each.func) for each in collect([*node.args, *node.keywords]).calls}
    # A call that holds another, or a comprehension's variable, is not to be copied as it is.
    as_it_is = rule is not Rule.COMPREHENSION and callee not in inside
    written = source.segment(node) if as_it_is else f"{callee}(...)"
    dropped = returns and not source.kind.is_stream and _is_dropped(paths.to(node))
    ending = source.kind.tail_dropped if dropped else source.kind.tail
    if rule is Rule.DELEGATED_VALUE:
        ending = source.kind.tail_returned
    tail = ending(written)
    if source.kind.is_stream and rule in (Rule.CODE_AFTER, Rule.LOOP_GOES_ON):
        tail += "` and then `return"
    return source.problem(rule, node, tail)


def _is_dropped(path: Sequence[Outwards]) -> bool:
    """Whether the result of a call, awaited or not, is a statement of its own."""
    around = [parent for parent, _, _ in path if not isinstance(parent, ast.Await)]
    return isinstance(around[0], ast.Expr)


class _Paths:
    """The ways from the nodes of a tree outwards; the tree is walked when the first is asked for, and once."""

    def __init__(self, root: ast.AST) -> None:
        self.root = root

    @cached_property
    def steps(self) -> dict[int, Outwards]:
        """The step outwards from each node, by its id."""
        return {
            id(child): (parent, field, child)
            for parent in ast.walk(self.root)
            for field, value in ast.iter_fields(parent)
            for child in (cast("list[ast.AST]", value) if isinstance(value, list) else [value])
        }

    def to(self, target: ast.AST) -> list[Outwards]:
        """The steps from a node outwards to the root."""
        path: list[Outwards] = []
        while target is not self.root:
            path.append(self.steps[id(target)])
            target = path[-1][0]
        return path


def _obstacle(path: Sequence[Outwards], source: Source, scope: Scope) -> Rule:
    if source.kind.is_stream:
        itself = in_delegation(path, scope.shared, is_async=source.is_async)
        returned = any(isinstance(parent, ast.Return) for parent, _, _ in path)
        return itself or _in_statement(path, dropped=not returned) or Rule.CODE_AFTER
    rule = _in_expression(path, source)
    if rule is None or rule is Rule.AWAIT_MISSING:
        # What would still be in the way of the awaited call comes first.
        dropped = any(isinstance(parent, ast.Expr) for parent, _, _ in path)
        rule = _in_statement(path, dropped=dropped) or rule
    return rule or Rule.CODE_AFTER


def _in_expression(path: Sequence[Outwards], source: Source) -> Rule | None:
    """What the expressions around the call do with its result, innermost first."""
    awaited = not source.is_async
    for parent, field, child in path:
        if isinstance(parent, ast.stmt):
            return _in_header(parent, field, awaited=awaited)
        if isinstance(parent, ast.Await) and not awaited:
            awaited = True
        elif not awaited and child in chosen(parent):
            continue
        elif not awaited:
            return _unawaited(path)
        elif rule := _operation(parent, field, child):
            return rule
    return None


def _unawaited(path: Sequence[Outwards]) -> Rule:
    """A coroutine that is made but not awaited: returned as it is, or handed on."""
    for parent, _, child in path:
        if isinstance(parent, ast.Return | ast.Expr):
            return Rule.AWAIT_MISSING
        if child in chosen(parent):
            continue
        if isinstance(parent, (*COMPREHENSIONS, ast.comprehension)):
            return Rule.COMPREHENSION
        break
    return Rule.NOT_AWAITED


def _operation(parent: ast.AST, field: str, child: ast.AST) -> Rule | None:
    if isinstance(parent, (*COMPREHENSIONS, ast.comprehension)):
        return Rule.COMPREHENSION
    if isinstance(parent, ast.NamedExpr):
        return Rule.RESULT_ASSIGNED
    if isinstance(parent, ast.IfExp | ast.BoolOp):
        return None if child in chosen(parent) else Rule.CONDITION
    if (type(parent), field) in _CONDITIONS:  # the guard of a case, which is no statement
        return Rule.CONDITION
    if isinstance(parent, ast.Starred):
        return None  # what it is spread into tells
    if isinstance(parent, ast.Call | ast.keyword) and field != "func":
        return Rule.ARGUMENT
    return Rule.RESULT_USED


def _in_header(parent: ast.AST, field: str, *, awaited: bool) -> Rule | None:
    """What the statement does with the whole expression."""
    if not awaited:
        return Rule.AWAIT_MISSING if isinstance(parent, ast.Return | ast.Expr) else Rule.NOT_AWAITED
    if isinstance(parent, ast.Return):
        return None
    if isinstance(parent, _ASSIGNMENTS):
        return Rule.RESULT_ASSIGNED
    if (type(parent), field) in _CONDITIONS:
        return Rule.CONDITION
    return None if isinstance(parent, ast.Expr) else Rule.RESULT_USED


def _in_statement(path: Sequence[Outwards], *, dropped: bool) -> Rule | None:
    """Which enclosing statement still has something to do, innermost first."""
    for parent, field, child in path:
        if rule := _still_to_do(parent, field):
            return rule
        if dropped and isinstance(child, ast.stmt) and getattr(parent, field)[-1] is not child:
            return Rule.CODE_AFTER
        if dropped and isinstance(parent, LOOPS) and field == "body":
            return Rule.LOOP_GOES_ON
    return None


def _still_to_do(statement: ast.AST, field: str) -> Rule | None:
    """What a statement has still to do after one of its blocks, if anything."""
    if isinstance(statement, ast.Try | ast.TryStar) and statement.finalbody and field != "finalbody":
        return Rule.BEFORE_FINALLY
    return _BLOCKS.get((type(statement), field))


def find_enclosed(source: Source, scope: Scope) -> list[tuple[Site, Rule]]:
    """The calls that would be tail calls but for a statement around them, each with the rule that tells why it is none.

    Args:
        source: the function.
        scope: its names.
    """
    found = [(each.site, _still_to_do(each.statement, each.field)) for each in find_enclosed_calls(source, scope)]
    return [(site, rule) for site, rule in found if rule]


def _shows_frame(call: ast.Call, scope: Scope) -> bool:
    """Whether the arguments of a guarded call read the frame, which holds the callee while they are evaluated."""
    if isinstance(call.func, ast.Name) and call.func.id == scope.own_name:
        return False  # nothing is looked up, so nothing is held
    return reads_frame(collect([*call.args, *call.keywords]), scope.readers)
