"""Which statements of the compiler are executed: each is marked, and a mark notes that control has come to it.

    return after | final        →        @reach(("flow", 140)); return after | final

`sys.settrace` would tell the same, but some tests trace themselves.
"""

from __future__ import annotations

import ast
import builtins
import copy
from types import FunctionType
from typing import Any

from tests.mutation.mutants import modules, tree_of
from tests.mutation.patching import Key, codes_in, compiled, key_of

Spot = tuple[str, int]  # a module and the line of a statement
_MARK = "@reach"


class _Marking(ast.NodeTransformer):
    def __init__(self, module: str) -> None:
        self.module = module
        self.inside = False

    def generic_visit(self, node: ast.AST) -> ast.AST:
        outside = self.inside
        self.inside = self.inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        super().generic_visit(node)
        for field in ("body", "orelse", "finalbody"):
            statements = getattr(node, field, None)
            if self.inside and isinstance(statements, list) and not isinstance(node, ast.ClassDef):
                setattr(node, field, [each for statement in statements for each in self.marked(statement)])
        self.inside = outside
        return node

    def marked(self, statement: ast.stmt) -> list[ast.stmt]:
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            return [statement]
        spot = ast.Constant((self.module, statement.lineno))
        mark = ast.Expr(ast.Call(ast.Name(_MARK, ast.Load()), [spot], []))
        return [ast.fix_missing_locations(ast.copy_location(mark, statement)), statement]


class Reach:
    """Marks the loaded compiler; `found` is what has been executed since it was last emptied."""

    def __init__(self, functions: dict[Key, FunctionType]) -> None:
        self.found: set[Spot] = set()
        vars(builtins)[_MARK] = self.found.add
        for module in modules():
            tree: Any = _Marking(module).visit(copy.deepcopy(tree_of(module)))
            for code in codes_in(compiled(tree, module)):
                if function := functions.get(key_of(code)):
                    function.__code__ = code

    def taken(self) -> frozenset[Spot]:
        """What was found, from now on empty."""
        found = frozenset(self.found)
        self.found.clear()
        return found
