"""Writes what the compiler makes of the functions of docs/how-it-works.md below each of them.

    python scripts/write_how_it_works.py

A place is a comment, `<!-- lowered: NAME -->`, and the block of `lowered` that follows it; NAME is that of a function
of a Python block above it.
"""

from __future__ import annotations

import functools
import linecache
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from loom import explain_tailcalls

PAGE = Path(__file__).resolve().parent.parent / "docs" / "how-it-works.md"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"(^<!-- lowered: (\S+) -->\n```lowered\n)(.*?)(^```$)", re.MULTILINE | re.DOTALL)


def functions(text: str) -> dict[str, Any]:
    """What the Python blocks of a page define."""
    module = ModuleType("how_it_works")
    sys.modules[module.__name__] = module
    for number, match in enumerate(BLOCK.finditer(text)):
        filename = f"<{PAGE.name} block {number}>"
        linecache.cache[filename] = (len(match[1]), None, match[1].splitlines(keepends=True), filename)
        exec(compile(match[1], filename, "exec"), module.__dict__)  # noqa: S102  # the project's own page
    return module.__dict__


def lowered(name: str, space: dict[str, Any]) -> str:
    """The lowered source of a function, by its name or that of its class and its own."""
    first, *rest = name.split(".")
    text = explain_tailcalls(functools.reduce(getattr, rest, space[first]), as_json=True)["lowered"]
    if text is None:
        sys.exit(f"{name} is not compiled")
    return text


def written(text: str) -> str:
    """The text of the page with every lowered source as the compiler makes it."""
    space = functions(text)
    return PLACE.sub(lambda place: f"{place[1]}{lowered(place[2], space)}\n{place[4]}", text)


def main() -> None:
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
