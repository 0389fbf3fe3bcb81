"""An agent that thinks, calls a tool, and goes on until it is done.

Each step is one transition: it ends with a call of itself, which Loom turns into a loop. The model and the tools are
stand-ins that suspend as real ones do.

Run it: `python examples/agent_tool_loop.py [STEPS]`
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass, replace

from loom import tailrec


@dataclass(frozen=True)
class AgentState:
    """Everything the agent knows; each transition makes a new one."""

    remaining: int
    total: int = 0
    last_tool: str = "none"

    @property
    def done(self) -> bool:
        return self.remaining == 0


@dataclass(frozen=True)
class ToolCall:
    tool: str
    value: int


async def think(state: AgentState) -> ToolCall:
    """Asks the model what to do next."""
    await asyncio.sleep(0)
    return ToolCall("double" if state.remaining % 2 else "increment", 1)


async def call_tool(call: ToolCall) -> int:
    """Runs a tool."""
    return call.value * 2 if call.tool == "double" else call.value


@tailrec
async def agent_loop(state: AgentState) -> AgentState:
    if state.done:
        return state
    call = await think(state)
    result = await call_tool(call)
    return await agent_loop(
        replace(state, remaining=state.remaining - 1, total=state.total + result, last_tool=call.tool),
    )


if __name__ == "__main__":
    steps = 1000
    if len(sys.argv) > 1:
        if not sys.argv[1].isdigit():
            sys.exit(f"STEPS must be a number from 0 on, not {sys.argv[1]!r}")
        steps = int(sys.argv[1])
    print(asyncio.run(agent_loop(AgentState(remaining=steps))))
