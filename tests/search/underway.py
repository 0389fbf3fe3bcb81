"""Which run is under way, for whoever finds the process dead: a crash in a plain run is CPython's own."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PLAIN = b"plain   "
OTHER = b"compiled"
SHARED: list[mmap.mmap] = []
"""A file that outlives the process, if there is one."""


def share(path: Path) -> None:
    """Keeps a file up to date, which must exist."""
    path.write_bytes(OTHER)
    with path.open("r+b") as file:
        SHARED.append(mmap.mmap(file.fileno(), len(OTHER)))


def is_plain(path: Path) -> bool:
    """Whether the run that a process was in when it died was a plain one."""
    return path.read_bytes() == PLAIN


@contextmanager
def plain_run() -> Iterator[None]:
    """Says that what runs meanwhile is not compiled."""
    for each in SHARED:
        each[:] = PLAIN
    try:
        yield
    finally:
        for each in SHARED:
            each[:] = OTHER
