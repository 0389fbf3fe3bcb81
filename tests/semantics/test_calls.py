"""Arguments are bound as CPython binds them: every signature, every call shape, every error."""

from __future__ import annotations

import asyncio
import itertools
import linecache
import sys
import weakref
from collections.abc import Callable
from typing import Any

import pytest

from loom import explain_tailcalls, tailrec


def test_keywords_are_evaluated_in_the_written_order() -> None:
    order: list[str] = []

    def note(name: str, value: int) -> int:
        order.append(name)
        return value

    @tailrec
    def f(n: int, a: int, b: int) -> tuple[int, int]:
        if n == 0:
            return a, b
        return f(b=note("b", a), n=note("n", n - 1), a=note("a", b))

    assert f(1, 1, 2) == (2, 1)
    assert order == ["b", "n", "a"]


def test_all_arguments_are_evaluated_before_any_parameter_changes() -> None:
    @tailrec
    def f(n: int, a: int, b: int, c: int) -> tuple[int, ...]:
        if n == 0:
            return a, b, c
        return f(n - 1, b + n, c + n, a + n)

    assert f(2, 10, 20, 30) == (33, 13, 23)


def test_omitted_default_takes_its_value_again() -> None:
    default = object()

    @tailrec
    def f(n: int, a: object = default, *, b: object = None) -> tuple[object, object]:
        if n == 0:
            return a, b
        return f(n - 1)

    assert f(2, 1, b=2) == (default, None)


def test_mutable_default_is_the_very_object() -> None:
    @tailrec
    def f(n: int, seen: list[int] = []) -> list[int]:  # noqa: B006  # the shared list is the point
        seen.append(n)
        return f(n - 1) if n else seen

    assert f(2) == [2, 1, 0]
    assert f(1) == [2, 1, 0, 1, 0]
    assert f.__defaults__ == ([2, 1, 0, 1, 0],)


TEXT, NUMBER, DATA, HALF = str(b"missing", "ascii"), int("1000000"), bytes([65, 66]), float("2.5")
PLAIN, ELEMENT = "a text that no code holds", str(b"one of a set", "ascii")


def test_default_that_equals_a_constant_of_the_function_is_the_very_object() -> None:
    @tailrec
    def f(
        n: int,
        a: object = TEXT,
        b: object = NUMBER,
        c: object = DATA,
        d: object = HALF,
        *,
        e: object = PLAIN,
        g: object = ELEMENT,
    ) -> Any:
        others = "missing", b == 1000000, lambda: b"AB", ("x", (2.5,)), n in {"one of a set", "x"}
        return (a, b, c, d, e, g) if n == 0 else f(n - 1 if others else 0)

    for found, default in zip(f(2), (TEXT, NUMBER, DATA, HALF, PLAIN, ELEMENT), strict=True):
        assert found is default


UNSET, LIMIT, MANY = "not set", 10.5, 100_000  # constants of this module, and of the function
PAIR, ACCENT, ABOVE, BELOW = ", ", "gewählt", 257, -6


def test_default_whose_literal_stands_in_the_function_too_is_the_very_object() -> None:
    @tailrec
    def f(
        n: int,
        a: object = UNSET,
        b: object = LIMIT,
        c: object = MANY,
        d: object = PAIR,
        e: object = ACCENT,
        g: object = ABOVE,
        h: object = BELOW,
        i: object = ",",
    ) -> Any:
        if n < 0:
            return "not set", 10.5, 100_000, ", ", "gewählt", 257, -6, ","
        return (a, b, c, d, e, g, h, i) if n == 0 else f(n - 1)

    assert f.__defaults__
    for found, default in zip(f(2), f.__defaults__, strict=True):
        assert found is default


def test_default_that_equals_an_interned_name_is_the_very_object() -> None:
    name = str(b"interned_name", "ascii")
    assert sys.intern("interned_name") is not name

    @tailrec
    def f(n: int, a: object = name) -> object:
        return a if n == 0 else f(n - 1)

    assert f(2) is name


