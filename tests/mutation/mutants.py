"""The mutants of the compiler: every edit of every module, with a name that survives a shift of lines.

A mutant is known by its module, the function it is in, and the source before and after:

    flow  _Flow.attempt  `after is None or final is None` → `after is None and final is None`
"""

from __future__ import annotations

import ast
import functools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import loom.compiler
from tests.mutation.operators import Edit, Place, edits

FOLDER = Path(loom.compiler.__file__).parent
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_AT_IMPORT = frozenset({"walk _child_fields", "walk _every_kind", "kind Kind.__init__"})
"""Functions that run while the compiler is being imported: a change of them comes too late for a loaded one."""
_WIDTH = 90


class Way(Enum):
    """How a mutant gets into the compiler."""

    CODE = "a function gets other code"
    VALUE = "a variable of a module gets another value"
    IMPORT = "everything is imported anew"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One mutant.

    Attributes:
        module: the module, as `lowering/loop`.
        function: the outermost function or method that it is in, or the class; empty for the module itself.
        before: the source that is changed, with as much around it as one line holds.
        after: the same, changed.
        number: which of several that read alike.
        line: the line of the statement.
        first_line: the first line of the function.
        way: how it gets into the compiler.
        edit: the change.
    """

    module: str
    function: str
    before: str
    after: str
    number: int
    line: int
    first_line: int
    way: Way
    edit: Edit

    @property
    def name(self) -> str:
        """What it is known by."""
        again = f" (no. {self.number})" if self.number > 1 else ""
        return f"{self.function or 'module'}: {self.before} → {self.after}{again}"


def modules() -> list[str]:
    """The names of the compiler's modules."""
    return sorted(path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.py"))


def path_of(module: str) -> Path:
    return FOLDER / f"{module}.py"


@functools.cache
def tree_of(module: str) -> ast.Module:
    """The tree that the edits of a module's mutants change."""
    return ast.parse(path_of(module).read_text(encoding="utf-8"))


def mutants_of(module: str) -> list[Mutant]:
    """Every mutant of a module, in the order of the source."""
    alike: Counter[tuple[str, str, str]] = Counter()
    found: list[Mutant] = []
    tree = tree_of(module)
    for path, edit in _edits(tree, (tree,)):
        before, after = _shown(path, edit)
        if before == after:
            continue
        function, definition = _function(path)
        key = function, before, after
        alike[key] += 1
        line = next(node.lineno for node in reversed(path) if isinstance(node, ast.stmt))
        way = _way(module, function, definition, path)
        first = _first_line(definition) if definition else 0
        found.append(Mutant(module, function, before, after, alike[key], line, first, way, edit))
    return found


def _edits(node: ast.AST, path: tuple[ast.AST, ...]) -> Iterator[tuple[tuple[ast.AST, ...], Edit]]:
    for field, value in ast.iter_fields(node):
        if _is_left_alone(node, field):
            continue
        for index, child in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(child, ast.AST) and not _is_not_code(child, path):
                place = Place(node, field, index if isinstance(value, list) else None)
                inner = (*path, child)
                yield from ((inner, edit) for edit in edits(child, place))
                yield from _edits(child, inner)


def _is_left_alone(node: ast.AST, field: str) -> bool:
    """Types, and what stands for a name."""
    return field in {"annotation", "returns", "decorator_list", "type_comment", "bases", "target", "targets"} or (
        isinstance(node, ast.Call) and field == "func" and isinstance(node.func, ast.Name)
    )


def _is_not_code(node: ast.AST, path: tuple[ast.AST, ...]) -> bool:
    """Docstrings, messages, asserts, tests of the version that runs, and what only type checkers read."""
    match node:
        case ast.Assert() | ast.JoinedStr() | ast.Import() | ast.ImportFrom():
            return True
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.If(test=ast.Name("TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name("__all__" | "__slots__" | "Binding")]):
            return True
        case ast.Call(func=ast.Name("TypeVar")):
            return True
        case ast.Constant():
            return isinstance(path[-1], ast.Call) and isinstance(path[-1].func, ast.Name) and path[-1].func.id == "cast"
        case ast.Compare(left=ast.Attribute(attr="version_info")):
            return True
        case _:
            return False


def _function(path: tuple[ast.AST, ...]) -> tuple[str, ast.FunctionDef | ast.AsyncFunctionDef | None]:
    """The outermost function around a node, and its name; the class if it is in none."""
    names: list[str] = []
    for node in path[:-1]:
        if isinstance(node, ast.ClassDef):
            names.append(node.name)
        elif isinstance(node, _DEFINITIONS):
            return ".".join([*names, node.name]), node
    return ".".join(names), None


def _first_line(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return min([node.lineno, *(each.lineno for each in node.decorator_list)])


def _way(module: str, function: str, definition: ast.AST | None, path: tuple[ast.AST, ...]) -> Way:
    in_signature = definition is not None and path[path.index(definition) + 1] is getattr(definition, "args", None)
    if in_signature or f"{module} {function}" in _AT_IMPORT:
        return Way.IMPORT
    if definition is not None:
        return Way.CODE
    return Way.IMPORT if function or module == "walk" else Way.VALUE  # what follows from walk's tables is everywhere


def _shown(path: tuple[ast.AST, ...], edit: Edit) -> tuple[str, str]:
    """What is changed, before and after: the largest part around it that one line holds."""
    if isinstance(edit.old, ast.match_case):
        return f"case {_text(edit.old.pattern)}", "no such case"
    parts = [node for node in path if isinstance(node, ast.expr | ast.pattern | ast.keyword)]
    root = next((node for node in parts if len(_text(node)) <= _WIDTH), path[-1])
    if root is edit.old or (edit.old and edit.old is path[-1] and isinstance(edit.old, ast.stmt)):
        assert edit.old
        assert edit.new
        return _short(_text(edit.old), _unparsed(edit.new))
    if root is not edit.holder and edit.old and root not in path[: path.index(edit.holder) + 1]:
        root = edit.old
    before = _text(root)
    back = edit.apply()
    after = _unparsed(edit.new if edit.new and root is edit.old else root)
    back.apply()
    return _short(before, after)


_texts: dict[int, str] = {}  # of nodes as they are in the source; the trees are kept, so that no id is used twice


def _text(node: ast.AST) -> str:
    if id(node) not in _texts:
        _texts[id(node)] = _unparsed(node)
    return _texts[id(node)]


def _unparsed(node: ast.AST) -> str:
    """A node on one line, of a compound statement the head."""
    if isinstance(node, ast.stmt) and hasattr(node, "body"):
        node = type(node)(**{**dict(ast.iter_fields(node)), "body": [ast.Pass()], "orelse": []})
    return " ".join(ast.unparse(node).split()).removesuffix(": pass")


def _short(old: str, new: str) -> tuple[str, str]:
    """Two texts without what they have in common at either end, as far as one line does not hold them."""
    if max(len(old), len(new)) <= _WIDTH:
        return old, new
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    start = max(0, start - _WIDTH // 3)
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    end = max(0, end - _WIDTH // 3)
    old, new = (_cut(text[start : len(text) - end]) for text in (old, new))
    return old, new


def _cut(text: str) -> str:
    return text if len(text) <= 2 * _WIDTH else f"{text[:_WIDTH]} … {text[-_WIDTH:]}"
