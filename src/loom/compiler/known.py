"""What a name is known to stand for where a function is decorated; nothing is run to find out.

except errors.Broken:          the module `errors` is a global, and has a `Broken`: that class
except Later:                  not defined yet: UNKNOWN
except lazily.Imported:        the same as `errors.Broken` if the module is loaded, else UNKNOWN
"""

from __future__ import annotations

import ast
import builtins
import sys
import types
from types import ModuleType
from typing import TYPE_CHECKING, Final

from loom.compiler.unasked import attributes_of, bases_of, globals_of, is_a

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from loom.compiler.function import PythonFunction
    from loom.compiler.source import Source

UNKNOWN: Final = object()
UNSEEN: Final = object()
_MOST_LAZY: Final = 20  # imports that lead to one another, perhaps back
_PLAIN: Final = (type, ModuleType, object)
LAZY_IMPORT: Final[type | None] = getattr(types, "LazyImportType", None)  # since 3.15


def value_of(node: ast.expr, source: Source, variables: Container[str]) -> object:
    """The value of a global name or of an attribute of a module, UNKNOWN or UNSEEN.

    Args:
        node: the expression.
        source: the function that it stands in.
        variables: names that are no globals there.
    """
    path = _path_of(node)
    return stands_for(path, source) if path and path[0] not in variables else UNKNOWN


def stands_for(path: tuple[str, ...], source: Source) -> object:
    """The same for names, such as `errors`, `Broken`; the source notes it."""
    value = source.asked[path] = look_up(path, source.function)
    return value


def look_up(path: tuple[str, ...], function: PythonFunction) -> object:
    """The same for a function, and without a note."""
    first, *attributes = path
    space = function.__globals__
    value = loaded(space[first], first) if first in space else getattr(builtins, first, UNKNOWN)
    for name in attributes:
        if value is UNSEEN:
            break
        value = loaded(_attribute(value, name), name)
    return value


def loaded(value: object, name: str) -> object:
    """What a global variable will be read as: itself, or, imported lazily, what is there of it; nothing is imported.

    Args:
        value: what the module holds under the name.
        name: the name.
    """
    for _ in range(_MOST_LAZY):
        if type(value) is not LAZY_IMPORT:
            return value
        value, name = _imported(repr(value).split("'")[1], name)
    return UNKNOWN


def _imported(path: str, name: str) -> tuple[object, str]:
    """What a lazy import of a path under a name will find, and under which name that stands in its own module."""
    package, _, last = path.rpartition(".")
    module = sys.modules.get(path, UNKNOWN)  # import a.b as name
    if not package:
        return module, path
    if name == path.partition(".")[0]:  # import name.b; or from name import name
        return (UNKNOWN if last == name or module is UNKNOWN else sys.modules.get(name, UNKNOWN)), name
    attribute = _attribute(sys.modules.get(package), last)  # from a import b as name
    return (attribute if module is UNKNOWN or module is attribute else UNKNOWN), last


def _path_of(node: ast.expr) -> tuple[str, ...]:
    """The names of a dotted path, or none if the expression is something else."""
    if isinstance(node, ast.Name):
        return (node.id,)
    if not isinstance(node, ast.Attribute):
        return ()
    path = _path_of(node.value)
    return path and (*path, node.attr)


def _attribute(owner: object, name: str) -> object:
    """An attribute of a module or class, without running anything that may compute it."""
    spaces: list[Mapping[str, object]] = []
    if is_a(owner, type):
        spaces = [attributes_of(each) for each in bases_of(owner)]
    elif is_a(owner, ModuleType):
        spaces = [globals_of(owner)]
    for kind in bases_of(type(owner)):
        computes = not any(kind is plain for plain in _PLAIN)
        if computes and not attributes_of(kind).keys().isdisjoint({name, "__getattribute__"}):
            return UNKNOWN  # a metaclass, or a class of modules
    found = next((space[name] for space in spaces if name in space), UNKNOWN)
    is_computed = is_a(owner, type) and any("__get__" in attributes_of(kind) for kind in bases_of(type(found)))
    return UNKNOWN if is_computed else found
