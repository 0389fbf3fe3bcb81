"""Streams: what `@tailstream` compiles gives the events, and answers the requests, that nested generators do."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import inspect
import re
import textwrap
import types
import weakref
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from loom import (
    Done,
    Emit,
    Next,
    TailCallError,
    TailCallWarning,
    explain_tailcalls,
    step,
    tailrec,
    tailstream,
    transitions,
)
from tests.search.compare import registered

DEEP = 5000


# What is accepted

GENERATORS = {
    "yield from": """
yield n
if n:
    yield from f(n - 1)
""",
    "for": """
yield n
if n:
    for e in f(n - 1):
        yield e
""",
    "followed by return": """
yield n
if n:
    yield from f(n - 1)
    return
yield 'end'
""",
    "followed by return None": """
yield n
if n:
    for e in f(n - 1):
        yield e
    return None
yield 'end'
""",
    "match": """
match n:
    case 0:
        yield 'end'
    case _:
        yield n
        yield from f(n - 1)
""",
    "else of a try": """
try:
    yield n
    1 // n
except ZeroDivisionError:
    yield 'end'
else:
    yield from f(n - 1)
""",
    "in a handler": """
try:
    1 // (n % 2)
except ZeroDivisionError:
    if n:
        yield from f(n - 1)
else:
    yield n
    yield from f(n - 1)
""",
    "in loops": """
while True:
    for i in (1, 2):
        yield i, n
        if i == 2 and n:
            for e in f(n - 1):
                yield e
            return
    return
""",
    "else of a loop": """
for i in (1, 2):
    yield i
else:
    if n:
        yield from f(n - 1)
""",
    "either arm": """
yield n
yield from (f(n - 1) if n else ())
""",
    "last operand": """
yield n
n and (yield from f(n - 1))
""",
    "empty": """
if n:
    yield from f(n - 1)
""",
    "value": """
if n == 0:
    return 'value'
yield n
yield from f(n - 1)
""",
    "keywords": """
yield n
if n:
    yield from f(n=n - 1)
""",
    "captured": """
yield lambda: n
if n:
    yield from f(n - 1)
""",
    "half set": """
if n == 3:
    x = n
try:
    yield x
except UnboundLocalError as e:
    yield str(e)
if n:
    yield from f(n - 1)
""",
    "frame": """
here = sorted(locals())
yield here
if n:
    yield from f(n - 1)
""",
    "only the loop binds it": """
if n == 0:
    yield x
for x in f(n - 1):
    yield x
