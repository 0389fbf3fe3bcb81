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
    "def": (function, Kind.FUNCTION, False, False, "tailrec", "return f()", "f(); return"),
    "async def": (coroutine, Kind.COROUTINE, True, False, "tailrec", "return await f()", "await f(); return"),
    "generator": (generator, Kind.GENERATOR, False, True, "tailstream", "yield from f()", "f(); return"),
    "async generator": (
        *(stream, Kind.ASYNC_GENERATOR, True, True, "tailstream"),
        *("async for event in f(): yield event", "await f(); return"),
    ),
}


@pytest.mark.parametrize("claim", TAILS)
def test_kind_is_known_and_ends_its_path(claim: str) -> None:
    made: Callable[[], Any]
    made, *expected = TAILS[claim]  # type: ignore[assignment]  # the function comes first
    kind = kind_of(made.__code__)
    found = [kind, kind.is_async, kind.is_stream, kind.decorator, kind.tail("f()"), kind.tail_dropped("f()")]
    assert found == expected
