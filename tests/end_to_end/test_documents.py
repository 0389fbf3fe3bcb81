"""The README and the docs say what is true: their code runs, their links lead somewhere, every code is listed."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from loom.diagnostics import Rule
from tests.end_to_end.pages import FENCE, PAGES, ROOT, commands, outcome, python_blocks, run, says


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_python_blocks_do_what_the_page_says(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modules: dict[str, ModuleType] = {}
    for block in python_blocks(page):
        monkeypatch.setitem(sys.modules, block.module, ModuleType(block.module))
        printed, error = run(block, modules)
        assert block.output is None or says(block.output, printed), f"{block.name} prints\n{printed}"
        assert block.error is None or says(block.error, error), f"{block.name} raises\n{error}"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_what_a_page_shows_is_the_result_of_a_python_block(page: Path) -> None:
    languages = [language for language, _ in FENCE.findall(page.read_text(encoding="utf-8"))]
    for before, after in zip(["", *languages], languages, strict=False):
        assert after not in {"output", "pytb"} or before == "python"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_print_what_the_page_says(page: Path) -> None:
    for command, said in commands(page):
        found = outcome(command, said)
        assert says(said, found), f"{command} prints\n{found}"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    prose = FENCE.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", prose):
        assert (page.parent / target).exists(), target


def test_readme_and_tutorial_have_python_blocks() -> None:
    assert len(list(python_blocks(ROOT / "README.md"))) >= 3
    assert len(list(python_blocks(ROOT / "docs" / "tutorial.md"))) >= 8


def test_readme_names_the_two_commands() -> None:
    assert {"make demo", "make test"} <= {command.partition("  #")[0] for command, _ in commands(ROOT / "README.md")}


def test_every_refusal_is_listed_in_the_contract() -> None:
    text = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"LOOM\d+", text)) | {f"LOOM{number}" for number in range(203, 207)}
    assert {rule.code for rule in Rule} == listed


def test_every_example_is_shown_on_a_page() -> None:
    shown = {command.split()[1] for page in PAGES for command, _ in commands(page) if command.startswith("python ")}
    assert {f"examples/{path.name}" for path in (ROOT / "examples").glob("*.py")} <= shown
