"""The four kinds of function, and how each ends a path."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest

from loom.compiler.kind import Kind, kind_of


def function() -> None: ...
async def coroutine() -> None: ...
def generator() -> Iterator[None]:
    yield


async def stream() -> AsyncIterator[None]:
    yield


TAILS = {
    "def": (
        function,
        Kind.FUNCTION,
        False,
        False,
        "tailrec",
        "return f()",
        "return f()`, or (for None) `f()` and then `return",
    ),
    "async def": (
        coroutine,
        Kind.COROUTINE,
        True,
        False,
        "tailrec",
        "return await f()",
        "return await f()`, or (for None) `await f()` and then `return",
    ),
    "generator": (generator, Kind.GENERATOR, False, True, "tailstream", "yield from f()", ""),
    "async generator": (
        *(stream, Kind.ASYNC_GENERATOR, True, True, "tailstream"),
        *("async for event in f(): yield event", ""),
    ),
}


@pytest.mark.parametrize("claim", TAILS)
def test_kind_is_known_and_ends_its_path(claim: str) -> None:
    made: Callable[[], Any]
    made, *expected = TAILS[claim]  # type: ignore[assignment]  # the function comes first
    kind = kind_of(made.__code__)
    found = [kind, kind.is_async, kind.is_stream, kind.decorator, kind.tail("f()")]
    assert [*found, "" if kind.is_stream else kind.tail_dropped("f()")] == expected
