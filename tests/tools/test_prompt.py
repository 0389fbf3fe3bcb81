"""What is typed at the prompt compiles where Python keeps it (3.13 on); before, the error says what to do."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.programs import SOURCE, run_python

TYPED = """\
from loom import tailrec
@tailrec
def count(n, total=0):
    if n == 0:
        return total
    return count(n - 1, total + n)

count(10_000)
"""
ON_ONE_LINE = "@tailrec\rdef count(n, total=0): return total if n == 0 else count(n - 1, total + n)\r\r"
KEEPS_SOURCE = sys.version_info >= (3, 13)


@pytest.mark.skipif(KEEPS_SOURCE, reason="source is kept")
@pytest.mark.parametrize("arguments", [["-q", "-i"], ["-c", TYPED]])
def test_without_the_source_the_error_says_what_to_do(tmp_path: Path, arguments: list[str]) -> None:
    result = run_python(*arguments, cwd=tmp_path, stdin=TYPED)
    assert "loom.TailCallError: Loom compiles from source, but the source of 'count'" in result.stderr
    assert "[LOOM201]" in result.stderr
    assert "help: put the function into a file" in result.stderr


@pytest.mark.skipif(not KEEPS_SOURCE, reason="Python keeps no source of what is typed")
def test_function_typed_at_the_plain_prompt(tmp_path: Path) -> None:
    result = run_python("-q", "-i", cwd=tmp_path, stdin=TYPED)
    assert "50005000" in result.stdout


@pytest.mark.skipif(not KEEPS_SOURCE, reason="Python keeps no source of a command")
def test_function_in_a_command(tmp_path: Path) -> None:
    result = run_python("-c", f"{TYPED}\nprint(count(10_000))", cwd=tmp_path)
    assert result.stdout == "50005000\n"


@pytest.mark.skipif(not KEEPS_SOURCE, reason="Python keeps no source of what is typed")
def test_function_typed_at_the_prompt_with_line_editing(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    try:
        terminal.type("from loom import tailrec\r", until=rb">>> ")
        terminal.type(ON_ONE_LINE, until=rb">>> ")
        seen = terminal.type("print('got', count(10_000))\r", until=rb"got \d+|Error")
    finally:
        terminal.close()
    assert "got 50005000" in seen


class Terminal:
    """A Python at its prompt, in a terminal of its own."""

    def __init__(self, folder: Path) -> None:
        master, slave = pty.openpty()
        environment = {"PYTHONPATH": str(SOURCE), "TERM": "xterm", "HOME": str(folder), "PATH": os.environ["PATH"]}
        self.process = subprocess.Popen(
            [sys.executable, "-q"],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            env={**environment, "PYTHON_HISTORY": str(folder / "history")},
            start_new_session=True,
        )
        os.close(slave)
        self.master = master
        self.read(rb">>> ")

    def type(self, text: str, until: bytes) -> str:
        os.write(self.master, text.encode())
        return self.read(until)

    def read(self, until: bytes) -> str:
        """What is printed until a pattern comes, and then is quiet; fails where nothing comes for a minute."""
        seen = b""
        while select.select([self.master], [], [], 1 if re.search(until, seen) else 60)[0]:
            try:
                seen += os.read(self.master, 4096)
            except OSError:
                break
        assert re.search(until, seen), seen
        return seen.decode(errors="replace")

    def close(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        os.close(self.master)
