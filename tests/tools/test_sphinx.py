"""Sphinx documents compiled functions by their own signature, kind and docstring, and links to their source."""

from __future__ import annotations

import pytest

from tests.tools.programs import Pair, run_python, write_pair

pytest.importorskip("sphinx")

PROGRAM = '''\
"""A module to document."""
from __future__ import annotations

from loom import tailrec, tailstream

__all__ = ["Machine", "count", "down", "later"]


@tailrec
async def later(n: int, /, *rest: str, key: str = "k", **extra: float) -> tuple[str, ...]:
    """Later, it counts.

    :param n: how often
    """
    return rest if n == 0 else await later(n - 1, *rest, key=key, **extra)


@tailrec
def count(n: int, total: list[int] = []) -> list[int]:
    """Counts."""
    return total if n == 0 else count(n - 1, [*total, n])


@tailstream
def down(n: int) -> object:
    """Yields."""
    yield n
    if n:
        yield from down(n - 1)


class Machine:
    """Runs."""

    @tailrec
    def run(self, n: int = 3) -> int:
        """Runs on."""
        return n if n == 0 else self.run(n - 1)

    @classmethod
    @tailrec
    def make(cls, n: int) -> Machine:
        """Makes."""
        return cls() if n == 0 else cls.make(n - 1)

    @staticmethod
    @tailrec
    def fixed(n: int) -> int:
        """Stays."""
        return n if n == 0 else Machine.fixed(n - 1)
'''
SETTINGS = """\
extensions = ["sphinx.ext.autodoc", "sphinx.ext.viewcode"]
project = "program"
html_theme = "basic"
"""
INDEX = """\
Program
=======

.. automodule:: program
   :members:
"""


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    made = write_pair(tmp_path_factory.mktemp("documented"), PROGRAM)
    for folder in (made.plain, made.compiled):
        (folder / "conf.py").write_text(
            f"import sys\nsys.path.insert(0, {str(folder)!r})\n{SETTINGS}", encoding="utf-8"
        )
        (folder / "index.rst").write_text(INDEX, encoding="utf-8")
        for builder in ("text", "html"):
            result = run_python("-m", "sphinx", "-q", "-W", "-b", builder, ".", f"_{builder}", cwd=folder)
            assert (result.returncode, result.stderr) == (0, "")
    return made


def test_page_is_the_one_of_the_plain_module(pair: Pair) -> None:
    plain, compiled = (
        (each / "_text" / "index.txt").read_text(encoding="utf-8") for each in (pair.plain, pair.compiled)
    )
    assert compiled == plain


@pytest.mark.parametrize(
    "text",
    [
        "async program.later(n: int, /, *rest: str, key: str = 'k', **extra: float) -> tuple[str, ...]",
        "program.count(n: int, total: list[int] = []) -> list[int]",
        "program.down(n: int) -> object",
        "run(n: int = 3) -> int",
        "classmethod make(n: int) -> Machine",
        "static fixed(n: int) -> int",
        "Later, it counts.",
        "Runs on.",
    ],
)
def test_page_has_the_signature_and_the_docstring(pair: Pair, text: str) -> None:
    page = (pair.compiled / "_text" / "index.txt").read_text(encoding="utf-8")
    assert text in " ".join(page.split())


def test_source_is_linked(pair: Pair) -> None:
    page = (pair.compiled / "_html" / "index.html").read_text(encoding="utf-8")
    for name in ("later", "count", "down", "Machine.run"):
        assert f'href="_modules/program.html#{name}"' in page
