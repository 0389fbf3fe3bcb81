"""How a stream yields: what decides whether its transitions may share a frame, and whether it may be compiled at all.

    try:
        answer = yield event             guarded, for an exception thrown in here is caught; received
    except KeyError: ...
    yield from tokens(answer)            delegated, where it does not end a path
    for event in f(n): yield event       the plain chain of generators stops sends and throws here

What a consumer sends or throws goes to the outermost generator. In plain recursion that is the first transition's; a
`yield from` passes it on to the next one, a `for` does not. So after a `for` a later transition sees neither, and in a
frame of its own that is so by itself. In a shared frame it is so only where no yield receives or catches anything.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from loom.compiler.walk import SCOPES, ends_in, evaluated_around, own_nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loom.compiler.tail import Tails


class Yields(NamedTuple):
    """The yields of a stream, those of its tail calls apart.

    Attributes:
        guarded: one stands where an exception thrown in is caught, or runs more of the function.
        final: one stands in a finally clause, so that a generator may yield while it is closed, and go on later.
        received: the value of one is used.
        delegated: a `yield from` that is no tail call.
    """

    guarded: bool
    final: bool
    received: bool
    delegated: bool


def read_yields(body: Iterable[ast.stmt], tails: Tails) -> Yields:
    """Finds how a stream yields.

    Args:
        body: its body.
        tails: its tail calls.
    """
    reader = _Reader(tails)
    reader.walk(body, guarded=False)
    tries = [node for node in own_nodes(body) if isinstance(node, ast.Try | ast.TryStar)]
    final = any(any(yields_of(each.finalbody)) for each in tries)
    return Yields(reader.guarded, final, reader.received, reader.delegated)


class _Reader:
    def __init__(self, tails: Tails) -> None:
        self.tail_calls = {id(site.call) for site in tails.sites}
        self.guarded = self.received = self.delegated = False

    def walk(self, nodes: Iterable[ast.AST], *, guarded: bool, statement: bool = False) -> None:
        """`statement`: the nodes are a whole statement, so that the value of a yield is dropped."""
        for node in nodes:
            if node.__class__ in SCOPES:
                self.walk(evaluated_around(node), guarded=guarded)
                continue
            if isinstance(node, ast.Yield | ast.YieldFrom):
                self.found(node, guarded=guarded, dropped=statement)
            match node:
                case ast.Try() | ast.TryStar():
                    last = guarded or bool(node.finalbody)
                    self.walk(node.body, guarded=True)
                    self.walk([*node.handlers, *node.orelse], guarded=last)
                    self.walk(node.finalbody, guarded=guarded)
                case ast.With() | ast.AsyncWith():
                    self.walk(node.items, guarded=guarded)
                    self.walk(node.body, guarded=True)
                case ast.Expr():
                    self.walk([node.value], guarded=guarded, statement=True)
                case _:
                    self.walk(ast.iter_child_nodes(node), guarded=guarded)

    def found(self, node: ast.Yield | ast.YieldFrom, *, guarded: bool, dropped: bool) -> None:
        if isinstance(node, ast.YieldFrom):
            if ends_in(node.value, self.tail_calls):
                return
            self.delegated = True
        elif not dropped:
            self.received = True
        self.guarded = self.guarded or guarded


def yields_of(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """The yields among the nodes of a function's own scope."""
    return (node for node in own_nodes(nodes) if isinstance(node, ast.Yield | ast.YieldFrom))
