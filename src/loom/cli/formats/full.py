"""Place, reason, the source line with a caret, and the fix; with colours on a terminal.

app.py:7:12: LOOM101 a tail call to 'f' must be the whole returned value, but here ...
    return 1 + await f(n - 1)
                     ^^^^^^^^
  help: carry the pending work in a parameter and end the path with `return await f(n - 1)`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from loom.diagnostics import Severity
from loom.diagnostics.render import excerpt, render

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loom.diagnostics import Diagnostic

_COLOURS: Final = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}


def lines(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """The lines to print."""
    for each in diagnostics:
        yield f"{render(each)}\n"


def coloured(diagnostics: Sequence[Diagnostic]) -> Iterator[Text]:
    """The same for a terminal."""
    for each in diagnostics:
        colour = _COLOURS[each.rule.severity]
        text = Text()
        if each.span:
            text.append(f"{each.span.filename}:{each.span.line}:{each.span.column}: ", style="bold")
        text.append(each.code, style=colour).append(f" {each.reason}\n")
        if each.span and each.span.text.strip():
            source, carets = excerpt(each.span)
            text.append(f"{source}\n").append(f"{carets}\n", style=colour)
        yield text.append("  help: ", style="bold green").append(f"{each.fix}\n")
