"""Random functions of the accepted language, as source text.

Every program has a function `f`, and perhaps others that hand over to it and to each other, also as methods, some of
them overridden. The parameter `n` falls with each call, so that plain recursion ends within a few. Around that
everything is free: all statements and expressions, all signatures and call shapes (some of them wrong on purpose),
captured and half-set variables, tail calls in every position that is one.
"""

from __future__ import annotations

from random import Random

from tests.search.generator.model import Member, Program
from tests.search.generator.surroundings import Surroundings


class Generator(Surroundings):
    """Writes one program."""

    def __init__(
        self,
        random: Random,
        *,
        mutual: bool | None = None,
        stream: bool | None = None,
        is_async: bool | None = None,
    ) -> None:
        super().__init__(random, stream=stream, is_async=is_async)
        self.members = self.make_members(mutual=self.chance(0.4) if mutual is None else mutual)

    def program(self) -> Program:
        texts = [self.function(member) for member in self.members]
        return Program(self.wrapped(texts), self.is_async, self.first_arguments(), self.is_stream, self.has_strays)

    def function(self, member: Member) -> list[str]:
        """The def of a member, with its decorators."""
        if member.is_plain:
            with self.within(is_async=False, is_stream=False):
                return self.definition_of(member)
        return self.definition_of(member)

    def definition_of(self, member: Member) -> list[str]:
        self.member, self.lines, self.bound, self.gone, self.alias = member, [], [], set(), False
        self.own, self.rebound, self.rebinds = list(self.signature.free_names), set(), set()
        self.budget = self.random.randint(3, 14 if len(self.members) == 1 else 8)
        self.awaits, self.yields = self.is_async, self.is_stream
        self.delegates = self.is_stream and not self.is_async
        self.declares = self.chance(0.08)
        if self.chance(0.02) and not self.is_stream:
            return [*self.def_lines(member)[:-1], f"{self.def_lines(member)[-1]} return {self.result_or_tail()}"]
        self.depth = 1
        self.beginning()
        self.depth = 0
        returns = self.chance(0.8)
        self.block(tail=True, at_end=not returns)
        self.depth = 1
        if returns:
            self.hand_over(at_end=True)
        return self.laid_out([*self.def_lines(member), *self.declarations(), *self.lines])

    def def_lines(self, member: Member) -> list[str]:
        """The decorators and the line of the def, or its lines."""
        first = {"method": "self, ", "classmethod": "cls, "}.get(self.kind, "")
        above = [f"@{self.kind}"] if self.kind in ("classmethod", "staticmethod") else []
        if self.chance(0.1):
            parameters = f"(\n  {first}  # a comment: (\n      {self.signature.text()}\n)"
        else:
            parameters = f"({first}{self.signature.text()})"
        head = (
            f"{'async ' if self.is_async else ''}def {member.name}{member.type_parameters}{parameters}{member.returns}:"
        )
        return [*above, f"@{member.decorator}", head]

    def result_or_tail(self) -> str:
        """A whole function in one expression."""
        return f"{self.ending()} if w.tick() or n <= 0 else {self.tail()}"

    def beginning(self) -> None:
        """Where the recursion ends, and the variables that are set from the start."""
        if self.is_stream:
            value = "" if self.is_async else f" {self.result()}"
            self.emit(f"if w.tick() or n <= 0: yield ({self.result()}); return{value}")
        else:
            self.emit(f"if w.tick() or n <= 0: return {self.ending()}")
        if self.chance(0.5):
            self.emit(f"w.note('begins', {', '.join(self.signature.names)})")
        if self.chance(0.7):
            for name in self.locals:
                self.bind(name)
            self.emit(f"{' = '.join(self.locals)} = n")
        if self.member.type_parameters and self.chance(0.5):
            self.emit("w.keep(lambda: T)")

    def declarations(self) -> list[str]:
        """What has to stand at the very beginning."""
        lines = ["    'A docstring.'"] if self.chance(0.05) else []
        if self.has_shared:
            lines.append("    nonlocal shared")
        lines += [f"    {'nonlocal' if self.kind == 'nested' else 'global'} {name}" for name in sorted(self.rebinds)]
        if self.declares:
            lines.append("    global TOTAL")
        if unsure := self.rebound.difference(self.signature.names):
            lines.append(f"    if 0: {' = '.join(sorted(unsure))} = 0")  # they are variables of this function
        if self.alias:
            # The name is the function itself, or its plain self where nothing decorates it.
            lines.append(f"    again_{self.member.name} = {self.member.name}")
        return lines

    def ending(self) -> str:
        """What a run returns in the end."""
        if not self.member.is_plain:
            return f"({self.result()})"
        if self.of_streams:
            return "w.stream(2)" if self.of_coroutines else "w.items(2)"
        return f"w.later(({self.result()}))"

    def result(self) -> str:
        names = [name for name in self.signature.names if self.chance(0.6)]
        if self.chance(0.05):
            names.append(self.random.choice(self.locals))
        return ", ".join(["n", *names])


def generate(
    random: Random, *, mutual: bool | None = None, stream: bool | None = None, is_async: bool | None = None
) -> Program:
    """One random program.

    Args:
        random: where all choices come from.
        mutual: whether the program has several functions; a choice like the others if not given.
        stream: whether its functions are generators.
        is_async: whether they are async.
    """
    return Generator(random, mutual=mutual, stream=stream, is_async=is_async).program()
