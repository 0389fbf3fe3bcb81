"""A def as pytest has rewritten it: it replaces the asserts of a test module as the module is imported.

    assert n >= 0     →     @py_assert2 = 0
                            @py_assert1 = n >= @py_assert2
                            if not @py_assert1: ...

So the code of a function there is not what its source compiles to. To hold the two against each other, the def is
rewritten once more by the very pytest that runs, with the configuration that it runs under. What is compiled in the
function's place has the asserts of the source.
"""

from __future__ import annotations

import ast
import sys
from typing import TYPE_CHECKING, Any, Final

from loom.compiler.identity import with_nested
from loom.compiler.quiet import FILENAME, future_flags, quietly
from loom.compiler.source import parse_block

if TYPE_CHECKING:
    from types import CodeType

    from loom.compiler.source import FunctionNode, Source

_REWRITER: Final = "_pytest.assertion.rewrite"


def is_rewritten(code: CodeType) -> bool:
    """Whether code has names that no source can spell."""
    return any(name.startswith("@") for each in with_nested(code) for name in (*each.co_names, *each.co_varnames))


def rewritten(source: Source) -> FunctionNode | None:
    """The def of a source as pytest has it, if pytest is there.

    Args:
        source: the function.
    """
    pytest: Any = sys.modules.get(_REWRITER)
    hooks: list[Any] = [each for each in sys.meta_path if type(each).__module__ == _REWRITER]
    if pytest is None or not hooks:
        return None
    text = "\n" * source.offset + source.text  # pytest may write a line, as a number, into the code
    node = parse_block(text, future_flags(source.function.__code__))
    quietly(lambda: pytest.rewrite_asserts(ast.Module([node], []), text.encode(), FILENAME, hooks[0].config))
    for each in {id(each): each for each in ast.walk(node)}.values():  # some stand in two places
        position = vars(each)
        for name in ("lineno", "end_lineno"):
            if position.get(name):
                position[name] -= source.offset
    return node
