"""Which managers of a function are, or may be, a `contextlib.suppress` that suppresses GeneratorExit.

    with suppress(BaseException): ...      that one
    own = suppress(BaseException)          perhaps that of any `with`; so is one that goes onto a stack of exits
    with quiet: ...                        that one, if the module, or a function around, has made `quiet`

It is known by what names hold when the function is decorated, and by the function's own imports. Not looked into: what
stands in other objects, but for attributes of modules and classes that are managers themselves.
"""

from __future__ import annotations

import ast
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from loom.compiler.known import value_of
from loom.compiler.scope import Callee, Method
from loom.compiler.suppressors import Suppressor, is_wide, suppressor_of
from loom.compiler.unasked import is_a, items_of
from loom.compiler.walk import stored_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from loom.compiler.scope import Scope
    from loom.compiler.source import Source
    from loom.compiler.tail import Site, Tails

WITHS: Final = (ast.With, ast.AsyncWith)


class Suppressing(NamedTuple):
    """What of a function may suppress GeneratorExit.

    Attributes:
        managers: the ids of managers that do.
        elsewhere: what stands where it may become the manager of any `with`.
    """

    managers: frozenset[int]
    elsewhere: tuple[ast.expr, ...]


def find_suppressing(nodes: Sequence[ast.AST], source: Source, scope: Scope, tails: Tails) -> Suppressing:
    """Finds what may suppress GeneratorExit.

    Args:
        nodes: what stands in the function's own scope.
        source: the function.
        scope: its names.
        tails: its tail calls.
    """
    managers = [item.context_expr for node in nodes if isinstance(node, WITHS) for item in node.items]
    if not managers:
        return Suppressing(frozenset(), ())
    inside = [inner for nested in scope.names.nested for inner in ast.walk(nested)]
    every = [*nodes, *inside]
    uses = _Uses.of(every)
    uses.harmless.update(id(each) for site in tails.sites for each in _going_on(site, scope))
    finder = _Finder(source, scope, uses, frozenset([*_bound_in_comprehensions(every), *_bound_in(inside)]))
    found = finder.among(every)
    places = {id(manager) for manager in managers}
    suppressing = {id(each) for each in found if id(each) in places} | set(map(id, filter(finder.is_by_path, managers)))
    return Suppressing(frozenset(suppressing), tuple([each for each in found if id(each) not in places]))


class _Uses(NamedTuple):
    """How expressions are used, by their ids.

    Attributes:
        calls: the calls of those that are called.
        owners: those of which an attribute is asked.
        harmless: those that are compared, and the parameters that go on as they are.
    """

    calls: dict[int, ast.Call]
    owners: set[int]
    harmless: set[int]

    @staticmethod
    def of(nodes: Iterable[ast.AST]) -> _Uses:
        uses = _Uses({}, set(), set())
        for node in nodes:
            match node:
                case ast.Call(func=function, args=arguments):
                    uses.calls[id(function)] = node
                    if isinstance(function, ast.Name) and function.id in _QUESTIONS:
                        uses.harmless.update(map(id, arguments))
                case ast.Attribute(value=owner):
                    uses.owners.add(id(owner))
                case ast.Compare(left=left, comparators=others):
                    uses.harmless.update(map(id, [left, *others]))
                case _:
                    pass
        return uses


_QUESTIONS: Final = frozenset({"isinstance", "issubclass"})


def _going_on(site: Site, scope: Scope) -> Iterator[ast.expr]:
    """The parameters that a tail call passes on, if they become the same ones, or those of another function."""
    call, parameters = site.call, scope.parameters
    given = [(keyword.arg, keyword.value) for keyword in call.keywords]
    bound = scope.method is Method.CLASS or (scope.method is Method.INSTANCE and site.callee is not Callee.CLASS)
    before_a_spread = takewhile(lambda argument: not isinstance(argument, ast.Starred), call.args)
    given += zip(parameters.by_position[bound:], before_a_spread, strict=False)
    if site.callee is Callee.UNKNOWN:
        given = [(None, value) for value in (*call.args, *(keyword.value for keyword in call.keywords))]
    for parameter, value in given:
        if isinstance(value, ast.Name) and value.id in parameters.names and parameter in (None, value.id):
            yield value


class _Finder(NamedTuple):
    source: Source
    scope: Scope
    uses: _Uses
    bound_inside: frozenset[str]

    def among(self, nodes: Iterable[ast.AST]) -> list[ast.expr]:
        """The calls that make such a manager, and whatever else may become one."""
        known = {*self.scope.held.suppressors, *(found for node in nodes for found in _imported(node))}
        found: dict[int, ast.expr] = {}
        for node in nodes:
            what = _mentioned(node, known)
            if what is None or id(node) in self.uses.harmless:
                continue
            assert isinstance(node, ast.expr)
            call = self.uses.calls.get(id(node))
            if what is Suppressor.MODULE:
                if id(node) not in self.uses.owners:
                    found[id(node)] = node
            elif call is None:
                found[id(node)] = node
            elif what is Suppressor.OWN_CLASS or self.may_suppress(call):
                found[id(call)] = call
        return [*found.values()]

    def may_suppress(self, call: ast.Call) -> bool:
        """Whether a call of `suppress` may be given GeneratorExit, or what only the run knows."""
        return any(map(self.may_be_exit, call.args))

    def may_be_exit(self, kind: ast.expr) -> bool:
        value = value_of(kind, self.source, self.scope.not_global | self.bound_inside)
        return is_wide(value) or _asks_its_class(value)

    def is_by_path(self, manager: ast.expr) -> bool:
        """Whether a manager is such an attribute of a module or class, or a call of one."""
        match manager:
            case ast.Attribute():
                return self.kind_of(manager) is Suppressor.INSTANCE
            case ast.Call(func=ast.Attribute() as function):
                kind = self.kind_of(function)
                return kind is Suppressor.OWN_CLASS or (kind is Suppressor.CLASS and self.may_suppress(manager))
            case _:
                return False

    def kind_of(self, path: ast.expr) -> Suppressor | None:
        return suppressor_of(value_of(path, self.source, self.scope.not_global))


def _asks_its_class(kind: object) -> bool:
    """Whether the class of a class, which `suppress` asks, may call GeneratorExit one of its own."""
    if is_a(kind, tuple):
        return any(map(_asks_its_class, items_of(kind)))
    return is_a(kind, type) and type(kind) is not type


def _bound_in_comprehensions(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The names that are something else in a comprehension."""
    return (name for node in nodes if isinstance(node, ast.comprehension) for name in stored_names([node.target]))


def _bound_in(nested: Iterable[ast.AST]) -> Iterator[str]:
    """The names that are something else in nested scopes."""
    for node in nested:
        match node:
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                yield name
            case _:
                pass


def _mentioned(node: ast.AST, known: set[tuple[str, Suppressor]]) -> Suppressor | None:
    match node:
        case ast.Name(id=name, ctx=ast.Load()):
            return next((what for what in Suppressor if (name, what) in known), None)
        case ast.Attribute(value=ast.Name(id=name), attr="suppress") if (name, Suppressor.MODULE) in known:
            return Suppressor.CLASS
        case _:
            return None


def _imported(node: ast.AST) -> Iterator[tuple[str, Suppressor]]:
    """The variables that an import of the function itself binds."""
    match node:
        case ast.Import(names=names):
            yield from ((each.asname or each.name, Suppressor.MODULE) for each in names if each.name == "contextlib")
        case ast.ImportFrom(names=names):
            yield from ((each.asname or each.name, Suppressor.CLASS) for each in names if each.name == "suppress")
        case _:
            pass
