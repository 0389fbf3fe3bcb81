"""Code objects → functions that stand in the old one's place.

    the code of f, of @bind_f, ...    →    functions like the original, and the cells through which they know each other

The code is the same for every function that a def makes; the globals, cells, defaults, annotations and attributes are
each function's own.
"""

from __future__ import annotations

import sys
from types import CellType, CodeType, CoroutineType, FunctionType, MethodType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from loom.compiler.binding import defaults_of
from loom.compiler.handled import closing
from loom.compiler.lowering.links import LinkKind
from loom.compiler.runtime import ConfigurationCache, Held, InlineCache, Self, Stream, same

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loom.compiler.function import PythonFunction
    from loom.compiler.kind import Kind
    from loom.compiler.lowering.links import Link
    from loom.compiler.scope import Parameters

_ATTRIBUTES: Final = (
    *("__module__", "__qualname__", "__doc__"),
    *(("__type_params__",) if sys.version_info >= (3, 12) else ()),
    "__annotate__" if sys.version_info >= (3, 14) else "__annotations__",
)


class Blueprint(NamedTuple):
    """What functions are built from.

    Attributes:
        kind: the kind of function.
        parameters: its parameters.
        public: the code of what callers call.
        support: that of what it needs, by the link that refers to it.
        cells: what each of the compiler's own cells stands for.
        placeholders: what each placeholder constant stands for.
        in_handlers: of each tail call whether an except clause encloses it.
        is_transition: it runs one transition at a time.
    """

    kind: Kind
    parameters: Parameters
    public: CodeType
    support: Mapping[LinkKind, CodeType]
    cells: Mapping[str, Link]
    placeholders: Mapping[str, Link]
    in_handlers: tuple[bool, ...]
    is_transition: bool


def build(
    blueprint: Blueprint, original: PythonFunction, public: FunctionType | None = None
) -> tuple[FunctionType, Mapping[LinkKind, FunctionType]]:
    """Builds functions.

    Args:
        blueprint: what they are built from.
        original: the plain function.
        public: the function that callers call, if it has been built before.

    Returns:
        The public function of the blueprint, and what supports it.
    """
    return _Builder(blueprint, original).functions(public)


class _Builder:
    """Builds functions like the original with other code, and the cells through which they know each other."""

    def __init__(self, blueprint: Blueprint, original: PythonFunction) -> None:
        self.blueprint = blueprint
        self.original = original
        self.held = {text: Held() for text in blueprint.placeholders}
        self.kept_alive: list[object] = []
        self.cells: dict[str, CellType] = {}
        if closure := original.__closure__:
            self.cells |= zip(original.__code__.co_freevars, closure, strict=True)
        self.links: list[tuple[CellType | Held, Link]] = []
        for name, link in blueprint.cells.items():
            self.cells[name] = CellType()
            self.links.append((self.cells[name], link))
        self.links += [(self.held[text], link) for text, link in blueprint.placeholders.items()]

    def functions(self, public: FunctionType | None) -> tuple[FunctionType, Mapping[LinkKind, FunctionType]]:
        """The blueprint's public function, and the others by what refers to them."""
        built = self.build(self.blueprint.public)
        made = {kind: self.build(code) for kind, code in self.blueprint.support.items()}
        if LinkKind.BODY in made:
            made.setdefault(LinkKind.ENTRANCE, made[LinkKind.BODY])  # calling the body of a coroutine makes the jump
        if self.links:
            self.link(public or built, made)
        return built, made

    def build(self, code: CodeType) -> FunctionType:
        held = bool(self.held) and any(type(each) is str and each in self.held for each in code.co_consts)
        if held:
            constants = [self.held.get(each, each) if type(each) is str else each for each in code.co_consts]
            code = code.replace(co_consts=tuple(constants))
        closure = tuple([self.cells[name] for name in code.co_freevars]) or None
        made = FunctionType(code, self.original.__globals__, self.original.__name__, None, closure)
        _dress(made, self.original)
        if held:
            made.__dict__["@held"] = self.kept_alive
        return made

    def link(self, public: FunctionType, made: Mapping[LinkKind, FunctionType]) -> None:
        """Fills the cells, now that all functions exist."""
        own = Self(public)
        known: dict[LinkKind, Any] = {
            LinkKind.TYPE: type,
            LinkKind.METHOD: MethodType,
            LinkKind.LIST: list,
            LinkKind.JUMP_TYPE: CoroutineType if self.blueprint.kind.is_async else tuple,
            LinkKind.STREAM: Stream,
            LinkKind.SAME: same,
            LinkKind.EXIT: closing,
            LinkKind.SELF: public,
            LinkKind.IS_SELF: own.is_self,
            LinkKind.IS_METHOD: own.is_method,
            **made,
        }
        for cell, link in self.links:
            contents = known[link.kind] if link.kind in known else self.made_for(link)
            cell.cell_contents = contents
            if isinstance(cell, Held):
                self.kept_alive.append(contents)

    def made_for(self, link: Link) -> object:
        match link.kind:
            case LinkKind.DEFAULT:
                return defaults_of(self.original, self.blueprint.parameters)[link.detail]
            case LinkKind.SITE:
                made = ConfigurationCache if self.blueprint.is_transition else InlineCache
                return made(self.blueprint.kind, in_handler=self.blueprint.in_handlers[int(link.detail)])
            case LinkKind.MARK:
                return object()
            case _:
                raise AssertionError(f"nothing is made for {link}")


class DefaultsSnapshot(NamedTuple):
    """The defaults of a function at one time."""

    by_position: tuple[Any, ...] | None
    by_keyword: dict[str, Any] | None

    @staticmethod
    def of(function: PythonFunction) -> DefaultsSnapshot:
        by_keyword = function.__kwdefaults__
        return DefaultsSnapshot(function.__defaults__, by_keyword and by_keyword.copy())

    def of_a_copy(self, function: PythonFunction) -> FunctionType:
        """A copy of the function with these defaults."""
        copied = FunctionType(function.__code__, function.__globals__, function.__name__, None, function.__closure__)
        _dress(copied, function)
        copied.__defaults__, copied.__kwdefaults__ = self
        return copied


def _dress(made: FunctionType, original: PythonFunction) -> None:
    """Makes a function look like another (`functools.update_wrapper` without evaluating annotations)."""
    for attribute in _ATTRIBUTES:
        setattr(made, attribute, getattr(original, attribute))
    if getattr(original, "__annotate__", original) is None:
        made.__annotations__ = original.__annotations__  # there are none, or they were set by hand
    made.__defaults__ = original.__defaults__
    made.__kwdefaults__ = original.__kwdefaults__ and original.__kwdefaults__.copy()
    if attributes := vars(original):
        made.__dict__.update(attributes)
