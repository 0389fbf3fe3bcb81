"""Which lines of its file a function stands on: cut out by its first line and the indentation, or found by tokens.

    12   @tailrec                  begins: where the code object says, or in the line above where a decorator does
    13   async def f(n):
    14       ...                   the last line before one that is indented no deeper
    15
    16   other = 1

The first way costs as much as the function is long. A cut that is too short ends inside a string, a bracket or a
continued line and does not parse; then `inspect`, slower, finds the block by tokens.
"""

from __future__ import annotations

import inspect
import linecache
import re
import tokenize
from typing import TYPE_CHECKING, cast

from loom.diagnostics import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import CodeType, FunctionType

    from loom.compiler.function import PythonFunction

_BEGINS = re.compile(r"\s*(@|def\b|async\b)")
_BROKEN = (tokenize.TokenError, SyntaxError, SystemError)  # what CPython's tokenizer says of what is no Python


def cuts_of(lines: Sequence[str], code: CodeType) -> Iterator[tuple[Sequence[str], int]]:
    """The blocks of a file that may be a function, the most probable first, each with the index of its first line.

    Args:
        lines: the file.
        code: the function's code.
    """
    start = _beginning(lines, code.co_firstlineno - 1)
    yield _cut(lines, start, _body_line(code)), start
    try:
        block = inspect.getblock(lines[start:])
    except _BROKEN:
        return
    yield block, start


def lines_of(function: PythonFunction) -> Sequence[str]:
    """The lines of the function's file, or none."""
    code = function.__code__
    if lines := linecache.getlines(code.co_filename, function.__globals__):
        return lines
    try:
        # Since 3.14 what is typed at a prompt is kept by its code.
        return inspect.findsource(cast("FunctionType", function))[0]
    except (OSError, TypeError):
        return []


def first_line(function: PythonFunction) -> Span:
    """Where a function begins, by its code alone."""
    code = function.__code__
    lines = lines_of(function)
    line = lines[code.co_firstlineno - 1].rstrip("\n") if 0 < code.co_firstlineno <= len(lines) else ""
    start = indentation(line) + 1
    return Span(code.co_filename, code.co_firstlineno, start, code.co_firstlineno, max(start + 1, len(line) + 1), line)


def _beginning(lines: Sequence[str], first: int) -> int:
    """The index of a block's first line: CPython lets a function begin in its first decorator, maybe below its `@`."""
    at = first
    while at and not _BEGINS.match(lines[at]):
        at -= 1
    return at


def _body_line(code: CodeType) -> int:
    """A line of the body: the first one that has an instruction, below the line where the function begins."""
    first = code.co_firstlineno
    for _, _, line in code.co_lines():
        if line is not None and line > first:
            return line
    return first  # a def on one line


def _cut(lines: Sequence[str], start: int, body: int) -> Sequence[str]:
    """The lines of the block that starts at index `start` and surely reaches line `body`."""
    margin = indentation(lines[start])
    end = at = body
    while at < len(lines):
        line = lines[at]
        at += 1
        content = line.lstrip()
        if content and content[0] != "#":
            if len(line) - len(content) <= margin:
                break
            end = at
    return lines[start:end]


def indentation(line: str) -> int:
    """How many characters of white space a line begins with."""
    line = line.lstrip("\f")  # counts for nothing at the beginning of a line
    return len(line) - len(line.lstrip())
