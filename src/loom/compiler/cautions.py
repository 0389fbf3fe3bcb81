"""What is accepted but probably not meant, as warnings.

    @tailrec
    def f(self, n):
        with self.lock:             LOOM301, for there is no tail call; and LOOM303, for the lock is given back after
            return self.g(n)        the call, so that it is none

What several functions do to one another is told by `loom check`, which sees the whole file.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from loom.compiler.obstacles import find_enclosed
from loom.compiler.plan import Lowering
from loom.compiler.scope import Callee, Method
from loom.compiler.tail import returns_value
from loom.diagnostics import Rule

if TYPE_CHECKING:
    from loom.compiler.plan import Plan
    from loom.compiler.scope import Scope
    from loom.compiler.source import Source
    from loom.compiler.tail import Site
    from loom.diagnostics import Diagnostic


def find_cautions(plan: Plan) -> list[Diagnostic]:
    """Every warning of a function that is not refused.

    Args:
        plan: its plan.
    """
    source, tails = plan.source, plan.tails
    if plan.lowering is Lowering.NOTHING:
        call = f"{_own_callee(source, plan.scope)}(...)"
        nothing = source.problem(Rule.NO_TAIL_CALL, None, source.kind.tail(call))
        of_others = [each for each in find_enclosed(source, plan.scope) if _is_method(each[0].call.func, plan.scope)]
        return [nothing, *(enclosed(source, site, rule) for site, rule in of_others)]
    own = [site for site in tails.sites if site.callee is not Callee.UNKNOWN]
    dropped = [site.call for site in own if site.dropped]
    if source.kind.is_stream and len(dropped) == len(own):
        return []  # few ask for the value of a generator
    if not dropped or not returns_value(source, tails, tails.sites):
        return []
    tail = source.kind.tail_returned
    return [source.problem(Rule.RESULT_DROPPED, call, tail(source.segment(call))) for call in dropped]


def _is_method(function: ast.expr, scope: Scope) -> bool:
    """Whether it is a method of the receiver, which may well be compiled, too; a single def tells little of others."""
    match function:
        case ast.Attribute(value=ast.Name(id=owner)):
            return owner == scope.receiver
        case _:
            return False


def enclosed(source: Source, site: Site, rule: Rule) -> Diagnostic:
    """The warning of a call that a statement keeps from being a tail call.

    Args:
        source: the function.
        site: the call.
        rule: what a call of the function itself would be refused for there.
    """
    ending = source.kind.tail if site.dropped else source.kind.tail_returned
    fix = source.problem(rule, site.call, ending(source.segment(site.call))).fix
    callee = source.segment(site.call.func)
    return Rule.ENCLOSED.at(source.span(site.call), source.function.__qualname__, callee, fix)


def _own_callee(source: Source, scope: Scope) -> str:
    """How a call in the body would name the function."""
    name, parameters = source.node.name, scope.parameters.by_position
    if scope.method is Method.NONE:
        return name
    if parameters and scope.method is not Method.STATIC:
        return f"{parameters[0]}.{name}"
    return f"{source.function.__qualname__.split('.')[-2]}.{name}"
