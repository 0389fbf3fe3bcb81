"""What a function's qualified name tells: the classes around it, and how code in it names them.

make.<locals>.Outer.Inner.f        its class Outer.Inner; private names are mangled with Inner
"""

from __future__ import annotations

import ast


def mangled(name: str, class_name: str | None) -> str:
    """A private name as CPython stores it inside a class body."""
    if class_name is None or name[:2] != "__" or name.endswith("__") or not class_name.strip("_"):
        return name
    return f"_{class_name.lstrip('_')}{name}"


def innermost_class(path: list[str]) -> str | None:
    """The class whose body the function is written in, however deep inside its methods."""
    for position in range(len(path) - 2, -1, -1):
        if path[position] != "<locals>" and path[position + 1] != "<locals>":
            return path[position]
    return None


def path_of_class(path: list[str]) -> str:
    """How code around a function's class names that: `Outer.Class`, or nothing where there is none."""
    inner = path[:-1]
    return ".".join(inner[len(inner) - inner[::-1].index("<locals>") :] if "<locals>" in inner else inner)


def is_path(expression: ast.expr, path: str) -> bool:
    """Whether an expression is a dotted path, such as `Outer.Class`."""
    outer, _, last = path.rpartition(".")
    if not outer:
        return isinstance(expression, ast.Name) and expression.id == last
    return isinstance(expression, ast.Attribute) and expression.attr == last and is_path(expression.value, outer)
