"""Diagnostics as text: one line for a list, several with the source line and a caret for a person.

app.py:7:12: LOOM101 a tail call to 'f' must be the whole returned value, but here ...
    return 1 + await f(n - 1)
                     ^^^^^^^^
  help: carry the pending work in a parameter and end the path with `return await f(n - 1)`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loom.diagnostics.diagnostic import Diagnostic, Span


def summary(diagnostic: Diagnostic) -> str:
    """The reason with its code, without a place."""
    return f"{diagnostic.reason} [{diagnostic.code}]"


def concise(diagnostic: Diagnostic) -> str:
    """One line: place, code, reason."""
    span = diagnostic.span
    place = f"{span.filename}:{span.line}:{span.column}: " if span else ""
    return f"{place}{diagnostic.code} {diagnostic.reason}"


def render(diagnostic: Diagnostic) -> str:
    """The concise line, the source line with a caret, and the fix."""
    lines = [concise(diagnostic)]
    if diagnostic.span and diagnostic.span.text.strip():
        lines += excerpt(diagnostic.span)
    lines.append(f"  help: {diagnostic.fix}")
    return "\n".join(lines)


def excerpt(span: Span) -> list[str]:
    """The first source line of a span, indented by four, and carets below what the span covers of it."""
    text = span.text.rstrip()
    stripped = text.lstrip()
    shift = len(text) - len(stripped)
    start = span.column - 1 - shift
    end = span.end_column - 1 - shift if span.end_line == span.line else len(stripped)
    # Tabs stay tabs below the line, so that the carets line up wherever tabs stop.
    margin = "".join(char if char == "\t" else " " for char in stripped[:start])
    return [f"    {stripped}", f"    {margin}{'^' * max(1, end - start)}"]
