"""A file that is read gets the verdict that it gets when it is imported: the same codes, places and words."""

from __future__ import annotations

import re
import textwrap
import warnings
from pathlib import Path
from random import Random

import pytest

from tests.files.verdicts import run_time_verdict, static_verdict
from tests.search.generator import generate
from tests.search.world import World
from tests.unit.test_errors import REFUSED

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.py"))


@pytest.mark.parametrize(("body", "rule"), REFUSED, ids=[body.replace("\n", "; ") for body, _ in REFUSED])
def test_refused_call_has_one_verdict(tmp_path: Path, body: str, rule: object) -> None:
    text = f"import asyncio\nfrom loom import tailrec\n@tailrec\nasync def f(n):\n{textwrap.indent(body, '    ')}\n"
    expected = run_time_verdict(text, tmp_path / "refused.py")
    assert expected
    assert static_verdict(text, tmp_path / "refused.py") == expected


def search_program(seed: int) -> tuple[str, str]:
    """A random program and the same with a self call that may be no tail call, each as a file of its own."""
    program = generate(Random(seed))
    imports = f"from loom import {'tailstream' if program.is_stream else 'tailrec'} as DECORATE\n"
    harder = re.sub(r"return (await )?(\w+\.)?f\(", r"return 2 + \g<0>", program.source).replace("+ return ", "+ ")
    harder = re.sub(r"^( *)(async )?for e in f\(", r"\1\2for _ in f(", harder, count=1, flags=re.MULTILINE)
    return imports + program.source, imports + harder


