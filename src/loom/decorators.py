"""The decorators: what may be decorated, one call into the compiler, and what is said about the result."""

from __future__ import annotations

import functools
import inspect
import warnings
from collections.abc import Callable
from types import (
    BuiltinFunctionType,
    ClassMethodDescriptorType,
    FunctionType,
    MethodDescriptorType,
    WrapperDescriptorType,
)
from typing import TYPE_CHECKING, Any, TypeVar, cast

from loom.compiler import Lowering, RefusedError, compile_function
from loom.compiler.source import first_line
from loom.diagnostics import Rule
from loom.errors import CompilerError, TailCallError, TailCallWarning

if TYPE_CHECKING:
    from loom.diagnostics import Diagnostic

__all__ = ["tailrec"]

_WRAPPERS = (staticmethod, classmethod, property, functools.cached_property)
_WRITTEN_IN_C = (BuiltinFunctionType, MethodDescriptorType, WrapperDescriptorType, ClassMethodDescriptorType)

F = TypeVar("F", bound=Callable[..., Any])


def tailrec(fn: F, /) -> F:
    """Compiles a function so that its tail calls, to itself and to other compiled functions, do not grow the stack.

    A tail call ends a path: `return await f(...)` in an `async def`, `return f(...)` in a `def`. A call of the function
    itself becomes a turn of a loop, with the arguments bound as the call would have bound them; a call of another
    compiled function or method becomes a jump. So a run of any length takes the stack of one call. In all else the
    function behaves as plain recursion does; what cannot be kept is refused.

    Args:
        fn: a `def` or `async def`. The decorator stands directly above it, below any other decorator.

    Returns:
        A real function of the same signature, name and metadata. `__wrapped__` is the plain function, `__loom__` the
        record that `explain_tailcalls` reads. A function without a tail call is returned as it is.

    Raises:
        TailCallError: a call of the function itself is not a tail call, or `fn` is not a function with a source.
        CompilerError: Loom has failed; the function is not to blame.

    Warns:
        TailCallWarning: there is no tail call to compile, or a result is dropped that other paths return.

    Example:
        >>> from loom import tailrec
        >>> @tailrec
        ... def count(n, total=0):
        ...     if n == 0:
        ...         return total
        ...     return count(n - 1, total + 1)
        >>> count(100_000)
        100000
    """
    if problem := unfit(fn):
        raise TailCallError([problem])
    assert isinstance(fn, FunctionType)
    try:
        compiled = compile_function(fn, tailrec)
    except RefusedError as refusal:
        raise TailCallError(refusal.problems) from None
    except Exception as failure:
        raise CompilerError(_APOLOGY.format(name=fn.__qualname__, failure=failure)) from failure
    for warning in compiled.plan.warnings():
        _warn(warning, fn)
    if compiled.plan.lowering is Lowering.NOTHING:
        return cast("F", fn)
    compiled.function.__wrapped__ = fn  # type: ignore[attr-defined]
    compiled.function.__loom__ = compiled.record  # type: ignore[attr-defined]
    return cast("F", compiled.function)


_APOLOGY = (
    "Loom failed to compile '{name}' ({failure!r}). This is a defect of Loom, not of the function: please report it "
    "with the function's source. Without the decorator the function runs as plain recursion, up to Python's "
    "recursion limit."
)


def unfit(fn: object) -> Diagnostic | None:
    """Why an object is not a function to compile, if it is not."""
    kind = type(fn)
    if kind is FunctionType:
        return _unfit_function(cast("FunctionType", fn))
    if isinstance(fn, type):
        return Rule.CLASS.at(None, fn.__qualname__, fn.__name__)
    if issubclass(kind, _WRITTEN_IN_C):
        name = str(getattr(fn, "__qualname__", fn))
        return Rule.WRITTEN_IN_C.at(None, name, name)
    if issubclass(kind, _WRAPPERS):
        inner = getattr(fn, "__func__", None) or getattr(fn, "fget", None) or getattr(fn, "func", None)
        name = str(getattr(inner, "__qualname__", inner))
        return Rule.DECORATOR_BELOW.at(None, name, name.rpartition(".")[2])
    wrapped = getattr(fn, "__dict__", {}).get("__wrapped__")
    if isinstance(wrapped, FunctionType):
        return Rule.DECORATOR_BELOW.at(first_line(wrapped), wrapped.__qualname__, wrapped.__name__)
    return Rule.NOT_A_FUNCTION.at(None, kind.__qualname__, f"an object of type {kind.__qualname__ or '?'}")


def _unfit_function(fn: FunctionType) -> Diagnostic | None:
    rule = None
    if hasattr(fn, "__loom__"):
        rule = Rule.ALREADY_COMPILED
    elif hasattr(fn, "__wrapped__"):
        rule = Rule.DECORATOR_BELOW
    elif fn.__code__.co_name == "<lambda>":
        rule = Rule.LAMBDA
    elif fn.__code__.co_flags & (inspect.CO_GENERATOR | inspect.CO_ASYNC_GENERATOR):
        rule = Rule.GENERATOR
    return rule and rule.at(first_line(fn), fn.__qualname__, fn.__name__)


def _warn(diagnostic: Diagnostic, fn: FunctionType) -> None:
    """Warns at the place in the user's source, so that filters and the once-per-place rule work on it."""
    span = diagnostic.span
    filename, line = (span.filename, span.line) if span else (fn.__code__.co_filename, fn.__code__.co_firstlineno)
    message = TailCallWarning(f"{diagnostic.reason} [{diagnostic.code}]; {diagnostic.fix}")
    registry = fn.__globals__.setdefault("__warningregistry__", {})
    warnings.warn_explicit(message, TailCallWarning, filename, line, str(fn.__module__), registry)