""",
}


def compiled_and_plain(body: str, *, is_async: bool = False) -> tuple[Callable[..., Any], Callable[..., Any]]:
    head = f"{'async ' if is_async else ''}def f(n):\n"
    text = f"def make(decorate):\n    @decorate\n    {head}{textwrap.indent(body, ' ' * 8)}\n    return f\n"
    space: dict[str, Any] = {"contextlib": contextlib}
    filename = "<compiled and plain>"
    with registered(filename, text):
        exec(compile(text, filename, "exec", dont_inherit=True), space)
        return space["make"](tailstream), space["make"](lambda fn: fn)


def shown(values: list[Any]) -> list[Any]:
    return [value() if callable(value) else value for value in values]


def events(stream: Iterator[Any]) -> list[Any]:
    seen = []
    try:
        while True:
            seen.append(next(stream))
    except StopIteration as end:
        seen.append(("value", end.value))
    except UnboundLocalError as error:
        seen.append(str(error))
    return shown(seen)


@pytest.mark.parametrize("name", GENERATORS)
def test_generator_gives_the_same_events(name: str) -> None:
    compiled, plain = compiled_and_plain(GENERATORS[name])
    assert hasattr(compiled, "__loom__")
    assert events(compiled(4)) == events(plain(4))


ONLY_IN_GENERATORS = {"either arm", "last operand", "value", "followed by return None"}


@pytest.mark.parametrize("name", sorted(GENERATORS.keys() - ONLY_IN_GENERATORS))
def test_async_generator_gives_the_same_events(name: str) -> None:
    body = re.sub(r"( *)yield from (f\(.*?\))", r"\1for e in \2:\n\1    yield e", GENERATORS[name])
    body = re.sub(r"for (\w) in f", r"async for \1 in f", body)
    compiled, plain = compiled_and_plain(body, is_async=True)
    assert hasattr(compiled, "__loom__")

    async def main(stream: AsyncIterator[Any]) -> list[Any]:
        seen = []
        try:
            async for event in stream:
                seen.append(event)
        except UnboundLocalError as error:
            seen.append(str(error))
        return shown(seen)

    assert asyncio.run(main(compiled(4))) == asyncio.run(main(plain(4)))


@tailstream
def down(n: int) -> Iterator[int]:
    yield n
    if n:
        yield from down(n - 1)


@tailstream
async def adown(n: int) -> AsyncIterator[int]:
    await asyncio.sleep(0)
    yield n
    if n:
        async for event in adown(n - 1):
            yield event


@tailstream
def left(n: int) -> Iterator[tuple[str, int]]:
    yield "left", n
    if n:
        for event in right(n - 1):
            yield event


@tailstream
def right(n: int) -> Iterator[tuple[str, int]]:
    yield "right", n
    if n:
        yield from left(n - 1)


@tailstream
async def aleft(n: int) -> AsyncIterator[tuple[str, int]]:
    yield "left", n
    if n:
        async for event in aright(n - 1):
            yield event


@tailstream
async def aright(n: int) -> AsyncIterator[tuple[str, int]]:
    try:
        yield "right", n
    finally:
        await asyncio.sleep(0)
    if n:
        async for event in aleft(n - 1):
            yield event


class Machine:
    @tailstream
    async def run(self, n: int) -> AsyncIterator[str]:
        yield f"{type(self).__name__} {n}"
        if n:
            async for event in self.run(n - 1):
                yield event

    @tailstream
    def plain(self, n: int) -> Iterator[str]:
        yield f"{type(self).__name__} {n}"
        if n:
            yield from self.plain(n - 1)

    @classmethod
    @tailstream
    def made(cls, n: int) -> Iterator[str]:
        yield f"{cls.__name__} {n}"
        if n:
            yield from cls.made(n - 1)


class Override(Machine):
    def plain(self, n: int) -> Iterator[str]:
        yield "override"
        yield from super().plain(n)


async def collected(stream: AsyncIterator[Any]) -> list[Any]:
    return [event async for event in stream]


def test_deep_streams_do_not_nest(shallow_stack: int) -> None:
    assert list(down(DEEP)) == list(range(DEEP, -1, -1))
    assert asyncio.run(collected(adown(DEEP))) == list(range(DEEP, -1, -1))
    assert len(list(Machine().plain(DEEP))) == len(list(Machine.made(DEEP))) == DEEP + 1
    assert len(asyncio.run(collected(Machine().run(DEEP)))) == DEEP + 1


def test_streams_that_hand_over_to_one_another_do_not_nest(shallow_stack: int) -> None:
    expected = [("right" if n % 2 else "left", n) for n in range(DEEP, -1, -1)]
    assert list(left(DEEP)) == expected
    assert asyncio.run(collected(aleft(DEEP))) == expected


def test_override_is_honoured() -> None:
    assert list(Override().plain(1)) == ["override", "Override 1", "override", "Override 0"]


def test_compiled_stream_is_a_real_generator_function() -> None:
    assert inspect.isgeneratorfunction(down)
    assert inspect.isasyncgenfunction(adown)
    assert str(inspect.signature(down)) == "(n: 'int') -> 'Iterator[int]'"
    assert inspect.isasyncgenfunction(aright)
    assert inspect.isgeneratorfunction(Machine.plain)


# What the consumer asks for

LATER = """
try:
    received = yield n
    got = ("received", received)
except ValueError as error:
    got = ("caught", str(error))
finally:
    log.append(("finally", n))
yield got
if n:
    DELEGATE
