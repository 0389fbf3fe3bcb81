"""What compiled code calls at run time, apart from the source's own functions: the comparisons behind guarded calls."""

from __future__ import annotations

from types import MethodType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FunctionType
    from weakref import ref


class Self:
    """Recognises one compiled function; holds it weakly, for the function's code holds this."""

    __slots__ = ("function",)

    def __init__(self) -> None:
        self.function: ref[FunctionType] | None = None

    def is_self(self, callee: object) -> bool:
        """Whether calling `callee` calls the function."""
        return self.function is not None and self.function() is callee

    def is_method(self, callee: object, *receiver: object) -> bool:
        """Whether calling `callee` calls the function on a receiver, and on this one if it is given."""
        return (
            type(callee) is MethodType
            and self.is_self(callee.__func__)
            and (not receiver or receiver[0] is callee.__self__)
        )
