"""Programs as Python functions.

    Seq(Assign(1, Const(5)), Tail((Var(1),)))     →     def f(a):
                                                            x = 5
                                                            return f(x)

`==` is a call, for in the model it is a TypeError on anything but numbers. A call of outside code is `g(1, x)`, but
`g[1, x]`, which does the same, where `g(1, x)` would be a tail call: those are not in the model.
"""

from __future__ import annotations

from tests.formal import syntax as s

NAMES = "abcdxyzuvw"
"""Variables by number."""
_OPERATORS = {s.Operator.ADD: "+", s.Operator.SUB: "-", s.Operator.MUL: "*", s.Operator.LESS: "<"}


def source(program: s.Program) -> str:
    """The text of `f`, with its decorator."""
    return Printer(program).text()


class Printer:
    """Writes one function."""

    def __init__(self, program: s.Program) -> None:
        self.program = program
        self.wait = "await " if program.is_async else ""
        self.lines: list[str] = []

    def text(self) -> str:
        parameters = ", ".join(NAMES[: self.program.parameters])
        self.lines = ["@DECORATE", f"{'async ' if self.program.is_async else ''}def f({parameters}):"]
        self.block(self.program.body, 1)
        return "\n".join(self.lines) + "\n"

    def line(self, depth: int, text: str) -> None:
        self.lines.append("    " * depth + text)

    # Expressions

    def expression(self, of: s.Expr, *, ends: bool = False) -> str:
        """`ends`: as a call of outside code it would be a tail call, which the model does not have."""
        match of:
            case s.Const(constant):
                return f"({constant})" if isinstance(constant, int) and constant < 0 else str(constant)
            case s.Var(name):
                return NAMES[name]
            case s.Operation(s.Operator.EQUAL, left, right):
                return self.outside("eq", [self.expression(left), self.expression(right)], ends=ends)
            case s.Operation(operator, left, right):
                return f"({self.expression(left)} {_OPERATORS[operator]} {self.expression(right)})"
            case s.Cond(test, then, otherwise):
                arms = [self.expression(arm, ends=ends) for arm in (then, otherwise)]
                return f"({arms[0]} if {self.expression(test)} else {arms[1]})"
            case s.Walrus(name, inner):
                return f"({NAMES[name]} := {self.expression(inner)})"
            case s.Make(kind, argument):
                return self.outside(s.CLASSES[kind], [self.expression(argument)], ends=ends)
            case s.Effect(number, argument):
                text = self.outside("g", [str(number), self.expression(argument)], ends=ends)
                return f"(await {text})" if self.wait else text

    def outside(self, name: str, arguments: list[str], *, ends: bool) -> str:
        """A call of outside code, or the same thing without the look of a call."""
        inner = ", ".join(arguments)
        return f"{name}[{inner}]" if ends else f"{name}({inner})"

    def call(self, of: s.Tail) -> str:
        return f"{self.wait}f({', '.join(map(self.expression, of.arguments))})"

    # Statements

    def block(self, of: s.Stmt, depth: int) -> None:
        before = len(self.lines)
        self.statement(of, depth)
        if len(self.lines) == before:
            self.line(depth, "pass")

    def statement(self, of: s.Stmt, depth: int) -> None:
        match of:
            case s.Skip():
                pass
            case s.Seq(first, second):
                self.statement(first, depth)
                self.statement(second, depth)
            case s.If():
                self.condition(of, depth, "if")
            case s.While(test, body, otherwise):
                self.line(depth, f"while {self.expression(test)}:")
                self.block(body, depth + 1)
                self.otherwise(otherwise, depth)
            case s.For(name, iterator, body, otherwise):
                prefix = "async " if self.wait else ""
                self.line(depth, f"{prefix}for {NAMES[name]} in items({iterator}):")
                self.block(body, depth + 1)
                self.otherwise(otherwise, depth)
            case s.Try():
                self.attempt(of, depth)
            case s.Finally(body, final):
                if self.program.dense and isinstance(body, s.Try):
                    self.attempt(body, depth)
                else:
                    self.line(depth, "try:")
                    self.block(body, depth + 1)
                self.line(depth, "finally:")
                self.block(final, depth + 1)
            case _:
                self.line(depth, self.simple(of))

    def simple(self, of: s.Stmt) -> str:
        match of:
            case s.Do(value):
                return self.expression(value, ends=True)
            case s.Assign(name, value):
                return f"{NAMES[name]} = {self.expression(value)}"
            case s.Together(names, values):
                targets = ", ".join(NAMES[name] for name in names)
                comma = "," if len(names) == 1 else ""
                return f"{targets}{comma} = {', '.join(map(self.expression, values))}{comma}"
            case s.Delete(name):
                return f"del {NAMES[name]}"
            case s.Break():
                return "break"
            case s.Continue():
                return "continue"
            case s.Raise(value):
                return f"raise {self.expression(value)}"
            case s.Reraise():
                return "raise"
            case s.Return(value):
                return f"return {self.expression(value, ends=True)}"
            case s.Tail():
                return f"return {self.call(of)}"
            case _:
                raise AssertionError(of)

    def condition(self, of: s.If, depth: int, keyword: str) -> None:
        test = self.expression(of.test)
        if self.program.dense and keyword == "if" and (arms := self.returned_arms(of)):
            self.line(depth, f"return {arms[0]} if {test} else {arms[1]}")
            return
        self.line(depth, f"{keyword} {test}:")
        self.block(of.then, depth + 1)
        if self.program.dense and isinstance(of.otherwise, s.If):
            self.condition(of.otherwise, depth, "elif")
        else:
            self.otherwise(of.otherwise, depth)

    def returned_arms(self, of: s.If) -> tuple[str, str] | None:
        """Both arms, where each returns something and one of them a tail call."""
        match of.then, of.otherwise:
            case s.Tail() as then, s.Tail() as otherwise:
                return self.call(then), self.call(otherwise)
            case s.Tail() as then, s.Return(value):
                return self.call(then), self.expression(value, ends=True)
            case s.Return(value), s.Tail() as otherwise:
                return self.expression(value, ends=True), self.call(otherwise)
            case _:
                return None

    def otherwise(self, of: s.Stmt, depth: int) -> None:
        if not isinstance(of, s.Skip):
            self.line(depth, "else:")
            self.block(of, depth + 1)

    def attempt(self, of: s.Try, depth: int) -> None:
        self.line(depth, "try:")
        self.block(of.body, depth + 1)
        for clause in of.clauses:
            kinds = "Exception" if clause.kinds is None else f"({', '.join(s.CLASSES[kind] for kind in clause.kinds)},)"
            name = "" if clause.name is None else f" as {NAMES[clause.name]}"
            self.line(depth, f"except {kinds}{name}:")
            self.block(clause.body, depth + 1)
        self.otherwise(of.otherwise, depth)
