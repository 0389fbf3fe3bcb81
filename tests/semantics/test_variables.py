"""Each transition has its own variables: closures, half-set locals, frames."""

from __future__ import annotations

import asyncio
import builtins
import gc
import sys
import weakref
from collections.abc import Callable
from typing import Any

import pytest

from loom import TailCallError, explain_tailcalls, tailrec, tailstream, transitions


def lowering(function: Callable[..., Any]) -> str:
    return explain_tailcalls(function, as_json=True)["lowering"]


def test_lambda_sees_its_own_transition() -> None:
    @tailrec
    def f(n: int, kept: list[Callable[[], int]]) -> list[int]:
        if n == 0:
            return [each() for each in kept]
        kept.append(lambda: n)
        return f(n - 1, kept)

    assert f(3, []) == [3, 2, 1]
    assert lowering(f) == "loop"


def test_nested_def_with_defaults_and_decorator_sees_its_own_transition() -> None:
    def twice(function: Callable[[], Any]) -> Callable[[], Any]:
        return lambda: (function(), function())

    @tailrec
    def f(n: int, kept: list[Callable[[], Any]]) -> list[Any]:
        if n == 0:
            return [each() for each in kept]

        @twice
        def value(given: int = n * 10, *, other: str = "o") -> tuple[int, int, str]:
            return n, given, other

        kept.append(value)
        return f(n - 1, kept)

    assert f(2, []) == [((2, 20, "o"), (2, 20, "o")), ((1, 10, "o"), (1, 10, "o"))]
    assert lowering(f) == "loop"


def test_captured_variable_that_changes_steps() -> None:
    @tailrec
    def f(n: int, kept: list[Callable[[], int]]) -> list[int]:
        if n == 0:
            return [each() for each in kept]
        count = n
        kept.append(lambda: count)
        count += 100
        return f(n - 1, kept)

    assert f(3, []) == [103, 102, 101]
    assert lowering(f) == "step"


def test_nonlocal_in_a_closure_steps() -> None:
    @tailrec
    def f(n: int, seen: list[int]) -> list[int]:
        def bump() -> None:
            nonlocal n
            n -= 1

        seen.append(n)
        bump()
        return seen if n <= 0 else f(n, seen)

    assert f(3, []) == [3, 2, 1]
    assert lowering(f) == "step"


def test_class_and_generator_expression_see_their_own_transition() -> None:
    @tailrec
    def f(n: int, kept: list[Any]) -> list[Any]:
        if n == 0:
            return [(kind().get(), list(lazy)) for kind, lazy in kept]

        class Reader:
            def get(self) -> int:
                return n

        kept.append((Reader, (n + offset for offset in (1, 2))))
        return f(n - 1, kept)

    assert f(2, []) == [(2, [3, 4]), (1, [2, 3])]
    assert lowering(f) == "step"


def test_lambda_inside_a_comprehension_sees_its_own_transition() -> None:
    @tailrec
    def f(n: int, kept: list[Callable[[], int]]) -> list[int]:
        if n == 0:
            return [each() for each in kept]
        return f(n - 1, kept + [lambda add=add: n + add for add in (10, 20)])

    assert f(2, []) == [12, 22, 11, 21]


def test_closure_over_a_comprehensions_variable_leaves_the_enclosing_functions_alone() -> None:
    def make(items: str) -> Any:
        @tailrec
        def walk(n: int, seen: tuple[Any, ...] = ()) -> Any:
            seen = (*seen, items)
            seen = (*seen, [lambda: items for items in "ab"][0]())
            return walk(n - 1, seen) if n else seen

        return walk

    assert make("outer")(2) == ("outer", "b") * 3


def test_closure_over_a_comprehensions_class_leaves_super_alone() -> None:
    class C:
        @tailrec
        def walk(self, n: int, seen: tuple[Any, ...] = ()) -> Any:
            seen = (*seen, __class__)  # type: ignore[name-defined]
            callbacks = [lambda: __class__ for __class__ in "ab"]
            return self.walk(n - 1, (*seen, callbacks[0]())) if n else seen

    assert C().walk(1) == (C, "b", C)


