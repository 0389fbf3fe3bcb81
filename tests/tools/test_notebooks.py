"""A notebook's cell is a source like a file: IPython's shell, which Jupyter runs, gives each cell to linecache."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.tools.programs import run_python

pytest.importorskip("IPython")

COUNT = """
from loom import TailCallError, explain_tailcalls, tailrec, tailstream

@tailrec
def count(n, total=0):
    if n == 0:
        return total
    return count(n - 1, total + n)

count(10_000)
"""


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    from IPython.core.interactiveshell import InteractiveShell

    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    shell = InteractiveShell()
    shell.history_manager.end_session()
    yield shell
    shell.restore_sys_module_state()


def result_of(shell: Any, cell: str) -> Any:
    done = shell.run_cell(cell, store_history=False)
    done.raise_error()
    return done.result


def test_function_of_a_cell_is_compiled(shell: Any) -> None:
    assert result_of(shell, COUNT) == 50_005_000
    assert result_of(shell, "len(explain_tailcalls(count, as_json=True)['optimized'])") == 1
    assert result_of(shell, "import inspect; inspect.getsource(count)").startswith("@tailrec\ndef count(n, total=0):")


def test_cell_that_is_run_again_defines_the_function_again(shell: Any) -> None:
    result_of(shell, COUNT)
    assert result_of(shell, COUNT.replace("total + n", "total - n")) == -50_005_000
    assert result_of(shell, COUNT) == 50_005_000


def test_functions_of_different_cells_jump_to_one_another(shell: Any) -> None:
    result_of(shell, COUNT)
    result_of(shell, "@tailrec\nasync def ping(n):\n    return n if n == 0 else await pong(n - 1)")
    result_of(shell, "@tailrec\nasync def pong(n):\n    return n if n == 0 else await ping(n - 1)")
    assert result_of(shell, "await ping(10_000)") == 0


def test_refusal_shows_the_line_of_the_cell(shell: Any) -> None:
    result_of(shell, COUNT)
    done = shell.run_cell("@tailrec\ndef wrong(n):\n    return 1 + wrong(n)", store_history=False, silent=True)
    assert "[LOOM101]" in str(done.error_in_exec)
    assert (done.error_in_exec.lineno, done.error_in_exec.text.rstrip()) == (3, "    return 1 + wrong(n)")


def test_magics_in_the_same_cell_do_not_move_lines(shell: Any) -> None:
    result_of(shell, COUNT)
    cell = "%pwd\n\n@tailrec\ndef fail(n):\n    if n == 0:\n        raise ValueError\n    return fail(n - 1)\n"
    result_of(shell, cell)
    with pytest.raises(ValueError) as caught:
        result_of(shell, "fail(3)")
    assert inspect.getinnerframes(caught.value.__traceback__)[-1].code_context == ["        raise ValueError\n"]


def test_ipython_from_the_command_line(tmp_path: Path) -> None:
    command = [f"--ipython-dir={tmp_path}", "--no-banner", "--simple-prompt", "-c", COUNT + "\nprint(count(10_000))"]
    result = run_python("-m", "IPython", *command, cwd=tmp_path)
    assert "50005000" in result.stdout, result.stdout + result.stderr
