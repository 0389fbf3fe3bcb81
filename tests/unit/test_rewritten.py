"""Functions of a test module have the code that pytest has made of their asserts: this module is one."""

from __future__ import annotations

import ast
import linecache
import sys
from types import FunctionType

import pytest

from loom import TailCallError, tailrec
from loom.compiler.quiet import parse_block
from loom.compiler.rewritten import is_rewritten, keep_asserts, rewritten
from loom.compiler.source import read_source


def counts(n: int, total: int = 0) -> int:
    assert n >= 0, "below zero"

    def check() -> None:
        assert [
            n,
            *(lambda: [total])(),
        ] != [1]

    check()
    return total if n == 0 else counts(n - 1, total + n)


def asserts_in_a_closure_only(n: int) -> int:
    def check() -> bool:
        assert n != 7
        return True

    return n if n == 0 and check() else asserts_in_a_closure_only(n - 1)


def without_asserts(n: int) -> int:
    return n if n == 0 else without_asserts(n - 1)


def as_if_new(function: FunctionType) -> FunctionType:
    """The function with a code object that nothing has been made of yet."""
    return FunctionType(function.__code__.replace(), globals(), function.__name__, function.__defaults__)


def test_asserts_that_are_kept_raise_by_themselves() -> None:
    text = "def f(n):\n    if n:\n        assert n > 1, n\n    def g(): assert n\n"
    node = parse_block(text)
    asserts = [each for each in ast.walk(node) if isinstance(each, ast.Assert)]
    keep_asserts(node)
    assert ast.unparse(node).splitlines() == [
        "def f(n):",
        "    if n:",
        "        if not n > 1:",
        "            raise AssertionError(n)",
        "",
        "    def g():",
        "        if not n:",
        "            raise AssertionError()",
    ]
    raises = [each for each in ast.walk(node) if isinstance(each, ast.Raise)]
    assert [(each.lineno, each.col_offset) for each in raises] == [(each.lineno, each.col_offset) for each in asserts]
    compile(ast.Module([node], []), "<kept>", "exec")


@pytest.mark.parametrize("function", [counts, asserts_in_a_closure_only])
def test_function_with_asserts_is_compiled(function: FunctionType) -> None:
    assert is_rewritten(function.__code__)
    compiled = tailrec(as_if_new(function))
    assert compiled(3) == function(3)


def test_function_without_asserts_is_as_it_was() -> None:
    assert not is_rewritten(without_asserts.__code__)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("total + n)", "total - n)"),
        ("total + n)", "total + 1)"),
        ("n >= 0", "n >= 1"),
        ("n >= 0", "n > 0"),
        ("below zero", "below one"),
        ("            n,\n", "            total,\n"),
        ("[total])()", "[n])()"),
        ("    check()\n", "    (check)\n"),
    ],
)
def test_edited_function_is_refused(before: str, after: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = linecache.getlines(__file__)
    text = "".join(lines)
    assert before in text
    edited = text.replace(before, after, 1).splitlines(keepends=True)
    size, time, _, name = linecache.cache[__file__]  # type: ignore[misc]
    monkeypatch.setitem(linecache.cache, __file__, (size, time, edited, name))
    with pytest.raises(TailCallError, match="LOOM207"):
        tailrec(as_if_new(counts))


def test_where_pytest_is_gone_nothing_can_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    source = read_source(counts)
    assert len([*rewritten(source)]) == 1
    monkeypatch.delitem(sys.modules, "_pytest.assertion.rewrite")
    assert [*rewritten(source)] == []
    with pytest.raises(TailCallError, match="LOOM207"):
        tailrec(as_if_new(counts))


def test_tree_of_the_source_stays_as_it_was() -> None:
    source = read_source(counts)
    first = source.node.body[0].lineno
    (node,) = rewritten(source)
    assert node is not source.node
    assert (source.node.body[0].lineno, node.body[0].lineno) == (first, first)
