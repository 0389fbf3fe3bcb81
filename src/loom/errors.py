"""What Loom raises and warns with.

`TailCallError` is the user's to fix, `CompilerError` is Loom's; `TailCallWarning` is neither's, but worth a look.
`Interrupted` and its kinds are no errors at all: an observer has stopped a machine, which can go on.
"""

from __future__ import annotations

import functools
import inspect
from types import (
    AsyncGeneratorType,
    CoroutineType,
    FunctionType,
    GeneratorType,
    MethodType,
)
from typing import TYPE_CHECKING, Final, cast

from loom.compiler.runtime import is_compiled
from loom.compiler.unasked import is_a
from loom.diagnostics.render import render, summary
from loom.fitness import MOST_DECORATORS, WRITTEN_IN_C

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from loom.configuration import Next
    from loom.diagnostics import Diagnostic

__all__ = [
    "BudgetExceeded",
    "CompilerError",
    "DeadlineExceeded",
    "Interrupted",
    "LoomError",
    "NotCompiledError",
    "TailCallError",
    "TailCallWarning",
]


TOO_DEEP = (  # what a CompilerError says of a RecursionError
    "Loom failed to compile '{name}': something in it nests too deep to be followed within Python's recursion limit, "
    "or too little of the stack is left where it is decorated ({failure!r}). Decorate it elsewhere, or write what "
    "nests in parts. Without the decorator the function runs as plain recursion, up to that limit."
)


class LoomError(Exception):
    """Base class of Loom's own exceptions. (Wrong arguments raise Python's `TypeError` and `ValueError`.)"""

    __module__ = "loom"


class TailCallError(LoomError, SyntaxError):
    """A function that Loom cannot compile and still keep what it means.

    Raised at decoration, for all problems of the function at once. It is a `SyntaxError`: `filename`, `lineno`,
    `offset`, `end_lineno`, `end_offset` and `text` are those of the first problem (lines and columns from 1), so
    that an uncaught one shows the user's own line with a caret.

    Attributes:
        diagnostics: every problem found, in source order.
    """

    __module__ = "loom"
    diagnostics: tuple[Diagnostic, ...]

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        first, *others = diagnostics
        span = first.span
        if span is None:
            super().__init__(summary(first))
        else:
            # Python marks one line only.
            end = span.end_column if span.end_line == span.line else len(span.text.rstrip()) + 1
            place = (span.filename, span.line, span.column, span.text or None, span.line, end)
            super().__init__(summary(first), place)
        self.diagnostics = tuple(diagnostics)
        self.add_note(f"  help: {first.fix}")
        for other in others:
            self.add_note(render(other))

    def __reduce__(self) -> tuple[type[TailCallError], tuple[tuple[Diagnostic, ...]]]:
        return type(self), (self.diagnostics,)


class TailCallWarning(UserWarning):
    """A decorated function that compiles, but probably not to what was meant."""

    __module__ = "loom"


class CompilerError(LoomError, RuntimeError):
    """Loom failed where it should not have: a defect of Loom, not of the function it was given."""

    __module__ = "loom"


class Interrupted(LoomError):  # noqa: N818  # like KeyboardInterrupt and CancelledError: the machine is not at fault
    """A machine that was stopped between two transitions.

    Attributes:
        next: the configuration reached. The run can go on from it: `error.next.run()`, awaited if the function is an
            `async def`, iterated over if it is a stream.
    """

    __module__ = "loom.observers"

    def __init__(self, message: str, configuration: Next[Any]) -> None:
        super().__init__(message)
        self.next = configuration

    def __reduce__(self) -> tuple[type[Interrupted], tuple[str, Next[Any]]]:
        return type(self), (self.args[0], self.next)

    def __str__(self) -> str:
        return f"{self.args[0]}, before {self.next!r}"


class BudgetExceeded(Interrupted):
    """More transitions than the budget allows."""

    __module__ = "loom.observers"


class DeadlineExceeded(Interrupted, TimeoutError):  # noqa: N818  # see Interrupted
    """The time is over."""

    __module__ = "loom.observers"


class NotCompiledError(LoomError, TypeError):
    """A function whose transitions are asked for is not one that Loom compiled.

    Attributes:
        fn: what was given.
        asker: the public function that it was given to.
    """

    __module__ = "loom"

    def __init__(self, fn: object, asker: str) -> None:
        super().__init__(fn, asker)
        self.fn = fn
        self.asker = asker

    def __str__(self) -> str:
        return f"{self.asker}() takes a function or method that Loom compiled, not {_found(self.fn)}"


def _found(fn: object) -> str:
    """What was given instead, and what to do about it; an object is not asked what it is."""
    kind = type(fn)
    if is_a(fn, functools.partial):
        return "a functools.partial: pass the function itself, and its arguments after it"
    if kind in _RUNNING:
        return f"what calling '{_name_of(fn)}' gives: pass the function, and its arguments after it"
    if is_a(fn, type):
        return f"the class '{_class_name(fn)}'"
    function = cast("MethodType", fn).__func__ if kind is MethodType else fn
    if path := _way_to_compiled(function):
        receiver = ", and the receiver as the first argument" if kind is MethodType else ""
        return f"'{_name_of(fn)}', which wraps the compiled function: pass its {path}{receiver}"
    if kind in WRITTEN_IN_C:
        return f"'{_name_of(fn)}': write the transition as a def"
    if type(function) is FunctionType:
        return _plain_function(function)
    return f"the {kind.__name__} {fn!r}" if kind in _SHOWN else f"an object of type {_class_name(kind)}"


def _way_to_compiled(fn: object) -> str:
    """What leads from a wrapper to a compiled function, or nothing."""
    inner = fn
    for depth in range(1, MOST_DECORATORS):
        inner = inspect.getattr_static(inner, "__wrapped__", None)
        if is_compiled(inner):
            return ".__wrapped__" * depth
    return ""


def _plain_function(fn: FunctionType) -> str:
    name = fn.__qualname__
    if fn.__code__.co_name == "<lambda>":
        return f"'{name}': write the transition as a def"
    decorator, end = ("tailstream", "delegation") if _is_stream(fn) else ("tailrec", "tail call")
    what = f"write @{decorator} above its def, and end at least one path with a {end}"
    return f"'{name}': {what}, without which the decorator leaves it as it is"


def _is_stream(fn: FunctionType) -> bool:
    return inspect.isgeneratorfunction(fn) or inspect.isasyncgenfunction(fn)


def _name_of(fn: object) -> str:
    """The name of an object of one of Python's own types, which have one."""
    return str(getattr(fn, "__qualname__", "?"))


_class_name: Final[Callable[[object], str]] = vars(type)["__qualname__"].__get__
_RUNNING: Final = frozenset({CoroutineType, GeneratorType, AsyncGeneratorType})
_SHOWN: Final = frozenset({str, bytes, int, float, bool, type(None)})
