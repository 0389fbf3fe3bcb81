"""Loom: tail calls that do not grow the stack, for asyncio and plain Python.

    from loom import tailrec

    @tailrec
    async def agent_loop(state):
        if state.done:
            return state
        return await agent_loop(await run_next_step(state))

General layout: `decorators` is what users call, `fitness` says on what. A function is handed to `compiler`, which works
through its rooms in one direction (source, scope, tail, plan, lowering, assemble, blueprint); `diagnostics` holds every
message with its code, `errors` what is raised. `describe` makes data of a plan (`explanation` has its types), `explain`
text, `report` pages and diagrams. `files` gives the compiler's verdict on a file that is not imported; `cli` is the
command line. `configuration` has one transition as a value, `runs` what every run of such transitions shares:
`transitions` runs functions, `streams` runs generators. `observer` defines what is told of them, `observers` has the
usual ones.
"""

from loom.configuration import Done, Emit, Next, step
from loom.decorators import tailrec, tailstream
from loom.errors import CompilerError, LoomError, NotCompiledError, TailCallError, TailCallWarning
from loom.explain import Explanation, explain_tailcalls
from loom.streams import AsyncStreamTransitions, StreamTransitions
from loom.transitions import AsyncTransitions, Transitions, transitions

__all__ = [
    "AsyncStreamTransitions",
    "AsyncTransitions",
    "CompilerError",
    "Done",
    "Emit",
    "Explanation",
    "LoomError",
    "Next",
    "NotCompiledError",
    "StreamTransitions",
    "TailCallError",
    "TailCallWarning",
    "Transitions",
    "__version__",
    "explain_tailcalls",
    "step",
    "tailrec",
    "tailstream",
    "transitions",
]

__version__ = "1.0.0.dev0"
