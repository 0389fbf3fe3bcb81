"""What a name is known to stand for at decoration, and a compilation without warnings."""

from __future__ import annotations

import ast
import asyncio
import warnings
from typing import Any

import pytest

from loom.compiler.kind import Kind
from loom.compiler.known import UNKNOWN, UNSEEN, value_of
from loom.compiler.quiet import quiet_compile
from loom.compiler.source import Source


def source(**names: Any) -> Source:
    space = dict(names)
    exec("def f(n): pass", space)
    node = ast.parse("def f(n): pass").body[0]
    assert isinstance(node, ast.FunctionDef)
    return Source(space["f"], node, 0, "def f(n): pass", Kind.FUNCTION)


VALUES = {
    "len": len,
    "mine": 5,
    "ValueError": ValueError,
    "max": "shadowed",
    "nowhere": UNKNOWN,
    "asyncio.TimeoutError": asyncio.TimeoutError,
    "asyncio.nowhere": UNKNOWN,
    "mine.real": UNKNOWN,
    "unseen": UNSEEN,
    "unseen.anything": UNSEEN,
    "unseen.any.thing": UNSEEN,
    "nowhere.any.thing": UNKNOWN,
    "len(mine)": UNKNOWN,
    "asyncio.events.Handle": asyncio.events.Handle,
}


@pytest.mark.parametrize("text", VALUES)
def test_value_is_known_where_nothing_has_to_be_run(text: str) -> None:
    expression = ast.parse(text, mode="eval").body
    found = value_of(expression, source(mine=5, max="shadowed", asyncio=asyncio, unseen=UNSEEN))
    assert found is VALUES[text]


LOUD = "def f(n):\n    return n is 1, '\\d'\n"


def test_compiles_without_a_warning_and_leaves_the_filters() -> None:
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        before = [*warnings.filters]
        quiet_compile(LOUD)
        assert seen == []
        assert warnings.filters == before
        compile(LOUD, "<other>", "exec")
        assert len(seen) == 2


def test_filters_are_left_also_after_a_failure() -> None:
    before = [*warnings.filters]
    with pytest.raises(SyntaxError):
        quiet_compile("def")
    assert warnings.filters == before


def test_warnings_of_a_name_that_only_begins_alike_are_heard() -> None:
    from loom.compiler import quiet

    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        warnings.filters.insert(0, quiet._IGNORED)  # type: ignore[arg-type]
        warnings.warn_explicit("heard", UserWarning, "x.py", 1, module="<loom>.more")
        warnings.warn_explicit("not heard", UserWarning, "x.py", 1, module="<loom>")
        warnings.warn_explicit("heard", UserWarning, "x.py", 1, module="my <loom>")
    assert [str(each.message) for each in seen] == ["heard", "heard"]


def test_flags_are_the_callers_and_none_of_this_module() -> None:
    assert isinstance(quiet_compile("x = 1", ast.PyCF_ONLY_AST), ast.Module)
    space: dict[str, Any] = {}
    exec(quiet_compile("def f(n: int): pass"), space)
    assert space["f"].__annotations__ == {"n": int}


def test_code_has_a_file_name_of_its_own() -> None:
    assert quiet_compile("x = 1").co_filename == "<loom>"
