"""Private names, written out in a tree as CPython reads them in a class: there `__x` and `_C__x` are one variable.

    class C:                                class C:
        def f(self, _C__x):        →            def f(self, _C__x):
            return lambda: __x                      return lambda: _C__x

CPython writes out what names a variable or an attribute, and so does this; not the keyword of a call or of a class
pattern, what is imported, nor the name that a nested def, class or type alias has for itself. The variable to which
such a definition, or an import, is bound is told by `bound_name`. Nor does it write out

    class Inner:                            the attributes in a nested class: it remembers what its methods assign
        def g(self): self.__x = 1
    class Inner[T](__Base): ...             the bases of a generic class: its version tells by which class
    def g(a: __T): ...                      annotations that become text
"""

from __future__ import annotations

import ast
import re
from typing import Final, cast

from loom.compiler.qualified import mangled
from loom.compiler.walk import evaluated_around

_VARIABLES: Final[dict[type[ast.AST], str]] = {
    ast.Name: "id",
    ast.arg: "arg",
    ast.ExceptHandler: "name",
    ast.MatchAs: "name",
    ast.MatchStar: "name",
    ast.MatchMapping: "rest",
}
_VARIABLES_AND_ATTRIBUTES: Final = {**_VARIABLES, ast.Attribute: "attr"}
_TYPE_ALIAS: Final[type[ast.AST] | None] = getattr(ast, "TypeAlias", None)
# Letters beyond ASCII may turn out to be such names.
_MAY_BE_PRIVATE: Final = re.compile(r"(?<!\w)__(?!\w*__(?!\w))|[^\x00-\x7f]")


def write_out(node: ast.AST, class_name: str, text: str, *, annotations: bool) -> None:
    """Writes out the private names of a tree, in place.

    Args:
        node: a def.
        class_name: the class that it is written in.
        text: its source.
        annotations: its annotations are code, and not text.
    """
    if not _MAY_BE_PRIVATE.search(text):
        return
    stack = [(node, class_name, _VARIABLES_AND_ATTRIBUTES)]
    while stack:
        node, class_name, fields = stack.pop()
        match node:
            case ast.Global(names=names) | ast.Nonlocal(names=names):
                names[:] = [mangled(name, class_name) for name in names]
            case ast.alias():
                _bind(node, class_name)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                _bind(node, class_name)
            case ast.ClassDef():
                _bind(node, class_name)
                around = node.decorator_list if getattr(node, "type_params", None) else evaluated_around(node)
                stack += [(each, class_name, fields) for each in around]
                stack += [(each, node.name, _VARIABLES) for each in node.body]
                continue
            case _ if _TYPE_ALIAS is not None and isinstance(node, _TYPE_ALIAS):
                _bind(node, class_name)
                own_name = _own_name(node)
                stack += [(each, class_name, fields) for each in ast.iter_child_nodes(node) if each is not own_name]
                continue
            case _:
                if field := fields.get(type(node)):
                    written: str | None = getattr(node, field)
                    setattr(node, field, written and mangled(written, class_name))
        left_out = [] if annotations else [getattr(node, "annotation", None), getattr(node, "returns", None)]
        stack += [(each, class_name, fields) for each in ast.iter_child_nodes(node) if each not in left_out]


def as_written(text: str, class_name: str | None) -> str:
    """A text with private names as they are written in a class."""
    if class_name is None or not class_name.strip("_"):
        return text
    return re.sub(rf"(?<!\w)_{re.escape(class_name.lstrip('_'))}(?=__\w)", "", text)


def bound_name(definition: ast.AST) -> str:
    """The variable that a nested def, class or type alias is bound to, or what one name of an import brings."""
    bound: str | None = getattr(definition, _BOUND, None)
    return bound or _written_name(definition)


_BOUND: Final = "loom_bound_name"


def _bind(definition: ast.AST, class_name: str) -> None:
    setattr(definition, _BOUND, mangled(_written_name(definition), class_name))


def _written_name(definition: ast.AST) -> str:
    if isinstance(definition, ast.alias):
        return definition.asname or definition.name.partition(".")[0]
    name = _own_name(definition)
    return name.id if isinstance(name, ast.Name) else name


def _own_name(definition: ast.AST) -> str | ast.Name:
    return cast("str | ast.Name", vars(definition)["name"])
