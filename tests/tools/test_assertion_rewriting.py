"""pytest rewrites the asserts of a module; compiled functions in it run, and the other asserts explain themselves."""

from __future__ import annotations

from pathlib import Path

from tests.tools.programs import run_python

MODULE = """\
import asyncio

from loom import tailrec, tailstream


@tailrec
def count(n, total=0):
    assert n >= 0, "below zero"
    if n == 0:
        return total
    return count(n - 1, total + n)


@tailrec
async def ping(n):
    assert n >= 0
    return n if n == 0 else await pong(n - 1)


@tailrec
async def pong(n):
    assert isinstance(n, int) and n >= 0
    return n if n == 0 else await ping(n - 1)


@tailstream
def down(n):
    assert n != 13
    yield n
    if n:
        yield from down(n - 1)


def test_deep():
    assert count(5000) == 12502500
    assert asyncio.run(ping(5000)) == 0
    assert len(list(down(12))) == 13


def test_assert_in_a_compiled_function():
    count(-1)


def test_assert_in_a_function_that_is_jumped_to():
    asyncio.run(ping(1.5))


def test_assert_beside_it():
    assert count(3) == 7


def test_nested():
    @tailrec
    def inner(n):
        assert n != 1, n
        return n if n == 0 else inner(n - 1)

    inner(2)
"""


def test_module_with_asserts_in_compiled_functions(tmp_path: Path) -> None:
    (tmp_path / "test_module.py").write_text(MODULE, encoding="utf-8")
    result = run_python("-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", "test_module.py", cwd=tmp_path)
    assert "4 failed, 1 passed" in result.stdout, result.stdout + result.stderr
    assert "AssertionError: below zero" in result.stdout
    assert "E       assert 6 == 7" in result.stdout
    lines = MODULE.splitlines()
    for failing in ['assert n >= 0, "below zero"', "assert isinstance(n, int) and n >= 0", "assert count(3) == 7"]:
        [line] = [number for number, text in enumerate(lines, 1) if text.strip() == failing]
        assert f"test_module.py:{line}: AssertionError" in result.stdout


def test_cached_rewriting_is_compiled_the_same_way(tmp_path: Path) -> None:
    (tmp_path / "test_module.py").write_text(MODULE, encoding="utf-8")
    command = ["-m", "pytest", "-q", "-W", "error", "-k", "deep", "test_module.py"]
    results = [run_python(*command, cwd=tmp_path, environment={"PYTHONDONTWRITEBYTECODE": ""}) for _ in range(2)]
    assert list(tmp_path.rglob("*-pytest-*.pyc"))
    assert ["1 passed" in result.stdout for result in results] == [True, True]
