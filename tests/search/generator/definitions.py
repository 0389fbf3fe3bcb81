"""Definitions inside a function: nested functions of every kind, and classes whose bodies and methods capture.

@w.keep
def g4(p=w.effect(3), *, q=x):
    nonlocal y
    y = 77
    return p, q, y
"""

from __future__ import annotations

from tests.search.generator.attempts import Attempts
from tests.search.generator.choices import VERSIONS

DEFINITIONS = (
    (5, "small_def", None),
    (4, "large_def", None),
    (2, "coroutine_def", None),
    (2, "generator_def", None),
    (2, "async_generator_def", None),
    (4, "nested_class", None),
)
PARAMETERS = (
    "p={0}, *, q={1}",
    "p={0}, /, *args, q={1}, **kw",
    "*p, q={0}",
    "p: int = {0}, q: w.K = {1}",
    "p={0}, q={1}",
)
ANNOTATED = (
    "p: {2} = {0}, q: {3} = {1}",
    "p: {2} = {0}, /, *args: {3}, q={1}",
    "*p: {2}, q: {3} = {0}",
    "p={0}, /, q=0, *, k: {2} = {1}, **kw: {3}",
)
"""With annotations of any kind, which are evaluated where the def stands before 3.14."""
BASES = ("", "", "()", "(w.Point)", "(w.Point, tag={0})", "(*(w.Point,), **{{'tag': {0}}})", "(metaclass=w.Meta)")
ABOVE = ("@w.keep", "@w.plain", "@w.wrapped", "@(w.plain)", "@[w.plain][0]", "@w.tagged({0})")


