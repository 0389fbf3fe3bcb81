"""An agent loop that stops when its budget is used up.

The budget is part of the state, so the transition stays a plain function of it, and the stopped state says where
to go on.

Run it: `python examples/agent_loop_with_budget.py`
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from loom import tailrec


@dataclass(frozen=True)
class AgentState:
    remaining: int
    budget: int
    steps: int = 0

    @property
    def done(self) -> bool:
        return self.remaining == 0


@dataclass(frozen=True)
class Stopped:
    """The run ended early; `state` is where it can go on."""

    state: AgentState


async def run_next_step(state: AgentState) -> AgentState:
    await asyncio.sleep(0)
    return AgentState(state.remaining - 1, state.budget - 1, state.steps + 1)


@tailrec
async def agent_loop(state: AgentState) -> AgentState | Stopped:
    if state.done:
        return state
    if state.budget == 0:
        return Stopped(state)
    return await agent_loop(await run_next_step(state))


if __name__ == "__main__":
    outcome = asyncio.run(agent_loop(AgentState(remaining=100_000, budget=50)))
    assert isinstance(outcome, Stopped)
    print(f"stopped by the budget after {outcome.state.steps} steps, {outcome.state.remaining} remaining")
