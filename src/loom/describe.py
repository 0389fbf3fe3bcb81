"""A plan → the dictionary that tells of it, with each tail call in words.

    return f(n - 1)      {"role": "turn", "placed": [{"parameter": "n", "value": "n - 1", ...}],
                          "reason": "a loop turn; n = n - 1", ...}

Nothing is decided here: this only says where things stand and what they are called.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final, Literal, cast

from loom.compiler import Lowering, find_cautions, find_enclosed, lower
from loom.compiler.binding import Direct
from loom.compiler.flow import may_be_unset
from loom.compiler.nodes import changed
from loom.compiler.plan import Guard
from loom.compiler.private import bound_name
from loom.compiler.source import unparsed
from loom.compiler.stacked import lines_of_others
from loom.decorators import decorator_of
from loom.diagnostics import Rule
from loom.explanation import (
    EnclosedCall,
    Explanation,
    OptimizedCall,
    Place,
    Placed,
    RejectedCall,
    SourceLines,
    ValueCapture,
    VariableReset,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loom.compiler import Analysis, Plan
    from loom.compiler.plan import PlannedSite
    from loom.compiler.source import Source
    from loom.diagnostics import Diagnostic, Span


def explanation_of(analysis: Analysis, *, compiled: bool) -> Explanation:
    """The dictionary.

    Args:
        analysis: what the compiler says of the function.
        compiled: whether it was told of a compiled function.
    """
    plan, source = analysis.plan, analysis.plan.source
    accepted = not analysis.problems
    optimized = [_optimized(site, plan) for site in plan.sites] if accepted else []
    bindings = {call["binding"] for call in optimized if call["guard"] != "jump"}
    loops = accepted and plan.lowering is Lowering.LOOP
    return Explanation(
        function=source.function.__qualname__,
        module=source.function.__module__,
        file=source.filename,
        line=source.def_span().line,
        source=_source_lines(source),
        mode=cast("Literal['tailrec', 'tailstream']", source.kind.decorator),
        compiled=compiled,
        lowering=cast("Literal['loop', 'step', 'unchanged']", plan.lowering.value) if accepted else "refused",
        reasons=[source.as_written(reason) for reason in plan.reasons],
        binding="binder" if "binder" in bindings else "direct" if bindings else "none",
        called=_called(plan) if accepted else None,
        optimized=optimized,
        rejected=[_rejected(problem) for problem in analysis.problems],
        enclosed=list(_enclosed(plan)) if accepted else [],
        captures=list(_captures(plan)) if loops else [],
        resets=list(_resets(plan)) if loops else [],
        warnings=[f"{warning.code} {warning.reason}" for warning in warnings_of(analysis)],
        lowered=_lowered(analysis),
    )


def warnings_of(analysis: Analysis) -> list[Diagnostic]:
    """What is accepted but probably not meant; a function that nobody decorated need not have a tail call."""
    if analysis.problems:
        return []
    source = analysis.plan.source
    decorated = lines_of_others(source, decorator_of(source.kind)) is None
    return [each for each in find_cautions(analysis.plan) if decorated or each.rule is Rule.RESULT_DROPPED]


def _called(plan: Plan) -> str | None:
    if plan.exits.catcher is None or not plan.driven:
        return None
    line = plan.exits.catcher.lineno + plan.source.offset
    return f"it may catch GeneratorExit (line {line}) and go on, and a jump would then be lost"


def _source_lines(source: Source) -> SourceLines:
    first = source.function.__code__.co_firstlineno
    last = source.node.end_lineno or source.node.lineno
    return SourceLines(line=first, text="\n".join(source.text.split("\n")[first - 1 - source.offset : last]))


def _place(span: Span) -> Place:
    return Place(line=span.line, column=span.column, end_line=span.end_line, end_column=span.end_column)


def _optimized(planned: PlannedSite, plan: Plan) -> OptimizedCall:
    call = planned.site.call
    direct = planned.binding if isinstance(planned.binding, Direct) else None
    return OptimizedCall(
        **_place(plan.source.span(call)),
        kind=planned.site.callee.name.lower(),
        callee=plan.source.segment(call.func),
        role=_role(planned, plan),
        dropped=planned.site.dropped,
        guard=planned.guard.name.lower(),
        binding="direct" if direct else "binder",
        placed=_placed(direct, planned, plan.source) if direct else [],
        defaults=list(direct.defaults) if direct else [],
        reason=plan.source.as_written(_how(planned, plan)),
    )


def _role(planned: PlannedSite, plan: Plan) -> Literal["turn", "step", "jump"]:
    if planned.guard is Guard.JUMP:
        return "jump"
    return "turn" if plan.lowering is Lowering.LOOP else "step"


def _placed(binding: Direct, planned: PlannedSite, source: Source) -> list[Placed]:
    """The parameters that change. A value that the compiler made (`rest = ()`) stands where the call does."""
    call = planned.site.call
    written = {id(inner) for argument in [*call.args, *call.keywords] for inner in ast.walk(argument)}
    return [
        Placed(
            **_place(source.span(each.expression if id(each.expression) in written else call)),
            parameter=source.as_written(each.parameter),
            value=source.as_written(value),
        )
        for each in binding.values
        if (value := _value(each.expression, planned)) != each.parameter
    ]


def _value(expression: ast.expr, planned: PlannedSite) -> str:
    """An argument as it stands in the source; what the compiler asks a bound method for stands nowhere."""
    if planned.guard is Guard.METHOD and expression is planned.receiver:
        return "its receiver"
    return unparsed(expression)


def _rejected(problem: Diagnostic) -> RejectedCall:
    assert problem.span is not None
    return RejectedCall(
        **_place(problem.span),
        kind=problem.rule.slug,
        code=problem.code,
        reason=problem.reason,
        fix=problem.fix,
    )


_STILL_TO_DO: Final = {
    Rule.IN_TRY_BODY: "the `try` must still catch what it raises",
    Rule.BEFORE_FINALLY: "the `finally` runs after it",
    Rule.IN_FINALLY: "the `finally` goes on with what it interrupts",
    Rule.IN_WITH: "the `with` block is left after it",
    Rule.IN_EXCEPT_STAR: "what no `except*` has handled is raised after it",
}


def _enclosed(plan: Plan) -> Iterator[EnclosedCall]:
    for site, rule in find_enclosed(plan.source, plan.scope):
        yield EnclosedCall(
            **_place(plan.source.span(site.call)),
            callee=plan.source.segment(site.call.func),
            code=rule.code,
            reason=f"an ordinary call, for {_STILL_TO_DO[rule]}",
        )


def _captures(plan: Plan) -> Iterator[ValueCapture]:
    for closure in plan.closures:
        yield ValueCapture(
            **_place(plan.source.span(closure.node)),
            variables=[plan.source.as_written(name) for name in closure.captured],
        )


def _resets(plan: Plan) -> Iterator[VariableReset]:
    """Every place that binds a local which some path reads before it is set."""
    unset = may_be_unset(plan.source.node.body, plan.scope)
    for node in _in_source_order(plan.source.node.body):
        for name in _bound_by(node):
            if name in unset:
                span = plan.source.span(cast("ast.expr", node))  # all of these nodes have a position
                place = _place(span)
                if span.end_line != span.line:  # a whole statement: its first line is where the name stands
                    place = Place(line=span.line, column=span.column, end_line=span.line, end_column=len(span.text) + 1)
                yield VariableReset(**place, variable=plan.source.as_written(name))


def _in_source_order(nodes: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """The nodes of the function's own scope, in source order."""
    stack = [*reversed(nodes)]
    while stack:
        node = stack.pop()
        yield node
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() | ast.Lambda():
                pass
            case ast.comprehension():
                stack += reversed([node.iter, *node.ifs])
            case _:
                stack += reversed([*ast.iter_child_nodes(node)])


