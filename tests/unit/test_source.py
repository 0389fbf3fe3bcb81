"""Where a function's text is: the very lines, parsed at their true places, whatever stands around them."""

from __future__ import annotations

import ast
import linecache
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from loom.compiler.cut import first_line
from loom.compiler.quiet import parse_block
from loom.compiler.source import Source, make_source, read_source
from loom.diagnostics import Rule
from loom.diagnostics.refusal import RefusedError


def function(text: str, name: str = "f", filename: str = "<a source>") -> FunctionType:
    """A function that a text defines, at the top or in a class `C`."""
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
    space: dict[str, Any] = {}
    exec(compile(text, filename, "exec", dont_inherit=True), space)
    found = space[name] if name in space else space["C"].__dict__[name]
    assert isinstance(found, FunctionType)
    return found


def source(text: str, name: str = "f") -> Source:
    return read_source(function(text, name))


CUTS = {
    "up to the next statement": ("def f(n):\n    return n\nx = 1\n", "def f(n):\n    return n\n"),
    "up to the end of the file": ("x = 1\ndef f(n):\n    return n", "def f(n):\n    return n"),
    "without the comments after it": (
        "def f(n):\n    return n\n    # in\n# out\n\nx = 1\n",
        "def f(n):\n    return n\n",
    ),
    "with comments that are less indented": (
        "def f(n):\n    n = 1\n# out\n    return n\n",
        "def f(n):\n    n = 1\n# out\n    return n\n",
    ),
    "with empty lines": (
        "def f(n):\n\n    n = 1\n\n\n    return n\n\n\nx = 1\n",
        "def f(n):\n\n    n = 1\n\n\n    return n\n",
    ),
    "a def on one line": ("def f(n): return n\nx = 1\n", "def f(n): return n\n"),
    "with its decorators": (
        "def d(f): return f\n@d\n@d\ndef f(n):\n    return n\n",
        "@d\n@d\ndef f(n):\n    return n\n",
    ),
    "an indented block under an if": (
        "class C:\n    def f(n):\n        return n\n    x = 1\n",
        "if 1:\n    def f(n):\n        return n\n",
    ),
    "a signature of several lines": ("def f(\nn\n):\n    return n\nx = 1\n", "def f(\nn\n):\n    return n\n"),
    "a string whose lines are less indented": (
        'def f(n):\n    """\nx\n"""\n    return n\nx = 1\n',
        'def f(n):\n    """\nx\n"""\n    return n\n',
    ),
    "a string at the end whose lines are less indented": (
        'def f(n):\n    return """\nx\n"""\nx = 1\n',
        'def f(n):\n    return """\nx\n"""\n',
    ),
    "a bracket at the end whose lines are less indented": (
        "def f(n):\n    return (\nn\n)\nx = 1\n",
        "def f(n):\n    return (\nn\n)\n",
    ),
}


@pytest.mark.parametrize("claim", CUTS)
def test_the_very_lines_are_cut_out(claim: str) -> None:
    text, expected = CUTS[claim]
    assert source(text).text == expected


def test_function_with_a_nested_class_stands_behind_as_many_lines() -> None:
    found = source("x = 1\n\ndef f(n):\n    class K: pass\n    return n\n")
    assert (found.text, found.offset) == ("\n\ndef f(n):\n    class K: pass\n    return n\n", 0)


def test_function_with_a_class_in_a_nested_function_stands_there_too() -> None:
    found = source("x = 1\ndef f(n):\n    def g():\n        class K: pass\n    return n\n")
    assert (found.offset, found.node.lineno) == (0, 2)


def test_method_with_a_nested_class_keeps_its_lines() -> None:
    found = source("class C:\n    x = 1\n    def f(n):\n        class K: pass\n        return n\n")
    assert (found.offset, found.node.lineno) == (0, 3)


def test_lines_of_a_method_are_the_files() -> None:
    found = source("x = 1\nclass C:\n    def f(n):\n        return n\n")
    span = found.span(found.node.body[0])
    assert (span.line, span.column, span.end_line, span.end_column) == (4, 9, 4, 17)
    assert (span.filename, span.text) == ("<a source>", "        return n")


def test_columns_count_characters_and_lines_that_follow() -> None:
    found = source('def f(n):\n    return "äö", (n +\n        "€ß") \n')
    value = found.node.body[0]
    assert isinstance(value, ast.Return)
    assert isinstance(value.value, ast.Tuple)
    span = found.span(value.value.elts[1])
    assert (span.line, span.column, span.end_line, span.end_column) == (2, 19, 3, 13)


def test_node_without_an_end_is_a_place() -> None:
    found = source("def f(n):\n    return n\n")
    node = ast.Pass(lineno=2, col_offset=4)
    node.end_lineno = node.end_col_offset = None
    span = found.span(node)
    assert (span.line, span.column, span.end_line, span.end_column) == (2, 5, 2, 5)


NAMES = {
    "def f(n): return n\n": (1, 5, 6),
    "async  def   f(n): return n\n": (1, 14, 15),
    "x = 'é'; f = None\nclass C:\n    def f(n): return n\n": (3, 9, 10),
    "def \\\n  f(n): return n\n": (1, 1, 4),
    "class C:\n  async def \\\n  f(n): return n\n": (2, 3, 6),
}