def test_comprehension_alone_does_not_step() -> None:
    @tailrec
    def f(n: int, seen: list[int]) -> list[int]:
        return seen if n == 0 else f(n - 1, [n + each for each in seen])

    assert f(3, [0]) == [6]
    assert lowering(f) == "loop"


def test_closure_keeps_its_qualified_name_and_line() -> None:
    @tailrec
    def f(n: int, kept: Any = None) -> Any:
        return kept if n == 0 else f(n - 1, lambda: n)

    kept = f(1)
    assert kept.__qualname__.endswith("test_closure_keeps_its_qualified_name_and_line.<locals>.f.<locals>.<lambda>")
    assert kept.__code__.co_firstlineno == f.__code__.co_firstlineno + 2


def test_local_not_set_in_this_transition_is_unbound() -> None:
    @tailrec
    def f(n: int) -> int:
        if n == 2:
            late = n
        if n == 1:
            return late
        return f(n - 1)

    with pytest.raises(UnboundLocalError, match="'late'"):
        f(2)


def test_loop_variable_of_an_earlier_transition_is_unbound() -> None:
    @tailrec
    def f(n: int, items: tuple[int, ...]) -> int:
        for item in items:
            pass
        return item if n == 0 else f(n - 1, ())

    with pytest.raises(UnboundLocalError, match="'item'"):
        f(1, (1, 2))


def test_walrus_of_one_arm_does_not_count_for_the_other() -> None:
    @tailrec
    def f(n: int) -> Any:
        if n == 2:
            y = 1
            return f(n - 1)
        return (y := 5) if n == 0 else (y, n)

    with pytest.raises(UnboundLocalError):
        f(2)


def test_handler_name_that_is_a_parameter() -> None:
    @tailrec
    def f(n: int, p: object) -> object:
        if n == 0:
            return p
        try:
            raise ValueError(n)
        except ValueError as p:
            return f(n - 1, (p.args, "kept"))

    assert f(2, None) == ((1,), "kept")
    assert lowering(f) == "step"


def test_locals_shows_this_transition_only() -> None:
    @tailrec
    def f(n: int, acc: int = 0) -> dict[str, int]:
        if n == 0:
            return locals()
        extra = n
        return f(n - 1, acc + extra)

    assert {name: value for name, value in f(5000).items() if name != "f"} == {"n": 0, "acc": 12502500}


def test_eval_reads_this_transitions_variables() -> None:
    @tailrec
    def f(n: int, expression: str) -> object:
        if n == 0:
            return eval(expression)
        leftover = n
        return f(n - 1 + 0 * leftover, expression)

    assert f(3, "n + 10") == 10
    with pytest.raises(NameError):
        f(3, "leftover")


def test_what_only_a_finished_transition_held_is_released() -> None:
    class Big:
        pass

    alive: list[weakref.ref[Big]] = []

    @tailrec
    def f(n: int, big: Big | None) -> int:
        gc.collect()
        if n == 0:
            return sum(ref() is not None for ref in alive)
        new = Big()
        alive.append(weakref.ref(new))
        return f(n - 1, new)

    assert f(50, None) == 1


def test_name_of_a_parameter_may_look_like_anything_python_allows() -> None:
    @tailrec
    def f(n: int, _again: int, __known: int, größe: int) -> tuple[int, int, int]:
        return (_again, __known, größe) if n == 0 else f(n - 1, _again + 1, __known, größe=größe * 2)

    assert f(3, 0, 5, 1) == (3, 5, 8)


def test_shadowed_name_is_no_self_call() -> None:
    @tailrec
    def f(n: int, g: Callable[[int], str]) -> str:
        return "end" if n == 0 else f(n - 1, g)

    def h(n: int, h: Callable[[int], str]) -> str:
        return h(n)

    assert f(3, str) == "end"
    (site,) = explain_tailcalls(h, as_json=True)["optimized"]
    assert (site["kind"], site["guard"]) == ("unknown", "jump")


