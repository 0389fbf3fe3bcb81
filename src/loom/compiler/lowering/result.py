"""What a lowering hands to `assemble`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loom.compiler.function import FunctionNode
    from loom.compiler.lowering.links import Link, LinkKind


class Lowered(NamedTuple):
    """New functions that together take the place of one.

    Attributes:
        public: what callers call: the function's own signature.
        support: the functions that the public one needs, by the link that refers to them.
        cells: what each of the compiler's own cells stands for.
        placeholders: what each placeholder constant stands for.
    """

    public: FunctionNode
    support: Mapping[LinkKind, FunctionNode]
    cells: Mapping[str, Link]
    placeholders: Mapping[str, Link]
