"""What compiled code asks at run time: whether a callee is the function itself, and how to jump to another one."""

from __future__ import annotations

from dataclasses import dataclass
from threading import RLock
from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from weakref import ref

    Jump = Callable[..., Any]

_filling = RLock()  # a tracer may call compiled code while a site is being filled
_entering = RLock()


class Self:
    """Recognises one compiled function."""

    __slots__ = ("function",)

    def __init__(self, function: FunctionType) -> None:
        self.function = function

    def is_self(self, callee: object) -> bool:
        """Whether calling `callee` calls the function."""
        return callee is self.function

    def is_method(self, callee: object, *receiver: object) -> bool:
        """Whether calling `callee` calls the function on a receiver, and on this one if it is given."""
        return (
            type(callee) is MethodType
            and callee.__func__ is self.function
            and (not receiver or receiver[0] is callee.__self__)
        )


@dataclass(slots=True)
class Entry:
    """How tail calls enter a compiled function.

    Attributes:
        public: the function that has this entry; a wrapper above it may carry a copy of its attributes.
        is_async: whether async drivers can take the jump, or plain ones.
        raises_bare: a bare raise stands outside its handlers, so it must not be entered from one.
        make: makes the entrance when it is first entered. None where there is none: the function never leaves for
            another one, so that calling it grows the stack by one frame and no more; or it may catch GeneratorExit.
        made: the entrance: takes the call's arguments, returns what a driver goes on with.
    """

    public: ref[FunctionType]
    is_async: bool
    raises_bare: bool
    make: Callable[[], Jump] | None
    made: Jump | None

    @property
    def jump(self) -> Jump | None:
        """The entrance, if there is one."""
        if self.made is None and self.make is not None:
            with _entering:
                self.made = self.made or self.make()
        return self.made


class Site:
    """One tail call whose callee only the run knows; remembers the first function it finds, compiled or not.

    Only a function that is not made by another one is remembered: it lives as long as its module, so nothing is kept
    alive by it.
    """

    __slots__ = ("callee", "in_handler", "is_async", "jump")

    def __init__(self, *, is_async: bool, in_handler: bool) -> None:
        self.is_async = is_async
        self.in_handler = in_handler
        self.callee: object = self  # nobody's callee
        self.jump: Jump | None = None

    def find(self, callee: object) -> Jump | None:
        """The jump to a callee, or None if it has to be called."""
        if type(callee) is MethodType:
            entry = self._entry(callee.__func__)
            return MethodType(entry.jump, callee.__self__) if entry and entry.jump else None
        entry = self._entry(callee)
        jump = entry.jump if entry else None
        if type(callee) is FunctionType and "<locals>" not in callee.__qualname__:
            self._remember(callee, jump)
        return jump

    def _entry(self, function: object) -> Entry | None:
        """The entry of a compiled function that a jump from here can take."""
        if type(function) is not FunctionType:
            return None
        entry = getattr(function.__dict__.get("__loom__"), "entry", None)
        if type(entry) is not Entry or entry.public() is not function or entry.is_async is not self.is_async:
            return None
        return None if self.in_handler and entry.raises_bare else entry

    def _remember(self, callee: object, jump: Jump | None) -> None:
        """Once only, the jump first: whoever sees the callee sees its jump."""
        with _filling:
            if self.callee is self:
                self.jump = jump
                self.callee = callee
