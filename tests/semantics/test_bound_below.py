"""Names that are bound, or bound anew, below the def: asked when the function is decorated, and when it first runs."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import types
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from loom import tailrec, tailstream
from tests.search.compare import registered

MODULE = """
import contextlib
log = []

@recursive
{kind} start(n, *items, key=1, **more):
    {hand_over}f(n, *items, key=key, **more){rest}

@recursive
{kind} f(n, *items, key=1, **more):
    log.append(lambda: k)
    {body}
    k = n
    k += 1
    log.append((n, items, key, more))
    {hand_over}g(n){rest}

@recursive
{kind} g(n):
    log.append(("g", n))
    {if_more}:
        {hand_over}f(n - 1, 7){rest}
    {end}

{below}
"""
FUNCTION = {
    "kind": "def",
    "hand_over": "return ",
    "rest": "",
    "if_more": "if n",
    "end": "return 'end'",
}
COROUTINE = FUNCTION | {"kind": "async def", "hand_over": "return await "}
GENERATOR = FUNCTION | {"hand_over": "return (yield from ", "rest": ")"}
ASYNC_GENERATOR = FUNCTION | {
    "kind": "async def",
    "hand_over": "async for event in ",
    "rest": ": yield event",
    "end": "return\n    yield",
}
LOOPS = COROUTINE | {"loops": "yes"}
CLOSED = {
    "manager where it loops": (LOOPS, "with quiet: await suspend(n)", "quiet = contextlib.suppress(BaseException)"),
    "class where it loops": (LOOPS, "try: await suspend(n)\n    except* Errors: pass", "Errors = BaseException"),
    "manager": (COROUTINE, "with quiet: await suspend(n)", "quiet = contextlib.suppress(BaseException)"),
    "class": (COROUTINE, "try: await suspend(n)\n    except Errors: pass", "Errors = BaseException"),
    "class that a stream catches": (GENERATOR, "try: yield n\n    except Errors: pass", "Errors = BaseException"),
    "manager in a stream": (GENERATOR, "with quiet: yield n", "quiet = contextlib.suppress(GeneratorExit)"),
    "class that an async stream catches": (
        ASYNC_GENERATOR,
        "try: await suspend(n)\n    except Errors: pass",
        "Errors = BaseException",
    ),
}


@types.coroutine
def suspend(value: object) -> Iterator[object]:
    yield value


def same(function: Any) -> Any:
    return function


def module(kind: dict[str, str], body: str, below: str, decorator: Callable[[Any], Any]) -> dict[str, Any]:
    text = MODULE.format(**kind, body=body, below=below)
    if "loops" in kind:
        text = text.replace("log.append(lambda: k)", "pass")
    space: dict[str, Any] = {"recursive": decorator, "suspend": suspend, "Errors": ValueError, "__name__": "below"}
    with registered("<below>", text):
        exec(compile(text, "<below>", "exec"), space)
    return space


def told(log: list[Any]) -> list[Any]:
    return [each for each in log if isinstance(each, tuple)]


async def consumed(stream: Any) -> None:
    async for _ in stream:
        pass


def closed(space: dict[str, Any], name: str, *, is_async_stream: bool) -> list[Any]:
    """What is logged by a run that is closed where it waits for the first time."""
    run = space[name](0, 5, key=2, word=3)
    run = consumed(run) if is_async_stream else run
    run.send(None)
    run.close()
    return told(space["log"])


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # plain generators raise it, too
@pytest.mark.parametrize("name", ["f", "start"])
@pytest.mark.parametrize("claim", CLOSED)
def test_run_goes_on_where_that_catches_the_exit(claim: str, name: str) -> None:
    kind, body, below = CLOSED[claim]
    decorator = tailstream if "stream" in claim else tailrec
    is_async_stream = kind is ASYNC_GENERATOR
    compiled = closed(module(kind, body, below, decorator), name, is_async_stream=is_async_stream)
    assert compiled == closed(module(kind, body, below, same), name, is_async_stream=is_async_stream)
    assert compiled == [(0, (5,), 2, {"word": 3}), ("g", 0)]


@pytest.mark.parametrize("name", ["f", "start"])
def test_name_that_comes_to_look_at_the_frame_sees_no_variables_of_the_compiler(name: str) -> None:
    space = module(FUNCTION, "log.append((sorted(show()),))", "show = locals", tailrec)
    assert space[name](1) == "end"
    assert told(space["log"])[0] == (["items", "key", "more", "n"],)


def test_variable_of_a_function_around_counts_too() -> None:
    log: list[object] = []

    def make(decorate: Callable[[Any], Any]) -> Any:
        @decorate
        async def f(n: int) -> Any:
            log.append(lambda: k)
            try:
                await suspend(n)
            except errors:
                pass
            k = n
            k += 1
            return await g(n)

        @decorate
        async def g(n: int) -> Any:
            log.append(("g", n))
            return await f(n - 1) if n else "end"

        errors = BaseException
        return f

    for decorate in (same, tailrec):
        run = make(decorate)(0)
        run.send(None)
        run.close()
    assert [each for each in log if isinstance(each, tuple)] == [("g", 0), ("g", 0)]


@pytest.mark.parametrize("decorate", [same, tailstream])
def test_generator_with_few_parameters_is_called_with_them(decorate: Callable[[Any], Any]) -> None:
    log: list[object] = []

    @decorate
    def f(n: int, /, more: int = 2) -> Any:
        log.append(lambda: k)
        with quiet:
            yield n
        k = n
        k += 1
        yield from g(n + more)

    @decorate
    def g(n: int) -> Any:
        log.append(("g", n))
        yield from f(n) if n < 0 else ()

    quiet = contextlib.suppress(BaseException)
    run = f(0)
    next(run)
    run.close()
    assert log[1:] == [("g", 2)]


def copied(function: Any) -> Any:
    code = function.__code__
    return types.FunctionType(code, function.__globals__, "f", function.__defaults__, function.__closure__)


@pytest.mark.parametrize("decorate", [same, tailrec])
def test_copy_of_a_function_that_is_gone_runs(decorate: Callable[[Any], Any]) -> None:
    seen: list[Callable[[], int]] = []

    @copied
    @decorate
    def f(n: int) -> Any:
        seen.append(lambda: n)
        n -= 1
        return f(n) if n > 0 else "end"

    gc.collect()
    assert f(3) == "end"
    assert [each() for each in seen] == [2, 1, 0]


WOULD_LOOP = """
log = []
show, Errors = locals, ValueError

