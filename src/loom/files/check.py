"""The problems of every function of a file that one of Loom's decorators gets, as decoration would find them.

    @tailrec                            the def's code object, taken out of the compiled file, becomes a function that
    async def f(n):                     nobody calls; `unfit` and `analyse` say of it what they say at decoration:
        return 1 + await f(n - 1)       LOOM101

A decorator that stands below Loom's is reported as LOOM202 whatever it returns, for what Loom gets then is not the def.
"""

from __future__ import annotations

import ast
from dataclasses import replace
from functools import partial
from types import CellType, FunctionType
from typing import TYPE_CHECKING, Any, Final

from loom.compiler import Lowering, RefusedError, analyse, find_cautions, read_source
from loom.compiler.cut import first_line
from loom.decorators import tailrec, tailstream
from loom.diagnostics import Rule, Severity, name_in_header
from loom.files.bindings import collect_bindings
from loom.files.meaning import ABSENT, UNSEEN, LocalClass, Meanings
from loom.files.rounds import growing_rounds
from loom.fitness import WRAPPERS, unfit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from loom.compiler import Analysis, Plan
    from loom.diagnostics import Diagnostic
    from loom.files.module import Module
    from loom.files.scopes import Application, Bindings, Definable, Definition

    Decorator = Callable[[Any], Any]

_DECORATORS: Final = (tailrec, tailstream)


def check(module: Module) -> list[Diagnostic]:
    """Every problem and warning of a file, in source order.

    Args:
        module: the file.
    """
    checker = Checker(module, collect_bindings(module.tree))
    with module.in_linecache():
        found = [problem for each in checker.bindings.definitions for problem in checker.definition(each)]
        found += [problem for each in checker.bindings.applications for problem in checker.application(each)]
    found += growing_rounds(checker.accepted, checker.meanings)
    return sorted(dict.fromkeys(found), key=_place)


def _place(problem: Diagnostic) -> tuple[int, int, str]:
    assert problem.span is not None
    return problem.span.line, problem.span.column, problem.code