def test_default_expressions_run_once() -> None:
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return 5

    @tailrec
    def f(n: int, a: int = make(), *, b: int = make()) -> int:
        return a + b if n == 0 else f(n - 1)

    assert f(3) == 10
    assert made == [1, 1]


def test_surplus_positionals_go_to_varargs() -> None:
    @tailrec
    def f(n: int, *rest: int) -> tuple[int, ...]:
        if n == 0:
            return rest
        return f(n - 1, n, *rest, n)

    assert f(2, 0) == (1, 2, 0, 2, 1)


def test_varargs_that_were_rebound_are_spread_by_cpython() -> None:
    @tailrec
    def f(n: int, *rest: int) -> tuple[int, ...]:
        if n == 0:
            return rest
        rest = iter((1, 2, 3))  # type: ignore[assignment]
        return f(n - 1, *rest)

    assert f(1) == (1, 2, 3)


def test_no_varargs_given_are_empty() -> None:
    @tailrec
    def f(n: int, *rest: int, **extra: int) -> tuple[Any, Any]:
        if n == 0:
            return rest, extra
        return f(n - 1)

    assert f(2, 3, q=4) == ((), {})


def test_keyword_arguments_are_a_new_dict_each_time() -> None:
    seen: list[dict[str, int]] = []

    @tailrec
    def f(n: int, **extra: int) -> None:
        seen.append(extra)
        extra["q"] += 1
        if n:
            return f(n - 1, **extra)

    f(2, q=0)
    assert seen == [{"q": 1}, {"q": 2}, {"q": 3}]


def test_keyword_added_to_own_kwargs_may_name_a_parameter() -> None:
    @tailrec
    def f(n: int, a: int = 0, **extra: int) -> int:
        if n == 0:
            return a
        extra["a"] = 7
        return f(n - 1, **extra)

    assert f(1) == 7


def test_walrus_in_an_argument_may_rebind_a_parameter() -> None:
    @tailrec
    def f(n: int, a: int, b: int) -> tuple[int, int]:
        if n == 0:
            return a, b
        return f(n - 1, a, (a := 50) + b)

    assert f(1, 1, 2) == (1, 52)


def test_walrus_in_a_comprehension_in_an_argument() -> None:
    @tailrec
    def f(n: int, a: int, b: list[int]) -> tuple[int, list[int]]:
        if n == 0:
            return a, b
        return f(n - 1, a, [a := item for item in (7, 8)])

    assert f(1, 1, []) == (1, [7, 8])


def test_parameter_deleted_and_passed_on_raises_as_python_does() -> None:
    @tailrec
    def f(n: int, a: int) -> int:
        if n == 0:
            return a
        del a
        return f(n - 1, a)

    with pytest.raises(UnboundLocalError, match="'a'"):
        f(1, 2)


def test_deleted_parameter_is_bound_again_by_the_next_call() -> None:
    @tailrec
    def f(n: int, a: int) -> int:
        b = a
        del a
        return b if n == 0 else f(n - 1, b + 1)

    assert f(3, 0) == 3


def test_positional_only_parameter_and_keyword_of_the_same_name() -> None:
    @tailrec
    def f(n: int, /, **extra: int) -> tuple[int, dict[str, int]]:
        if n == 0:
            return n, extra
        return f(n - 1, n=n)

    assert f(2) == (0, {"n": 1})


def test_class_private_parameter() -> None:
    class Machine:
        @tailrec
        def run(self, __n: int, __acc: int = 0) -> int:
            if __n == 0:
                return __acc
            return self.run(__n - 1, __acc + 1)

    assert Machine().run(2000) == 2000


def wrong_too_many(n: int, a: int = 0) -> int:
    return n if n == 0 else wrong_too_many(n - 1, 2, 3)  # type: ignore[call-arg]


def wrong_missing(n: int, a: int) -> int:
    return n if n == 0 else wrong_missing(n - 1)  # type: ignore[call-arg]


