"""A function that is written once and stands in every kind of function and in methods, for tests whose claim is of all.

A module has marks for the def, the tail calls and the ends; `$f` is the function's own name:

    $def f(n):                     async def f(n):                   def f(self, n):
        if n == 0:                     if n == 0:                        if n == 0:
            $end n                         return n                          yield n; return
        <<f(n - 1)>>                   return await f(n - 1)             yield from self.f(n - 1)
"""

from __future__ import annotations

import asyncio
import itertools
import linecache
import re
import textwrap
import warnings
from collections.abc import Callable
from typing import Any, NamedTuple

from loom import tailrec, tailstream


class Kind(NamedTuple):
    """A kind of function: how it is written, and how what a call of it gives is run."""

    definition: str
    end: str
    tail: str
    run: Callable[[Any], object]
    decorate: Callable[[Any], Any]
    in_class: bool = False


async def listed(stream: Any) -> list[object]:
    return [event async for event in stream]


async def awaited(coroutine: Any) -> object:
    return await coroutine


def plain(function: Any) -> Any:
    return function


FUNCTIONS = {
    "function": Kind("def", "return {}", "return {}", lambda result: result, tailrec),
    "coroutine": Kind(
        *("async def", "return {}", "return await {}"), *(lambda result: asyncio.run(awaited(result)), tailrec)
    ),
    "generator": Kind("def", "yield {}; return", "yield from {}", list, tailstream),
    "async generator": Kind(
        *("async def", "yield {}; return", "async for event in {}: yield event"),
        *(lambda result: asyncio.run(listed(result)), tailstream),
    ),
}
KINDS = FUNCTIONS | {f"{name} in a class": kind._replace(in_class=True) for name, kind in FUNCTIONS.items()}

_numbers = itertools.count()


def written(source: str, kind: Kind) -> str:
    """A module with its functions, which `@DECORATE` stands above, as some of that kind."""
    source = re.sub(r"^( *)\$end (.*)$", lambda end: end[1] + kind.end.format(end[2]), source, flags=re.MULTILINE)
    source = re.sub("<<(.*?)>>", lambda call: kind.tail.format(f"${call[1]}"), source, flags=re.DOTALL)
    source = re.sub(r"^\$def ", f"@DECORATE\n{kind.definition} ", source, flags=re.MULTILINE)
    if kind.in_class:
        head, body = source[: source.index("@DECORATE")], source[source.index("@DECORATE") :]
        body = re.sub(r"^((?:async )?def \w+(?:\[.*?\])?)\(", r"\1(self, ", body, flags=re.MULTILINE)
        source = head + "class C:\n" + textwrap.indent(body, "    ")
    return re.sub(r"\$(?=\w)", "self." * kind.in_class, source)


def made(source: str, decorate: Callable[[Any], Any]) -> Any:
    """The function `f` of a module, decorated; its source can be read."""
    filename = f"<kinds {next(_numbers)}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    space: dict[str, Any] = {"DECORATE": decorate, "__name__": "kinds"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        code = compile(source, filename, "exec", dont_inherit=True)
    exec(code, space)
    return space["C"]().f if "C" in space else space["f"]
