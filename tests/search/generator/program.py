"""Random functions of the accepted language, as source text.

Every program has a function `f`, and perhaps others that hand over to it and to each other, also as methods, some of
them overridden. The parameter `n` falls with each call, so that plain recursion ends within a few. Around that
everything is free: all statements and expressions, all signatures and call shapes (some of them wrong on purpose),
captured and half-set variables, tail calls in every position that is one.
"""

from __future__ import annotations

from random import Random

from tests.search.generator.definitions import Definitions
from tests.search.generator.model import Member, Program


class Generator(Definitions):
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
        return Program(self.wrapped(texts), self.is_async, self.first_arguments(), self.is_stream, self.strays)

    def function(self, member: Member) -> list[str]:
        """The def of a member, with its decorators."""
        self.member, self.lines, self.bound, self.gone, self.alias = member, [], [], set(), False
        self.own, self.rebound, self.rebinds = list(self.signature.free_names), set(), set()
        self.budget = self.random.randint(3, 14 if len(self.members) == 1 else 8)
        self.awaits, self.yields = self.is_async, self.is_stream
        self.delegates = self.is_stream and not self.is_async
        self.declares = self.chance(0.08)
        self.depth = 1
        self.beginning()
        self.depth = 0
        returns = self.chance(0.8)
        self.block(tail=True, at_end=not returns)
        self.depth = 1
        if returns:
            self.hand_over(at_end=True)
        first = {"method": "self, ", "classmethod": "cls, "}.get(self.kind, "")
        above = [f"@{self.kind}"] if self.kind in ("classmethod", "staticmethod") else []
        parameters = f"{member.type_parameters}({first}{self.signature.text()}){member.returns}"
        head = f"{'async ' if self.is_async else ''}def {member.name}{parameters}:"
        return [*above, f"@{member.decorator}", head, *self.declarations(), *self.lines]

    def beginning(self) -> None:
        """Where the recursion ends, and the variables that are set from the start."""
        if self.is_stream:
            value = "" if self.is_async else f" {self.result()}"
            self.emit(f"if w.tick() or n <= 0: yield ({self.result()}); return{value}")
        else:
            self.emit(f"if w.tick() or n <= 0: return ({self.result()})")
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
        if self.kind == "nested":
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

    def result(self) -> str:
        names = [name for name in self.signature.names if self.chance(0.6)]
        if self.chance(0.05):
            names.append(self.random.choice(self.locals))
        return ", ".join(["n", *names])

    def first_arguments(self) -> str:
        """The arguments of the call from outside."""
        signature = self.members[0].signature
        by_position = [*signature.positional_only, *signature.positional]
        values = [str(self.random.randint(1, 7)) if name == "n" else f"'{name}0'" for name in by_position]
        values += ["'r0'", "'r1'"] if signature.vararg else []
        private = "_C" if self.in_class else ""
        values += [f"{private if name.startswith('__') else ''}{name}='{name}k'" for name in signature.keyword_only]
        values += ["q='q0'"] if signature.kwarg else []
        if self.chance(0.03):
            # A call that Python refuses.
            values += self.random.choice([["*(1, 2, 3, 4, 5)"], ["**{'unknown': 1}"], ["**{'n': 1}"]])
        elif self.chance(0.02):
            values.pop()
        return ", ".join(values)

    def wrapped(self, texts: list[list[str]]) -> str:
        """The program around its functions."""
        defaults = [f"('default', {index})" if index % 2 else str(index) for index in range(6)]
        top = [f"DEFAULTS = [{', '.join(defaults)}]", "TOTAL = 0", "w = WORLD"]
        pairs = list(zip(self.members, texts, strict=True))
        table = f"TABLE = {{{', '.join(f'{member.name!r}: {member.name}' for member in self.members)}}}"
        if self.kind == "function":
            body = [line for text in texts for line in text]
            lines = ["if True:", *indented(body), table, "def make(): return f"]
        elif self.kind == "nested":
            body = [line for text in texts for line in text]
            lines = ["def make():", "    shared = 0", *indented([*body, table, "return f"])]
        else:
            base = [line for member, text in pairs if not member.overrides for line in text]
            derived = [line for member, text in pairs if member.overrides for line in text] or ["pass"]
            name = self.members[0].name
            lines = ["class C:", "    def me(self): w.effect('me'); return self", *indented(base)]
            lines += ["class D(C):", *indented(derived), "def make():"]
            lines += ["    one, two = C(), D()", "    one.other, two.other = two, one"]
            if self.chance(0.15):
                # An attribute of the instance goes before the method.
                instead = self.random.choice(self.members).name
                kind = f"is_async={self.is_async}, is_stream={self.is_stream}"
                lines.append(f"    two.{'_C' * instead.startswith('__')}{instead} = w.instead({kind})")
            lines.append(f"    return {self.random.choice(['one', 'one', 'two'])}.{'_C' * name.startswith('__')}{name}")
        return "\n".join([*top, *lines]) + "\n"


def indented(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]


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