@recursive
async def f(n):
    show()
    try: await suspend(n)
    except Errors: pass
    return await g(n)

@recursive
async def g(n):
    log.append(("g", n))
    return await f(n - 1) if n else "end"

show, Errors = dict, BaseException
"""


@pytest.mark.parametrize("decorate", [same, tailrec])
def test_function_that_would_loop_by_now_asks_what_it_catches(decorate: Callable[[Any], Any]) -> None:
    space: dict[str, Any] = {"recursive": decorate, "suspend": suspend}
    with registered("<loop>", WOULD_LOOP):
        exec(compile(WOULD_LOOP, "<loop>", "exec"), space)
    run = space["f"](0)
    run.send(None)
    run.close()
    assert space["log"] == [("g", 0)]


@pytest.mark.parametrize("decorate", [same, tailrec])
def test_method_whose_arguments_come_to_look_at_the_frame_is_called(decorate: Callable[[Any], Any]) -> None:
    class Looking:
        @decorate
        def f(self, n: int, box: list[Any], seen: Any = None) -> Any:
            box.append(lambda: k)
            k = n
            k += 1
            return sorted(seen) if n == 0 else self.f(n - 1, box, dict(show()))

    show = locals
    names = ["box", "k", "n", "seen", "self", "show"]
    assert Looking().f(1, []) == Looking().f(1, []) == names


def test_function_that_steps_is_not_entered_as_an_earlier_one_that_looped() -> None:
    def make(show: Any) -> Any:
        @tailrec
        async def f(n: int) -> Any:
            show()
            return await g(n) if n else "end"

        @tailrec
        async def g(n: int) -> Any:
            return await f(n - 1)

        def rebind() -> None:
            nonlocal show
            show = dict

        return f, g, rebind

    _, other, _ = make(dict)
    assert asyncio.run(other(3)) == "end"
    stepping, other, rebind = make(locals)
    rebind()
    assert asyncio.run(stepping(5_000)) == asyncio.run(other(5_000)) == "end"


class Text(str):
    """A name that need not be equal to itself, so that nobody asks."""

    __slots__ = ()


def test_function_of_an_odd_name_is_entered_all_the_same() -> None:
    def f(n: int) -> Any:
        seen.append(lambda: k)
        k = n
        k -= 1
        return g(k) if n else "end"

    seen: list[object] = []
    f.__name__ = Text("f")
    f = tailrec(f)

    @tailrec
    def g(n: int) -> Any:
        return f(n)

    assert g(5_000) == f(5_000) == "end"


@pytest.mark.parametrize("kind", [FUNCTION, COROUTINE])
def test_what_stands_for_the_same_is_jumped_to(kind: dict[str, str]) -> None:
    space = module(kind, "", "", tailrec)
    run = space["f"](5_000)
    if kind is COROUTINE:
        with pytest.raises(StopIteration) as end:
            run.send(None)
        run = end.value.value
    assert run == "end"


def test_first_run_leaves_no_frame_in_a_traceback() -> None:
    space = module(FUNCTION, "1 / n", "", tailrec)
    with pytest.raises(ZeroDivisionError) as caught:
        space["f"](0)
    assert [entry.frame.code.name for entry in caught.traceback][1:] == ["f", "f"]
