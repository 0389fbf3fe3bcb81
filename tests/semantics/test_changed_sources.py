"""A function is compiled from the source it was made from, or refused: files change, and hooks change what is read."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import linecache
import os
import py_compile
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, ModuleType

import pytest

from loom import TailCallError, TailCallWarning, explain_tailcalls, step, tailrec

TWO = """from loom import tailrec
@tailrec
def first(n):
    return first(n - 1) if n else 'first'
@tailrec
def second(n: int):
    if n == 0:
        return {!r}
    return second(n - 1)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose modules can be imported, and are forgotten afterwards."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        del sys.modules[name]


def write(path: Path, text: str, age: int = 0) -> None:
    """Writes a file and sets its time, so that no two versions have the same."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (path.stat().st_atime, 1_700_000_000 + age))


def load(name: str) -> ModuleType:
    importlib.invalidate_caches()
    return importlib.import_module(name)


@pytest.mark.parametrize("change", ["a constant", "a line above", "a function more"])
def test_reloaded_module_runs_its_new_source(folder: Path, change: str) -> None:
    edited = {
        "a constant": TWO.format("newer"),
        "a line above": "# a comment\n" + TWO.format("newer"),
        "a function more": TWO.format("newer") + "@tailrec\ndef third(n):\n    return third(n - 1) if n else 3\n",
    }
    write(folder / "reloaded.py", TWO.format("old"))
    module = load("reloaded")
    assert module.second(3) == "old"
    write(folder / "reloaded.py", edited[change], age=1)
    importlib.invalidate_caches()
    importlib.reload(module)
    assert module.second(3) == module.second.__wrapped__(0) == "newer"


def test_module_that_is_imported_afresh_runs_its_new_source(folder: Path) -> None:
    write(folder / "afresh.py", TWO.format("old"))
    assert load("afresh").second(3) == "old"
    write(folder / "afresh.py", TWO.format("newer"), age=1)
    del sys.modules["afresh"]
    assert load("afresh").second(3) == "newer"


class Checking(ast.NodeTransformer):
    """Puts a statement before the body of annotated functions, as hooks that check types do."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:  # the name that ast asks for
        if node.args.args[0].annotation:
            node.body.insert(0, ast.parse("checked = n").body[0])
        return node


def test_function_that_an_import_hook_has_changed_is_refused_though_the_first_was_not(folder: Path) -> None:
    path = folder / "hooked.py"
    write(path, TWO.format("plain"))

    def code() -> CodeType:
        tree = ast.fix_missing_locations(Checking().visit(ast.parse(path.read_bytes())))
        return compile(tree, str(path), "exec", dont_inherit=True)

    space: dict[str, object] = {"__name__": "hooked"}
    with pytest.raises(TailCallError, match="LOOM207") as refused:
        exec(code(), space)
    assert refused.value.lineno == 5
    assert "first" in space


