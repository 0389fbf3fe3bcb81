"""What compiled code asks at run time: whether a callee is the function itself, and how to go on with another one."""

from __future__ import annotations

import os
import sys
from operator import methodcaller
from threading import RLock
from types import FunctionType, MethodType, ModuleType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol
from weakref import ref

from loom.compiler.unasked import attributes_of, is_a

if TYPE_CHECKING:
    from collections.abc import Callable

    from loom.compiler.kind import Kind

    Entrance = Callable[..., Any]


class Weak(ref[Any]):
    """A weak reference that no user's object is."""

    __slots__ = ()


_METHODS: Final[frozenset[Any]] = frozenset({staticmethod, classmethod})
_filling = RLock()  # a tracer may call compiled code while a site is being filled
_making = RLock()


def _free_the_locks() -> None:
    """Whoever held them is not there in a forked process, and what they guard is made again if it is not there."""
    global _filling, _making
    _filling, _making = RLock(), RLock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_free_the_locks)


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


class Held:
    """Stands in a code object's constants for a cell.

    Code objects are not seen by the garbage collector, so what may lead back to the code, a function or a site, is
    referred to weakly; the function that has the code keeps it alive.
    """

    __slots__ = ("_contents",)

    @property
    def cell_contents(self) -> Any:  # noqa: ANN401  # anything
        contents = self._contents
        return contents() if type(contents) is Weak else contents

    @cell_contents.setter
    def cell_contents(self, contents: object) -> None:
        self._contents = Weak(contents) if isinstance(contents, FunctionType | InlineCache) else contents


class Transition(NamedTuple):
    """One transition of a compiled function, as `loom.step` runs it.

    A configuration is the tuple of a compiled function and the arguments by position and by keyword.

    Attributes:
        run: takes the function's arguments and runs one transition. Returns a list with the result if it ends; or the
            next configuration, inside a dict if the result of that is dropped. Of the kind that the function is; an
            async generator yields the next configuration in a `Handover`.
        configure: takes the function's arguments and returns them as a configuration.
    """

    run: Callable[..., Any]
    configure: Callable[..., tuple[FunctionType, tuple[Any, ...], dict[str, Any]]]


class Readings(Protocol):
    """Makes the readings of a compiled function that not every function needs.

    `public` is the function that callers call; a wrapper above it may carry a copy of its attributes. `entrance` takes
    the arguments of a tail call and returns what a driver goes on with; it may be ruled out. `transition` is one
    transition that runs alone.
    """

    @property
    def public(self) -> ref[FunctionType]: ...
    def entrance(self) -> Entrance | None: ...
    def transition(self) -> Transition: ...


class Entry:
    """How others enter a compiled function. What that takes is made when it is first asked for, and once.

    Attributes:
        public: the function that has this entry.
        kind: what kind of function it is; a jump goes from one to another of the same kind.
        raises_bare: a bare raise stands outside its handlers, so it must not be entered from one.
        has_entrance: tail calls of others can jump to it. If not, they call it: because it never leaves for another
            function, so that this costs one frame and no more, or because it may catch GeneratorExit.
        gives_value: of a generator, whether it may return something else than None.
    """

    __slots__ = (
        "_entrance",
        "_readings",
        "_transition",
        "gives_value",
        "has_entrance",
        "kind",
        "public",
        "raises_bare",
    )

    def __init__(
        self, readings: Readings, kind: Kind, *, raises_bare: bool, has_entrance: bool, gives_value: bool
    ) -> None:
        self.public = readings.public
        self.kind = kind
        self.raises_bare = raises_bare
        self.has_entrance = has_entrance
        self.gives_value = gives_value
        self._readings = readings
        self._entrance: Entrance | None = None
        self._transition: Transition | None = None

    def entrance(self) -> Entrance | None:
        """What a tail call enters, if it can."""
        if self._entrance is None and self.has_entrance:
            with _making:
                if self._entrance is None:
                    self._entrance = self._readings.entrance()
                    self.has_entrance = self._entrance is not None
        return self._entrance

    def transition(self) -> Transition:
        """One transition at a time."""
        if self._transition is None:
            with _making:
                if self._transition is None:
                    self._transition = self._readings.transition()
        return self._transition


