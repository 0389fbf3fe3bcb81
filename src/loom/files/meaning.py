"""What a name or dotted name of a file stands for, as far as the file itself shows it.

    import loom as l                    l            the module loom
    rec = l.tailrec                     rec          the decorator itself, the very object
    from app.errors import Broken       Broken       UNSEEN: only importing would tell
    Errors = (KeyError, ValueError)     Errors       the tuple of what the two stand for
    missing                             missing      ABSENT: nothing binds it, and it is no builtin

Modules are looked into where they are Loom's own or belong to the standard library and are loaded already; nothing is
imported to find out. A name that may stand for two things is UNSEEN.
"""

from __future__ import annotations

import ast
import builtins
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Final

from loom.compiler.known import UNSEEN
from loom.files.scopes import ScopeKind, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loom.files.scopes import Binding, Bindings, Scope

__all__ = ["ABSENT", "UNSEEN", "Meanings"]

ABSENT: Final = object()
"""Nothing binds the name."""
_VALUE: Final = object()
"""Some value that is not a class."""
_DEEPEST: Final = 100  # aliases of aliases


class LocalClass:
    """Stands for every class of the file: as an exception it catches nothing that it does not name."""


class Meanings:
    """Answers for one module."""

    def __init__(self, bindings: Bindings) -> None:
        self.bindings = bindings
        self.names: dict[tuple[str, int, int | None], object] = {}

    def of(self, node: ast.expr, scope: Scope, at: int | None, depth: int = 0) -> object:
        """What an expression stands for.

        Args:
            node: the expression.
            scope: where it is evaluated.
            at: when; None for "once the module has been imported".
            depth: how many aliases led here.
        """
        if depth > _DEEPEST:
            return UNSEEN
        match node:
            case ast.Name(id=name):
                return self.of_name(name, scope, at, depth)
            case ast.Attribute(value=owner, attr=attribute):
                return _member(self.of(owner, scope, at, depth + 1), attribute)
            case ast.Tuple(elts=elements):
                return tuple(self.of(each, scope, at, depth + 1) for each in elements)
            case ast.Constant() | ast.List() | ast.Dict() | ast.Set() | ast.JoinedStr() | ast.Lambda():
                return _VALUE
            case _:
                return UNSEEN

    def of_name(self, name: str, scope: Scope, at: int | None, depth: int = 0) -> object:
        """What a name stands for in a scope."""
        asked = name, id(scope), at
        if asked not in self.names:
            self.names[asked] = UNSEEN  # if that depends on itself
            self.names[asked] = self._found(name, scope, at, depth)
        return self.names[asked]

    def _found(self, name: str, scope: Scope, at: int | None, depth: int) -> object:
        place: Scope | None = scope
        while place is not None:
            if place.outer.get(name) is ScopeKind.MODULE:
                place = place.module
            if place is scope or place.kind is not ScopeKind.CLASS:
                seen = at if not scope.in_function or place is scope else None
                if bound := self.reaching(name, place, seen):
                    return self._agreed(bound, place, depth)
                if place.stars and (found := _starred(name, place.stars)) is not ABSENT:
                    return found
                if place.kind is ScopeKind.FUNCTION and place.bindings.get(name):
                    return UNSEEN  # a local that is bound later
            place = place.parent
        if self.bindings.is_open and not hasattr(builtins, name):
            return UNSEEN
        return getattr(builtins, name, ABSENT)

    def global_names(self, names: Iterable[str], scope: Scope, at: int) -> dict[str, object]:
        """The globals that a function of a scope finds under some names when it is decorated."""
        when = None if scope.in_function else at
        found = {name: self.of_name(name, scope.module, when) for name in names}
        # What a class of the file has is not seen.
        found = {name: UNSEEN if value is LocalClass else value for name, value in found.items()}
        return {name: value for name, value in found.items() if value is not ABSENT}

    def reaching(self, name: str, scope: Scope, at: int | None) -> Sequence[Binding]:
        """The bindings of a scope that a name may have at some time, given how Python goes through it."""
        bound = [each for each in scope.bindings.get(name, ()) if at is None or each.at <= at]
        bound = [each for each in bound if each.when is not When.TYPING] or bound
        bound = [each for each in bound if each.when is not When.FALLBACK] or bound
        for position in range(len(bound) - 1, -1, -1):
            if bound[position].when is When.ALWAYS:
                return bound[position:]
        return bound

    def _agreed(self, bound: Sequence[Binding], scope: Scope, depth: int) -> object:
        first, *others = [self._bound(each, scope, depth + 1) for each in bound]
        return first if all(other is first for other in others) else UNSEEN

    def _bound(self, binding: Binding, scope: Scope, depth: int) -> object:
        match binding.value:
            case ast.Import() | ast.ImportFrom() as statement if binding.alias:
                return _imported(statement, binding.alias)
            case ast.FunctionDef(decorator_list=[]) | ast.AsyncFunctionDef(decorator_list=[]):
                return _VALUE
            case ast.ClassDef(decorator_list=[]):
                return LocalClass
            case ast.expr() as value:
                return self.of(value, scope, binding.at - 1, depth)
            case _:
                return UNSEEN


def _imported(node: ast.Import | ast.ImportFrom, alias: ast.alias) -> object:
    if isinstance(node, ast.ImportFrom):
        return UNSEEN if node.level else _member(_module(node.module or ""), alias.name)
    return _module(alias.name if alias.asname else alias.name.partition(".")[0])


def _module(name: str) -> object:
    top = name.partition(".")[0]
    known = top == "loom" or top in sys.stdlib_module_names
    return sys.modules.get(name, UNSEEN) if known else UNSEEN


def _member(owner: object, name: str) -> object:
    return vars(owner).get(name, UNSEEN) if isinstance(owner, ModuleType) else UNSEEN


def _starred(name: str, stars: Iterable[ast.ImportFrom]) -> object:
    """What a name is if a star import may have bound it."""
    found: object = ABSENT
    for star in stars:
        module = UNSEEN if star.level else _module(star.module or "")
        if not isinstance(module, ModuleType):
            found = UNSEEN
        elif name in getattr(module, "__all__", [each for each in vars(module) if not each.startswith("_")]):
            found = vars(module).get(name, UNSEEN)
    return found
