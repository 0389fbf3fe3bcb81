"""Parses and compiles a source that CPython has compiled before, without its warnings a second time.

    1 is 1        SyntaxWarning, when the module is compiled; not again when the function is

It is done under a file name that no file has, and for that moment the filters ignore what is said of that name. So
nobody else's warnings are touched, in no thread; and other than after `warnings.catch_warnings`, Python still knows
which warnings it has shown.
"""

from __future__ import annotations
import __future__

import ast
import re
import warnings
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType

    from loom.compiler.function import FunctionNode

Thing = TypeVar("Thing")

FILENAME: Final = "<loom>"
"""No file has this name."""
_IGNORED: Final = ("ignore", None, Warning, re.compile(rf"{FILENAME}\Z"), 0)
_FUTURE: Final[int] = sum({getattr(__future__, name).compiler_flag for name in __future__.all_feature_names})


def future_flags(code: CodeType) -> int:
    """The flags of `compile()` under which code was compiled."""
    return code.co_flags & _FUTURE


def quiet_compile(source: str | ast.Module, flags: int = 0) -> Any:  # noqa: ANN401  # a tree, or code
    """`compile()`, for a whole module. The code has a file name of Loom's own.

    Args:
        source: the text or tree.
        flags: those of `compile()`; no others are inherited.
    """
    return quietly(lambda: compile(source, FILENAME, "exec", flags, dont_inherit=True))


def parse_block(text: str, flags: int = 0) -> FunctionNode:
    """The def that a text holds, alone or under the `if` that an indented block is put under.

    Args:
        text: the text.
        flags: those of `compile()`.

    Raises:
        SyntaxError: the text is not one whole def.
    """
    statements: list[ast.stmt] = quiet_compile(text, ast.PyCF_ONLY_AST | flags).body
    match statements:
        case [ast.If(body=[ast.FunctionDef() | ast.AsyncFunctionDef() as node])]:
            return node
        case [ast.FunctionDef() | ast.AsyncFunctionDef() as node]:
            return node
        case _:
            raise SyntaxError("not one def")


def quietly(work: Callable[[], Thing]) -> Thing:
    """The result of some work, whose warnings about `FILENAME` nobody sees.

    Args:
        work: what to do.
    """
    filters = _filters()
    filters.insert(0, _IGNORED)
    try:
        return work()
    finally:
        if _IGNORED in filters:  # somebody may have reset them
            filters.remove(_IGNORED)


def _filters() -> list[object]:
    """The filters that count here: since 3.14 a context may have its own."""
    of_context = getattr(warnings, "_get_filters", None)
    return cast("list[object]", of_context() if of_context else warnings.filters)
