"""New bodies → code → functions that stand in the old one's place.

    Lowered.public    →    module { @outer(<free variables>) { class C { def f } } }    →    the code object of f

The trees are compiled inside a function whose parameters are the function's own free variables, and inside a class of
the right name where private names occur, so that CPython resolves every name as it did before. The code objects are
then taken out; nothing is executed, so defaults, annotations and decorators do not run again. Each code object gets
its true lines, its qualified name, and the linked objects in place of their placeholders; each function the old one's
globals, cells, defaults, annotations and attributes.
"""

from __future__ import annotations
import __future__

import ast
import sys
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Final, cast
from weakref import ref

from loom.compiler import nodes
from loom.compiler.lowering.closures import PREFIX
from loom.compiler.lowering.links import LinkKind
from loom.compiler.runtime import Self
from loom.diagnostics import Rule
from loom.diagnostics.refusal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loom.compiler.function import PythonFunction
    from loom.compiler.lowering.links import Link
    from loom.compiler.lowering.result import FunctionNode, Lowered
    from loom.compiler.plan import Plan

_OUTER: Final = "@outer"
_FUTURE_FLAGS: Final = sum({getattr(__future__, name).compiler_flag for name in __future__.all_feature_names})
_ATTRIBUTES: Final = (
    *("__module__", "__qualname__", "__doc__"),
    *(("__type_params__",) if sys.version_info >= (3, 12) else ()),
    "__annotate__" if sys.version_info >= (3, 14) else "__annotations__",
)
_OPTIMIZED: Final = 0x1  # CO_OPTIMIZED: set for functions, not for class bodies


def assemble(plan: Plan, lowered: Lowered) -> FunctionType:
    """Compiles what a lowering made and builds the functions.

    Args:
        plan: the plan that was lowered.
        lowered: its new functions.

    Returns:
        The public function.
    """
    own = Self()
    linked: dict[LinkKind, object] = {
        LinkKind.TUPLE: tuple,
        LinkKind.IS_SELF: own.is_self,
        LinkKind.IS_METHOD: own.is_method,
    }
    defaults = plan.defaults
    # The binder first: the transition refers to it.
    for kind in (LinkKind.BINDER, LinkKind.TRANSITION):
        if node := lowered.support.get(kind):
            objects = _objects(lowered.links, linked, defaults)
            linked[kind] = _build(plan, node, objects, bare=kind is LinkKind.TRANSITION)
    public = _build(plan, lowered.public, _objects(lowered.links, linked, defaults))
    own.function = ref(public)
    return public


def _objects(
    links: Mapping[str, Link], linked: Mapping[LinkKind, object], defaults: Mapping[str, object]
) -> dict[str, object]:
    """What stands in each placeholder's place, as far as it exists yet."""
    objects: dict[str, object] = {}
    for text, link in links.items():
        if link.kind is LinkKind.DEFAULT:
            objects[text] = defaults[link.detail]
        elif link.kind is LinkKind.MARK:
            objects[text] = object()
        elif link.kind in linked:
            objects[text] = linked[link.kind]
    return objects


def _build(plan: Plan, node: FunctionNode, objects: Mapping[str, object], *, bare: bool = False) -> FunctionType:
    """A function like the original with another body; a `bare` one has no defaults."""
    original = plan.source.function
    code = _Relocation(plan, objects).function(_compile(plan, node))
    cells = dict(zip(original.__code__.co_freevars, original.__closure__ or (), strict=True))
    closure = tuple(cells[name] for name in code.co_freevars)
    _check_names(code, original.__code__, plan)
    made = FunctionType(code, original.__globals__, original.__name__, None, closure)
    _dress(made, original)
    if not bare:
        made.__defaults__ = original.__defaults__
        made.__kwdefaults__ = original.__kwdefaults__
    return made


def _check_names(code: CodeType, original: CodeType, plan: Plan) -> None:
    """The new code may use only names of the old one; anything else was compiled from another source."""

    def names(of: CodeType) -> set[str]:
        return {*of.co_names, *of.co_varnames, *of.co_cellvars, *of.co_freevars}

    strange = {name for name in names(code) - names(original) if not name.startswith("@")}
    if strange - {"__class__", "__self__"}:
        function = plan.source.function
        raise RefusedError([Rule.SOURCE_MISMATCH.at(None, function.__qualname__, function.__name__)])


def _dress(made: FunctionType, original: PythonFunction) -> None:
    """Makes a function look like another (`functools.update_wrapper` without evaluating annotations)."""
    for attribute in _ATTRIBUTES:
        setattr(made, attribute, getattr(original, attribute))
    made.__dict__.update(vars(original))


def _compile(plan: Plan, node: FunctionNode) -> CodeType:
    """The code object of a def, compiled where its names mean what they meant."""
    original, scope = plan.source.function.__code__, plan.scope
    body: list[ast.stmt] = [node]
    if scope.private_class:
        body = [nodes.class_around(scope.private_class, body, node)]
    if original.co_freevars:
        parameters = nodes.parameters(original.co_freevars, at=node)
        body = [nodes.function(_OUTER, parameters, body, node)]
    flags = original.co_flags & _FUTURE_FLAGS
    module = ast.Module(body, [])
    code: CodeType = compile(module, original.co_filename, "exec", flags, dont_inherit=True)
    wrappers = bool(scope.private_class) + bool(original.co_freevars)
    for _ in range(wrappers + 1):
        code = next(constant for constant in code.co_consts if isinstance(constant, CodeType))
    return code


class _Relocation:
    """Moves code objects to their lines and qualified names, and puts linked objects into them."""

    def __init__(self, plan: Plan, objects: Mapping[str, object]) -> None:
        self.offset = plan.source.offset
        self.objects = objects
        self.qualified_name = plan.source.function.__code__.co_qualname
        self.prefix = ""

    def function(self, code: CodeType) -> CodeType:
        self.prefix = code.co_qualname
        return code.replace(
            co_consts=tuple(self.linked(self.constant(value)) for value in code.co_consts),
            co_firstlineno=code.co_firstlineno + self.offset,
            co_qualname=self.qualified_name,
        )

    def constant(self, value: object) -> object:
        return self.nested(value) if isinstance(value, CodeType) else value

    def nested(self, code: CodeType) -> CodeType:
        name = self.qualified_name + code.co_qualname.removeprefix(self.prefix)
        is_class = not code.co_flags & _OPTIMIZED
        name = ".<locals>.".join(part for part in name.split(".<locals>.") if not part.startswith(PREFIX))
        consts = tuple(
            # A class body also stores its qualified name, from a constant.
            name if is_class and value == code.co_qualname else self.constant(value)
            for value in code.co_consts
        )
        return code.replace(co_consts=consts, co_firstlineno=code.co_firstlineno + self.offset, co_qualname=name)

    def linked(self, value: object) -> object:
        """The object behind a placeholder, also where CPython folded several constants into one tuple."""
        if isinstance(value, str):
            return self.objects.get(value, value)
        if isinstance(value, tuple):
            values = cast("tuple[object, ...]", value)
            items = tuple(self.linked(item) for item in values)
            return items if any(new is not old for new, old in zip(items, values, strict=True)) else values
        return value
