"""What compiled code needs besides the source's own names: it enters as constants of the code object.

While the tree is built, a link is a string constant that the function itself does not contain; `assemble` puts the
object in its place. So nothing enters the user's globals or the frame's variables, and the code reaches it by a
LOAD_CONST.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from loom.compiler.nodes import constant

if TYPE_CHECKING:
    import ast
    from types import CodeType

    from loom.compiler.nodes import Positioned


class LinkKind(Enum):
    """What a link stands for."""

    BINDER = "bind"
    """A function of the same signature that returns its parameters as a tuple."""
    TRANSITION = "transition"
    """The function that runs one transition, for the driver."""
    IS_SELF = "is_self"
    """Tells whether a callee is this function."""
    IS_METHOD = "is_method"
    """Tells whether a callee is this function, bound to a receiver."""
    TUPLE = "tuple"
    """The type of what a transition returns to go on."""
    DEFAULT = "default"
    """The default of a parameter."""
    MARK = "mark"
    """An object that nothing else is: stands for a tail call inside an expression."""


@dataclass(frozen=True, slots=True)
class Link:
    """One object that the code refers to; `detail` says which parameter's default, or which mark."""

    kind: LinkKind
    detail: str = ""


class Links:
    """Hands out the placeholders of one function."""

    def __init__(self, code: CodeType) -> None:
        self.taken = {value for value in code.co_consts if isinstance(value, str)}
        self.placeholders: dict[str, Link] = {}

    def load(self, at: Positioned, kind: LinkKind, detail: str = "") -> ast.expr:
        """An expression whose value is what the link stands for."""
        text = f"@{kind.value}{detail and ':'}{detail}"
        while text in self.taken:
            text = f"@{text}"
        self.placeholders[text] = Link(kind, detail)
        return constant(text, at)
