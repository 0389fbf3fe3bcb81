"""The house: who may import whom, and how large a room may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import loom

PACKAGE = Path(loom.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
SEARCH = Path(__file__).parents[1] / "search"
ROOMS = [
    *MODULES,
    *(path for path in sorted(SEARCH.rglob("*.py")) if path.parent.name != "kept" and path.stat().st_size),
]


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_compiler_imports_nothing_of_loom_but_itself_and_diagnostics() -> None:
    for path in (PACKAGE / "compiler").rglob("*.py"):
        strange = [
            name
            for name in imports(path)
            if name.partition(".")[0] == "loom" and name.split(".")[1:2] not in (["compiler"], ["diagnostics"])
        ]
        assert not strange, path


def test_diagnostics_import_nothing_of_loom_but_themselves() -> None:
    for path in (PACKAGE / "diagnostics").rglob("*.py"):
        strange = [
            name for name in imports(path) if name.startswith("loom") and not name.startswith("loom.diagnostics")
        ]
        assert not strange, path


def test_reading_files_uses_the_compiler_and_the_decorators_alone() -> None:
    for path in (PACKAGE / "files").rglob("*.py"):
        rooms = {name.split(".")[1] for name in imports(path) if name.startswith("loom.")}
        assert rooms <= {"compiler", "decorators", "diagnostics", "files", "fitness"}, path


def test_nothing_but_the_command_line_imports_the_reading_of_files() -> None:
    for path in MODULES:
        if not {"cli", "files"}.intersection(path.relative_to(PACKAGE).parts):
            assert not [name for name in imports(path) if name.startswith("loom.files")], path


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_room_is_of_a_readable_size(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            docstring = ast.get_docstring(node, clean=False) or ""
            length = (node.end_lineno or 0) - node.lineno - docstring.count("\n")
            assert length <= 60, node.name


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_room_opens_with_why_it_exists(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_generator_of_the_search_uses_nothing_of_the_compiler() -> None:
    for path in (SEARCH / "generator").glob("*.py"):
        assert not [name for name in imports(path) if name.partition(".")[0] == "loom"], path


def test_core_needs_nothing_but_the_standard_library() -> None:
    import sys

    core = [path for path in MODULES if "cli" not in path.relative_to(PACKAGE).parts]
    outside = {name.partition(".")[0] for path in core for name in imports(path)} - {"loom"}
    assert outside <= sys.stdlib_module_names


def test_command_line_needs_click_and_rich_alone() -> None:
    import sys

    outside = {name.partition(".")[0] for path in (PACKAGE / "cli").rglob("*.py") for name in imports(path)} - {"loom"}
    assert outside - sys.stdlib_module_names == {"click", "rich"}


def test_reports_are_made_for_the_command_line_alone() -> None:
    for path in MODULES:
        if path.relative_to(PACKAGE).parts[0] not in {"cli", "report"}:
            assert not [name for name in imports(path) if name.startswith("loom.report")], path


def test_nothing_but_the_command_line_imports_the_command_line() -> None:
    for path in MODULES:
        if "cli" not in path.relative_to(PACKAGE).parts and path.name != "__main__.py":
            assert not [name for name in imports(path) if name.startswith("loom.cli")], path
