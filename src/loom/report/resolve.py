"""What a tail call leads to, as far as the source and the module tell: a compiled function, an open end, a plain call.

    return await stream(line)        a global name: the compiled function `stream`
    return self.retry(n - 1)         looked up in the class: the compiled method
    return await then(value)         a variable: only the run knows
    return sorted(found)             not compiled: the path ends here, with what that returns

Only looked at, never called: no property or module `__getattr__` runs that the import has not run.
"""

from __future__ import annotations

import ast
import builtins
from dataclasses import dataclass
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING

from loom.compiler.kind import kind_of
from loom.compiler.scope import Callee
from loom.report.inventory import Found, attribute, is_compiled, plain_function

if TYPE_CHECKING:
    from collections.abc import Collection

    from loom.compiler import Plan
    from loom.compiler.tail import Site


@dataclass(frozen=True, slots=True)
class Unknown:
    """Only the run knows what is called, or it is compiled in another module: an open end of that name."""

    name: str


@dataclass(frozen=True, slots=True)
class Plain:
    """Something that Loom has not compiled: called, not jumped to."""


Leads = Found | Unknown | Plain


def resolve(site: Site, plan: Plan, found: Found, refused: Collection[str]) -> Leads:
    """What a tail call of a function leads to.

    Args:
        site: the tail call.
        plan: the function's plan.
        found: the function.
        refused: qualified names of functions that were refused when the module was imported.
    """
    written = plan.source.unparsed(site.call.func)
    target = found if site.callee is Callee.NAME else _target(site.call.func, plan, found)
    if target is None:
        certain = site.callee is not Callee.UNKNOWN and site.callee.certain
        return found if certain else Unknown(written)
    function = plain_function(target.value)
    own = plan.source.function
    if function is None or kind_of(function.__code__) is not plan.source.kind:
        return Plain()
    if target.value is not found.value and not is_compiled(target.value) and function.__qualname__ not in refused:
        return found if function.__code__ is own.__code__ else Plain()
    return (
        target if function.__module__ == own.__module__ else Unknown(f"{function.__module__}:{function.__qualname__}")
    )


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
