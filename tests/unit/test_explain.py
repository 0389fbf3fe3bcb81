"""explain_tailcalls says what the plan says, in words and as data."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import json
import re
import textwrap
from typing import Any

import pytest

from loom import TailCallError, TailCallWarning, explain_tailcalls, tailrec, tailstream
from loom.decorators import keeping_refused_functions
from tests.search.compare import registered


@tailrec
async def loops(n: int, acc: int = 0, *, key: str = "k") -> tuple[int, str]:
    if n == 0:
        return acc, key
    return await loops(n - 1, acc + 1)


@tailrec
def steps(n: int, *rest: Any) -> Any:
    if n == 0:
        return rest
    kept = n
    made = lambda: kept  # noqa: E731
    kept += 1
    return steps(n - 1, *rest[:1], made)


def refused(n: int) -> int:
    return 1 + refused(n - 1)


def untouched(n: int) -> int:
    return n


with pytest.warns(TailCallWarning, match="LOOM301"):

    @tailrec
    def untouched_by_its_decorator(n: int) -> int:
        return n


def same(function: Any) -> Any:
    return function


with keeping_refused_functions():

    @tailrec
    @same
    def wrongly_decorated(n: int) -> int:
        return wrongly_decorated(n - 1)


class Machine:
    @tailrec
    def hand_over(self, n: int) -> Any:
        return loops(n)

    @property
    @tailrec
    def lazily(self) -> Any:
        return self.run(0)

    @tailrec
    def run(self, n: int) -> int:
        return n if n == 0 else self.run(n - 1)

    @classmethod
    @tailrec
    def make(cls, n: int) -> int:
        return n if n == 0 else cls.make(n - 1)


def explain(function: Any) -> Any:
    explanation = explain_tailcalls(function, as_json=True)
    assert json.loads(json.dumps(explanation)) == explanation
    return explanation


def test_dictionary_of_a_loop() -> None:
    explanation = explain(loops)
    assert explanation["function"] == "loops"
    assert explanation["mode"] == "tailrec"
    assert explanation["lowering"] == "loop"
    assert explanation["binding"] == "direct"
    assert explanation["compiled"]
    assert explanation["rejected"] == []
    (site,) = explanation["optimized"]
    assert site["kind"] == "name"
    assert (site["line"], site["column"]) == (loops.__code__.co_firstlineno + 4, 18)
    assert site["reason"] == "a loop turn; n = n - 1, acc = acc + 1, key = its default"
    assert "while True:" in explanation["lowered"]


def test_dictionary_says_where_the_arguments_stand() -> None:
    (site,) = explain(loops)["optimized"]
    line = loops.__code__.co_firstlineno + 4
    assert (site["callee"], site["role"], site["defaults"]) == ("loops", "turn", ["key"])
    assert (site["end_line"], site["end_column"]) == (line, 39)
    assert [(each["parameter"], each["value"], each["line"], each["column"]) for each in site["placed"]] == [
        ("n", "n - 1", line, 24),
        ("acc", "acc + 1", line, 31),
    ]


def test_dictionary_holds_the_source_as_it_stands() -> None:
    source = explain(Machine.run)["source"]
    assert source["line"] == Machine.run.__code__.co_firstlineno
    assert source["text"].split("\n") == [
        "    @tailrec",
        "    def run(self, n: int) -> int:",
        "        return n if n == 0 else self.run(n - 1)",
    ]


@tailrec
def half_set(n: int, log: list[Any]) -> Any:
    if n == 3:
        import json as note
    elif n == 2:
        with same(log) as note:
            pass
    try:
        log.append(lambda: n)
    except OSError as error:
        log.append([error for error in log])
    if n == 0:
        return note
    return half_set(n - 1, log)


def test_dictionary_says_which_closures_take_values_and_which_locals_are_unbound() -> None:
    explanation = explain(half_set)
    first = half_set.__code__.co_firstlineno
    (capture,) = explanation["captures"]
    assert (capture["variables"], capture["line"] - first, capture["column"]) == (["n"], 8, 20)
    assert [(reset["variable"], reset["line"] - first, reset["column"]) for reset in explanation["resets"]] == [
        ("note", 3, 16),
        ("note", 5, 27),
    ]
    text = explain_tailcalls(half_set)
    assert f"line {first + 8}, column 20: a closure that takes n by value" in text
    assert "each transition finds it unbound: note" in text


def test_role_of_a_call_of_another_function_is_a_jump() -> None:
    (site,) = explain(Machine.hand_over)["optimized"]
    assert (site["role"], site["callee"], site["placed"]) == ("jump", "loops", [])


def test_property_is_looked_into() -> None:
    assert explain(vars(Machine)["lazily"])["compiled"]


def test_decorator_below_is_a_problem() -> None:
    (problem,) = explain(wrongly_decorated)["rejected"]
    assert problem["code"] == "LOOM202"


def test_dictionary_of_a_stepping_function_says_why() -> None:
    explanation = explain(steps)
    assert explanation["lowering"] == "step"
    assert explanation["reasons"] == ["a closure captures 'kept', which the transition binds more than once"]
    assert explanation["binding"] == "binder"
    assert explanation["optimized"][0]["reason"].startswith("the next step; arguments bound by CPython")


def test_dictionary_of_a_refused_function() -> None:
    explanation = explain(refused)
    assert explanation["lowering"] == "refused"
    assert not explanation["compiled"]
    assert explanation["optimized"] == []
    (problem,) = explanation["rejected"]
    assert problem["code"] == "LOOM101"
    assert problem["kind"] == "result-used"
    assert problem["fix"].endswith("`return refused(n - 1)`")


def test_plain_function_is_explained_as_it_would_be_compiled() -> None:
    plain = explain(loops.__wrapped__)  # type: ignore[attr-defined]
    assert plain == {**explain(loops), "compiled": False}


def test_function_without_a_tail_call() -> None:
    assert explain(untouched)["lowering"] == "unchanged"
    assert "is left as it is" in explain_tailcalls(untouched)


def test_reasons_against_the_loop_are_told_of_a_step_only() -> None:
    def kept(n: int) -> Any:
        made = lambda: n  # noqa: E731
        n += 1
        return [made]

    assert explain(kept)["reasons"]
    assert "not a loop" not in explain_tailcalls(kept)
    assert "not a loop" in explain_tailcalls(steps)


def test_function_that_only_jumps_is_no_loop() -> None:
    assert "compiles to jumps: it has no tail call of itself." in explain_tailcalls(Machine.hand_over)


def test_only_a_decorated_function_is_warned_of_that_has_no_tail_call() -> None:
    assert "LOOM301" in explain_tailcalls(untouched_by_its_decorator)
    assert "LOOM301" not in explain_tailcalls(untouched)


@pytest.mark.parametrize("method", [Machine.run, Machine().run, Machine.make])
def test_methods_say_how_they_are_guarded(method: Any) -> None:
    (site,) = explain(method)["optimized"]
    assert (site["kind"], site["guard"]) == ("receiver", "once")
    assert "asked once per run and receiver" in site["reason"]


def test_wrapper_above_is_looked_through() -> None:
    @functools.wraps(loops)
    def wrapper(*args: Any) -> Any:
        return loops(*args)

    assert explain(wrapper)["compiled"]


def test_text_marks_each_site_and_says_how_it_is_bound() -> None:
    text = explain_tailcalls(loops)
    assert "loops (" in text
    assert "compiles to a loop." in text
    line = loops.__code__.co_firstlineno + 4
    assert f"-> {line:4}       return await loops(n - 1, acc + 1)" in text
    assert f"line {line}, column 18: a loop turn; n = n - 1, acc = acc + 1, key = its default" in text
    assert "lowered to" not in text


def test_text_of_a_refused_function_has_the_fix() -> None:
    text = explain_tailcalls(refused)
    assert "is refused, for one reason" in text
    assert " x " in text
    assert "help: carry the pending work" in text


def test_text_can_show_the_lowered_source() -> None:
    text = explain_tailcalls(steps, lowered=True)
    assert "not a loop, because a closure captures 'kept'" in text
    assert "return @own_entrance(n - 1, *rest[:1], made)" in text
    assert "while @next.__class__ is @jumps:" in text


def test_what_is_no_function_is_an_error() -> None:
    with pytest.raises(TailCallError, match="LOOM206"):
        explain_tailcalls(42)  # type: ignore[call-overload]


def test_explanation_is_of_what_was_compiled_even_if_the_file_changes(tmp_path: Any) -> None:
    path = tmp_path / "module.py"
    text = "def f(n):\n    return n if n == 0 else f(n - 1)\n"
    path.write_text(text)
    space: dict[str, Any] = {}
    exec(compile(text, str(path), "exec"), space)
    compiled = tailrec(space["f"])
    path.write_text("# nothing left\n")
    assert explain(compiled)["optimized"][0]["reason"] == "a loop turn; n = n - 1"


def test_explains_why_others_do_not_jump_to_a_function() -> None:
    @tailrec
    async def ping(n: int) -> object:
        with contextlib.suppress(BaseException):
            await asyncio.sleep(0)
        return await pong(n - 1)

    async def pong(n: int) -> object:
        return n

    line = ping.__code__.co_firstlineno + 2
    assert explain_tailcalls(ping, as_json=True)["called"] == (
        f"it may catch GeneratorExit (line {line}) and go on, and a jump would then be lost"
    )
    assert "tail calls of others call it, which grows the stack" in explain_tailcalls(ping)


def test_calls_that_a_statement_keeps_from_being_tail_calls_are_listed() -> None:
    @tailrec
    def f(n: int) -> object:
        if n > 5:
            return f(n - 1)
        with contextlib.nullcontext():
            try:
                return other(n)
            except KeyError:
                return str(n)
            finally:
                pass

    told = explain_tailcalls(f, as_json=True)["enclosed"]
    assert [(each["callee"], each["code"]) for each in told] == [("other", "LOOM110"), ("str", "LOOM110")]
    assert "column 24: an ordinary call, for the `finally` runs after it" in explain_tailcalls(f)


ENCLOSED = {
    "async with lock: return await other(n)": "LOOM112",
    "try: return await other(n)\nexcept* KeyError: pass": "LOOM109",
    "try: n -= 1\nexcept* KeyError: await other(n)": "LOOM113",
    "try: n -= 1\nexcept* KeyError: n += 1\nelse: return await other(n)\nfinally: print(n)": "LOOM110",
    "try: n -= 1\nfinally: await other(n)": "LOOM111",
    "with lock:\n    while n: return await other(n)": "LOOM112",
    "with lock:\n    if n: await other(n)": "LOOM112",
}


@pytest.mark.parametrize("body", ENCLOSED)
def test_each_statement_says_what_it_has_still_to_do(body: str) -> None:
    space: dict[str, Any] = {}
    text = f"async def f(n, lock):\n{textwrap.indent(body, '    ')}\n"
    with registered("<enclosed>", text):
        exec(compile(text, "<enclosed>", "exec"), space)
        [told] = explain_tailcalls(space["f"], as_json=True)["enclosed"]
    assert (told["callee"], told["code"]) == ("other", ENCLOSED[body])


def test_decorator_that_does_nothing_says_what_keeps_it_from_that() -> None:
    class C:
        def f(self, n: int) -> object:
            with contextlib.nullcontext():
                return self.other(n)

        def other(self, n: int) -> object:
            return n

    with pytest.warns(TailCallWarning) as caught:
        tailrec(C.f)
    assert [re.findall(r"LOOM\d+", str(each.message))[0] for each in caught] == ["LOOM301", "LOOM303"]
    assert "after it" in str(caught[1].message)


@pytest.mark.parametrize("call", ["out.write(n)", "str(n)", "other(n)", "print", "(lambda: n)()", "made(n)"])
def test_other_calls_are_no_reason(call: str) -> None:
    space: dict[str, Any] = {"lock": contextlib.nullcontext()}
    text = f"def f(n):\n    made = str\n    with lock as out:\n        return {call}\n"
    with registered("<reason>", text):
        exec(compile(text, "<reason>", "exec"), space)
        with pytest.warns(TailCallWarning) as caught:
            tailrec(space["f"])
    assert len(caught) == 1


@pytest.mark.parametrize("call", ["yield from", "return (yield from"])
def test_rewrite_keeps_what_becomes_of_the_value(call: str) -> None:
    space: dict[str, Any] = {"lock": contextlib.nullcontext()}
    ends = ")" * ("(" in call)
    text = f"class C:\n    def f(self):\n        yield\n        with lock:\n            {call} self.later(){ends}\n"
    with registered("<rewrite>", text):
        exec(compile(text, "<rewrite>", "exec"), space)
        with pytest.warns(TailCallWarning) as caught:
            tailstream(space["C"].f)
    assert f"write `{call} self.later()" in str(caught[1].message)
