"""What of a function may catch GeneratorExit, with which Python closes a coroutine or generator, and then go on.

    try:
        await queue.get()
    except BaseException:          here; also `except:`, a class not known yet, `contextlib.suppress(...)` of such
        pass
    return await after(n)          CPython ignores what a coroutine returns while the outer one closes it

So a body that may go on must not hand over to a driver. One that surely leaves again may: its clause ends in a `raise`,
or in a stream in a `return`. Not looked into: context managers other than `suppress`, whose exit may swallow anything.
"""

from __future__ import annotations

import ast
import contextlib
from typing import TYPE_CHECKING

from loom.compiler.known import UNSEEN, value_of
from loom.compiler.yields import own_nodes, yields_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loom.compiler.source import Source

    Catcher = ast.expr | ast.stmt | ast.ExceptHandler

_LEAVES = (ast.Return, ast.Break, ast.Continue)


def exit_catcher(source: Source) -> Catcher | None:
    """The first thing of a coroutine or stream that may catch GeneratorExit where it may arrive, and go on.

    Args:
        source: the function.
    """
    return min(_catchers(source), key=lambda each: (each.lineno, each.col_offset), default=None)


def _catchers(source: Source) -> Iterator[Catcher]:
    is_stream = source.kind.is_stream
    for node in own_nodes(source.node.body):
        match node:
            case ast.Try() | ast.TryStar() if not is_stream or any(yields_of(node.body)):
                yield from (each.type or each for each in node.handlers if _goes_on(each, source))
                if is_stream:
                    yield from _leaving(node.finalbody)
            case ast.With() | ast.AsyncWith() if not is_stream or any(yields_of(node.body)):
                yield from (item.context_expr for item in node.items if _suppresses_exit(item.context_expr, source))
            case _:
                pass


def _leaving(finalbody: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """What leaves a finally clause, and thereby swallows the exception."""
    return (node for node in own_nodes(finalbody) if isinstance(node, _LEAVES))


def _goes_on(handler: ast.ExceptHandler, source: Source) -> bool:
    """Whether an except clause may catch GeneratorExit, and does not surely leave the function then."""
    if handler.type is not None and not _may_be_exit(handler.type, source):
        return False
    inside = list(own_nodes(handler.body))
    stays_in_stream = source.kind.is_stream and not any(yields_of(handler.body))
    ends = (ast.Raise, ast.Return) if stays_in_stream else (ast.Raise,)
    ways_on = (ast.Break, ast.Continue) if stays_in_stream else _LEAVES
    suspends = source.kind.is_stream and not stays_in_stream
    return suspends or any(isinstance(node, ways_on) for node in inside) or not isinstance(handler.body[-1], ends)


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
    if value is UNSEEN:
        return False  # it is most probably not, and decoration will know
    return not (isinstance(value, type) and not issubclass(GeneratorExit, value))
