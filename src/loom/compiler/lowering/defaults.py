"""Which defaults stand in the code as constants: those that are the same object wherever they stand.

    def f(n, key=None): ... return f(n - 1)            →    key = None
    def f(n, a=MISSING): ... "is missing" ...          →    a = @default_a, for MISSING may be another "is missing"

A def that runs again may have another default each time, so it is compiled for any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeGuard

if TYPE_CHECKING:
    from types import EllipsisType

    from loom.compiler.source import Source

    Constant = int | EllipsisType | None

_UNIQUE: Final = frozenset({bool, type(None), type(...)})
_KEPT_ONCE: Final = range(-5, 257)  # CPython has one object for each of these numbers


def is_written(value: object, source: Source) -> TypeGuard[Constant]:
    """Whether a default stands in the code of a function.

    Args:
        value: the default.
        source: the function.
    """
    return not source.is_certain and is_one_object(value)


def is_one_object(value: object) -> TypeGuard[Constant]:
    """Whether all that equals a value is the same object."""
    return type(value) in _UNIQUE or (type(value) is int and value in _KEPT_ONCE)
