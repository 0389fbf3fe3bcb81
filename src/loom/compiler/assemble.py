"""New bodies → code → functions that stand in the old one's place.

    Lowered.public    →    module { @outer(<free variables>) { class C { def f } } }    →    the code object of f

The trees are compiled inside a function whose parameters are the function's own free variables, and inside a class of
the right name where private names occur, so that CPython resolves every name as it did before. The code objects are
then taken out; nothing is executed, so defaults, annotations and decorators do not run again. Each gets its true
lines and its qualified name; each function the old one's globals, cells, defaults, annotations and attributes.

The plain def is compiled with them and held against the function's own code, see `identity`.
"""

from __future__ import annotations
import __future__

import ast
import inspect
import sys
from types import CellType, CodeType, CoroutineType, FunctionType, MethodType
from typing import TYPE_CHECKING, Any, Final

from loom.compiler import nodes
from loom.compiler.handled import closing
from loom.compiler.identity import is_source_of, module_of, nested, probable_module
from loom.compiler.lowering.closures import PREFIX
from loom.compiler.lowering.links import LinkKind
from loom.compiler.lowering.signature import bare
from loom.compiler.plan import Lowering
from loom.compiler.quiet import quiet_compile
from loom.compiler.runtime import Held, Self, Site, StepSite, Stream, same
from loom.compiler.source import first_line, remember
from loom.diagnostics import Rule
from loom.diagnostics.refusal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loom.compiler.function import PythonFunction
    from loom.compiler.identity import Module
    from loom.compiler.lowering.links import Link
    from loom.compiler.lowering.result import FunctionNode, Lowered
    from loom.compiler.plan import Plan
    from loom.compiler.source import Source

_OUTER: Final = "@outer"
_FUTURE_FLAGS: Final = sum({getattr(__future__, name).compiler_flag for name in __future__.all_feature_names})
_ATTRIBUTES: Final = (
    *("__module__", "__qualname__", "__doc__"),
    *(("__type_params__",) if sys.version_info >= (3, 12) else ()),
    "__annotate__" if sys.version_info >= (3, 14) else "__annotations__",
)


def assemble(plan: Plan, lowered: Lowered) -> tuple[FunctionType, FunctionType | None]:
    """Compiles what a lowering made and builds the functions.

    Args:
        plan: the plan that was lowered.
        lowered: its new functions.

    Returns:
        The public function, and the function that makes the jump to it if that has been lowered too.

    Raises:
        RefusedError: the source is not the one that the function was made from.
    """
    source = plan.source
    module = probable_module(source.function)
    codes = _compile(plan, lowered, module) if source.is_certain else _compile_beside_plain(plan, lowered, module)
    built, others = _Builder(plan, lowered).functions(codes)
    return built, others.get(LinkKind.NEXT)


def assemble_more(
    plan: Plan, lowered: Lowered, public: FunctionType | None
) -> tuple[FunctionType, Mapping[LinkKind, FunctionType]]:
    """Builds one more reading of a function that has been assembled before.

    Args:
        plan: a plan for the same function.
        lowered: what it was lowered to.
        public: the function that callers call.

    Returns:
        The lowered public function, and what supports it.
    """
    module = probable_module(plan.source.function)
    return _Builder(plan, lowered, public).functions(_compile(plan, lowered, module))


class _Builder:
    """Builds functions like the original with other code, and the cells through which they know each other."""

    def __init__(self, plan: Plan, lowered: Lowered, public: FunctionType | None = None) -> None:
        self.plan = plan
        self.lowered = lowered
        self.public = public
        self.original = plan.source.function
        self.held = {text: Held() for text in lowered.placeholders}
        self.kept_alive: list[object] = []
        self.cells: dict[str, CellType] = {}
        if closure := self.original.__closure__:
            self.cells |= zip(self.original.__code__.co_freevars, closure, strict=True)
        self.links: list[tuple[CellType | Held, Link]] = []
        for name, link in lowered.cells.items():
            self.cells[name] = CellType()
            self.links.append((self.cells[name], link))
        self.links += [(self.held[text], link) for text, link in lowered.placeholders.items()]

    def functions(self, codes: Sequence[CodeType]) -> tuple[FunctionType, Mapping[LinkKind, FunctionType]]:
        """The public function, and the others by what refers to them."""
        public, *others = [self.build(code) for code in codes]
        made = dict(zip(self.lowered.support, others, strict=True))
        if LinkKind.BODY in made:
            made.setdefault(LinkKind.NEXT, made[LinkKind.BODY])  # the coroutine of a body is the jump to it
        if self.links:
            self.link(self.public or public, made)
        return public, made

    def build(self, code: CodeType) -> FunctionType:
        held = not self.held.keys().isdisjoint(code.co_consts)
        if held:
            code = code.replace(co_consts=tuple([self.held.get(value, value) for value in code.co_consts]))
        closure = tuple([self.cells[name] for name in code.co_freevars])
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
            LinkKind.JUMP: CoroutineType if self.plan.source.is_async else tuple,
            LinkKind.STREAM: Stream,
            LinkKind.SAME: same,
            LinkKind.EXIT: closing,
            LinkKind.SELF: public,
            LinkKind.IS_SELF: own.is_self,
            LinkKind.IS_METHOD: own.is_method,
            **made,
        }
        for cell, link in self.links:
            cell.cell_contents = known[link.kind] if link.kind in known else self.object(link)
        self.kept_alive += made.values()

    def object(self, link: Link) -> object:
        match link.kind:
            case LinkKind.DEFAULT:
                return self.plan.defaults[link.detail]
            case LinkKind.SITE:
                in_handler = self.plan.sites[int(link.detail)].site.in_handler
                made = StepSite if self.plan.lowering is Lowering.TRANSITION else Site
                return made(self.plan.source.kind, in_handler=in_handler)
            case _:
                return object()


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


