"""Workflow commands, which GitHub Actions turns into annotations beside the lines of a pull request.

::error file=app.py,line=7,endLine=7,col=12,endColumn=20,title=LOOM101::a tail call to 'f' must be ...
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from loom.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loom.diagnostics import Diagnostic

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def lines(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """The lines to print."""
    for each in diagnostics:
        span = each.span
        assert span is not None
        properties: dict[str, str | int] = {"file": Path(span.filename).as_posix()}
        properties |= {"line": span.line, "endLine": span.end_line}
        if span.line == span.end_line:  # GitHub takes columns within one line only
            properties |= {"col": span.column, "endColumn": span.end_column}
        properties["title"] = each.code
        written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        message = f"{each.reason}\nhelp: {each.fix}"
        yield f"::{_COMMANDS[each.rule.severity]} {written}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str | int) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")
