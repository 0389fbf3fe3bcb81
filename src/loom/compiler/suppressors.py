"""What an object has to do with `contextlib.suppress`, and whether an exception class is as wide as GeneratorExit.

suppress                        the class itself
suppress(BaseException)         a manager that may suppress GeneratorExit
suppress(KeyError)              nothing
"""

from __future__ import annotations

import contextlib
from enum import Enum, auto

from loom.compiler.known import UNSEEN
from loom.compiler.unasked import bases_of, is_a, items_of


class Suppressor(Enum):
    """What has to do with `contextlib.suppress`."""

    CLASS = auto()
    """It."""
    OWN_CLASS = auto()
    """A class made of it, whose objects may suppress anything."""
    INSTANCE = auto()
    """A manager that may suppress GeneratorExit."""
    MODULE = auto()
    """`contextlib`."""


def suppressor_of(value: object) -> Suppressor | None:
    """What an object is in this respect, if anything."""
    if value is contextlib:
        return Suppressor.MODULE
    if value is contextlib.suppress:
        return Suppressor.CLASS
    if is_a(value, type):
        return Suppressor.OWN_CLASS if _is_suppress(value) else None
    if not _is_suppress(type(value)):
        return None
    errors = vars(value).get("_exceptions") if type(value) is contextlib.suppress else value
    return Suppressor.INSTANCE if is_wide(errors) else None


def _is_suppress(kind: object) -> bool:
    return any(each is contextlib.suppress for each in bases_of(kind))


def is_wide(kind: object) -> bool:
    """Whether a class, or one of a tuple, or what is not known to be a class, is as wide as GeneratorExit."""
    if kind is UNSEEN:
        return False  # it is most probably not, and decoration will know
    if is_a(kind, tuple):
        return any(map(is_wide, items_of(kind)))
    return not is_a(kind, type) or any(kind is each for each in GeneratorExit.__mro__)
