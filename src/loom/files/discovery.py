"""Which files are looked at: those that are named, and the Python files below the folders that are named.

    discover([Path("src")], Selection())        src/app.py, src/app/agent.py, but not src/build/..., src/.venv/...

A pattern without a slash is held against every part of a path below the root, one with a slash against the path from
the root and the folders on it. `*`, `?` and `[a-z]` are what they are to the shell, but that `*` also crosses slashes;
`**/` is any folders, or none. Links to folders are not followed. A folder that cannot be looked into is found
itself, for whoever reads what is found to say so.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from itertools import product
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DEFAULT_EXCLUDES: Final = (
    ".*",
    "__pycache__",
    "__pypackages__",
    "_build",
    "build",
    "dist",
    "node_modules",
    "site-packages",
    "venv",
    "*.egg-info",
)
"""Folders that are not looked into unless they are named: other people's code, and what tools have written."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What of the folders is looked at.

    Attributes:
        root: where patterns with a slash begin.
        include: files are looked at if one of these matches.
        exclude: files and folders are left out if one of these matches, also if they are named.
    """

    root: Path = field(default_factory=Path.cwd)
    include: tuple[str, ...] = ("*.py",)
    exclude: tuple[str, ...] = ()

    def leaves_out(self, path: Path) -> bool:
        return any(_matches(pattern, path, self.root) for pattern in self.exclude)

    def takes(self, path: Path) -> bool:
        return any(_matches(pattern, path, self.root) for pattern in self.include)


def discover(paths: Iterable[Path], selection: Selection) -> Iterator[Path]:
    """Finds the files, each once, folders in the order of their names.

    Args:
        paths: files and folders that exist.
        selection: what of them is looked at.
    """
    seen: set[str] = set()
    for path in paths:
        found = _below(path, selection) if path.is_dir() else iter([path])
        for file in found:
            identity = os.path.realpath(file)
            if identity not in seen and not selection.leaves_out(file):
                seen.add(identity)
                yield file


def _below(folder: Path, selection: Selection) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            default = any(fnmatchcase(entry.name, pattern) for pattern in DEFAULT_EXCLUDES)
            if not default and not selection.leaves_out(path):
                yield from _below(path, selection)
        elif entry.is_file() and selection.takes(path):
            yield path


def _matches(pattern: str, path: Path, root: Path) -> bool:
    absolute = Path(os.path.abspath(path))  # noqa: PTH100  # resolve() would follow links
    try:
        relative = absolute.relative_to(root)
    except ValueError:
        relative = absolute.relative_to(absolute.anchor)
    if "/" not in pattern:
        return any(fnmatchcase(part, pattern) for part in relative.parts)
    wanted = Path(pattern.strip("/")).as_posix()
    places = [each.as_posix() for each in (relative, *relative.parents)]
    return any(fnmatchcase(place, each) for place in places for each in _with_and_without_folders(wanted))


def _with_and_without_folders(pattern: str) -> Iterator[str]:
    """A pattern where each of its `**/` stands for some folders, or for none."""
    first, *others = re.split(r"(?<![^/])\*\*/", pattern)
    for between in product(("**/", ""), repeat=len(others)):
        yield first + "".join(map(add, between, others))
