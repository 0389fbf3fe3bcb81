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
says how it is delegated to: whether the value of the rest is dropped (1), and whether by a `for` (2), which consumers
can tell, for what they send and throw does not pass it. An async generator cannot return a value, so its body yields
the jump, in a wrapper that no user can make, and ends.

The driver is part of the function. For a generator it is `yield from`, which passes everything through; after the
first `for` it does what `for event in generator: yield event` does: what is sent goes nowhere, and an exception that is
thrown in leaves at once, whereupon the generator is closed because nobody refers to it any more. For an async generator
it passes on by hand what is sent and thrown into the first transition, where a function steps; after the first
delegation nothing is, and a stream that is closed closes what it has delegated to.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from loom.compiler import nodes
from loom.compiler.lowering.blocks import has_docstring
from loom.compiler.lowering.links import LinkKind
from loom.compiler.lowering.signature import all_parameters, beside, free_variables, same_parameters
from loom.compiler.lowering.template import from_text
from loom.compiler.nodes import NOWHERE
from loom.compiler.runtime import BY_FOR, VALUE_DROPPED
from loom.compiler.variables import DROPPED, GENERATOR, NEXT

if TYPE_CHECKING:
    from loom.compiler.function import FunctionNode
    from loom.compiler.lowering.links import Links
    from loom.compiler.nodes import Positioned
    from loom.compiler.plan import Plan
    from loom.compiler.tail import Site

_FIRST_OF_ASYNC: Final = """
sent = thrown = None
try:
    while True:
        if thrown is None:
            held = [await generator.asend(sent)]
        else:
            held, thrown = [thrown], None
            held = [await generator.athrow(held.pop())]
        sent = None
        if STREAM.type(held[0]) is STREAM.Handover:
            next = held.pop().jump
            continue
        try:
            sent = yield held.pop()
        except STREAM.GeneratorExit:
            await generator.aclose()
            raise
        except STREAM.BaseException as error:
            thrown = error
except STREAM.StopAsyncIteration:
    if next is None:
        return
"""

_REST_OF_ASYNC: Final = """
while next is not None:
    generator = next[0](*next[1])
    next = None
    async for event in generator:
        if STREAM.type(event) is STREAM.Handover:
            next = event.jump
            event = None
            continue
        try:
            yield event
        except STREAM.BaseException:
            await generator.aclose()
            raise
"""


_REST: Final = f"""
shielded = False
while True:
    how, generator = next.popitem()
    dropped = dropped or how & {VALUE_DROPPED}
    shielded = shielded or how & {BY_FOR}
    generator = generator[0](*generator[1])
    if shielded:
        while True:
            try:
                event = STREAM.next(generator)
            except STREAM.StopIteration as end:
                next = end.value
                break
            try:
                yield event
            except STREAM.BaseException:
                del generator
                raise
    else:
        next = yield from generator
    if next.__class__ is STREAM.list:
        return next.clear() if dropped else next.pop()
"""


def drive_stream(plan: Plan, links: Links) -> FunctionNode:
    """The public function of a stream that steps; its code stands at the line of the def."""
    node = plan.source.node
    at = nodes.beginning(node)
    docstring = node.body[:1] if has_docstring(node.body) else []
    start = nodes.call(links.load_cell(at, LinkKind.BODY), [nodes.starred(all_parameters(plan), at)], at)
    body: list[ast.stmt] = [
        *docstring,
        nodes.assign(GENERATOR, start, at),
        *(nodes.delete(name, at) for name in plan.scope.parameters.names),
    ]
    if plan.source.is_async:
        body += [nodes.assign(NEXT, nodes.constant(None, at), at)]
        body += [*_written(_FIRST_OF_ASYNC, links, at), *drive_on(links, at, is_async=True)]
    else:
        first = nodes.place(ast.YieldFrom(nodes.load(GENERATOR, at)), at)
        item = nodes.call(nodes.attribute(nodes.load(NEXT, at), "pop", at), [], at)
        class_ = nodes.attribute(nodes.load(NEXT, at), "__class__", at)
        ended = nodes.is_same(class_, links.load_cell(at, LinkKind.LIST), at)
        body += [nodes.assign(NEXT, first, at), nodes.if_(ended, [nodes.return_(item, at)], at)]
        body += [nodes.assign(DROPPED, nodes.false(at), at)]
        body += drive_on(links, at, is_async=False)
    body += [nodes.return_(None, at), *free_variables(plan)]
    return beside(node, same_parameters(node.args), body)


def drive_on(links: Links, at: Positioned, *, is_async: bool) -> list[ast.stmt]:
    """Goes on with the jump in NEXT until a body ends; of a generator, DROPPED says whether its value is wanted."""
    return _written(_REST_OF_ASYNC if is_async else _REST, links, at)


def jump_of(site: Site, jump: ast.expr, *, drops: bool) -> ast.expr:
    """What a generator is driven on with: the jump and the way it is delegated to.

    Args:
        site: the call.
        jump: the jump.
        drops: the value of the rest is dropped.
    """
    how = VALUE_DROPPED * drops + BY_FOR * bool(site.loop)
    return nodes.place(ast.Dict([nodes.constant(how, site.call)], [jump]), site.call)


def hand_over(site: Site, jump: ast.expr, at: Positioned) -> list[ast.stmt]:
    """Ends the body of a generator with such a jump; `at` is where it ends."""
    return [nodes.return_(jump, at), *_variable_of(site)]


def hand_over_async(site: Site, jump: ast.expr, links: Links, at: Positioned) -> list[ast.stmt]:
    """The same for an async generator."""
    call = site.call
    wrapped = nodes.call(nodes.attribute(links.load(call, LinkKind.STREAM), "Handover", call), [jump], call)
    handed = nodes.statement(nodes.place(ast.Yield(wrapped), call), call)
    return [handed, nodes.return_(None, at), *_variable_of(site)]


def never_reached(plan: Plan) -> list[ast.stmt]:
    """Keeps a function a generator when all it does is delegate, and the variables of the loops that are gone local."""
    bindings = [binding for site in plan.tails.sites for binding in _variable_of(site)]
    return [nodes.statement(nodes.place(ast.Yield(None), NOWHERE), NOWHERE), *bindings]


def _variable_of(site: Site) -> list[ast.stmt]:
    """Binds the variable of a loop that is gone, where that is never reached: it keeps its place among the locals."""
    if site.loop is None or not isinstance(site.loop.target, ast.Name):
        return []
    return [nodes.assign(site.loop.target.id, nodes.constant(None, NOWHERE), NOWHERE)]


def _written(text: str, links: Links, at: Positioned) -> list[ast.stmt]:
    return from_text(text, lambda at: links.load_cell(at, LinkKind.STREAM), at)
