"""How many blocks are open is counted as CPython counts them."""

from __future__ import annotations

import random

import pytest

from loom.compiler.nesting import MOST_BLOCKS
from tests.blocks import BLOCKS, depth_in, kinds_to, nested


def compiles(text: str) -> bool:
    try:
        compile(text, "<nested>", "exec")
    except SyntaxError as error:
        assert "nested blocks" in str(error)
        return False
    return True


@pytest.mark.parametrize("kind", BLOCKS)
def test_cpython_takes_so_many_and_no_more(kind: str) -> None:
    # More of those that catch crash CPython 3.12, and each finally is compiled twice.
    for loops in range(MOST_BLOCKS + 1):
        text = nested([kind] * 4 + ["for"] * loops, "await x(x)")
        assert compiles(text) is (depth_in(text) <= MOST_BLOCKS)


@pytest.mark.parametrize("seed", range(40))
def test_cpython_takes_what_is_counted_to_be_as_deep_as_it_takes(seed: int) -> None:
    kinds = kinds_to(MOST_BLOCKS, *random.Random(seed).sample(list(BLOCKS), 6))
    assert compiles(nested(kinds, "await x(x)"))
    assert not compiles(nested([*kinds, "while"], "await x(x)"))


def test_nested_scopes_count_for_themselves() -> None:
    assert depth_in("async def f():\n    def g():\n        for a in b:\n            pass\n    [a for a in b]\n") == 0