"""
DELEGATIONS = {"yield from": "yield from f(n - 1)", "for": "for e in f(n - 1): yield e"}
REQUESTS: list[list[tuple[str, Any]]] = [
    [("next", None), ("send", 1), ("next", None), ("send", 2), ("next", None)],
    [("next", None), ("throw", ValueError("now")), ("next", None), ("next", None)],
    [("next", None), ("next", None), ("next", None), ("throw", ValueError("later"))],
    [("next", None), ("next", None), ("next", None), ("throw", KeyError("later"))],
    [("next", None), ("close", None)],
    [("next", None), ("next", None), ("next", None), ("close", None)],
    [("close", None)],
    [("throw", ValueError("before the first"))],
    [("send", None), ("throw", GeneratorExit)],
]


def answer(stream: Any, request: str, value: Any) -> Any:
    try:
        if request == "next":
            return next(stream)
        return getattr(stream, request)(*[] if request == "close" else [value])
    except BaseException as error:
        return type(error), str(error)


RECEIVERS = {
    "a default": ("def g(p=(yield n)): return p\nlog.append(g())", 1),
    "a default of a lambda": ("log.append((lambda *, p=(yield n): p)())", 1),
    "a decorator": ("@(yield n)\ndef g(): pass\nlog.append(type(g))", str),
    "a base": ("class C(*(yield n)): pass\nlog.append(C.__bases__)", [dict]),
    "what a generator expression goes over": ("log.append(list(x for x in (yield n)))", "ab"),
}


@pytest.mark.parametrize("name", RECEIVERS)
def test_what_is_sent_does_not_pass_a_for_to(name: str) -> None:
    definition, sent = RECEIVERS[name]
    seen = []
    for function in compiled_and_plain(f"{definition}\nfor e in f(n - 1): yield e"):
        log: list[Any] = []
        function.__globals__["log"] = log
        stream = function(3)
        log += [answer(stream, "send", value) for value in (None, sent, sent, sent)]
        seen.append(log)
    assert seen[0] == seen[1]


@pytest.mark.parametrize("requests", REQUESTS)
@pytest.mark.parametrize("delegation", DELEGATIONS)
def test_generator_answers_as_nested_ones_do(delegation: str, requests: list[tuple[str, Any]]) -> None:
    body = LATER.replace("DELEGATE", DELEGATIONS[delegation])
    seen = []
    for function in compiled_and_plain(body):
        log: list[Any] = []
        function.__globals__["log"] = log
        stream = function(2)
        log += [answer(stream, *request) for request in requests]
        del stream
        gc.collect()
        seen.append(log)
    assert seen[0] == seen[1]


@pytest.mark.parametrize("requests", REQUESTS)
def test_async_generator_answers_as_nested_ones_do(requests: list[tuple[str, Any]]) -> None:
    body = LATER.replace("DELEGATE", "async for e in f(n - 1): yield e")

    async def ask(stream: Any, request: str, value: Any) -> Any:
        try:
            if request == "next":
                return await anext(stream)
            return await getattr(stream, f"a{request}")(*[] if request == "close" else [value])
        except BaseException as error:
            return type(error), str(error)

    async def main(function: Callable[[int], Any]) -> list[Any]:
        log: list[Any] = []
        function.__globals__["log"] = log
        stream = function(2)
        answers = [await ask(stream, *request) for request in requests]
        del stream
        gc.collect()
        await asyncio.sleep(0.01)  # plain generators are closed by the loop, later
        return [*answers, *log]

    compiled, plain = compiled_and_plain(body, is_async=True)
    assert asyncio.run(main(compiled)) == asyncio.run(main(plain))


@tailstream
async def guarded_stream(n: int, log: list[int]) -> AsyncIterator[int]:
    try:
        yield n
    finally:
        await asyncio.sleep(0)
        log.append(n)
    if n:
        async for event in guarded_stream(n - 1, log):
            yield event


def test_closing_a_stream_runs_the_finally_of_its_current_transition() -> None:
    log: list[int] = []

    async def main() -> None:
        stream = guarded_stream(3, log)
        assert [await anext(stream), await anext(stream)] == [3, 2]
        await stream.aclose()  # type: ignore[attr-defined]  # an async generator
        assert log == [3, 2]

    asyncio.run(main())


def test_stream_that_is_left_is_finalized_by_the_loop() -> None:
    log: list[int] = []

    async def leave() -> None:
        async for event in guarded_stream(5, log):
            if event == 3:
                break
        gc.collect()
        await asyncio.sleep(0.01)

    asyncio.run(leave())
    assert log == [5, 4, 3]

    async def keep() -> list[Any]:
        stream = guarded_stream(5, log)
        await anext(stream)
        await anext(stream)
        return [stream]

    log.clear()
    kept = asyncio.run(keep())  # which shuts the async generators down
    assert log == [5, 4]
    assert kept


def test_cancellation_arrives_where_the_stream_waits() -> None:
    log: list[str] = []

    @tailstream
    async def waits(n: int) -> AsyncIterator[int]:
        yield n
        try:
            await asyncio.sleep(60 if n == 1 else 0)
        except asyncio.CancelledError:
            log.append(f"cancelled {n}")
            raise
        async for event in waits(n - 1):
            yield event

    async def main() -> None:
        task = asyncio.create_task(collected(waits(3)))
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    assert log == ["cancelled 1"]


def test_exception_of_a_later_transition_shows_its_own_line() -> None:
    @tailstream
    def fails(n: int) -> Iterator[int]:
        yield 1 // n
        yield from fails(n - 1)

    with pytest.raises(ZeroDivisionError) as caught:
        list(fails(1))
    line = inspect.getsourcelines(fails)[1] + 2
    assert caught.traceback[-1].lineno + 1 == line


def test_value_of_a_generator_is_dropped_by_the_delegation() -> None:
    @tailstream
    def gives(n: int) -> Any:
        yield n
        if n == 0:
            return "value"
        yield from gives(n - 1)

    assert events(gives(0)) == [0, ("value", "value")]
    assert events(gives(1)) == [1, 0, ("value", None)]


# What is refused

REFUSED = {
    "for e in f(n - 1): yield e + 1": "LOOM119",
    "for e in f(n - 1):\n    if e: yield e": "LOOM119",
    "for e in f(n - 1): yield n": "LOOM119",
    "for e in f(n - 1):\n    x = yield e": "LOOM119",
    "for e, x in f(n - 1): yield e": "LOOM119",
    "for e in f(n - 1): yield e\nelse: pass": "LOOM120",
    "x = yield from f(n - 1)": "LOOM121",
    "if (yield from f(n - 1)): pass": "LOOM121",
    "f(n - 1)": "LOOM122",
    "return f(n - 1)": "LOOM122",
    "g = f(n - 1)\nnext(g)": "LOOM122",
    "yield list(f(n - 1))": "LOOM122",
    "for e in (f(n - 1) if n else ()): yield e": "LOOM122",
    "yield from (e for e in f(n - 1))": "LOOM122",
    "yield lambda: e\nfor e in f(n - 1): yield e": "LOOM123",
    "global e\nfor e in f(n - 1): yield e": "LOOM123",
    "yield from f(n - 1)\nyield 0": "LOOM107",
    "for e in f(n - 1): yield e\nprint(n)": "LOOM107",
    "while n: yield from f(n - 1)": "LOOM108",
    "try:\n    yield from f(n - 1)\nexcept ValueError: pass": "LOOM109",
    "try:\n    for e in f(n - 1): yield e\nfinally: pass": "LOOM110",
    "with n: yield from f(n - 1)": "LOOM112",
    "try: yield n\nexcept BaseException: pass\nyield from f(n - 1)": "LOOM124",
    "try: yield n\nexcept: yield 1\nyield from f(n - 1)": "LOOM124",
    "try: yield n\nexcept Exception: raise\nexcept BaseException: pass\nyield from f(n - 1)": "LOOM124",
    "try: yield n\nexcept GeneratorExit: pass\nexcept KeyError: raise\nyield from f(n - 1)": "LOOM124",
    "while n:\n    try: yield n\n    finally: break\nyield from f(n - 1)": "LOOM124",
    "try: yield n\nfinally:\n    yield 1\n    return\nyield from f(n - 1)": "LOOM124",
    "while n:\n    try: yield n\n    finally:\n        for i in n: 1\n        else: break\nyield from f(n)": "LOOM124",
    "try:\n    with n:\n        try: yield n\n        finally: return\nexcept KeyError: 1\nyield from f(n)": "LOOM124",
    "with contextlib.suppress(GeneratorExit): yield n\nyield from f(n - 1)": "LOOM124",
    "with contextlib.suppress(KeyError, BaseException): yield n\nyield from f(n - 1)": "LOOM124",
    "from contextlib import suppress\nwith suppress(GeneratorExit): yield n\nyield from f(n - 1)": "LOOM124",
    "with contextlib.nullcontext() or contextlib.suppress(GeneratorExit): yield n\nyield from f(n - 1)": "LOOM124",
}
ASYNC_REFUSED = {
    "async for e in f(n - 1): yield e + 1": "LOOM119",
    "async for e in f(n - 1): yield e\nelse: pass": "LOOM120",
    "for e in f(n - 1): yield e": "LOOM122",
    "async for e in (f(n - 1) if n else g()): yield e": "LOOM122",
    "await f(n - 1)": "LOOM122",
    "await f(n - 1).asend(None)": "LOOM122",
    "async for e in f(n - 1): yield e\nyield 0": "LOOM107",
    "async with n:\n    async for e in f(n - 1): yield e": "LOOM112",
    "yield [e async for e in f(n - 1)]": "LOOM122",
    "with contextlib.suppress(GeneratorExit): await n\nasync for e in f(n - 1): yield e": "LOOM124",
    "while n:\n    try:\n        await n\n        yield 1\n    finally: break\nasync for e in f(n): yield e": "LOOM124",
}


@pytest.mark.filterwarnings("ignore::SyntaxWarning")  # `break` in finally, on 3.14
@pytest.mark.parametrize(
    ("body", "code", "is_async"),
    [
        *((body, code, False) for body, code in REFUSED.items()),
        *((body, code, True) for body, code in ASYNC_REFUSED.items()),
    ],
)
def test_delegation_that_cannot_be_kept_is_refused(body: str, code: str, is_async: bool) -> None:
    with pytest.raises(TailCallError) as caught:
        compiled_and_plain(f"yield 0\n{body}" if "global" not in body else f"{body}\nyield 0", is_async=is_async)
    assert code in [problem.code for problem in caught.value.diagnostics]
    assert "{" not in str(caught.value)


def test_handler_that_raises_again_may_catch_what_it_likes() -> None:
    compiled, plain = compiled_and_plain(
        "try: yield n\nexcept BaseException:\n    print(n)\n    raise\nif n: yield from f(n - 1)"
    )
    assert events(compiled(2)) == events(plain(2))


@pytest.mark.filterwarnings("ignore::SyntaxWarning")  # `return` in finally, on 3.14
@pytest.mark.parametrize(
    "body",
    [
        "try: yield n\nexcept GeneratorExit: return\nif n: yield from f(n - 1)",
        "try: yield n\nexcept GeneratorExit: raise\nexcept BaseException: pass\nif n: yield from f(n - 1)",
        "try: yield n\nexcept (KeyError, BaseException): raise\nexcept: pass\nif n: yield from f(n - 1)",
        "with contextlib.suppress(KeyError): yield n\nif n: yield from f(n - 1)",
        "with contextlib.suppress(GeneratorExit): print(n)\nyield n\nif n: yield from f(n - 1)",
        "try: yield n\nfinally:\n    if n == 1: return\nif n: yield from f(n - 1)",
        "if n:\n    yield n\n    yield from f(n - 1)\n    return\ntry: yield n\nfinally: return",
        "try: yield n\nfinally:\n    for turn in range(n):\n        if turn: break\nif n: yield from f(n - 1)",
        "try: yield n\nexcept BaseException:\n    while n: break\n    raise\nif n: yield from f(n - 1)",
        "with contextlib.nullcontext(): yield n\nwith contextlib.suppress(GeneratorExit): 1\nif n: yield from f(n - 1)",
    ],
)
def test_stream_that_surely_leaves_when_it_is_closed_is_accepted(body: str) -> None:
    compiled, plain = compiled_and_plain(body)
    assert events(compiled(2)) == events(plain(2))
    for made in (compiled, plain):
        stream = made(2)
        assert [next(stream), next(stream)] == [2, 1]
        stream.close()
        assert next(stream, "ended") == "ended"


NARROW = contextlib.suppress(ValueError, (KeyError, OSError))


@tailstream
def under_a_narrow_suppress(n: int) -> Iterator[int]:
    with NARROW:
        yield n
    if n:
        yield from under_a_narrow_suppress(n - 1)


def test_suppress_of_the_module_that_is_narrow_is_accepted() -> None:
    assert list(under_a_narrow_suppress(2)) == [2, 1, 0]


def test_suppress_of_a_function_around_is_refused() -> None:
    from contextlib import suppress as quietly

    def f(n: int) -> Iterator[int]:
        with quietly(GeneratorExit):
            yield n
        yield from f(n - 1)

    with pytest.raises(TailCallError, match="LOOM124"):
        tailstream(f)


def test_stream_that_yields_while_it_is_closed_is_over_like_nested_ones() -> None:
    outcomes = []
    for made in compiled_and_plain("try: yield n\nfinally: yield 'f'\nif n: yield from f(n - 1)"):
        stream = made(2)
        assert [next(stream), next(stream), next(stream)] == [2, "f", 1]
        with pytest.raises(RuntimeError, match="generator ignored GeneratorExit"):
            stream.close()
        outcomes.append(next(stream, "ended"))
    assert outcomes == ["ended", "ended"]


def test_refusal_points_at_what_catches_generator_exit() -> None:
    with pytest.raises(TailCallError) as caught:
        compiled_and_plain("try: yield n\nexcept (KeyError, BaseException): pass\nyield from f(n - 1)")
    assert caught.value.text
    assert caught.value.text.strip() == "except (KeyError, BaseException): pass"


def test_fix_shows_the_delegation_that_would_be_accepted() -> None:
    with pytest.raises(TailCallError) as caught:
        compiled_and_plain("async for e in f(n - 1): yield e + 1", is_async=True)
    assert "async for event in f(n - 1): yield event" in caught.value.diagnostics[0].fix


def test_function_that_returns_is_sent_to_tailrec() -> None:
    with pytest.raises(TailCallError, match=r"returns its result \[LOOM210\]") as caught:
        tailstream(test_function_that_returns_is_sent_to_tailrec)
    assert "@tailrec" in caught.value.diagnostics[0].fix


def test_generator_is_sent_to_tailstream() -> None:
    def generator() -> Iterator[int]:
        yield 1

    with pytest.raises(TailCallError, match=r"LOOM205") as caught:
        tailrec(generator)
    assert "@tailstream" in caught.value.diagnostics[0].fix


@pytest.mark.parametrize(
    ("wrong", "code"), [(Machine, "LOOM203"), (lambda: (yield), "LOOM204"), (len, "LOOM209"), (3, "LOOM206")]
)
def test_messages_name_the_decorator_that_was_used(wrong: Any, code: str) -> None:
    with pytest.raises(TailCallError, match=code) as caught:
        tailstream(wrong)
    assert "tailrec" not in str(caught.value)


def test_stream_without_a_delegation_warns() -> None:
    with pytest.warns(TailCallWarning, match="LOOM301"):

        @tailstream
        def plain() -> Iterator[int]:
            yield 1

    assert not hasattr(plain, "__loom__")


# One transition at a time, and what is told of it


def test_transitions_of_a_stream_are_its_events_and_configurations() -> None:
    assert list(transitions(down, 1)) == [Emit(1), Next(down, (0,)), Emit(0), Done(None)]
    assert list(transitions(left, 1)) == [Emit(("left", 1)), Next(right, (0,)), Emit(("right", 0)), Done(None)]


def test_transitions_of_an_async_stream() -> None:
    async def main() -> None:
        outcomes = [outcome async for outcome in transitions(aleft, 1)]
        assert outcomes == [Emit(("left", 1)), Next(aright, (0,)), Emit(("right", 0)), Done(None)]
        assert [event async for event in transitions(adown, 3).events()] == [3, 2, 1, 0]
        run = transitions(adown, 3)
        await anext(run)
        await run.aclose()
        assert [outcome async for outcome in run] == []

    asyncio.run(main())


def test_stream_goes_on_from_a_configuration() -> None:
    first, configuration, *_ = transitions(down, 2)
    assert first == Emit(2)
    assert isinstance(configuration, Next)
    assert list(configuration.run()) == [1, 0]
    assert list(transitions(configuration).events()) == [1, 0]


def test_step_of_a_stream_is_refused_with_the_way_to_go() -> None:
    with pytest.raises(TypeError, match=r"'down' is a stream: iterate over transitions\(down, \.\.\.\)"):
        step(down)


def test_closing_a_run_closes_the_transition_under_way() -> None:
    log: list[int] = []

    @tailstream
    def guarded(n: int) -> Iterator[int]:
        try:
            yield n
        finally:
            log.append(n)
        yield from guarded(n - 1)

    for _ in transitions(guarded, 3).events():
        break
    gc.collect()
    assert log == [3]


def test_explain_tells_of_streams() -> None:
    explanation = explain_tailcalls(adown, as_json=True)
    assert (explanation["mode"], explanation["lowering"], explanation["compiled"]) == ("tailstream", "loop", True)
    assert [call["kind"] for call in explanation["optimized"]] == ["name"]
    text = explain_tailcalls(aright, lowered=True)
    assert "a jump if aleft is compiled, else a delegation" in text
    assert "while @next is not None" in text


def test_explain_tells_why_a_stream_steps() -> None:
    compiled, _ = compiled_and_plain(LATER.replace("DELEGATE", "for e in f(n - 1): yield e"))
    assert any("yields under a try" in reason for reason in explain_tailcalls(compiled, as_json=True)["reasons"])


@tailstream
def first_of_two(n: int) -> Iterator[int]:
    yield n
    for event in second_of_two(n + 1):
        yield event


@tailstream
def second_of_two(n: int) -> Iterator[int]:
    yield n
    if n > 4:
        raise KeyError(n)
    yield from first_of_two(n + 1)


@pytest.mark.parametrize("thrown", [True, False])
def test_traceback_of_a_stream_that_was_jumped_to_has_no_frame_of_loom(thrown: bool) -> None:
    stream = first_of_two(0)
    assert [next(stream), next(stream)] == [0, 1]
    with pytest.raises(KeyError) as caught:
        stream.throw(KeyError("thrown")) if thrown else list(stream)  # type: ignore[attr-defined]
    assert {entry.path for entry in caught.traceback} == {Path(__file__)}


class Event:
    pass


@tailstream
async def hands_out(n: int) -> AsyncIterator[Event]:
    _got = yield Event()
    if n:
        async for event in hands_out(n - 1):
            yield event


def test_event_of_a_first_transition_that_steps_is_not_kept() -> None:
    stream = hands_out(2)
    with pytest.raises(StopIteration) as given:
        stream.__anext__().__await__().__next__()
    event = weakref.ref(given.value.value)
    del given
    assert event() is None


def test_streams_that_become_awaitable_may_await_in_every_transition() -> None:
    async def leaf(n: int) -> int:
        await asyncio.sleep(0)
        return n

    @types.coroutine
    @tailstream
    def ping(n: int, out: list[int]) -> Any:
        out.append((yield from leaf(n)))  # type: ignore[misc]  # a coroutine, in what becomes one
        if n:
            yield from pong(n - 1, out)

    @types.coroutine
    @tailstream
    def pong(n: int, out: list[int]) -> Any:
        out.append((yield from leaf(n)))  # type: ignore[misc]
        if n:
            yield from ping(n - 1, out)

    @types.coroutine
    @tailstream
    def stepping(n: int, out: list[int]) -> Any:
        m = n
        kept = [lambda: m]
        m += 1
        out.append((yield from leaf(n)))  # type: ignore[misc]
        if n:
            yield from stepping(n - len(kept), out)

    async def main() -> list[int]:
        out: list[int] = []
        await ping(2, out)
        await stepping(2, out)
        return out

    assert asyncio.run(main()) == [2, 1, 0, 2, 1, 0]
