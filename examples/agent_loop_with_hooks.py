"""An agent loop with hooks before and after each step.

Hooks stay outside the compiled function: they go around the step that it awaits.

Run it: `python examples/agent_loop_with_hooks.py`
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from loom import tailrec


@dataclass(frozen=True)
class AgentState:
    remaining: int
    total: int = 0

    @property
    def done(self) -> bool:
        return self.remaining == 0

    def apply(self, event: int) -> AgentState:
        return AgentState(self.remaining - 1, self.total + event)


class Hook(Protocol):
    async def before_step(self, state: AgentState) -> None: ...
    async def after_step(self, state: AgentState, event: int) -> None: ...


@dataclass
class Recorder:
    """Writes down what happens."""

    lines: list[str] = field(default_factory=list[str])

    async def before_step(self, state: AgentState) -> None:
        self.lines.append(f"before: {state.remaining} remaining")

    async def after_step(self, state: AgentState, event: int) -> None:
        self.lines.append(f"after:  {state.remaining} remaining, event {event}")


async def run_next_step(state: AgentState) -> int:
    await asyncio.sleep(0)
    return state.remaining * 10


async def run_with_hooks(state: AgentState, hooks: Sequence[Hook]) -> int:
    for hook in hooks:
        await hook.before_step(state)
    event = await run_next_step(state)
    for hook in hooks:
        await hook.after_step(state, event)
    return event


@tailrec
async def agent_loop(state: AgentState, hooks: Sequence[Hook]) -> AgentState:
    if state.done:
        return state
    event = await run_with_hooks(state, hooks)
    return await agent_loop(state.apply(event), hooks)


if __name__ == "__main__":
    recorder = Recorder()
    final = asyncio.run(agent_loop(AgentState(remaining=2), [recorder]))
    print("\n".join(recorder.lines))
    print(final)