def _compile_beside_plain(plan: Plan, lowered: Lowered, module: Module) -> list[CodeType]:
    """The code objects of what was lowered; the plain def is compiled with them, and has to be the function's code."""
    source = plan.source
    function, node = source.function, source.node
    plain = bare(node, lowered.public.args, node.body)
    *codes, code = _compile(plan, lowered, module, [plain])
    if not is_source_of(code, function):
        *codes, code = _compile(plan, lowered, module_of(function.__code__), [plain])
        if not is_source_of(code, function):
            mismatch = Rule.SOURCE_MISMATCH.at(first_line(function), function.__qualname__, function.__name__)
            raise RefusedError([mismatch])
    remember(source)
    return codes


def _compile(plan: Plan, lowered: Lowered, module: Module, more: Sequence[FunctionNode] = ()) -> list[CodeType]:
    """The code objects of what was lowered, and of more defs."""
    functions = [lowered.public, *lowered.support.values(), *more]
    codes = _codes(plan, lowered, module, functions)
    if len(codes) < len(functions):
        # CPython keeps equal constants once, and a function whose tail calls are never reached may be what it was.
        codes = [_codes(plan, lowered, module, [each])[0] for each in functions]
    return codes


def _codes(plan: Plan, lowered: Lowered, module: Module, functions: Sequence[FunctionNode]) -> list[CodeType]:
    """The code objects of defs, compiled where their names mean what they meant; equal ones come once."""
    original, scope, at = plan.source.function.__code__, plan.scope, plan.source.node
    body: list[ast.stmt] = [*functions]
    bound, wrappers = at.name, 0
    if scope.private_class and _has_private_names(original):
        bound = scope.private_class
        body = [nodes.class_around(bound, body, at)]
        wrappers += 1
    free = [*original.co_freevars, *lowered.cells]
    if free:
        if bound not in free:
            # What is defined here must not become a variable of @outer, and so of the function.
            body.insert(0, nodes.place(ast.Global([bound]), at))
        body = [nodes.function(_OUTER, nodes.parameters(free, at=at), body, at)]
        wrappers += 1
    flags = original.co_flags & _FUTURE_FLAGS
    around: list[ast.stmt] = [
        nodes.place(ast.Import([nodes.place(ast.alias(name), at)]), at) for name in module.imported
    ]
    if module.mentions_super:
        around.append(nodes.statement(nodes.load("super", at), at))
    code: CodeType = quiet_compile(ast.Module([*around, *body], []), flags)
    for _ in range(wrappers):
        code = next(nested(code))
    return [_relocated(each, plan.source) for each in nested(code)]


def _has_private_names(code: CodeType) -> bool:
    """Whether a name of the function, or of one nested in it, may be a mangled one."""
    # A nested function that has a variable of this one's may itself be gone, if it is never reached.
    names = (*code.co_names, *code.co_varnames, *code.co_freevars, *code.co_cellvars)
    return any(name.startswith("_") for name in names) or any(map(_has_private_names, nested(code)))


def _relocated(code: CodeType, source: Source) -> CodeType:
    """A code object and those inside it in their file, at their lines, under their qualified names."""
    original, offset, prefix = source.function.__code__, source.offset, code.co_qualname
    filename, qualified_name = original.co_filename, original.co_qualname

    def moved(code: CodeType, name: str) -> CodeType:
        line, constants = code.co_firstlineno + offset, code.co_consts
        if not code.co_flags & inspect.CO_OPTIMIZED:
            # A class body also stores its qualified name, from a constant.
            constants = tuple([name if value == code.co_qualname else value for value in constants])
        constants = tuple([inner(value) if isinstance(value, CodeType) else value for value in constants])
        return code.replace(co_filename=filename, co_consts=constants, co_firstlineno=line, co_qualname=name)

    def inner(code: CodeType) -> CodeType:
        path = (qualified_name + code.co_qualname.removeprefix(prefix)).split(".<locals>.")
        return moved(code, ".<locals>.".join(part for part in path if not part.startswith(PREFIX)))

    return moved(code, qualified_name)
