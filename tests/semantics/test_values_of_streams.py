"""What a generator returns: `return (yield from f(...))` hands it on, `yield from f(...)` or a `for` drops it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any

import pytest

from loom import Done, Emit, Next, TailCallWarning, explain_tailcalls, tailstream, transitions
from tests.search.compare import registered

DEEP = 5000

RETURNING = {
    "returned": """
        yield n
        if n == 0: return "end"
        return (yield from f(n - 1))
        """,
    "arms": """
        yield n
        return (yield from f(n - 1)) if n else "end"
        """,
    "chosen generator": """
        yield n
        return (yield from (f(n - 1) if n else ()))
        """,
    "last operand": """
        yield n
        return n and (yield from f(n - 1))
        """,
    "chosen by or": """
        yield n
        return (yield from (n == 0 and "xy" or f(n - 1)))
        """,
    "in branches": """
        yield n
        match n:
            case 0: return "end"
            case 1 | 2:
                while True:
                    for i in (1, 2):
                        return (yield from f(n - i))
        try:
            1 // (n % 3)
        except ZeroDivisionError:
            return (yield from f(n - 2))
        else:
            return (yield from f(n - 1))
        """,
    "other values": """
        yield n
        if n == 0: return
        if n == 4: return ["four"]
        if n == 7: return (yield from "ab")
        return (yield from f(n - 1))
        """,
    "what is sent": """
        try:
            got = yield n
        except KeyError as error:
            got = repr(error)
        if n == 0: return got
        return (yield from f(n - 1))
        """,
}
MIXED = {
    "dropped on the way": """
        yield n
        if n == 0: return "end"
        if n == 3:
            yield from f(n - 1)
            return
        return (yield from f(n - 1))
        """,
    "dropped by a for": """
        yield n
        if n == 0: return "end"
        if n == 3:
            for event in f(n - 1): yield event
        else:
            return (yield from f(n - 1))
        """,
}
WAYS = {
    "loops": ("", "f"),
    "steps": ("locals()\n", "f"),
    "jumps": ("", "g"),
    "jumps and steps": ("locals()\n", "g"),
}


def made(body: str, way: str, decorator: Callable[[Any], Any]) -> Any:
    """The function `f` of a body; where it jumps, its other calls lead through a second one of the same body."""
    before, name = WAYS[way]
    body = textwrap.indent(before + textwrap.dedent(body).strip().replace("f(", f"{name}("), "    ")
    text = f"@DECORATE\ndef f(n):\n{body}\n"
    if name == "g":
        text += f"@DECORATE\ndef g(n):\n{body.replace('g(', 'f(')}\n"
    space: dict[str, Any] = {"DECORATE": decorator}
    with registered("<values>", text):
        exec(compile(text, "<values>", "exec"), space)
    return space["f"]


def drained(stream: Iterable[Any]) -> list[Any]:
    """The events, and what is returned."""
    stream, told = iter(stream), []
    try:
        while True:
            told.append(next(stream))
    except StopIteration as end:
        return [*told, ("returned", end.value)]


@pytest.mark.filterwarnings("ignore::loom.TailCallWarning")
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("body", [*RETURNING.values(), *MIXED.values()], ids=[*RETURNING, *MIXED])
def test_value_is_that_of_nested_generators(body: str, way: str) -> None:
    plain, compiled = made(body, way, lambda function: function), made(body, way, tailstream)
    for n in range(9):
        expected = drained(plain(n))
        assert drained(compiled(n)) == expected
        assert drained(transitions(compiled, n).events()) == expected


@pytest.mark.parametrize("way", WAYS)
def test_value_comes_from_far_below(way: str) -> None:
    compiled = made(RETURNING["returned"], way, tailstream)
    assert drained(compiled(DEEP))[-1] == ("returned", "end")


@pytest.mark.parametrize("way", WAYS)
def test_what_is_sent_and_thrown_arrives(way: str) -> None:
    def told(decorator: Callable[[Any], Any]) -> object:
        stream: Generator[int, object, object] = made(RETURNING["what is sent"], way, decorator)(3)
        log = [next(stream), stream.send("first"), stream.throw(KeyError("second"))]
        with pytest.raises(StopIteration) as end:
            stream.send(log.append(next(stream)) or "last")
        return log, end.value.value

    assert told(tailstream) == told(lambda function: function) == ([3, 2, 1, 0], "last")


def test_dropped_value_stays_dropped_where_another_function_goes_on() -> None:
    @tailstream
    def first(n: int) -> Iterator[int]:
        yield n
        yield from second(n - 1)

    @tailstream
    def second(n: int) -> Generator[int, None, str]:
        yield n
        return (yield from third(n - 1))

    @tailstream
    def third(n: int) -> Generator[int, None, str]:
        yield n
        if n > 0:
            return (yield from second(n - 1))
        return "end"

    assert drained(first(4)) == [4, 3, 2, 1, 0, ("returned", None)]
    assert drained(second(4)) == [4, 3, 2, 1, 0, -1, ("returned", "end")]


def test_run_ends_with_the_value() -> None:
    @tailstream
    def counted(n: int) -> Generator[int, None, str]:
        yield n
        return (yield from counted(n - 1)) if n else "end"

    assert list(transitions(counted, 1)) == [Emit(1), Next(counted, (0,)), Emit(0), Done("end")]
    assert "a loop turn; n = n - 1" in explain_tailcalls(counted)


@pytest.mark.filterwarnings("ignore::loom.TailCallWarning")
@pytest.mark.parametrize("way", ["loops", "steps"])
@pytest.mark.parametrize("body", MIXED.values(), ids=MIXED)
def test_run_that_is_resumed_still_drops_what_was_dropped(body: str, way: str) -> None:
    compiled = made(body, way, tailstream)
    for n in range(6):
        outcomes = list(transitions(compiled, n))
        for outcome in outcomes:
            if isinstance(outcome, Next):
                end = outcomes[-1]
                assert list(transitions(outcome))[-1] == end
                assert (
                    drained(outcome.run())[-1] == drained(transitions(outcome).events())[-1] == ("returned", end.value)
                )


def test_configuration_of_a_stream_without_values_drops_none() -> None:
    compiled = made("yield n\nif n: yield from f(n - 1)", "loops", tailstream)
    assert list(transitions(compiled, 1)) == [Emit(1), Next(compiled, (0,)), Emit(0), Done(None)]


def test_generator_that_drops_takes_what_is_sent_and_says_what_does_not_fit() -> None:
    @tailstream
    def asked(n: int) -> Generator[int, object, object]:
        got = yield n
        return got if n == 0 else (yield from asked(n - 1))

    stream = Next(asked, (1,), drops=True).run()
    assert [next(stream), stream.send("lost"), drained(stream)] == [1, 0, [("returned", None)]]
    with pytest.raises(TypeError, match="asked"):
        Next(asked, (1, 2), drops=True).run()


def test_value_that_some_paths_drop_is_warned_of() -> None:
    with pytest.warns(TailCallWarning, match=r"LOOM302.*write `return \(yield from f\(n - 1\)\)`"):
        made(MIXED["dropped on the way"], "loops", tailstream)


def test_value_that_there_never_is_is_not_dropped() -> None:
    body = "yield n\nif n % 2:\n    return (yield from f(n - 1))\nif n: yield from f(n - 1)"
    compiled = made(body, "loops", tailstream)
    assert drained(compiled(3)) == [3, 2, 1, 0, ("returned", None)]
    assert list(transitions(compiled, 2))[1] == Next(compiled, (1,))


def test_generator_that_only_drops_is_not() -> None:
    made("if n == 0: return 'end'\nyield n\nyield from f(n - 1)", "loops", tailstream)
