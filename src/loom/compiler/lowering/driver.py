"""The driver: runs one body after the other, until one ends.

    @next = <the first jump>                          @next = <the first jump>
    while @next is a coroutine:                       while @next is a tuple:
        @next = await @next                               @next = @next[0](*@next[1])
    return @next.pop()                                return @next.pop()

It stands where a function that callers see first leaves for another one, in that function's own frame; a function that
steps leaves at once, for its own body.

A body ends with a list, `[result]`, so that nothing a user returns can be taken for a jump. A jump is, in an async
function, the next body's coroutine: making it where the call stands lets CPython bind the arguments and raise its
TypeError there. In a plain function it is the next body with its bound parameters, made by a function of the same
signature as the callee, for the same reason. Where a result is dropped the body returns `{0: jump}`, and whatever
comes back from then on is dropped. The list is emptied: a traceback may keep this frame alive, and
the frame must not keep the result alive.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from loom.compiler import nodes
from loom.compiler.lowering.blocks import has_docstring
from loom.compiler.lowering.links import LinkKind
from loom.compiler.lowering.signature import all_parameters, beside, free_variables, passed_on, same_parameters
from loom.compiler.variables import DROPPED, NEXT

if TYPE_CHECKING:
    from loom.compiler.function import FunctionNode
    from loom.compiler.lowering.links import Links
    from loom.compiler.nodes import Positioned
    from loom.compiler.plan import Plan


def drive(plan: Plan, links: Links) -> FunctionNode:
    """The public function of a function that steps; its code stands at the line of the def."""
    node = plan.source.node
    at = nodes.beginning(node)
    docstring = node.body[:1] if has_docstring(node.body) else []
    start: list[ast.stmt] = [
        nodes.assign(DROPPED, nodes.false(at), at),
        nodes.assign(NEXT, _start(plan, links, at), at),
        *(nodes.delete(name, at) for name in plan.scope.parameters.names),
    ]
    driver = drive_on(links, at, waits_at=at if plan.source.is_async else None)
    body = [*docstring, *start, driver, *free_variables(plan)]
    return beside(node, same_parameters(node.args), body)


def drive_on(links: Links, at: Positioned, *, waits_at: Positioned | None) -> ast.stmt:
    """Goes on with the jump in NEXT until a body ends, and returns its result; DROPPED says whether that is wanted.

    An async function waits where the source awaits (`waits_at`); a plain one does not.
    """

    def item(index: int) -> ast.expr:
        return nodes.subscript(nodes.load(NEXT, at), nodes.constant(index, at), at)

    def is_of(kind: LinkKind) -> ast.expr:
        return nodes.is_same(nodes.attribute(nodes.load(NEXT, at), "__class__", at), links.load_cell(at, kind), at)

    def taken(how: str) -> ast.expr:
        return nodes.call(nodes.attribute(nodes.load(NEXT, at), how, at), [], at)

    turn: ast.expr = nodes.call(item(0), [nodes.starred(item(1), at)], at)
    if waits_at:
        turn = nodes.awaited(nodes.load(NEXT, at), waits_at)
    jumping = nodes.place(ast.While(is_of(LinkKind.JUMP_TYPE), [nodes.assign(NEXT, turn, at)], []), at)
    result = nodes.if_else(nodes.load(DROPPED, at), taken("clear"), taken("pop"), at)
    ended = nodes.if_(is_of(LinkKind.LIST), [nodes.return_(result, at)], at)
    dropping = [nodes.assign(NEXT, item(0), at), nodes.assign(DROPPED, nodes.true(at), at)]
    return nodes.place(ast.While(nodes.true(at), [jumping, ended, *dropping], []), at)


def _start(plan: Plan, links: Links, at: Positioned) -> ast.expr:
    """The jump to the own body, with the parameters as they came."""
    body = links.load_cell(at, LinkKind.BODY)
    if not plan.source.is_async:
        return nodes.tuple_of([body, all_parameters(plan)], at)
    arguments, keywords = passed_on(plan, at)
    return nodes.changed(nodes.call(body, arguments, at), keywords=keywords)
