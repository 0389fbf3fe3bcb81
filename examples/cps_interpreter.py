"""A small interpreter in continuation-passing style that runs a million instructions.

`evaluate` never returns to itself: it hands each value to a continuation, and that goes on evaluating. In plain Python
the stack would grow with every instruction; here each hand-over is a jump.

Run it: `python examples/cps_interpreter.py`
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from loom import tailrec

Expression = int | str | tuple["Expression", ...]
Environment = Mapping[str, int]

# (sum n acc) = if n is 0 then acc else (sum (n - 1) (acc + n))
FUNCTIONS: Final[dict[str, tuple[tuple[str, ...], Expression]]] = {
    "sum": (("n", "acc"), ("if", "n", ("sum", ("-", "n", 1), ("+", "acc", "n")), "acc")),
}
OPERATORS: Final[dict[Expression, Callable[[int, int], int]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}


class Continuation(Protocol):
    """What is to be done with a value."""

    def resume(self, value: int) -> int: ...


class Count:
    """How many expressions have been evaluated."""

    instructions = 0


@tailrec
def evaluate(expression: Expression, variables: Environment, then: Continuation) -> int:
    Count.instructions += 1
    match expression:
        case int():
            return then.resume(expression)
        case str():
            return then.resume(variables[expression])
        case ("if", test, yes, no):
            return evaluate(test, variables, Choose(yes, no, variables, then))
        case (function, first, *rest):
            return evaluate(first, variables, Collect(function, (), tuple(rest), variables, then))
        case _:
            raise SyntaxError(expression)


@dataclass(frozen=True, slots=True)
class Choose:
    """Goes on with one of two expressions."""

    yes: Expression
    no: Expression
    variables: Environment
    then: Continuation

    @tailrec
    def resume(self, value: int) -> int:
        return evaluate(self.yes if value else self.no, self.variables, self.then)


@dataclass(frozen=True, slots=True)
class Collect:
    """Collects the arguments of a call one by one, then makes it."""

    function: Expression
    done: tuple[int, ...]
    left: tuple[Expression, ...]
    variables: Environment
    then: Continuation

    @tailrec
    def resume(self, value: int) -> int:
        done = (*self.done, value)
        if self.left:
            first, *rest = self.left
            return evaluate(first, self.variables, Collect(self.function, done, tuple(rest), self.variables, self.then))
        if self.function in OPERATORS:
            left, right = done
            return self.then.resume(OPERATORS[self.function](left, right))
        parameters, body = FUNCTIONS[str(self.function)]
        return evaluate(body, dict(zip(parameters, done, strict=True)), self.then)


class Finish:
    """The end of the program."""

    def resume(self, value: int) -> int:
        return value


def main(n: int = 111_112) -> tuple[int, int]:
    """Sums the numbers up to n; nine instructions each."""
    Count.instructions = 0
    return evaluate(("sum", n, 0), {}, Finish()), Count.instructions


if __name__ == "__main__":
    result, instructions = main()
    print(f"{result} after {instructions} instructions")
