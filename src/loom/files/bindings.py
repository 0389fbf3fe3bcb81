"""What binds the names of a module, scope by scope, in source order; what they stand for is `meaning`'s to say.

    try:
        from loom import tailrec        tailrec: an import, on the way that is taken
    except ImportError:
        def tailrec(fn): return fn      tailrec: a def, a fallback
    class Agent:
        @tailrec                        a definition: run, in the scope of Agent, when two names have been bound
        async def run(self): ...

Also collected are the defs and classes with the scope they stand in, and the calls that give one argument, for a
decorator may be called as a function. Not done: following attributes that are set from outside.
"""

from __future__ import annotations

import ast
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from loom.compiler.walk import arms_of, read_names, stored_names
from loom.files.scopes import Application, Binding, Bindings, Definition, Scope, ScopeKind, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loom.files.scopes import Definable

_TypeAlias: type[ast.AST] | None = getattr(ast, "TypeAlias", None)
_REACHES_GLOBALS = frozenset({"globals", "vars", "exec", "eval", "setattr"})


def collect_bindings(tree: ast.Module) -> Bindings:
    """Walks a module."""
    collector = _Collector()
    module = Scope(ScopeKind.MODULE, None, tree)
    collector.body(tree.body, module, When.ALWAYS)
    return Bindings(
        module=module,
        definitions=tuple(collector.definitions),
        applications=tuple(collector.applications),
        attributes=frozenset(collector.attributes),
        is_open=collector.is_open,
    )


class _Collector:
    def __init__(self) -> None:
        self.at = 0
        self.definitions: list[Definition] = []
        self.applications: list[Application] = []
        self.attributes: set[str] = set()
        self.is_open = False

    def bind(
        self, name: str, scope: Scope, when: When, value: ast.AST | None = None, alias: ast.alias | None = None
    ) -> None:
        declared = scope.outer.get(name)
        if declared is not None:
            scope, value, when = _declared(scope, declared), None, When.SOMETIMES
        self.at += 1
        scope.bindings[name].append(Binding(self.at, value, alias, when))

    def body(self, statements: Iterable[ast.stmt], scope: Scope, when: When) -> None:
        for statement in statements:
            self.statement(statement, scope, when)

    def statement(self, statement: ast.stmt, scope: Scope, when: When) -> None:
        match statement:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                self.definition(statement, scope, when)
            case ast.Import() | ast.ImportFrom():
                self.imports(statement, scope, when)
            case ast.Assign(targets=targets, value=value):
                self.expression(value, scope, when)
                for target in targets:
                    self.target(target, scope, when, value)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self.expression(value, scope, when)
                self.target(target, scope, when, value)
            case ast.AugAssign(target=target, value=value):
                self.expression(value, scope, when)
                self.target(target, scope, when)
            case ast.Delete(targets=targets):
                for target in targets:
                    self.target(target, scope, when)
            case ast.Global(names=names) | ast.Nonlocal(names=names):
                declared = ScopeKind.MODULE if isinstance(statement, ast.Global) else ScopeKind.FUNCTION
                scope.outer.update(dict.fromkeys(names, declared))
            case _ if _TypeAlias is not None and isinstance(statement, _TypeAlias):
                self.bind(statement.name.id, scope, when)  # type: ignore[attr-defined]  # ast.TypeAlias, 3.12
            case _:
                self.block(statement, scope, when)

    def block(self, statement: ast.stmt, scope: Scope, when: When) -> None:
        """A statement that may hold others."""
        match statement:
            case ast.If():
                self.branches(arms_of(statement), scope, when)
            case ast.For() | ast.AsyncFor() | ast.While():
                self.expression(statement.test if isinstance(statement, ast.While) else statement.iter, scope, when)
                if not isinstance(statement, ast.While):
                    self.target(statement.target, scope, _weaker(when, When.SOMETIMES))
                self.body(statement.body, scope, _weaker(when, When.SOMETIMES))
                self.body(statement.orelse, scope, _weaker(when, When.SOMETIMES))
            case ast.With(items=items, body=body) | ast.AsyncWith(items=items, body=body):
                for item in items:
                    self.expression(item.context_expr, scope, when)
                    if item.optional_vars:
                        self.target(item.optional_vars, scope, when)
                self.body(body, scope, when)
            case ast.Try() | ast.TryStar():
                self.attempt(statement, scope, when)
            case ast.Match(subject=subject, cases=cases):
                self.expression(subject, scope, when)
                for case in cases:
                    self.pattern(case.pattern, scope)
                    self.body(case.body, scope, _weaker(when, When.SOMETIMES))
            case _:
                for child in ast.iter_child_nodes(statement):
                    self.expression(child, scope, when)

    def attempt(self, statement: ast.Try | ast.TryStar, scope: Scope, when: When) -> None:
        before = _counts(scope)
        self.body(statement.body, scope, when)
        tried = _counts(scope)
        for handler in statement.handlers:
            if handler.name:
                self.bind(handler.name, scope, _weaker(when, When.FALLBACK))
            self.body(handler.body, scope, _weaker(when, When.FALLBACK))
        for name, bound in scope.bindings.items():
            if tried[name] == before[name]:  # it falls back for nothing that the body would have bound
                bound[tried[name] :] = [_not_falling_back(each) for each in bound[tried[name] :]]
        self.body(statement.orelse, scope, when)
        self.body(statement.finalbody, scope, when)

    def branches(self, arms: Sequence[ast.If], scope: Scope, when: When) -> None:
        for arm in arms:
            self.expression(arm.test, scope, when)
            taken, otherwise = _ways(arm.test)
            self.body(arm.body, scope, _weaker(when, taken))
            when = _weaker(when, otherwise)
        self.body(arms[-1].orelse, scope, when)

    def definition(self, node: Definable, scope: Scope, when: When) -> None:
        if when is When.TYPING:
            self.bind(node.name, scope, when, node)
            return
        for decorator in node.decorator_list:
            self.expression(decorator, scope, when)
        self.at += 1
        self.definitions.append(Definition(node, scope, self.at))
        if isinstance(node, ast.ClassDef):
            inner = Scope(ScopeKind.CLASS, scope, node)
            self.body(node.body, inner, When.ALWAYS)
            self.bind(node.name, scope, when, node)
            return
        self.bind(node.name, scope, when, node)
        for default in [*node.args.defaults, *node.args.kw_defaults]:
            if default:
                self.expression(default, scope, when)
        inner = Scope(ScopeKind.FUNCTION, scope, node)
        arguments = node.args
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
        for argument in every:
            if argument:
                self.bind(argument.arg, inner, When.ALWAYS)
        self.body(node.body, inner, When.ALWAYS)

    def imports(self, node: ast.Import | ast.ImportFrom, scope: Scope, when: When) -> None:
        for alias in node.names:
            if alias.name == "*":
                assert isinstance(node, ast.ImportFrom)
                scope.stars.append(node)
            else:
                self.bind(alias.asname or alias.name.partition(".")[0], scope, when, node, alias)

    def target(self, target: ast.expr, scope: Scope, when: When, value: ast.expr | None = None) -> None:
        match target:
            case ast.Name(id=name):
                self.bind(name, scope, when, value)
            case ast.Tuple(elts=elements) | ast.List(elts=elements):
                for element in elements:
                    self.target(element, scope, when)
            case ast.Starred(value=inner):
                self.target(inner, scope, when)
            case ast.Attribute(attr=name):
                self.attributes.add(name)
            case _:
                self.expression(target, scope, when)

    def pattern(self, pattern: ast.pattern, scope: Scope) -> None:
        for node in ast.walk(pattern):
            match node:
                case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
                    self.bind(name, scope, When.SOMETIMES)
                case _:
                    pass

    def expression(self, node: ast.AST, scope: Scope, when: When) -> None:
        hidden = _hidden_names(node)
        for inner in ast.walk(node):
            match inner:
                case ast.NamedExpr(target=ast.Name(id=name)):
                    self.bind(name, scope, _weaker(when, When.SOMETIMES))
                case ast.Call(func=ast.Name(id=name)) if name in _REACHES_GLOBALS:
                    self.is_open = True
                case ast.Call(func=ast.Name() | ast.Attribute() as function, args=[given], keywords=[]):
                    names = read_names([function] if isinstance(given, ast.Lambda) else [function, given])
                    if when is not When.TYPING and hidden.isdisjoint(names):
                        self.applications.append(Application(inner, scope, self.at))
                case _:
                    pass


