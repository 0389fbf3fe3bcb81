"""`loom explain`: text, JSON, a page, a list of functions; refused functions are explained too."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from loom import explain_tailcalls, tailrec
from tests.cli.conftest import Run, Write

APP = """
    from loom import tailrec

    @tailrec
    def count(n):
        return n if n == 0 else count(n - 1)

    @tailrec
    def refused(n, lock):
        with lock:
            return refused(n - 1, lock)

    @tailrec
    def refused_too(n):
        return 1 + refused_too(n - 1)

    @tailrec
    class Refused:
        pass

    def keeps(function):
        return function

    @tailrec
    @keeps
    def below(n):
        return below(n - 1)

    plain = 42
"""


@tailrec
def count(n: int) -> int:
    return n if n == 0 else count(n - 1)


def test_text_is_that_of_explain_tailcalls(run: Run) -> None:
    assert run("explain", f"{__name__}:count").stdout == f"{explain_tailcalls(count)}\n"


def test_lowered_source_is_shown_on_demand(run: Run) -> None:
    shown = run("explain", f"{__name__}:count", "--lowered").stdout
    assert shown == f"{explain_tailcalls(count, lowered=True)}\n"
    assert "while True:" in shown


def test_json_is_that_of_explain_tailcalls(run: Run) -> None:
    assert json.loads(run("explain", f"{__name__}:count", "--json").stdout) == explain_tailcalls(count, as_json=True)


def test_page_is_written_to_a_file(write: Write, run: Run) -> None:
    write("app.py", APP)
    result = run("explain", "app:count", "--html", "page.html")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "wrote page.html\n")
    assert Path("page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_page_is_written_to_the_output(write: Write, run: Run) -> None:
    write("app.py", APP)
    assert run("explain", "app:count", "--html").stdout.startswith("<!DOCTYPE html>")


def test_page_that_cannot_be_written_is_an_error(write: Write, run: Run) -> None:
    write("app.py", APP)
    result = run("explain", "app:count", "--html", "missing/page.html")
    assert result.exit_code == 2
    assert "cannot write missing/page.html: No such file or directory" in result.stderr


def test_json_and_page_exclude_each_other(write: Write, run: Run) -> None:
    write("app.py", APP)
    assert run("explain", "app:count", "--json", "--html").exit_code == 2


def test_every_refused_function_of_a_module_is_explained(write: Write, run: Run) -> None:
    write("app.py", APP)
    first, second = run("explain", "app:refused"), run("explain", "app.py:refused_too")
    assert (first.exit_code, second.exit_code) == (1, 1)
    assert "LOOM112" in first.stdout and "help: compute the next state inside the with block" in first.stdout
    assert "LOOM101" in second.stdout and " x   15" in second.stdout


def test_refused_function_has_json_and_a_page(write: Write, run: Run) -> None:
    write("app.py", APP)
    explanation = json.loads(run("explain", "app:refused", "--json").stdout)
    assert [problem["code"] for problem in explanation["rejected"]] == ["LOOM112"]
    page = run("explain", "app:refused", "--html")
    assert page.exit_code == 1
    assert "LOOM112" in page.stdout


def test_decorator_below_is_explained(write: Write, run: Run) -> None:
    write("app.py", APP)
    result = run("explain", "app:below")
    assert result.exit_code == 1
    assert "LOOM202" in result.stdout


def test_what_is_no_function_gets_its_diagnostic(write: Write, run: Run) -> None:
    write("app.py", APP)
    refused, number = run("explain", "app:Refused"), run("explain", "app:plain")
    assert (refused.exit_code, number.exit_code) == (1, 1)
    assert "LOOM203" in refused.stderr
    assert "LOOM206" in number.stderr


def test_functions_are_listed_without_a_name(write: Write, run: Run) -> None:
    write("app.py", APP)
    assert run("explain", "app").stdout.splitlines() == [
        "app:count        line 5",
        "app:refused      line 9  refused",
        "app:refused_too  line 14  refused",
        "app:below        line 26  refused",
    ]


def test_module_without_functions_says_so(write: Write, run: Run) -> None:
    write("app.py", "x = 1\n")
    result = run("explain", "app")
    assert result.exit_code == 2
    assert "app has no function that Loom compiles" in result.stderr


def test_warning_is_told_once_and_in_the_text(write: Write, run: Run) -> None:
    write("app.py", "from loom import tailrec\n\n@tailrec\ndef f(n):\n    if n:\n        return 1\n    f(n - 1)\n")
    result = run("explain", "app:f")
    assert result.stderr == ""
    assert result.stdout.count("LOOM302") == 1


def test_it_runs_as_a_program(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(
        "from loom import tailrec\n\n@tailrec\ndef f(n):\n    return f(n - 1) if n else n\n", encoding="utf-8"
    )
    command = [sys.executable, "-m", "loom", "explain", "app:f"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "->    5       return f(n - 1) if n else n" in ended.stdout


def test_function_that_nests_too_deep_is_told_so_in_a_line(write: Write, run: Run) -> None:
    arms = "".join(f"f({number}) if n == {number + 1} else " for number in range(1_500))
    write("deep.py", f"def f(n):\n    return {arms}n\n")
    result = run("explain", "deep.py:f")
    assert result.exit_code == 2
    assert result.stderr.startswith("loom: Loom failed to compile 'f': something in it nests too deep")
    assert result.stderr.count("\n") == 1


def test_page_does_not_overwrite_a_module(run: Run) -> None:
    result = run("explain", "--html", "app.py", "tests.report.machines:count")
    assert result.exit_code == 2
    assert "--html would overwrite app.py" in result.stderr


def test_page_that_took_the_function_for_its_file_says_so(run: Run) -> None:
    result = run("explain", "--html", "app:countdown")
    assert result.exit_code == 2
    assert "--html took app:countdown for its FILE, so write it after that" in " ".join(result.stderr.split())
