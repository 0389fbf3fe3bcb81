"""What the compiler finds out about a function, before it makes any code: source in, findings out.

A file of `analyses/` holds cases of one kind. A case is a line `# == ` with its claim, a source, and the findings as
comments: what its names are, its tail calls with their guards and bindings, how it is lowered and why, what is refused
and where. What is empty or usual is left out. `python -m tests.lowering.test_analyses` writes the findings anew; read
the diff.
"""

from __future__ import annotations

import ast
import functools
import linecache
import re
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from loom.compiler import Analysis, analyse, find_cautions, read_source
from loom.compiler.binding import Direct
from loom.compiler.flow import may_be_unset
from loom.compiler.plan import Plan
from loom.compiler.scope import Method, Scope
from loom.diagnostics import Diagnostic

FILES = sorted((Path(__file__).parent / "analyses").glob("*.py"))
CLAIM = "# == "
FINDING = "#: "


@functools.cache
def cases(path: Path) -> dict[str, tuple[str, list[str]]]:
    """The source and the findings of each case of a file, by its claim."""
    found: dict[str, tuple[str, list[str]]] = {}
    for block in path.read_text(encoding="utf-8").split(CLAIM)[1:]:
        claim, _, rest = block.partition("\n")
        lines = rest.rstrip("\n").split("\n")
        source = [line for line in lines if not line.startswith(FINDING)]
        found[claim] = "\n".join(source).rstrip("\n") + "\n", [line for line in lines if line.startswith(FINDING)]
    return found