def _bound_by(node: ast.AST) -> list[str]:
    match node:
        case ast.Name(id=name, ctx=ast.Store()):
            return [name]
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            return [name]
        case ast.MatchMapping(rest=str(name)):
            return [name]
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() | ast.alias():
            return [bound_name(node)]
        case _:
            return []


def _lowered(analysis: Analysis) -> str | None:
    """The lowered source: what callers call, after the functions that it needs."""
    if analysis.problems or analysis.plan.lowering is Lowering.NOTHING:
        return None
    result = lower(analysis.plan)
    functions = {**{f"# {kind.value}\n": node for kind, node in result.support.items()}, "": result.public}
    bare = {title: changed(node, decorator_list=[]) for title, node in functions.items()}
    text = "\n\n".join(f"{title}{unparsed(node)}" for title, node in bare.items())
    for placeholder in result.placeholders:
        text = text.replace(f"{placeholder!r}.cell_contents", placeholder)
    return text


# In words


def _how(planned: PlannedSite, plan: Plan) -> str:
    """One tail call in words: what it is, what it needs to be true, how the arguments get to the parameters."""
    turn = "a loop turn" if plan.lowering is Lowering.LOOP else "the next step"
    stream = plan.source.kind.is_stream
    call = "a delegation" if stream else "a call"
    if planned.guard is Guard.NONE:
        words = turn
    elif planned.guard is Guard.JUMP:
        words = f"a jump if {plan.source.segment(planned.site.call.func)} is compiled, else {call}"
    else:
        words = f"{turn} if {_condition(planned, plan)}, a jump if it is another compiled one, else {call}"
    words += "; the result is dropped" if planned.site.dropped and not stream else ""
    return words if planned.guard is Guard.JUMP else f"{words}; {_binding(planned)}"


def _condition(planned: PlannedSite, plan: Plan) -> str:
    callee = plan.source.segment(planned.site.call.func)
    asked = {
        Guard.ONCE: "asked once per run and receiver",
        Guard.METHOD: "asked at each call",
        Guard.IDENTITY: "asked at each call",
    }
    return f"{callee} is this function ({asked[planned.guard]})"


def _binding(planned: PlannedSite) -> str:
    binding = planned.binding
    if binding is None:
        return "arguments bound by CPython: each transition is a call of its own"
    if not isinstance(binding, Direct):
        return f"arguments bound by CPython: {binding.reason}"
    placed = [f"{value.parameter} = {_value(value.expression, planned)}" for value in binding.values]
    placed = [text for text in placed if text.partition(" = ")[0] != text.partition(" = ")[2]]
    placed += [f"{parameter} = its default" for parameter in binding.defaults]
    return ", ".join(placed) or "no parameter changes"
