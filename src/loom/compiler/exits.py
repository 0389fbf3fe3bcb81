"""What of a function may catch GeneratorExit, with which Python closes a coroutine or generator, and then go on.

    try:
        await queue.get()          it arrives here
    except BaseException:          and is caught here; also by `except:`, by a class not known yet, by
        pass                       `contextlib.suppress(...)` of such, by a finally clause that is left by `break`
    return await after(n)          CPython ignores what a coroutine returns while the outer one closes it

So a body that may go on must not hand over to a driver. A clause that surely leaves again is no matter: it ends in a
`raise`, or in a `return` that hands over to nobody. Not looked into: context managers other than `suppress`, and errors
that something raises while it is being closed, if an outer clause catches those.
"""

from __future__ import annotations

import ast
import contextlib
from typing import TYPE_CHECKING, cast

from loom.compiler.known import UNSEEN, value_of
from loom.compiler.walk import own_nodes
from loom.compiler.yields import yields_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loom.compiler.source import Source

    Catcher = ast.expr | ast.stmt | ast.ExceptHandler

_LEAVES = (ast.Return, ast.Break, ast.Continue)
_SUSPENDS = (ast.Await, ast.AsyncFor, ast.AsyncWith)


def exit_catcher(source: Source) -> Catcher | None:
    """The first thing of a coroutine or stream that may catch GeneratorExit where it may arrive, and go on.

    Args:
        source: the function.
    """
    return min(_catchers(source), key=lambda each: (each.lineno, each.col_offset), default=None)


def _catchers(source: Source) -> Iterator[Catcher]:
    for node in own_nodes(source.node.body):
        match node:
            case ast.Try() | ast.TryStar():
                going_on = [each.type or each for each in node.handlers if _goes_on(each, source)]
                if going_on and _may_arrive(node.body, source):
                    yield from going_on
                leaving = [inner for inner in own_nodes(node.finalbody) if isinstance(inner, _LEAVES)]
                if leaving and _may_arrive([*node.body, *node.handlers, *node.orelse], source):
                    yield from leaving
            case ast.With() | ast.AsyncWith():
                suppressing = [item.context_expr for item in node.items if _suppresses_exit(item.context_expr, source)]
                if suppressing and _may_arrive(node.body, source):
                    yield from suppressing
            case _:
                pass


def _may_arrive(nodes: Sequence[ast.AST], source: Source) -> bool:
    """Whether the function may be suspended, and so be closed, among nodes."""
    return any(yields_of(nodes)) if source.kind.is_stream else any(map(_suspends, own_nodes(nodes)))


def _suspends(node: ast.AST) -> bool:
    return isinstance(node, _SUSPENDS) or (isinstance(node, ast.comprehension) and bool(node.is_async))


def _goes_on(handler: ast.ExceptHandler, source: Source) -> bool:
    """Whether an except clause may catch GeneratorExit, and does not surely leave the function then."""
    if handler.type is not None and not _may_be_exit(handler.type, source):
        return False
    if not isinstance(handler.body[-1], ast.Raise | ast.Return):
        return True
    if source.kind.is_stream and any(yields_of(handler.body)):
        return True
    return any(isinstance(node, ast.Break | ast.Continue) or _hands_over(node) for node in own_nodes(handler.body))


def _hands_over(node: ast.AST) -> bool:
    """Whether a `return` may be a tail call of a coroutine function; a stream's returns nothing that is awaited."""
    return isinstance(node, ast.Return) and node.value is not None and any(map(_suspends, own_nodes([node.value])))


def _suppresses_exit(manager: ast.expr, source: Source) -> bool:
    if not isinstance(manager, ast.Call) or value_of(manager.func, source) is not contextlib.suppress:
        return False
    return any(_may_be_exit(kind, source) for kind in manager.args)


def _may_be_exit(kind: ast.expr, source: Source) -> bool:
    if isinstance(kind, ast.Tuple):
        return any(_may_be_exit(each, source) for each in kind.elts)
    code = source.function.__code__
    if isinstance(kind, ast.Name) and kind.id in {*code.co_varnames, *code.co_cellvars, *code.co_freevars}:
        return True
    value = value_of(kind, source)
    return any(map(_is_wide, cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)))


def _is_wide(kind: object) -> bool:
    """Whether a class, or what is not known to be one, is as wide as GeneratorExit."""
    if kind is UNSEEN:
        return False  # it is most probably not, and decoration will know
    return not isinstance(kind, type) or issubclass(GeneratorExit, kind)
