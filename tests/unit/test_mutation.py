"""The mutation run works: it changes what it says, finds what kills it, and tells what nobody notices."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.mutation.mutants import modules, mutants_of, tree_of
from tests.mutation.report import read_survivors

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    command = [sys.executable, "-m", "tests.mutation", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=600, check=False)


@pytest.fixture(scope="module")
def kinds() -> subprocess.CompletedProcess[str]:
    """A run over the smallest module, with the tests of that module alone."""
    return run(
        "--module", "kind", "--share", "1", "--programs", "0", "--tests", "tests/unit/test_kind.py", "--at-least", "70"
    )


def test_small_module_is_held_by_its_tests(kinds: subprocess.CompletedProcess[str]) -> None:
    assert kinds.returncode == 0, kinds.stdout + kinds.stderr
    assert "checks of 4 are quick and stable" in kinds.stdout


def test_run_fails_where_too_few_die() -> None:
    found = run("--module", "record", "--all", "--programs", "0", "--tests", "tests/unit/test_kind.py")
    assert found.returncode == 1
    assert "not reached: record.py:" in found.stdout
    assert "0.0%" in found.stdout


def test_run_over_everything_fails_where_a_survivor_is_not_explained() -> None:
    few = ("--module", "record", "--programs", "0", "--tests", "tests/unit/test_kind.py", "--at-least", "0")
    found = run(*few, "--all")
    assert found.returncode == 1
    listed, said = (
        re.search("nobody has explained:\n((?:  .*\n)+)", found.stdout),
        re.search("([0-9]+) of the surv", found.stdout),
    )
    assert listed
    assert said
    assert listed[1].count("\n") == int(said[1]) > 0
    assert run(*few, "--share", "1").returncode == 0


@pytest.mark.parametrize("arguments", [("--jobs", "0"), ("--sample", "0"), ("--module", "nowhere")])
def test_bad_option_is_told(arguments: tuple[str, ...]) -> None:
    found = run(*arguments)
    assert found.returncode == 2
    assert "error:" in found.stderr
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize("module", modules())
def test_mutant_is_known_by_its_name(module: str) -> None:
    names = Counter(mutant.name for mutant in mutants_of(module))
    assert not [name for name, count in names.items() if count > 1]


def test_edit_changes_the_source_and_changes_it_back() -> None:
    tree = tree_of("kind")
    before = ast.dump(tree)
    for mutant in mutants_of("kind"):
        back = mutant.edit.apply()
        assert ast.dump(tree) != before, mutant.name
        back.apply()
        assert ast.dump(tree) == before, mutant.name


def test_explained_survivors_are_mutants() -> None:
    every = {(module, mutant.name) for module in modules() for mutant in mutants_of(module)}
    assert not set(read_survivors()) - every