def wrong_unknown(n: int, a: int = 0) -> int:
    return n if n == 0 else wrong_unknown(n - 1, b=3)  # type: ignore[call-arg]


def wrong_twice(n: int, a: int = 0) -> int:
    return n if n == 0 else wrong_twice(n - 1, 1, a=3)  # type: ignore[misc]


def wrong_twice_in_a_spread(n: int, a: int = 0) -> int:
    return n if n == 0 else wrong_twice_in_a_spread(n=n - 1, **{"n": 3})


def wrong_positional_only(n: int, /, a: int = 0) -> int:
    return n if n == 0 else wrong_positional_only(n=n - 1)  # type: ignore[call-arg]


def wrong_keyword_only(n: int, *, a: int) -> int:
    return n if n == 0 else wrong_keyword_only(n - 1)  # type: ignore[call-arg]


def wrong_spread(n: int, *rest: int) -> int:
    return n if n == 0 else wrong_spread(n - 1, *5)  # type: ignore[misc]


def wrong_mapping(n: int, **extra: int) -> int:
    return n if n == 0 else wrong_mapping(n - 1, **5)  # type: ignore[arg-type]


WRONG = [
    wrong_too_many,
    wrong_missing,
    wrong_unknown,
    wrong_twice,
    wrong_twice_in_a_spread,
    wrong_positional_only,
    wrong_keyword_only,
    wrong_spread,
    wrong_mapping,
]


@pytest.mark.parametrize("plain", WRONG, ids=lambda plain: plain.__name__)
def test_wrong_call_raises_pythons_own_type_error(plain: Callable[..., int]) -> None:
    arguments = {"a": 1} if "a" in plain.__code__.co_varnames[:2] else {}
    with pytest.raises(TypeError) as expected:
        plain(1, **arguments)
    with pytest.raises(TypeError) as found:
        tailrec(plain)(1, **arguments)
    assert str(found.value) == str(expected.value)


def test_wrong_call_raises_after_its_arguments_are_evaluated() -> None:
    log: list[int] = []

    @tailrec
    async def f(n: int) -> None:
        if n:
            return await f(log.append(1), log.append(2))  # type: ignore[call-arg, func-returns-value]

    with pytest.raises(TypeError):
        asyncio.run(f(1))
    assert log == [1, 2]


def test_no_parameters_at_all() -> None:
    left = [1, 2, 3]

    @tailrec
    def f() -> str:
        if not left:
            return "empty"
        left.pop()
        return f()

    assert f() == "empty"


def test_swap_of_two_among_many_needs_no_tuple() -> None:
    @tailrec
    def f(n: int, a: int, b: int, c: int, d: int) -> tuple[int, ...]:
        if n == 0:
            return a, b, c, d
        return f(n - 1, b, a, c + 1, d + n)

    lowered = explain_tailcalls(f, as_json=True)["lowered"] or ""
    assert "a, b = (b, a)" in lowered
    assert f(3, 1, 2, 0, 0) == (2, 1, 3, 6)


def test_keyword_in_a_call_is_not_mangled() -> None:
    class Machine:
        def plain(self, n: int, __private: int = 0) -> int:
            return __private if n == 0 else self.plain(n - 1, __private=3)

        @tailrec
        def compiled(self, n: int, __private: int = 0) -> int:
            return __private if n == 0 else self.compiled(n - 1, __private=3)

    outcomes = []
    for run in (Machine().plain, Machine().compiled):
        try:
            outcomes.append(str(run(1)))
        except TypeError as error:
            outcomes.append(str(error).replace("plain", "*").replace("compiled", "*"))
    assert outcomes[0] == outcomes[1]


class Counted:
    alive: weakref.WeakSet[Counted] = weakref.WeakSet()

    def __init__(self) -> None:
        Counted.alive.add(self)

    @tailrec
    def walk(self, following: Any, seen: tuple[bool, ...], k: int, last: Any) -> tuple[bool, ...]:
        if k == 0:
            return seen
        found = weakref.ref(self)
        return following.walk(None, (*seen, found() is not None), k - 1, (k, found() is not None))


