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

# A context may lead back to its exception, if somebody has set it by hand: `slow`, at half the pace, then meets `error`
_NOTICE: Final = """
error = slow = EXIT.handled[1]
odd = False
while error is not None:
    if EXIT.types[error] is EXIT.kind:
        entry = EXIT.tracebacks[error]
        while entry is not None:
            closing = closing or entry.tb_frame is EXIT.frame
            entry = entry.tb_next
    error = EXIT.contexts[error]
    slow = EXIT.contexts[slow] if odd else slow
    odd = not odd
    if error is slow:
        error = None
error = slow = None
"""


def notice(links: Links) -> list[ast.stmt]:
    """The beginning of an except clause: whether the coroutine is being closed."""
    return from_text(_NOTICE, lambda at: links.load(at, LinkKind.EXIT), NOWHERE)
