"""Paths: how a function ends, on which line and under which condition."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from loom.explain import analysis_of
from loom.report.paths import Ending, paths_of
from tests.report import machines


def paths(function: Any) -> list[tuple[str, str, str]]:
    first = function.__code__.co_firstlineno
    analysis, _ = analysis_of(function)
    assert all(path.line >= first for path in paths_of(analysis.plan))
    return [(path.condition, path.ending.value, path.text) for path in paths_of(analysis.plan)]


def test_early_return_leaves_its_opposite_for_the_rest() -> None:
    assert paths(machines.count) == [
        ("n == 0", "return", "total"),
        ("n != 0", "call", "count(n - 1, total=total + n)"),
    ]


def test_raise_and_except_clause_are_paths() -> None:
    assert paths(machines.connect) == [
        ("tries > 3", "raise", "ConnectionError"),
        ("except OSError", "call", "retry(tries + 1, then)"),
        ("not tries > 3", "call", "login(tries, then)"),
    ]


def test_arms_of_a_conditional_expression_are_paths() -> None:
    assert paths(machines.Session.open) == [
        ("n", "call", "self.read(n)"),
        ("not n", "call", "Session.close(n)"),
    ]


def test_operand_before_the_last_may_be_the_result() -> None:
    assert paths(machines.Session.close) == [("n", "return", "n"), ("not n", "call", "Session.close(n)")]


def test_loops_matches_and_breaks() -> None:
    assert paths(machines.every_statement) == [
        ("for item in items and item", "call", "every_statement(n, item)"),
        ("case []", "return", "None"),
        ("case [int(), *_] if n", "raise", "ValueError"),
        ("otherwise", "return", "items"),
        ("items", "call", "every_statement(n - 1, items[1:])"),
    ]


def test_end_of_a_stream_is_a_path() -> None:
    assert paths(machines.numbers) == [("n", "call", "yield from numbers(n - 1)"), ("not n", "return", "")]


def inside_try(n: Any) -> Any:
    try:
        raise ValueError
    except ValueError:
        return inside_try(n - 1)


def test_what_a_try_may_catch_is_no_end() -> None:
    assert [path[1] for path in paths(inside_try)] == ["call"]


def endless(n: Any) -> Any:
    while True:
        n += 1
        if n > 3:
            return endless(n)


def test_nothing_comes_after_an_endless_loop() -> None:
    assert [path[1] for path in paths(endless)] == ["call"]


def falls_off(n: Any) -> Any:
    if n:
        return falls_off(n - 1)


def test_falling_off_the_end_returns_none() -> None:
    assert paths(falls_off)[-1] == ("not n", "return", "None")


def long_condition(n: Any) -> Any:
    if n == 1_000_000_000_000_000 or n == 2_000_000_000_000_000:
        return n
    return long_condition(n - 1)


def test_long_condition_is_left_out() -> None:
    assert [path[0] for path in paths(long_condition)] == ["", "otherwise"]


def chain(n: Any) -> Any:
    if n == 1:
        return 1
    if n == 2:
        return 2
    return chain(n - 3)


def test_more_than_one_condition_that_fails_is_otherwise() -> None:
    assert [path[0] for path in paths(chain)] == ["n == 1", "n == 2", "otherwise"]


def test_line_is_where_the_path_ends() -> None:
    analysis, _ = analysis_of(machines.count)
    first = machines.count.__code__.co_firstlineno
    assert [path.line - first for path in paths_of(analysis.plan)] == [3, 4]
    assert [path.ending for path in paths_of(analysis.plan)] == [Ending.RETURN, Ending.CALL]


def drops(n: Any) -> Any:
    if n == 1:
        n and drops(n - 1)
    elif n == 2:
        sorted(n) if n else drops(0)
    else:
        sorted(n)


def test_dropped_result_is_not_returned() -> None:
    assert paths(drops) == [
        ("n == 1", "return", "None"),
        ("n == 1 and n", "call", "drops(n - 1)"),
        ("n == 2 and n", "call", "sorted(n)"),
        ("n == 2", "call", "drops(0)"),
        ("otherwise", "call", "sorted(n)"),
    ]


def ends_early(n: Any) -> Any:
    yield n
    n and (yield from ends_early(n - 1))


def test_operand_that_ends_a_stream_is_no_result() -> None:
    assert paths(ends_early) == [("not n", "return", ""), ("n", "call", "yield from ends_early(n - 1)")]


def suppresses(n: Any, suppress: Any) -> Any:
    with suppress(KeyError):
        return n[0]
    return suppresses(n - 1, suppress)


def test_what_follows_a_with_that_returns_may_be_reached() -> None:
    assert [path[1] for path in paths(suppresses)] == ["return", "call"]


def test_long_chain_of_branches_has_a_path_for_each(tmp_path: Path) -> None:
    arms = "".join(f"    {'el' * (i > 0)}if n == {i}:\n        return long(n - {i + 1})\n" for i in range(700))
    (tmp_path / "chained.py").write_text(f"def long(n):\n{arms}    return n\n", encoding="utf-8")
    function = runpy.run_path(str(tmp_path / "chained.py"))["long"]
    found = paths(function)
    assert len(found) == 701
    assert found[699:] == [("n == 699", "call", "long(n - 700)"), ("otherwise", "return", "n")]


def by_either(n: Any, a: Any, b: Any) -> Any:
    if a or b:
        if n == "a  b":
            return by_either(n, a, b)
    return (a or b) and n and by_either(0, a, b)


def test_or_stands_in_parentheses_beside_an_and() -> None:
    assert paths(by_either) == [
        ('(a or b) and n == "a  b"', "call", "by_either(n, a, b)"),
        ("not ((a or b) and n)", "return", ""),
        ("(a or b) and n", "call", "by_either(0, a, b)"),
    ]


def by_any(n: Any, a: Any, b: Any) -> Any:
    return a or (b if n else a) or by_any(n, b, a)


def test_operands_of_an_or_keep_their_parentheses() -> None:
    assert paths(by_any) == [
        ("a or (b if n else a)", "return", ""),
        ("not (a or (b if n else a))", "call", "by_any(n, b, a)"),
    ]
