"""What the names of a function mean: parameters, locals, what is captured, and what refers to the function itself.

    class C:
        @tailrec
        async def f(self, n):          receiver    self        its attribute f may be this very function
            size = len(n)              locals      size
            return await self.f(n)     self_calls  (the call, Callee.RECEIVER)

What a nested scope captures is read off CPython's own code object, so it is exact. A list, set or dict comprehension
is over before the transition is and captures nothing that matters; a lambda, def, class or generator expression may
live on. Not done: following names through other modules, or deciding what a parameter might hold.
"""

from __future__ import annotations
import __future__

import ast
import sys
from enum import Enum, auto
from types import CodeType
from typing import TYPE_CHECKING, Final, NamedTuple

from loom.compiler.frames import readers_of, reads_frame
from loom.compiler.mentions import mentions_of
from loom.compiler.names import collect
from loom.compiler.private import bound_name
from loom.compiler.qualified import innermost_class, is_path, path_of_class
from loom.compiler.walk import last_name, nonlocal_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loom.compiler.mentions import Held, Mentions
    from loom.compiler.names import Names
    from loom.compiler.source import Source

_LAZILY: Final = sys.version_info >= (3, 14)
_ANNOTATIONS_ARE_TEXT: Final = __future__.annotations.compiler_flag
_TRANSIENT: Final = frozenset({"<listcomp>", "<setcomp>", "<dictcomp>"})


class Callee(Enum):
    """How a call names the function itself."""

    NAME = auto()
    """Its own name."""
    RECEIVER = auto()
    """Its own first parameter."""
    CLASS = auto()
    """Its own class."""
    OTHER = auto()
    """Another receiver."""
    ALIAS = auto()
    """A variable that is bound to it."""
    METHOD_ALIAS = auto()
    """A variable that is bound to a method of its name."""
    UNKNOWN = auto()
    """Whatever is found when it is called."""

    @property
    def certain(self) -> bool:
        """The call surely means the function, and is refused where it is no tail call."""
        return self in _CERTAIN


_CERTAIN: Final = frozenset({Callee.NAME, Callee.RECEIVER, Callee.CLASS, Callee.ALIAS})


class Method(Enum):
    """How a function stands in a class body, if it does."""

    NONE = auto()
    INSTANCE = auto()
    CLASS = auto()
    STATIC = auto()


class Parameters(NamedTuple):
    """A signature without its defaults."""

    positional_only: tuple[str, ...]
    positional: tuple[str, ...]
    vararg: str | None
    keyword_only: tuple[str, ...]
    kwarg: str | None
    by_position: tuple[str, ...]
    """The positional-only and the positional ones."""
    names: tuple[str, ...]
    """Every parameter in the order of CPython's frames: by position, keyword-only, `*args`, `**kwargs`."""


class Scope(NamedTuple):
    """The names of one function.

    Attributes:
        own_name: the name by which the body calls the function, or None where that name means something else.
        method: how the function stands in a class body.
        receiver: the first parameter of a method or classmethod, if the body never binds it anew.
        private_class: the class that private names are mangled with.
        locals: variables of the function that are not parameters.
        captured: variables that a nested scope reads and may read after the transition.
        not_global: the names of variables, its own and those of functions around it.
        unbindable: variables that may become unbound by `del` or by leaving an except clause.
        mentions: the names of which it matters what they hold, and held: what that is.
        readers: the names by which it can look at its own frame, if it mentions any.
        reads_frame: the function mentions `locals()` or the like: its frame may hold nothing but its own variables.
        self_calls: every call of the function itself in its own scope.
        names: what the walk over the body found.
    """

    parameters: Parameters
    own_name: str | None
    method: Method
    receiver: str | None
    private_class: str | None
    locals: frozenset[str]
    captured: frozenset[str]
    not_global: frozenset[str]
    unbindable: frozenset[str]
    mentions: Mentions
    held: Held
    readers: frozenset[str]
    reads_frame: bool
    self_calls: tuple[tuple[ast.Call, Callee], ...]
    names: Names

    @property
    def shared(self) -> frozenset[str]:
        """The variables that others than the function see."""
        return self.captured | self.names.outer


def read_scope(source: Source) -> Scope:
    """Resolves the names of a function."""
    names = collect(source.node.body, eager_annotations=_evaluates_annotations(source))
    code = source.function.__code__
    path = code.co_qualname.split(".")
    class_name = path[-2] if len(path) > 1 and path[-2] != "<locals>" else None
    private_class = innermost_class(path)
    parameters = _parameters(source.node.args)
    variables = (names.stores.keys() | names.deletes) - names.outer
    every = variables.union(parameters.names)
    own_name = _own_name(source, path, every, names)
    method = _method(source, class_name)
    receiver = _receiver(parameters, method, variables)
    own_class = path_of_class(path)
    if own_class.partition(".")[0] in every:
        own_class = ""
    mentions = mentions_of(names, every, code)
    held = mentions.held_in(source.function)
    not_global = every.union(code.co_freevars)
    readers = readers_of(source, names, not_global).union(held.readers) - {own_name}
    callees = _Callees(bound_name(source.node), own_name, parameters.names, receiver, own_class, names)
    return Scope(
        parameters,
        own_name,
        method,
        receiver,
        private_class,
        locals=frozenset(variables.difference(parameters.names)),
        captured=_captured(code, every),
        not_global=frozenset(not_global),
        unbindable=frozenset(names.deletes - names.outer),
        mentions=mentions,
        held=held,
        readers=readers,
        reads_frame=reads_frame(names, readers),
        self_calls=callees.among(names.calls),
        names=names,
    )


