"""Whether a source is the one that a function was made from: it is, if it compiles to the function's own code.

A file can change under a running program, an import hook can change what is compiled, and a function that is decorated
must not silently become another one. So the code objects must be equal, to the line. Two things that the code depends
on stand elsewhere in its module, and are read off the code: CPython calls a method of an imported name in another way
than one of any other name, and looks `super` up in a shorter way if the module does not mention it. What pytest makes
of the asserts of a test is in `rewritten`.
"""

from __future__ import annotations

import dis
import inspect
import sys
from itertools import pairwise
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from loom.compiler.known import LAZY_IMPORT
from loom.compiler.unasked import attributes_of, get, is_a

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from loom.compiler.function import PythonFunction

_METHOD_FLAG = 0x8000000  # since 3.14, of a def that stands in a class; `inspect` has no name for it
PLACE_FLAGS: Final = inspect.CO_NESTED | _METHOD_FLAG
"""What tells where a def stands."""
_ELSEWHERE: Final = PLACE_FLAGS | inspect.CO_ITERABLE_COROUTINE  # that is set later
_FUNCTIONS: Final = (FunctionType, BuiltinFunctionType)
_NAMES: Final = ("LOAD_GLOBAL", "LOAD_NAME", "LOAD_FAST", "LOAD_DEREF", "LOAD_CLASSDEREF", "LOAD_FROM_DICT")
_ATTRIBUTES: Final = ("LOAD_ATTR", "LOAD_METHOD")
_ONE_OPCODE: Final = sys.version_info >= (3, 12)  # for attributes and methods: the lowest bit of its argument tells


class ModuleFacts(NamedTuple):
    """What of its module the code of a function depends on.

    Attributes:
        imported: names that the module imports, or may import for all that the code says.
        mentions_super: the module itself mentions `super`.
    """

    imported: frozenset[str]
    mentions_super: bool = False


def is_source_of(code: CodeType, function: PythonFunction) -> bool:
    """Whether code, compiled from a source, is the code of a function.

    Args:
        code: the source's code, at its true lines.
        function: the function.
    """
    expected = function.__code__
    if (code.co_flags ^ expected.co_flags) & _ELSEWHERE:
        code = code.replace(co_flags=code.co_flags & ~_ELSEWHERE | expected.co_flags & _ELSEWHERE)
    return _is_equal(code, expected)


def twin_of(code: CodeType, twins: Mapping[CodeType, CodeType]) -> CodeType:
    """The code object that is the same to the last position, if there is one; else the code itself.

    Args:
        code: a code object.
        twins: code objects, by themselves.
    """
    twin = twins.get(code, code)
    return twin if twin.co_qualname == code.co_qualname and _is_equal(twin, code) else code


def probable_module(function: PythonFunction) -> ModuleFacts:
    """What a function's module is like, judged by the function's globals: modules, and what others have defined."""
    space, module = function.__globals__, function.__module__
    names = function.__code__.co_names
    return ModuleFacts(frozenset([name for name in names if _is_imported(get(space, name), module)]))


def _is_imported(value: object, module: object) -> bool:
    """Whether a global is a module, or something that another module has defined."""
    if is_a(value, type):
        return _differs(attributes_of(value).get("__module__"), module)
    if is_a(value, ModuleType) or type(value) is LAZY_IMPORT:
        return True
    return is_a(value, _FUNCTIONS) and _differs(value.__module__, module)


def _differs(module: object, other: object) -> bool:
    return module != other if type(module) is type(other) is str else module is not other


def module_of(code: CodeType) -> ModuleFacts:
    """What a function's module is like, judged by the function's code: as far as that depends on it."""
    loads = list(_attributes_of_names(code))
    methods = {name for name, is_method in loads if is_method}
    instructions = {instruction.opname for each in with_nested(code) for instruction in dis.get_instructions(each)}
    has_super = any("super" in each.co_names for each in with_nested(code))
    shortened = any(name.startswith("LOAD_SUPER") for name in instructions)
    return ModuleFacts(frozenset({name for name, _ in loads} - methods), has_super and not shortened)


def _attributes_of_names(code: CodeType) -> Iterator[tuple[str, bool]]:
    """The names whose attributes are loaded, and whether that is to call a method."""
    for each in with_nested(code):
        instructions = [one for one in dis.get_instructions(each) if one.opname != "EXTENDED_ARG"]
        for before, instruction in pairwise(instructions):
            if instruction.opname in _ATTRIBUTES and before.opname.startswith(_NAMES):
                loaded: Any = before.argval
                name: str = loaded if isinstance(loaded, str) else loaded[-1]  # of several the last
                is_method = bool((instruction.arg or 0) & 1)
                yield name, is_method if _ONE_OPCODE else instruction.opname == "LOAD_METHOD"


def _is_equal(code: CodeType, other: CodeType) -> bool:
    return (
        code == other
        and code.co_linetable == other.co_linetable
        and code.co_exceptiontable == other.co_exceptiontable
        and all(map(_is_equal, nested(code), nested(other)))
    )


def nested(code: CodeType) -> Iterator[CodeType]:
    """The code objects that stand directly in another one."""
    return (constant for constant in code.co_consts if isinstance(constant, CodeType))


def with_nested(code: CodeType) -> Iterator[CodeType]:
    """A code object and those inside it, at any depth."""
    yield code
    for each in nested(code):
        yield from with_nested(each)
