"""Expressions that have a value of any kind: effects, suspensions, operators, attributes and items, conditions.

    self.expression()   →   (w.effect(4, a) if w.flag(n) else (x := (await w.pause(3))))

Arithmetic is on numbers (`number`), so that most runs get further than their first TypeError.
"""

from __future__ import annotations

from tests.search.generator.signature import Signatures

EXPRESSIONS = (
    (16, "effect", None),
    (8, "awaited_pause", "awaits"),
    (1, "awaited_other", "awaits"),
    (4, "yielded", "yields"),
    (2, "yielded_from", "delegates"),
    (7, "pair", None),
    (6, "both_or_either", None),
    (6, "conditional", None),
    (5, "walrus", "binds"),
    (7, "number", None),
    (5, "display", None),
    (5, "text", None),
    (5, "comprehension", None),
    (2, "generator_expression", None),
    (3, "access", None),
    (2, "loud", None),
    (2, "comparison", None),
    (8, "closure", "captures"),
    (2, "seen_in_frame", "frames"),
    (1, "of_class", "in_class"),
    (1, "constant", None),
    (4, "flagged", None),
    (1, "other_called", None),
    (4, "stray_call", "strays"),
)
NUMBERS = (
    (6, "small", None),
    (2, "read_number", None),
    (3, "effect", None),
    (2, "awaited_pause", "awaits"),
    (2, "binary", None),
    (1, "unary", None),
    (1, "length", None),
    (1, "number_if", None),
)
SAFE = ("+", "-", "*", "|", "^", "&", "% 7 -", "// 3 +", "/ 2 +", "<< 1 |", ">> 1 &")
COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
CONSTANTS = ("None", "True", "...", "-1", "2.5", "1j", "b'bytes'", "0xFF", "'ä\\n'", "r'\\d'", "'one' 'two'", "10**20")
ATTRIBUTES = ("p", "q", "__r", "ö")
SPREADS = ("*w.several(2)", "*w.items(2)", "*(1, 2)", "*'ab'")


