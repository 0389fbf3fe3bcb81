"""The generator's private variable has two spellings in a class, which mean the same."""

from __future__ import annotations

import ast


def spelled_alike(tree: ast.Module) -> ast.Module:
    """The tree with one spelling for the generator's private variable: `__x` and `_C__x` are the same."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=("_C__x" | "_D__x")):
                node.id = "__x"
            case ast.ExceptHandler(name=("_C__x" | "_D__x")):
                node.name = "__x"
            case ast.Global(names=names) | ast.Nonlocal(names=names):
                names[:] = ["__x" if name in ("_C__x", "_D__x") else name for name in names]
            case _:
                pass
    return tree
