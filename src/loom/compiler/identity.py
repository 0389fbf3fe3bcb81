"""Whether a source is the one that a function was made from: it is, if it compiles to the function's own code.

A file can change under a running program, and a function that is decorated later must not silently become another
one. Equal code objects are the rule. Two things make them differ all the same: CPython calls a method of an imported
name in another way, and only the whole module tells what is imported; so the order of the operations is compared with
that left out. And pytest rewrites asserts as it imports a test; then names that no source can spell tell.
"""

from __future__ import annotations

import dis
import inspect
import linecache
import sys
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from loom.compiler.function import PythonFunction

_files: Final[dict[str, tuple[Any, ...]]] = {}  # size and time of files that were seen while they were imported
_NESTED: Final = inspect.CO_NESTED  # tells where a def stands, not what it does
_JUMPS: Final = frozenset(dis.hasjrel)
_DEFINED: Final = (type, FunctionType, BuiltinFunctionType)
_ATTRIBUTES: Final = frozenset({"LOAD_METHOD", "LOAD_ATTR"})
_WAYS_TO_CALL: Final = frozenset({"PUSH_NULL", "EXTENDED_ARG", "NOP"})


def is_source_of(code: CodeType, function: PythonFunction) -> bool:
    """Whether code, compiled from a source, is the code of a function.

    Args:
        code: the source's code, at its true lines.
        function: the function.
    """
    expected = function.__code__
    code = code.replace(co_flags=code.co_flags & ~_NESTED | expected.co_flags & _NESTED)
    return code == expected or _operations(code) == _operations(expected) or _is_rewritten(code, expected)


def _is_rewritten(code: CodeType, expected: CodeType) -> bool:
    """Whether the expected code has names more, and among them some that no source can spell."""
    more = _names(expected) - _names(code)
    return _names(code).issubset(_names(expected)) and any(name.startswith("@") for name in more)


def is_file_known(function: PythonFunction) -> bool:
    """Whether the function's file is as it was when its module was imported, as far as that has been seen.

    The first function that is compiled while the module is being imported is compared; if the file has the same size
    and time later, it is the same file.
    """
    entry = linecache.cache.get(function.__code__.co_filename)
    return entry is not None and _files.get(function.__code__.co_filename) == entry[:2]


def remember_file(function: PythonFunction) -> None:
    """Notes the state of the file of a module that is being imported: it has been read just now."""
    spec = getattr(sys.modules.get(function.__module__), "__spec__", None)
    filename = function.__code__.co_filename
    match linecache.cache.get(filename):
        case (size, float(time), *_) if getattr(spec, "_initializing", False):
            _files[filename] = size, time
        case _:
            pass


def imported_names(function: PythonFunction) -> list[str]:
    """The globals of a function that its module has probably imported, by what they are."""
    space, module = function.__globals__, function.__module__
    return [
        name
        for name in function.__code__.co_names
        if (value := space.get(name)) is not None
        and (isinstance(value, ModuleType) or (isinstance(value, _DEFINED) and value.__module__ != module))
    ]


def _operations(code: CodeType) -> tuple[object, ...]:
    """What a code object does and in which order, however methods are called."""
    constants = tuple(_operations(each) if isinstance(each, CodeType) else repr(each) for each in code.co_consts)
    order = [_operation(each) for each in dis.get_instructions(code) if each.opname not in _WAYS_TO_CALL]
    return (_names(code), code.co_varnames, constants, order)


def _operation(instruction: dis.Instruction) -> tuple[str | None, str | None]:
    """One instruction without where it jumps to and whether it prepares for a call."""
    name, value = instruction.opname, instruction.argval
    if instruction.opcode in _JUMPS or isinstance(value, CodeType):
        return name, None
    return None if name in _ATTRIBUTES else name, repr(value)


def _names(code: CodeType) -> set[str]:
    return {*code.co_names, *code.co_varnames, *code.co_cellvars, *code.co_freevars}