def test_lambda_as_an_argument_sees_its_own_transition() -> None:
    @tailrec
    def factorial(n: int, then: Callable[[int], int] = lambda value: value) -> int:
        if n <= 1:
            return then(1)
        return factorial(n - 1, lambda value: then(value * n))

    assert factorial(5) == 120


def test_closure_over_a_handlers_name_is_refused() -> None:
    with pytest.raises(TailCallError, match="LOOM117"):

        @tailrec
        def f(n: int, then: Any = None) -> Any:
            if n == 0:
                return then()
            try:
                raise KeyError(n)
            except KeyError as error:
                return f(n - 1, lambda: error.args)


def test_closure_over_a_variable_that_holds_the_exception_is_kept() -> None:
    @tailrec
    def f(n: int, then: Any = None) -> Any:
        if n == 0:
            return then()
        try:
            raise KeyError(n)
        except KeyError as error:
            caught = error
            return f(n - 1, lambda: caught.args)

    assert f(3) == (1,)


def test_locals_of_a_finished_transition_are_released() -> None:
    class Big:
        pass

    @tailrec
    def f(n: int, before: Any = None) -> bool:
        if n == 0:
            return before() is None
        big = Big()
        for item in [big]:
            if item is big:
                return f(n - 1, weakref.ref(big))
        return False

    assert f(1)
    assert f(3)


def test_first_arguments_of_a_stepping_run_are_released() -> None:
    class Big:
        pass

    @tailrec
    async def f(n: int, big: Any, before: Any = None) -> bool:
        lazy = (n for _ in "a")
        if n == 0:
            return before() is None
        return await f(n - 1, None, weakref.ref(big) if big else before)

    coroutine = f(2, Big())
    with pytest.raises(StopIteration) as stop:
        coroutine.send(None)
    assert stop.value.value is True


def test_placeholder_text_in_a_users_constant_stays_text() -> None:
    @tailrec
    def f(n: int, b: int = 1000) -> Any:
        return ("@default_b", "@own_entrance", ("@bind", 1)) if n == 0 else f(n - 1)

    @tailrec
    def g(n: int) -> Any:
        seen = locals()
        return ("@own_entrance", ("@own_entrance", 1), len(seen)) if n == 0 else g(n - 1)

    assert f(2) == ("@default_b", "@own_entrance", ("@bind", 1))
    assert g(2)[:2] == ("@own_entrance", ("@own_entrance", 1))


def test_locals_through_builtins_shows_this_transition_only() -> None:
    import builtins

    @tailrec
    def f(n: int) -> list[str]:
        if n == 0:
            return sorted(builtins.locals())
        left = n
        for _ in (1,):
            return f(n - 1 + 0 * left)
        return []

    assert set(f(2)) <= {"n", "f", "builtins"}


@pytest.mark.parametrize("decorate", [tailrec, lambda fn: fn], ids=["compiled", "plain"])
def test_function_that_looks_at_its_frame_is_collected_with_what_it_captures(decorate: Any) -> None:
    class Held:
        pass

    def make(held: object) -> Callable[[int], object]:
        @decorate
        def f(n: int) -> object:
            here = locals()
            return (held, len(here)) if n == 0 else f(n - 1)

        return f

    held = Held()
    reference = weakref.ref(held)
    function = make(held)
    function(3)
    if decorate is tailrec:
        transitions(function, 3).run()
    del function, held
    gc.collect()
    assert reference() is None


def test_function_that_looks_at_its_frame_may_be_deleted_while_it_runs() -> None:
    @tailrec
    async def f(n: int) -> int:
        here = locals()
        await asyncio.sleep(0)
        gc.collect()
        return here["n"] if n == 0 else await f(n - 1)

    expected = asyncio.run(f(3))
    run = f(3)
    del f
    assert asyncio.run(run) == expected