def entry_of(function: object) -> Entry | None:
    """The entry of a function, if Loom compiled it."""
    if type(function) is not FunctionType:
        return None
    entry = getattr(function.__dict__.get("__loom__"), "entry", None)
    return entry if type(entry) is Entry and entry.public() is function else None


def is_compiled(function: object) -> bool:
    """Whether Loom compiled this very function; a wrapper may carry a copy of its attributes."""
    return entry_of(function) is not None


def _lives_with_its_module(function: FunctionType) -> bool:
    """Whether a function is what its qualified name means in its module, or, a wrapper, in that of what it wraps."""
    if _is_found(function, function.__globals__):
        return True
    module = sys.modules.get(function.__module__) if type(function.__module__) is str else None
    return type(module) is ModuleType and _is_found(function, module.__dict__)


def _is_found(function: FunctionType, module: dict[str, object]) -> bool:
    first, *attributes = str.split(function.__qualname__, ".")
    found: Any = module.get(first)
    for name in attributes:
        if not is_a(found, type):
            return False
        found = attributes_of(found).get(name)
    while type(found) in _METHODS:
        found = found.__func__
    return found is function


class InlineCache:
    """One tail call whose callee only the run knows; remembers the first function it finds, compiled or not.

    Of a method it remembers the function. Only one that its qualified name means in its module is remembered: it lives
    as long as that, unless it is replaced there.

    Attributes:
        callee: the function that is remembered.
        entrance: what makes the jump to it, or None if it has to be called.
        function: the function that is remembered, if it can be entered.
    """

    __slots__ = ("__weakref__", "callee", "entrance", "function", "in_handler", "kind")

    def __init__(self, kind: Kind, *, in_handler: bool) -> None:
        self.kind = kind
        self.in_handler = in_handler
        self.callee: object = self  # nobody's callee
        self.function: object = self
        self.entrance: Entrance | None = None

    def find(self, callee: object) -> Entrance | None:
        """The entrance of a callee, or None if it has to be called."""
        function = callee.__func__ if type(callee) is MethodType else callee
        if function is self.callee:
            entrance = self.entrance
        else:
            try:
                entrance = self._look_at(function)
            except RecursionError:
                return None  # no room left to compile the entrance, but perhaps for a call, as in plain recursion
        return MethodType(entrance, callee.__self__) if entrance and type(callee) is MethodType else entrance

    def _look_at(self, function: object) -> Entrance | None:
        entrance = self._entrance(function)
        if self.callee is self and type(function) is FunctionType and _lives_with_its_module(function):
            self._remember(function, entrance)
        return entrance

    def _entrance(self, function: object) -> Entrance | None:
        entry = entry_of(function)
        if entry is None or entry.kind is not self.kind or (self.in_handler and entry.raises_bare):
            return None
        return self.way_in(entry)

    def way_in(self, entry: Entry) -> Entrance | None:
        """How a function is entered from here, if it can be."""
        return entry.entrance()

    def _remember(self, callee: object, entrance: Entrance | None) -> None:
        """Once only, the entrance first: whoever sees the callee sees that."""
        with _filling:
            if self.callee is self:
                self.entrance = entrance
                if entrance:
                    self.function = callee
                self.callee = callee


class ConfigurationCache(InlineCache):
    """The same for a transition that runs alone: it makes the next configuration, not a jump."""

    __slots__ = ()

    def way_in(self, entry: Entry) -> Entrance | None:
        return entry.transition().configure


VALUE_DROPPED: Final = 1
"""How a generator is delegated to: the value of the rest of the run is dropped."""
BY_FOR: Final = 2
"""And by a `for`, which stops what is sent and thrown."""


class Handover:
    """The last thing that the body of an async generator yields when it hands over: carries the jump."""

    __slots__ = ("jump",)

    def __init__(self, jump: Any) -> None:  # noqa: ANN401  # a jump, or a configuration
        self.jump = jump


same: Final = methodcaller("__get__", None, object)
"""Returns the function that it is given, without a Python frame: `function.__get__(None, object)` is the function."""


class Stream:
    """What the driver of a stream needs, whatever the user's module calls by these names."""

    Handover = Handover
    BaseException = BaseException
    GeneratorExit = GeneratorExit
    StopAsyncIteration = StopAsyncIteration
    StopIteration = StopIteration
    list = list
    next = next
    type = type
