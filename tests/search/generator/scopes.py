"""Expressions with a scope of their own, and strings that hold expressions.

self.comprehension(1)   →   [(i, x) for i in w.items(2) if w.flag(i) for j in (1, i)]
self.text(1)            →   f"{x!r:>{n}} and {w.effect(3)=}"
"""

from __future__ import annotations

from tests.search.generator.choices import VERSIONS
from tests.search.generator.expressions import Expressions

TEXTS = (
    (6, "formatted", None),
    (3, "long_text", None),
    (2, "template", "since_3_14"),
)
SPECIFICATIONS = ("", "", "!r", "!s", "!a", "=", "!r:>8", "!s:{n}", "!r:^{n}.{w.effect('width')}")
ITERATED = ("i", "i", "j", "x", "a")


class Scopes(Expressions):
    """Writes comprehensions, generator expressions, lambdas and strings."""

    def comprehension(self, depth: int) -> str:
        roll = self.random.random()
        if roll < 0.4:
            return f"[{self.variable()} for {self.random.choice(ITERATED)} in w.items({self.random.randint(0, 3)})]"
        if roll < 0.45 and VERSIONS["since_3_15"]:
            form = self.random.choice(
                [
                    "[*{} for i in ((1, 2), ())]",
                    "{{**{} for i in ()}}",
                    "{{*{} for i in ((1,), (2,))}}",
                    "list(*{} for i in ((1, 2), ()))",
                ]
            )
            return form.format(self.random.choice(["i", "(i, 1)"]))
        form = self.random.choice(
            ["[{} {}]", "[{} {}]", "{{{} {}}}", "{{w.effect('key'): {} {}}}", "sum([w.number({}) {}])"]
        )
        with self.within(frames=False, yields=False, delegates=False):
            # No locals() there: CPython 3.13.0 crashes on it in an inlined comprehension beside captured variables.
            # No yield in a comprehension either.
            element = self.random.choice([f"(i, {self.expression(depth)})", "i"])
            if form.startswith("{{{} "):
                element = f"w.number({self.number(depth)})"
            return form.format(element, self.clauses(depth, binds=self.binds))

    def clauses(self, depth: int, *, binds: bool, sync: bool = False) -> str:
        """The `for`s and `if`s of a comprehension over `i`."""
        clauses = self.random.choice(["for i in range(2)", "for i in range(2)", "for i, *_ in [(n, 1), (2,)]"])
        with self.within(binds=False):
            if self.awaits and not sync and self.chance(0.4):
                clauses = f"async for i in w.stream({self.number(depth)})"
            elif self.chance(0.4):
                clauses = f"for i in w.items({self.number(depth)})"
            if self.awaits and not sync and self.chance(0.15):
                clauses += f" async for j in w.stream({self.random.randint(1, 2)})"
            elif self.chance(0.2):
                clauses += f" for {self.random.choice(['j', '(j, *w.box.p)', 'w.box[1]'])} in [(i, 1), (n, 2)]"
        for _ in range(self.random.choice([0, 0, 0, 0, 0, 1, 1, 2])):
            if binds and self.chance(0.15):
                clauses += f" if ({self.target()} := {self.random.choice(['i', 'n', '(i, n)'])})"
            else:
                clauses += f" if {self.random.choice([f'w.flag({self.variable()})', 'i % 2', self.number(depth)])}"
        return clauses

    def generator_expression(self, depth: int) -> str:
        if self.sparse and self.chance(0.8):
            return self.variable()
        binds = self.binds
        with self.expressions_only():
            inner = self.expression(depth)
            synchronous = f"({inner} {self.clauses(depth, binds=binds, sync=True)})"
        if self.awaits and self.chance(0.4):
            return f"[i async for i in ((i, {self.variable()}) async for i in w.stream(2))]"
        return self.random.choice(
            [f"list{synchronous}", f"tuple{synchronous}", f"next({synchronous}, 0)", f"[*{synchronous}]"]
        )

    def closure(self, depth: int) -> str:
        one, other = self.variable(), self.variable()
        if self.sparse and self.chance(0.8):
            form = self.random.choice(
                ["w.keep(lambda: {})", "w.keep(lambda: ({0}, {1}))", "w.keep(lambda p={1}: (p, {0}))"]
            )
            return form.format(one, other)
        if self.chance(0.3):
            return self.anonymous(depth)
        outer = self.random.choice([*self.locals, *self.signature.names, *self.outer_names()])
        if self.chance(0.06) and not (self.in_class or self.is_stream or self.is_async):
            return f"w.keep(lambda: {self.member.name}(n - 1))"  # an ordinary call
        return self.random.choice(
            [
                f"w.keep(lambda: {one})",
                f"(lambda: {one})",
                f"w.keep(lambda: ({one}, {other}))",
                f"w.keep(lambda p={one}: (p, {other}))",
                f"w.keep(lambda: (lambda: {one})())",
                f"w.keep(lambda: [i + 1 for i in (1, 2)] + [{one}])",
                f"w.keep(({one} for _ in (1,)).__next__)",
                f"[w.keep(lambda: ({one}, i)) for i in range(2)]",
                f"[w.keep(lambda: {outer}) for {outer} in w.items(2)]",
                f"w.keep(lambda *, k={one}: (k, {other}))",
            ]
        )

    def outer_names(self) -> list[str]:
        """Variables of the functions around."""
        return ["shared"] * 4 * self.has_shared + ["__class__"] * 2 * self.in_class

    def anonymous(self, depth: int) -> str:
        """A lambda of any body and some signature; its defaults are evaluated where it stands."""
        default = self.expression(depth + 1)
        signature = self.random.choice(["", "", f" p={default}", " *args", f" p={default}, /, *, q=1", " **kw", " n=n"])
        own = f"(v := {self.variable()}, v)" if self.binds else "None"
        with self.expressions_only():
            body = self.random.choice([self.expression(depth), self.expression(depth), own])
        kept = self.random.choice(["w.keep({})", "w.keep({})", "({})", "({})()", "w.called({})"])
        return kept.format(f"lambda{signature}: {body}")

    # Strings

    def text(self, depth: int) -> str:
        return str(self.one_of(TEXTS)(depth))

    def formatted(self, depth: int) -> str:
        return f'f"{self.fields(depth)}"'

    def template(self, depth: int) -> str:
        prefix = self.random.choice(["t", "t", "rt"])
        return f'{prefix}"{self.fields(depth)}"'

    def fields(self, depth: int) -> str:
        return " and ".join(self.replacement(depth) for _ in range(self.random.randint(1, 2)))

    def replacement(self, depth: int) -> str:
        """One replacement field; before 3.12 it could not hold quotes of the string's own kind, nor backslashes."""
        value = self.expression(depth + 1)
        if any(each in value for each in ('"', "\\", "\n", "#")) and not (VERSIONS["since_3_12"] and "\n" not in value):
            value = self.variable()
        specification = self.random.choice(SPECIFICATIONS)
        if specification.startswith(("!r", "!a", "=")):
            value = f"w.number({value})"  # a text that is quoted in itself again and again fills the memory
        plain = value.isidentifier()
        value = value if plain else f"({value})"
        if "{w.effect" in specification and VERSIONS["since_3_12"] and self.chance(0.3):
            specification = '!r:{f"{n}"}'
        return f"{{ {value}{specification}}}"

    def long_text(self, depth: int) -> str:
        """A string over several lines; what follows in it is never indented."""
        return self.random.choice(
            [
                '"""first\n  second\n\n"""',
                "'''if n:\n# no comment\n    return f(n)'''",
                "('one'\n    'two')",
                "'one\\\ntwo'",
                f'f"""first {{{self.variable()}!s}}\n second"""',
                f"({self.variable()},  # a comment (\n  {self.variable()})",
            ]
        )
