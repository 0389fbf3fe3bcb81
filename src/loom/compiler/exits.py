"""What of a function may catch GeneratorExit, with which Python closes a coroutine or generator, and then go on.

    try:
        await queue.get()          it arrives here
    except self.errors:            and is caught here, if that is what the class turns out to be
        pass
    return await after(n)          CPython ignores what a coroutine returns while the outer one closes it

So a body that goes on then must not hand over to a driver: it calls, as plain recursion does. At an `await` of an async
generator it arrives when the coroutine that waits for the next event is closed. Where it arrives at an `await`, a
clause can ask what it has caught: `except`, also around another clause, whose errors it may catch instead, and a
`finally` that is left by `return` or `break`. What else may catch it rules handing over out: `except*`,
`contextlib.suppress`, and every clause around a `yield`, of a function that looks at its frame, or of one that has no
blocks left to ask in. A clause that surely leaves again is no matter: it ends in a `raise`, or in a `return` that hands
over to nobody, as that of a `finally` does, unless something on its way out may hold it back. Not looked into: other
context managers, and errors that what is awaited raises while it is closed.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final, NamedTuple

from loom.compiler.kind import Kind
from loom.compiler.known import value_of
from loom.compiler.nesting import MOST_BLOCKS, nests_deeper
from loom.compiler.suppressing import WITHS, find_suppressing
from loom.compiler.suppressors import is_wide
from loom.compiler.walk import LOOPS, own_nodes
from loom.compiler.yields import yields_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loom.compiler.scope import Scope
    from loom.compiler.source import Source
    from loom.compiler.tail import Tails

    Catcher = ast.expr | ast.stmt | ast.ExceptHandler

_CERTAIN: Final = (GeneratorExit, BaseException)
_OVERRIDING = (ast.Return, ast.Break, ast.Continue)  # in a finally clause they drop the exception
_SUSPENDS = (ast.Await, ast.AsyncFor, ast.AsyncWith)
_BLOCKS_OF_ASKING: Final = 2  # the loops of `lowering.closing`
_TRIES = (ast.Try, ast.TryStar)
_GUARDS = (*_TRIES, *WITHS)


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
    watches = not scope.reads_frame and has_room
    nodes = [*own_nodes(source.node.body)]
    finder = _Finder(source, scope, nodes, tails, watches=watches)
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
    def __init__(self, source: Source, scope: Scope, nodes: Sequence[ast.AST], tails: Tails, *, watches: bool) -> None:
        self.source = source
        self.scope = scope
        self.calls = {id(site.call) for site in tails.sites}
        # The clauses whose `return` may not leave.
        self.staying = {id(each) for node in nodes if isinstance(node, _TRIES) for each in _held_back(node)}
        self.watches = watches
        self.suppressing = find_suppressing(nodes, source, scope, tails)
        self.catchers: list[Catcher] = []
        self.watched: set[int] = set()

    def attempt(self, node: ast.Try | ast.TryStar) -> None:
        going_on = [each for each in node.handlers if self.goes_on(each)]
        if going_on and self.may_arrive(node.body):
            can_ask = isinstance(node, ast.Try) and not any(yields_of(node.body))
            is_around = can_ask and any(isinstance(inner, _GUARDS) for inner in own_nodes(node.body))
            reached = [*self.reached(node.handlers)]
            catching = [each for each in going_on if is_around or (each in reached and self.may_catch(each))]
            if can_ask and self.watches:
                self.watched.update(map(id, catching))
            else:
                self.catchers += [each.type or each for each in catching]
        leaving, before = _leaving(node.finalbody), [*node.body, *node.handlers, *node.orelse]
        if leaving and self.may_arrive(before):
            if self.watches and not any(yields_of(before)):
                self.watched.add(id(node))
            elif id(node) in self.staying or self.may_arrive(node.finalbody):
                self.catchers += leaving
            else:
                self.catchers += [each for each in leaving if not isinstance(each, ast.Return)]

    def manager(self, node: ast.With | ast.AsyncWith) -> None:
        if self.may_arrive(node.body):
            managers = [item.context_expr for item in node.items]
            self.catchers += [each for each in managers if id(each) in self.suppressing.managers]
            self.catchers += self.suppressing.elsewhere

    def may_arrive(self, nodes: Sequence[ast.AST]) -> bool:
        """Whether the function may be suspended, and so be closed, among nodes."""
        return any(yields_of(nodes)) or any(map(_suspends, own_nodes(nodes)))

    def goes_on(self, handler: ast.ExceptHandler) -> bool:
        """Whether a clause does not surely leave the function."""
        if not isinstance(handler.body[-1], ast.Raise | ast.Return) or id(handler) in self.staying:
            return True
        if any(yields_of(handler.body)):
            return True
        leaves_for_a_loop = any(not isinstance(each, ast.Return) for each in _leaving(handler.body))
        return leaves_for_a_loop or any(id(node) in self.calls for node in own_nodes(handler.body))

    def reached(self, handlers: Sequence[ast.ExceptHandler]) -> Iterator[ast.ExceptHandler]:
        """The clauses that it comes to: those before one that surely catches it, and that one."""
        for handler in handlers:
            yield handler
            kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
            if any(kind and any(self.value_of(kind) is each for each in _CERTAIN) for kind in kinds):
                return

    def value_of(self, kind: ast.expr) -> object:
        return value_of(kind, self.source, self.scope.not_global)

    def may_catch(self, handler: ast.ExceptHandler) -> bool:
        return handler.type is None or self.may_be_exit(handler.type)

    def may_be_exit(self, kind: ast.expr) -> bool:
        if isinstance(kind, ast.Tuple):
            return any(map(self.may_be_exit, kind.elts))
        return is_wide(self.value_of(kind))


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
    return isinstance(node, WITHS) or (isinstance(node, _TRIES) and bool(node.finalbody))


def _suspends(node: ast.AST) -> bool:
    return isinstance(node, _SUSPENDS) or (isinstance(node, ast.comprehension) and bool(node.is_async))
