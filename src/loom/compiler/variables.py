"""The compiler's own variables in compiled code; no source can spell their names.

    @callee = then
    @entrance = <that of @callee, or None>
    if @entrance is not None: return @entrance(n)

What compiled code refers to besides are `lowering.links`; a `lowering.template` names its own.
"""

from __future__ import annotations

from typing import Final

CALLEE: Final = "@callee"
"""What a guarded call found; until the transition ends."""
ENTRANCE: Final = "@entrance"
"""What makes a jump to the callee, or None if it has to be called."""
NEXT: Final = "@next"
"""In a driver, the jump that it goes on with, or what a body has come to."""
GENERATOR: Final = "@generator"
"""In the driver of a stream, the generator of the transition under way."""
DROPPED: Final = "@dropped"
"""Whether the result of a transition has been dropped, so that the run ends with None."""
VALUE: Final = "@value"
"""What an expression has come to: a result, or the mark that stands for a tail call."""
AGAIN: Final = "@again"
"""Whether a loop of the source's own is left for the next turn."""
LOOKUP: Final = "@lookup"
"""Whether the method has still to be looked up: False at first, None once it is found to be this function."""
CLOSING: Final = "@closing"
"""Whether the coroutine is being closed."""
EVERYTHING: Final = "@all"
"""All parameters, before they are taken apart."""
NEW: Final = "@new_"
"""Begins the temporary for a parameter's next value."""
CLOSURE: Final = "@closure"
"""Begins the function that makes a closure which takes values."""
OUTER: Final = "@outer"
"""The function around what is compiled, whose parameters are the free variables."""
