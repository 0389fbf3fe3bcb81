"""A diagnostic and the piece of source that it points to."""

from __future__ import annotations

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


def characters(line: str, offset: int) -> int:
    """A UTF-8 offset as a number of characters."""
    return len(line.encode()[:offset].decode(errors="replace"))
