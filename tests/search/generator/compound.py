"""Statements that hold blocks: branches, loops, `with`, `match`; `attempts` has those with `try`.

`tail` says that a `return f(...)` here is a tail call; `at_end`, that the function is over after this block.
"""

from __future__ import annotations

from tests.search.generator.statements import Statements

BLOCKS = (
    (6, "branch", None),
    (6, "for_loop", None),
    (5, "while_loop", None),
    (10, "attempt", None),
    (2, "attempt_of_groups", None),
    (6, "matching", None),
    (5, "with_block", None),
)
LOOP_TARGETS = (
    *("{0}", "{0}", "{0}", "a", "i", "(i, {0})", "i, {0}", "i, *{0}", "w.box.p", "w.box[n]"),
    "[i, (w.box[0], *{0})]",
)
LOOP_TESTS = (
    (8, "effect_tested", None),
    (2, "walrus_tested", "binds"),
    (3, "await_tested", "awaits"),
    (3, "yield_tested", "yields"),
)
WITH_TARGETS = ("", "", " as {0}", " as b", " as w.box.p", " as w.box[{1}]", " as ({0}, i)", " as [i, *{0}]")


class Blocks(Statements):
    """Writes statements that hold blocks."""

    def block(self, *, tail: bool, at_end: bool) -> None:
        bound, gone = list(self.bound), set(self.gone)
        self.depth += 1
        count = self.random.randint(1, 3)
        goes_on = True
        for index in range(count):
            goes_on = self.statement(tail=tail, at_end=at_end and index == count - 1)
            if not goes_on:
                break
        if goes_on and self.stray():
            self.stray_statement()
        self.depth -= 1
        if self.chance(0.8):
            # The block may not be reached: what it binds may be unset after it. Often that is not tried.
            self.bound, self.gone = [name for name in self.bound if name in bound], self.gone | gone

    def stray_statement(self) -> None:
        """What would be a tail call at the end of a path, at the end of any block."""
        if self.is_stream:
            self.hand_over(at_end=self.chance(0.5))
        else:
            self.emit(self.random.choice([self.self_call(), f"return {self.tail()}"] if self.returns else ["pass"]))

    def statement(self, *, tail: bool, at_end: bool) -> bool:
        """Writes one statement; says whether control can go on after it."""
        self.budget -= 1
        if self.budget <= 0 or self.depth > 12 or self.chance(0.3):
            return self.simple(tail=tail, at_end=at_end)
        self.one_of(BLOCKS)(tail=tail, at_end=at_end)
        return True

    def branch(self, *, tail: bool, at_end: bool) -> None:
        self.emit(f"if {self.condition()}:")
        self.block(tail=tail, at_end=at_end)
        if self.chance(0.3):
            self.emit(f"elif {self.condition()}:")
            self.block(tail=tail, at_end=at_end)
        if self.chance(0.5):
            self.emit("else:")
            self.block(tail=tail, at_end=at_end)

    # Loops

    def for_loop(self, *, tail: bool, at_end: bool) -> None:
        target = self.random.choice(LOOP_TARGETS).format(self.local())
        if "," in target and self.awaits and self.chance(0.35):
            self.emit(f"async for {target} in w.pairs({self.random.randint(1, 5)}):")
        elif "," in target:
            nested, flat = "[(n, [n, n]), (1, w.items(2))]", "((1, 2), (3, 4))"
            values = self.random.choice([nested, flat if "(w" not in target else nested, "(i for i in [(n, [n, n])])"])
            self.emit(f"for {target} in {values}:")
        elif self.awaits and self.chance(0.35):
            self.emit(f"async for {target} in w.stream({self.random.randint(1, 5)}):")
        else:
            values = [
                f"w.items({self.number(1)})",
                f"w.items({self.random.randint(1, 3)})",
                "*w.items(1), *w.several(1)",
            ]
            self.emit(f"for {target} in {self.random.choice(values)}:")
        self.looped(tail=tail, at_end=at_end)

    def while_loop(self, *, tail: bool, at_end: bool) -> None:
        if self.chance(0.2):
            self.emit("while True:")
            ends = [
                "break",
                "break",
                "return n" if self.returns and not (self.is_async and self.is_stream) else "break",
            ]
            self.emit(f"    if not w.effect({self.fresh()}) % 3: {self.random.choice(ends)}")
        else:
            self.emit(f"while {self.random.choice(['', '', '', 'n and '])}{self.one_of(LOOP_TESTS)()} % 3:")
        self.looped(tail=tail, at_end=at_end)

    def effect_tested(self) -> str:
        return f"w.effect({self.fresh()})"

    def walrus_tested(self) -> str:
        return f"({self.target()} := w.effect({self.fresh()}))"

    def await_tested(self) -> str:
        return f"(await w.pause({self.fresh()}))"

    def yield_tested(self) -> str:
        return f"w.effect({self.fresh()}, (yield {self.variable()}))"

    def looped(self, *, tail: bool, at_end: bool) -> None:
        with self.within(loops=self.loops + 1):
            self.block(tail=tail, at_end=False)
        if self.chance(0.4):
            self.emit("else:")
            self.block(tail=tail, at_end=at_end)

    # match and with

    def matching(self, *, tail: bool, at_end: bool) -> None:
        subjects = [
            self.variable(),
            self.expression(),
            "w.point(n)",
            "w.mapping(n)",
            "w.several(2)",
            f"n, {self.variable()}",
        ]
        self.emit(f"match {self.random.choice(subjects)}:")
        self.depth += 1
        for _ in range(self.random.randint(1, 3)):
            if self.chance(0.2):
                pattern = f"{self.capture_pattern(set(), 1)} if {self.condition()}"
            else:
                pattern = self.refutable() + (f" if {self.condition()}" if self.chance(0.15) else "")
            self.emit(f"case {pattern}:")
            self.block(tail=tail, at_end=at_end)
        if self.chance(0.4):
            self.emit(f"case {self.random.choice(['_', '_', self.locals[2], f'{self.locals[0]}, {self.locals[1]}'])}:")
            self.block(tail=tail, at_end=at_end)
        self.depth -= 1

    def with_block(self, *, tail: bool, at_end: bool) -> None:
        prefix = "async " if self.awaits and self.chance(0.4) else ""
        items = [self.item() for _ in range(self.random.choice([1, 1, 1, 2, 3]))]
        text = ", ".join(items)
        if self.chance(0.2):
            text = f"({self.random.choice([text, f'{text},'])})"
        self.emit(f"{prefix}with {text}:")
        if self.yields and self.chance(0.4):
            self.emit(f"    yield {self.variable()}")
        self.block(tail=False, at_end=False)

    def item(self) -> str:
        target = self.random.choice(WITH_TARGETS).format(self.local(), self.small(1))
        manager = "both" if "," in target and self.chance(0.9) else "manager"
        return f"w.{manager}({self.random.choice([str(self.random.randint(1, 6)), self.number(1)])}){target}"
