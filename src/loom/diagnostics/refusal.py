"""How a refusal travels from the rooms of the compiler to the decorator that asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loom.diagnostics.diagnostic import Diagnostic


class RefusedError(Exception):
    """A function cannot be compiled; carries every reason."""

    def __init__(self, problems: Sequence[Diagnostic]) -> None:
        super().__init__(problems)
        self.problems = tuple(problems)
