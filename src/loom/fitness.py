"""What may be decorated: one plain def. Anything else has a diagnostic of its own.

    @tailrec                  LOOM203, a class
    class Agent: ...

    tailrec(lambda n: n)      LOOM204, a lambda

An object is looked at, and not asked what it is.
"""

from __future__ import annotations

import functools
import inspect
from types import (
    BuiltinFunctionType,
    ClassMethodDescriptorType,
    FunctionType,
    MethodDescriptorType,
    MethodWrapperType,
    WrapperDescriptorType,
)
from typing import TYPE_CHECKING, Final, cast

from loom.compiler.cut import first_line
from loom.compiler.kind import kind_of
from loom.compiler.unasked import is_a
from loom.diagnostics import Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from loom.diagnostics import Diagnostic, Span

WRAPPERS: Final = (staticmethod, classmethod, property, functools.cached_property)
"""The builtin decorators that return no function."""
WRITTEN_IN_C: Final = (
    *(BuiltinFunctionType, MethodDescriptorType, WrapperDescriptorType, MethodWrapperType, ClassMethodDescriptorType),
)
"""What is called as a function is, and has no Python source."""


def unfit(fn: object, decorator: str) -> Diagnostic | None:
    """Why an object is not a function to compile, if it is not.

    Args:
        fn: the object.
        decorator: the name of the decorator that was given it.
    """

    def problem(rule: Rule, span: Span | None, qualified_name: str, name: str) -> Diagnostic:
        return rule.at(span, qualified_name, name, decorator=decorator)

    kind = type(fn)
    if kind is FunctionType:
        function = cast("FunctionType", fn)
        rule = _unfit_function(function, decorator)
        if rule is None:
            return None
        inner = (_wrapped(function) if rule is Rule.DECORATOR_BELOW else None) or function
        return problem(rule, first_line(inner), function.__qualname__, function.__name__)
    if issubclass(kind, type):
        return problem(Rule.CLASS, None, _qualified_name_of(fn), _name_of(fn))
    if issubclass(kind, WRITTEN_IN_C):
        name = str(getattr(fn, "__qualname__", fn))
        return problem(Rule.WRITTEN_IN_C, None, name, name)
    if wrapped := _wrapped(fn):
        return problem(Rule.DECORATOR_BELOW, first_line(wrapped), wrapped.__qualname__, wrapped.__name__)
    if issubclass(kind, WRAPPERS):
        return problem(Rule.DECORATOR_BELOW, None, kind.__qualname__, f"an object of type {kind.__name__}")
    name = f"an object of type {kind.__qualname__ or '?'}"
    return problem(Rule.NOT_A_FUNCTION, None, kind.__qualname__, name)


def _wrapped(fn: object) -> FunctionType | None:
    """The def below a decorator, if the decorator tells without being asked."""
    found: object = fn
    for _ in range(MOST_DECORATORS):
        holds = next((held for kind, held in _HELD.items() if is_a(found, kind)), None)
        inner = holds(found) if holds else inspect.getattr_static(found, "__wrapped__", None)
        if inner is None:
            break
        found = inner
    return found if type(found) is FunctionType and found is not fn else None


_HELD: Final[dict[type, Callable[[object], object]]] = {
    staticmethod: vars(staticmethod)["__func__"].__get__,
    classmethod: vars(classmethod)["__func__"].__get__,
    property: vars(property)["fget"].__get__,
    functools.cached_property: functools.partial(inspect.getattr_static, attr="func", default=None),
}
MOST_DECORATORS: Final = 100
"""Above one def: a chain of wrappers may lead back to itself."""
_name_of: Final[Callable[[object], str]] = vars(type)["__name__"].__get__
_qualified_name_of: Final[Callable[[object], str]] = vars(type)["__qualname__"].__get__


def _unfit_function(fn: FunctionType, decorator: str) -> Rule | None:
    if hasattr(fn, "__loom__"):
        return Rule.ALREADY_COMPILED
    if hasattr(fn, "__wrapped__"):
        return Rule.DECORATOR_BELOW
    if fn.__code__.co_name == "<lambda>":
        return Rule.LAMBDA
    expected = kind_of(fn.__code__).decorator
    if expected == decorator:
        return None
    return Rule.GENERATOR if decorator == "tailrec" else Rule.NOT_A_STREAM
