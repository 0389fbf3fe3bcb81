"""Where all choices come from, and what may stand where the text is being written.

Each form of the language is a method, and a table says how often it is chosen and what it needs:

    FORMS = ((12, "effect", None), (6, "awaited_pause", "awaits"), (1, "template", "since_3_14"))
    self.one_of(FORMS)(depth)

A form that a version of Python lacks is not in the draw there, so a seed gives one program per version.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import accumulate
from random import Random
from typing import Any

from tests.search.generator.model import Member, Signature

Table = tuple[tuple[int, str, str | None], ...]

NEEDS = (
    "awaits",
    "yields",
    "delegates",
    "binds",
    "captures",
    "frames",
    "declares",
    "in_class",
    "is_async",
    "strays",
    "sparse",
    "groups",
    "has_shared",
)
VERSIONS = {f"since_3_{minor}": sys.version_info >= (3, minor) for minor in (12, 13, 14, 15)}
KINDS = ("function", "function", "nested", "method", "classmethod", "staticmethod")
LOCALS = (
    *(("x", "y", "z"),) * 6,
    ("x", "ﬁ", "ñandú"),  # the ligature is the name `fi` to Python
    ("x", "type", "match"),
    ("__x", "_y", "z"),  # private where it stands in a class
)
PARAMETERS = (*(("a", "b", "c", "d"),) * 6, ("a", "b", "é", "ℌ"), ("a", "__b", "case", "_"))


@functools.cache
def available(table: Table, needs: frozenset[str]) -> tuple[list[str], list[int]]:
    """The forms that may stand here, and their weights, summed up."""
    forms = [(weight, name) for weight, name, need in table if need is None or VERSIONS.get(need, need in needs)]
    return [name for _, name in forms], list(accumulate(weight for weight, _ in forms))


class Choices:
    """The state of one program under way; the classes that follow write into it."""

    def __init__(self, random: Random, *, stream: bool | None, is_async: bool | None) -> None:
        self.random = random
        self.is_stream = self.chance(0.3) if stream is None else stream
        self.is_async = self.chance(0.5) if is_async is None else is_async
        self.of_streams, self.of_coroutines = self.is_stream, self.is_async  # but for plain functions among them
        self.kind = random.choice(KINDS)
        self.in_class = self.kind in ("method", "classmethod", "staticmethod")
        self.has_shared = self.kind == "nested" or (self.in_class and self.chance(0.3))
        self.locals = random.choice(LOCALS)
        self.parameters = random.choice(PARAMETERS)
        self.members: list[Member] = []
        self.member = Member("f", Signature([], ["n"], 0, None, [], [], None, {}), "DECORATE")
        self.lines: list[str] = []
        self.bound: list[str] = []  # what the text has bound before, so that few runs end in a NameError
        self.gone: set[str] = set()  # what the text has deleted before
        self.own: list[str] = []  # the variables of the function itself that nested ones may rebind
        self.rebound: set[str] = set()  # those that nested ones do rebind
        self.budget = self.depth = self.loops = self.handlers = self.trying = self.numbered = self.nesting = 0
        self.frames = self.chance(0.04)
        self.sparse = self.chance(0.35)
        """Whether most variables are bound once, and closures are simple: those are compiled in a way of their own."""
        self.captures = self.sparse or self.chance(0.4)
        self.alias = False
        self.strays = 1 if self.chance(0.1) else 0
        """How many calls of itself the program may still have that are no tail calls; one, since each is refused."""
        self.has_strays = bool(self.strays)
        self.rebinds: set[str] = set()  # other functions that this one rebinds
        self.wild = self.chance(0.1)
        """Whether values of any type may stand anywhere, which ends many runs in a TypeError."""
        self.declares = False
        """Whether `TOTAL` is a global variable of this function."""
        self.awaits = self.yields = self.delegates = False
        self.binds = self.returns = True
        # CPython 3.11 words a duplicate keyword as a KeyError while an exception is being handled, and a handler that a
        # tail call has left is not handling any more: so a program has the one or the other.
        self.duplicates = self.chance(0.4)

    @property
    def groups(self) -> bool:
        """Whether there are other functions, known by name."""
        return len(self.members) > 1 and not self.in_class

    @property
    def signature(self) -> Signature:
        return self.member.signature

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def fresh(self) -> int:
        self.numbered += 1
        return self.numbered

    def one_of(self, table: Table) -> Callable[..., Any]:
        """A form that may stand here."""
        needs = frozenset(name for name in NEEDS if getattr(self, name))
        names, weights = available(table, needs)
        return getattr(self, self.random.choices(names, cum_weights=weights)[0])  # type: ignore[no-any-return]

    def stray(self) -> bool:
        """Whether it is to be here."""
        if not self.strays or self.nesting or not self.chance(0.25):
            return False
        self.strays -= 1
        return True

    @contextmanager
    def within(self, **changes: object) -> Iterator[None]:
        """Other things may stand here, for a while."""
        before = {name: getattr(self, name) for name in changes}
        for name, value in changes.items():
            setattr(self, name, value)
        try:
            yield
        finally:
            for name, value in before.items():
                setattr(self, name, value)

    def expressions_only(self, **changes: object) -> Any:  # noqa: ANN401  # a context manager
        """Inside a lambda, a class body or the like: nothing that suspends, nothing that binds."""
        return self.within(awaits=False, yields=False, delegates=False, binds=False, frames=False, **changes)

    # Names

    def variable(self) -> str:
        """A variable to read."""
        if self.chance(0.015):
            return self.random.choice(self.locals)
        name = self.random.choice([*self.bound, *self.signature.names, *self.signature.names])
        return "n" if name in self.gone and self.chance(0.9) else name

    def target(self) -> str:
        """A variable to bind."""
        choices = [*self.locals, *self.signature.free_names]
        if self.declares and self.chance(0.1):
            return "TOTAL"
        if self.sparse and self.chance(0.85):
            return self.once()
        return self.bind(self.random.choice(choices))

    def once(self) -> str:
        """A variable that nothing else binds."""
        name = f"v{self.fresh()}"
        if not self.nesting:
            self.bound.append(name)
        return name

    def local(self) -> str:
        """One of the variables that are not parameters, to bind."""
        if self.sparse and self.chance(0.8):
            return self.once()
        return self.bind(self.random.choice(self.locals))

    def bind(self, name: str) -> str:
        self.gone.discard(name)
        if name in self.locals and name not in self.bound:
            self.bound.append(name)
        if not self.nesting and name not in self.own and name != "TOTAL":
            self.own.append(name)
        return name

    # Lines

    def emit(self, text: str) -> None:
        self.lines.append("    " * self.depth + text)
