"""What the names that a function reads hold when it is decorated, where that decides how it is compiled.

    def make(look=locals):                 `look` and `show` look at the frame, `quiet` may suppress GeneratorExit,
        @tailrec                           though nothing in the function says so
        def f(n): look(); show(); with quiet: ...

Whatever it is, it may be something else when the def runs again, so that it is asked again then (see `kept`).
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, NamedTuple

from loom.compiler.frames import FRAME_READERS, READERS
from loom.compiler.identity import with_nested
from loom.compiler.known import LAZY_IMPORT, loaded
from loom.compiler.suppressors import suppressor_of
from loom.compiler.unasked import get

if TYPE_CHECKING:
    from collections.abc import Container
    from types import CellType, CodeType

    from loom.compiler.function import PythonFunction
    from loom.compiler.names import Names
    from loom.compiler.suppressors import Suppressor


class Held(NamedTuple):
    """What was found.

    Attributes:
        readers: the names that hold something that looks at the frame.
        suppressors: those that hold something that may suppress GeneratorExit, and what.
    """

    readers: frozenset[str]
    suppressors: frozenset[tuple[str, Suppressor]]


class Mentions(NamedTuple):
    """What is to be asked.

    Attributes:
        names: the names that are read and are no variables of the function's own.
        of_builtins: an attribute that is read may be one of the module `builtins`.
        has_guards: something may catch GeneratorExit.
    """

    names: tuple[str, ...]
    of_builtins: bool
    has_guards: bool

    def held_in(self, function: PythonFunction) -> Held:
        """Asks it of a function: of its globals, of the variables of functions around it, and of its defaults."""
        values = self.values_in(function)
        readers = [name for name, value in values.items() if id(value) in READERS]
        if self.of_builtins:
            readers += [name for name, value in values.items() if value is builtins]
        found: list[tuple[str, Suppressor]] = []
        if self.has_guards:
            found = [(name, what) for name, value in values.items() if (what := suppressor_of(value))]
        return Held(frozenset(readers), frozenset(found))

    def values_in(self, function: PythonFunction) -> dict[str, object]:
        space, code = function.__globals__, function.__code__
        values = {name: get(space, name) for name in self.names}
        if closure := function.__closure__:
            values |= {name: _contents(cell) for name, cell in zip(code.co_freevars, closure, strict=True)}
        if by_position := function.__defaults__:
            values |= zip(reversed(code.co_varnames[: code.co_argcount]), reversed(by_position), strict=False)
        if by_keyword := function.__kwdefaults__:
            values |= by_keyword
        if LAZY_IMPORT:
            values |= {name: loaded(value, name) for name, value in values.items() if type(value) is LAZY_IMPORT}
        return values


def _contents(cell: CellType) -> object:
    try:
        return cell.cell_contents
    except ValueError:
        return None


def mentions_of(names: Names, variables: Container[str], code: CodeType) -> Mentions:
    """What of a function's names has to be looked up.

    Args:
        names: those of the body.
        variables: the function's own variables.
        code: its code.
    """
    read = tuple([name for name in names.loads if name not in variables])
    if names.has_guards and names.nested:  # what is made in a nested function may be a manager here
        inside = {name for each in with_nested(code) if each is not code for name in each.co_names}
        read += tuple(sorted(inside.difference(read)))
    return Mentions(read, not FRAME_READERS.isdisjoint(names.attributes), names.has_guards)
