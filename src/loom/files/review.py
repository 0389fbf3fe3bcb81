"""All that is to be said of one file: what cannot be read, what decoration would refuse, what is suggested.

Most files of a project have nothing to do with Loom. Those that do not mention it are not parsed, unless suggestions
are asked for; and then only those that define what suggestions are about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loom.files.check import check
from loom.files.module import NotCheckedError, read_bytes, read_module, too_deep
from loom.files.suggest import Candidates, suggest

if TYPE_CHECKING:
    from pathlib import Path

    from loom.diagnostics import Diagnostic


def review_file(path: Path, filename: str, candidates: Candidates | None = None) -> list[Diagnostic]:
    """Everything about a file, in source order.

    Args:
        path: where it is.
        filename: how messages call it.
        candidates: which functions without a decorator to look at, too.
    """
    try:
        return review(read_bytes(path, filename), filename, candidates)
    except NotCheckedError as error:
        return [error.problem]


def review(data: bytes, filename: str, candidates: Candidates | None = None) -> list[Diagnostic]:
    """The same for the bytes of a file."""
    mentions_loom = b"loom" in data
    may_recurse = candidates is not None and candidates.may_be_in(data)
    if not mentions_loom and not may_recurse:
        return []
    try:
        module = read_module(filename, data)
    except NotCheckedError as error:
        return [error.problem]
    try:
        found = check(module) if mentions_loom else []
        if candidates is not None and may_recurse:
            found = sorted([*found, *suggest(module, candidates)], key=lambda each: each.span.line if each.span else 0)
    except RecursionError:
        return [too_deep(module)]
    return found
