"""The arguments of one tail call → values for the parameters, at compile time.

    def f(a, b=0, *rest, key, **extra)

    f(x, key=y)              a = x, key = y, b = its default, rest = (), extra = {}
    f(x, y, z, key=k, q=1)   a = x, b = y, rest = (z,), key = k, extra = {"q": 1}
    f(x, *rest, key=key)     too little is known: rest may be empty, or fill b
    f()                      Python's own TypeError, at run time

Values come in the order in which Python evaluates the arguments as written. What cannot be placed, or is plainly wrong,
goes through the binder: a function of the same signature that returns its parameters, so that CPython itself binds
the arguments, makes a new dict, and words the TypeError. A `**spread` always does, since only CPython knows its keys.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from loom.compiler import nodes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loom.compiler.function import PythonFunction
    from loom.compiler.scope import Parameters, Scope

    Defaults = Mapping[str, object]


class Value(NamedTuple):
    """A parameter and the expression that it gets."""

    parameter: str
    expression: ast.expr


class Direct(NamedTuple):
    """Every argument is placed: `values` in order of evaluation, then the parameters that take their defaults."""

    values: tuple[Value, ...]
    defaults: tuple[str, ...]


class ByBinder(NamedTuple):
    """The call goes through the binder.

    Attributes:
        reason: why, as explanations word it.
    """

    reason: str


Binding = Direct | ByBinder


def bind(call: ast.Call, receiver: ast.expr | None, scope: Scope, defaults: Defaults) -> Binding:
    """Places the arguments of a call.

    Args:
        call: the call.
        receiver: what a method call passes as the first argument, if it is one.
        scope: the function's names.
        defaults: the defaults of the function by parameter.
    """
    try:
        placement = _Placement(call, scope)
        placement.positional([receiver, *call.args] if receiver else call.args)
        if call.keywords:
            placement.keywords(call.keywords)
        return placement.rest(defaults)
    except _NotPlacedError as problem:
        return ByBinder(problem.args[0])


class _NotPlacedError(Exception):
    """The arguments are CPython's to bind."""


class _Placement:
    def __init__(self, call: ast.Call, scope: Scope) -> None:
        self.call = call
        self.scope = scope
        self.parameters = scope.parameters
        self.values: list[Value] = []
        self.placed: set[str] = set()

    def place(self, parameter: str, expression: ast.expr) -> None:
        self.placed.add(parameter)
        self.values.append(Value(parameter, expression))

    def positional(self, arguments: Sequence[ast.expr]) -> None:
        targets = self.parameters.by_position
        for parameter, argument in zip(targets, arguments, strict=False):
            if isinstance(argument, ast.Starred):
                raise _NotPlacedError("a spread whose length only the run knows")
            self.place(parameter, argument)
        if surplus := arguments[len(targets) :]:
            self.surplus(surplus)

    def surplus(self, arguments: Sequence[ast.expr]) -> None:
        vararg = self.parameters.vararg
        if not all(self.is_tuple(argument) for argument in arguments if isinstance(argument, ast.Starred)):
            raise _NotPlacedError("a spread of something that may not be iterable")
        if vararg is None:
            raise _NotPlacedError("more arguments than parameters")
        only = arguments[0]
        if len(arguments) == 1 and isinstance(only, ast.Starred):
            self.place(vararg, only.value)
        else:
            self.place(vararg, nodes.tuple_of(arguments, self.call))

    def is_tuple(self, spread: ast.Starred) -> bool:
        """Whether a spread is of the function's own `*args`, which nobody but the call itself has bound."""
        vararg, names = self.parameters.vararg, self.scope.names
        rebound = vararg in names.stores or vararg in names.deletes or vararg in self.scope.captured
        return isinstance(spread.value, ast.Name) and spread.value.id == vararg and not rebound

    def keywords(self, keywords: Sequence[ast.keyword]) -> None:
        by_keyword = {*self.parameters.positional, *self.parameters.keyword_only}
        extra: dict[str, ast.expr] = {}
        for keyword in keywords:
            if keyword.arg is None:
                raise _NotPlacedError("a ** spread, whose keys only the run knows")
            if keyword.arg not in by_keyword:
                self.surplus_keyword(extra, keyword.arg, keyword.value)
            elif keyword.arg in self.placed:
                raise _NotPlacedError(f"'{keyword.arg}' is given twice")
            else:
                self.place(keyword.arg, keyword.value)

    def surplus_keyword(self, extra: dict[str, ast.expr], key: str, value: ast.expr) -> None:
        """One more entry of `**kwargs`, as long as nothing else was evaluated in between."""
        kwarg = self.parameters.kwarg
        if kwarg is None:
            raise _NotPlacedError(f"no parameter is called '{key}'")
        if extra and self.values[-1].parameter != kwarg:
            raise _NotPlacedError("keywords for ** stand apart from each other")
        if extra:
            self.values.pop()
        extra[key] = value
        keys: list[ast.expr | None] = [nodes.constant(each, self.call) for each in extra]
        self.place(kwarg, nodes.place(ast.Dict(keys, list(extra.values())), self.call))

    def rest(self, defaults: Defaults) -> Direct:
        omitted: list[str] = []
        parameters, placed = self.parameters, self.placed
        for parameter in parameters.by_position + parameters.keyword_only:
            if parameter not in placed:
                if parameter not in defaults:
                    raise _NotPlacedError(f"'{parameter}' is missing")
                omitted.append(parameter)
        if parameters.vararg and parameters.vararg not in self.placed:
            self.place(parameters.vararg, nodes.tuple_of([], self.call))
        if parameters.kwarg and parameters.kwarg not in self.placed:
            self.place(parameters.kwarg, nodes.place(ast.Dict([], []), self.call))
        return Direct(tuple(self.values), tuple(omitted))


def defaults_of(function: PythonFunction, parameters: Parameters) -> Defaults:
    """The defaults of a function by parameter."""
    by_position, by_keyword = function.__defaults__, function.__kwdefaults__
    defaults: dict[str, object] = {}
    if by_position:
        defaults |= zip(reversed(parameters.by_position), reversed(by_position), strict=False)
    if by_keyword:
        defaults |= {name: by_keyword[name] for name in parameters.keyword_only if name in by_keyword}
    return defaults