class Checker:
    """Looks at the definitions of one file."""

    def __init__(self, module: Module, bindings: Bindings) -> None:
        self.module = module
        self.bindings = bindings
        self.meanings = Meanings(bindings)
        self.accepted: list[tuple[Definition, Plan]] = []  # what has been found to compile, and how

    def decorator_of(self, node: ast.expr, definition: Definition | Application) -> Decorator | None:
        """Which of Loom's decorators an expression is."""
        meaning = self.meanings.of(node, definition.scope, definition.at)
        return next((each for each in _DECORATORS if meaning is each), None)

    def is_wrapper(self, node: ast.expr, place: Definition | Application) -> bool:
        """Whether an expression is one of the builtin decorators, which return no function."""
        meaning = self.meanings.of(node, place.scope, place.at)
        return any(meaning is each for each in WRAPPERS)

    def definition(self, definition: Definition) -> Iterator[Diagnostic]:
        """What Loom's decorators say, the lowest first: each one above gets what the one below has returned."""
        below: ast.expr | None = None
        compiled = False
        for expression in reversed(definition.node.decorator_list):
            decorator = self.decorator_of(expression, definition)
            if decorator is None:
                below = expression
            elif compiled:
                if below is None and (function := self.function(definition)):
                    yield self.problem(Rule.ALREADY_COMPILED, definition.node, decorator, first_line_of=function)
                return
            else:
                refused = False
                for problem in self.decorated(definition, decorator, below):
                    refused = refused or problem.rule.severity is Severity.ERROR
                    yield problem
                if refused:
                    return
                compiled = self.is_compiled(definition)
                below = None

    def decorated(self, definition: Definition, decorator: Decorator, below: ast.expr | None) -> Iterator[Diagnostic]:
        node = definition.node
        if isinstance(node, ast.ClassDef):
            yield self.problem(Rule.CLASS, node, decorator)
            return
        if below is None:
            yield from self.verdict(definition, decorator)
            return
        found: list[Diagnostic] = []
        if not self.is_wrapper(below, definition):
            found += [each for each in self.verdict(definition, decorator) if each.rule is not Rule.NO_TAIL_CALL]
        if not any(each.rule is Rule.DECORATOR_BELOW for each in found):
            found.append(self.problem(Rule.DECORATOR_BELOW, below, decorator, node.name))
        yield from found

    def verdict(self, definition: Definition, decorator: Decorator) -> Iterator[Diagnostic]:
        """What decoration would raise or warn of."""
        function = self.function(definition)
        if function is None:
            return
        if problem := unfit(function, decorator.__name__):
            yield problem
            return
        try:
            analysis = analyse(read_source(function), decorator)
        except RefusedError as refusal:
            yield from refusal.problems
            return
        if not analysis.problems:
            self.accepted.append((definition, analysis.plan))
        yield from analysis.problems or find_cautions(analysis.plan)

    def analysis(self, definition: Definition) -> Analysis | None:
        """The compiler's analysis of a def, with or without a decorator; None where there is nothing to analyse."""
        function = self.function(definition)
        if function is None:
            return None
        try:
            return analyse(read_source(function))
        except RefusedError:
            return None

    def is_compiled(self, definition: Definition) -> bool:
        analysis = self.analysis(definition)
        return analysis is not None and analysis.plan.lowering is not Lowering.NOTHING

    def function(self, definition: Definition) -> FunctionType | None:
        """A function of the def's own code, not to be called; its names and defaults hold what is known of them.

        None for a class, and for a def that CPython leaves out (`if 0:`).
        """
        node = definition.node
        first = min(each.lineno for each in (node, *node.decorator_list))
        code = self.module.codes.get((first, node.name))
        if isinstance(node, ast.ClassDef) or code is None:
            return None
        defaults, by_keyword = node.args.defaults, zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
        names = {*code.co_names, *_names(node.decorator_list)}
        space = self.meanings.global_names(names, definition.scope, definition.at)
        around = [self.meanings.of_name(name, definition.scope, definition.at) for name in code.co_freevars]
        made = FunctionType(code, space, node.name, None, tuple(map(CellType, around)))
        values = partial(self.meanings.of, scope=definition.scope, at=definition.at)
        made.__defaults__ = tuple([values(each) for each in defaults])
        made.__kwdefaults__ = {argument.arg: values(default) for argument, default in by_keyword if default}
        return made

    def application(self, application: Application) -> Iterator[Diagnostic]:
        """What a decorator that is called as a function says of its argument."""
        decorator = self.decorator_of(application.call.func, application)
        if decorator is None:
            return
        argument = application.call.args[0]
        match argument:
            case ast.Lambda():
                yield self.problem(Rule.LAMBDA, argument, decorator)
            case ast.Constant(value=value):
                kind = type(value).__qualname__
                yield self.problem(Rule.NOT_A_FUNCTION, argument, decorator, f"an object of type {kind}")
            case ast.Call(func=wrapper, args=[ast.Name(id=name), *_]) if self.is_wrapper(wrapper, application):
                yield self.problem(Rule.DECORATOR_BELOW, argument, decorator, name)
            case ast.Name(id=name):
                yield from self.named(name, argument, application, decorator)
            case _:
                pass

    def named(
        self, name: str, argument: ast.Name, application: Application, decorator: Decorator
    ) -> Iterator[Diagnostic]:
        scope, at = application.scope, application.at
        match [each.value for each in self.meanings.reaching(name, scope, at)]:
            case [ast.FunctionDef(decorator_list=[]) | ast.AsyncFunctionDef(decorator_list=[]) as node]:
                definition = next(each for each in self.bindings.definitions if each.node is node)
                yield from self.verdict(replace(definition, at=at), decorator)
                return
            case _:
                meaning = self.meanings.of(argument, scope, at)
        if meaning is LocalClass:
            yield self.problem(Rule.CLASS, argument, decorator, name)
        elif meaning is not UNSEEN and meaning is not ABSENT and getattr(meaning, "__module__", None) == "builtins":
            problem = unfit(meaning, decorator.__name__)
            if problem:
                yield replace(problem, span=self.module.span(argument))

    def problem(
        self,
        rule: Rule,
        node: ast.expr | Definable,
        decorator: Decorator,
        name: str = "",
        first_line_of: FunctionType | None = None,
    ) -> Diagnostic:
        """A diagnostic of a decorator that was given something else than one plain def."""
        name = name or getattr(node, "name", "") or "<lambda>"
        if first_line_of is not None:
            span = first_line(first_line_of)
        else:
            span = self.module.span(node)
            if not isinstance(node, ast.expr) and (written := name_in_header(span.text, name)):
                span = replace(span, column=written[0], end_line=span.line, end_column=written[1])
        return rule.at(span, name, name, decorator=decorator.__name__)


def _names(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        for inner in ast.walk(node):
            if isinstance(inner, ast.Name):
                yield inner.id