def is_python(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "<program>", "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


@pytest.mark.parametrize("seeds", [range(40), range(40, 80), range(80, 120)], ids=str)
def test_random_programs_have_one_verdict(tmp_path: Path, seeds: range) -> None:
    refused = 0
    for seed in seeds:
        for text in search_program(seed):
            if not is_python(text):
                continue
            path = tmp_path / f"program_{seed}_{refused}.py"
            expected = run_time_verdict(text, path, {"WORLD": World()}, "make()")
            refused += bool(expected)
            assert static_verdict(text, path) == expected, text
    assert refused > 10


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples_have_one_verdict(tmp_path: Path, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert static_verdict(text, tmp_path / path.name) == run_time_verdict(text, tmp_path / path.name)


HEAD = "import loom, functools, asyncio\nfrom loom import tailrec, tailstream\n"
CASES = {
    "imports under other names": "import loom as l\nfrom loom import tailrec as t\nrec = l.tailrec\n"
    "@t\ndef f(n): return 1 + f(n)\n@rec\ndef g(n): return 1 + g(n)\n@l.tailrec\ndef h(n): return 1 + h(n)\n",
    "star import": "from loom import *\n@tailrec\ndef f(n): return 1 + f(n)\n",
    "import that may fail": "try:\n    from loom import tailrec\nexcept ImportError:\n    def tailrec(fn): return fn\n"
    "@tailrec\ndef f(n): return 1 + f(n)\n",
    "import for type checkers alone": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from loom import tailrec\n"
    "else:\n    def tailrec(fn): return fn\n@tailrec\ndef f(n): return 1 + f(n)\n",
    "name that means another thing later": HEAD + "def tailrec(fn): return fn\n@tailrec\ndef f(n): return 1 + f(n)\n",
    "name that meant another thing": "def tailrec(fn): return fn\n" + HEAD + "@tailrec\ndef f(n): return 1 + f(n)\n",
    "shadowed in a class": HEAD
    + "class C:\n    def tailrec(fn): return fn\n    @tailrec\n    def f(self): return 1 + self.f()\n",
    "import in a function": "def make():\n    from loom import tailrec\n    @tailrec\n    def f(n): return 1 + f(n)\nmake()\n",
    "decorator called": HEAD + "def f(n): return 1 + f(n)\nf = tailrec(f)\n",
    "method, static and class methods": HEAD
    + "class C:\n    @tailrec\n    def f(self): return [self.f()]\n    @staticmethod\n    @tailrec\n    def g(n): return [C.g(n)]\n"
    "    @classmethod\n    @tailrec\n    def h(cls): return [cls.h()]\n",
    "private name": HEAD + "class C:\n    @tailrec\n    def __f(self): return [self.__f()]\n",
    "nested class and function": HEAD
    + "def make():\n    class C:\n        @tailrec\n        def f(self):\n            class D: pass\n            return [self.f()]\nmake()\n",
    "function for a stream's decorator": HEAD + "@tailstream\ndef f(n):\n    return f(n)\n",
    "stream for a function's decorator": HEAD + "@tailrec\nasync def f(n):\n    yield n\n",
    "twice": HEAD + "@tailrec\n@tailrec\ndef f(n): return f(n)\n",
    "twice, without a tail call": HEAD + "@tailrec\n@tailrec\ndef f(n): return n\n",
    "refused, and twice": HEAD + "@tailrec\n@tailrec\ndef f(n): return 1 + f(n)\n",
    "decorator below that returns the function": HEAD
    + "def register(fn): return fn\n@tailrec\n@register\ndef f(n): return 1 + f(n)\n",
    "no tail call": HEAD + "@tailrec\ndef f(n): return n\n",
    "dropped result": HEAD + "@tailrec\ndef f(n):\n    if n: return 5\n    f(n)\n",
    "defaults of every kind": HEAD + "@tailrec\ndef f(a, b=print, /, c=[], *d, e, g=len, **h): return f(1, e=2) + 1\n",
    "frame reader of the function around": HEAD
    + "def make():\n    from sys import _getframe\n    look = locals\n    class C:\n        @tailrec\n"
    "        def f(self, n): return self.f(_getframe(0))\n        @tailrec\n        def g(self, n): return self.g(look())\n"
    "make()\n",
    "frame reader as a default": HEAD
    + "import builtins\nclass C:\n    @tailrec\n    def f(self, n, look=builtins.locals): return self.f(look())\n",
    "suppress of the function around": HEAD
    + "def make():\n    from contextlib import suppress as quietly\n    @tailstream\n    def f(n):\n"
    "        with quietly(BaseException): yield n\n        yield from f(n)\nmake()\n",
    "for type checkers alone": HEAD
    + "import typing\nif typing.TYPE_CHECKING:\n    @tailrec\n    def f(n): return 1 + f(n)\n    class C:\n        @tailrec\n"
    "        def f(self): return 1 + self.f()\n    g = tailrec(len)\n",
    "except clause that binds what its body does not": HEAD
    + "try: import not_there\nexcept ImportError:\n    def tailrec(fn): return fn\n@tailrec\ndef f(n): return 1 + f(n)\n",
    "parameter of a lambda": HEAD
    + "def step(n): return 1 + step(n - 1)\ndef walk(n): return walk(n - 1)\nfast = [tailrec(step) for step in (walk,)]\n"
    "also = lambda step: tailrec(step)\nsame = [tailrec(step) for tailrec in (str,)]\nlast = (lambda tailrec: tailrec(step))(str)\n",
    "dead code": HEAD + "if 0:\n    @tailrec\n    def f(n): return 1 + f(n)\n",
    "encoding, tabs and characters beyond": HEAD + "if 1:\n\t@tailrec\n\tdef f(n): return 'ä€🎉' + f('ä€🎉')\n",
}
CATCHES = """
@tailrec
async def f(n):
    try:
        await g()
    except {kind}:
        pass
    closure = lambda: n
    n -= 1
    return await f(n)
"""
EXITS = {
    "a builtin": ("", "ValueError"),
    "everything": ("", "BaseException"),
    "everything by another name": ("Every = BaseException\n", "Every"),
    "a class of the file": ("class Broken(Exception): pass\n", "Broken"),
    "a class that comes later": ("", "Later"),
    "a tuple with a name": ("Errors = (ValueError, KeyError)\n", "Errors"),
    "a tuple with a name and everything in it": ("Errors = (ValueError, BaseException)\n", "Errors"),
    "a tuple of a class": ("class Settings:\n    errors = (ValueError, KeyError)\n", "Settings.errors"),
    "a tuple": ("", "(ValueError, asyncio.CancelledError)"),
    "a tuple with everything": ("", "(ValueError, BaseException)"),
    "a class of the standard library": ("from asyncio import CancelledError as Gone\n", "Gone"),
    "a class of a module": ("import json\n", "json.JSONDecodeError"),
    "a class of a package that is not the standard library's": ("import click\n", "click.exceptions.Abort"),
    "the exit itself": ("import builtins\n", "builtins.GeneratorExit"),
}
CASES |= {
    f"except clause for {name}": f"{HEAD}{head}{CATCHES.format(kind=kind)}class Later(Exception): pass\n"
    for name, (head, kind) in EXITS.items()
}


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_file_has_one_verdict(tmp_path: Path, text: str) -> None:
    assert static_verdict(text, tmp_path / "case.py") == run_time_verdict(text, tmp_path / "case.py")


UNKNOWN = {
    "a name that only importing would tell": (
        "try:\n    from click import Abort as Every\nexcept ImportError:\n    Every = BaseException\n",
        "Every",
    ),
    "a star import": ("from click import *\n", "Abort"),
    "a name made by hand": ("globals()['Made'] = ValueError\n", "Made"),
    "one of two": ("if HEAD:\n    Every = ValueError\nelse:\n    Every = BaseException\n", "Every"),
}


@pytest.mark.parametrize(("head", "kind"), UNKNOWN.values(), ids=UNKNOWN)
def test_what_only_the_run_knows_is_not_reported(tmp_path: Path, head: str, kind: str) -> None:
    assert static_verdict(HEAD + head + CATCHES.format(kind=kind), tmp_path / "unknown.py") == []
