"""What Loom raises and warns with.

`TailCallError` is the user's to fix, `CompilerError` is Loom's; `TailCallWarning` is neither's, but worth a look.
`Interrupted` and its kinds are no errors at all: an observer has stopped a machine, which can go on.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import AsyncGenerator, Coroutine, Generator
from types import MethodType
from typing import TYPE_CHECKING

from loom.compiler.runtime import is_compiled
from loom.diagnostics.render import render, summary

if TYPE_CHECKING:
    from collections.abc import Sequence
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
            place = (span.filename, span.line, span.column, span.text, span.line, end)
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
    """What was given instead, and what to do about it."""
    if isinstance(fn, functools.partial):
        return f"{fn!r}: pass the function itself, and its arguments after it"
    name = getattr(fn, "__qualname__", None)
    if name is None:
        return f"the {type(fn).__name__} {fn!r}"
    if isinstance(fn, Coroutine | Generator | AsyncGenerator):
        return f"what calling '{name}' gives: pass the function, and its arguments after it"
    path, inner = "", fn
    while (inner := getattr(inner, "__wrapped__", None)) is not None and len(path) < _LONGEST:
        path += ".__wrapped__"
        if is_compiled(inner):
            receiver = ", and the receiver as the first argument" if isinstance(fn, MethodType) else ""
            return f"'{name}', which wraps the compiled function: pass its {path}{receiver}"
    if isinstance(fn, type) or not callable(fn):
        return f"the {type(fn).__name__} '{name}'"
    if inspect.isbuiltin(fn) or name.endswith("<lambda>"):
        return f"'{name}': write the transition as a def"
    decorator, end = ("tailstream", "delegation") if _is_stream(fn) else ("tailrec", "tail call")
    return f"'{name}': write @{decorator} above its def, and end at least one path with a {end}"


def _is_stream(fn: object) -> bool:
    return inspect.isgeneratorfunction(fn) or inspect.isasyncgenfunction(fn)


_LONGEST = 1000  # characters: a chain of wrappers that leads back to itself ends there