class Definitions(Attempts):
    """Writes definitions; what they make is kept, and called when the run is over."""

    def definition(self) -> None:
        form = self.small_def if self.sparse and self.chance(0.8) else self.one_of(DEFINITIONS)
        form(f"g{self.fresh()}")

    def head(self, name: str, *, prefix: str = "") -> bool:
        """The line of a def, and what is above it; says whether that keeps the function."""
        above = [self.random.choice(ABOVE) for _ in range(self.random.choice([0, 0, 0, 1, 1, 2]))]
        for each in above:
            self.emit(each.format(self.expression(1)))
        types = self.type_parameters()
        values = self.expression(1), self.variable()
        if types or VERSIONS["since_3_14"] or self.chance(0.7):
            parameters = self.random.choice(PARAMETERS).format(*values)
            returns = self.random.choice(["", "", "", " -> w.K"])
        else:
            parameters = self.random.choice(ANNOTATED).format(*values, self.annotation(), self.annotation())
            returns = self.random.choice(["", f" -> {self.annotation()}"])
        self.emit(f"{prefix}def {name}{types}({parameters}){returns}:")
        return "@w.keep" in above

    def annotation(self) -> str:
        """An expression that is evaluated where the def stands, and perhaps only there can be."""
        forms = [self.expression(1)]
        if self.binds:
            forms += [f"({self.local()} := {forms[0]})"] * 2
        if self.awaits:
            forms += [self.awaited_other(1), "[e async for e in w.source(2)]"]
        if self.yields:
            forms.append(self.yielded(1))
        return self.random.choice(forms)

    def declared(self, *, in_class: bool = False) -> list[str]:
        """Declarations at the beginning of a block, now and then, and the names that they declare."""
        own = sorted({name for name in self.own if not (in_class and name.startswith("__"))})
        names: list[str] = []
        if own and self.chance(0.1 if self.sparse else 0.35):
            names = self.random.sample(own, min(len(own), self.random.choice([1, 1, 2])))
            self.rebound.update(names)
            self.emit(f"    nonlocal {', '.join(names)}")
        if self.chance(0.05):
            self.emit("    global TOTAL")
            names.append("TOTAL")
        return names

    def small_def(self, name: str) -> None:
        is_kept = self.head(name)
        for target in self.declared():
            self.emit(f"    {target} = {self.random.choice(['77', f'({target}, 78)', '79'])}")
        self.emit(f"    return (p, q, {self.variable()}, {self.variable()})")
        if not is_kept:
            self.emit(f"w.keep({name})")

    def large_def(self, name: str) -> None:
        """A function of statements of its own; its variables are not those of the function around."""
        is_kept = self.head(name)
        self.body(name)
        if not is_kept:
            self.emit(self.random.choice([f"w.keep({name})", f"w.effect(w.called({name}))"]))

    def coroutine_def(self, name: str) -> None:
        self.head(name, prefix="async ")
        self.body(name, awaits=True)
        use = f"w.effect(await {name}())" if self.awaits else f"w.keep(lambda: w.driven({name}()))"
        self.emit(use)

    def generator_def(self, name: str) -> None:
        self.head(name)
        self.emit(f"    yield {self.variable()}")
        if self.chance(0.3):
            self.emit(f"    yield from w.items({self.random.randint(0, 2)})")
        self.emit(f"w.keep(lambda: list({name}()))")

    def async_generator_def(self, name: str) -> None:
        self.head(name, prefix="async ")
        self.emit(f"    yield {self.variable()}")
        self.emit(f"    {self.random.choice(['', 'yield '])}await w.answer({self.variable()})")
        if not self.awaits:
            use = f"w.keep(lambda: w.driven(w.listed({name}())))"
        elif self.chance(0.5):
            use = f"w.effect([e async for e in {name}()])"
        else:
            use = f"async for {self.local()} in {name}(): w.effect({self.variable()})"
        self.emit(use)

    def body(self, name: str, *, awaits: bool = False) -> None:
        bound, before = list(self.bound), self.depth
        with self.within(
            nesting=self.nesting + 1,
            loops=0,
            handlers=0,
            awaits=awaits,
            yields=False,
            delegates=False,
            returns=True,
            frames=False,
            declares=False,
            binds=True,
            budget=min(self.budget, 3),
            is_stream=False,
        ):
            self.declares = "TOTAL" in self.declared()
            if self.chance(0.15):
                self.emit(f"    if p == 5: return {name}(p=0)")  # an ordinary call of its own name
            self.block(tail=False, at_end=False)
            self.depth += 1
            self.returning()
        self.depth, self.bound = before, bound

    def nested_class(self, name: str) -> None:
        for _ in range(self.random.choice([0, 0, 0, 1, 1, 2])):
            self.emit(self.random.choice(["@w.plain", "@w.tagged(n)"]))
        base = self.random.choice(BASES).format(self.expression(1))
        # CPython 3.12.1 mangles the private names that follow a generic class with the name of that class.
        parameters = self.type_parameters() if VERSIONS["since_3_13"] else ""
        self.emit(f"class {name}{parameters}{base}:")
        awaited = self.chance(0.2)
        with self.expressions_only():
            names = self.declared(in_class=True)
            self.depth += 1
            self.class_lines(names)
            self.methods(name, awaited=awaited)
            self.depth -= 1
        self.emit(f"w.keep({name}().get)")
        if awaited:
            self.emit(f"w.keep(lambda: w.driven({name}().wait()))")

    def class_lines(self, declared: list[str]) -> None:
        """The statements of a class body."""
        lines = [
            f"value = {self.variable()}",
            f"{self.locals[0]} = {self.variable()}",
            f"__private: int = {self.expression(2)}",
            f"items = [{self.variable()} for i in (1, 2)]",
            f"if n: more = {self.variable()}",
            f"del value; value = {self.variable()}",
            "'a docstring'",
            "for each in (1, 2): last = each",
            f"class Inner: value = ({self.variable()}, n)",
            f"class Inner(w.Point): get = lambda self: ({self.variable()}, __class__.__name__)",
        ]
        bound = [f"{name} = {self.random.choice(['75', 'n'])}" for name in declared]
        for line in ["value = n", *bound, *self.random.sample(lines, self.random.randint(1, 3))]:
            self.emit(line)

    def methods(self, name: str, *, awaited: bool) -> None:
        self.emit(f"def get(self, *, k={self.variable()}):")
        for target in self.declared(in_class=True):
            self.emit(f"    {target} = 76")
        if self.chance(0.3):
            self.emit(f"    self.__seen = ({self.variable()}, __class__.__name__, super().__init__.__name__)")
        self.emit(f"    return ({self.variable()}, {name}.value, k)")
        if awaited:
            self.emit(f"async def wait(self, k={self.variable()}):")
            self.emit(f"    return (k, await w.answer({self.variable()}), super().__init__.__name__)")
