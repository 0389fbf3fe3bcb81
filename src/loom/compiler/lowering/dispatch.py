"""A plan → the functions that take the original's place.

A function that loops is one function; if it may leave for another one, it drives that from where it leaves. For tail
calls of others to enter it, it has an entrance: its body once more, made to be run by a driver, and (for a plain
function; calling an async body makes its coroutine, which is the jump) the function that makes the jump to it. The
entrance is lowered only when somebody enters. A function that steps is its entrance, and a driver that callers call.

For `step()` and `transitions()` any function is lowered once more, to a step whose jumps are configurations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loom.compiler.kind import Kind
from loom.compiler.lowering.driver import drive
from loom.compiler.lowering.links import LinkKind
from loom.compiler.lowering.loop import lower_to_loop
from loom.compiler.lowering.result import Lowered
from loom.compiler.lowering.signature import (
    bare,
    binder,
    configure,
    entrance,
    positional_parameters,
    same_parameters,
    taken_apart,
)
from loom.compiler.lowering.step import lower_to_step
from loom.compiler.lowering.stream import drive_stream
from loom.compiler.plan import Lowering

if TYPE_CHECKING:
    import ast

    from loom.compiler.function import FunctionNode
    from loom.compiler.lowering.links import Links
    from loom.compiler.plan import Plan


def lower(plan: Plan) -> Lowered:
    """What callers call, for a plan whose lowering is not NOTHING."""
    node = plan.source.node
    if plan.lowering is Lowering.STEP:
        body, links = lower_to_step(plan)
        drives = drive_stream if plan.source.kind.is_stream else drive
        return Lowered(drives(plan, links), _entrance(plan, body, links), links.cells, links.placeholders)
    body, links = lower_to_loop(plan, hands_over=False)
    public = bare(node, same_parameters(node.args), body)
    return Lowered(public, _binder(plan, links), links.cells, links.placeholders)


def lower_entrance(plan: Plan) -> Lowered:
    """What tail calls of others enter, for a plan that loops: the public function is the entrance."""
    body, links = lower_to_loop(plan, hands_over=True)
    support = _entrance(plan, body, links)
    public = support.pop(LinkKind.BODY if plan.source.kind is Kind.COROUTINE else LinkKind.ENTRANCE)
    return Lowered(public, support | _binder(plan, links), links.cells, links.placeholders)


def lower_transition(plan: Plan) -> Lowered:
    """One transition that runs alone, for a plan whose lowering is TRANSITION, and what binds the arguments of one."""
    node = plan.source.node
    body, links = lower_to_step(plan)
    support = {LinkKind.ENTRANCE: configure(plan, links)}
    return Lowered(bare(node, same_parameters(node.args), body), support, links.cells, links.placeholders)


def _entrance(plan: Plan, body: list[ast.stmt], links: Links) -> dict[LinkKind, FunctionNode]:
    node = plan.source.node
    if plan.source.kind is Kind.COROUTINE:
        return {LinkKind.BODY: bare(node, same_parameters(node.args), body)}
    if "__class__" in plan.source.function.__code__.co_freevars and not plan.scope.parameters.by_position:
        # For `super()` the first parameter counts, and that there is none.
        body, arguments = taken_apart(plan, body)
    else:
        arguments = positional_parameters(plan)
    return {LinkKind.BODY: bare(node, arguments, body), LinkKind.ENTRANCE: entrance(plan, links)}


def _binder(plan: Plan, links: Links) -> dict[LinkKind, FunctionNode]:
    needed = any(link.kind is LinkKind.BINDER for link in links.cells.values())
    return {LinkKind.BINDER: binder(plan)} if needed else {}