def _evaluates_annotations(source: Source) -> bool:
    return not (_LAZILY or source.function.__code__.co_flags & _ANNOTATIONS_ARE_TEXT)


def _parameters(arguments: ast.arguments) -> Parameters:
    positional_only = tuple([each.arg for each in arguments.posonlyargs])
    positional = tuple([each.arg for each in arguments.args])
    keyword_only = tuple([each.arg for each in arguments.kwonlyargs])
    vararg = arguments.vararg.arg if arguments.vararg else None
    kwarg = arguments.kwarg.arg if arguments.kwarg else None
    by_position = positional_only + positional
    spreads = tuple([name for name in (vararg, kwarg) if name])
    names = by_position + keyword_only + spreads
    return Parameters(positional_only, positional, vararg, keyword_only, kwarg, by_position, names)


def _own_name(source: Source, path: list[str], variables: set[str], names: Names) -> str | None:
    """The function's name, if that is what the name means inside the function.

    A module's function is found as a global, a nested one as a free variable; a method's bare name is somebody else,
    and a name that the function itself binds, or a type parameter of its own, is a variable like any other.
    """
    name = bound_name(source.node)
    if name in variables or names.stores.get(name):
        return None
    if any(each.name == source.node.name for each in getattr(source.node, "type_params", ())):
        return None
    free = name in source.function.__code__.co_freevars
    if len(path) == 1:
        return None if free else name
    return name if free and path[-2] == "<locals>" else None


def _method(source: Source, class_name: str | None) -> Method:
    if class_name is None:
        return Method.NONE
    decorators = {last_name(decorator) for decorator in source.node.decorator_list}
    if "staticmethod" in decorators or source.node.name == "__new__":
        return Method.STATIC
    return Method.CLASS if "classmethod" in decorators else Method.INSTANCE


def _receiver(parameters: Parameters, method: Method, variables: set[str]) -> str | None:
    if method not in (Method.INSTANCE, Method.CLASS) or not parameters.by_position:
        return None
    first = parameters.by_position[0]
    return None if first in variables else first


def _captured(code: CodeType, variables: set[str]) -> frozenset[str]:
    if not code.co_cellvars:
        return frozenset()
    free = {name for inner in _surviving(code) for name in inner.co_freevars}
    return frozenset(free.intersection(variables, code.co_cellvars))


def _surviving(code: CodeType) -> Iterator[CodeType]:
    """The nested scopes that may outlive the transition, also those inside a comprehension."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            if constant.co_name in _TRANSIENT:
                yield from _surviving(constant)
            else:
                yield constant


class _Callees(NamedTuple):
    """Tells which calls are, or may be, calls of the function itself."""

    name: str
    own_name: str | None
    parameters: tuple[str, ...]
    receiver: str | None
    class_path: str
    names: Names

    def among(self, calls: Iterable[ast.Call]) -> tuple[tuple[ast.Call, Callee], ...]:
        """The calls that are, or may be, calls of the function, and how each names it."""
        found: list[tuple[ast.Call, Callee]] = []
        own_name, assigned = self.own_name, self.names.assigned
        for call in calls:
            function = call.func
            callee: Callee | None = None
            if isinstance(function, ast.Name):
                name = function.id
                if name == own_name:
                    callee = Callee.NAME
                elif name in assigned:
                    callee = self._alias(name)
            elif isinstance(function, ast.Attribute) and function.attr == self.name:
                callee = self._attribute(function.value)
            if callee is not None:
                found.append((call, callee))
        return tuple(found)

    def _attribute(self, owner: ast.expr) -> Callee:
        if isinstance(owner, ast.Name) and owner.id == self.receiver:
            return Callee.RECEIVER
        return Callee.CLASS if is_path(owner, self.class_path) else Callee.OTHER

    def _alias(self, name: str) -> Callee | None:
        """A variable that is bound in one place, and there to the function or its method."""
        if self.names.stores.get(name) != 1 or name in self.names.outer or name in self.parameters:
            return None
        if name in nonlocal_names(self.names.nested):
            return None  # a closure may bind it to something else
        value = self.names.assigned[name]
        if isinstance(value, ast.Name) and value.id == self.own_name:
            return Callee.ALIAS
        if isinstance(value, ast.Attribute) and value.attr == self.name:
            return Callee.METHOD_ALIAS
        return None
