"""The language of the formal model (`formal/TailLoop.v`) as Python values, one class for each constructor.

Variables are numbers: the parameters first, then the locals. Exceptions are a class number and an argument.

    Seq(Assign(1, Const(5)), Tail((Var(1),)))          x = 5; return f(x)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Raised:
    """An exception: its class is one of CLASSES."""

    kind: int
    argument: int


Value = int | Raised | None

CLASSES = {0: "UnboundLocalError", 1: "TypeError", 2: "RuntimeError", 4: "E4", 5: "E5", 6: "E6", 9: "E9"}
"""The model's classes as Python knows them; 3, StopIteration, only ever ends an iterator."""
RAISED = (1, 4, 5, 6)
"""Those that the world raises, with an argument from 0 to 3; what it returns is None or a number from 0 to 3."""
OVER = 9
"""What every effect raises when the world has no more answers."""
FIRST_ITERATOR = 10
"""Effects with this number and above are iterators."""


class Operator(Enum):
    """The operators, with the constructor's name."""

    ADD = "OAdd"
    SUB = "OSub"
    MUL = "OMul"
    LESS = "OLt"
    EQUAL = "OEq"


@dataclass(frozen=True, slots=True)
class Const:
    value: int | None


@dataclass(frozen=True, slots=True)
class Var:
    name: int


@dataclass(frozen=True, slots=True)
class Operation:
    operator: Operator
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Cond:
    test: Expr
    then: Expr
    otherwise: Expr


@dataclass(frozen=True, slots=True)
class Walrus:
    name: int
    value: Expr


@dataclass(frozen=True, slots=True)
class Make:
    """An exception object."""

    kind: int
    argument: Expr


@dataclass(frozen=True, slots=True)
class Effect:
    number: int
    argument: Expr


Expr = Const | Var | Operation | Cond | Walrus | Make | Effect


@dataclass(frozen=True, slots=True)
class Skip:
    pass


@dataclass(frozen=True, slots=True)
class Do:
    value: Expr


@dataclass(frozen=True, slots=True)
class Assign:
    name: int
    value: Expr


@dataclass(frozen=True, slots=True)
class Together:
    """`x, y = a, b`, as many names as values."""

    names: tuple[int, ...]
    values: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Delete:
    name: int


@dataclass(frozen=True, slots=True)
class Seq:
    first: Stmt
    second: Stmt


@dataclass(frozen=True, slots=True)
class If:
    test: Expr
    then: Stmt
    otherwise: Stmt


@dataclass(frozen=True, slots=True)
class While:
    test: Expr
    body: Stmt
    otherwise: Stmt


@dataclass(frozen=True, slots=True)
class For:
    name: int
    iterator: int
    body: Stmt
    otherwise: Stmt


@dataclass(frozen=True, slots=True)
class Break:
    pass


@dataclass(frozen=True, slots=True)
class Continue:
    pass


@dataclass(frozen=True, slots=True)
class Clause:
    """`except kinds as name`; all classes where `kinds` is None."""

    kinds: tuple[int, ...] | None
    name: int | None
    body: Stmt


@dataclass(frozen=True, slots=True)
class Try:
    body: Stmt
    clauses: tuple[Clause, ...]
    otherwise: Stmt


@dataclass(frozen=True, slots=True)
class Finally:
    body: Stmt
    final: Stmt


@dataclass(frozen=True, slots=True)
class Raise:
    value: Expr


@dataclass(frozen=True, slots=True)
class Reraise:
    pass


@dataclass(frozen=True, slots=True)
class Return:
    value: Expr


@dataclass(frozen=True, slots=True)
class Tail:
    arguments: tuple[Expr, ...]


Stmt = (
    Skip
    | Do
    | Assign
    | Together
    | Delete
    | Seq
    | If
    | While
    | For
    | Break
    | Continue
    | Try
    | Finally
    | Raise
    | Reraise
    | Return
    | Tail
)


@dataclass(frozen=True, slots=True)
class Run:
    """One call from outside: its arguments, the world's answers, and the exception that the caller is handling."""

    arguments: tuple[Value, ...]
    answers: tuple[Value | Answer, ...]
    handled: Raised | None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that is raised rather than returned."""

    raised: Raised


@dataclass(frozen=True, slots=True)
class Program:
    """A function of the model, and how often it is called with what.

    Attributes:
        parameters: how many.
        locals: how many.
        body: the function's body.
        runs: the calls.
        fuel: how deep the model goes round and calls before it gives up.
        is_async: printed as `async def`, every effect awaited.
        dense: printed with the short forms that Python has for the same (`elif`, `try ... except ... finally`, a
            tail call in an arm of a conditional expression).
    """

    parameters: int
    locals: int
    body: Stmt
    runs: tuple[Run, ...]
    fuel: int
    is_async: bool
    dense: bool
