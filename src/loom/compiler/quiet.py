"""Parses and compiles a source that CPython has compiled before, without its warnings a second time.

    1 is 1        SyntaxWarning, when the module is compiled; not again when the function is

It is done under a file name that no file has, and for that moment the filters ignore what is said of that name. So
nobody else's warnings are touched, in no thread; and other than after `warnings.catch_warnings`, Python still knows
which warnings it has shown.
"""

from __future__ import annotations
import __future__

import re
import warnings
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable
    from types import CodeType

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
