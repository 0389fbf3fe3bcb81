"""New bodies → code objects that can stand in the old one's place.

    Lowered.public    →    module { @outer(<free variables>) { class C { def f } } }    →    the code object of f

The trees are compiled inside a function whose parameters are the function's own free variables, and inside a class of
the right name where private names occur, so that CPython resolves every name as it did before. The code objects are
then taken out; nothing is executed, so defaults, annotations and decorators do not run again. Each gets its true
lines and its qualified name.

The plain def is compiled with them and held against the function's own code, see `identity`.
"""

from __future__ import annotations

import ast
import inspect
from types import CodeType
from typing import TYPE_CHECKING

from loom.compiler import nodes
from loom.compiler.blueprint import Blueprint
from loom.compiler.cut import first_line
from loom.compiler.identity import PLACE_FLAGS, is_source_of, module_of, nested, probable_module, twin_of, with_nested
from loom.compiler.lowering.result import Lowered
from loom.compiler.lowering.signature import bare, same_parameters
from loom.compiler.plan import Lowering
from loom.compiler.quiet import future_flags, quiet_compile
from loom.compiler.rewritten import MODULE as REWRITTEN
from loom.compiler.rewritten import is_rewritten, rewritten
from loom.compiler.stacked import becomes_awaitable
from loom.compiler.variables import CLOSURE, OUTER
from loom.diagnostics import Rule
from loom.diagnostics.refusal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loom.compiler.function import FunctionNode
    from loom.compiler.identity import ModuleFacts
    from loom.compiler.plan import Plan
    from loom.compiler.source import Source


def assemble(plan: Plan, lowered: Lowered) -> Blueprint:
    """Compiles what a lowering made.

    Args:
        plan: the plan that was lowered.
        lowered: its new functions.

    Raises:
        RefusedError: the source is not the one that the function was made from.
    """
    source = plan.source
    module = probable_module(source.function)
    compiled = _compile(plan, lowered, module) if source.is_certain else _compile_beside_plain(plan, lowered, module)
    if becomes_awaitable(source):
        compiled = [_awaitable(code) for code in compiled]
    public, *support = compiled
    return Blueprint(
        source.kind,
        plan.scope.parameters,
        public,
        dict(zip(lowered.support, support, strict=True)),
        lowered.cells,
        lowered.placeholders,
        in_handlers=tuple([each.site.in_handler for each in plan.sites]),
        is_transition=plan.lowering is Lowering.TRANSITION,
    )


def _awaitable(code: CodeType) -> CodeType:
    """What `types.coroutine` makes of a generator's code; it sees only that of the function that callers call."""
    is_generator = code.co_flags & inspect.CO_GENERATOR
    return code.replace(co_flags=code.co_flags | inspect.CO_ITERABLE_COROUTINE) if is_generator else code


def check_source(plan: Plan) -> None:
    """Holds the source of a function that is not compiled against its code.

    Raises:
        RefusedError: the source is not the one that the function was made from.
    """
    if not plan.source.is_certain:
        _compile_beside_plain(plan, _unchanged(plan), probable_module(plan.source.function))


def _unchanged(plan: Plan) -> Lowered:
    node = plan.source.node
    return Lowered(bare(node, same_parameters(node.args), node.body), {}, {}, {})


def _compile_beside_plain(plan: Plan, lowered: Lowered, module: ModuleFacts) -> list[CodeType]:
    """The code objects of what was lowered; the plain def is compiled with them, and has to be the function's code."""
    function = plan.source.function
    for node, guess in _readings(plan.source, module):
        try:
            *codes, code = _compile(plan, lowered, guess, [bare(node, lowered.public.args, node.body)])
        except SyntaxError:
            if _is_python(plan, guess):
                raise
            break
        if is_source_of(code, function):
            return codes
    raise RefusedError([Rule.SOURCE_MISMATCH.at(first_line(function), function.__qualname__, function.__name__)])


def _readings(source: Source, module: ModuleFacts) -> Iterator[tuple[FunctionNode, ModuleFacts]]:
    """The def as CPython may have compiled it, and what its module may be like; the most probable first."""
    code = source.function.__code__
    if REWRITTEN not in code.co_names:
        yield source.node, module
    written = [source.node]
    if is_rewritten(code):
        written = [*rewritten(source)]
        yield from ((node, module) for node in written)
    exact = module_of(code)
    yield from ((node, exact) for node in written)


def _is_python(plan: Plan, module: ModuleFacts) -> bool:
    """Whether the plain def compiles: a source that was edited may not."""
    try:
        return bool(_compile(plan, _unchanged(plan), module))
    except SyntaxError:
        return False


def _compile(plan: Plan, lowered: Lowered, module: ModuleFacts, more: Sequence[FunctionNode] = ()) -> list[CodeType]:
    """The code objects of what was lowered, and of more defs."""
    functions = [lowered.public, *lowered.support.values(), *more]
    codes = _codes(plan, lowered, module, functions)
    if len(codes) < len(functions):
        # CPython keeps equal constants once, and a function whose tail calls are never reached may be what it was.
        codes = [_codes(plan, lowered, module, [each])[0] for each in functions]
    return codes


def _codes(plan: Plan, lowered: Lowered, module: ModuleFacts, functions: Sequence[FunctionNode]) -> list[CodeType]:
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
        body = [nodes.function(OUTER, nodes.parameters(free, at=at), body, at)]
        wrappers += 1
    around: list[ast.stmt] = [
        nodes.place(ast.Import([nodes.place(ast.alias(name), at)]), at) for name in module.imported
    ]
    if module.mentions_super:
        around.append(nodes.statement(nodes.load("super", at), at))
    code: CodeType = quiet_compile(ast.Module([*around, *body], []), future_flags(original))
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
    if elsewhere := (code.co_flags ^ original.co_flags) & PLACE_FLAGS:
        code = code.replace(co_flags=code.co_flags ^ elsewhere)
    filename, qualified_name = original.co_filename, original.co_qualname
    twins = {each: each for inside in nested(original) for each in with_nested(inside)}

    def moved(code: CodeType, name: str) -> CodeType:
        line, constants = code.co_firstlineno + offset, code.co_consts
        if not code.co_flags & inspect.CO_OPTIMIZED:
            # A class body also stores its qualified name, from a constant.
            own = code.co_qualname
            constants = tuple([name if type(each) is str and each == own else each for each in constants])
        constants = tuple([inner(value) if isinstance(value, CodeType) else value for value in constants])
        return code.replace(co_filename=filename, co_consts=constants, co_firstlineno=line, co_qualname=name)

    def inner(code: CodeType) -> CodeType:
        name = code.co_qualname
        if name.startswith(f"{prefix}."):  # what is declared global stands nowhere inside
            name = qualified_name + name.removeprefix(prefix)
        path = name.split(".<locals>.")
        # What is defined inside has the very code that it has in the original, and was perhaps compiled before.
        return twin_of(moved(code, ".<locals>.".join(part for part in path if not part.startswith(CLOSURE))), twins)

    return moved(code, qualified_name)
