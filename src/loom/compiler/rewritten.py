"""A def as pytest has rewritten it: it replaces the asserts of a test module as the module is imported.

    assert n >= 0     →     @py_assert2 = 0
                            @py_assert1 = n >= @py_assert2
                            if not @py_assert1: ...

So the code of a function there is not what its source compiles to. To hold the two against each other, the def is
rewritten once more by the very pytest that is there. What is compiled in the function's place has the asserts of the
source; under `python -O`, which leaves those out but not pytest's, it raises AssertionErrors.
"""

from __future__ import annotations

import ast
import sys
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from loom.compiler import nodes
from loom.compiler.identity import with_nested
from loom.compiler.quiet import FILENAME, future_flags, parse_block, quietly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

    from loom.compiler.function import FunctionNode
    from loom.compiler.source import Source

MODULE: Final = "@pytest_ar"
"""The name by which rewritten code refers to pytest."""
_REWRITER: Final = "_pytest.assertion.rewrite"
_TELLS_OF_PASSES: Final = "_check_if_assertion_pass_impl"


def is_rewritten(code: CodeType) -> bool:
    """Whether code, or code inside it, refers to pytest."""
    return any(MODULE in each.co_names for each in with_nested(code))


def rewritten(source: Source) -> Iterator[FunctionNode]:
    """The def of a source as pytest may have it, if pytest is there.

    The code tells whether it was rewritten for `pytest_assertion_pass`, and only the file how its lines end: that is
    seen in the text of an assert over several lines, which such code holds.

    Args:
        source: the function.
    """
    pytest: Any = sys.modules.get(_REWRITER)
    if pytest is None:
        return
    code = source.function.__code__
    passes = any(_TELLS_OF_PASSES in each.co_names for each in with_nested(code))
    text = "\n" * source.offset + source.text  # pytest may write a line, as a number, into the code
    for ending in ("\n", "\r\n") if passes else ("\n",):
        node = parse_block(text, future_flags(code))
        written = text.replace("\n", ending).encode()
        config = _Configuration() if passes else None
        quietly(partial(pytest.rewrite_asserts, ast.Module([node], []), written, FILENAME, config))
        for each in {id(each): each for each in ast.walk(node)}.values():  # some stand in two places
            position = vars(each)
            for name in ("lineno", "end_lineno"):
                if position.get(name):
                    position[name] -= source.offset
        yield node


def keep_asserts(node: FunctionNode) -> None:
    """Makes of asserts what no optimisation leaves out: `if not test: raise AssertionError(message)`.

    Args:
        node: the tree; it is changed.
    """
    _Asserts().visit(node)


class _Asserts(ast.NodeTransformer):
    def visit_Assert(self, node: ast.Assert) -> ast.stmt:  # the name that ast asks for
        fails = nodes.place(ast.UnaryOp(ast.Not(), node.test), node)
        message = [node.msg] if node.msg else []
        error = nodes.call(nodes.load("AssertionError", node), message, node)
        return nodes.if_(fails, [nodes.place(ast.Raise(error), node)], node)


class _Configuration:
    """All that pytest asks its configuration when it rewrites."""

    def getini(self, name: str) -> bool:
        return name == "enable_assertion_pass_hook"