def test_function_of_bytecode_that_is_not_of_its_source_is_refused_though_the_first_was_not(folder: Path) -> None:
    path = folder / "unchecked.py"
    write(path, TWO.format("old"))
    py_compile.compile(str(path), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    write(path, TWO.format("edited"))
    with pytest.raises(TailCallError, match="LOOM207"):
        load("unchecked")


MOVED = {
    "out of a branch": (
        "def f(n, log):\n    if n % 2:\n        log.append('odd')\n        log.append(n)\n",
        "def f(n, log):\n    if n % 2:\n        log.append('odd')\n    log.append(n)\n",
    ),
    "out of a try": (
        "def f(n, log):\n    try:\n        log.append(1)\n        log.append(n)\n    except KeyError:\n        pass\n",
        (
            "def f(n, log):\n    try:\n        log.append(1)\n    except KeyError:\n        pass\n"
            "    else:\n        log.append(n)\n"
        ),
    ),
}


@pytest.mark.parametrize("claim", MOVED)
def test_function_is_refused_whose_source_has_a_statement_moved(tmp_path: Path, claim: str) -> None:
    end = "    return log if n == 0 else f(n - 1, log)\n"
    path = tmp_path / "moved.py"
    plain, edited = (text + end for text in MOVED[claim])
    write(path, plain)
    space: dict[str, object] = {"__name__": "moved"}
    exec(compile(plain, str(path), "exec"), space)
    write(path, edited, age=1)
    with pytest.raises(TailCallError, match="LOOM207"):
        tailrec(space["f"])  # type: ignore[arg-type]  # a function
    linecache.checkcache(str(path))


IMPORTING = """from other import logger
from loom import tailrec

class Base:
    def run(self, n):
        return "base"

_super = super

class Machine(Base):
    @tailrec
    def run(self, kind, n):
        logger.debug(kind)
        if kind in {'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'open'}:
            return self.run(kind, n - 1) if n else super().run(n)
        return "?"
"""


def test_function_is_accepted_that_calls_a_method_of_an_imported_object(folder: Path) -> None:
    write(folder / "other.py", "import logging\nlogger = logging.getLogger('of another module')\n")
    write(folder / "importing.py", IMPORTING)
    for seed in ("1", "2", "3", "4"):  # in what order a set is read from bytecode depends on it
        command = "import importing; print(importing.Machine().run('open', 3))"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        found = subprocess.run(
            [sys.executable, "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert found.stdout == "base\n", found.stderr


FACTORY = """
from loom import tailrec


def make(step):
    @tailrec
    def count(n, total=0):
        return total if n == 0 else count(n - 1, total + step)

    return count
"""


@pytest.mark.parametrize("change", ["edited", "removed"])
def test_factory_that_has_run_once_goes_on_whatever_becomes_of_its_file(folder: Path, change: str) -> None:
    path = folder / "factory.py"
    write(path, FACTORY)
    module = load("factory")
    assert module.make(1)(10_000) == 10_000
    if change == "edited":
        write(path, FACTORY.replace("total + step", "total - step"), age=1)
    else:
        path.unlink()
        linecache.clearcache()
    made = module.make(2)
    assert made(10_000) == 20_000
    assert "total = total + step" in explain_tailcalls(made)


NESTED = """
from loom import tailrec


@tailrec
def walk(n, log):
    @tailrec
    def inner(m):
        return m if m == 0 else inner(m - 1)

    class Kept:
        def method(self):
            return [each for each in (lambda: n, lambda: inner(n))]

    log.append([inner.__wrapped__.__code__, Kept.method.__code__, *[each.__code__ for each in Kept().method()]])
    return log if n == 0 else walk(n - 1, log)
"""


def test_what_is_defined_inside_has_its_own_code_in_every_reading_and_is_compiled_once(folder: Path) -> None:
    path = folder / "nesting.py"
    write(path, NESTED)
    walk = load("nesting").walk
    log = walk(2, [])
    write(path, NESTED.replace("inner(m - 1)", "inner(m - 2)"), age=1)
    step(walk)(1, log)
    log += walk.__wrapped__(0, [])
    assert len(log) == 5
    for codes in zip(*log, strict=True):
        assert all(code is codes[0] for code in codes)


IDLE = """from loom import tailrec
def make():
    @tailrec
    def idle(n):
        return n + 1
    return idle
"""


def test_factory_of_what_is_not_compiled_goes_on_too(folder: Path) -> None:
    path = folder / "idle.py"
    write(path, IDLE)
    module = load("idle")
    for age in (1, 2):
        with pytest.warns(TailCallWarning, match="LOOM301"):
            assert module.make()(3) == 4
        write(path, "# edited\n\n\n" + IDLE, age=age)


def test_function_without_a_tail_call_may_not_have_another_source_either(folder: Path) -> None:
    text = (
        "from loom import tailrec\ndef make():\n    @tailrec\n    def idle(n):\n        return n + 1\n    return idle\n"
    )
    write(folder / "unlike.py", text)
    module = load("unlike")
    write(folder / "unlike.py", text.replace("n + 1", "n - 1"), age=1)
    for _ in range(2):
        with pytest.raises(TailCallError, match="LOOM207"):
            module.make()


def test_equal_code_of_another_file_is_another_source(folder: Path) -> None:
    for name in ("one_of_two", "other_of_two"):
        write(folder / f"{name}.py", FACTORY)
    one, other = load("one_of_two"), load("other_of_two")
    assert one.make(1)(3) == 3
    write(folder / "other_of_two.py", FACTORY.replace("total + step", "total - step"), age=1)
    with pytest.raises(TailCallError, match="LOOM207"):
        other.make(1)


NO_PYTHON = """
def make():
    w = 1

    def f(n):
        nonlocal w
        while w:
            break
        w = n
        return n if n == 0 else f(n - 1)

    return f
"""


@pytest.mark.parametrize(
    "edit", [("nonlocal w", "nonlocal wx"), ("w = n", "break"), ("w = n", "global n"), ("w = n", "await n")]
)
def test_edited_source_that_is_no_python_is_another_source(folder: Path, edit: tuple[str, str]) -> None:
    write(folder / "no_python.py", NO_PYTHON)
    made = load("no_python").make()
    write(folder / "no_python.py", NO_PYTHON.replace(*edit), age=1)
    with pytest.raises(TailCallError, match="LOOM207"):
        tailrec(made)


@pytest.mark.parametrize("edit", ["return (n", "return n '", 'return """', "return n \0", "return (n\n\n)]"])
def test_source_that_is_being_edited_is_another_one(folder: Path, edit: str) -> None:
    write(folder / "half_way.py", NO_PYTHON)
    made = load("half_way").make()
    write(folder / "half_way.py", NO_PYTHON.replace("return n", edit), age=1)
    with pytest.raises(TailCallError, match="LOOM207"):
        tailrec(made)


@pytest.mark.parametrize("edit", ["return n", "return 1 + f(n - 1)", "  return n", "return [f(n - 1)]"])
def test_nothing_is_said_of_a_text_that_is_not_the_functions(folder: Path, edit: str) -> None:
    write(folder / "said.py", NO_PYTHON)
    made = load("said").make()
    write(folder / "said.py", NO_PYTHON.replace("return n if n == 0 else f(n - 1)", edit), age=1)
    with pytest.raises(TailCallError) as caught:
        tailrec(made)
    assert [problem.code for problem in caught.value.diagnostics] == ["LOOM207"]
