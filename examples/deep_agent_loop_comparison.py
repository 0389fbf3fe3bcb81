"""The same agent loop twice: plain recursion runs out of stack, the compiled one finishes 100,000 steps.

Run it: `python examples/deep_agent_loop_comparison.py`
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from loom import tailrec

STEPS = 100_000


@dataclass(frozen=True)
class AgentState:
    remaining: int
    total: int = 0


async def run_next_step(state: AgentState) -> int:
    """One event; it really suspends, as a model or a tool does."""
    await asyncio.sleep(0)
    return 1 if state.remaining else 0


async def plain_agent_loop(state: AgentState) -> AgentState:
    if state.remaining == 0:
        return state
    event = await run_next_step(state)
    return await plain_agent_loop(AgentState(state.remaining - 1, state.total + event))


@tailrec
async def loom_agent_loop(state: AgentState) -> AgentState:
    if state.remaining == 0:
        return state
    event = await run_next_step(state)
    return await loom_agent_loop(AgentState(state.remaining - 1, state.total + event))


if __name__ == "__main__":
    try:
        asyncio.run(plain_agent_loop(AgentState(STEPS)))
    except RecursionError as error:
        print(f"plain recursion failed: {type(error).__name__}")
    print(f"loom recursion survived: {asyncio.run(loom_agent_loop(AgentState(STEPS)))}")
