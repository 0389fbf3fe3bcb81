"""The decorators: one call into the compiler, and what is said about the result. What may be decorated: `fitness`."""

from __future__ import annotations

import inspect
import itertools
import linecache
import warnings
from collections.abc import AsyncIterable, Callable, Iterable
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from loom.compiler import RefusedError, compile_function
from loom.diagnostics import Rule, Span
from loom.errors import TOO_DEEP, CompilerError, TailCallError, TailCallWarning
from loom.fitness import unfit

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from types import FrameType

    from loom.compiler.kind import Kind
    from loom.diagnostics import Diagnostic

__all__ = ["tailrec", "tailstream"]

F = TypeVar("F", bound=Callable[..., Any])
S = TypeVar("S", bound=Callable[..., Iterable[Any] | AsyncIterable[Any]])

_kept_plain: ContextVar[list[object] | None] = ContextVar("loom_kept_plain", default=None)


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
    return cast("F", _compile(fn, tailrec))


def tailstream(fn: S, /) -> S:
    """Compiles a generator or async generator so that delegating to the next state's stream does not nest.

    A delegation ends a path: `async for event in f(...): yield event` in an async generator, `yield from f(...)` or
    `for event in f(...): yield event` in a generator, with nothing after it but perhaps a bare `return`; also
    `return (yield from f(...))`, which hands on what the last generator returns. A delegation to the stream itself
    becomes a turn of a loop, one to another compiled stream a jump. The consumer sees the same events, and `send`,
    `throw`, `close` and their async siblings do what they do in nested generators.

    Args:
        fn: a `def` or `async def` that yields. The decorator stands directly above it, below any other decorator.

    Returns:
        A real generator function of the same signature, name and metadata, as `tailrec` does.

    Raises:
        TailCallError: a stream of the function itself is made without being delegated to at the end of a path, or `fn`
            is not a generator with a source.
        CompilerError: Loom has failed; the function is not to blame.

    Warns:
        TailCallWarning: there is no delegation to compile.

    Example:
        >>> from loom import tailstream
        >>> @tailstream
        ... def countdown(n):
        ...     yield n
        ...     if n:
        ...         yield from countdown(n - 1)
        >>> sum(1 for _ in countdown(100_000))
        100001
    """
    return cast("S", _compile(fn, tailstream))


def decorator_of(kind: Kind) -> Callable[..., Any]:
    """The decorator that compiles a kind of function."""
    return tailstream if kind.is_stream else tailrec


def _compile(fn: object, decorator: Callable[..., Any]) -> Callable[..., Any]:
    if problem := unfit(fn, decorator.__name__):
        # What has no line of its own is shown where it is decorated.
        return _refused(fn, [replace(problem, span=problem.span or _line_that_asks())])
    assert isinstance(fn, FunctionType)
    try:
        compiled = compile_function(fn, decorator)
    except RefusedError as refusal:
        return _refused(fn, refusal.problems)
    except Exception as failure:
        text = TOO_DEEP if isinstance(failure, RecursionError) else _APOLOGY
        raise CompilerError(text.format(name=fn.__qualname__, failure=failure)) from failure
    if line := _line_of_another_def(fn, compiled.other_decorators):
        problem = Rule.DECORATOR_BELOW.at(line, fn.__qualname__, fn.__name__, decorator=decorator.__name__)
        return _refused(fn, [problem])
    for warning in compiled.warnings:
        _warn(warning, fn)
    if compiled.record is None:
        return fn
    compiled.function.__wrapped__ = fn  # type: ignore[attr-defined]
    compiled.function.__loom__ = compiled.record  # type: ignore[attr-defined]
    return compiled.function


def _refused(fn: object, problems: Sequence[Diagnostic]) -> Callable[..., Any]:
    error, kept = TailCallError(problems), _kept_plain.get()
    if kept is None:
        raise error from None
    kept.append(fn)
    return cast("Callable[..., Any]", fn)


@contextmanager
def keeping_refused_functions() -> Generator[list[object]]:
    """Leaves refused functions as they are instead of raising: for tools that import a module to tell about it.

    Yields:
        What was refused, as it comes.
    """
    refused: list[object] = []
    token = _kept_plain.set(refused)
    try:
        yield refused
    finally:
        _kept_plain.reset(token)


_APOLOGY = (
    "Loom failed to compile '{name}' ({failure!r}). This is a defect of Loom, not of the function: please report it "
    "with the function's source. Without the decorator the function runs as plain recursion, up to Python's "
    "recursion limit."
)


def _line_of_another_def(fn: FunctionType, decorators: frozenset[int] | None) -> Span | None:
    """The line of the decorator that asks, if it decorates a def and that is not the def of the function it was given.

    So a decorator below it has put a function of its own in the place of the def.
    """
    if decorators is None:
        return None
    frame = _frame_that_asks()
    line, _, start, end = next(itertools.islice(frame.f_code.co_positions(), frame.f_lasti // 2, None))
    if frame.f_code.co_filename == fn.__code__.co_filename and line in decorators:
        return None
    text = linecache.getline(frame.f_code.co_filename, line or 0, frame.f_globals).encode()
    is_decorator = text[:start].strip() == b"@" and not text[:end].endswith(b")")
    return _line_that_asks() if is_decorator else None


def _frame_that_asks() -> FrameType:
    frame = inspect.currentframe()
    assert frame is not None
    while frame.f_back is not None and _is_ours(frame.f_globals.get("__name__")):
        frame = frame.f_back
    return frame


def _is_ours(module: object) -> bool:
    return type(module) is str and module.partition(".")[0] == "loom"


def _line_that_asks() -> Span:
    """The line outside of Loom that is being run: where something is decorated that has no line of its own."""
    frame = _frame_that_asks()
    filename, line = frame.f_code.co_filename, frame.f_lineno
    text = linecache.getline(filename, line, frame.f_globals).rstrip("\n")
    start = len(text) - len(text.lstrip()) + 1
    return Span(filename, line, start, line, max(start + 1, len(text) + 1), text)


def _warn(diagnostic: Diagnostic, fn: FunctionType) -> None:
    """Warns at the place in the user's source, so that filters and the once-per-place rule work on it."""
    span = diagnostic.span
    filename, line = (span.filename, span.line) if span else (fn.__code__.co_filename, fn.__code__.co_firstlineno)
    message = TailCallWarning(f"{diagnostic.reason} [{diagnostic.code}]; {diagnostic.fix}")
    registry = fn.__globals__.setdefault("__warningregistry__", {})
    module = fn.__module__ if type(fn.__module__) is str else "<string>"
    warnings.warn_explicit(message, TailCallWarning, filename, line, module, registry)
