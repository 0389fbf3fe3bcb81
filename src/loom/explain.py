"""What Loom makes of a function, and why: the plan as text for people and as a dictionary for programs.

    countdown (app.py:4) compiles to a loop.

         4   async def countdown(n):
         5       if n == 0:
         6           return "done"
    ->   7       return await countdown(n - 1)

    line 7, column 18: a loop turn; n = n - 1

There is no second analysis here: a decorated function is explained from the source that it was compiled from, a plain
one from the plan that it would be compiled by.
"""

from __future__ import annotations

import ast
from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any, Literal, TypedDict, cast, overload

from loom.compiler import Lowering, Record, RefusedError, analyse, lower, read_source
from loom.compiler.binding import Direct
from loom.compiler.kind import kind_of
from loom.compiler.nodes import changed
from loom.compiler.plan import Guard
from loom.decorators import unfit
from loom.diagnostics.render import render
from loom.errors import TailCallError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from loom.compiler import Analysis, Plan
    from loom.compiler.plan import PlannedSite
    from loom.compiler.source import Source
    from loom.diagnostics import Diagnostic

__all__ = ["Explanation", "OptimizedCall", "RejectedCall", "explain_tailcalls"]


class OptimizedCall(TypedDict):
    """A tail call that costs no stack. Lines and columns count from 1."""

    line: int
    column: int
    kind: str
    """How the call names the function: name, receiver, class, other, alias, method_alias; or unknown."""
    dropped: bool
    guard: str
    """What is asked at run time: none, once, method, identity, jump."""
    binding: Literal["direct", "binder"]
    """Whether the arguments are placed at compile time or bound by CPython at each transition."""
    reason: str


class RejectedCall(TypedDict):
    """A problem that keeps the function from being compiled. Lines and columns count from 1."""

    line: int
    column: int
    kind: str
    code: str
    reason: str
    fix: str


class Explanation(TypedDict):
    """What `explain_tailcalls` returns with `as_json=True`; `json.dumps` takes it as it is."""

    function: str
    module: str
    file: str
    line: int
    mode: Literal["tailrec", "tailstream"]
    compiled: bool
    """Whether the function given is a compiled one."""
    lowering: Literal["loop", "step", "unchanged", "refused"]
    reasons: list[str]
    """Why the function steps rather than loops."""
    binding: Literal["direct", "binder", "none"]
    """`binder` if at least one call needs it."""
    optimized: list[OptimizedCall]
    rejected: list[RejectedCall]
    warnings: list[str]
    lowered: str | None
    """The source that is compiled in the function's place. Names with an @ are the compiler's own."""


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

    Example:
        >>> from loom import explain_tailcalls, tailrec
        >>> @tailrec
        ... def count(n, total=0):
        ...     return total if n == 0 else count(n - 1, total + 1)
        >>> explain_tailcalls(count, as_json=True)["lowering"]
        'loop'
    """
    source, compiled = _source_of(fn)
    analysis = analyse(source)
    text = _lowered(analysis)
    if as_json:
        return _as_dictionary(analysis, text, compiled=compiled)
    sections = [_headline(analysis), "\n".join(_listing(analysis)), "\n".join(_remarks(analysis))]
    if lowered and text:
        sections.append(f"lowered to\n\n{_indented(text)}")
    return "\n\n".join(section for section in sections if section)


def _source_of(fn: object) -> tuple[Source, bool]:
    """A function's source, and whether the function is compiled; looks through methods and wrappers."""
    function: object = fn
    if isinstance(fn, MethodType | classmethod | staticmethod):
        function = getattr(cast("object", fn), "__func__", None)
    seen: list[object] = []
    while function not in seen:
        space: Mapping[str, object] = getattr(function, "__dict__", {})
        record = space.get("__loom__")
        if isinstance(record, Record):
            return record.source(), True
        seen.append(function)
        function = space.get("__wrapped__", function)
    stream = isinstance(function, FunctionType) and kind_of(function.__code__).is_stream
    if problem := unfit(function, "tailstream" if stream else "tailrec"):
        raise TailCallError([problem])
    try:
        return read_source(cast("FunctionType", function)), False
    except RefusedError as refusal:
        raise TailCallError(refusal.problems) from None


def _lowered(analysis: Analysis) -> str | None:
    """The lowered source: what callers call, after the functions that it needs."""
    if analysis.problems or analysis.plan.lowering is Lowering.NOTHING:
        return None
    result = lower(analysis.plan)
    functions = {**{f"# {kind.value}\n": node for kind, node in result.support.items()}, "": result.public}
    bare = {title: changed(node, decorator_list=[]) for title, node in functions.items()}
    text = "\n\n".join(f"{title}{ast.unparse(node)}" for title, node in bare.items())
    for placeholder in result.placeholders:
        text = text.replace(f"{placeholder!r}.cell_contents", placeholder)
    return text


# The dictionary


