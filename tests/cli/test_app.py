"""The command itself: help with examples, missing packages, interruptions, closed pipes, completion."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner

import loom
from loom.cli.app import app

COMMANDS = sorted(app.commands)


def python(code: str, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", textwrap.dedent(code), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize("arguments", [[], *([name] for name in COMMANDS)], ids=["loom", *COMMANDS])
def test_help_has_examples(arguments: list[str]) -> None:
    result = CliRunner().invoke(app, [*arguments, "--help"])
    assert result.exit_code == 0
    assert "Examples:\n" in result.stdout
    assert "  loom " in result.stdout


def test_version_is_the_packages() -> None:
    assert CliRunner().invoke(app, ["--version"]).stdout == f"loom, version {loom.__version__}\n"


def test_missing_packages_are_named() -> None:
    result = python(
        """
        import sys
        class Blocker:
            def find_spec(self, name, path=None, target=None):
                if name.partition(".")[0] in ("click", "rich"):
                    raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        sys.meta_path.insert(0, Blocker())
        from loom.cli import main
        main()
        """
    )
    assert result.returncode == 2
    expected = "loom: the command line needs the packages click and rich: pip install 'loom-tailcalls[cli]'\n"
    assert result.stderr == expected


def test_interruption_ends_with_130_and_no_traceback() -> None:
    result = python(
        """
        import sys
        from loom.cli import check, main
        def interrupted(*_):
            raise KeyboardInterrupt
        check._look_at = interrupted
        sys.argv = ["loom", "check", "-"]
        main()
        """,
        input="",
    )
    assert (result.returncode, result.stderr) == (130, "\n")


def test_closed_pipe_is_no_traceback(tmp_path: Path) -> None:
    text = "from loom import tailrec\n" + "@tailrec\ndef f(n): return 1 + f(n)\n" * 2000
    (tmp_path / "app.py").write_text(text)
    script = f"{sys.executable} -m loom check app.py | head -n 1"
    result = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert result.stdout.startswith("app.py:3:22: LOOM101")
    assert result.stdout.count("\n") == 1
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(("words", "expected"), [("loom ", "check"), ("loom rule LOOM10", "LOOM109")])
def test_shell_completion_completes(words: str, expected: str) -> None:
    typed = words.split(" ")
    environment = {
        **os.environ,
        "_LOOM_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(typed) - 1),
    }
    code = "import sys; sys.argv = ['loom']; from loom.cli import main; main()"
    assert f"plain,{expected}\n" in python(code, env=environment).stdout


def test_failure_of_loom_itself_is_said_to_be_one() -> None:
    result = python(
        """
        import sys
        from loom.cli import check, main
        def fails(*_):
            raise ZeroDivisionError
        check.review = fails
        sys.argv = ["loom", "check", "-"]
        main()
        """,
        input="",
    )
    assert result.returncode == 2
    assert "loom: failed on <stdin> (ZeroDivisionError()); this is a defect of Loom" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("arguments", [["rule", "LOOM109"], ["--help"]])
def test_output_that_cannot_be_written_is_said_without_a_traceback(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "loom", *arguments]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert "cannot write the output" in result.stderr


def test_explanation_of_a_whole_module_has_no_other_form() -> None:
    result = CliRunner().invoke(app, ["explain", "json", "--json"])
    assert result.exit_code == 2
    assert "MODULE:FUNCTION" in result.stderr
