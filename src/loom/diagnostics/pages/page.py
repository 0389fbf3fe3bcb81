"""What a diagnostic's page adds to its message: why it is one, and a form that has it beside one that has not.

    Page(why="...", wrong="from loom import tailrec ...", right="from loom import tailrec ...")

Both forms are whole files, and the tests run both: the wrong one has exactly this diagnostic, the right one none.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent


@dataclass(frozen=True, slots=True)
class Page:
    """The data of one page.

    Attributes:
        why: a paragraph or two.
        wrong: a file with the problem.
        right: the same without it.
    """

    why: str
    wrong: str
    right: str


def page(why: str, wrong: str, right: str) -> Page:
    """A page from texts as they stand indented in a module."""
    return Page(dedent(why).strip(), f"{dedent(wrong).strip()}\n", f"{dedent(right).strip()}\n")
