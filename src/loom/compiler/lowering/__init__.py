"""A plan → new function bodies, as syntax trees. One module per lowering; they share `statements` and `endings`."""

from loom.compiler.lowering.dispatch import lower, lower_entrance, lower_transition
from loom.compiler.lowering.links import Link, LinkKind, Links
from loom.compiler.lowering.result import Lowered

__all__ = ["Link", "LinkKind", "Links", "Lowered", "lower", "lower_entrance", "lower_transition"]
