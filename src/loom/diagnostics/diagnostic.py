"""A diagnostic and the piece of source that it points to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loom.diagnostics.catalogue import Rule


@dataclass(frozen=True, slots=True)
class Span:
    """A range of source: lines and columns from 1, columns in characters, the end column exclusive."""

    filename: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    """The whole first line of the range, as it stands in the file."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem of one function.

    Attributes:
        rule: which problem it is; `rule.code` never changes its meaning.
        function: qualified name of the function.
        reason: why this cannot be compiled, in one sentence.
        fix: the smallest rewrite that would be accepted.
        span: where it stands, or None where the function has no source.
    """

    rule: Rule
    function: str
    reason: str
    fix: str
    span: Span | None

    @property
    def code(self) -> str:
        """The stable code, such as ``LOOM101``."""
        return self.rule.code


def name_in_header(line: str, name: str) -> tuple[int, int] | None:
    """The column of the name in the line of a def or class and the one after it; None where that does not show it."""
    found = re.search(rf"\b(?:def|class)\s+({re.escape(name)})", line)
    return (found.start(1) + 1, found.end(1) + 1) if found else None


def characters(line: str, offset: int) -> int:
    """A UTF-8 offset as a number of characters."""
    return len(line.encode()[:offset].decode(errors="replace"))
