"""`loom rule`: a code's page, by code or by name, and what to say to a code that there is not."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner, Result

from loom.cli.app import app
from loom.diagnostics import Rule
from loom.diagnostics.document import document


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["rule", *arguments])


@pytest.mark.parametrize("code", ["LOOM109", "loom109", "in-try-body", "IN-TRY-BODY", "in try body", "IN_TRY_BODY"])
def test_page_is_found_by_code_and_by_name(code: str) -> None:
    result = run(code)
    assert (result.exit_code, result.stdout) == (0, document(Rule.IN_TRY_BODY))


def test_list_has_every_code() -> None:
    result = run("--list")
    assert result.exit_code == 0
    listed = [line.split() for line in result.stdout.splitlines()]
    assert [(code, name) for code, _, name in listed] == [(rule.code, rule.slug) for rule in Rule]


@pytest.mark.parametrize(
    ("code", "nearest"),
    [
        ("LOOM1090", "LOOM109"),
        ("in-try", "in-try-body"),
        ("LOM109", "LOOM109"),
        ("LOOM10", "LOOM101"),
        ("in-", "in-try-body"),
    ],
)
def test_unknown_code_names_the_nearest(code: str, nearest: str) -> None:
    result = run(code)
    assert result.exit_code == 2
    assert f"there is no diagnostic '{code}'; the nearest is {nearest} " in result.stderr


def test_name_that_is_like_no_other_is_not_guessed_at() -> None:
    result = run("xyzzy")
    assert result.exit_code == 2
    assert "there is no diagnostic 'xyzzy'; loom rule --list has all" in result.stderr


@pytest.mark.parametrize("arguments", [(), ("LOOM109", "--list")])
def test_neither_or_both_is_wrong_usage(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "give either a code" in result.stderr


def test_page_is_set_as_markdown_on_a_terminal() -> None:
    environment = {**os.environ, "FORCE_COLOR": "1", "TERM": "xterm"}
    command = [sys.executable, "-m", "loom", "rule", "LOOM109"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
    assert "\x1b[" in shown
    assert "```" not in shown
