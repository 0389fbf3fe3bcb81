"""pytest rewrites the asserts of a module; compiled functions in it run, and the other asserts explain themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

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


OPTIMISED = """\
import pytest

from loom import tailrec


@tailrec
def check(n):
    assert n != 3, "three"
    assert n != 4
    assert (before := n - 1) == n - 1
    def inner():
        assert n != -1, "below"
        return before
    return inner() if n <= 0 else check(n - 1)


def test_optimised():
    assert check(2) == -1
    for n, arguments in [(3, ("three",)), (4, ()), (-1, ("below",))]:
        with pytest.raises(AssertionError) as caught:
            check(n)
        assert caught.value.args == arguments
"""


@pytest.mark.parametrize("optimisation", ["-O", "-OO"])
def test_rewritten_asserts_are_kept_where_python_leaves_asserts_out(tmp_path: Path, optimisation: str) -> None:
    (tmp_path / "test_module.py").write_text(OPTIMISED, encoding="utf-8")
    result = run_python(optimisation, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_module.py", cwd=tmp_path)
    assert "1 passed" in result.stdout, result.stdout + result.stderr


EDITED = """\
from pathlib import Path

import pytest

from loom import TailCallError, tailrec

EDITS = [
    ("total + n", "total - n"),
    ("total + n", "total + 2 * n"),
    ("return total", "return n"),
    ("n >= 0", "n >= -1"),
    ("below zero", "below one"),
    ("isinstance(total, int)", "isinstance(n, int)"),
    ("(1, n)", "(2, n)"),
    ("lambda: n", "lambda: total"),
]


def made():
    def count(n, total=0):
        assert n >= 0, "below zero"
        assert isinstance(total, int) and [1, n] != [n]
        def check():
            assert (lambda: n)() == n != (1, n)
        check()
        if n == 0:
            return total
        return count(n - 1, total + n)

    return count


@pytest.mark.parametrize("edit", EDITS)
def test_edited(edit):
    path = Path(__file__)
    text = path.read_text()
    head, mark, body = text.partition("\\ndef made():")
    assert edit[0] in body
    path.write_text(head + mark + body.replace(*edit))
    try:
        with pytest.raises(TailCallError, match="LOOM207"):
            tailrec(made())
    finally:
        path.write_text(text)


def test_not_edited():
    assert tailrec(made())(4) == 10
"""


@pytest.mark.parametrize("hook", ["false", "true"])
def test_edited_function_is_refused_and_any_other_compiled(tmp_path: Path, hook: str) -> None:
    (tmp_path / "test_module.py").write_text(EDITED, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text(f"[pytest]\nenable_assertion_pass_hook = {hook}\n", encoding="utf-8")
    result = run_python("-m", "pytest", "-q", "-p", "no:cacheprovider", "test_module.py", cwd=tmp_path)
    assert "9 passed" in result.stdout, result.stdout + result.stderr


def test_tuple_that_is_asserted_is_warned_of_once(tmp_path: Path) -> None:
    text = "from loom import tailrec\n\n\n@tailrec\ndef f(n):\n    assert (n, 1)\n    return f(n - 1) if n else n\n"
    text += "\n\ndef test_f():\n    assert f(3) == 0\n"
    (tmp_path / "test_module.py").write_text(text, encoding="utf-8")
    result = run_python("-m", "pytest", "-q", "-p", "no:cacheprovider", "test_module.py", cwd=tmp_path)
    assert "1 passed, 1 warning" in result.stdout, result.stdout + result.stderr


LINES = """\
from loom import tailrec


@tailrec
def f(n):
    assert (
        n >= 0
    ), "several lines"
    return f(n - 1) if n else n


def later():
    @tailrec
    def inner(n):
        assert n >= 0
        return inner(n - 1) if n else n

    return inner(3)


def test_f():
    assert f(3) == 0
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_asserts_over_several_lines_whatever_ends_them(tmp_path: Path, ending: str) -> None:
    (tmp_path / "test_module.py").write_bytes(LINES.replace("\n", ending).encode())
    for hook in ("true", "false"):
        options = ("-p", "no:cacheprovider", "-o", f"enable_assertion_pass_hook={hook}")
        result = run_python("-m", "pytest", "-q", *options, "test_module.py", cwd=tmp_path)
        assert "1 passed" in result.stdout, result.stdout + result.stderr


@pytest.mark.parametrize("hooks", [("true", "false"), ("false", "true")])
def test_cached_rewriting_may_be_of_another_configuration(tmp_path: Path, hooks: tuple[str, str]) -> None:
    (tmp_path / "test_module.py").write_text(LINES, encoding="utf-8")
    for hook in hooks:
        options = ("-p", "no:cacheprovider", "-o", f"enable_assertion_pass_hook={hook}")
        environment = {"PYTHONDONTWRITEBYTECODE": ""}
        result = run_python("-m", "pytest", "-q", *options, "test_module.py", cwd=tmp_path, environment=environment)
        assert "1 passed" in result.stdout, result.stdout + result.stderr
        assert list(tmp_path.rglob("*-pytest-*.pyc"))


def test_function_that_is_decorated_after_the_session(tmp_path: Path) -> None:
    (tmp_path / "test_module.py").write_text(LINES, encoding="utf-8")
    program = "import pytest, sys; pytest.main(['-q', 'test_module.py']); print(sys.modules['test_module'].later())"
    result = run_python("-c", program, cwd=tmp_path)
    assert result.stdout.endswith("\n0\n"), result.stdout + result.stderr
