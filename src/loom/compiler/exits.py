"""What of a function may catch GeneratorExit, with which Python closes a coroutine or generator, and then go on.

    try:
        await queue.get()          it arrives here
    except self.errors:            and is caught here, if that is what the class turns out to be
        pass
    return await after(n)          CPython ignores what a coroutine returns while the outer one closes it

So a body that goes on then must not hand over to a driver: it calls, as plain recursion does. In a coroutine a clause
can ask what it has caught: `except`, also around another clause, whose errors it may catch instead, and a `finally`
that is left by `return` or `break`. What else may catch it rules handing over out: `except*`, `contextlib.suppress`,
and every clause of a stream, of a function that looks at its frame, or of one that has no blocks left to ask in. A
clause that surely leaves again is no matter: it ends in a `raise`, or in a `return` that hands over to nobody, unless
something on its way out may hold that back. Not looked into: other context managers, and errors that what is awaited
raises while it is closed.
"""

from __future__ import annotations

import ast
import contextlib
from typing import TYPE_CHECKING, Final, NamedTuple

from loom.compiler.kind import Kind
from loom.compiler.known import UNKNOWN, UNSEEN, path_of, value_of, value_unnoted
from loom.compiler.nesting import MOST_BLOCKS, nests_deeper
from loom.compiler.unasked import bases_of, is_a
from loom.compiler.walk import LOOPS, own_nodes
from loom.compiler.yields import yields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from loom.compiler.scope import Scope
    from loom.compiler.source import Source
    from loom.compiler.tail import Tails

    Catcher = ast.expr | ast.stmt | ast.ExceptHandler

_OVERRIDING = (ast.Return, ast.Break, ast.Continue)  # in a finally clause they drop the exception
_SUSPENDS = (ast.Await, ast.AsyncFor, ast.AsyncWith)
_BLOCKS_OF_ASKING: Final = 2  # the loops of `lowering.closing`
_TRIES = (ast.Try, ast.TryStar)
_WITHS = (ast.With, ast.AsyncWith)
_GUARDS = (*_TRIES, *_WITHS)
_SUPPRESS: Final = (("suppress",), ("contextlib", "suppress"))


class Exits(NamedTuple):
    """Where GeneratorExit may be caught, and control goes on.

    Attributes:
        catcher: the first place where only a refusal helps, or a call instead of a jump.
        watched: the ids of what is to ask what it has caught: handlers, and for its `finally` a whole `try`.
    """

    catcher: Catcher | None
    watched: frozenset[int]


NO_EXITS = Exits(None, frozenset())


def find_exits(source: Source, scope: Scope, tails: Tails) -> Exits:
    """Finds what may catch GeneratorExit where it may arrive, and go on.

    Args:
        source: the function.
        scope: its names.
        tails: its tail calls.
    """
    if not scope.names.has_guards or source.kind is Kind.FUNCTION:
        return NO_EXITS
    has_room = not nests_deeper(MOST_BLOCKS - _BLOCKS_OF_ASKING, source.node.body, scope.names)
    watches = source.kind is Kind.COROUTINE and not scope.reads_frame and has_room
    nodes = [*own_nodes(source.node.body)]
    staying = {id(handler) for node in nodes if isinstance(node, _TRIES) for handler in _held_back(node)}
    calls = {id(site.call) for site in tails.sites}
    finder = _Finder(source, scope, calls, staying, watches=watches)
    finder.look_for_suppressing(nodes)
    for node in nodes:
        match node:
            case ast.Try() | ast.TryStar():
                finder.attempt(node)
            case ast.With() | ast.AsyncWith():
                finder.manager(node)
            case _:
                pass
    first = min(finder.catchers, key=lambda each: (each.lineno, each.col_offset), default=None)
    return Exits(first, frozenset(finder.watched))


