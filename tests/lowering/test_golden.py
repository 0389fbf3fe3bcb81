"""Source in, lowered source out: one case a file, compared as syntax trees.

A case is the plain function, a line of equals signs, and what it lowers to; below lines with their names, if the case
has them, the entrance that tail calls of others use, and the transition that `step` runs. The compiler's own names
start with an @, which the expected text spells `AT_`. `python -m tests.lowering.test_golden` writes the expected part
of each case anew; read the diff.
"""

from __future__ import annotations

import ast
import linecache
import re
import sys
import warnings
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from loom.compiler import analyse, lower, read_source
from loom.compiler.lowering import Lowered, lower_entrance, lower_transition
from loom.compiler.lowering.links import LinkKind
from loom.compiler.plan import Lowering, with_lowering

CASES = sorted((Path(__file__).parent / "cases").glob("*.py"))
RULE = "# " + "=" * 70 + "\n"
READINGS = {
    "public": lower,
    "entrance": lower_entrance,
    "transition": lambda plan: lower_transition(with_lowering(plan, Lowering.TRANSITION)),
}


def parts(path: Path) -> tuple[str, dict[str, str]]:
    """The source of a case, and what is expected of each reading that it shows."""
    source, _, rest = path.read_text(encoding="utf-8").partition(RULE)
    public, *others = re.split(r"^# (entrance|transition)\n", rest, flags=re.MULTILINE)
    return source, {"public": public, **dict(zip(others[::2], others[1::2], strict=True))}


def lowered(path: Path, text: str, reading: str) -> Lowered:
    filename = f"<golden {path.stem}>"
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
    space: dict[str, Any] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a finally clause that is left, since 3.14
        exec(compile(text, filename, "exec"), space)
    function = space.get("f") or space["C"].__dict__["f"]
    function = getattr(function, "__func__", function)
    assert isinstance(function, FunctionType)
    analysis = analyse(read_source(function))
    assert not analysis.problems
    return READINGS[reading](analysis.plan)


def spelled(result: Lowered) -> list[ast.AST]:
    """The lowered functions, support first, with names that Python can spell and no empty decorator."""
    functions = [*result.support.values(), result.public]
    for function in functions:
        function.decorator_list.clear()
        for node in ast.walk(function):
            for field, value in ast.iter_fields(node):
                if isinstance(value, str) and value.startswith("@"):
                    setattr(node, field, "AT_" + value[1:])
    return [*functions]


def text_of(functions: list[ast.AST]) -> str:
    return "\n\n".join(ast.unparse(function) for function in functions) + "\n"


SHOWN = [pytest.param(path, reading, id=f"{path.stem}-{reading}") for path in CASES for reading in parts(path)[1]]


@pytest.mark.parametrize(("path", "reading"), SHOWN)
def test_lowers_to_what_the_case_says(path: Path, reading: str) -> None:
    source, expected = parts(path)
    functions = spelled(lowered(path, source, reading))
    found = [ast.dump(ast.parse(ast.unparse(function))) for function in functions]
    assert found == [ast.dump(ast.Module([node], [])) for node in ast.parse(expected[reading]).body], text_of(functions)


@pytest.mark.parametrize(("path", "reading"), SHOWN)
def test_every_node_has_a_position(path: Path, reading: str) -> None:
    source, _ = parts(path)
    result = lowered(path, source, reading)
    last = source.count("\n") + 1
    for function in (*result.support.values(), result.public):
        for node in ast.walk(function):
            if isinstance(node, ast.expr | ast.stmt | ast.arg | ast.ExceptHandler):
                assert node.lineno == -1 or 1 <= node.lineno <= last, ast.dump(node)
                assert node.end_lineno is not None
                assert node.col_offset is not None
                assert node.end_col_offset is not None


_INTERRUPTED = (ast.Call, ast.Await, ast.Yield, ast.YieldFrom, ast.For, ast.AsyncFor, ast.With, ast.AsyncWith)
_NEVER_REACHED = "(yield)"  # what makes a generator of a body whose last `yield from` is gone


@pytest.mark.parametrize(("path", "reading"), SHOWN)
def test_nothing_that_can_be_interrupted_has_no_line(path: Path, reading: str) -> None:
    source, _ = parts(path)
    result = lowered(path, source, reading)
    for function in (*result.support.values(), result.public):
        for node in ast.walk(function):
            if isinstance(node, _INTERRUPTED) and ast.unparse(node) != _NEVER_REACHED:
                assert node.lineno > 0, ast.unparse(node)


PROLOGUES = {
    "the first statement": ("def f(n):\n    m = n\n    for x in m:\n        return f(x)\n", 2),
    "the statement after the docstring": ('def f(n):\n    "A docstring."\n    for x in n:\n        return f(x)\n', 3),
    "the only statement": ("def f(n):\n    for x in n:\n        return f(x)\n", 2),
}


@pytest.mark.parametrize("claim", PROLOGUES)
def test_flags_are_set_at_the_line_of(claim: str) -> None:
    text, line = PROLOGUES[claim]
    body = lowered(Path("prologue.py"), text, "public").public.body
    flag = next(statement for statement in body if isinstance(statement, ast.Assign))
    assert (ast.unparse(flag), flag.lineno) == ("@again = False", line)


BEGINNINGS = {
    "without a decorator": ("def f(n):\n    n = 1\n    keep(lambda: n)\n    return f(n)\n", [2, 1]),
    "with decorators": (
        "def d(fn): return fn\n@d\n@d\ndef f(n):\n    n = 1\n    keep(lambda: n)\n    return f(n)\n",
        [3, 1],
    ),
}


@pytest.mark.parametrize("claim", BEGINNINGS)
def test_functions_that_run_begin_at_lines_of_their_own(claim: str) -> None:
    text, lines = BEGINNINGS[claim]
    result = lowered(Path("beginning.py"), text, "public")
    functions = (result.public, result.support[LinkKind.BODY])
    assert [(each.decorator_list or [each])[0].lineno for each in functions] == lines  # where CPython lets it begin


def test_tail_call_that_the_lowering_does_not_find_is_an_error() -> None:
    text = "def f(n):\n    if n:\n        return f(n - 1)\n"
    linecache.cache["<overlooked>"] = (len(text), None, text.splitlines(keepends=True), "<overlooked>")
    space: dict[str, Any] = {}
    exec(compile(text, "<overlooked>", "exec"), space)
    plan = analyse(read_source(space["f"])).plan
    assert lower(plan)
    overlooked = plan._replace(tails=plan.tails._replace(holders=frozenset()))
    with pytest.raises(AssertionError, match="1 tail calls of the plan were not found"):
        lower(overlooked)


def rewrite() -> None:
    for path in CASES:
        source, shown = parts(path)
        texts = {reading: text_of(spelled(lowered(path, source, reading))) for reading in shown}
        public = texts.pop("public")
        others = [f"# {reading}\n{text}" for reading, text in texts.items()]
        path.write_text("".join([source, RULE, public, *others]), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(rewrite())
