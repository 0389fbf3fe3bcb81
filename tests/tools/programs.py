"""The same program plain and compiled, in files of their own, and Python run as a user does.

pair = write_pair(folder, "from loom import tailrec, tailstream\n...")
pair.plain       folder/plain/program.py, whose decorators do nothing
pair.compiled    folder/compiled/program.py, at the same lines
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

import loom

SOURCE = Path(loom.__file__).resolve().parents[1]
MACHINES = Path(__file__).with_name("machines.py")
DECORATORS = "from loom import tailrec, tailstream\n"
NO_DECORATORS = "from undecorated import tailrec, tailstream\n"
UNDECORATED = "def tailrec(function): return function\ntailstream = tailrec\n"


@dataclass(frozen=True)
class Pair:
    """Two folders that hold the same program at the same lines."""

    plain: Path
    compiled: Path


def write_pair(folder: Path, text: str, name: str = "program.py") -> Pair:
    assert DECORATORS in text
    pair = Pair(folder / "plain", folder / "compiled")
    pair.plain.mkdir()
    pair.compiled.mkdir()
    (pair.compiled / name).write_text(text, encoding="utf-8")
    (pair.plain / name).write_text(text.replace(DECORATORS, NO_DECORATORS), encoding="utf-8")
    (pair.plain / "undecorated.py").write_text(UNDECORATED, encoding="utf-8")
    return pair


def write_machines(folder: Path) -> Pair:
    return write_pair(folder, MACHINES.read_text(encoding="utf-8"), "machines.py")


def load(path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Imports a file as a module of its own, with its folder on the path."""
    monkeypatch.syspath_prepend(str(path.parent))
    spec = importlib.util.spec_from_file_location(f"{path.parent.name}_{path.stem}", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    spec.loader.exec_module(module)
    return module


def run_python(
    *arguments: object, cwd: Path, stdin: str = "", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs this Python in a process of its own, with this loom."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    plain = {"PYTHONPATH": str(SOURCE), "NO_COLOR": "1", "PYTHON_COLORS": "0"}
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**inherited, **plain, **(environment or {})},
    )