def function_of(source: str, filename: str) -> FunctionType:
    """The function `f` that a source defines: at its top, in a class `C`, or as what `make()` returns."""
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    space: dict[str, Any] = {"__name__": "analysed"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a finally clause that is left, since 3.14
        exec(compile(source, filename, "exec", dont_inherit=True), space)
    found = space["make"]() if "make" in space else space.get("f") or space["C"].__dict__["f"]
    found = getattr(found, "__func__", found)
    assert isinstance(found, FunctionType)
    return found


def findings(source: str, claim: str) -> list[str]:
    analysis = analyse(read_source(function_of(source, f"<analysis {claim}>")))
    told = [*of_names(analysis.plan), *of_sites(analysis.plan), *of_plan(analysis.plan), *of_problems(analysis)]
    return [f"{FINDING}{line}" for line in told]


def of_names(plan: Plan) -> Iterator[str]:
    scope, names = plan.scope, plan.scope.names
    yield from told("own name", scope.own_name if scope.own_name != "f" else "")
    yield from told("method", scope.method.name if scope.method is not Method.NONE else "")
    yield from told("receiver", scope.receiver)
    yield from told("class", scope.private_class)
    yield from told("parameters", parameters(scope))
    yield from told("locals", sorted(scope.locals))
    yield from told("captured", sorted(scope.captured))
    yield from told("unbindable", sorted(scope.unbindable))
    yield from told("may be unset", sorted(may_be_unset(plan.source.node.body, scope)))
    yield from told("stores", [f"{name} {count}" for name, count in sorted(names.stores.items())])
    yield from told("loads", [f"{name} {line}" for name, line in sorted(names.loads.items())])
    for field in ("deletes", "outer", "walruses", "attributes"):
        yield from told(field, sorted(getattr(names, field)))
    yield from told("handlers", [f"{name} {count}" for name, count in sorted(names.handlers.items())])
    yield from told("assigned", [f"{name} = {ast.unparse(value)}" for name, value in sorted(names.assigned.items())])
    nested = [
        f"{type(each).__name__} {place(each)}{' inside' * (id(each) in names.in_comprehension)}"
        for each in names.nested
    ]
    yield from told("nested", nested)
    yield from told("guards", names.has_guards)
    yield from told("raises bare", names.has_bare_raise)
    yield from told("calls", [f"{place(call)} {ast.unparse(call)}" for call in in_order(names.calls)])
    yield from told("of itself", [f"{place(call)} {callee.name}" for call, callee in in_order_first(scope.self_calls)])
    yield from told("reads its frame", scope.reads_frame)


def parameters(scope: Scope) -> list[str]:
    signature = scope.parameters
    groups = (signature.positional_only, signature.positional, signature.keyword_only)
    shown = [", ".join(group) for group in groups]
    return [f"{shown[0]} / {shown[1]} * {signature.vararg} {shown[2]} ** {signature.kwarg}", "|", *signature.names]


def of_sites(plan: Plan) -> Iterator[str]:
    for planned in plan.sites:
        site, binding = planned.site, planned.binding
        flags = [flag for flag in ("dropped", "in_handler") if getattr(site, flag)]
        flags += [f"handlers {' '.join(site.handlers)}"] if site.handlers else []
        flags += [f"loop {place(site.loop)}"] if site.loop else []
        if isinstance(binding, Direct):
            values = [f"{value.parameter} = {ast.unparse(value.expression)}" for value in binding.values]
            bound = "; ".join([*values, *(f"{name} omitted" for name in binding.defaults)])
        else:
            bound = f"by the binder: {binding.reason}" if binding else "by CPython"
        yield f"site {place(site.call)} {' '.join([site.callee.name, planned.guard.name, *flags])}: {bound}"
    held = [node for node in ast.walk(plan.source.node) if id(node) in plan.tails.holders]
    yield from told("holders", [f"{type(node).__name__} {place(node)}" for node in held])


def of_plan(plan: Plan) -> Iterator[str]:
    yield from told("lowering", plan.lowering.name)
    yield from told("because", plan.reasons)
    yield from told("forgets", plan.forgets)
    yield from told("closures", [f"{place(each.node)} takes {' '.join(each.captured)}" for each in plan.closures])
    yield from told("defaults", [f"{name} = {value!r}" for name, value in sorted(plan.defaults.items())])
    for flag in ("drops", "driven", "raises_bare"):
        yield from told(flag, getattr(plan, flag))
    clauses = [node for node in ast.walk(plan.source.node) if id(node) in plan.exits.watched]
    yield from told("asks what it has caught", list(map(place, clauses)))
    yield from told("may catch the exit", plan.exits.catcher and place(plan.exits.catcher))


def of_problems(analysis: Analysis) -> Iterator[str]:
    yield from (f"refused {shown}" for shown in map(problem, analysis.problems))
    if not analysis.problems:
        yield from (f"warns {shown}" for shown in map(problem, find_cautions(analysis.plan)))


def problem(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    assert span
    where = f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"
    return f"{diagnostic.code} {where} in {span.text.strip()!r}; {diagnostic.fix}"


def told(title: str, value: Any) -> Iterator[str]:
    """One line, where there is something to tell."""
    if value:
        yield title if value is True else f"{title}: {value if isinstance(value, str) else ', '.join(value)}"


def place(node: Any) -> str:
    return f"{node.lineno}:{node.col_offset}"


def in_order(nodes: list[ast.Call]) -> list[ast.Call]:
    return sorted(nodes, key=lambda node: (node.lineno, node.col_offset, node.end_col_offset or 0))


def in_order_first(pairs: tuple[tuple[ast.Call, Any], ...]) -> list[tuple[ast.Call, Any]]:
    return sorted(pairs, key=lambda pair: (pair[0].lineno, pair[0].col_offset))


def exists(claim: str) -> bool:
    """Whether this Python has the syntax of a case: some was taken away again."""
    until = re.search(r"\(until 3\.(\d+)\)", claim)
    return until is None or sys.version_info < (3, int(until[1]) + 1)


CASES = [
    pytest.param(path, claim, id=f"{path.stem}: {claim}") for path in FILES for claim in cases(path) if exists(claim)
]


@pytest.mark.parametrize(("path", "claim"), CASES)
def test_finds_what_the_case_says(path: Path, claim: str) -> None:
    if "annotation" in claim and sys.version_info >= (3, 14):
        pytest.skip("annotations are not evaluated where they stand since 3.14")
    source, expected = cases(path)[claim]
    assert findings(source, claim) == expected


def rewrite() -> None:
    for path in FILES:
        text = [
            f"{CLAIM}{claim}\n{source}" + "\n".join(findings(source, claim))
            for claim, (source, _) in cases(path).items()
        ]
        path.write_text("\n\n".join(text) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(rewrite())