@tailrec
def counting(one: Counted, count: int, k: int, *more: int) -> int:
    if k == 0:
        return count
    return counting(Counted(), len(Counted.alive), k - 1, *more)


@tailrec
def counting_many(one: Counted, count: int, k: int, a: int, b: int, c: int) -> tuple[int, ...]:
    if k == 0:
        return count, a, b, c
    return counting_many(Counted(), len(Counted.alive), k - 1, c, a + len(Counted.alive), b)


def test_no_parameter_is_let_go_of_before_the_last_argument_is_evaluated() -> None:
    assert counting(Counted(), 0, 1) == 2
    assert counting_many(Counted(), 0, 1, 1, 2, 3) == (2, 3, 3, 2)
    assert Counted().walk(Counted(), (), 1, None) == (True,)


def frame_of_the_caller() -> dict[str, Any]:
    return {name: value for name, value in sys._getframe(1).f_locals.items() if name in "abcde"}


@tailrec
def shown(a: int, b: Any, c: Any, d: Any, e: Any) -> tuple[Any, ...]:
    if a == 0:
        return a, b, c, d, e
    return shown(a - 1, frame_of_the_caller(), c + 1, frame_of_the_caller(), d)


def test_arguments_that_look_at_the_frame_see_no_parameter_of_the_next_transition() -> None:
    expected = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}
    assert shown(1, 2, 3, 4, 5) == (0, expected, 4, expected, 4)


def test_parameters_take_the_values_of_others_in_every_way() -> None:
    ways = list(itertools.product("abcd", repeat=4))
    text = "\n".join(
        f"def f{number}(n, a, b, c, d):\n    return f{number}(n - 1, {', '.join(way)}) if n else a + b + c + d"
        for number, way in enumerate(ways)
    )
    linecache.cache["<ways>"] = (len(text), None, text.splitlines(keepends=True), "<ways>")
    space: dict[str, Any] = {}
    exec(compile(text, "<ways>", "exec"), space)
    for number, way in enumerate(ways):
        plain = space[f"f{number}"]
        expected = plain(3, *"abcd")
        space[plain.__name__] = compiled = tailrec(plain)
        assert compiled(3, *"abcd") == expected, way


def test_parameters_may_be_called_what_the_compiler_calls_its_own() -> None:
    @tailrec
    def f(other: Any, callee: int, jump: int, next: int, again: int, new_callee: int) -> tuple[int, ...]:
        for _ in (1,):
            if callee == 0:
                return callee, jump, next, again, new_callee
            return other(other, len("x" * (callee - 1)), len("xy"), jump + 1, next + 1, again + 1)  # type: ignore[no-any-return]
        return ()

    assert f(f, 2, 10, 20, 30, 40) == (0, 2, 3, 12, 22)


def test_globals_and_locals_are_read_in_their_turn_among_many_arguments() -> None:
    space: dict[str, Any] = {"log": []}
    exec("X = 0\ndef bump():\n    global X\n    X += 1\n    log.append(X)\n    return X\n", space)
    text = (
        "def f(n, a, b, c, d, e, g):\n"
        "    if n == 0:\n        return a, b, c, d, e, g\n"
        "    if n == 1:\n        mine = 7\n"
        "    return f(n - 1, X, bump(), mine, bump(), X, bump())\n"
    )
    linecache.cache["<in their turn>"] = (len(text), None, text.splitlines(keepends=True), "<in their turn>")
    exec(compile(text, "<in their turn>", "exec"), space)
    assert tailrec(space["f"])(1, *range(6)) == (0, 1, 7, 2, 2, 3)
    with pytest.raises(UnboundLocalError):
        tailrec(space["f"])(2, *range(6))
    assert space["log"] == [1, 2, 3, 4]
