"""What other tail-call libraries for Python get wrong, one claim each; reproduced there, right here."""

from __future__ import annotations

import asyncio
import traceback
from typing import Any

import pytest

from loom import TailCallError, explain_tailcalls, tailrec


@tailrec
async def uses_helper(n: int) -> str:
    return defined_later() if n == 0 else await uses_helper(n - 1)


def defined_later() -> str:
    return "found"


def test_helper_defined_later_is_found() -> None:
    assert asyncio.run(uses_helper(3)) == "found"


def test_nonlocal_is_no_syntax_error() -> None:
    count = 0

    @tailrec
    async def f(n: int) -> int:
        nonlocal count
        count += 1
        return count if n == 0 else await f(n - 1)

    assert asyncio.run(f(4)) == 5


def test_traceback_shows_the_files_lines() -> None:
    @tailrec
    async def f(n: int) -> int:
        return 1 // n if n == 0 else await f(n - 1)

    with pytest.raises(ZeroDivisionError) as caught:
        asyncio.run(f(2))
    assert traceback.extract_tb(caught.value.__traceback__)[-1].line == "return 1 // n if n == 0 else await f(n - 1)"


def test_super_and_private_names_work() -> None:
    class Base:
        def name(self) -> str:
            return "base"

    class Machine(Base):
        __mark = "!"

        @tailrec
        async def run(self, n: int) -> str:
            return super().name() + self.__mark if n == 0 else await self.run(n - 1)

    assert asyncio.run(Machine().run(3)) == "base!"


def test_decorator_below_is_not_silently_dropped() -> None:
    def loud(function: Any) -> Any:
        return function

    with pytest.raises(TailCallError, match="LOOM202"):

        @tailrec
        @loud
        async def f(n: int) -> int:
            return n if n == 0 else await f(n - 1)


def test_default_expressions_do_not_run_twice() -> None:
    made: list[int] = []

    @tailrec
    async def f(n: int, log: Any = made.append(1)) -> int:  # type: ignore[func-returns-value]
        return n if n == 0 else await f(n - 1)

    assert asyncio.run(f(2)) == 0
    assert made == [1]


@pytest.mark.parametrize(
    "code",
    ["LOOM109", "LOOM112"],
)
def test_call_in_a_try_or_with_body_is_refused(code: str) -> None:
    with pytest.raises(TailCallError, match=code):
        if code == "LOOM109":

            @tailrec
            async def f(n: int) -> int:
                try:
                    return await f(n - 1)
                except ValueError:
                    return 0

        else:

            @tailrec
            async def g(n: int) -> int:
                async with asyncio.Lock():
                    return await g(n - 1)


def test_call_out_of_two_nested_loops_gives_the_result() -> None:
    @tailrec
    async def f(n: int) -> str:
        for row in ((1, 2), (3, 4)):
            for cell in row:
                if n and cell == 3:
                    return await f(n - 1)
        return "end"

    assert asyncio.run(f(3)) == "end"


def test_break_inside_for_else_leaves_that_loop_only() -> None:
    @tailrec
    async def f(n: int) -> str:
        for number in (1, 2):
            if number == 2:
                break
        else:
            return "exhausted"
        return "end" if n == 0 else await f(n - 1)

    assert asyncio.run(f(2)) == "end"


def test_else_of_a_for_is_not_lost() -> None:
    @tailrec
    def f(n: int) -> str:
        for _ in range(n):
            pass
        else:
            return "else" if n == 0 else f(n - 1)

    assert f(2) == "else"


def test_duplicate_keyword_in_a_spread_is_refused_by_python() -> None:
    @tailrec
    async def f(n: int) -> int:
        return n if n == 0 else await f(n=n - 1, **{"n": 5})

    with pytest.raises(TypeError, match="got multiple values for keyword argument 'n'"):
        asyncio.run(f(1))


def test_lambdas_do_not_see_the_last_value() -> None:
    @tailrec
    async def f(n: int, kept: list[Any]) -> list[int]:
        return [each() for each in kept] if n == 0 else await f(n - 1, [*kept, lambda: n])

    assert asyncio.run(f(3, [])) == [3, 2, 1]


def test_stale_local_does_not_stay_bound() -> None:
    @tailrec
    async def f(n: int) -> int:
        if n == 1:
            stale = n
        if n == 0:
            return stale
        return await f(n - 1)

    with pytest.raises(UnboundLocalError):
        asyncio.run(f(1))


def test_shadowed_name_is_not_a_self_call() -> None:
    async def f(n: int) -> str:
        async def f(m: int) -> str:  # noqa: RUF100
            return f"inner {m}"

        return await f(n)

    (site,) = explain_tailcalls(f, as_json=True)["optimized"]
    assert site["kind"] == "unknown"
    assert asyncio.run(tailrec(f)(3)) == "inner 3"


def test_method_call_is_compiled() -> None:
    class Machine:
        @tailrec
        async def m(self, n: int) -> int:
            return n if n == 0 else await self.m(n - 1)

    assert asyncio.run(Machine().m(5000)) == 0


def test_falling_off_the_end_ends() -> None:
    @tailrec
    def f(n: int) -> None:
        if n:
            return f(n - 1)

    assert f(3) is None


def test_augmented_assignment_counts_once() -> None:
    @tailrec
    def f(n: int, acc: int) -> int:
        acc += n
        return acc if n == 0 else f(n - 1, acc)

    assert f(4, 0) == 10


def test_call_in_a_conditional_expression_does_not_overflow() -> None:
    @tailrec
    def f(n: int) -> int:
        return f(n - 1) if n else n

    assert f(100_000) == 0


def test_generated_names_are_the_same_each_time() -> None:
    def f(n: int, a: int, b: int, c: int) -> int:
        return a if n == 0 else f(n - 1, b + n, c + n, a + n)

    one, other = tailrec(f), tailrec(f)
    assert one.__code__ == other.__code__
