"""Which defaults may be constants of the code: those that are the same object wherever they stand.

def f(n, key=None): ... return f(n - 1)            →    key = None
def f(n, a=MISSING): ... "is missing" ...          →    a = @default_a, for MISSING may be another "is missing"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeGuard

if TYPE_CHECKING:
    from types import EllipsisType

    Constant = int | EllipsisType | None

_UNIQUE: Final = frozenset({bool, type(None), type(...)})
_KEPT_ONCE: Final = range(-5, 257)  # CPython has one object for each of these numbers


def is_one_object(value: object) -> TypeGuard[Constant]:
    """Whether all that equals a value is the same object, and so may stand in code.

    Args:
        value: a default.
    """
    return type(value) in _UNIQUE or (type(value) is int and value in _KEPT_ONCE)
