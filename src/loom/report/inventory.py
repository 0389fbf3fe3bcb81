"""Which functions of a module Loom has compiled or refused, and how to get at them by name.

    app.connect, app.Session.run, app.Session.Inner.run

Looked at as they lie in the module and its classes: no property is evaluated, no instance made.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from types import FunctionType, MethodType, ModuleType
from typing import TYPE_CHECKING, cast

from loom.compiler.qualified import mangled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


_METHODS = (classmethod, staticmethod, MethodType)


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a dotted name leads to.

    Attributes:
        name: the name as it leads there.
        value: what stands there, as it lies: a method of a class is a function, staticmethod or classmethod.
        owner: the class that the last step started from, if it was one.
    """

    name: str
    value: object
    owner: type | None


def look_up(module: ModuleType, name: str) -> Found | None:
    """What a dotted name leads to, or None.

    Args:
        module: where the name starts.
        name: such as ``Class.method``; private names may be written as in the class.
    """
    value: object = module
    owner: type | None = None
    for part in name.split("."):
        owner = value if isinstance(value, type) else None
        found = attribute(value, part)
        if found is None:
            return None
        (value,) = found
    return Found(name, value, owner)


def attribute(owner: object, name: str) -> tuple[object] | None:
    """An attribute as it lies, in a tuple of one, or None where there is none."""
    stored = mangled(name, owner.__name__) if isinstance(owner, type) else name
    missing = object()
    value = inspect.getattr_static(owner, stored, missing)
    if value is missing and isinstance(owner, ModuleType):
        value = getattr(owner, stored, missing)  # a module's own __getattr__
    return None if value is missing else (value,)


def decorated(module: ModuleType, refused: Collection[FunctionType] = ()) -> Iterator[Found]:
    """The functions of a module that are compiled, or would be but for a problem, in source order.

    One that has several names in the module comes under its own.

    Args:
        module: the module.
        refused: the functions that were refused when it was imported.
    """
    found: dict[int, Found] = {}
    for each in _everything(module, module.__name__, ""):
        if _is_ours(each.value, refused) and (id(each.value) not in found or _has_own_name(each)):
            found[id(each.value)] = each
    return iter(sorted(found.values(), key=lambda each: first_line(each.value)))


def holds_compiled(value: object) -> bool:
    """Whether something is a compiled function, or a method or wrapper that holds one."""
    return any("__loom__" in vars(inner) for inner in layers(value) if hasattr(inner, "__dict__"))


def plain_function(value: object) -> FunctionType | None:
    """The innermost function of a method or wrapper: the def itself."""
    functions = [inner for inner in layers(value) if isinstance(inner, FunctionType)]
    return functions[-1] if functions else None


def unbound(value: object) -> object:
    """What a method calls; anything else as it is."""
    while isinstance(value, _METHODS):
        value = cast("object", getattr(cast("object", value), "__func__", None))
    return value


def layers(value: object) -> Iterator[object]:
    """An object, what it wraps, what that wraps, and so on."""
    seen: set[int] = set()
    while value is not None and id(value) not in seen:
        seen.add(id(value))
        yield value
        value = _inside(value)


def _inside(value: object) -> object:
    if (inner := unbound(value)) is not value:
        return inner
    if isinstance(value, property):
        return value.fget
    space: dict[str, object] = getattr(value, "__dict__", {})
    return space.get("__wrapped__", space.get("func"))


def _everything(owner: object, module: str, prefix: str) -> Iterator[Found]:
    """The functions in a module and, at any depth, in the classes that it defines."""
    kind = owner if isinstance(owner, type) else None
    for name, value in list(vars(owner).items()):
        if isinstance(value, type):
            within = f"{kind.__qualname__}." if kind else ""
            if value.__module__ == module and value.__qualname__ == f"{within}{name}":
                yield from _everything(value, module, f"{prefix}{name}.")
        elif (function := plain_function(value)) is not None and function.__module__ == module:
            yield Found(f"{prefix}{name}", value, kind)


def _has_own_name(found: Found) -> bool:
    function = plain_function(found.value)
    return function is not None and function.__qualname__ == found.name


def _is_ours(value: object, refused: Collection[FunctionType]) -> bool:
    return holds_compiled(value) or plain_function(value) in refused


def first_line(value: object) -> int:
    """Where a function starts in its file."""
    function = plain_function(value)
    return function.__code__.co_firstlineno if function else 0
