"""A coroutine that waits for an async stream is closed: GeneratorExit arrives at the `await` of the stream."""

from __future__ import annotations

import gc
import textwrap
import types
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from loom import TailCallError, explain_tailcalls, tailstream
from tests.search.compare import registered

# What is left of a stream that is closed in the middle is reported in plain Python, too.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

MODULE = """
log = []

@recursive
async def start(n, client):
    async for event in worker(n, client): yield event

@recursive
async def worker(n, client):
    {first}
    {body}
    k = n
    k += 1
    log.append(("after", n))
    if n > 5:
        async for event in worker(n - 1, client): yield event
    else:
        async for event in report(n, client): yield event

@recursive
async def report(n, client):
    log.append(("report", n))
    if n < 0:
        async for event in worker(n, client): yield event
        return
    yield n
    log.append("reported")
"""
STEPS, LOOPS = "log.append(lambda: k)", "pass"
BODIES = {
    "class that only the run knows": """
        try: await suspend(n)
        except client.Error as error: log.append(type(error).__name__)
        """,
    "finally that is left": """
        while True:
            try: await suspend(n)
            finally:
                log.append("finally")
                break
        """,
    "error in its place": """
        try:
            try: await suspend(n)
            finally: 1 / 0
        except ZeroDivisionError as error: log.append(repr(error))
        """,
    "async for": """
        try:
            async for _ in waiting(n): pass
        except BaseException as error: log.append(type(error).__name__)
        """,
    "raises again": """
        try: await suspend(n)
        except BaseException as error:
            log.append(type(error).__name__)
            raise
        """,
}


class Client:
    Error = BaseException


@types.coroutine
def suspend(value: object) -> Iterator[object]:
    yield value


async def waiting(value: object) -> Any:
    await suspend(value)
    yield value


def same(function: Any) -> Any:
    return function


def module(body: str, first: str, decorator: Callable[[Any], Any]) -> dict[str, Any]:
    text = MODULE.format(first=first, body=textwrap.indent(textwrap.dedent(body).strip(), "    ").strip())
    space: dict[str, Any] = {"recursive": decorator, "suspend": suspend, "waiting": waiting}
    with registered("<stream>", text):
        exec(compile(text, "<stream>", "exec"), space)
    return space


def told(space: dict[str, Any], name: str, n: int, end: Callable[[Any], object]) -> tuple[object, ...]:
    """What comes of a run that waits for its first event when it ends."""
    log = space["log"]

    async def consume() -> None:
        async for event in space[name](n, Client):
            log.append(("event", event))
        log.append("end")

    run, said = consume(), []
    run.send(None)
    for way in (end, type(run).close):
        try:
            way(run)
        except BaseException as error:
            said.append(repr(error))
    del run
    gc.collect()
    return said, [each for each in log if not callable(each)]


ENDS = {
    "close": lambda run: run.close(),
    "throw": lambda run: run.throw(KeyError("thrown")),
    "go on": lambda run: run.send(None),
}
# With 7 it waits once more: where that is so while it is closed, nobody closes it again as nested frames would.
RUNS = [
    *((first, n, end) for first in (STEPS, LOOPS) for n in (0, 3) for end in ENDS),
    *((STEPS, 7, end) for end in ("throw", "go on")),
]


@pytest.mark.filterwarnings("ignore::SyntaxWarning")  # `break` in finally, on 3.14
@pytest.mark.parametrize(("first", "n", "end"), RUNS)
@pytest.mark.parametrize("name", ["start", "worker"])
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_stream_does_what_nested_ones_do(body: str, first: str, n: int, name: str, end: str) -> None:
    plain, compiled = (module(body, first, decorator) for decorator in (same, tailstream))
    assert explain_tailcalls(compiled["worker"], as_json=True)["lowering"] == ("step" if first is STEPS else "loop")
    assert told(compiled, name, n, ENDS[end]) == told(plain, name, n, ENDS[end])


REFUSED = {
    "yield": "try: yield n\nexcept client.Error: pass",
    "yield beside an await": "try:\n    await suspend(n)\n    yield n\nexcept client.Error: pass",
    "except*": "try: await suspend(n)\nexcept* client.Error: pass",
    "locals": "locals()\ntry: await suspend(n)\nexcept client.Error: pass",
}


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED)
def test_stream_that_cannot_ask_is_refused(body: str) -> None:
    with pytest.raises(TailCallError, match="LOOM124"):
        module(body, LOOPS, tailstream)
