"""A function object → its syntax tree at its true positions.

    @tailrec                       Source.node       the def, parsed from these very lines
    async def f(n):        →       Source.offset     added to a node's line it gives the file's line
        ...                        Source.text       what was parsed

The lines are cut out of the file, see `cut`, and never edited: an indented block is parsed under an `if 1:`, because
taking indentation away would change strings that span lines.

What is found is held against the code object (parameters, kind, lines, and later all of it, see `identity`), because a
file can change under a running program. Not done: looking for a function in memory dumps, decompiling, evaluating
anything.
"""

from __future__ import annotations
import __future__

import ast
import inspect
import linecache
from functools import lru_cache
from types import CodeType
from typing import TYPE_CHECKING, NamedTuple

from loom.compiler.cut import cuts_of, first_line, indentation, lines_of
from loom.compiler.kind import Kind, kind_of
from loom.compiler.private import as_written, write_out
from loom.compiler.qualified import innermost_class
from loom.compiler.quiet import future_flags, parse_block
from loom.compiler.rewritten import is_rewritten, keep_asserts
from loom.diagnostics import Rule, Span, characters, name_in_header
from loom.diagnostics.refusal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loom.compiler.function import FunctionNode, PythonFunction
    from loom.diagnostics import Diagnostic

_ANNOTATIONS_ARE_TEXT = __future__.annotations.compiler_flag
_HEADER = "if 1:\n"


class Source(NamedTuple):
    """One function and where it stands.

    Attributes:
        function: the function.
        node: its def; lines count from the cut.
        offset: what to add to a line to get the file's.
        text: what was cut out of the file.
        kind: which kind of function it is.
        is_certain: the text is known to be what the function's code was made from.
        asked: what global names were found to stand for, see `known`.
    """

    function: PythonFunction
    node: FunctionNode
    offset: int
    text: str
    kind: Kind
    is_certain: bool
    asked: dict[tuple[str, ...], object]

    @property
    def is_async(self) -> bool:
        return self.kind.is_async

    @property
    def filename(self) -> str:
        return self.function.__code__.co_filename

    def span(self, node: ast.expr | ast.stmt | ast.ExceptHandler) -> Span:
        """A node's range in the file."""
        lines = _lines_of(self.text)
        first = lines[node.lineno - 1]
        end_line = node.end_lineno or node.lineno
        last = lines[end_line - 1]
        end_column = node.col_offset if node.end_col_offset is None else node.end_col_offset
        return Span(
            filename=self.filename,
            line=node.lineno + self.offset,
            column=characters(first, node.col_offset) + 1,
            end_line=end_line + self.offset,
            end_column=characters(last, end_column) + 1,
            text=first,
        )

    def def_span(self) -> Span:
        """The name in the def line, or the def where the line does not show the name as CPython keeps it."""
        node = self.node
        line = _lines_of(self.text)[node.lineno - 1]
        start = characters(line, node.col_offset) + 1
        first, end = name_in_header(line, node.name) or (start, start + len("def"))
        place = node.lineno + self.offset
        return Span(self.filename, place, first, place, end, line)

    def problem(
        self, rule: Rule, node: ast.expr | ast.stmt | ast.ExceptHandler | None = None, tail: str = ""
    ) -> Diagnostic:
        """A diagnostic for a node, or for the whole function.

        Args:
            rule: what is wrong.
            node: where.
            tail: the call as it should be written to end a path.
        """
        span = self.span(node) if node else self.def_span()
        name, decorator = self.node.name, self.kind.decorator
        return rule.at(span, self.function.__qualname__, name, tail, decorator=decorator)

    def segment(self, node: ast.expr) -> str:
        """The source of an expression, on one line."""
        if node.end_lineno != node.lineno:
            return self.unparsed(node)
        return _lines_of(self.text)[node.lineno - 1].encode()[node.col_offset : node.end_col_offset].decode()

    def unparsed(self, node: ast.AST) -> str:
        """A tree as text, with private names as they are written."""
        return self.as_written(unparsed(node))

    def as_written(self, text: str) -> str:
        """A text of the compiler's with private names as they are written."""
        return as_written(text, innermost_class(self.function.__code__.co_qualname.split(".")))


@lru_cache(maxsize=1)
def _lines_of(text: str) -> list[str]:
    """The lines of a cut, which are asked for again and again."""
    return text.split("\n")


def unparsed(node: ast.AST) -> str:
    """A tree as text; three dots for one that nests too deep to be written."""
    try:
        return ast.unparse(node)
    except RecursionError:
        return "..."


def read_source(function: PythonFunction) -> Source:
    """Finds and parses the source of a function.

    Args:
        function: a function written in Python.

    Raises:
        RefusedError: there is no source, or it is not this function's.
    """
    code = function.__code__
    if not code.co_filename.startswith("<"):
        linecache.checkcache(code.co_filename)
    lines = lines_of(function)
    if not 0 < code.co_firstlineno <= len(lines):
        raise RefusedError([Rule.NO_SOURCE.at(first_line(function), function.__qualname__, function.__name__)])
    parsed = (_parse(function, block, start) for block, start in cuts_of(lines, code))
    source = next((each for each in parsed if each is not None), None)
    if source is None or not _matches(source):
        raise RefusedError([Rule.SOURCE_MISMATCH.at(first_line(function), function.__qualname__, function.__name__)])
    return source


def make_source(function: PythonFunction, text: str, offset: int, *, is_certain: bool = False) -> Source:
    """Parses a cut.

    Args:
        function: the function.
        text: the cut.
        offset: what to add to its lines.
        is_certain: the text is known to be what the function's code was made from.

    Raises:
        SyntaxError: the text is not one whole def.
    """
    code = function.__code__
    node = parse_block(text, flags := future_flags(code))
    if not __debug__ and is_rewritten(code):
        keep_asserts(node)
    if class_name := innermost_class(code.co_qualname.split(".")):
        write_out(node, class_name, text, annotations=not flags & _ANNOTATIONS_ARE_TEXT)
    return Source(function, node, offset, text, kind_of(code), is_certain, {})


def _parse(function: PythonFunction, block: Sequence[str], start: int) -> Source | None:
    """The source in a block that starts at index `start`."""
    indented = indentation(block[0]) > 0
    offset = start - indented
    text = (_HEADER if indented else "") + "".join(block)
    if _holds_class(function.__code__):
        # CPython writes a nested class's line into the class itself: only true lines will do.
        text, offset = "\n" * offset + text, 0
    try:
        return make_source(function, text, offset)
    except SyntaxError:
        return None


def _holds_class(code: CodeType) -> bool:
    for constant in code.co_consts:
        if constant.__class__ is CodeType and ("__qualname__" in constant.co_names or _holds_class(constant)):
            return True
    return False


def _matches(source: Source) -> bool:
    """Whether the parsed def has the name, kind and size of the function's code; `identity` compares the rest."""
    code, node, arguments = source.function.__code__, source.node, source.node.args
    positional = len(arguments.posonlyargs) + len(arguments.args)
    return (
        node.name == code.co_name
        and source.is_async == isinstance(node, ast.AsyncFunctionDef)
        and code.co_argcount == positional
        and code.co_kwonlyargcount == len(arguments.kwonlyargs)
        and bool(code.co_flags & inspect.CO_VARARGS) == (arguments.vararg is not None)
        and bool(code.co_flags & inspect.CO_VARKEYWORDS) == (arguments.kwarg is not None)
    )