class Expressions(Signatures):
    """Writes expressions, but for those that are scopes of their own."""

    def expression(self, depth: int = 0) -> str:
        if depth > 2 or self.chance(0.25):
            return self.random.choice([self.variable(), self.variable(), str(self.random.randint(0, 9)), "n"])
        return str(self.one_of(EXPRESSIONS)(depth + 1))

    def effect(self, depth: int) -> str:
        if self.chance(0.05):
            return f"w.context({self.number(depth)})"
        return f"w.effect({self.fresh()}, {self.expression(depth)})"

    def awaited_pause(self, depth: int) -> str:
        return f"(await w.pause({self.expression(depth)}))"

    def awaited_other(self, depth: int) -> str:
        form = self.random.choice(["w.answer({})", "w.awaitable({})", "w.later({})"])
        return f"(await {form.format(self.expression(depth))})"

    def yielded(self, depth: int) -> str:
        value = self.random.choice([self.expression(depth), self.expression(depth), self.spread_tuple(depth), ""])
        return f"(yield {value})" if value else "(yield)"

    def yielded_from(self, depth: int) -> str:
        source = self.random.choice(["w.items({})", "w.asks({})", "w.several({})", "({},)"])
        return f"(yield from {source.format(self.number_expression(depth))})"

    def pair(self, depth: int) -> str:
        return f"({self.expression(depth)}, {self.expression(depth)})"

    def both_or_either(self, depth: int) -> str:
        return f"({self.expression(depth)} {self.random.choice(['and', 'or'])} {self.expression(depth)})"

    def conditional(self, depth: int) -> str:
        text = f"({self.expression(depth)} if {self.condition(depth)} else {self.expression(depth)})"
        if self.chance(0.2):
            text = f"({self.expression(depth)} if {self.condition(depth)} else {text})"
        return text

    def walrus(self, depth: int) -> str:
        value = self.expression(depth)
        return f"({self.target()} := {value})"

    def flagged(self, depth: int) -> str:
        return f"w.flag({self.expression(depth)})"

    def constant(self, depth: int) -> str:
        return self.random.choice(CONSTANTS)

    def seen_in_frame(self, depth: int) -> str:
        return self.random.choice(
            ["sorted(locals().items(), key=repr)", "sorted(vars())", "sorted(dir())", "eval('n')"]
        )

    def of_class(self, depth: int) -> str:
        if self.kind == "staticmethod":
            return "__class__.__name__"
        return self.random.choice(["__class__.__name__", "super().__repr__.__name__", "super().__init__.__name__"])

    # Numbers

    def number_expression(self, depth: int) -> str:
        return self.number(depth + 1)

    def number(self, depth: int) -> str:
        if self.wild and self.chance(0.3):
            return self.expression(depth)
        return self.small(depth) if depth > 3 else str(self.one_of(NUMBERS)(depth + 1))

    def small(self, depth: int) -> str:
        return self.random.choice(["n", "n", str(self.random.randint(0, 5))])

    def read_number(self, depth: int) -> str:
        return f"w.number({self.variable()})"

    def binary(self, depth: int) -> str:
        if self.chance(0.15):
            return f"({self.number(depth)} ** 2)"
        return f"({self.number(depth)} {self.random.choice(SAFE)} {self.number(depth)})"

    def unary(self, depth: int) -> str:
        operator = self.random.choice(["-", "+", "~", "not "])
        return f"({operator}w.number({self.number(depth)}))"

    def length(self, depth: int) -> str:
        return f"len({self.display(depth)})"

    def number_if(self, depth: int) -> str:
        return f"({self.number(depth)} if {self.condition(depth)} else {self.number(depth)})"

    # Operators on what logs them

    def loud(self, depth: int) -> str:
        operator = self.random.choice(["@", "+", "-", "%", "//", "<<", "**", "&", *COMPARISONS, "in"])
        form = self.random.choice(
            [
                "w.loud({0}) {2} w.loud({1})",
                "w.loud({0}) {2} {1}",
                "{0} {2} w.loud({1})",
                "-w.loud({0})",
                "~w.loud({1})",
            ]
        )
        return f"({form.format(self.number(depth), self.number(depth), operator)})"

    def comparison(self, depth: int) -> str:
        one, other, third = self.number(depth), self.number(depth), self.number(depth)
        first, second = self.random.choice(COMPARISONS), self.random.choice(COMPARISONS)
        return self.random.choice(
            [
                f"({one} {first} {other})",
                f"({one} {first} {other} {second} {third})",
                f"(w.loud({one}) {first} {other} {second} w.loud({third}))",
                f"({one} in w.several(3))",
                f"({one} not in ({other}, {third}) {second} {one})",
                f"({self.variable()} is None)",
                f"({self.variable()} is not None)",
            ]
        )

    # Attributes, items, displays

    def access(self, depth: int) -> str:
        return self.random.choice(
            [
                self.place(depth),
                self.place(depth),
                f"w.several(3)[{self.small(depth)}:{self.number(depth)}]",
                f"(w.box[{self.part(depth)}])",
            ]
        )

    def place(self, depth: int) -> str:
        """Something to read, to assign to, to delete."""
        if self.chance(0.5):
            return f"w.box.{self.random.choice(ATTRIBUTES)}"
        return f"w.box[{self.random.choice([self.number(depth), self.part(depth)])}]"

    def part(self, depth: int) -> str:
        """What stands in the brackets of a subscription."""
        one, other = self.number(depth), self.number(depth)
        return self.random.choice(
            [
                one,
                f"{one}:",
                f":{other}",
                f"{one}:{other}:2",
                "::-1",
                f"{one}, {other}",
                f"*({one},), 1",
                "..., ::2",
                ":",
            ]
        )

    def display(self, depth: int) -> str:
        one, other = self.expression(depth), self.expression(depth)
        spread = self.random.choice(SPREADS)
        return self.random.choice(
            [
                f"[{one}, {other}]",
                f"[{spread}, {one}]",
                f"({one}, {spread})",
                # The order of a set of other things depends on where they lie in memory.
                f"{{w.number({self.number(depth)}), w.number({self.number(depth)})}}",
                f"{{{spread}, w.number({self.number(depth)})}}",
                f"{{'k': {one}, **w.mapping({other})}}",
                f"{{**w.mapping({one}), {self.number(depth)}: {other}}}",
                f"{{{self.number(depth)}: {one}}}",
                "[]",
                "{}",
                "()",
            ]
        )

    def spread_tuple(self, depth: int) -> str:
        """A tuple without brackets, as `return` and `yield` may have it."""
        spread = self.random.choice(SPREADS)
        return self.random.choice(
            [f"{self.expression(depth)}, {spread}", f"{spread}, {self.expression(depth)}", f"{spread},"]
        )

    # Conditions

    def condition(self, depth: int = 1) -> str:
        return self.random.choice(
            [
                f"w.flag({self.expression(depth + 1)})",
                f"w.effect({self.fresh()}) % 2",
                "n % 2",
                f"not {self.variable()}",
                self.comparison(depth + 1),
                self.expression(depth + 1),
            ]
        )
