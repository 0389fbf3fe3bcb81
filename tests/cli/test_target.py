"""How a command finds its function: modules and files, names that lead there, and errors in a line."""

from __future__ import annotations

import sys

import pytest

from tests.cli.conftest import Run, Write

LOOP = """
    from loom import tailrec

    @tailrec
    def count(n):
        return n if n == 0 else count(n - 1)

    class Counter:
        @tailrec
        def down(self, n):
            return n if n == 0 else self.down(n - 1)

    def maker():
        @tailrec
        def inner(n):
            return inner(n - 1)
        return inner
"""


@pytest.mark.parametrize("target", ["app:count", "app.py:count", "./app.py:count", "app:Counter.down"])
def test_function_is_found_by_module_and_by_file(target: str, write: Write, run: Run) -> None:
    write("app.py", LOOP)
    result = run("explain", target)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "compiles to a loop" in result.stdout


def test_dotted_module_is_found(write: Write, run: Run) -> None:
    write("package/__init__.py", "")
    write("package/app.py", LOOP)
    assert run("explain", "package.app:count").exit_code == 0


def test_file_in_a_package_may_import_its_siblings(write: Write, run: Run) -> None:
    write("package/__init__.py", "")
    write("package/other.py", "VALUE = 1\n")
    write("package/app.py", f"from .other import VALUE\n{LOOP}".replace("\n    ", "\n"))
    result = run("explain", "package/app.py:count")
    assert (result.exit_code, result.stderr) == (0, "")


def test_file_finds_the_modules_beside_it(write: Write, run: Run) -> None:
    write("folder/beside_it.py", "VALUE = 1\n")
    write("folder/app.py", f"import beside_it\n{LOOP}".replace("\n    ", "\n"))
    assert run("explain", "folder/app.py:count").exit_code == 0


def test_file_does_not_stand_in_for_a_module_of_the_same_name(write: Write, run: Run) -> None:
    import json

    write("json.py", LOOP)
    assert run("explain", "json.py:count").exit_code == 0
    assert sys.modules["json"] is json


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("nowhere:f", "there is no module 'nowhere'"),
        ("nowhere.py:f", "nowhere.py does not exist"),
        ("app:missing", "app has no 'missing'"),
        ("app:cout", "did you mean 'count'?"),
        ("app:Counter.missing", "app has no 'Counter.missing'"),
        ("app:maker.<locals>.inner", "'maker.<locals>.inner' exists only while 'maker' runs: ask for 'app:maker'"),
        ("app:maker.inner", "'maker' is a function: what is defined in it ('inner') exists only while it runs"),
        ("not-a-name:f", "'not-a-name' is neither a module's name nor a .py file"),
        (":f", "names no module"),
    ],
)
@pytest.mark.parametrize("command", ["explain", "graph"])
def test_wrong_target_is_an_error_in_a_line(command: str, target: str, message: str, write: Write, run: Run) -> None:
    write("app.py", LOOP)
    result = run(command, target)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("loom: ")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("import json\n\njson.loads('{')\n", "JSONDecodeError: Expecting property name enclosed in double quotes"),
        ("x = 1\n\nraise ValueError('no\\nmore')\n", "cannot be imported: ValueError: no ("),
        ("x = 1\n\nthis is no Python\n", "cannot be imported: SyntaxError: invalid syntax ("),
        ("x = 1\n\nimport surely_not_there\n", "ModuleNotFoundError: No module named 'surely_not_there' ("),
        ("x = 1\n\nraise SystemExit(3)\n", "ends the process when it is imported (SystemExit(3))"),
        ("x = 1\n\nassert x == 2\n", "cannot be imported: AssertionError ("),
    ],
)
@pytest.mark.parametrize("target", ["app:f", "app.py:f"])
def test_modules_own_error_is_shown_with_its_place(
    target: str, text: str, message: str, write: Write, run: Run
) -> None:
    write("app.py", text)
    result = run("explain", target)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "app.py:3)" in result.stderr
    assert "Traceback" not in result.output


def test_what_the_module_prints_goes_to_the_error_stream(write: Write, run: Run) -> None:
    write("app.py", "print('hello')\n" + LOOP.replace("\n    ", "\n"))
    result = run("graph", "app:count")
    assert "hello" in result.stderr
    assert result.stdout.startswith("flowchart")
