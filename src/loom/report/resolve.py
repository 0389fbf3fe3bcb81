"""What a tail call leads to, as far as the source and the module tell: a compiled function, an open end, a plain call.

    return await stream(line)        a global name: the compiled function `stream`
    return self.retry(n - 1)         looked up in the class: the compiled method
    return await then(value)         a variable: only the run knows
    return sorted(found)             not compiled, or a wrapper: the path ends here, with what that returns

Only looked at, never called: no property or module `__getattr__` runs that the import has not run.
"""

from __future__ import annotations

import ast
import builtins
from dataclasses import dataclass
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING

from loom.compiler.kind import kind_of
from loom.compiler.runtime import is_compiled
from loom.compiler.scope import Callee
from loom.report.inventory import Found, attribute, plain_function, unbound

if TYPE_CHECKING:
    from collections.abc import Collection

    from loom.compiler import Plan
    from loom.compiler.tail import Site


@dataclass(frozen=True, slots=True)
class Unknown:
    """An open end: only the run knows what is called, or it is compiled in another module."""

    name: str
    why: str = "found when it runs"


@dataclass(frozen=True, slots=True)
class Plain:
    """Something that Loom has not compiled: called, not jumped to."""


Leads = Found | Unknown | Plain


def resolve(site: Site, plan: Plan, found: Found, refused: Collection[FunctionType]) -> Leads:
    """What a tail call of a function leads to.

    Args:
        site: the tail call.
        plan: the function's plan.
        found: the function.
        refused: the functions that were refused when the module was imported.
    """
    if site.callee is Callee.NAME:
        return found
    target = _target(site.call.func, plan, found)
    if target is None:
        return found if site.callee.certain else Unknown(plan.source.unparsed(site.call.func))
    called, function, own = unbound(target.value), plain_function(target.value), plan.source.function
    if function is None or kind_of(function.__code__) is not plan.source.kind:
        return Plain()
    if not is_compiled(called):
        if called is not function:
            return Plain()  # a wrapper
        if target.value is not found.value and function not in refused:
            return found if function.__code__ is own.__code__ else Plain()
    if function.__module__ != own.__module__:
        return Unknown(f"{function.__module__}:{function.__qualname__}", "compiled in that module")
    return target


def _target(callee: ast.expr, plan: Plan, found: Found) -> Found | None:
    """What a name or an attribute of one stands for, or None where only the run knows."""
    match callee:
        case ast.Name(id=name):
            value = _global(name, plan)
            return value and Found(_name_of(value[0], name), value[0], None)
        case ast.Attribute(value=ast.Name(id=name), attr=attr) if name == plan.scope.receiver:
            return _method(found.owner, attr)
        case ast.Attribute(value=ast.Name(id=name), attr=attr):
            return _member(_global(name, plan), attr)
        case _:
            return None


def _global(name: str, plan: Plan) -> tuple[object] | None:
    """What a global or builtin name stands for now, in a tuple of one."""
    scope, function = plan.scope, plan.source.function
    if name in scope.locals or name in scope.parameters.names or name in function.__code__.co_freevars:
        return None
    space = function.__globals__
    if name in space:
        return (space[name],)
    return (getattr(builtins, name),) if hasattr(builtins, name) else None


def _member(owner: tuple[object] | None, name: str) -> Found | None:
    match owner:
        case (type() as kind,):
            return _method(kind, name)
        case (ModuleType() as module,):
            value = vars(module).get(name)
            return Found(_name_of(value, name), value, None) if value is not None else None
        case _:
            return None


def _method(owner: type | None, name: str) -> Found | None:
    value = attribute(owner, name) if owner is not None else None
    if owner is None or value is None or not isinstance(plain_function(value[0]), FunctionType):
        return None  # an attribute of instances, or data: what it holds then is called
    return Found(f"{owner.__qualname__}.{name}", value[0], owner)


def _name_of(value: object, name: str) -> str:
    function = plain_function(value)
    return function.__qualname__ if function else name
