"""One line for each problem: `app.py:7:12: LOOM101 a tail call to 'f' must be ...`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loom.diagnostics.render import concise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loom.diagnostics import Diagnostic


def lines(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """The lines to print."""
    for each in diagnostics:
        yield concise(each)
