"""A coroutine that is being closed hands over to nobody: CPython would ignore the jump that it returns.

    except self.errors:                      except self.errors:
        left -= 1                   →            @closing = <GeneratorExit has been thrown in here>
    return await after(n)                        left -= 1
                                             if not @closing: return <jump to after>
                                             return [await after(n)]

So it calls then, as plain recursion does, inside the frame that is being closed. Only those except clauses ask that may
catch GeneratorExit, or an error that is raised while it is handled (see `exits`). It has been thrown into this frame,
and not only into a generator that was closed from here, if its traceback has the frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from loom.compiler.lowering.links import LinkKind
from loom.compiler.lowering.template import from_text
from loom.compiler.nodes import NOWHERE

if TYPE_CHECKING:
    import ast

    from loom.compiler.lowering.links import Links

# An exception's context may lead back to it, if somebody has set it by hand.
_NOTICE: Final = """
error = EXIT.handled[1]
depth = 100
while error is not None and depth:
    if EXIT.types[error] is EXIT.kind:
        entry = EXIT.tracebacks[error]
        while entry is not None:
            closing = closing or entry.tb_frame is EXIT.frame
            entry = entry.tb_next
    error = EXIT.contexts[error]
    depth -= 1
error = None
"""


def notice(links: Links) -> list[ast.stmt]:
    """The beginning of an except clause: whether the coroutine is being closed."""
    return from_text(_NOTICE, lambda at: links.load(at, LinkKind.EXIT), NOWHERE)
