"""Puts a mutant into the compiler that is loaded, without importing anything anew.

A function keeps its identity and gets the code object that its mutated source compiles to. A variable of a module gets
its mutated value, in every module that has imported it, and so does what is worked out from it.
"""

from __future__ import annotations

import ast
import gc
import sys
from collections.abc import Iterator
from types import CodeType, FunctionType, ModuleType

from tests.mutation.mutants import FOLDER, Mutant, path_of, tree_of

Key = tuple[str, int, str]  # a file, the first line of a function, its name


class CannotPatchError(Exception):
    """A mutant that does not fit the place of the original: everything has to be imported anew."""


def loaded_functions() -> dict[Key, FunctionType]:
    """The functions of the compiler, as they are loaded."""
    found: dict[Key, FunctionType] = {}
    for each in gc.get_objects():
        if type(each) is FunctionType and each.__code__.co_filename.startswith(str(FOLDER)):
            found[key_of(each.__code__)] = each
    return found


def key_of(code: CodeType) -> Key:
    return code.co_filename, code.co_firstlineno, code.co_name


def compiled(tree: ast.Module, module: str) -> CodeType:
    return compile(tree, str(path_of(module)), "exec", dont_inherit=True)


def codes_in(code: CodeType) -> Iterator[CodeType]:
    """Every code object inside another one."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from codes_in(constant)


def patch_function(mutant: Mutant, functions: dict[Key, FunctionType]) -> None:
    """Gives the function that a mutant is in its other code."""
    mutant.edit.apply()
    key = str(path_of(mutant.module)), mutant.first_line, mutant.function.rpartition(".")[2]
    try:
        code = next(each for each in codes_in(compiled(tree_of(mutant.module), mutant.module)) if key_of(each) == key)
        functions[key].__code__ = code
    except (KeyError, StopIteration, ValueError) as problem:
        raise CannotPatchError from problem


def compiler_modules() -> list[ModuleType]:
    return [module for name, module in sys.modules.items() if name.startswith("loom.compiler")]


def module_named(module: str) -> ModuleType:
    dotted = f"loom.compiler.{module.replace('/', '.')}".removesuffix(".__init__")
    return sys.modules[dotted]


def patch_value(mutant: Mutant) -> set[str]:
    """Gives the variable that a mutant changes its other value; the names of all that changed with it."""
    statement = next(each for each in tree_of(mutant.module).body if each.lineno == mutant.line)
    mutant.edit.apply()
    changed = {name for name in _targets(statement)}
    if not changed:
        raise CannotPatchError
    _execute(module_named(mutant.module), statement)
    for _ in range(3):  # what follows from what follows
        for module in compiler_modules():
            _follow(module, statement, changed)
    return changed


def _follow(module: ModuleType, origin: ast.stmt, changed: set[str]) -> None:
    """Works out anew the variables of a module that mention a changed one."""
    if not changed.intersection(vars(module)) or not module.__file__:
        return
    name = module.__file__.removeprefix(f"{FOLDER}/").removesuffix(".py")
    for statement in tree_of(name).body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement is not origin and statement.value:
            read = {node.id for node in ast.walk(statement.value) if isinstance(node, ast.Name)}
            if read & changed:
                changed |= _targets(statement)
                _execute(module, statement)


def _targets(statement: ast.stmt) -> set[str]:
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _execute(module: ModuleType, statement: ast.stmt) -> None:
    """Runs one assignment, and hands its new value to whoever has imported the old one."""
    names = {name: vars(module).get(name) for name in _targets(statement)}
    flags = __import__("__future__").annotations.compiler_flag
    exec(compile(ast.Module([statement], []), str(module.__file__), "exec", flags), vars(module))
    for name, old in names.items():
        for other in compiler_modules():
            if other is not module and name in vars(other) and vars(other)[name] is old:
                setattr(other, name, vars(module)[name])


def mentions(function: FunctionType, names: set[str]) -> bool:
    """Whether a function reads one of these global names."""
    code = function.__code__
    return any(not names.isdisjoint(each.co_names) for each in (code, *codes_in(code)))
