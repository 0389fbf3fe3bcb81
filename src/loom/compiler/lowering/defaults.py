"""Which defaults may be constants of the code: those that stay the very object there.

    def f(n, mode="fast"): ... return f(n - 1)         →    mode = "fast"
    def f(n, a=MISSING): ... "is missing" ...          →    a = @default_a, for MISSING may be another "is missing"

CPython keeps equal constants of what is compiled at once as one object, and some values always: small numbers, and
strings that look like names.
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
    if _is_kept_always(value):
        return True
    return all(type(each) is not kind or each != value for each in _constants(code.co_consts))


def _is_kept_always(value: object) -> bool:
    if isinstance(value, str):
        return value.isascii() and (len(value) < len("ab") or value.replace("_", "a").isalnum())
    return isinstance(value, int) and -5 <= value <= 256


def _constants(values: Iterable[object]) -> Iterator[object]:
    """Constants, and those inside them."""
    for value in values:
        if isinstance(value, CodeType):
            yield from _constants(value.co_consts)
        elif isinstance(value, tuple | frozenset):
            yield from _constants(cast("Iterable[object]", value))
        else:
            yield value
