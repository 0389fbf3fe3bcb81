"""Functions that nest as many blocks as CPython takes (a loop would be one more, so they step), and many branches."""

from __future__ import annotations

import asyncio
import contextlib
import linecache
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest

from loom import TailCallError, explain_tailcalls, step, tailrec
from loom.compiler.nesting import MOST_BLOCKS
from tests.blocks import BLOCKS, kinds_to, nested

AROUND_A_TAIL_CALL = ("if", "else", "match", "for", "while", "async for", "else of a loop", "except", "else of a try")
CATCHING = ("try", "try with both")
DEPTHS = (MOST_BLOCKS - 5, MOST_BLOCKS - 4, MOST_BLOCKS - 2, MOST_BLOCKS - 1, MOST_BLOCKS)


async def each(items: Sequence[int]) -> AsyncIterator[int]:
    for item in items:
        yield item


class Context(contextlib.AbstractContextManager["Context"]):
    def __exit__(self, *_: object) -> None:
        pass

    async def __aenter__(self) -> None:
        pass

    async def __aexit__(self, *_: object) -> None:
        pass


def defined(text: str) -> Any:
    """The function `f` of a text, which may hand over to `g`, and the other way round."""
    linecache.cache["<deep>"] = (len(text), None, text.splitlines(keepends=True), "<deep>")
    space: dict[str, Any] = {"__name__": "deep", "each": each, "c": Context()}
    exec(compile(text, "<deep>", "exec", dont_inherit=True), space)
    return space["f"], space


def runs(text: str) -> tuple[str, str]:
    """What a function comes to, plain and compiled."""
    plain, _ = defined(text)
    function, space = defined(text)
    space["f"] = tailrec(function)
    if "g" in space:
        space["g"] = tailrec(space["g"])
    return asyncio.run(plain(3)), asyncio.run(space["f"](1_500))


@pytest.mark.parametrize("kind", BLOCKS)
@pytest.mark.parametrize("depth", DEPTHS)
def test_tail_call_after_deep_blocks(kind: str, depth: int) -> None:
    text = nested(kinds_to(depth, kind, kind), "await c.__aenter__()", "return await f(x - 1) if x else 'end'")
    # The outer clause might catch what the inner one raises at the end.
    if kind in CATCHING and depth > MOST_BLOCKS - 2:
        with pytest.raises(TailCallError, match="LOOM118"):
            runs(text)
    else:
        assert runs(text) == ("end", "end")


@pytest.mark.parametrize("kind", AROUND_A_TAIL_CALL)
@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("callee", ["f", "g"])
def test_tail_call_inside_deep_blocks(kind: str, depth: int, callee: str) -> None:
    text = nested(kinds_to(depth, kind, kind), f"if x:\n    return await {callee}(x - 1)", "return 'end'")
    text += "async def g(x):\n    return await f(x - 1 if x else x)\n"
    assert runs(text) == ("end", "end")


@pytest.mark.parametrize("depth", DEPTHS)
def test_deep_function_runs_one_transition(depth: int) -> None:
    function, space = defined(nested(kinds_to(depth), "if x:\n    return await f(x - 1)", "return 'end'"))
    space["f"] = tailrec(function)
    assert asyncio.run(step(space["f"])(3)).args == (2,)
    assert ("nest so deep" in explain_tailcalls(space["f"])) is (depth > MOST_BLOCKS - 5)


CAUGHT = "try:\n    await fails()\nexcept BaseException:\n    x += 0"


@pytest.mark.parametrize("depth", DEPTHS)
def test_deep_clause_that_may_catch_the_end_asks_or_is_refused(depth: int) -> None:
    text = nested(kinds_to(depth - 2), CAUGHT, "return await done() if x <= 0 else await g(x - 1)")
    text += "async def g(x):\n    return await f(x)\nasync def done():\n    return 'end'\n"
    text += "async def fails():\n    raise ValueError\n"
    if depth > MOST_BLOCKS - 2:
        with pytest.raises(TailCallError, match="GeneratorExit"):
            runs(text)
    else:
        assert runs(text) == ("end", "end")


@pytest.mark.parametrize("callee", ["f", "g"])
@pytest.mark.parametrize("holders", [(0,), (400,), (799,), (3, 400, 500), range(800)])
def test_tail_calls_in_a_chain_of_branches(holders: Sequence[int], callee: str) -> None:
    lines = ["async def f(x):"]
    for number in range(800):
        ending = f"return await {callee}(x - 1)" if number in holders else f"x += {number} - {number}"
        lines += [f"    {'el' * (number > 0)}if x % 800 == {number} and x:", f"        {ending}"]
    lines += ["    elif x:", "        pass", "    else:", "        return 'end'", f"    return await {callee}(x - 1)"]
    lines += ["async def g(x):", "    return await f(x)"]
    assert runs("\n".join(lines) + "\n") == ("end", "end")


@pytest.mark.parametrize(("arms", "holder"), [(4, 0), (4, 2), (4, 3), (800, 0), (800, 400), (800, 799)])
def test_closures_in_a_chain_of_branches(arms: int, holder: int) -> None:
    lines = ["async def f(x, seen):", "    size = x + 1"]
    for number in range(arms):
        body = "seen.append(lambda: size)" if number == holder else "pass"
        lines += [f"    {'el' * (number > 0)}if x == {number}:", f"        {body}"]
    lines += [f"    return await f(x - 1, seen) if x > {holder - 3} else [each() for each in seen]"]
    function, _ = defined("\n".join(lines) + "\n")
    compiled = tailrec(function)
    assert "a closure that takes size by value" in str(explain_tailcalls(compiled))
    assert asyncio.run(function(holder + 5, [])) == asyncio.run(compiled(holder + 1_500, [])) == [holder + 1]


def test_a_long_chain_of_branches_is_explained() -> None:
    lines = ["async def f(x):"]
    for number in range(800):
        lines += [f"    {'el' * (number > 0)}if x == {number}:", f"        y = {number}", "        yield y"]
    lines += ["    async for event in f(x - 1):", "        yield event"]
    stream, _ = defined("\n".join(lines) + "\n")
    assert "async for event" in str(explain_tailcalls(stream))


COMPREHENSIONS = (
    "[i for i in (1,)]",
    "[[i for i in (1,)] for _ in (1,)]",
    "[i async for i in each((1,))]",
    "{i async for i in each((1,)) async for _ in each((1,))}",
    "{i: [j async for j in each((1,))] async for i in each((1,))}",
    "[i for i in ([j for j in (1,)] for _ in (1,))]",
)


@pytest.mark.parametrize("comprehension", COMPREHENSIONS)
@pytest.mark.parametrize("depth", range(MOST_BLOCKS - 7, MOST_BLOCKS + 1))
def test_comprehension_in_deep_blocks(comprehension: str, depth: int) -> None:
    text = nested(
        ["for"] * depth, f"x -= bool({comprehension})\nif x > 0:\n    return await f(x)\nreturn 'end'", "return 0"
    )
    try:
        compile(text, "<deep>", "exec")
    except SyntaxError:
        return  # too deep for CPython itself
    assert runs(text) == ("end", "end")
