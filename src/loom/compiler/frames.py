"""What may look at the frame that runs it: such a function's frame must hold nothing but its own variables.

locals()    eval(text)    sys._getframe()        look at it
show = locals    ...    show()                   does so, too, under another name of the module
vars(state)                                      looks at an object
def f(dir): ... dir[0]                           is a variable of that name
"""

from __future__ import annotations

import ast
import builtins
import inspect
import sys
from typing import TYPE_CHECKING, Final

from loom.compiler.known import UNKNOWN, stands_for

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from loom.compiler.names import Names
    from loom.compiler.source import Source

_ATTRIBUTES: Final = frozenset({"_getframe", "currentframe"})
FRAME_READERS: Final = frozenset({"locals", "vars", "dir", "eval", "exec"}) | _ATTRIBUTES
_OF_OBJECTS: Final = frozenset({"vars", "dir"})
_BUILTINS: Final = frozenset({"builtins", "__builtins__"})
_OUTSIDE: Final = _ATTRIBUTES | {"locals"}  # what a free variable of that name surely is
_FUNCTIONS: Final = (locals, vars, dir, eval, exec, getattr(sys, "_getframe", locals), inspect.currentframe)
READERS: Final = {id(each): each for each in _FUNCTIONS}
"""The functions that look at the frame that calls them, by their ids."""


def is_of_an_object(call: ast.Call) -> bool:
    """Whether a call reads the object that it is given, not the frame that it is made in."""
    function, arguments = call.func, call.args
    if not (isinstance(function, ast.Name) and function.id in _OF_OBJECTS):
        return False
    return bool(arguments) and not isinstance(arguments[0], ast.Starred)


def is_own_attribute(attribute: ast.Attribute) -> bool:
    """Whether what is called as `inspect.currentframe` is the object's own (an animation's): `self` is no module."""
    return attribute.attr == "currentframe" and isinstance(attribute.value, ast.Name) and attribute.value.id == "self"


def readers_of(source: Source, names: Names, variables: AbstractSet[str]) -> frozenset[str]:
    """The names by which a function can surely look at its frame.

    Args:
        source: the function.
        names: those of its body.
        variables: the names that are no globals.
    """
    readers = _by_their_names(source, variables) if names.readers else frozenset[str]()
    return readers.union(names.imported_readers)


def _by_their_names(source: Source, variables: AbstractSet[str]) -> frozenset[str]:
    """Those among FRAME_READERS that are neither variables nor the module's own globals."""
    built_in = {name: getattr(builtins, name, UNKNOWN) for name in FRAME_READERS - _ATTRIBUTES}
    found = {name: stands_for((name,), source) for name in built_in}
    own = {name for name, value in found.items() if value is not built_in[name] and value is not UNKNOWN}
    return (FRAME_READERS - own - variables).union(_OUTSIDE.intersection(source.function.__code__.co_freevars) - own)


def reads_frame(names: Names, readers: frozenset[str]) -> bool:
    """Whether code mentions something that looks at its frame.

    Args:
        names: those of the code.
        readers: the names by which that can be done there.
    """
    if not (readers.isdisjoint(names.readers) and _ATTRIBUTES.isdisjoint(names.attributes)):
        return True
    by_other_names = readers - FRAME_READERS
    if not by_other_names.isdisjoint(names.loads):
        return True
    return not (_BUILTINS.isdisjoint(names.loads) or FRAME_READERS.isdisjoint(names.attributes))