@pytest.mark.parametrize("text", NAMES)
def test_function_is_marked_at_its_name(text: str) -> None:
    found = read_source(function(text, "f") if "class" not in text else vars(class_of(text))["f"]).def_span()
    assert (found.line, found.column, found.end_column) == NAMES[text]
    assert found.end_line == found.line
    assert found.text == text.split("\n")[found.line - 1]


def class_of(text: str) -> type:
    space: dict[str, Any] = {}
    linecache.cache["<a class>"] = (len(text), None, text.splitlines(keepends=True), "<a class>")
    exec(compile(text, "<a class>", "exec"), space)
    found: type = space["C"]
    return found


def test_problem_of_the_whole_function_names_it() -> None:
    problem = source("async def f(n):\n    return n\n").problem(Rule.NO_TAIL_CALL, None, "tail()")
    assert problem.span is not None
    assert (problem.span.line, problem.span.column, problem.function) == (1, 11, "f")
    assert "tail()" in problem.fix


def test_problem_of_a_stream_names_the_decorator() -> None:
    found = source("def f(n):\n    yield n\n")
    expected = Rule.NO_TAIL_CALL.at(None, "f", "f", decorator="tailstream")
    assert "@tailstream" in expected.fix
    assert found.problem(Rule.NO_TAIL_CALL).fix == expected.fix


SEGMENTS = {"def f(n):\n    return n  +  1\n": "n  +  1", "def f(n):\n    return (n +\n        1)\n": "n + 1"}


@pytest.mark.parametrize("text", SEGMENTS)
def test_expression_is_shown_on_one_line(text: str) -> None:
    found = source(text)
    statement = found.node.body[0]
    assert isinstance(statement, ast.Return)
    assert statement.value
    assert found.segment(statement.value) == SEGMENTS[text]


@pytest.mark.parametrize(
    "text",
    ["x = 1\n", "def f(): pass\ndef g(): pass\n", "if 1:\n    x = 1\n", "if 1:\n    def f(): pass\n    x = 1\n", ""],
)
def test_text_that_is_no_def_does_not_parse(text: str) -> None:
    with pytest.raises(SyntaxError):
        parse_block(text)


def test_kind_is_the_codes() -> None:
    made = make_source(function("async def f(n):\n    yield n\n"), "async def f(n):\n    yield n\n", 3)
    assert (made.kind.is_async, made.kind.is_stream, made.is_async, made.offset) == (True, True, True, 3)


CHANGED = {
    "another name": "def g(n, *, k):\n    return n\n",
    "another kind": "async def f(n, *, k):\n    return n\n",
    "one parameter more": "def f(n, m, *, k):\n    return n\n",
    "one keyword less": "def f(n, *, k, j):\n    return n\n",
    "a star more": "def f(n, *rest, k):\n    return n\n",
    "two stars more": "def f(n, *, k, **rest):\n    return n\n",
    "no def at all": "x = 1\nf = 2\n",
}


@pytest.mark.parametrize("claim", CHANGED)
def test_source_that_has_changed_is_refused(claim: str) -> None:
    found = function("def f(n, *, k):\n    return n\n")
    text = CHANGED[claim]
    linecache.cache["<a source>"] = (len(text), None, text.splitlines(keepends=True), "<a source>")
    with pytest.raises(RefusedError) as caught:
        read_source(found)
    assert [problem.rule for problem in caught.value.problems] == [Rule.SOURCE_MISMATCH]
    assert caught.value.problems[0].function == "f"


def test_positional_only_parameters_count() -> None:
    assert source("def f(a, /, b, *, c):\n    return a\n").node.name == "f"


@pytest.mark.parametrize("lines", [[], ["x = 1\n"]])
def test_function_beyond_the_end_of_its_file_has_no_source(lines: list[str]) -> None:
    found = function("\ndef f(n):\n    return n\n", filename="<cut off>")
    linecache.cache["<cut off>"] = (1, None, lines, "<cut off>")
    with pytest.raises(RefusedError) as caught:
        read_source(found)
    problem = caught.value.problems[0]
    assert (problem.rule, problem.function) == (Rule.NO_SOURCE, "f")
    assert problem.span is not None
    assert (problem.span.line, problem.span.column, problem.span.end_column, problem.span.text) == (2, 1, 2, "")


def test_function_begins_at_its_first_line() -> None:
    span = first_line(class_of("class C:\n    def f(n): return n\n").__dict__["f"])
    assert (span.line, span.column, span.end_line, span.end_column) == (2, 5, 2, 23)
    assert (span.filename, span.text) == ("<a class>", "    def f(n): return n")


def test_function_may_begin_at_the_first_line_of_its_file() -> None:
    assert first_line(function("def f(n): return n\n")).text == "def f(n): return n"


def test_file_that_has_changed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "changing.py"
    path.write_text("def f(n):\n    return n\n", encoding="utf-8")
    space: dict[str, Any] = {"__name__": "changing"}
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), space)
    assert read_source(space["f"]).text == "def f(n):\n    return n\n"
    path.write_text("def f(n):\n    return n  # longer\n", encoding="utf-8")
    assert read_source(space["f"]).text == "def f(n):\n    return n  # longer\n"


def test_text_that_has_no_file_is_left_in_the_cache() -> None:
    found = function("def f(n):\n    return n\n", filename="<kept by whoever made it>")
    entry = linecache.cache["<kept by whoever made it>"]
    linecache.cache["<kept by whoever made it>"] = (0, 0.0, entry[2], "<kept by whoever made it>")  # type: ignore[misc]
    assert read_source(found).node.name == "f"