class _Finder:
    def __init__(self, source: Source, scope: Scope, calls: set[int], staying: set[int], *, watches: bool) -> None:
        self.source = source
        self.scope = scope
        self.calls = calls  # the tail calls
        self.staying = staying  # the clauses whose `return` may not leave
        self.watches = watches
        self.catchers: list[Catcher] = []
        self.paths: set[tuple[str, ...]] = set()  # what `suppress` is called where the module's globals do not tell
        self.suppressing: list[ast.expr] = []
        self.watched: set[int] = set()

    def attempt(self, node: ast.Try | ast.TryStar) -> None:
        going_on = [each for each in node.handlers if self.goes_on(each)]
        if going_on and self.may_arrive(node.body):
            can_ask = self.source.kind is Kind.COROUTINE and isinstance(node, ast.Try)
            is_around = can_ask and any(isinstance(inner, _GUARDS) for inner in own_nodes(node.body))
            catching = [each for each in going_on if is_around or self.may_catch(each)]
            if can_ask and self.watches:
                self.watched.update(map(id, catching))
            else:
                self.catchers += [each.type or each for each in catching]
        leaving = _leaving(node.finalbody)
        if leaving and self.may_arrive([*node.body, *node.handlers, *node.orelse]):
            if self.watches:
                self.watched.add(id(node))
            elif id(node) in self.staying or self.may_arrive(node.finalbody):
                self.catchers += leaving
            else:
                self.catchers += [each for each in leaving if not isinstance(each, ast.Return)]

    def look_for_suppressing(self, nodes: Sequence[ast.AST]) -> None:
        """Lists what suppresses GeneratorExit and is no manager where it is made: any `with` may get it."""
        managers = {id(item.context_expr) for node in nodes if isinstance(node, _WITHS) for item in node.items}
        if managers:
            self.paths = set(_SUPPRESS).union(*map(_paths_by_import, nodes))
            calls = [node for node in nodes if isinstance(node, ast.Call) and id(node) not in managers]
            self.suppressing = [each for each in calls if self.suppresses_exit(each, value_unnoted)]

    def manager(self, node: ast.With | ast.AsyncWith) -> None:
        if self.may_arrive(node.body):
            managers = [item.context_expr for item in node.items]
            self.catchers += [*filter(self.may_suppress_exit, managers), *self.suppressing]

    def may_arrive(self, nodes: Sequence[ast.AST]) -> bool:
        """Whether the function may be suspended, and so be closed, among nodes."""
        return any(yields_of(nodes)) if self.source.kind.is_stream else any(map(_suspends, own_nodes(nodes)))

    def goes_on(self, handler: ast.ExceptHandler) -> bool:
        """Whether a clause does not surely leave the function."""
        if not isinstance(handler.body[-1], ast.Raise | ast.Return) or id(handler) in self.staying:
            return True
        if any(yields_of(handler.body)):
            return True
        leaves_for_a_loop = any(not isinstance(each, ast.Return) for each in _leaving(handler.body))
        return leaves_for_a_loop or any(id(node) in self.calls for node in own_nodes(handler.body))

    def may_catch(self, handler: ast.ExceptHandler) -> bool:
        return handler.type is None or self.may_be_exit(handler.type)

    def may_suppress_exit(self, manager: ast.expr) -> bool:
        """Whether a manager is a `contextlib.suppress`, made here or by the module, that may suppress GeneratorExit."""
        match manager:
            case ast.Call():
                return self.suppresses_exit(manager, value_of)
            case ast.Name() | ast.Attribute():
                return _is_suppress(type(value_of(manager, self.source, self.scope.not_global)))
            case ast.NamedExpr(value=value):
                return self.may_suppress_exit(value)
            case ast.IfExp(body=first, orelse=second):
                return self.may_suppress_exit(first) or self.may_suppress_exit(second)
            case ast.BoolOp(values=values):
                return any(map(self.may_suppress_exit, values))
            case _:
                return False

    def suppresses_exit(self, call: ast.Call, look_up: Callable[[ast.expr, Source, Container[str]], object]) -> bool:
        function = call.func
        if isinstance(function, ast.Name):
            function = self.scope.names.assigned.get(function.id, function)
        kind = look_up(function, self.source, self.scope.not_global)
        is_suppress = path_of(function) in self.paths if kind is UNKNOWN else _is_suppress(kind)
        return is_suppress and any(map(self.may_be_exit, call.args))

    def may_be_exit(self, kind: ast.expr) -> bool:
        if isinstance(kind, ast.Tuple):
            return any(map(self.may_be_exit, kind.elts))
        value = value_of(kind, self.source, self.scope.not_global)
        if not is_a(value, tuple):
            return _is_wide(value)
        return any(map(_is_wide, _items_of(value)))


_items_of: Final[Callable[[object], Iterator[object]]] = vars(tuple)["__iter__"]


def _held_back(attempt: ast.Try | ast.TryStar) -> Iterator[ast.AST]:
    """The except clauses, and the `try`s with a `finally`, whose `return` a `try` may hold back.

    Its own `finally` may leave otherwise; and what a `finally` or an exit inside its body raises after the `return` is
    caught here, when what the clause has caught is no longer to be found.
    """
    inside: list[ast.AST] = []
    if _leaving(attempt.finalbody):
        inside += [*attempt.body, *attempt.handlers, *attempt.orelse]
    if attempt.handlers:
        acting = [node for node in own_nodes(attempt.body) if _acts_on_the_way_out(node)]
        inside += [child for node in acting for child in ast.iter_child_nodes(node)]
    return (node for node in own_nodes(inside) if isinstance(node, (ast.ExceptHandler, *_TRIES)))


def _leaving(clause: Sequence[ast.stmt]) -> list[ast.stmt]:
    """What leaves a clause, so that the exception is dropped: not a `break` of a loop inside it."""
    nodes = [*own_nodes(clause)]
    loops = (own_nodes(node.body) for node in nodes if isinstance(node, LOOPS))
    inside = {id(node) for loop in loops for node in loop if isinstance(node, ast.Break | ast.Continue)}
    return [node for node in nodes if isinstance(node, _OVERRIDING) and id(node) not in inside]


def _acts_on_the_way_out(node: ast.AST) -> bool:
    return isinstance(node, _WITHS) or (isinstance(node, _TRIES) and bool(node.finalbody))


def _suspends(node: ast.AST) -> bool:
    return isinstance(node, _SUSPENDS) or (isinstance(node, ast.comprehension) and bool(node.is_async))


def _paths_by_import(node: ast.AST) -> Iterator[tuple[str, ...]]:
    """What an import makes `contextlib.suppress` be called."""
    match node:
        case ast.Import(names=names):
            yield from ((each.asname, "suppress") for each in names if each.name == "contextlib" and each.asname)
        case ast.ImportFrom(names=names):
            yield from ((each.asname,) for each in names if each.name == "suppress" and each.asname)
        case _:
            pass


def _is_suppress(kind: object) -> bool:
    return is_a(kind, type) and contextlib.suppress in bases_of(kind)


def _is_wide(kind: object) -> bool:
    """Whether a class, or what is not known to be one, is as wide as GeneratorExit."""
    if kind is UNSEEN:
        return False  # it is most probably not, and decoration will know
    return not is_a(kind, type) or any(kind is each for each in GeneratorExit.__mro__)
