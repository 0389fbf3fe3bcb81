"""What Loom makes of a function, and why: the plan as text for people and as a dictionary for programs.

    countdown (app.py:4) compiles to a loop.

         4   async def countdown(n):
         5       if n == 0:
         6           return "done"
    ->   7       return await countdown(n - 1)

    line 7, column 18: a loop turn; n = n - 1

There is no second analysis here: a decorated function is explained from the source that it was compiled from, a plain
one from the plan that it would be compiled by. `describe` has the dictionary, `explanation` its types.
"""

from __future__ import annotations

import functools
from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any, Literal, cast, overload

from loom.compiler import Record, RefusedError, analyse, read_source
from loom.compiler.kind import Kind, kind_of
from loom.decorators import decorator_of
from loom.describe import explanation_of, warnings_of
from loom.diagnostics.render import render
from loom.errors import TOO_DEEP, CompilerError, TailCallError
from loom.explanation import Explanation, OptimizedCall, RejectedCall
from loom.fitness import unfit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from loom.compiler import Analysis
    from loom.compiler.source import Source

__all__ = ["Explanation", "OptimizedCall", "RejectedCall", "analysis_of", "explain_tailcalls", "explanation_text"]


@overload
def explain_tailcalls(fn: Callable[..., Any], *, as_json: Literal[True], lowered: bool = ...) -> Explanation: ...
@overload
def explain_tailcalls(fn: Callable[..., Any], *, as_json: Literal[False] = ..., lowered: bool = ...) -> str: ...
@overload
def explain_tailcalls(fn: Callable[..., Any], *, as_json: bool, lowered: bool = ...) -> str | Explanation: ...
def explain_tailcalls(fn: Callable[..., Any], *, as_json: bool = False, lowered: bool = False) -> str | Explanation:
    """Tells how a function's tail calls are, or would be, compiled, and what stands in the way of the others.

    Args:
        fn: a function, compiled by Loom or not; also a method, or a wrapper with `__wrapped__`.
        as_json: return a dictionary instead of text.
        lowered: add the lowered source to the text (the dictionary always has it).

    Returns:
        Text, or the `Explanation` dictionary.

    Raises:
        TailCallError: `fn` is not a function with a source.
        CompilerError: something in it nests too deep to be followed.

    Example:
        >>> from loom import explain_tailcalls, tailrec
        >>> @tailrec
        ... def count(n, total=0):
        ...     return total if n == 0 else count(n - 1, total + 1)
        >>> explain_tailcalls(count, as_json=True)["lowering"]
        'loop'
    """
    analysis, compiled = analysis_of(fn)
    explanation = explanation_of(analysis, compiled=compiled)
    return explanation if as_json else explanation_text(analysis, explanation, lowered=lowered)


def analysis_of(fn: object) -> tuple[Analysis, bool]:
    """What the compiler says of a function, and whether it is a compiled one.

    Args:
        fn: what `explain_tailcalls` takes.

    Raises:
        TailCallError: it is not a function with a source.
        CompilerError: something in it nests too deep to be followed.
    """
    try:
        source, compiled = _source_of(fn)
        return analyse(source, decorator_of(source.kind)), compiled
    except RecursionError as failure:
        name = getattr(fn, "__qualname__", fn)
        raise CompilerError(TOO_DEEP.format(name=name, failure=failure)) from failure


def _source_of(fn: object) -> tuple[Source, bool]:
    """A function's source, and whether the function is compiled; looks through methods, properties and wrappers."""
    function = _inside(fn)
    seen: list[object] = []
    while function not in seen:
        space: Mapping[str, object] = getattr(function, "__dict__", {})
        record = space.get("__loom__")
        if isinstance(record, Record):
            return record.source(), True
        seen.append(function)
        function = space.get("__wrapped__", function)
    kind = kind_of(function.__code__) if isinstance(function, FunctionType) else Kind.FUNCTION
    if problem := unfit(function, kind.decorator):
        raise TailCallError([problem])
    try:
        return read_source(cast("FunctionType", function)), False
    except RefusedError as refusal:
        raise TailCallError(refusal.problems) from None


def _inside(fn: object) -> object:
    """The function that a method or property holds."""
    match fn:
        case MethodType() | classmethod() | staticmethod():
            return cast("object", getattr(cast("object", fn), "__func__", None))
        case property():
            return fn.fget
        case functools.cached_property():
            return cast("object", fn.func)
        case _:
            return fn


# The text


def explanation_text(analysis: Analysis, explanation: Explanation, *, lowered: bool = False) -> str:
    """The text.

    Args:
        analysis: what the compiler says of the function.
        explanation: the same as a dictionary.
        lowered: add the lowered source.
    """
    remarks = "\n".join(_remarks(analysis, explanation))
    sections = [headline(explanation), "\n".join(_listing(explanation)), remarks]
    if lowered and explanation["lowered"]:
        sections.append(f"lowered to\n\n{_indented(explanation['lowered'])}")
    return "\n\n".join(section for section in sections if section)


def headline(explanation: Explanation) -> str:
    """What became of the function, in the first lines of the text."""
    lines = [f"{explanation['function']} ({explanation['file']}:{explanation['line']}) {outcome(explanation)}."]
    if explanation["lowering"] == "step":
        lines += [f"  not a loop, because {reason}" for reason in explanation["reasons"]]
    return "\n".join(lines)


def outcome(explanation: Explanation) -> str:
    """What became of the function, as the rest of a sentence."""
    compiles = "compiles" if explanation["compiled"] else "is not decorated; it would compile"
    match explanation["lowering"]:
        case "unchanged":
            return "is left as it is: it has no tail call"
        case "loop":
            turns = any(call["role"] == "turn" for call in explanation["optimized"])
            return f"{compiles} to {'a loop' if turns else 'jumps: it has no tail call of itself'}"
        case "step":
            return f"{compiles} to a driver that runs each transition in a frame of its own"
        case "refused":
            count = len(explanation["rejected"])
            return f"is refused, for {'one reason' if count == 1 else f'{count} reasons'}"


def _listing(explanation: Explanation) -> Iterator[str]:
    """The function's lines, with an arrow at each tail call and a cross at each problem."""
    marks = {call["line"]: "->" for call in explanation["optimized"]}
    marks |= {problem["line"]: " x" for problem in explanation["rejected"]}
    lines = explanation["source"]["text"].split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    for number, line in enumerate(lines, explanation["source"]["line"]):
        yield f"{marks.get(number, '  ')} {number:4}   {line[margin:]}".rstrip()


def _remarks(analysis: Analysis, explanation: Explanation) -> Iterator[str]:
    yield from (render(problem) for problem in analysis.problems)
    for call in explanation["optimized"]:
        yield f"line {call['line']}, column {call['column']}: {call['reason']}"
    for ordinary in explanation["enclosed"]:
        yield f"line {ordinary['line']}, column {ordinary['column']}: {ordinary['reason']}"
    if explanation["called"]:
        yield f"tail calls of others call it, which grows the stack, and do not jump to it: {explanation['called']}"
    for capture in explanation["captures"]:
        taken = ", ".join(capture["variables"])
        yield f"line {capture['line']}, column {capture['column']}: a closure that takes {taken} by value"
    if names := sorted({reset["variable"] for reset in explanation["resets"]}):
        yield f"may be read before it is set, so each transition finds it unbound: {', '.join(names)}"
    yield from (render(warning) for warning in warnings_of(analysis))


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else line for line in text.split("\n"))