def _as_dictionary(analysis: Analysis, lowered: str | None, *, compiled: bool) -> Explanation:
    plan, source = analysis.plan, analysis.plan.source
    optimized = [] if analysis.problems else [_optimized(site, plan) for site in _in_order(plan)]
    bindings = {call["binding"] for call in optimized if call["guard"] != "jump"}
    return Explanation(
        function=source.function.__qualname__,
        module=source.function.__module__,
        file=source.filename,
        line=source.def_span().line,
        mode="tailstream" if source.kind.is_stream else "tailrec",
        compiled=compiled,
        lowering="refused" if analysis.problems else cast("Literal['loop', 'step', 'unchanged']", plan.lowering.value),
        reasons=list(plan.reasons),
        binding="binder" if "binder" in bindings else "direct" if bindings else "none",
        optimized=optimized,
        rejected=[_rejected(problem) for problem in analysis.problems],
        warnings=[f"{warning.code} {warning.reason}" for warning in _warnings(analysis)],
        lowered=lowered,
    )


def _optimized(planned: PlannedSite, plan: Plan) -> OptimizedCall:
    span = plan.source.span(planned.site.call)
    return OptimizedCall(
        line=span.line,
        column=span.column,
        kind=planned.site.callee.name.lower(),
        dropped=planned.site.dropped,
        guard=planned.guard.name.lower(),
        binding="direct" if isinstance(planned.binding, Direct) else "binder",
        reason=_how(planned, plan),
    )


def _rejected(problem: Diagnostic) -> RejectedCall:
    assert problem.span is not None
    return RejectedCall(
        line=problem.span.line,
        column=problem.span.column,
        kind=problem.rule.slug,
        code=problem.code,
        reason=problem.reason,
        fix=problem.fix,
    )


# The text


def _headline(analysis: Analysis) -> str:
    plan, source = analysis.plan, analysis.plan.source
    outcome = {
        Lowering.NOTHING: "is left as it is: it has no tail call",
        Lowering.LOOP: "compiles to a loop",
        Lowering.STEP: "compiles to a driver that runs each transition in a frame of its own",
    }[plan.lowering]
    if analysis.problems:
        count = len(analysis.problems)
        outcome = f"is refused, for {'one reason' if count == 1 else f'{count} reasons'}"
    lines = [f"{source.function.__qualname__} ({source.filename}:{source.def_span().line}) {outcome}."]
    if not analysis.problems:
        lines += [f"  not a loop, because {reason}" for reason in plan.reasons]
    return "\n".join(lines)


def _listing(analysis: Analysis) -> Iterator[str]:
    """The function's lines, with an arrow at each tail call and a cross at each problem."""
    plan, source = analysis.plan, analysis.plan.source
    marks = {source.span(site.site.call).line: "->" for site in plan.sites}
    marks |= {problem.span.line: " x" for problem in analysis.problems if problem.span}
    first = source.function.__code__.co_firstlineno
    lines = source.text.split("\n")[first - 1 - source.offset :]
    while lines and not lines[-1].strip():
        lines.pop()
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    for number, line in enumerate(lines, first):
        yield f"{marks.get(number, '  ')} {number:4}   {line[margin:]}".rstrip()


def _remarks(analysis: Analysis) -> Iterator[str]:
    if analysis.problems:
        yield from (render(problem) for problem in analysis.problems)
        return
    for planned in _in_order(analysis.plan):
        span = analysis.plan.source.span(planned.site.call)
        yield f"line {span.line}, column {span.column}: {_how(planned, analysis.plan)}"
    yield from (render(warning) for warning in _warnings(analysis))


def _how(planned: PlannedSite, plan: Plan) -> str:
    """One tail call in words: what it is, what it needs to be true, how the arguments get to the parameters."""
    turn = "a loop turn" if plan.lowering is Lowering.LOOP else "the next step"
    stream = plan.source.kind.is_stream
    call = "a delegation" if stream else "a call"
    if planned.guard is Guard.NONE:
        words = turn
    elif planned.guard is Guard.JUMP:
        words = f"a jump if {ast.unparse(planned.site.call.func)} is compiled, else {call}"
    else:
        words = f"{turn} if {_condition(planned)}, a jump if it is another compiled one, else {call}"
    words += "; the result is dropped" if planned.site.dropped and not stream else ""
    return words if planned.guard is Guard.JUMP else f"{words}; {_binding(planned)}"


def _condition(planned: PlannedSite) -> str:
    callee = ast.unparse(planned.site.call.func)
    asked = {
        Guard.ONCE: "asked once per run and receiver",
        Guard.METHOD: "asked at each call",
        Guard.IDENTITY: "asked at each call",
    }
    return f"{callee} is this function ({asked[planned.guard]})"


def _binding(planned: PlannedSite) -> str:
    binding = planned.binding
    if not isinstance(binding, Direct):
        return f"arguments bound by CPython, for there is {binding.reason}"
    placed = [f"{value.parameter} = {ast.unparse(value.expression)}" for value in binding.values]
    placed = [text for text in placed if text.partition(" = ")[0] != text.partition(" = ")[2]]
    placed += [f"{parameter} = its default" for parameter in binding.defaults]
    return ", ".join(placed) or "no parameter changes"


def _warnings(analysis: Analysis) -> list[Diagnostic]:
    return [] if analysis.problems else analysis.plan.warnings()


def _in_order(plan: Plan) -> list[PlannedSite]:
    return sorted(plan.sites, key=lambda planned: (planned.site.call.lineno, planned.site.call.col_offset))


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else line for line in text.split("\n"))
