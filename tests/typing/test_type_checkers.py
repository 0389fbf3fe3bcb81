"""mypy and pyright, strict, agree with `accepted.py` and reject exactly the marked lines of `rejected.py`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Checker = Callable[[Path, Path], set[int]]

HERE = Path(__file__).parent
ACCEPTED, REJECTED = HERE / "accepted.py", HERE / "rejected.py"


def mypy(path: Path, cache: Path) -> set[int]:
    pytest.importorskip("mypy")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={cache}", "--no-error-summary"]
    run = subprocess.run([*command, str(path)], capture_output=True, text=True, check=False, cwd=HERE)
    assert not run.stderr, run.stderr
    return {int(line.split(":")[1]) for line in run.stdout.splitlines() if ": error:" in line}


def pyright(path: Path, folder: Path) -> set[int]:
    pytest.importorskip("pyright")
    folder.mkdir()
    (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "pyrightconfig.json").write_text(json.dumps({"typeCheckingMode": "strict"}))
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable, "-p", str(folder)]
    report = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    assert report["summary"]["filesAnalyzed"] == 1
    # An expression whose value is unused is a remark about the test, not about the types.
    remarks = {"reportUnusedExpression", "reportUnusedCoroutine"}
    problems = [each for each in report["generalDiagnostics"] if each.get("rule") not in remarks]
    return {each["range"]["start"]["line"] + 1 for each in problems if each["severity"] == "error"}


def marked(path: Path) -> set[int]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {number for number, line in enumerate(lines, 1) if line.endswith("# expected error")}


@pytest.mark.parametrize("checker", [mypy, pyright])
def test_signatures_are_kept(checker: Checker, tmp_path: Path) -> None:
    assert checker(ACCEPTED, tmp_path / "cache") == set()


@pytest.mark.parametrize("checker", [mypy, pyright])
def test_wrong_uses_are_rejected(checker: Checker, tmp_path: Path) -> None:
    assert marked(REJECTED)
    assert checker(REJECTED, tmp_path / "cache") == marked(REJECTED)
