"""Which lowering a plan asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loom.compiler.lowering.loop import lower_to_loop
from loom.compiler.lowering.step import lower_to_step
from loom.compiler.plan import Lowering

if TYPE_CHECKING:
    from loom.compiler.lowering.result import Lowered
    from loom.compiler.plan import Plan


def lower(plan: Plan) -> Lowered:
    """New bodies for a plan whose lowering is not NOTHING."""
    return lower_to_step(plan) if plan.lowering is Lowering.STEP else lower_to_loop(plan)
