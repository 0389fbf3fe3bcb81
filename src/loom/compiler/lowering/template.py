"""Statements from a text in which every name becomes one of the compiler's own.

    next = generator.send(sent)       →    @next = @generator.send(@sent)

What stands in capitals is a link: what compiled code needs besides the source's own names.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from loom.compiler import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from loom.compiler.nodes import Positioned


def from_text(text: str, link: Callable[[Positioned], ast.expr], at: Positioned) -> list[ast.stmt]:
    """Parses a template.

    Args:
        text: the statements.
        link: what makes the expression for a name in capitals.
        at: where the statements appear to stand.
    """
    tree = ast.parse(text)
    _Own(link, at).visit(tree)
    return tree.body


class _Own(ast.NodeTransformer):
    def __init__(self, link: Callable[[Positioned], ast.expr], at: Positioned) -> None:
        self.link = link
        self.at = at

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        if isinstance(node, ast.ExceptHandler) and node.name:
            node.name = f"@{node.name}"
        if isinstance(node, ast.Attribute):
            return nodes.attribute(node.value, node.attr, self.at)
        if isinstance(node, ast.expr | ast.stmt | ast.ExceptHandler):
            nodes.place(node, self.at)
        return node

    def visit_Name(self, node: ast.Name) -> ast.expr:  # the name that ast asks for
        if node.id.isupper():
            return self.link(self.at)
        return nodes.place(ast.Name(f"@{node.id}", node.ctx), self.at)
