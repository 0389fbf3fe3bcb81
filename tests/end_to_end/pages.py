"""Reads the fenced blocks of a page, runs its code and says what came of it.

A block of `output` is what the Python block before it prints, one of `pytb` is how its exception is shown; both may
leave out text with three dots. In a block of `console`, what follows a command is what it prints. A page that says
`<!-- blocks continue one another -->` has one module for all its blocks, any other a module for each.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import linecache
import re
import shlex
import subprocess
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CONTINUED = "<!-- blocks continue one another -->"


@dataclass(frozen=True)
class Block:
    """A Python block of a page and what the page says of it."""

    name: str
    code: str
    module: str
    output: str | None
    error: str | None


def python_blocks(page: Path) -> Iterator[Block]:
    """The Python blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    fences = [(match[1], match[2]) for match in FENCE.finditer(text)]
    for number, (language, code) in enumerate(fences):
        if language == "python":
            said = dict(fences[number + 1 : number + 2])
            module = page.stem if CONTINUED in text else f"{page.stem}_{number}"
            yield Block(f"<{page.name} block {number}>", code, module, said.get("output"), said.get("pytb"))


def run(block: Block, modules: dict[str, ModuleType]) -> tuple[str, str]:
    """Runs a block.

    Args:
        block: what to run.
        modules: those of the blocks before it; a new one is added here and to `sys.modules`.

    Returns:
        What it prints, and how its exception is shown (nothing where it raises none).
    """
    lines = block.code.splitlines(keepends=True)
    linecache.cache[block.name] = (len(block.code), None, lines, block.name)
    module = modules.setdefault(block.module, ModuleType(block.module))
    sys.modules[block.module] = module
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(block.code, block.name, "exec"), module.__dict__)
    except Exception as error:
        if block.error is None:
            raise
        return printed.getvalue(), "".join(traceback.format_exception_only(error)).replace(block.name, "app.py")
    return printed.getvalue(), ""


def says(wanted: str, found: str) -> bool:
    """Whether a block shows what was found."""
    return doctest.OutputChecker().check_output(wanted, found, doctest.ELLIPSIS)


def commands(page: Path) -> Iterator[tuple[str, str]]:
    """The commands of a page's console blocks, each with what it prints."""
    for language, text in FENCE.findall(page.read_text(encoding="utf-8")):
        if language == "console":
            for part in text.split("$ ")[1:]:
                command, _, output = part.partition("\n")
                yield command, output


def outcome(command: str, said: str) -> str:
    """What a command prints; of those that build and install, whether they are there at all."""
    name, *arguments = shlex.split(command)
    if name == "python":
        process = [sys.executable, *arguments]
        return subprocess.run(process, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    if name == "loom":  # what it refuses is its output too, so any exit code will do
        process = [sys.executable, "-m", "loom", *arguments]
        return subprocess.run(process, capture_output=True, text=True, check=False, cwd=ROOT).stdout
    if name == "make":
        targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
        return said if arguments[0] in targets else f"make has no target {arguments[0]}"
    return said if command.startswith(("pip install ", "git clone ")) else f"{name} is no command that a page may show"
