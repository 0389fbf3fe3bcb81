"""An agent loop that is stopped by a budget, saved after each transition, and resumed from the file by another run.

Nothing of that is in the loop: it goes around its transitions.

Run it: `python examples/checkpointed_agent.py`
"""

from __future__ import annotations

import asyncio
import pickle
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loom import Done, Next, tailrec, transitions
from loom.observers import Budget, BudgetExceeded, Checkpoint, History


@dataclass(frozen=True)
class AgentState:
    remaining: int
    total: int = 0

    def apply(self, event: int) -> AgentState:
        return AgentState(self.remaining - 1, self.total + event)


async def run_next_step(state: AgentState) -> int:
    await asyncio.sleep(0)
    if state.remaining < 0:
        raise ValueError("there is nothing to do")
    return 1


@tailrec
async def agent_loop(state: AgentState) -> AgentState:
    if state.remaining == 0:
        return state
    event = await run_next_step(state)
    return await agent_loop(state.apply(event))


async def main(file: Path) -> None:
    async def save(outcome: Next[Any] | Done[Any]) -> None:
        await asyncio.to_thread(file.write_bytes, pickle.dumps(outcome))

    try:
        await transitions(agent_loop, AgentState(50)).observe(Budget(20), Checkpoint(save)).run()
    except BudgetExceeded as stop:
        print(stop)

    saved: Next[Any] = pickle.loads(await asyncio.to_thread(file.read_bytes))  # noqa: S301  # this program wrote it
    print(await saved.run())

    try:
        await transitions(agent_loop, AgentState(-1)).observe(History(3)).run()
    except ValueError as error:
        print(error, *error.__notes__, sep="\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(main(Path(folder) / "checkpoint"))
