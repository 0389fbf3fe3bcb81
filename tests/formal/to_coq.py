"""Programs as terms of the model.

Seq(Assign(1, Const(5)), Tail((Var(1),)))     →     (SSeq (SAssign 1 (EConst (VInt 5))) (STail [EVar 1]))
"""

from __future__ import annotations

from collections.abc import Iterable

from tests.formal import syntax as s


def listed(terms: Iterable[str]) -> str:
    return f"[{'; '.join(terms)}]"


def value(of: s.Value) -> str:
    match of:
        case None:
            return "VNone"
        case s.Raised():
            return f"(VExn {raised(of)})"
        case _:
            return f"(VInt ({of}))"


def raised(of: s.Raised) -> str:
    return f"({of.kind}, ({of.argument})%Z)"


def script(of: tuple[s.Value | s.Answer, ...]) -> int:
    """Answers packed into one number, five bits each, as `unpacked` in `formal/Tie.v` reads them."""
    return sum(digit(answer) << (5 * position) for position, answer in enumerate(of))


def digit(of: s.Value | s.Answer) -> int:
    match of:
        case None:
            return 1
        case int() if 0 <= of < 4:
            return 2 + of
        case s.Answer(s.Raised(kind, argument)) if 0 <= argument < 4:
            return 6 + 4 * s.RAISED.index(kind) + argument
        case _:
            raise AssertionError(of)


def expression(of: s.Expr) -> str:
    match of:
        case s.Const(constant):
            return f"(EConst {value(constant)})"
        case s.Var(name):
            return f"(EVar {name})"
        case s.Operation(operator, left, right):
            return f"(EOp {operator.value} {expression(left)} {expression(right)})"
        case s.Cond(test, then, otherwise):
            return f"(ECond {expression(test)} {expression(then)} {expression(otherwise)})"
        case s.Walrus(name, inner):
            return f"(EWalrus {name} {expression(inner)})"
        case s.Make(kind, argument):
            return f"(EExn {kind} {expression(argument)})"
        case s.Effect(number, argument):
            return f"(EEff {number} {expression(argument)})"


def statement(of: s.Stmt) -> str:
    match of:
        case s.Skip():
            return "SSkip"
        case s.Do(inner):
            return f"(SExpr {expression(inner)})"
        case s.Assign(name, inner):
            return f"(SAssign {name} {expression(inner)})"
        case s.Together(names, values):
            return f"(SPar {listed(map(str, names))} {listed(map(expression, values))})"
        case s.Delete(name):
            return f"(SDel {name})"
        case s.Seq(first, second):
            return f"(SSeq {statement(first)} {statement(second)})"
        case s.If(test, then, otherwise):
            return f"(SIf {expression(test)} {statement(then)} {statement(otherwise)})"
        case s.While(test, body, otherwise):
            return f"(SWhile {expression(test)} {statement(body)} {statement(otherwise)})"
        case s.For(name, iterator, body, otherwise):
            return f"(SFor {name} {iterator} {statement(body)} {statement(otherwise)})"
        case s.Break():
            return "SBreak"
        case s.Continue():
            return "SContinue"
        case s.Try(body, handlers, otherwise):
            return f"(STry {statement(body)} {clauses(handlers)} {statement(otherwise)})"
        case s.Finally(body, final):
            return f"(SFinally {statement(body)} {statement(final)})"
        case s.Raise(inner):
            return f"(SRaise {expression(inner)})"
        case s.Reraise():
            return "SReraise"
        case s.Return(inner):
            return f"(SReturn {expression(inner)})"
        case s.Tail(arguments):
            return f"(STail {listed(map(expression, arguments))})"


def clauses(of: tuple[s.Clause, ...]) -> str:
    if not of:
        return "SReraise"
    first, *rest = of
    kinds = "any" if first.kinds is None else f"(one_of {listed(map(str, first.kinds))})"
    name = "None" if first.name is None else f"(Some {first.name})"
    return f"(SClause {kinds} {name} {statement(first.body)} {clauses(tuple(rest))})"


def run(of: s.Run) -> str:
    handled = "None" if of.handled is None else f"(Some {raised(of.handled)})"
    return f"called {listed(map(value, of.arguments))} {script(of.answers)} {handled}"


def program(of: s.Program) -> str:
    """The term that looks at a program."""
    runs = listed(map(run, of.runs))
    return f"look {of.parameters} {of.locals} {of.fuel} {statement(of.body)} {runs}"
