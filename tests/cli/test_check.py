"""`loom check`: what it prints in each format, its exit codes, its settings, and what it says of odd input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from loom import __version__
from loom.cli.app import app
from loom.diagnostics import Rule

REFUSED = "from loom import tailrec\n\n\n@tailrec\ndef f(n):\n    return 1 + f(n - 1)\n"
CLEAN = "from loom import tailrec\n\n\n@tailrec\ndef f(n):\n    return f(n - 1) if n else 0\n"
WARNED = "from loom import tailrec\n\n\n@tailrec\ndef f(n):\n    return n\n"
POLLS = "import asyncio\n\n\nasync def poll():\n    await asyncio.sleep(1)\n    await poll()\n"
BROKEN = "from loom import tailrec\ndef f(:\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["check", *arguments], input=stdin)


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")


def test_problem_is_one_line_where_no_terminal_is(folder: Path) -> None:
    write(folder, app=REFUSED)
    result = run("app.py")
    assert result.exit_code == 1
    assert result.stdout == (
        "app.py:6:16: LOOM101 a tail call to 'f' must be the whole returned value, "
        "but here something goes on with its result\n"
    )


def test_full_format_shows_line_caret_and_fix(folder: Path) -> None:
    write(folder, app=REFUSED)
    lines = run("--output-format", "full", "app.py").stdout.splitlines()
    assert lines[1:] == [
        "    return 1 + f(n - 1)",
        "               ^^^^^^^^",
        "  help: carry the pending work in a parameter and end the path with `return f(n - 1)`",
        "",
        "1 problem in 1 file",
    ]


def test_json_has_everything(folder: Path) -> None:
    write(folder, app=REFUSED)
    (found,) = json.loads(run("--output-format", "json", "app.py").stdout)
    assert found["reason"].startswith("a tail call to 'f' must be")
    assert found["fix"].endswith("`return f(n - 1)`")
    place = {"file": "app.py", "line": 6, "column": 16, "end_line": 6, "end_column": 24}
    rule = {"code": "LOOM101", "rule": "result-used", "severity": "error", "function": "f"}
    assert {key: value for key, value in found.items() if key not in ("reason", "fix")} == place | rule


def test_json_of_clean_files_is_an_empty_array(folder: Path) -> None:
    write(folder, app=CLEAN)
    assert json.loads(run("--output-format", "json", ".").stdout) == []


def test_github_format_is_a_workflow_command(folder: Path) -> None:
    (folder / "a,b.py").write_text(REFUSED, encoding="utf-8")
    output = run("--output-format", "github", ".").stdout
    assert output.startswith(
        "::error file=a%2Cb.py,line=6,endLine=6,col=16,endColumn=24,title=LOOM101::a tail call to 'f' must be"
    )
    assert output.count("\n") == 1
    assert "%0Ahelp: carry" in output


def test_github_format_leaves_columns_out_where_a_call_spans_lines(folder: Path) -> None:
    write(folder, app=REFUSED.replace("f(n - 1)", "f(\n        n - 1\n    )"))
    assert "line=6,endLine=8,title=LOOM101" in run("--output-format", "github", "app.py").stdout


def test_sarif_has_rules_and_regions(folder: Path) -> None:
    (folder / "a b.py").write_text(REFUSED, encoding="utf-8")
    log: dict[str, Any] = json.loads(run("--output-format", "sarif", ".").stdout)
    assert log["version"] == "2.1.0"
    (sarif,) = log["runs"]
    driver = sarif["tool"]["driver"]
    assert driver["version"] == __version__
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in Rule]
    for rule in driver["rules"]:
        shown = rule["fullDescription"]["text"], rule["help"]["text"]
        assert not any("{" in text for text in shown)
        assert all(text in rule["help"]["markdown"] for text in shown)  # the page of `loom rule`
    (result,) = sarif["results"]
    assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "LOOM101"
    assert result["level"] == "error"
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "a%20b.py"}
    assert location["physicalLocation"]["region"] == {
        "startLine": 6,
        "startColumn": 16,
        "endLine": 6,
        "endColumn": 24,
    }
    assert location["physicalLocation"]["contextRegion"] == {
        "startLine": 6,
        "snippet": {"text": "    return 1 + f(n - 1)"},
    }


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (CLEAN, [], 0),
        (REFUSED, [], 1),
        (WARNED, [], 0),
        (WARNED, ["--strict"], 1),
        (POLLS, ["--suggest"], 0),
        (POLLS, ["--suggest", "--strict"], 1),
        (POLLS, ["--strict"], 0),
        (BROKEN, [], 1),
    ],
)
def test_exit_code_says_how_it_went(folder: Path, text: str, options: list[str], code: int) -> None:
    write(folder, app=text)
    assert run(*options, "app.py").exit_code == code


def test_warning_is_shown(folder: Path) -> None:
    write(folder, app=WARNED)
    assert "app.py:5:5: LOOM301 'f' has no tail call" in run("app.py").stdout


def test_suggestion_is_shown_when_it_is_asked_for(folder: Path) -> None:
    write(folder, app=POLLS)
    assert "app.py:6:11: LOOM401 'poll' goes on by calling itself" in run("--suggest", ".").stdout
    assert run(".").stdout == ""


def test_plain_functions_are_suggested_by_an_option_of_their_own(folder: Path) -> None:
    write(folder, app="import time\ndef poll():\n    time.sleep(1)\n    if ready(): return\n    return poll()\n")
    assert run("--suggest", ".").stdout == ""
    assert "LOOM401" in run("--suggest-all", ".").stdout


def test_syntax_error_does_not_stop_the_others(folder: Path) -> None:
    write(folder, a=BROKEN, b=REFUSED)
    lines = run(".").stdout.splitlines()
    assert lines[0].startswith("a.py:2:7: LOOM001 a file must be valid Python to be checked, but here Python says: ")
    assert lines[1].startswith("b.py:6:16: LOOM101")


def test_file_that_does_not_mention_loom_is_not_parsed(folder: Path) -> None:
    write(folder, a="def f(:\n")
    assert run(".").exit_code == 0


def test_encoding_that_the_file_names_is_used(folder: Path) -> None:
    text = f"# -*- coding: latin-1 -*-\n{REFUSED.replace('1 +', chr(34) + 'ä' + chr(34) + ' +')}"
    (folder / "app.py").write_bytes(text.encode("latin-1"))
    output = run("--output-format", "full", "app.py").stdout
    assert "app.py:7:18: LOOM101" in output
    assert 'return "ä" + f(n - 1)' in output


@pytest.mark.parametrize("data", [b"# loom \xff\n", b"# -*- coding: nonsense -*-\n# loom\n"])
def test_text_that_does_not_fit_its_encoding_is_reported_and_exits_with_2(folder: Path, data: bytes) -> None:
    (folder / "app.py").write_bytes(data)
    write(folder, b=REFUSED)
    result = run(".")
    assert result.exit_code == 2
    assert "app.py:1:1: LOOM002" in result.stdout
    assert "b.py:6:16: LOOM101" in result.stdout


def test_file_that_cannot_be_read_is_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, app=REFUSED)

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = run("app.py")
    assert result.exit_code == 2
    assert "app.py:1:1: LOOM002 a file must be readable text to be checked, but here Python says: Perm" in result.stdout


def test_folder_that_cannot_be_looked_into_is_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "locked").mkdir()
    write(folder, app="x = 1\n")
    scandir = os.scandir

    def refuse(path: Path) -> Any:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = run(".")
    assert result.exit_code == 2
    assert "locked:1:1: LOOM002 a file must be readable text" in result.stdout


@pytest.mark.parametrize("line", ['x = "äöü€"; return 5', 'x = "äöü€"; x = ) 5', "'äöü'; a = 1 )"])
def test_what_is_no_python_is_shown_where_it_stands(folder: Path, line: str) -> None:
    write(folder, app=f"# loom\n{line}\n")
    column = line.index("return" if "return" in line else ")") + 1
    assert run("app.py").stdout.startswith(f"app.py:2:{column}: LOOM001")


def test_null_byte_and_deep_nesting_are_reported(folder: Path) -> None:
    (folder / "a.py").write_bytes(b"# loom\nx = '\0'\n")
    (folder / "b.py").write_text(f"# loom\nx = {'(' * 5000}{')' * 5000}\n")
    assert [line.split()[1] for line in run(".").stdout.splitlines()] == ["LOOM001", "LOOM001"]


def test_branches_too_deep_to_be_followed_are_reported_and_stop_no_other_file(folder: Path) -> None:
    arms = "".join(f"{number} if n == {number} else " for number in range(1_500))
    write(folder, a=f"from loom import tailrec\n@tailrec\ndef f(n):\n    return {arms}f(n - 1)\n", b=REFUSED)
    assert [line.split()[1] for line in run(".").stdout.splitlines()] == ["LOOM001", "LOOM101"]


def test_path_that_is_not_there_is_wrong_usage(folder: Path) -> None:
    result = run("nowhere")
    assert result.exit_code == 2
    assert "Path 'nowhere' does not exist" in result.stderr


def test_folder_without_python_files_says_so(folder: Path) -> None:
    result = run(".")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "loom: nothing to check in .: no Python file\n")


def test_each_file_is_checked_once(folder: Path) -> None:
    write(folder, app=REFUSED)
    assert run("app.py", ".", "./app.py").stdout.count("LOOM101") == 1


@pytest.mark.parametrize("name", [".venv", ".git", "node_modules", "build", "dist", "__pycache__", "site-packages"])
def test_folders_of_other_peoples_code_are_left_out(folder: Path, name: str) -> None:
    (folder / name).mkdir()
    write(folder / name, app=REFUSED)
    assert run(".").stdout == ""
    assert "LOOM101" in run(name).stdout


def test_standard_input_is_checked_by_the_name_that_is_given(folder: Path) -> None:
    result = run("-", "--stdin-filename", "src/app.py", stdin=REFUSED)
    assert result.exit_code == 1
    assert result.stdout.startswith("src/app.py:6:16: LOOM101")
    assert run("-", stdin=REFUSED).stdout.startswith("<stdin>:6:16: LOOM101")


def test_standard_input_is_what_is_checked_not_the_file_of_that_name(folder: Path) -> None:
    write(folder, app=CLEAN)
    assert (
        "return 1 + f(n - 1)" in run("-", "--stdin-filename", "app.py", "--output-format", "full", stdin=REFUSED).stdout
    )


@pytest.mark.parametrize("arguments", [("-", "app.py"), ("--stdin-filename", "x.py", "app.py")])
def test_standard_input_beside_files_is_wrong_usage(folder: Path, arguments: tuple[str, ...]) -> None:
    write(folder, app=CLEAN)
    result = run(*arguments)
    assert result.exit_code == 2
    assert "standard input" in result.stderr


def settings(folder: Path, text: str) -> None:
    (folder / "pyproject.toml").write_text(f"[tool.loom]\n{text}\n", encoding="utf-8")


def test_settings_are_found_from_the_path_upwards(folder: Path) -> None:
    settings(folder, 'output-format = "json"\nexclude = ["generated", "src/old"]')
    for name in ("src/new", "src/old", "src/generated"):
        (folder / name).mkdir(parents=True)
        write(folder / name, app=REFUSED)
    (found,) = json.loads(run("src/new", "src").stdout)
    assert found["file"] == "src/new/app.py"


def test_excluded_file_is_left_out_also_where_it_is_named(folder: Path) -> None:
    settings(folder, 'exclude = ["app.py"]')
    write(folder, app=REFUSED)
    assert run("app.py").exit_code == 0
    assert run("-", "--stdin-filename", "app.py", stdin=REFUSED).exit_code == 0


def test_patterns_are_held_against_the_path_from_the_settings_however_it_is_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    excluded = [folder.name, "below/app.py"]  # the first is no part of a path below the settings
    settings(folder, f"exclude = {excluded!r}")
    (folder / "below").mkdir()
    write(folder, app=REFUSED)
    write(folder / "below", app=REFUSED)
    monkeypatch.chdir(folder / "below")
    for path in ("..", f"{folder}/below/..", "../below/.."):
        (line,) = run(path).stdout.splitlines()
        assert line.startswith(f"{path}/app.py:")
    result = run("../below")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "loom: nothing to check in ../below: no Python file that is not excluded\n"


def test_exclude_option_adds_to_the_settings(folder: Path) -> None:
    settings(folder, 'exclude = ["a.py"]')
    write(folder, a=REFUSED, b=REFUSED, c=REFUSED)
    assert [line[:4] for line in run(".", "--exclude", "b*").stdout.splitlines()] == ["c.py"]


def test_include_says_which_files_are_python(folder: Path) -> None:
    settings(folder, 'include = ["*.pyw"]')
    write(folder, app=REFUSED)
    (folder / "other.pyw").write_text(REFUSED)
    assert run(".").stdout.startswith("other.pyw:6")


def test_strict_may_be_set(folder: Path) -> None:
    settings(folder, "strict = true")
    write(folder, app=WARNED)
    assert run(".").exit_code == 1


@pytest.mark.parametrize("pattern", ["generated", "generated/", "./generated", "./generated/", "./generated/*.py"])
def test_folder_is_left_out_as_a_shell_completes_it(folder: Path, pattern: str) -> None:
    (folder / "generated").mkdir()
    write(folder / "generated", b=REFUSED)
    write(folder, a=REFUSED)
    assert [line[:4] for line in run(".", "--exclude", pattern).stdout.splitlines()] == ["a.py"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('exlude = ["a"]', "[tool.loom] has no key 'exlude'; the nearest is 'exclude'"),
        ("colour = 1", "[tool.loom] has no key 'colour'; its keys are include, exclude, output-format, strict"),
        ("strict = 1", "strict must be true or false, not 1"),
        ('exclude = "a"', "exclude must be a list of patterns, not 'a'"),
        ('output-format = "xml"', "output-format must be one of full, concise, json, github, sarif, not 'xml'"),
        ("= 1", "Invalid"),
    ],
)
def test_setting_that_cannot_be_is_wrong_usage(folder: Path, text: str, message: str) -> None:
    settings(folder, text)
    write(folder, app=CLEAN)
    result = run(".")
    assert result.exit_code == 2
    assert message in result.stderr


def test_nothing_is_imported(folder: Path) -> None:
    write(folder, app=f"{REFUSED}\nopen('ran', 'w')\n")
    assert run("app.py").exit_code == 1
    assert not (folder / "ran").exists()


def loom(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "loom", *arguments]
    every = {**os.environ, **environment}
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, env=every)


def test_module_runs_as_the_command(folder: Path) -> None:
    write(folder, app=REFUSED)
    result = loom("check", "app.py", cwd=folder)
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.startswith("app.py:6:16: LOOM101")


def test_colours_are_used_where_they_are_wanted_and_never_against_no_color(folder: Path) -> None:
    write(folder, app=REFUSED)
    assert "\x1b[" in loom("check", "app.py", cwd=folder, FORCE_COLOR="1", TERM="xterm").stdout
    assert "\x1b[3" not in loom("check", "app.py", cwd=folder, FORCE_COLOR="1", NO_COLOR="1", TERM="xterm").stdout


def test_source_that_the_terminal_cannot_show_is_no_failure(folder: Path) -> None:
    write(folder, app=REFUSED.replace("1 +", "'€' +"))
    result = loom("check", "--output-format", "full", "app.py", cwd=folder, PYTHONIOENCODING="ascii")
    assert (result.returncode, result.stderr) == (1, "")
    assert "+ f(n - 1)\n" in result.stdout


def test_long_chains_of_branches_hide_nothing(folder: Path) -> None:
    arms = "".join(f"    {'el' * (number > 0)}if n == {number}:\n        x = {number}\n" for number in range(1_200))
    write(folder, app=f"def other(n):\n{arms}\n{REFUSED}")
    result = run("app.py")
    assert (result.exit_code, result.stdout.count("LOOM")) == (1, 1)
    assert "LOOM101" in result.stdout


def test_name_that_is_bound_again_and_again_is_followed_once(folder: Path) -> None:
    again = "".join("if condition:\n    a = a.path\n" for _ in range(100))
    write(folder, app=f"import os as a\nfrom loom import tailrec\n{again}\n{REFUSED}")
    assert "LOOM101" in run("app.py").stdout


def test_folder_that_is_gone_is_told_so(folder: Path) -> None:
    (folder / "gone").mkdir()
    program = "import os; from loom.cli.app import app; os.rmdir(os.getcwd()); app(['check'])"
    found = subprocess.run(
        [sys.executable, "-c", program], cwd=folder / "gone", capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stderr) == (2, "loom: the current folder is gone\n")


def test_alias_is_known_whoever_asks_first(folder: Path) -> None:
    aliases = "".join(f"a{number} = a{number - 1}\n" for number in range(1, 31))
    refused = "".join(f"@a{number}\ndef f{number}(n):\n    return 1 + f{number}(n - 1)\n" for number in (30, 15))
    write(folder, app=f"from loom import tailrec as a0\n{aliases}{refused}")
    assert run("app.py").stdout.count("LOOM101") == 2


def test_notebook_is_no_python_file(folder: Path) -> None:
    (folder / "cells.ipynb").write_text('{"cells": []}', encoding="utf-8")
    result = run("cells.ipynb")
    assert result.exit_code == 2
    assert result.stderr == "loom: cells.ipynb: a notebook; `loom check` reads Python files\n"


def test_stars_match_no_folder_as_well(folder: Path) -> None:
    write(folder, app=BROKEN)
    (folder / "below").mkdir()
    write(folder / "below", app=BROKEN)
    assert run("--exclude", "**/app.py").stdout == ""
    write(folder / "below", deep=BROKEN)
    assert run("--exclude", "**/app.py", "--exclude", "below/**/**/deep.py").stdout == ""


def test_class_is_marked_at_its_name(folder: Path) -> None:
    write(folder, app="from loom import tailrec\n\n@tailrec\nclass c:\n    pass\n")
    assert run("app.py").stdout.startswith("app.py:4:7: LOOM203")
