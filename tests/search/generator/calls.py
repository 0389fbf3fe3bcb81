"""Calls of the function itself and of the others: every shape, with `n` falling; now and then one that Python refuses.

self.tail()   →   w.flag(2) and (f(n - 1, *rest, b=x))
"""

from __future__ import annotations

from tests.search.generator.model import Member, Signature
from tests.search.generator.scopes import Scopes

LOWER = ("n - 1", "n - 1", "n - 1", "n - 2", "(n := n - 1)", "n - 1 - 0 * w.effect(0)")


class Calls(Scopes):
    """Writes calls."""

    def others(self) -> list[Member]:
        """The members that have another name."""
        return [member for member in self.members if member.name != self.member.name and not member.overrides]

    def lower(self) -> str:
        text = self.random.choice(LOWER)
        return text if self.binds or ":=" not in text else "n - 1"

    def arguments(self, signature: Signature) -> str:
        """The arguments of a call."""
        lower = self.lower()
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
        if signature.positional and signature.positional[0] == "n" and cut == 1 and self.chance(0.15):
            positional = []
            keywords.append(f"n={lower}")
        self.random.shuffle(keywords)
        if signature.vararg and cut == len(by_position) and positional:
            positional += self.more_positional()
        if signature.kwarg:
            own = ["**extra"] if self.signature.kwarg else []
            keywords += self.random.choice([own, own, [f"q={self.expression(1)}"], [f"q={self.expression(1)}", "r=1"]])
        if len(positional) == 1 and self.chance(0.08):
            positional = [f"*w.single({positional[0]})"]  # iterated over after the keywords
        if self.chance(0.12):
            self.twist(positional, keywords)
        return ", ".join([*positional, *keywords])

    def more_positional(self) -> list[str]:
        spread = self.random.choice(["*rest", "*rest[1:]"] if self.signature.vararg else ["*w.items(1)"])
        return self.random.choice(
            [[], [spread], [self.expression(1)], [self.expression(1), spread], ["*w.items(2)"], [spread, "0", "*()"]]
        )

    def argument(self, name: str) -> str:
        own = name if name in self.signature.names else self.variable()
        choices = [own, self.variable(), self.expression(1), self.expression(1)]
        if len(self.members) > 1 and not self.in_class and name != "n":
            choices.append(self.random.choice(self.members).name)
        if name != "n" and self.binds and self.chance(0.1):
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
        choice = self.random.randint(0, 7)
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
        elif choice == 7 and keywords and positional and "**" not in keywords[0]:
            positional.append("*()")
            keywords[:] = [keywords[0], *(["*()"] if not any("**" in each for each in keywords) else []), *keywords[1:]]

    def self_call(self) -> str:
        """A call of this function, or of another one."""
        others = self.others()
        if others and self.chance(0.5):
            return self.handed_over(self.random.choice(others))
        arguments = self.arguments(self.signature)
        if self.in_class:
            return self.method_call(self.member, arguments)
        callee = self.member.name
        if self.chance(0.1):
            callee = f"again_{callee}"
            self.alias = True
        elif self.chance(0.05):
            # Not known to be the function; whatever is called is called.
            callee = self.random.choice(
                ["TABLE['{}']", "(TABLE.get('{}'))", "w.same(TABLE['{}'])", "[TABLE['{}']][n - n]"]
            )
            callee = callee.format(self.member.name)
        elif len(self.members) > 1 and self.chance(0.1):
            callee = self.target()  # whatever it holds: another function, or nothing that can be called
        return self.awaited(f"{callee}({arguments})")

    def handed_over(self, other: Member) -> str:
        arguments = self.arguments(other.signature)
        if self.in_class:
            return self.method_call(other, arguments)
        callee = f"TABLE['{other.name}']" if self.chance(0.3) else other.name
        return self.awaited(f"{callee}({arguments})")

    def method_call(self, member: Member, arguments: str) -> str:
        owners = {
            "method": [
                "self",
                "self",
                "self",
                "self.other",
                "self.other.other",
                "C",
                "self.me()",
                "w.same(self)",
                "type(self)",
                "__class__",
            ],
            "classmethod": ["cls", "cls", "C", "D", "__class__"],
            "staticmethod": ["C", "C", "D", "__class__"],
        }[self.kind]
        if self.member.overrides:
            owners = [*owners, *{"staticmethod": ["super(D, D)"] * 2}.get(self.kind, ["super()", "super()"])]
        owner = self.random.choice(owners)
        if member.name == "__call__" and owner in ("self", "self.other") and self.chance(0.7):
            return self.awaited(f"{owner}({arguments})")
        if owner in ("C", "__class__", "type(self)") and self.kind == "method":
            arguments = f"self, {arguments}"
        return self.awaited(f"{owner}.{member.name}({arguments})")

    def awaited(self, call: str) -> str:
        return f"{'await ' if self.is_async and not self.is_stream else ''}{call}"

    def used(self, call: str) -> str:
        """An ordinary call, as an expression."""
        if self.is_stream:
            return f"[e {'async ' if self.is_async else ''}for e in {call}]"
        return f"({call})"

    def other_called(self, depth: int) -> str:
        """A call of another one that is not a tail call; not in nested places, so that few runs take long."""
        others = self.others()
        if not others or depth > 1 or self.nesting or self.awaits != self.is_async:
            return self.variable()
        with self.within(binds=self.binds and not self.is_stream):  # a stream is used in a comprehension
            return self.used(self.handed_over(self.random.choice(others)))

    def stray_call(self, depth: int) -> str:
        """A call of the function itself that is no tail call, or just its name."""
        if depth > 2 or not self.stray():
            return self.variable()
        with self.within(binds=self.binds and not self.is_stream):
            call = self.self_call()
        if self.is_async and not self.awaits:
            call = call.removeprefix("await ")
        forms = [self.used(call), f"w.effect({call})", f"({call}, 1)"]
        if not self.in_class:
            forms += [f"w.same({self.member.name})", f"({self.member.name} is None)"]
        return self.random.choice(forms)

    def tail(self) -> str:
        """A returned expression that ends in a tail call."""
        roll = self.random.random()
        if roll < 0.75:
            return self.self_call()
        if roll < 0.82:
            return f"{self.tail()} if {self.condition()} else {self.random.choice([self.expression(), self.tail()])}"
        if roll < 0.88:
            return f"{self.expression()} if {self.condition()} else ({self.tail()})"
        if self.is_async and roll < 0.92:
            return self.awaited_choice()
        operator = self.random.choice(["and", "or"])
        prefix = f" {operator} ".join(self.flag_or_value() for _ in range(self.random.randint(1, 2)))
        return f"{prefix} {operator} ({self.tail()})"

    def awaited_choice(self) -> str:
        """`await (w.flag(2) or f(n - 1))`: what is awaited is chosen first."""
        call = self.self_call().removeprefix("await ")
        if self.chance(0.3):
            call = f"({call} if {self.condition()} else {self.random.choice([self.expression(1), call])})"
        return f"await ({self.flag_or_value()} {self.random.choice(['and', 'or'])} {call})"

    def flag_or_value(self) -> str:
        return self.random.choice([f"w.flag({self.fresh()})", self.expression(1)])

    def hand_over(self, *, at_end: bool) -> None:
        """Ends a path with a tail call."""
        if not self.is_stream:
            text = self.tail()
            self.emit(self.random.choice([f"return {text}"] * 5 + [f"return ({text})", f"return (\n{text}\n)"]))
        elif self.is_async or self.chance(0.5):
            event = self.random.choice(["e", "e", "e", self.locals[0]])
            self.emit(f"{'async ' if self.is_async else ''}for {event} in {self.self_call()}:")
            self.emit(f"    yield {self.random.choice([f'({event}, 1)', 'n', 'w']) if self.stray() else event}")
            if self.stray():
                self.emit("else: w.effect(0)")
        elif self.chance(0.4):
            self.emit(f"return {self.delegated()}")
            return
        else:
            self.emit(f"{f'{self.condition()} and ' * self.chance(0.1)}{self.delegated()}")
        if self.is_stream and not (at_end and self.chance(0.6)):
            self.emit("return")

    def delegated(self) -> str:
        """The value of a generator that is delegated to."""
        call = self.self_call()
        if self.chance(0.3):
            call = f"({call} if {self.condition()} else {self.random.choice(['()', self.self_call()])})"
        elif self.chance(0.1):
            call = f"({self.random.choice(['w.items(1)', '()', self.condition()])} or {call})"
        text = f"(yield from {call})"
        roll = self.random.random()
        if roll < 0.1:
            return f"{text} if {self.condition()} else {self.expression()}"
        if roll < 0.2:
            return f"({self.flag_or_value()} {self.random.choice(['and', 'or'])} {text})"
        return text
