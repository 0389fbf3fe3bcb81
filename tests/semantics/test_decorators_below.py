"""A decorator between `@tailrec` and the def is refused, also one that leaves no trace on what it returns."""

from __future__ import annotations

import functools
import linecache
from collections.abc import Callable
from typing import Any

import pytest

import loom
from loom import TailCallError, tailrec
from loom.compiler.runtime import is_compiled


def bare(function: Callable[..., Any]) -> Callable[..., Any]:
    def wrapper(*args: Any) -> Any:
        return function(*args)

    return wrapper


def same(function: Callable[..., Any]) -> Callable[..., Any]:
    return function


def decorated(function: Callable[..., Any]) -> Callable[..., Any]:
    @same
    def wrapper(*args: Any) -> Any:
        return function(*args)

    return wrapper


@pytest.mark.parametrize("below", [bare, decorated])
def test_wrapper_that_does_not_tell_what_it_wraps_is_refused(below: Callable[..., Any]) -> None:
    with pytest.raises(TailCallError, match="LOOM202") as caught:

        @tailrec
        @below
        def f(n: int) -> int:
            return f(n - 1)

    assert caught.value.text
    assert caught.value.text.strip() == "@tailrec"


aliased = tailrec


def test_decorator_below_an_alias_is_refused() -> None:
    with pytest.raises(TailCallError, match="LOOM202"):

        @aliased
        @same
        def f(n: int) -> int:
            return f(n - 1)

    with pytest.raises(TailCallError, match="LOOM202"):

        @loom.tailrec
        @same
        def g(n: int) -> int:
            return g(n - 1)


def test_decorator_below_one_that_is_imported_in_a_function_is_refused() -> None:
    text = (
        "def make():\n    from loom import tailrec\n    @tailrec\n    @same\n    def f(n):\n        return f(n - 1)\n"
        "    return f\n"
    )
    linecache.cache["<imported in a function>"] = (len(text), None, text.splitlines(keepends=True), "<x>")
    space: dict[str, Any] = {"same": same}
    exec(compile(text, "<imported in a function>", "exec"), space)
    with pytest.raises(TailCallError, match="LOOM202"):
        space["make"]()


def test_decorator_of_the_users_that_bears_the_name_stands_below() -> None:
    text = "@compiled\n@tailrec\ndef f(n):\n    return f(n - 1) if n else 0\n"
    linecache.cache["<of that name>"] = (len(text), None, text.splitlines(keepends=True), "<of that name>")
    with pytest.raises(TailCallError, match="LOOM202"):
        exec(compile(text, "<of that name>", "exec"), {"compiled": tailrec, "tailrec": same})


def test_wrapper_may_be_compiled_by_a_call() -> None:
    def f(n: int) -> int:
        return n

    wrapper = tailrec(bare(f))
    assert is_compiled(wrapper)
    assert wrapper(3) == 3


class Matrix:
    def __matmul__(self, other: Any) -> Any:
        return other


def test_operator_at_the_beginning_of_a_line_is_no_decorator() -> None:
    def f(n: int) -> int:
        return n

    # fmt: off
    wrapper = (Matrix()
        @ tailrec(bare(f)))
    # fmt: on
    assert wrapper(3) == 3


def test_decorator_of_another_name_stands_above_its_own_def() -> None:
    again = tailrec

    @again
    def f(n: int) -> int:
        return f(n - 1) if n else 0

    @functools.lru_cache
    @again
    def g(n: int) -> int:
        return g(n - 1) if n else 0

    assert f(3) == g(3) == 0
