"""An array of objects, one for each problem; lines and columns count from 1, the end column is exclusive."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loom.diagnostics import Diagnostic


def lines(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """The lines to print."""
    yield json.dumps([_object(each) for each in diagnostics], indent=2)


def _object(diagnostic: Diagnostic) -> dict[str, str | int]:
    span = diagnostic.span
    assert span is not None
    return {
        "file": span.filename,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "code": diagnostic.code,
        "rule": diagnostic.rule.slug,
        "severity": diagnostic.rule.severity.value,
        "function": diagnostic.function,
        "reason": diagnostic.reason,
        "fix": diagnostic.fix,
    }
