"""What is special to generators: how a stream hands over to another one, and drives those it has handed over to.

    async def f(n):                               async def f(n):
        yield n                                       yield n
        async for x in g(n): yield x        →         if g is compiled:
                                                          @next = <a jump to g>
                                                          <drive on>
                                                          return
                                                      async for x in g(n): yield x

A self delegation in a loop is a turn like any other, see `loop`. Here is the rest. A jump is the next body with its
bound parameters. A body of a generator returns as a function's does: `[value]` to end, and a jump in a dict whose key
says whether a `for` delegates (1) or a `yield from` (0), for consumers can tell: what they send and throw does not pass
a `for`. An async generator cannot return a value, so its body yields the jump, in a wrapper that no user can make, and
ends.

A generator is driven by `runtime.drive`, for `yield from` passes everything through. In an async generator the driver
is part of the function: at first, where a function steps, what is sent and thrown is passed on by hand; after the
first delegation nothing is, and a stream that is closed closes what it has delegated to.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from loom.compiler import nodes
from loom.compiler.lowering.links import LinkKind
from loom.compiler.lowering.signature import all_parameters, bare, has_docstring, same_parameters
from loom.compiler.nodes import NOWHERE

if TYPE_CHECKING:
    from loom.compiler.lowering.links import Links
    from loom.compiler.nodes import Positioned
    from loom.compiler.plan import Plan, PlannedSite
    from loom.compiler.source import FunctionNode

NEXT = "@next"
_GENERATOR = "@generator"

_FIRST: Final = """
sent = thrown = None
try:
    while True:
        if thrown is None:
            event = await generator.asend(sent)
        else:
            event, thrown = thrown, None
            event = await generator.athrow(event)
        sent = None
        if event.__class__ is STREAM.Handover:
            next = event.jump
            continue
        try:
            sent = yield event
        except STREAM.GeneratorExit:
            await generator.aclose()
            raise
        except STREAM.BaseException as error:
            thrown = error
except STREAM.StopAsyncIteration:
    if next is None:
        return
"""

_REST: Final = """
while next is not None:
    generator = next[0](*next[1])
    next = None
    async for event in generator:
        if event.__class__ is STREAM.Handover:
            next = event.jump
            continue
        try:
            yield event
        except STREAM.BaseException:
            await generator.aclose()
            raise
"""


def drive_stream(plan: Plan, links: Links) -> FunctionNode:
    """The public function of a stream that steps; its code stands at the line of the def."""
    node = plan.source.node
    at = nodes.head(node)
    docstring = node.body[:1] if has_docstring(node.body) else []
    start = nodes.call(links.load_cell(at, LinkKind.BODY), [nodes.starred(all_parameters(plan), at)], at)
    body: list[ast.stmt] = [
        *docstring,
        nodes.assign(_GENERATOR, start, at),
        *(nodes.delete(name, at) for name in plan.scope.parameters.names),
    ]
    if plan.source.is_async:
        body += [nodes.assign(NEXT, nodes.constant(None, at), at)]
        body += [*_from_text(_FIRST, links, at), *_from_text(_REST, links, at)]
    else:
        first = nodes.place(ast.YieldFrom(nodes.load(_GENERATOR, at)), at)
        item = nodes.subscript(nodes.load(NEXT, at), nodes.constant(0, at), at)
        class_ = nodes.attribute(nodes.load(NEXT, at), "__class__", at)
        ended = nodes.is_same(class_, links.load_cell(at, LinkKind.LIST), at)
        body += [nodes.assign(NEXT, first, at), nodes.when(ended, [nodes.give(item, at)], at)]
        body += drive_on(links, at, is_async=False)
    return bare(node, same_parameters(node.args), body)


def drive_on(links: Links, at: Positioned, *, is_async: bool) -> list[ast.stmt]:
    """Goes on with the jump in NEXT until a body ends."""
    if is_async:
        return _from_text(_REST, links, at)
    driven = nodes.call(links.load_cell(at, LinkKind.DRIVE), [nodes.load(NEXT, at)], at)
    return [nodes.statement(nodes.place(ast.YieldFrom(driven), at), at)]


def jump_of(planned: PlannedSite, jump: ast.expr, *, is_async: bool) -> ast.expr:
    """What is driven on with: for a generator, the jump and the way it is delegated to."""
    call = planned.site.call
    return (
        jump
        if is_async
        else nodes.place(ast.Dict([nodes.constant(int(planned.site.loop is not None), call)], [jump]), call)
    )


def hand_over(planned: PlannedSite, jump: ast.expr, links: Links, *, is_async: bool) -> list[ast.stmt]:
    """Ends a body with a jump."""
    call = planned.site.call
    given = jump_of(planned, jump, is_async=is_async)
    if not is_async:
        return [nodes.give(given, call)]
    wrapped = nodes.call(nodes.attribute(links.load(call, LinkKind.STREAM), "Handover", call), [given], call)
    return [nodes.statement(nodes.place(ast.Yield(wrapped), call), call), nodes.give(None, call)]


def never_reached(plan: Plan) -> list[ast.stmt]:
    """Keeps a function a generator when all it does is delegate, and the variables of the loops that are gone local."""
    loops = [site.loop for site in plan.tails.sites if site.loop]
    names = sorted({loop.target.id for loop in loops if isinstance(loop.target, ast.Name)})
    bindings = [nodes.assign(name, nodes.constant(None, NOWHERE), NOWHERE) for name in names]
    return [nodes.statement(nodes.place(ast.Yield(None), NOWHERE), NOWHERE), *bindings]


def _from_text(text: str, links: Links, at: Positioned) -> list[ast.stmt]:
    """Statements with every name made one of the compiler's own."""
    tree = ast.parse(text)
    _Own(links, at).visit(tree)
    return tree.body


class _Own(ast.NodeTransformer):
    def __init__(self, links: Links, at: Positioned) -> None:
        self.links = links
        self.at = at

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        if isinstance(node, ast.ExceptHandler) and node.name:
            node.name = f"@{node.name}"
        if isinstance(node, ast.expr | ast.stmt | ast.ExceptHandler):
            nodes.place(node, self.at)
        return node

    def visit_Name(self, node: ast.Name) -> ast.expr:  # the name that ast asks for
        if node.id == "STREAM":
            return self.links.load_cell(self.at, LinkKind.STREAM)
        return nodes.place(ast.Name(f"@{node.id}", node.ctx), self.at)
