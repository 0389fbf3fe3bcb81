"""Statements of one line: bindings of every kind, deletions, jumps, imports, and what ends a path.

x = (a, *y), w.box[n] = w.several(3)
del w.box.p, z
import os.path as x
"""

from __future__ import annotations

from tests.search.generator.choices import VERSIONS
from tests.search.generator.patterns import Patterns

STATEMENTS = (
    (20, "assignment", None),
    (6, "chained_assignment", None),
    (5, "unpacking", None),
    (5, "augmented", None),
    (3, "annotated", None),
    (5, "deletion", None),
    (6, "effect_statement", None),
    (3, "bare_expression", None),
    (4, "raising", None),
    (2, "importing", None),
    (1, "nothing", None),
    (14, "yielding", "yields"),
    (5, "definition", "captures"),
    (2, "captured", "captures"),
    (4, "captured", "sparse"),
    (2, "type_alias", "since_3_12"),
    (2, "total", "declares"),
    (1, "rebinding", "groups"),
    (3, "sharing", "has_shared"),
)
AUGMENTS = ("+=", "-=", "*=", "//=", "%=", "|=", "&=", "^=", "<<=", ">>=", "**=", "/=", "@=")
ASSIGNED = (
    "({0}, *{1})",
    "[{0}, {1}, *_]",
    "({0}, ({1}, *{2}))",
    "*{0}, {1}",
    "({0}, {3})",
    "{3}, *{3}",
    "[{3}, {0}]",
    "[{0}, *_], {3}",
)
IMPORTS = (
    "import math as {0}",
    "import os.path as {0}",
    "from math import pi as {0}",
    "from math import pi as {0}, e as {1}",
    "from os import (path as {0},)",
    "import os.path",
    "import math, os",
    "import math as {0}, os.path",
)
DELETED = ("{0}", "{0}", "{0}", "({0}, {1})", "[{0}, {1}]", "{0}, {1}")
RAISES = (
    "raise ValueError(n)",
    "raise KeyError(n) from ValueError(2)",
    "raise KeyError",
    "raise ValueError(n) from None",
    "raise ExceptionGroup('group', [ValueError(n), KeyError(n)])",
)


