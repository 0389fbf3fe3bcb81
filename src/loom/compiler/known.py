"""What a name is known to stand for where a function is decorated; nothing is run to find out.

except errors.Broken:          the module `errors` is a global, and has a `Broken`: that class
except Later:                  not defined yet: UNKNOWN
"""

from __future__ import annotations

import ast
import builtins
from types import ModuleType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import CodeType

    from loom.compiler.source import Source

UNKNOWN: Final = object()
UNSEEN: Final = object()


def value_of(node: ast.expr, source: Source) -> object:
    """The value of a global name or of an attribute of a module, UNKNOWN or UNSEEN.

    Args:
        node: the expression.
        source: the function that it stands in.
    """
    match node:
        case ast.Name(id=name) if name in variables_of(source.function.__code__):
            return UNKNOWN
        case ast.Name(id=name):
            space = source.function.__globals__
            return space[name] if name in space else getattr(builtins, name, UNKNOWN)
        case ast.Attribute(value=owner, attr=name):
            value = value_of(owner, source)
            if value is UNSEEN:
                return UNSEEN
            return _attribute(value, name)
        case _:
            return UNKNOWN


def variables_of(code: CodeType) -> set[str]:
    """The variables of a function, and those of functions around it that it uses."""
    return {*code.co_varnames, *code.co_cellvars, *code.co_freevars}


def _attribute(owner: object, name: str) -> object:
    """An attribute of a module or class, without running anything that may compute it."""
    places = owner.__mro__ if isinstance(owner, type) else (owner,) if isinstance(owner, ModuleType) else ()
    return next((vars(place)[name] for place in places if name in vars(place)), UNKNOWN)