def test_locals_of_a_finished_transition_are_gone_for_whoever_looks_at_the_frame() -> None:
    def seen() -> set[str]:
        return {"surely", "perhaps"}.intersection(sys._getframe(1).f_locals)

    @tailrec
    def f(n: int, log: list[set[str]]) -> list[set[str]]:
        log.append(seen())
        if n == 0:
            return log
        surely = n
        if n % 2:
            perhaps = surely
        return f(n - 1, log)

    assert f(2, []) == [set(), set(), set()]


def test_comprehension_in_the_index_of_a_target_binds_nothing_of_the_function() -> None:
    @tailrec
    def f(n: int, seen: dict[Any, Any]) -> dict[Any, Any]:
        for seen[tuple(m for m in range(n))] in [n]:
            pass
        seen[[m for m in (n,)][0]], *seen[-n] = n, n
        for m in [n] if n < 0 else []:
            return f(m, seen)
        return f(n - 1, seen) if n else seen

    assert f(2, {}) == {(0, 1): 2, 2: 2, -2: [2], (0,): 1, 1: 1, -1: [1], (): 0, 0: [0]}


def test_locals_of_every_kind_of_parameter_stand_in_pythons_order() -> None:
    @tailrec
    def f(n: int, *items: Any, k: int = 1, **more: Any) -> Any:
        return items if n == 0 else f(n - 1, *items, [*locals()], k=k)

    assert f(2) == (["n", "k", "items", "more", "f"],) * 2


def test_variable_of_a_delegating_loop_stands_in_its_place() -> None:
    @tailstream
    def f(n: int) -> Any:
        if n == 0:
            for x in f(5):
                yield x
            return
        y = 1
        x = 2
        yield [*locals()], y

    assert list(f(0)) == list(f.__wrapped__(0)) == [(["n", "x", "y", "f"], 1)]  # type: ignore[attr-defined]


kept_outside = "outside"
show, whole, frame_of_caller = locals, builtins, sys._getframe


@tailrec
def by_another_name(n: int, log: list[Any]) -> list[Any]:
    for _ in range(2):
        if n:
            return by_another_name(n - 1, [*log, sorted(show())])
    return log


@tailrec
def by_the_module(n: int, log: list[Any]) -> list[Any]:
    for _ in range(2):
        if n:
            return by_the_module(n - 1, [*log, sorted(whole.locals())])
    return log


@tailrec
def by_an_import(n: int, log: list[Any]) -> list[Any]:
    from sys import _getframe as frame

    for _ in range(2):
        if n:
            return by_an_import(n - 1, [*log, sorted(frame().f_locals)])
    return log


@tailrec
def by_the_frame(n: int, log: list[Any]) -> list[Any]:
    for _ in range(2):
        if n:
            return by_the_frame(n - 1, [*log, sorted(frame_of_caller().f_locals)])
    return log


def nested_in_an_import_of_locals() -> Any:
    from builtins import locals  # noqa: A004, UP029

    @tailrec
    def f(n: int, log: list[Any]) -> list[Any]:
        for _ in range(2):
            if n:
                return f(n - 1, [*log, sorted(locals())])
        return log

    return f


def nested_in_an_import() -> Any:
    from inspect import currentframe

    @tailrec
    def f(n: int, log: list[Any]) -> list[Any]:
        for _ in range(2):
            if n:
                return f(n - 1, [*log, sorted(currentframe().f_locals)])  # type: ignore[union-attr]
        return log

    return f


@pytest.mark.parametrize(
    "function",
    [
        *(by_another_name, by_the_module, by_an_import, by_the_frame),
        *(nested_in_an_import(), nested_in_an_import_of_locals()),
    ],
)
def test_function_that_shows_the_frame_under_another_name(function: Any) -> None:
    assert function(1, []) == function.__wrapped__(1, [])
    assert "looks at its own frame" in explain_tailcalls(function)