class Statements(Patterns):
    """Writes statements that hold no others."""

    def simple(self, *, tail: bool, at_end: bool) -> bool:
        """Writes one statement; says whether control can go on after it."""
        roll = self.random.random()
        if tail and roll < 0.22:
            self.hand_over(at_end=at_end)
        elif tail and at_end and not self.is_stream and roll < 0.26:
            self.emit(self.self_call())
        elif self.loops and roll < 0.34:
            self.emit(self.random.choice(["break", "continue"]))
        elif self.handlers and roll < 0.38:
            self.emit("raise e" if "e" in self.bound and self.chance(0.4) else "raise")
        elif self.returns and roll > 0.98:
            self.returning()
        else:
            self.one_of(STATEMENTS)()
            return True
        return False

    def returning(self) -> None:
        if self.is_stream and self.is_async and not self.nesting:
            self.emit("return")
            return
        value = self.random.choice([self.expression(), self.expression(), self.spread_tuple(0), ""])
        self.emit(f"return {value}".rstrip())

    def assignment(self) -> None:
        value = self.expression()
        if self.chance(0.15):
            self.emit(f"{self.place(1)} = {value}")
        elif self.chance(0.1):
            self.emit(f"{self.target()} = {self.spread_tuple(0)}")
        elif self.yields and self.chance(0.2):
            self.emit(f"{self.target()} = yield {value}")
        elif self.awaits and self.chance(0.2):
            self.emit(f"{self.target()} = await w.pause({value})")
        else:
            self.emit(f"{self.target()} = {value}")

    def chained_assignment(self) -> None:
        value = self.expression()
        self.emit(f"{self.target()} = {self.random.choice([self.target(), self.place(1)])} = {value}")

    def unpacking(self) -> None:
        count = self.random.randint(2, 4)
        value = self.random.choice(
            [f"w.several({count})", f"w.items({count})", f"({count}, w.several(3))", self.expression(1)]
        )
        form = self.random.choice(ASSIGNED)
        if "{2}" in form or form.startswith("[{0}, *_]"):
            value = "(w.several(3), 4)" if form.startswith("[{0}, *_]") else f"({count}, w.several(3))"
        names = [self.local() for _ in range(3)]
        self.emit(f"{form.format(*names, self.place(1))} = {value}")

    def augmented(self) -> None:
        operator, value = self.random.choice(AUGMENTS), self.number(1)
        if operator in ("<<=", "**=", ">>="):
            value = self.random.choice(["1", "2"])
        elif operator in ("/=", "//=", "%="):
            value = self.random.choice(["2", "3", "w.loud(n)"])
        target = self.random.choice([self.local, self.target, lambda: self.place(1)])()
        if operator == "@=" or self.chance(0.2):
            self.emit(f"{target} = w.loud({value})")
        elif operator in ("*=", "**=", "<<=") or self.chance(0.8):  # what grows must not grow for long
            self.emit(f"{target} = w.number({self.variable()})")
        self.emit(f"{target} {operator} {value}")

    def annotated(self) -> None:
        annotation = self.random.choice(["int", "'str'", "w.nowhere", "list[1 / 0]"])
        if self.chance(0.3):
            place = self.random.choice(["w.box.p", "w.box[n]", "w.several(2)[n]"])
            self.emit(f"{place}: {annotation}{self.random.choice([f' = {self.expression(1)}', ''])}")
        elif self.chance(0.15):
            self.emit(f"({self.local()}): {annotation} = {self.expression(1)}")
        else:
            value = f" = {self.random.choice([self.expression(), self.spread_tuple(0)])}" if self.chance(0.8) else ""
            self.emit(f"{self.local()}: {annotation}{value}")

    def deletion(self) -> None:
        names = [name for name in (*self.bound, *self.signature.free_names) if name not in self.gone]
        if not names or self.chance(0.4):
            place = self.random.choice(["w.box.p", "w.box[n]", self.place(1)])
            if self.chance(0.5):
                self.emit(f"{place} = {self.expression(1)}")
            self.emit(f"del {place}")
            return
        name = self.random.choice(names) if self.chance(0.9) else self.random.choice(self.locals)
        other = self.random.choice(names) if self.chance(0.3) else self.place(1)
        form = self.random.choice(DELETED)
        self.emit(f"del {form.format(name, other)}")
        for each in (name, other) if "{1}" in form else (name,):
            self.gone.add(each)
            if each in self.bound:
                self.bound.remove(each)

    def effect_statement(self) -> None:
        self.emit(f"w.effect({self.expression()})")

    def bare_expression(self) -> None:
        self.emit(self.random.choice([self.expression(), self.text(1), "...", f"{self.variable()}; {self.variable()}"]))

    def raising(self) -> None:
        asserted = f"assert {self.condition()}"
        caught = "e" if "e" in self.bound else self.variable()
        forms = [
            *RAISES,
            f"raise KeyError(n) from {caught}",
            asserted,
            f"{asserted}, {self.expression(1)}",
            f"assert {self.variable()} is not w",
        ]
        forms += ["raise await w.answer(ValueError(n))"] * self.awaits
        guard = "" if self.trying or self.chance(0.2) else f"if {self.condition()}: "
        self.emit(guard + self.random.choice(forms))

    def importing(self) -> None:
        form = "from . import {0}" if self.chance(0.2) else self.random.choice(IMPORTS)
        self.emit(form.format(self.local(), self.local()))
        if "as" not in form and "os" in form:
            self.emit(
                self.random.choice(["w.note(os.curdir)", "w.keep(lambda: os.curdir)" if self.captures else "pass"])
            )

    def nothing(self) -> None:
        self.emit(self.random.choice(["pass", "pass; pass", "pass  # a comment", "'a string'"]))

    def yielding(self) -> None:
        value = self.random.choice([self.expression(1), self.expression(1), self.spread_tuple(1)])
        forms = [f"yield {value}", f"yield {value}", f"{self.target()} = yield {value}", "yield"]
        if self.delegates:
            name = self.target()
            forms += [f"yield from w.items({self.random.randint(0, 3)})", f"{name} = yield from w.asks({name!r})"]
        self.emit(self.random.choice(forms))

    def captured(self) -> None:
        """A variable and a closure over it, made before or after it is set, once or in a loop."""
        name, value = self.local(), self.expression(1)
        bound, made = f"{name} = {value}", f"w.keep(lambda: {name})"
        form = self.random.choice(["before", "after", "deleted", "changed", "loop", "loop", "with"])
        match form:
            case "before":
                lines = [made, bound]
            case "after":
                lines = [bound, made]
            case "deleted":
                lines = [bound, made, f"del {name}"]
            case "changed":
                lines = [bound, made, f"{name} = {self.number(1)}"]
            case "loop":
                lines = [f"for {self.once()} in w.items({self.random.randint(2, 3)}):", f"    {bound}", f"    {made}"]
            case _:
                lines = [f"with w.manager(1) as {name}:", f"    {made}"]
        for line in lines:
            self.emit(line)

    def type_alias(self) -> None:
        """A lazily evaluated alias, which captures what it names; evaluated when the run is over."""
        name = f"T{self.fresh()}"
        if self.chance(0.5):
            value = self.variable() if self.chance(0.5) else f"({self.variable()}, {self.variable()})"
            self.emit(f"type {name}{self.type_parameters()} = {value}")
            self.emit(f"w.keep_alias({name})")
            return
        parameters = self.type_parameters()
        inner = f"({self.variable()}, {self.variable()})"
        if parameters and VERSIONS["since_3_12"]:
            inner = f"(T, {self.variable()})"
        self.emit(f"type {name}{parameters} = {inner}")
        self.emit(f"w.keep(lambda: {name}.__value__)")

    def total(self) -> None:
        self.emit(self.random.choice(["TOTAL += 1", f"TOTAL = {self.number(1)}", "del TOTAL", "w.effect(TOTAL)"]))

    def sharing(self) -> None:
        """A variable of the function around, which all transitions share."""
        if self.nesting:
            self.nothing()
            return
        self.emit(
            self.random.choice(["shared += 1", f"w.effect(shared, {self.variable()})", f"shared = {self.number(1)}"])
        )

    def rebinding(self) -> None:
        """Another function's name means something else from now on."""
        if self.nesting or not (others := self.others()):
            self.nothing()
            return
        member = self.random.choice(others)
        name = member.name
        self.rebinds.add(name)
        values = [f"TABLE['{name}']", f"w.plain({name})"]
        if member.decorator != "DECORATE":  # what is compiled calls itself by its name, whatever that means now
            values += [f"w.wrapped({name})", others[0].name]
        value = self.random.choice(values)
        self.emit(f"{name} = {value}")

    def definition(self) -> None:
        """A nested def or class; see `definitions`."""
        raise NotImplementedError
