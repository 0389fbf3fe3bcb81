"""A streaming agent: it yields tokens and tool calls as they come, and goes on as the next state.

The stream delegates to itself; whoever consumes it stands outside.

Run it: `python examples/streaming_agent.py`
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass

from loom import tailstream


@dataclass(frozen=True)
class Token:
    text: str


@dataclass(frozen=True)
class ToolCall:
    name: str
    argument: int


@dataclass(frozen=True)
class Final:
    answer: int


Event = Token | ToolCall | Final


@dataclass(frozen=True)
class AgentState:
    """What is left to be done: one word of the model and one call of a tool for each item."""

    todo: tuple[int, ...]
    answer: int = 0


async def think(state: AgentState) -> AsyncGenerator[Token, None]:
    await asyncio.sleep(0)
    yield Token(f"double {state.todo[0]}")


async def double(argument: int) -> int:
    await asyncio.sleep(0)
    return argument * 2


@tailstream
async def stream_agent(state: AgentState) -> AsyncGenerator[Event, None]:
    if not state.todo:
        yield Final(state.answer)
        return
    async for token in think(state):
        yield token
    item, *rest = state.todo
    yield ToolCall("double", item)
    result = await double(item)
    async for event in stream_agent(AgentState(tuple(rest), state.answer + result)):
        yield event


async def show(events: AsyncIterator[Event]) -> None:
    async for event in events:
        match event:
            case Token(text):
                print(f"token: {text}")
            case ToolCall(name, argument):
                print(f"tool:  {name}({argument})")
            case Final(answer):
                print(f"final: {answer}")


if __name__ == "__main__":
    asyncio.run(show(stream_agent(AgentState(todo=(20, 1)))))
