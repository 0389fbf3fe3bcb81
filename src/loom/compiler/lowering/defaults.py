"""Which defaults may be constants of the code: those that stay the very object there.

    def f(n, mode="fast"): ... return f(n - 1)         →    mode = "fast"
    def f(n, a=MISSING): ... "missing" ...             →    a = @default_a, if MISSING is another "missing"

CPython keeps equal constants of a code object once, and interns strings that look like names.
"""

from __future__ import annotations

import sys
from types import CodeType
from typing import TYPE_CHECKING, Final, TypeGuard, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import EllipsisType

    Constant = str | bytes | float | EllipsisType | None

_UNIQUE: Final = frozenset({bool, type(None), type(...)})
_KEPT_ONCE: Final = frozenset({int, str, bytes, float})


def stays_itself(value: object, code: CodeType) -> TypeGuard[Constant]:
    """Whether a value is the same object as a constant of a function's code.

    Args:
        value: a default.
        code: the function's own code.
    """
    kind = type(value)
    if kind not in _KEPT_ONCE:
        return kind in _UNIQUE
    if isinstance(value, str) and sys.intern(value) is not value:
        return False
    return all(each is value or type(each) is not kind or each != value for each in _constants(code.co_consts))


def _constants(values: Iterable[object]) -> Iterator[object]:
    """Constants, and those inside them."""
    for value in values:
        if isinstance(value, CodeType):
            yield from _constants(value.co_consts)
        elif isinstance(value, tuple | frozenset):
            yield from _constants(cast("Iterable[object]", value))
        else:
            yield value
