"""One file as text, tree and code objects; nothing of it is executed.

    read_module("app.py", data)     Module.tree       what the names in it mean is read off this
                                    Module.codes      the code object of each def, by its first line and name

The bytes are decoded as CPython decodes a source file: UTF-8, a byte order mark, or the encoding that a comment in the
first two lines names.
"""

from __future__ import annotations

import ast
import contextlib
import io
import linecache
import sys
import tokenize
import warnings
from dataclasses import dataclass
from types import CodeType
from typing import TYPE_CHECKING

from loom.diagnostics import Rule, Span, characters

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping
    from pathlib import Path

    from loom.diagnostics import Diagnostic

_MODULE = "<module>"
_TOO_DEEP = "it is nested too deeply"


class NotCheckedError(Exception):
    """A file that cannot be looked into; carries the diagnostic."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Module:
    """A file that CPython compiles.

    Attributes:
        filename: how messages call it.
        lines: its lines, with their ends.
        tree: its syntax tree.
        codes: its code objects by first line and name; a def's first line is that of its first decorator.
    """

    filename: str
    lines: tuple[str, ...]
    tree: ast.Module
    codes: Mapping[tuple[int, str], CodeType]

    def span(self, node: ast.expr | ast.stmt) -> Span:
        """A node's range."""
        first, end_line = self.lines[node.lineno - 1], node.end_lineno or node.lineno
        end = node.end_col_offset or 0
        return Span(
            filename=self.filename,
            line=node.lineno,
            column=characters(first, node.col_offset) + 1,
            end_line=end_line,
            end_column=characters(self.lines[end_line - 1], end) + 1,
            text=first.rstrip("\n"),
        )

    @contextlib.contextmanager
    def in_linecache(self) -> Generator[None]:
        """Lets whoever reads a source by file name find this text, also where the file is none or has changed."""
        before = linecache.cache.get(self.filename)
        size = sum(map(len, self.lines))
        linecache.cache[self.filename] = (size, None, [*self.lines], self.filename)
        try:
            yield
        finally:
            linecache.cache.pop(self.filename, None)
            if before is not None:
                linecache.cache[self.filename] = before


def read_bytes(path: Path, filename: str) -> bytes:
    """The bytes of a file.

    Raises:
        NotCheckedError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(filename, error.strerror or str(error)) from None


def read_module(filename: str, data: bytes) -> Module:
    """Compiles a file.

    Args:
        filename: how messages call it.
        data: its bytes.

    Raises:
        NotCheckedError: it is not text in its encoding, or not Python.
    """
    lines = _decode(filename, data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # CPython warns whoever imports the file
            tree = ast.parse(data, filename)
            try:
                code = _compiled(tree, data, filename)
            except SyntaxError as error:
                raise NotCheckedError(_not_python(filename, lines, error, in_bytes=True)) from None
    except SyntaxError as error:
        raise NotCheckedError(_not_python(filename, lines, _as_of_text(lines, error))) from None
    except (ValueError, RecursionError, MemoryError) as error:
        said = str(error) or _TOO_DEEP
        raise NotCheckedError(_not_python(filename, lines, SyntaxError(said))) from None
    return Module(filename, lines, tree, {(each.co_firstlineno, each.co_name): each for each in _nested(code)})


def _compiled(tree: ast.Module, data: bytes, filename: str) -> CodeType:
    try:
        return compile(tree, filename, "exec", dont_inherit=True)
    except RecursionError:  # which CPython's way from the text meets later
        return compile(data, filename, "exec", dont_inherit=True)


def _nested(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _nested(constant)


def _decode(filename: str, data: bytes) -> tuple[str, ...]:
    stream = io.BytesIO(data)
    try:
        encoding, _ = tokenize.detect_encoding(stream.readline)
        stream.seek(0)
        return tuple(io.TextIOWrapper(stream, encoding).readlines())
    except SyntaxError as error:  # what tokenize says of an encoding that there is not, since 3.14 also of null bytes
        if b"\0" in data:
            raise NotCheckedError(_not_python(filename, (), error)) from None
        raise _unreadable(filename, error.msg) from None
    except UnicodeError as error:
        raise _unreadable(filename, str(error)) from None


def _unreadable(filename: str, said: str) -> NotCheckedError:
    return NotCheckedError(Rule.NOT_READABLE.at(Span(filename, 1, 1, 1, 1, ""), _MODULE, said))


def too_deep(module: Module) -> Diagnostic:
    """What is said of a file whose statements nest deeper than Python's own stack lets them be followed."""
    return _not_python(module.filename, module.lines, SyntaxError(_TOO_DEEP))


def _as_of_text(lines: tuple[str, ...], error: SyntaxError) -> SyntaxError:
    """What the parser says of the text: until 3.12 it counts in bytes where it is given those."""
    try:
        ast.parse("".join(lines))
    except SyntaxError as of_text:
        return of_text if of_text.lineno == error.lineno else error
    except (ValueError, RecursionError, MemoryError):
        pass
    return error


def _not_python(filename: str, lines: tuple[str, ...], error: SyntaxError, *, in_bytes: bool = False) -> Diagnostic:
    """What Python says of a file. Its compiler, unlike its parser, counts columns in bytes."""
    line = min(max(error.lineno or 1, 1), max(len(lines), 1))
    text = lines[line - 1].rstrip("\n") if lines else ""
    offset, end_offset = error.offset or 1, error.end_offset if error.end_lineno == line else None
    if in_bytes:
        offset = characters(text, max(offset - 1, 0)) + 1
        end_offset = end_offset and characters(text, end_offset - 1) + 1
    column = min(max(offset, 1), len(text) + 1)
    end = end_offset or column + 1
    version = f"Python {sys.version_info.major}.{sys.version_info.minor}"
    span = Span(filename, line, column, line, max(end, column + 1), text)
    return Rule.NOT_PYTHON.at(span, _MODULE, f"{error.msg} ({version})")
