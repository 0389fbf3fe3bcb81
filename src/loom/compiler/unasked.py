"""Looks at objects without asking them: nothing of theirs runs, whatever they say of themselves.

    isinstance(value, type)      asks the value for its `__class__`, which may be a property
    vars(cls), cls.__mro__       ask its metaclass
    module.__dict__.get(name)    a module may be of a class of its own, its globals a dict of a class of its own

A function is decorated, and a callee looked at, in the middle of somebody's program.
"""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

attributes_of: Final[Callable[[object], Mapping[str, Any]]] = vars(type)["__dict__"].__get__
"""The attributes of a class, not those of its bases."""
bases_of: Final[Callable[[object], tuple[type, ...]]] = vars(type)["__mro__"].__get__
"""A class and its bases in the order of look-up."""
globals_of: Final[Callable[[object], Mapping[str, object]]] = vars(ModuleType)["__dict__"].__get__
"""The globals of a module."""
items_of: Final[Callable[[object], Iterator[object]]] = vars(tuple)["__iter__"]
"""The items of a tuple."""
get: Final = dict[str, object].get
"""An item of a function's globals, or None."""


def is_a(value: object, kind: type | tuple[type, ...]) -> bool:
    """Whether an object is of a class."""
    return issubclass(type(value), kind)
