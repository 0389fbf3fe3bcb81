"""doctest finds the examples of compiled functions and runs each once."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from tests.tools.programs import load, run_python

PROGRAM = '''\
from loom import tailrec, tailstream


@tailrec
def count(n, total=0):
    """Adds up.

    >>> print("running count"); count(10_000)
    running count
    50005000
    """
    return total if n == 0 else count(n - 1, total + n)


@tailstream
def down(n):
    """
    >>> list(down(2))
    [2, 1, 0]
    """
    yield n
    if n:
        yield from down(n - 1)


class Machine:
    @tailrec
    def run(self, n):
        """
        >>> Machine().run(3)
        'wrong on purpose'
        """
        return "end" if n == 0 else self.run(n - 1)
'''


def test_examples_are_found_once_at_their_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    module = load(tmp_path / "program.py", monkeypatch)
    found = [test for test in doctest.DocTestFinder().find(module, "program") if test.examples]
    places = [(test.name, (test.lineno or 0) + test.examples[0].lineno + 1) for test in found]
    assert places == [("program.Machine.run", 30), ("program.count", 8), ("program.down", 18)]


def test_examples_run_once_and_failures_are_told(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    result = run_python("-m", "doctest", "-v", "program.py", cwd=tmp_path)
    assert result.stdout.count("Trying:") == 3
    assert 'File "' in result.stdout
    assert 'program.py", line 30, in program.Machine.run' in result.stdout
    assert "2 passed" in result.stdout
    assert "1 failed" in result.stdout


def test_examples_are_collected_by_pytest(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    result = run_python("-m", "pytest", "-q", "-p", "no:cacheprovider", "--doctest-modules", "program.py", cwd=tmp_path)
    assert "1 failed, 2 passed" in result.stdout