def test_module_of_the_builtins_alone_keeps_the_loop() -> None:
    @tailrec
    def f(n: int) -> int:
        return builtins.abs(n) if n == 0 else f(n - 1)

    assert "compiles to a loop" in explain_tailcalls(f)


@tailrec
def by_a_default(n: int, log: list[Any], look: Any = show) -> list[Any]:
    for _ in range(2):
        if n:
            return by_a_default(n - 1, [*log, sorted(look())])
    return log


def test_parameter_that_shows_the_frame_by_default() -> None:
    assert by_a_default(1, []) == [["_", "log", "look", "n"]]


def test_annotation_of_a_name_in_parentheses_binds_nothing() -> None:
    @tailrec
    def f(n: int) -> Any:
        (kept_outside): str  # type: ignore[misc]
        return kept_outside if n == 0 else f(n - 1)

    assert f(2) == "outside"
    assert "compiles to a loop" in explain_tailcalls(f)


@tailrec
def by_the_first_default(look: Any = show, /, n: int = 1, log: Any = ()) -> Any:
    for _ in range(2):
        if n:
            return by_the_first_default(look, n - 1, (*log, *sorted(look())))
    return log


@tailrec
def by_a_keyword(n: int, log: Any = (), *, other: int = 2, look: Any = show) -> Any:
    for _ in range(2):
        if n:
            return by_a_keyword(n - 1, (*log, *sorted(look())))
    return log


def test_any_parameter_may_show_the_frame_by_default() -> None:
    assert by_the_first_default() == ("_", "log", "look", "n")
    assert by_a_keyword(1) == ("_", "log", "look", "n", "other")


def shows(n: int) -> Any:
    return n


def test_global_that_no_longer_shows_the_frame_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def made() -> str:
        @tailrec
        def f(n: int) -> Any:
            return shows(n) if n == 0 else f(n - 1)

        @tailrec
        def g(n: int, look: Any = shows) -> Any:
            return look(n) if n == 0 else g(n - 1)

        return " ".join(str("looks at its own frame" in explain_tailcalls(each)) for each in (f, g))

    with monkeypatch.context() as patch:
        patch.setitem(globals(), "shows", vars)
        assert made() == "True True"
    assert made() == "False False"


def test_object_that_is_looked_at_beside_a_modules_own_function_keeps_the_loop() -> None:
    @tailrec
    def f(n: int, state: Any) -> Any:
        if n == 0:
            return exec(n), vars(state)
        return f(n - 1, state)

    assert f(2, Kept()) == (0, {})
    assert "compiles to a loop" in explain_tailcalls(f)


class Kept:
    pass


def exec(n: int) -> int:  # noqa: A001  # this module's own
    return n


class Looking:
    look = staticmethod(sys._getframe)


@tailrec
def by_what_a_default_turns_out_to_be(n: int, look: Any = Looking.look, *, other: Any = builtins.locals) -> Any:
    if n == 0:
        return sorted(look(0).f_locals), sorted(other())
    return by_what_a_default_turns_out_to_be(n - 1)


def test_default_shows_the_frame_however_it_is_written() -> None:
    every = ["look", "n", "other"]
    assert by_what_a_default_turns_out_to_be(2) == (every, every)


def test_variable_of_a_function_around_may_show_the_frame() -> None:
    from sys import _getframe as look

    showing = locals

    @tailrec
    def f(n: int) -> Any:
        if n == 0:
            return sorted(look(0).f_locals), sorted(showing())
        return g(n - 1)

    @tailrec
    def g(n: int) -> Any:
        return f(n)

    own = ["g", "look", "n", "showing"]
    assert f(0) == (own, own)


def test_alias_that_a_closure_binds_anew_is_whatever_it_is() -> None:
    def other(n: int) -> int:
        return 100

    @tailrec
    def f(n: int) -> int:
        g = f

        def swap() -> None:
            nonlocal g
            g = other

        swap()
        x = 1 + g(n)
        return f(n - 1) if n else x

    assert f(3) == 101
