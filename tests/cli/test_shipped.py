"""What ships for other tools says what is true: the hook, the workflow and the settings in the documentation work."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from loom.cli.app import app
from loom.cli.formats import FORMATS
from loom.files import find_settings

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = (ROOT / "docs" / "workflows" / "loom.yml").read_text(encoding="utf-8")
COMMANDS = re.findall(r"run: (loom .*?)(?: > .*)?$", WORKFLOW, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_of_the_workflow_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "app.py").write_text("import loom\n")
    assert CliRunner().invoke(app, shlex.split(command)[1:]).exit_code == 0


def test_workflow_has_both_formats() -> None:
    assert [("github" in command, "sarif" in command) for command in COMMANDS] == [(True, False), (False, True)]


def test_hook_runs_the_command_with_the_files(tmp_path: Path) -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entry = re.search(r"^  entry: loom (\w+)$", hook, re.MULTILINE)
    assert entry is not None
    file = tmp_path / "app.py"
    file.write_text("from loom import tailrec\n@tailrec\ndef f(n): return 1 + f(n)\n")
    assert CliRunner().invoke(app, [entry[1], str(file)]).exit_code == 1


def test_hook_installs_what_the_extra_needs() -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    extra = re.search(r"^cli = (\[.*\])$", (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert extra is not None
    assert f"additional_dependencies: {extra[1]}" in hook


def test_settings_in_the_documentation_are_settings(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    block = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert block is not None
    (tmp_path / "pyproject.toml").write_text(block[1], encoding="utf-8")
    settings = find_settings(tmp_path, FORMATS)
    assert settings.include == ("*.py", "*.pyw")
    assert (settings.exclude, settings.output_format, settings.strict) == (("generated", "tests/data"), "concise", True)


def test_every_option_is_in_the_documentation() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    names = ("check", "rule")
    options = {option for name in names for each in app.commands[name].params for option in each.opts if "--" in option}
    assert not [option for option in options if f"`{option}" not in page]
