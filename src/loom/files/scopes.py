"""What `bindings` finds in a module: scopes, what binds their names and when, and what is defined where.

from loom import tailrec        Binding     of tailrec in the module's scope: always, by this import
@tailrec
def f(n): ...                   Definition  in the module's scope, when one name had been bound
"""

from __future__ import annotations

import ast
from collections import defaultdict
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Definable = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class ScopeKind(Enum):
    """What a scope belongs to."""

    MODULE = "module"
    CLASS = "class"
    FUNCTION = "function"


class When(Enum):
    """On which way through the scope a name is bound."""

    ALWAYS = "always"
    SOMETIMES = "under a condition"
    FALLBACK = "where a try fails"
    TYPING = "for type checkers alone"


@dataclass(frozen=True, slots=True)
class Binding:
    """One place that binds a name.

    Attributes:
        at: how many things were bound or defined before it in the file.
        value: what it is bound to: an expression, a definition, an import; None where the place does not show it.
        alias: of an import, the one of its names.
        when: on which way.
    """

    at: int
    value: ast.AST | None
    alias: ast.alias | None
    when: When


@dataclass(slots=True, eq=False)
class Scope:
    """A module, class or function body and what it binds."""

    kind: ScopeKind
    parent: Scope | None
    node: ast.AST
    bindings: defaultdict[str, list[Binding]] = field(default_factory=lambda: defaultdict[str, list[Binding]](list))
    outer: dict[str, ScopeKind] = field(default_factory=dict[str, ScopeKind])
    """Names declared global or nonlocal."""
    stars: list[ast.ImportFrom] = field(default_factory=list[ast.ImportFrom])

    @property
    def module(self) -> Scope:
        return self if self.parent is None else self.parent.module

    @property
    def in_function(self) -> bool:
        """Whether it is bound only when some function runs."""
        return self.kind is ScopeKind.FUNCTION or (self.parent is not None and self.parent.in_function)


@dataclass(frozen=True, slots=True)
class Definition:
    """A def or class where it stands."""

    node: Definable
    scope: Scope
    at: int


@dataclass(frozen=True, slots=True)
class Application:
    """A call with one argument, where it stands."""

    call: ast.Call
    scope: Scope
    at: int


@dataclass(frozen=True, slots=True)
class Bindings:
    """Everything that is bound in a module.

    Attributes:
        module: its own scope.
        definitions: its defs and classes, in source order.
        applications: the calls that give one positional argument.
        attributes: the names of all attributes that are set somewhere (`self.run = ...`).
        is_open: something may bind a global that no line shows.
    """

    module: Scope
    definitions: tuple[Definition, ...]
    applications: tuple[Application, ...]
    attributes: frozenset[str]
    is_open: bool
