"""What may look at the frame that runs it: such a function's frame must hold nothing but its own variables.

locals()    eval(text)    sys._getframe()        look at it
vars(state)                                      looks at an object
def f(dir): ... dir[0]                           is a variable of that name
"""

from __future__ import annotations

import ast
import builtins
from typing import TYPE_CHECKING, Final

from loom.compiler.known import UNKNOWN, is_variable, stands_for

if TYPE_CHECKING:
    from loom.compiler.names import Names
    from loom.compiler.source import Source

_ATTRIBUTES: Final = frozenset({"_getframe", "currentframe"})
FRAME_READERS: Final = frozenset({"locals", "vars", "dir", "eval", "exec"}) | _ATTRIBUTES
_OF_OBJECTS: Final = frozenset({"vars", "dir"})
_BUILTINS: Final = frozenset({"builtins", "__builtins__"})


def is_of_an_object(call: ast.Call) -> bool:
    """Whether a call reads the object that it is given, not the frame that it is made in."""
    function, arguments = call.func, call.args
    if not (isinstance(function, ast.Name) and function.id in _OF_OBJECTS):
        return False
    return bool(arguments) and not isinstance(arguments[0], ast.Starred)


def readers_of(source: Source) -> frozenset[str]:
    """The names by which a function can look at its frame: neither its variables nor the module's own globals."""
    function, arguments = source.function, source.node.args
    defaults = [each.id for each in (*arguments.defaults, *arguments.kw_defaults) if isinstance(each, ast.Name)]
    if not FRAME_READERS.isdisjoint(defaults):
        return FRAME_READERS  # a parameter stands for one
    built_in = {name: getattr(builtins, name, UNKNOWN) for name in FRAME_READERS - _ATTRIBUTES}
    own = {name for name, value in built_in.items() if stands_for((name,), source) is not value}
    return frozenset(name for name in FRAME_READERS - own if not is_variable(name, function.__code__))


def reads_frame(names: Names, readers: frozenset[str]) -> bool:
    """Whether code mentions something that looks at its frame.

    Args:
        names: those of the code.
        readers: the names by which that can be done there.
    """
    if not (readers.isdisjoint(names.readers) and _ATTRIBUTES.isdisjoint(names.attributes)):
        return True
    return not (_BUILTINS.isdisjoint(names.loads) or FRAME_READERS.isdisjoint(names.attributes))
