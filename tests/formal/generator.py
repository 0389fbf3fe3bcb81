"""Random programs of the model's language, each from its own seed.

Most are of the accepted language. Some break one of its rules on purpose: a tail call in a `try` body or around a
`finally`, a bare `raise` outside the handlers, `except ... as` a parameter, `break` outside a loop. In most, a call and
a turn of a loop each begin with an effect, so that every run ends once the world has no more answers; the others
("free") may run for ever, which the model finds out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from random import Random

from tests.formal import syntax as s

USER_CLASSES = (4, 5, 6)
CAUGHT = (0, 1, 2, 4, 5, 6, s.OVER)
LONGEST_SCRIPT = 24
ENTRANCE = 4
"""The effect that a transition begins with, unless the program is free."""


class Barrier(Enum):
    """What a tail call must not stand in."""

    TRY_BODY = "try body"
    BEFORE_FINALLY = "before a finally"
    IN_FINALLY = "in a finally"


CROSSED = [*[frozenset[Barrier]()] * 9, *(frozenset({barrier}) for barrier in Barrier), frozenset(Barrier)]
"""Which ones a program ignores: none, or mostly one, for one with several faults is refused for each of them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands.

    Attributes:
        depth: how deep.
        in_loop: `break` and `continue` are possible.
        in_handler: a bare `raise` is.
        barriers: around it.
    """

    depth: int = 0
    in_loop: bool = False
    in_handler: bool = False
    barriers: frozenset[Barrier] = frozenset()

    def inside(self, barrier: Barrier | None = None, *, in_loop: bool = False, in_handler: bool = False) -> Place:
        barriers = self.barriers | {barrier} if barrier else self.barriers
        return Place(self.depth + 1, self.in_loop or in_loop, self.in_handler or in_handler, barriers)


@dataclass(frozen=True, slots=True)
class Rules:
    """Which rules of the accepted language a program may break, and whether it may run for ever."""

    free: bool
    crosses: frozenset[Barrier]
    bare_raise_anywhere: bool
    names_parameters: bool
    breaks_anywhere: bool


def generate(seed: int) -> s.Program:
    """The program of a seed: always the same one."""
    random = Random(seed)
    needs_tail = random.random() < 0.92
    while True:
        program = Generator(random).program()
        found = [*nodes(program.body)]
        if needs_tail and not any(isinstance(node, s.Tail) for node in found):
            continue
        # Every variable has to be bound somewhere, or it would be a global in Python.
        if _bound(program).issuperset(node.name for node in found if isinstance(node, s.Var)):
            return program


def _bound(program: s.Program) -> set[int]:
    """The variables that a function binds."""
    found = {*range(program.parameters)}
    for node in nodes(program.body):
        match node:
            case s.Assign(name) | s.Walrus(name) | s.Delete(name) | s.For(name) | s.Clause(name=int(name)):
                found.add(name)
            case s.Together(names):
                found |= {*names}
            case _:
                pass
    return found


def nodes(of: object) -> Iterator[object]:
    """A statement and all that is in it."""
    if is_dataclass(of):
        yield of
        for field in fields(of):
            yield from nodes(getattr(of, field.name))
    elif isinstance(of, tuple):
        for each in of:
            yield from nodes(each)


class Generator:
    """Writes one program; all choices come from `random`."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.parameters = random.choice([0, 1, 1, 2, 2, 3, 3])
        self.locals = random.randint(0, 3)
        free = self.chance(0.15)
        self.rules = Rules(
            free=free,
            crosses=frozenset() if free else random.choice(CROSSED),
            bare_raise_anywhere=self.chance(0.2),
            names_parameters=self.chance(0.25),
            breaks_anywhere=self.chance(0.02),
        )
        self.tail_density = random.choice([0.15, 0.3, 0.3, 0.45, 0.45])
        self.handler_density = random.choice([0.0, 1.0, 1.0])  # of tail calls in handlers, against that elsewhere

    def program(self) -> s.Program:
        body = self.block(Place())
        if self.parameters and self.chance(0.5):
            stop = s.If(s.Operation(s.Operator.LESS, s.Var(0), s.Const(1)), s.Return(self.expression()), s.Skip())
            body = s.Seq(stop, body)
        if self.rules.bare_raise_anywhere and self.chance(0.5):
            body = s.Seq(s.If(self.effect(), s.Skip(), s.Reraise()), body)
        if not self.rules.free:
            entrance = s.Effect(ENTRANCE, self.expression(2))
            names = range(self.parameters, self.parameters + self.locals)
            first = s.Assign(self.random.choice(names), entrance) if names and self.chance(0.3) else s.Do(entrance)
            body = s.Seq(first, body)
        runs = tuple(self.run() for _ in range(3))
        fuel = 12 if self.rules.free else 2 * LONGEST_SCRIPT
        is_async, dense = self.chance(0.5), self.chance(0.5)
        return s.Program(self.parameters, self.locals, body, runs, fuel, is_async, dense)

    def run(self) -> s.Run:
        length = self.random.randint(0, LONGEST_SCRIPT)
        handled = s.Raised(self.random.choice(USER_CLASSES), 7) if self.chance(0.4) else None
        arguments = tuple(self.argument() for _ in range(self.parameters))
        raising = self.random.choice([0.0, 0.1, 0.3])
        return s.Run(arguments, tuple(self.answer(raising) for _ in range(length)), handled)

    def argument(self) -> s.Value:
        if self.chance(0.05):
            return s.Raised(self.random.choice(USER_CLASSES), self.random.randint(0, 3))
        return None if self.chance(0.05) else self.random.randint(0, 5)

    def answer(self, raising: float) -> s.Value | s.Answer:
        if self.chance(raising):
            return s.Answer(s.Raised(self.random.choice(s.RAISED), self.random.randint(0, 3)))
        return None if self.chance(0.15) else self.random.choice([0, 0, 1, 1, 2, 3])

    # Choices

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    @property
    def names(self) -> range:
        return range(self.parameters + self.locals)

    def effect(self, depth: int = 2) -> s.Expr:
        return s.Effect(self.random.randint(0, 3), self.expression(depth))

    # Expressions

    def expression(self, depth: int = 0) -> s.Expr:
        roll = self.random.random()
        if depth > 2 or roll < 0.4:
            if self.names and self.chance(0.75):
                return s.Var(self.random.choice(self.names))
            return s.Const(None if self.chance(0.1) else self.random.randint(-2, 4))
        if roll < 0.6:
            return s.Effect(self.random.randint(0, 3), self.expression(depth + 1))
        if roll < 0.8:
            return self.operation(depth + 1)
        if roll < 0.87:
            return s.Cond(self.expression(depth + 1), self.expression(depth + 1), self.expression(depth + 1))
        if roll < 0.94 and self.names:
            return s.Walrus(self.random.choice(self.names), self.expression(depth + 1))
        return s.Make(self.random.choice(USER_CLASSES), self.expression(depth + 1))

    def operation(self, depth: int) -> s.Expr:
        operator = self.random.choice(list(s.Operator))
        # A product of two variables could double its digits with every turn.
        right = s.Const(self.random.randint(-2, 3)) if operator is s.Operator.MUL else self.expression(depth)
        return s.Operation(operator, self.expression(depth), right)

    def loop_test(self) -> s.Expr:
        if self.rules.free:
            return self.random.choice([s.Const(1), self.expression(1), self.operation(1)])
        effect = self.effect()
        match self.random.randint(0, 4):
            case 0:
                return s.Operation(s.Operator.LESS, effect, self.expression(2))
            case 1 if self.names:
                return s.Walrus(self.random.choice(self.names), effect)
            case 2:
                return s.Cond(effect, self.expression(2), self.expression(2))
            case _:
                return effect

    # Statements

    def block(self, place: Place) -> s.Stmt:
        statements = [self.statement(place) for _ in range(self.random.choice([1, 2, 2, 3]))]
        found = statements[0]
        for following in statements[1:]:
            # Both ways of nesting a sequence; in Python they are the same.
            found = s.Seq(found, following) if self.chance(0.8) else s.Seq(s.Skip(), s.Seq(found, following))
        return found

    def statement(self, place: Place) -> s.Stmt:
        if place.barriers <= self.rules.crosses and self.chance(self.density(place)):
            return self.tail()
        roll = self.random.random()
        if place.depth < 3 and roll < 0.5:
            return self.compound(place)
        return self.simple(place)

    def density(self, place: Place) -> float:
        return self.tail_density * (self.handler_density if place.in_handler else 1.0)

    def tail(self) -> s.Stmt:
        count = self.parameters if not self.chance(0.04) else max(0, self.parameters + self.random.choice([-1, 1]))
        arguments = [self.expression(1) for _ in range(count)]
        if arguments and self.chance(0.6):
            arguments[0] = s.Operation(s.Operator.SUB, s.Var(0), s.Const(1)) if self.parameters else arguments[0]
        return s.Tail(tuple(arguments))

    def compound(self, place: Place) -> s.Stmt:
        match self.random.choice(["if", "if", "while", "for", "try", "try", "finally"]):
            case "if":
                otherwise = self.block(place.inside()) if self.chance(0.5) else s.Skip()
                return s.If(self.expression(1), self.block(place.inside()), otherwise)
            case "while":
                return s.While(self.loop_test(), self.block(place.inside(in_loop=True)), self.optional(place))
            case "for" if self.names:
                name, iterator = self.random.choice(self.names), s.FIRST_ITERATOR + self.random.randint(0, 2)
                return s.For(name, iterator, self.block(place.inside(in_loop=True)), self.optional(place))
            case "finally":
                before = place.inside(Barrier.BEFORE_FINALLY)
                body = self.attempt(before) if self.chance(0.5) else self.block(before)
                final = self.block(place.inside(Barrier.IN_FINALLY))
                if self.may_reraise(place) and self.chance(0.5):
                    final = s.If(self.expression(2), s.Reraise(), final)
                return s.Finally(body, final)
            case _:
                return self.attempt(place)

    def may_reraise(self, place: Place) -> bool:
        return place.in_handler or (self.rules.bare_raise_anywhere and self.chance(0.5))

    def optional(self, place: Place) -> s.Stmt:
        return self.block(place.inside()) if self.chance(0.35) else s.Skip()

    def attempt(self, place: Place) -> s.Stmt:
        body = self.block(place.inside(Barrier.TRY_BODY))
        clauses = tuple(self.clause(place) for _ in range(self.random.choice([1, 1, 2, 3])))
        # What is below a clause for all would never run.
        above = [clause if clause.kinds else replace(clause, kinds=(4,)) for clause in clauses[:-1]]
        return s.Try(body, (*above, clauses[-1]), self.optional(place))

    def clause(self, place: Place) -> s.Clause:
        kinds = None if self.chance(0.3) else tuple(self.random.sample(CAUGHT, self.random.randint(1, 3)))
        names = self.names if self.rules.names_parameters else self.names[self.parameters :]
        name = self.random.choice(names) if names and self.chance(0.5) else None
        return s.Clause(kinds, name, self.block(place.inside(in_handler=True)))

    def simple(self, place: Place) -> s.Stmt:
        match self.random.randint(0, 9):
            case 0 | 1 | 2 if self.names:
                return s.Assign(self.random.choice(self.names), self.expression())
            case 3 if self.names:
                count = self.random.randint(1, 3)
                return s.Together(
                    tuple(self.random.choices(self.names, k=count)),
                    tuple(self.expression(1) for _ in range(count)),
                )
            case 4 if self.names and self.chance(0.4):
                return s.Delete(self.random.choice(self.names))
            case 5 if place.in_loop or self.rules.breaks_anywhere:
                return self.random.choice([s.Break(), s.Continue()])
            case 6 if self.may_reraise(place):
                return s.Reraise()
            case 6:
                return s.Raise(s.Make(self.random.choice(USER_CLASSES), self.expression(2)))
            case 7 if self.chance(0.5):
                return s.Return(self.expression())
            case 8 if self.chance(0.3):
                return s.Raise(self.expression(1))
            case _:
                return s.Do(self.expression())