def _hidden_names(node: ast.AST) -> set[str]:
    """What lambdas and comprehensions in an expression bind, and so is something else there."""
    names: set[str] = set()
    for inner in ast.walk(node):
        match inner:
            case ast.Lambda(args=arguments):
                names.update(each.arg for each in ast.walk(arguments) if isinstance(each, ast.arg))
            case ast.comprehension(target=target):
                names |= stored_names([target])
            case _:
                pass
    return names


def _counts(scope: Scope) -> Counter[str]:
    return Counter({name: len(bound) for name, bound in scope.bindings.items()})


def _not_falling_back(binding: Binding) -> Binding:
    return replace(binding, when=When.SOMETIMES) if binding.when is When.FALLBACK else binding


def _declared(scope: Scope, kind: ScopeKind) -> Scope:
    """The scope that a name declared global or nonlocal belongs to."""
    if kind is ScopeKind.MODULE:
        return scope.module
    outer = scope.parent
    while outer is not None and outer.kind is not ScopeKind.FUNCTION:
        outer = outer.parent
    return outer or scope.module


def _ways(test: ast.expr) -> tuple[When, When]:
    """How the two branches of an `if` are taken."""
    match test:
        case ast.Name(id="TYPE_CHECKING") | ast.Attribute(attr="TYPE_CHECKING"):
            return When.TYPING, When.ALWAYS
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            one, other = _ways(operand)
            return other, one
        case _:
            return When.SOMETIMES, When.SOMETIMES


_ORDER = [When.ALWAYS, When.SOMETIMES, When.FALLBACK, When.TYPING]


def _weaker(one: When, other: When) -> When:
    return max(one, other, key=_ORDER.index)
