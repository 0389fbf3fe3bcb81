"""Random functions of the accepted language, as source text.

Every program has a function `f`, and perhaps others that hand over to it and to each other, also as methods, some of
them overridden. The parameter `n` falls with each call, so that plain recursion ends within a few. Around that
everything is free: all statements, all signatures and call shapes (some of them wrong on purpose), captured and
half-set variables, tail calls in every position that is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

LOCALS = ("x", "y", "z")
REFUSED_ON_PURPOSE = {"LOOM116", "LOOM117", "LOOM118", "LOOM123"}
"""What is written here all the same."""
NAMES = ("f", "g", "h", "k")
PARAMETERS = ("a", "b", "c", "d")
ERRORS = ("ValueError", "KeyError", "(ValueError, KeyError)", "Exception", "TypeError", "UnboundLocalError")


@dataclass(frozen=True, slots=True)
class Program:
    """One program: `source` defines `make(world, deco)`, which returns the function to call with `arguments`."""

    source: str
    is_async: bool
    arguments: str
    is_stream: bool = False


@dataclass(slots=True)
class Signature:
    positional_only: list[str]
    positional: list[str]
    defaults: int
    vararg: str | None
    keyword_only: list[str]
    keyword_defaults: list[str]
    kwarg: str | None

    @property
    def names(self) -> list[str]:
        extra = [name for name in (self.vararg, self.kwarg) if name]
        return [*self.positional_only, *self.positional, *self.keyword_only, *extra]

    def text(self) -> str:
        by_position = [*self.positional_only, *self.positional]
        first_default = len(by_position) - self.defaults
        parts: list[str] = []
        for index, name in enumerate(by_position):
            parts.append(f"{name}=DEFAULTS[{index}]" if index >= first_default else name)
            if self.positional_only and index == len(self.positional_only) - 1:
                parts.append("/")
        if self.vararg:
            parts.append(f"*{self.vararg}")
        elif self.keyword_only:
            parts.append("*")
        parts += [f"{name}={name!r}" if name in self.keyword_defaults else name for name in self.keyword_only]
        if self.kwarg:
            parts.append(f"**{self.kwarg}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Member:
    """One of the functions of a program; an override stands in the subclass."""

    name: str
    signature: Signature
    decorator: str
    overrides: bool = False


class Generator:
    """Writes one program; all choices come from `random`."""

    def __init__(
        self,
        random: Random,
        *,
        mutual: bool | None = None,
        stream: bool | None = None,
        is_async: bool | None = None,
    ) -> None:
        self.random = random
        self.is_stream = random.random() < 0.3 if stream is None else stream
        self.is_async = random.random() < 0.5 if is_async is None else is_async
        self.kind = random.choice(["function", "function", "nested", "method", "classmethod", "staticmethod"])
        self.members = self.make_members(mutual=random.random() < 0.4 if mutual is None else mutual)
        self.member = self.members[0]
        self.lines: list[str] = []
        self.bound: list[str] = []
        self.depth = 0
        self.loops = 0
        self.handlers = 0
        self.number = 0
        self.frames = random.random() < 0.04
        self.captures = random.random() < 0.5
        self.alias = False
        # CPython 3.11 words a duplicate keyword as a KeyError while an exception is being handled, and a handler that a
        # tail call has left is not handling any more: so a program has the one or the other.
        self.duplicates = random.random() < 0.4

    @property
    def signature(self) -> Signature:
        return self.member.signature

    @property
    def in_class(self) -> bool:
        return self.kind in ("method", "classmethod", "staticmethod")

    # Choices

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def fresh(self) -> int:
        self.number += 1
        return self.number

    def make_signature(self) -> Signature:
        random = self.random
        names = list(PARAMETERS[: random.randint(0, 4)])
        positional_only, positional, keyword_only = ["n"], [], []
        if random.random() < 0.7:
            positional_only, positional = [], ["n"]
        for name in names:
            group = random.random()
            if group < 0.2 and positional_only and not positional:
                positional_only.append(name)
            elif group < 0.7:
                positional.append(name)
            else:
                keyword_only.append(name)
        by_position = len(positional_only) + len(positional)
        return Signature(
            positional_only=positional_only,
            positional=positional,
            defaults=random.randint(0, by_position - 1) if random.random() < 0.5 else 0,
            vararg="rest" if random.random() < 0.25 else None,
            keyword_only=keyword_only,
            keyword_defaults=[name for name in keyword_only if random.random() < 0.5],
            kwarg="extra" if random.random() < 0.2 else None,
        )

    def make_members(self, *, mutual: bool) -> list[Member]:
        random = self.random
        members = [Member("f", self.make_signature(), "DECORATE")]
        if mutual:
            for name in NAMES[1 : random.randint(2, len(NAMES))]:
                decorator = random.choice(["DECORATE", "DECORATE", "DECORATE", "DECORATE", "w.plain", "w.wrapped"])
                members.append(Member(name, self.make_signature(), decorator))
            if self.in_class and random.random() < 0.5:
                original = random.choice(members)
                decorator = random.choice(["DECORATE", "DECORATE", "w.plain"])
                members.append(Member(original.name, original.signature, decorator, overrides=True))
        return members

    # Expressions

    def variable(self) -> str:
        """A variable to read: mostly one that the text has bound before, so that few runs end in a NameError."""
        if self.chance(0.015):
            return self.random.choice(LOCALS)
        return self.random.choice([*self.bound, *self.signature.names, *self.signature.names])

    def target(self) -> str:
        """A variable to bind: never `n`, which has to fall."""
        return self.bind(self.random.choice([*LOCALS, *(name for name in self.signature.names if name != "n")]))

    def bind(self, name: str) -> str:
        if name in LOCALS and name not in self.bound:
            self.bound.append(name)
        return name

    def expression(self, depth: int = 0) -> str:
        roll = self.random.random()
        if depth > 2 or roll < 0.25:
            return self.random.choice([self.variable(), self.variable(), str(self.random.randint(0, 9)), "n"])
        inner = depth + 1
        if roll < 0.40:
            return f"w.effect({self.fresh()}, {self.expression(inner)})"
        if roll < 0.48 and self.is_async:
            return f"(await w.pause({self.expression(inner)}))"
        if roll < 0.52 and self.is_stream:
            return f"(yield {self.expression(inner)})"
        if roll < 0.60:
            return f"({self.expression(inner)}, {self.expression(inner)})"
        if roll < 0.66:
            return f"({self.expression(inner)} {self.random.choice(['and', 'or'])} {self.expression(inner)})"
        if roll < 0.72:
            return f"({self.expression(inner)} if {self.condition(inner)} else {self.expression(inner)})"
        if roll < 0.77:
            return f"({self.target()} := {self.expression(inner)})"
        if roll < 0.82:
            return (
                f"[{self.variable()} for {self.random.choice(['i', 'x', 'a'])} in w.items({self.random.randint(0, 3)})]"
            )
        if roll < 0.85:
            return f"[(i, {self.in_comprehension(inner)}) for i in range(2)]"
        if roll < 0.93 and self.captures:
            return self.closure()
        if roll < 0.95 and self.frames:
            return "sorted(locals().items(), key=repr)"
        if roll < 0.96 and depth == 0 and (others := self.others()):
            return self.used(self.handed_over(self.random.choice(others)))
        return f"w.flag({self.expression(inner)})"

    def in_comprehension(self, depth: int) -> str:
        """No locals() there: CPython 3.13.0 crashes on it in an inlined comprehension beside captured variables."""
        frames, self.frames = self.frames, False
        stream, self.is_stream = self.is_stream, False  # no yield in a comprehension either
        text = self.expression(depth)
        self.frames, self.is_stream = frames, stream
        return text

    def closure(self) -> str:
        one, other = self.variable(), self.variable()
        return self.random.choice(
            [
                f"w.keep(lambda: {one})",
                f"lambda: {one}",
                f"w.keep(lambda: ({one}, {other}))",
                f"w.keep(lambda p={one}: (p, {other}))",
                f"w.keep(lambda: (lambda: {one})())",
                f"w.keep(lambda: [i + 1 for i in (1, 2)] + [{one}])",
                f"w.keep(({one} for _ in (1,)).__next__)",
                f"[w.keep(lambda: ({one}, i)) for i in range(2)]",
                f"w.keep(lambda *, k={one}: (k, {other}))",
            ]
        )

    def condition(self, depth: int = 1) -> str:
        return self.random.choice(
            [
                f"w.flag({self.expression(depth + 1)})",
                f"w.effect({self.fresh()}) % 2",
                "n % 2",
                f"not {self.variable()}",
                self.expression(depth + 1),
            ]
        )

    # Calls of the function itself and of the others

    def others(self) -> list[Member]:
        """The members that have another name."""
        return [member for member in self.members if member.name != self.member.name and not member.overrides]

    def call(self, signature: Signature) -> str:
        """The arguments of a call, with `n` falling; now and then some that Python must refuse."""
        lower = self.random.choice(["n - 1", "n - 1", "n - 1", "n - 2", f"n - 1 - 0 * w.effect({self.fresh()})"])
        by_position = [*signature.positional_only, *signature.positional]
        cut = self.random.randint(1, len(by_position))
        if signature.positional_only:
            cut = max(cut, len(signature.positional_only))
        positional = [lower if name == "n" else self.argument(name) for name in by_position[:cut]]
        keywords: list[str] = []
        omit_from = len(by_position) - signature.defaults
        for index, name in enumerate(by_position[cut:], cut):
            if index < omit_from or self.chance(0.5):
                keywords.append(f"{name}={self.argument(name)}")
        for name in signature.keyword_only:
            if name not in signature.keyword_defaults or self.chance(0.5):
                keywords.append(f"{name}={self.argument(name)}")
        self.random.shuffle(keywords)
        if signature.vararg and cut == len(by_position):
            own = ["*rest", "*rest[1:]"] if self.signature.vararg else ["*w.items(1)"]
            spread = self.random.choice(own)
            positional += self.random.choice(
                [[], [spread], [self.expression(1)], [self.expression(1), spread], ["*w.items(2)"]]
            )
        if signature.kwarg:
            own = ["**extra"] if self.signature.kwarg else []
            keywords += self.random.choice([own, own, [f"q={self.expression(1)}"], [f"q={self.expression(1)}", "r=1"]])
        if self.chance(0.12):
            self.twist(positional, keywords)
        return ", ".join([*positional, *keywords])

    def argument(self, name: str) -> str:
        own = name if name in self.signature.names else self.variable()
        choices = [own, self.variable(), self.expression(1), self.expression(1)]
        if len(self.members) > 1 and not self.in_class and name != "n":
            choices.append(self.random.choice(self.members).name)
        if name != "n" and self.chance(0.1):
            choices.append(f"({self.target()} := {self.expression(1)})")
        if name != "n" and self.captures and self.chance(0.15):
            choices = [
                f"lambda: {self.variable()}",
                f"lambda: (n, {self.variable()})",
                f"lambda p={self.variable()}: (p, {own})",
            ]
        return self.random.choice(choices)

    def twist(self, positional: list[str], keywords: list[str]) -> None:
        """Something unusual or wrong."""
        choice = self.random.randint(0, 6)
        if not self.duplicates and "**extra" in keywords:
            return  # whatever is added may be in `extra` already
        if choice == 0:
            positional.append(self.expression(1))
        elif choice == 1:
            keywords.append(f"unknown={self.expression(1)}")
        elif choice == 2 and len(positional) > 1:
            positional.pop()
        elif choice in (3, 4) and not self.duplicates:
            keywords.append("**{'unknown': 1}")
        elif choice == 3:
            keywords.append(f"**{{'n': {self.expression(1)}}}")
        elif choice == 4:
            keywords.append(f"**{{'a': {self.expression(1)}}}")
        elif choice == 5 and positional:
            tail = positional[1:]
            positional[1:] = [f"*({''.join(each + ', ' for each in tail if '*' not in each)})"]
        elif choice == 6:
            keywords.append("**5" if self.chance(0.3) else f"**dict(zzz={self.expression(1)})")

    def self_call(self) -> str:
        """A call of this function, or of another one."""
        others = self.others()
        if others and self.chance(0.5):
            return self.handed_over(self.random.choice(others))
        name, arguments = self.member.name, self.call(self.signature)
        if self.in_class:
            return self.method_call(self.member, arguments)
        callee = name
        if self.chance(0.1):
            callee = f"again_{name}"
            self.alias = True
        elif len(self.members) > 1 and self.chance(0.1):
            callee = self.target()  # whatever it holds: another function, or nothing that can be called
        return self.awaited(f"{callee}({arguments})")

    def handed_over(self, other: Member) -> str:
        arguments = self.call(other.signature)
        if self.in_class:
            return self.method_call(other, arguments)
        callee = f"TABLE['{other.name}']" if self.chance(0.3) else other.name
        return self.awaited(f"{callee}({arguments})")

    def method_call(self, member: Member, arguments: str) -> str:
        name = member.name
        owners = {
            "method": ["self", "self", "self.other", "C", "self.me()"],
            "classmethod": ["cls", "cls", "C", "D"],
            "staticmethod": ["C", "C", "D"],
        }[self.kind]
        if self.member.overrides and self.kind != "staticmethod":
            owners = [*owners, "super()", "super()"]
        owner = self.random.choice(owners)
        if owner == "C" and self.kind == "method":
            arguments = f"self, {arguments}"
        return self.awaited(f"{owner}.{name}({arguments})")

    def awaited(self, call: str) -> str:
        return f"{'await ' if self.is_async and not self.is_stream else ''}{call}"

    def used(self, call: str) -> str:
        """An ordinary call, as an expression."""
        if self.is_stream:
            return f"[e {'async ' if self.is_async else ''}for e in {call}]"
        return f"({call})"

    def hand_over(self, *, at_end: bool) -> None:
        """Ends a path with a tail call."""
        if not self.is_stream:
            self.emit(f"return {self.tail()}")
        elif self.is_async or self.chance(0.5):
            event = self.random.choice(["e", "e", "x"])
            self.emit(f"{'async ' if self.is_async else ''}for {event} in {self.self_call()}:")
            self.emit(f"    yield {event}")
        else:
            call = self.self_call()
            if self.chance(0.3):
                call = f"({call} if {self.condition()} else {self.random.choice(['()', self.self_call()])})"
            self.emit(f"{f'{self.condition()} and ' * self.chance(0.1)}(yield from {call})")
        if self.is_stream and not (at_end and self.chance(0.6)):
            self.emit("return")

    def tail(self) -> str:
        """A returned expression that ends in a tail call."""
        roll = self.random.random()
        if roll < 0.75:
            return self.self_call()
        if roll < 0.82:
            return f"{self.tail()} if {self.condition()} else {self.random.choice([self.expression(), self.tail()])}"
        if roll < 0.88:
            return f"{self.expression()} if {self.condition()} else ({self.tail()})"
        operator = self.random.choice(["and", "or"])
        prefix = f" {operator} ".join(self.flag_or_value() for _ in range(self.random.randint(1, 2)))
        return f"{prefix} {operator} ({self.tail()})"

    def flag_or_value(self) -> str:
        return self.random.choice([f"w.flag({self.fresh()})", self.expression(1)])

    # Statements

    def emit(self, text: str) -> None:
        self.lines.append("    " * self.depth + text)

    def block(self, *, tail: bool, at_end: bool) -> None:
        """`tail`: a `return f(...)` here is a tail call. `at_end`: the function is over after this block."""
        self.depth += 1
        count = self.random.randint(1, 3)
        for index in range(count):
            if not self.statement(tail=tail, at_end=at_end and index == count - 1):
                break
        self.depth -= 1

    def statement(self, *, tail: bool, at_end: bool) -> bool:
        """Writes one statement; says whether control can go on after it."""
        self.budget -= 1
        if self.budget <= 0 or self.chance(0.3):
            return self.simple(tail=tail, at_end=at_end)
        compound = [
            self.branch,
            self.for_loop,
            self.while_loop,
            self.attempt,
            self.attempt,
            self.matching,
            self.with_block,
        ]
        self.random.choice(compound)(tail=tail, at_end=at_end)
        return True

    def simple(self, *, tail: bool, at_end: bool) -> bool:
        roll = self.random.random()
        name = self.target()
        if roll < 0.30:
            self.emit(f"{name} = {self.expression()}")
        elif roll < 0.36:
            self.emit(f"{name} = {self.target()} = {self.expression()}")
        elif roll < 0.40:
            self.emit(f"{name} += 1")
        elif roll < 0.44:
            self.emit(f"del {self.random.choice([*LOCALS, 'a', 'b'])}")
        elif roll < 0.50 and self.loops:
            self.emit(self.random.choice(["break", "continue"]))
            return False
        elif roll < 0.56:
            self.emit(f"w.effect({self.expression()})")
        elif self.is_stream and roll < 0.70:
            self.yielding(name)
        elif roll < 0.59 and self.captures:
            self.definition()
        elif roll < 0.60 and self.captures:
            early = self.random.choice(LOCALS)
            self.emit(f"w.keep(lambda: {early})")
            self.emit(f"{self.bind(early)} = {self.expression(1)}")
        elif roll < 0.64:
            self.emit(
                self.random.choice(
                    ["raise ValueError(n)", f"assert {self.condition()}", "raise KeyError(n) from ValueError(2)"]
                )
            )
        elif roll < 0.66 and self.handlers:
            self.emit("raise")
            return False
        elif roll < 0.70 and self.kind == "nested":
            self.emit("shared += 1")
        elif roll < 0.72:
            self.emit(f"import math as {self.bind(self.random.choice(LOCALS))}")
        elif tail and roll < 0.95:
            self.hand_over(at_end=at_end)
            return False
        elif tail and at_end and not self.is_stream:
            self.emit(self.self_call())
            return False
        elif 0.95 <= roll < 0.97:
            self.emit("return" if self.is_stream and self.is_async else f"return {self.expression()}")
            return False
        else:
            self.emit(f"{name} = {self.expression()}")
        return True

    def yielding(self, name: str) -> None:
        forms = [f"yield {self.expression(1)}", f"yield {self.expression(1)}", f"{name} = yield {self.expression(1)}"]
        if not self.is_async:
            forms += [f"yield from w.items({self.random.randint(0, 3)})", f"{name} = yield from w.asks({name!r})"]
        self.emit(self.random.choice(forms))

    def definition(self) -> None:
        """A nested def or class that captures."""
        number = self.fresh()
        name = f"g{number}"
        roll = self.random.random()
        if roll < 0.15:
            self.emit(f"class {name}:")
            self.emit(f"    value = {self.variable()}")
            self.emit(f"    def get(self): return ({self.variable()}, {name}.value)")
            self.emit(f"w.keep({name}().get)")
            return
        if roll < 0.3:
            self.emit("@w.keep")
        self.emit(f"def {name}(p={self.expression(1)}, *, q={self.variable()}):")
        if roll > 0.8:
            target = self.target()
            self.emit(f"    nonlocal {target}")
            self.emit(f"    {target} = 77")
        self.emit(f"    return (p, q, {self.variable()}, {self.variable()})")
        if roll >= 0.3:
            self.emit(f"w.keep({name})")

    def branch(self, *, tail: bool, at_end: bool) -> None:
        self.emit(f"if {self.condition()}:")
        self.block(tail=tail, at_end=at_end)
        if self.chance(0.3):
            self.emit(f"elif {self.condition()}:")
            self.block(tail=tail, at_end=at_end)
        if self.chance(0.5):
            self.emit("else:")
            self.block(tail=tail, at_end=at_end)

    def for_loop(self, *, tail: bool, at_end: bool) -> None:
        target = self.bind(self.random.choice([*LOCALS, "a", "i", "(i, x)"]))
        if self.is_async and self.chance(0.3) and target != "(i, x)":
            self.emit(f"async for {target} in w.stream({self.random.randint(1, 5)}):")
        elif target == "(i, x)":
            self.emit("for i, x in ((1, 2), (3, 4)):")
        else:
            self.emit(f"for {target} in w.items({self.random.randint(1, 3)}):")
        self.looped(tail=tail, at_end=at_end)

    def while_loop(self, *, tail: bool, at_end: bool) -> None:
        self.emit(f"while w.effect({self.fresh()}) % 3:")
        self.looped(tail=tail, at_end=at_end)

    def looped(self, *, tail: bool, at_end: bool) -> None:
        self.loops += 1
        self.block(tail=tail, at_end=False)
        self.loops -= 1
        if self.chance(0.4):
            self.emit("else:")
            self.block(tail=tail, at_end=at_end)

    def attempt(self, *, tail: bool, at_end: bool) -> None:
        final = self.chance(0.25)
        handlers = self.chance(0.85) or not final
        inner = tail and not final
        self.emit("try:")
        self.block(tail=False, at_end=False)
        if handlers:
            for _ in range(self.random.randint(1, 2)):
                name = self.random.choice(["", "", " as x", " as e", " as e", " as a"])
                self.emit(f"except {self.random.choice(ERRORS)}{name}:")
                self.handlers += 1
                leaves = not self.duplicates
                self.block(tail=inner and leaves, at_end=at_end and not final and leaves)
                self.handlers -= 1
            if self.chance(0.4):
                self.emit("else:")
                self.block(tail=inner, at_end=at_end and not final)
        if final:
            self.emit("finally:")
            loops, self.loops = self.loops, 0  # `break` in finally swallows exceptions, and newer Pythons warn
            self.depth += 1
            # What a finally clause raises while a stream is closed is reported, and not raised, by plain generators.
            self.emit(f"w.note({self.fresh()}, n)" if self.is_stream else f"w.effect({self.expression()})")
            self.depth -= 1
            self.loops = loops

    def matching(self, *, tail: bool, at_end: bool) -> None:
        self.emit(f"match {self.random.choice([self.variable(), self.expression()])}:")
        self.depth += 1
        patterns = [
            "0",
            "1 | 2",
            "[x, *y]",
            "(x, _)",
            "{'q': x, **y}",
            "int() as x",
            "str()",
            f"z if {self.condition()}",
        ]
        for pattern in self.random.sample(patterns, self.random.randint(1, 3)):
            self.emit(f"case {pattern}:")
            self.block(tail=tail, at_end=at_end)
        if self.chance(0.4):
            self.emit("case _:")
            self.block(tail=tail, at_end=at_end)
        self.depth -= 1

    def with_block(self, *, tail: bool, at_end: bool) -> None:
        del tail, at_end
        prefix = "async " if self.is_async and self.chance(0.4) else ""
        target = self.random.choice(["", " as x", " as b"])
        self.emit(f"{prefix}with w.manager({self.random.randint(1, 6)}){target}:")
        self.block(tail=False, at_end=False)

    # The program

    def program(self) -> Program:
        texts = [self.function(member) for member in self.members]
        return Program(self.wrapped(texts), self.is_async, self.first_arguments(), self.is_stream)

    def function(self, member: Member) -> list[str]:
        """The def of a member, with its decorators."""
        self.member, self.lines, self.bound, self.alias = member, [], [], False
        self.budget = self.random.randint(3, 14 if len(self.members) == 1 else 8)
        self.depth = 1
        if self.is_stream:
            value = "" if self.is_async else f" {self.result()}"
            self.emit(f"if w.tick() or n <= 0: yield ({self.result()}); return{value}")
        else:
            self.emit(f"if n <= 0: return ({self.result()})")
        if self.chance(0.6):
            self.bound = list(LOCALS)
            self.emit(f"{' = '.join(LOCALS)} = n")
        self.depth = 0
        returns = self.chance(0.8)
        self.block(tail=True, at_end=not returns)
        self.depth = 1
        if returns:
            self.hand_over(at_end=True)
        first = {"method": "self, ", "classmethod": "cls, "}.get(self.kind, "")
        above = [f"@{self.kind}"] if self.kind in ("classmethod", "staticmethod") else []
        head = f"{'async ' if self.is_async else ''}def {member.name}({first}{self.signature.text()}):"
        start = ["    nonlocal shared"] if self.kind == "nested" else []
        if self.alias:
            # The name is the function itself, or its plain self where nothing decorates it.
            start.append(f"    again_{member.name} = {member.name}")
        return [*above, f"@{member.decorator}", head, *start, *self.lines]

    def result(self) -> str:
        names = [name for name in self.signature.names if self.chance(0.6)]
        if self.chance(0.05):
            names.append(self.random.choice(LOCALS))
        return ", ".join(["n", *names])

    def first_arguments(self) -> str:
        signature = self.members[0].signature
        by_position = [*signature.positional_only, *signature.positional]
        values = [str(self.random.randint(1, 7)) if name == "n" else f"'{name}0'" for name in by_position]
        values += ["'r0'", "'r1'"] if signature.vararg else []
        values += [f"{name}='{name}k'" for name in signature.keyword_only]
        return ", ".join(values + (["q='q0'"] if signature.kwarg else []))

    def wrapped(self, texts: list[list[str]]) -> str:
        defaults = [f"('default', {index})" if index % 2 else str(index) for index in range(6)]
        top = [f"DEFAULTS = [{', '.join(defaults)}]", "w = WORLD"]
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
            lines = ["class C:", "    def me(self): w.effect('me'); return self", *indented(base)]
            lines += ["class D(C):", *indented(derived), "def make():"]
            lines += ["    one, two = C(), D()", "    one.other, two.other = two, one"]
            lines.append(f"    return {self.random.choice(['one', 'one', 'two'])}.f")
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
