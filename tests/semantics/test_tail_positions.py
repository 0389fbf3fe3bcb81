"""Every tail position that the contract lists runs in constant stack and gives what plain recursion gives."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import pytest

from loom import tailrec, tailstream

DEEP = 5000


def test_returned_call_in_a_coroutine() -> None:
    @tailrec
    async def total(n: int, acc: int) -> int:
        if n == 0:
            return acc
        await asyncio.sleep(0)
        return await total(n - 1, acc + n)

    assert asyncio.run(total(DEEP, 0)) == DEEP * (DEEP + 1) // 2


def test_returned_call_in_a_function() -> None:
    @tailrec
    def total(n: int, acc: int) -> int:
        if n == 0:
            return acc
        return total(n - 1, acc + n)

    assert total(DEEP, 0) == DEEP * (DEEP + 1) // 2


def test_both_arms_of_a_conditional_expression() -> None:
    @tailrec
    def walk(n: int, odd: int, even: int) -> tuple[int, int]:
        if n == 0:
            return odd, even
        return walk(n - 1, odd + 1, even) if n % 2 else walk(n - 1, odd, even + 1)

    assert walk(DEEP, 0, 0) == (DEEP // 2, DEEP // 2)


def test_conditional_expression_with_a_value_in_one_arm() -> None:
    @tailrec
    async def walk(n: int) -> str:
        return "end" if n == 0 else await walk(n - 1)

    assert asyncio.run(walk(DEEP)) == "end"


def test_await_around_a_conditional_expression() -> None:
    async def stop(n: int) -> str:
        return f"stopped at {n}"

    @tailrec
    async def walk(n: int) -> str:
        return await (walk(n - 1) if n > 0 else stop(n))

    assert asyncio.run(walk(DEEP)) == "stopped at 0"


@pytest.mark.parametrize(("start", "result"), [(0, 0), (DEEP, 0)])
def test_last_operand_of_and(start: int, result: int) -> None:
    @tailrec
    def walk(n: int) -> int:
        return n and walk(n - 1)

    assert walk(start) == result


def test_last_operand_of_or() -> None:
    @tailrec
    async def find(n: int) -> Any:
        return n % 4999 == 0 and f"found {n}" or await find(n + 1)

    assert asyncio.run(find(1)) == "found 4999"


def test_operands_are_tested_as_often_as_python_tests_them() -> None:
    class Operand:
        def __init__(self, truth: bool) -> None:
            self.truth = truth

        def __bool__(self) -> bool:
            tested.append(self.truth)
            return self.truth

    def plain(n: int) -> Any:
        return (Operand(False) and 1) or (Operand(True) and n and plain(n - 1))

    @tailrec
    def compiled(n: int) -> Any:
        return (Operand(False) and 1) or (Operand(True) and n and compiled(n - 1))

    tested: list[bool] = []
    plain(3)
    expected, tested = tested, []
    compiled(3)
    assert tested == expected


def test_parentheses_do_not_matter() -> None:
    @tailrec
    def walk(n: int) -> int:
        return (n) if (n == 0) else ((walk)((n - 1)))

    assert walk(DEEP) == 0


def test_cases_of_a_match() -> None:
    @tailrec
    def run(program: list[Any], stack: tuple[int, ...] = ()) -> int:
        match program:
            case []:
                return stack[-1]
            case ["push", value, *rest]:
                return run(rest, (*stack, value))
            case ["add", *rest]:
                return run(rest, (*stack[:-2], stack[-2] + stack[-1]))
        raise ValueError(program)

    assert run(["push", 1, *["push", 2, "add"] * 100]) == 201


def test_out_of_two_nested_loops() -> None:
    @tailrec
    def search(n: int, rows: list[list[int]]) -> str:
        for row in rows:
            for cell in row:
                if cell == n:
                    return search(n + 1, rows)
        return f"{n} is missing"

    assert search(1, [[1, 2], [3, 4], [5]]) == "6 is missing"


def test_out_of_an_async_for() -> None:
    async def numbers() -> Any:
        for number in range(3):
            await asyncio.sleep(0)
            yield number

    @tailrec
    async def walk(n: int, seen: int) -> int:
        async for number in numbers():
            if n > 0 and number == 1:
                return await walk(n - 1, seen + number)
        return seen

    assert asyncio.run(walk(DEEP, 0)) == DEEP


def test_user_break_and_tail_call_leave_the_same_loop_differently() -> None:
    @tailrec
    def walk(n: int, log: list[str]) -> list[str]:
        for number in range(3):
            if n == 0 and number == 1:
                break
            if n > 0 and number == 2:
                return walk(n - 1, log)
        else:
            log.append("exhausted")
        log.append(f"after the loop, {n}")
        return log

    assert walk(3, []) == ["after the loop, 0"]


def test_else_of_for_and_while() -> None:
    @tailrec
    def walk(n: int, log: list[int]) -> list[int]:
        for _ in ():
            pass
        else:
            while n > DEEP:
                break
            else:
                if n:
                    return walk(n - 1, log)
        return log

    assert walk(DEEP, [1]) == [1]


def test_in_an_except_clause() -> None:
    @tailrec
    async def retry(attempt: int) -> int:
        try:
            if attempt < DEEP:
                raise ConnectionError(attempt)
        except ConnectionError as error:
            return await retry(error.args[0] + 1)
        return attempt

    assert asyncio.run(retry(0)) == DEEP


def test_in_the_else_clause_of_a_try() -> None:
    @tailrec
    def walk(n: int) -> int:
        try:
            lower = [n - 1][n == 0]
        except IndexError:
            return n
        else:
            return walk(lower)

    assert walk(DEEP) == 0


def test_in_a_handler_inside_a_handler() -> None:
    @tailrec
    def walk(n: int) -> int:
        try:
            raise KeyError(n)
        except KeyError:
            try:
                raise ValueError(n)
            except ValueError:
                if n:
                    return walk(n - 1)
        return n

    assert walk(DEEP) == 0


def test_dropped_at_the_end_returns_none() -> None:
    done: list[int] = []

    @tailrec
    async def supervise(n: int) -> None:
        if n == 0:
            done.append(n)
            return
        await asyncio.sleep(0)
        await supervise(n - 1)

    assert asyncio.run(supervise(DEEP)) is None
    assert done == [0]


@pytest.mark.filterwarnings("ignore::loom.TailCallWarning")
def test_dropped_result_stays_dropped_whatever_later_transitions_return() -> None:
    @tailrec
    def walk(n: int) -> str | None:
        if n == 0:
            return "end"
        if n == 2:
            walk(n - 1)
        else:
            return walk(n - 1)

    assert walk(1) == "end"
    assert walk(2) is None
    assert walk(5) is None


def test_dropped_before_a_bare_return_inside_a_loop() -> None:
    @tailrec
    def walk(n: int, log: list[int]) -> None:
        for number in (1, 2, 3):
            if n and number == 2:
                walk(n - 1, log)
                return
            log.append(number)

    log: list[int] = []
    walk(2, log)
    assert log == [1, 1, 1, 2, 3]


def test_end_of_the_function_without_a_call_returns_none() -> None:
    @tailrec
    def walk(n: int) -> None:
        if n > 0:
            return walk(n - 1)

    assert walk(10) is None


@pytest.mark.parametrize("value", [None, 0, False, "", ()])
def test_operand_that_ends_the_path_is_returned_as_it_is(value: Any) -> None:
    @tailrec
    def conjunction(n: Any) -> Any:
        return n and conjunction("never")

    @tailrec
    def disjunction(n: Any) -> Any:
        return n if n is value else n == "never" or disjunction(value)

    assert conjunction(value) is value
    assert disjunction("first") is value


def test_parameter_that_may_hold_the_function_is_no_alias() -> None:
    @tailrec
    def walk(n: int, visit: Any = None) -> int:
        if visit is None:
            visit = walk
        if n == 0:
            return 0
        if n == 1:
            return walk(n - 1, visit)
        return 1 + visit(n - 1)  # type: ignore[no-any-return]

    assert walk(3, lambda n: 10 * n) == 21
    assert walk(3) == 2


def test_dropped_before_a_statement_that_does_nothing() -> None:
    @tailrec
    def walk(n: int, log: list[str]) -> None:
        if n > 2:
            walk(n - 1, log)
            pass
        elif n:
            walk(n - 1, log)
            ...
        else:
            log.append("end")

    def lines(function: Any) -> set[int]:
        seen: set[int] = set()

        def trace(frame: Any, event: str, _: object) -> Any:
            if frame.f_code.co_name == "walk" and event == "line":
                seen.add(frame.f_lineno - frame.f_code.co_firstlineno)
            return trace

        sys.settrace(trace)
        try:
            assert function(4, []) is None
        finally:
            sys.settrace(None)
        return seen

    assert lines(walk) == lines(walk.__wrapped__)  # type: ignore[attr-defined]
    assert walk(DEEP, log := []) is None
    assert log == ["end"]


class Ready:
    """Something to await, true or not, that says when it is asked."""

    def __init__(self, value: int, *, truth: bool, log: list[str]) -> None:
        self.value, self.truth, self.log = value, truth, log

    def __bool__(self) -> bool:
        self.log.append(f"asked {self.value}")
        return self.truth

    def __await__(self) -> Any:
        self.log.append(f"awaited {self.value}")
        yield from asyncio.sleep(0).__await__()
        return self.value


def test_last_operand_within_what_is_awaited() -> None:
    @tailrec
    async def either(n: int, log: list[str]) -> Any:
        if n % 2:
            return await (Ready(n, truth=n == 1, log=log) or either(n - 1, log))
        return n > 100 or await (Ready(n, truth=n > 0, log=log) and (either(n - 1, log) if n else log))

    log: list[str] = []
    assert asyncio.run(either(4, log)) == 1
    assert log == ["asked 4", "asked 3", "asked 2", "asked 1", "awaited 1"]
    assert asyncio.run(either(0, log := [])) == 0
    assert log == ["asked 0", "awaited 0"]


def test_last_operand_within_a_delegation() -> None:
    @tailstream
    def events(n: int, rest: tuple[str, ...] = ()) -> Any:
        yield n
        yield from (rest or events(n - 1, ("rest",) * (n == 1)))

    assert list(events(2)) == [2, 1, 0, "rest"]


def test_dropped_call_that_only_a_pass_follows() -> None:
    seen = []

    @tailrec
    def walk(n: int) -> None:
        if n:
            seen.append(n)
            n -= 1
            walk(n)
            pass

    walk(DEEP)
    assert len(seen) == DEEP
