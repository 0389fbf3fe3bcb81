"""A plan → the functions that take the original's place.

A function that only loops is one function. One that may jump, or steps, is a body and the driver that callers call; a
plain one also has the function that makes the jump to it (the coroutine of an async body is that jump).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loom.compiler.lowering.driver import drive, jump
from loom.compiler.lowering.links import LinkKind
from loom.compiler.lowering.loop import lower_to_loop
from loom.compiler.lowering.result import Lowered
from loom.compiler.lowering.signature import bare, binder, positional_parameters, same_parameters
from loom.compiler.lowering.step import lower_to_step
from loom.compiler.plan import Lowering

if TYPE_CHECKING:
    from loom.compiler.plan import Plan
    from loom.compiler.source import FunctionNode


def lower(plan: Plan) -> Lowered:
    """New functions for a plan whose lowering is not NOTHING."""
    node = plan.source.node
    body, links = lower_to_step(plan) if plan.lowering is Lowering.STEP else lower_to_loop(plan)
    support: dict[LinkKind, FunctionNode] = {}
    if any(link.kind is LinkKind.BINDER for link in links.cells.values()):
        support[LinkKind.BINDER] = binder(plan)
    if not plan.driven:
        public = bare(node, same_parameters(node.args), body)
        return Lowered(public, support, links.cells, links.placeholders)
    if plan.source.is_async:
        support[LinkKind.BODY] = bare(node, same_parameters(node.args), body)
    else:
        support[LinkKind.BODY] = bare(node, positional_parameters(plan), body)
        support[LinkKind.NEXT] = jump(plan, links)
    return Lowered(drive(plan, links), support, links.cells, links.placeholders)
