"""Which managers of a function are, or may be, a `contextlib.suppress` that suppresses GeneratorExit.

    with suppress(BaseException): ...      that one
    own = suppress(BaseException)          perhaps that of any `with`; so is one that goes onto a stack of exits
    with quiet: ...                        that one, if the module, or a function around, has made `quiet`

It is known by what names hold when the function is decorated, and by the function's own imports. Not looked into: what
stands in other objects, but for attributes of modules and classes that are managers themselves.
"""

from __future__ import annotations

import ast
import contextlib
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

from loom.compiler.known import UNSEEN, value_of
from loom.compiler.unasked import bases_of, is_a, items_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from loom.compiler.scope import Scope
    from loom.compiler.source import Source

    MayBeExit = Callable[[ast.expr], bool]

WITHS: Final = (ast.With, ast.AsyncWith)


class Suppressor(Enum):
    """What has to do with `contextlib.suppress`."""

    CLASS = auto()
    """It, or a class made of it."""
    INSTANCE = auto()
    """A manager that may suppress GeneratorExit."""
    MODULE = auto()
    """`contextlib`."""


def suppressor_of(value: object) -> Suppressor | None:
    """What an object is in this respect, if anything."""
    if value is contextlib:
        return Suppressor.MODULE
    if is_a(value, type):
        return Suppressor.CLASS if _is_suppress(value) else None
    if not _is_suppress(type(value)):
        return None
    errors = vars(value).get("_exceptions") if type(value) is contextlib.suppress else value
    return Suppressor.INSTANCE if is_wide(errors) else None


def _is_suppress(kind: object) -> bool:
    return any(each is contextlib.suppress for each in bases_of(kind))


def is_wide(kind: object) -> bool:
    """Whether a class, or one of a tuple, or what is not known to be a class, is as wide as GeneratorExit."""
    if kind is UNSEEN:
        return False  # it is most probably not, and decoration will know
    if is_a(kind, tuple):
        return any(map(is_wide, items_of(kind)))
    return not is_a(kind, type) or any(kind is each for each in GeneratorExit.__mro__)


class Suppressing(NamedTuple):
    """What of a function may suppress GeneratorExit.

    Attributes:
        managers: the ids of managers that do.
        elsewhere: what stands where it may become the manager of any `with`.
    """

    managers: frozenset[int]
    elsewhere: tuple[ast.expr, ...]


def find_suppressing(nodes: Sequence[ast.AST], source: Source, scope: Scope, may_be_exit: MayBeExit) -> Suppressing:
    """Finds what may suppress GeneratorExit.

    Args:
        nodes: what stands in the function's own scope.
        source: the function.
        scope: its names.
        may_be_exit: tells whether an expression may stand for a class as wide as GeneratorExit.
    """
    places = [item.context_expr for node in nodes if isinstance(node, WITHS) for item in node.items]
    if not places:
        return Suppressing(frozenset(), ())
    calls = {id(node.func): node for node in nodes if isinstance(node, ast.Call)}
    known = {*scope.held.suppressors, *(found for node in nodes for found in _imported(node))}
    found: list[ast.expr] = []
    for node in nodes:
        what = _mentioned(node, known)
        if what is Suppressor.INSTANCE:
            assert isinstance(node, ast.expr)
            found.append(node)
        elif what is Suppressor.CLASS:
            assert isinstance(node, ast.expr)
            call = calls.get(id(node))
            if call is None or any(map(may_be_exit, call.args)):
                found.append(call or node)
    places_by_id = {id(place) for place in places}
    managers = {id(each) for each in found if id(each) in places_by_id}
    managers |= {id(place) for place in places if _is_by_path(place, source, scope, may_be_exit)}
    return Suppressing(frozenset(managers), tuple([each for each in found if id(each) not in places_by_id]))


def _mentioned(node: ast.AST, known: set[tuple[str, Suppressor]]) -> Suppressor | None:
    match node:
        case ast.Name(id=name, ctx=ast.Load()):
            return next((what for what in (Suppressor.CLASS, Suppressor.INSTANCE) if (name, what) in known), None)
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


def _is_by_path(manager: ast.expr, source: Source, scope: Scope, may_be_exit: MayBeExit) -> bool:
    """Whether a manager is such an attribute of a module or class, or a call of one."""
    match manager:
        case ast.Attribute():
            return suppressor_of(value_of(manager, source, scope.not_global)) is Suppressor.INSTANCE
        case ast.Call(func=ast.Attribute() as function, args=arguments):
            kind = suppressor_of(value_of(function, source, scope.not_global))
            return kind is Suppressor.CLASS and any(map(may_be_exit, arguments))
        case _:
            return False
