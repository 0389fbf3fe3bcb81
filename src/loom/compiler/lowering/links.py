"""What compiled code needs besides the source's own names.

It enters as cells, with names that no source can spell (`@bind`), as if the function were nested in one that has such
variables. A function that looks at its own frame would see them there; so in its body something like a cell is a
constant, and the code asks that for its contents. (Not so elsewhere: code objects are not seen by the garbage
collector, so that a constant may only refer weakly to what leads back to the function.) While the tree is built, a
string that the function does not contain stands for the constant.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from loom.compiler import nodes

if TYPE_CHECKING:
    import ast
    from types import CodeType

    from loom.compiler.nodes import Positioned


class LinkKind(Enum):
    """What a link stands for."""

    BINDER = "bind"
    """A function of the same signature that returns its parameters as a tuple."""
    BODY = "body"
    """The function that runs one transition, or a loop of them, for the driver."""
    ENTRANCE = "own_entrance"
    """Makes the jump to the function itself: takes the call's arguments, returns what a driver goes on with."""
    SITE = "site"
    """Finds out what a tail call of somebody else is; `detail` numbers the site."""
    SELF = "self"
    """The function that callers call."""
    IS_SELF = "is_self"
    """Tells whether a callee is this function."""
    IS_METHOD = "is_method"
    """Tells whether a callee is this function, bound to a receiver."""
    TYPE = "type"
    """What tells the type of a callee, whatever the user's module calls by this name."""
    METHOD = "method"
    """The type of methods."""
    LIST = "list"
    """The type of what a body returns to end."""
    JUMP_TYPE = "jumps"
    """The type of what a body returns to go on: a coroutine or a tuple."""
    STREAM = "stream"
    """What the driver of a stream needs."""
    SAME = "same"
    """Takes a function, and returns it."""
    EXIT = "exit"
    """What an except clause needs to tell whether the coroutine is being closed."""
    DEFAULT = "default"
    """The default of a parameter."""
    MARK = "mark"
    """An object that nothing else is: stands for a tail call inside an expression."""


class Link(NamedTuple):
    """One object that the code refers to; `detail` says which parameter's default, or which of several."""

    kind: LinkKind
    detail: str = ""

    @property
    def name(self) -> str:
        """The name of its cell, and its placeholder where the function does not contain that."""
        return f"@{self.kind.value}{self.detail and '_'}{self.detail}"


class Links:
    """Hands out the cells and placeholders of one function."""

    def __init__(self, code: CodeType, *, reads_frame: bool) -> None:
        self.taken = frozenset(each for each in code.co_consts if type(each) is str)
        self.reads_frame = reads_frame
        self.cells: dict[str, Link] = {}
        self.placeholders: dict[str, Link] = {}

    def load(self, at: Positioned, kind: LinkKind, detail: str = "") -> ast.expr:
        """An expression whose value is what the link stands for, in the function's own body."""
        link = Link(kind, detail)
        if not self.reads_frame:
            return self.load_cell(at, kind, detail)
        text = link.name
        while text in self.taken:
            text = f"@{text}"
        self.placeholders[text] = link
        return nodes.attribute(nodes.constant(text, at), "cell_contents", at)

    def load_cell(self, at: Positioned, kind: LinkKind, detail: str = "") -> ast.expr:
        """The same in a function that is all Loom's."""
        link = Link(kind, detail)
        self.cells[link.name] = link
        return nodes.load(link.name, at)
