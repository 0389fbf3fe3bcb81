"""Variables and functions that bear the name of a builtin are what they are, not the builtin."""

from __future__ import annotations

import asyncio
import contextlib
import linecache
from collections.abc import Iterator
from contextlib import suppress
from sys import _getframe
from typing import Any

import pytest

from loom import TailCallError, explain_tailcalls, tailrec, tailstream

DEEP = 3000


class Sprite:
    currentframe = 3

    @tailrec
    def play(self, frame: int) -> str:
        return self.play(frame - self.currentframe) if frame > 0 else "done"


def test_own_attribute_called_currentframe_is_no_frame_reader(shallow_stack: int) -> None:
    assert Sprite().play(DEEP) == "done"


class Climber:
    @tailrec
    def up(self, dir: str) -> str:
        return self.up(dir[:-1]) if dir else "top"

    @tailrec
    async def down(self, vars: list[Any], n: int) -> Any:
        try:
            vars.append(lambda: n)
            n -= 1
        except BaseException:
            n = 0
        return await self.down(vars, n) if n > 0 else [each() for each in vars]


def test_parameters_are_no_frame_readers(shallow_stack: int) -> None:
    assert Climber().up("x" * DEEP) == "top"
    assert asyncio.run(Climber().down([], 3)) == [2, 1, 0]


@tailrec
def visits(node: int, vars: object) -> object:
    return vars if node == 0 else goes_on(node - 1, vars)


@tailrec
def goes_on(node: int, vars: object) -> object:
    return visits(node, vars)


@tailrec
def shows(node: int, seen: object) -> object:
    return seen if node == 0 else shown(node - 1, vars(Climber)["up"])


@tailrec
def shown(node: int, seen: object) -> object:
    return shows(node, seen)


@tailrec
def eval(expression: list[Any], env: dict[str, int]) -> int:  # noqa: A001  # that is the point
    if not expression:
        return env["x"]
    return apply(expression.pop(), expression, env)


@tailrec
def apply(number: int, expression: list[Any], env: dict[str, int]) -> int:
    env = {"x": env["x"] + number}
    return eval(expression, env)


def test_calls_that_mention_them_are_tail_calls(shallow_stack: int) -> None:
    assert visits(DEEP, "v") == "v"
    assert shows(DEEP, None) is vars(Climber)["up"]
    assert eval([1] * DEEP, {"x": 0}) == DEEP


def test_function_of_the_modules_own_is_no_frame_reader() -> None:
    text = "def f(n):\n    eval(n)\n    return f(n - 1) if n else 0\n"
    for name, space, lowering in (("<own>", {"eval": str}, "loop"), ("<builtin>", {}, "step")):
        linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
        exec(compile(text, name, "exec"), space)
        assert explain_tailcalls(tailrec(space["f"]), as_json=True)["lowering"] == lowering  # type: ignore[arg-type]


@tailrec
def looks(n: int, seen: object) -> object:
    return seen if n == 0 else looks(n - 1, sorted(_getframe().f_locals))


def test_imported_function_that_looks_at_the_frame_sees_the_users_variables() -> None:
    assert looks(3, None) == ["n", "seen"]


class Quiet(contextlib.suppress):
    pass


@tailrec
async def manages(n: int, suppress: Any) -> str:  # noqa: F811
    with suppress(ValueError):
        await asyncio.sleep(0)
        raise ValueError
    return "end" if n == 0 else await managed(n - 1, suppress)


@tailrec
async def managed(n: int, manager: Any) -> str:
    return await manages(n, manager)


def test_parameter_of_a_manager_is_not_the_global() -> None:
    assert asyncio.run(manages(3, Quiet)) == "end"
    assert asyncio.run(manages(3, suppress)) == "end"


class Narrow(Exception):
    pass


def catching(errors: type[BaseException], *, is_free: bool) -> Any:
    Narrow = errors  # noqa: N806  # hides the global class

    @tailrec
    async def of_a_parameter(n: int, log: list[str], Narrow: type[BaseException]) -> str:  # noqa: N803
        try:
            await asyncio.sleep(0)
        except Narrow:
            log.append("caught")
        return await lands(n, log)

    @tailrec
    async def of_a_function_around(n: int, log: list[str], _: object) -> str:
        try:
            await asyncio.sleep(0)
        except Narrow:
            log.append("caught")
        return await lands(n, log)

    return of_a_function_around if is_free else of_a_parameter


@tailrec
async def lands(n: int, log: list[str]) -> str:
    log.append("landed")
    return "end" if n == 0 else await lands_again(n - 1, log)


@tailrec
async def lands_again(n: int, log: list[str]) -> str:
    return await lands(n, log)


@tailrec
async def starts(function: Any, log: list[str]) -> str:
    return await function(2, log, GeneratorExit)


@pytest.mark.parametrize("is_free", [False, True])
def test_class_of_a_clause_is_that_of_the_variable(is_free: bool) -> None:  # noqa: FBT001
    function = catching(GeneratorExit, is_free=is_free)
    for each in (function, function.__wrapped__):
        log: list[str] = []
        coroutine: Any = starts(each, log)
        coroutine.send(None)
        coroutine.close()
        assert log == ["caught", "landed", "landed", "landed"]


Failure = ValueError


class OverComprehensions:
    """Since 3.12 the variable of a comprehension is one of the frame's, and still hides nothing outside of it."""

    @tailrec
    def looks(self, n: int) -> list[str]:
        [locals for locals in ()]
        return sorted(locals()) if n == 0 else self.looks(n - 1)

    @tailstream
    def catches(self, n: int) -> Iterator[int]:
        [Failure for Failure in ()]
        try:
            yield n
        except Failure:
            pass
        if n:
            yield from self.catches(n - 1)


def test_variable_of_a_comprehension_hides_no_global() -> None:
    assert OverComprehensions().looks(2) == ["n", "self"]
    assert list(OverComprehensions().catches(2)) == [2, 1, 0]


def test_variable_of_a_comprehension_hides_no_function() -> None:
    def f(n: int) -> Any:
        [f for f in ()]
        return 1 + f(n - 1)

    with pytest.raises(TailCallError, match="LOOM101"):
        tailrec(f)


LIMIT = "global"


@tailrec
def beside_a_lambda(n: int, seen: tuple[str, ...] = ()) -> tuple[str, ...]:
    value: lambda: (LIMIT := 1) = n  # type: ignore[valid-type]  # the lambda's own variable
    return seen if n == 0 else beside_a_lambda(n - 1, (*seen, LIMIT))


def test_variable_of_a_lambda_in_an_annotation_is_not_the_functions() -> None:
    assert beside_a_lambda(2) == ("global", "global")


QUIET = suppress(BaseException)


@tailrec
async def asks_only(n: int, lock: Any, quiet: Any = QUIET, made: tuple[Any, ...] = ()) -> Any:
    with contextlib.nullcontext():
        await asyncio.sleep(0)
    if n == 0:
        return [each() for each in made], isinstance(lock, suppress), lock is QUIET
    return await asks_only(n - 1, lock, quiet, (*made, lambda: n))


def test_suppress_that_is_asked_about_or_passed_on_is_no_manager() -> None:
    assert asyncio.run(asks_only(2, None)) == ([2, 1], False, False)
