"""The four kinds of function that are compiled, and how each of them ends a path.

def              return f(n)
async def        return await f(n)
a generator      yield from f(n)                          also `for x in f(n): yield x` and `return (yield from f(n))`
an async one     async for event in f(n): yield event
"""

from __future__ import annotations

import inspect
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import CodeType


class Kind(Enum):
    """A kind of function: ``(is it async, is it a stream, how it ends a path)``."""

    FUNCTION = (False, False, "return {}")
    COROUTINE = (True, False, "return await {}")
    GENERATOR = (False, True, "yield from {}")
    ASYNC_GENERATOR = (True, True, "async for event in {}: yield event")

    def __init__(self, is_async: bool, is_stream: bool, ending: str) -> None:  # noqa: FBT001  # an enum's values
        self.is_async = is_async
        self.is_stream = is_stream
        self.ending = ending

    @property
    def decorator(self) -> str:
        """The name of the decorator that compiles it."""
        return "tailstream" if self.is_stream else "tailrec"

    def tail(self, call: str) -> str:
        """A call as it stands at the end of a path."""
        return self.ending.format(call)

    def tail_returned(self, call: str) -> str:
        """The same where its result is surely the function's."""
        return f"return (yield from {call})" if self is Kind.GENERATOR else self.tail(call)

    def tail_dropped(self, call: str) -> str:
        """The same where its result is not the function's yet, and the path returns None; for a text in backticks."""
        return f"{self.tail(call)}`, or (for None) `{'await ' * self.is_async}{call}` and then `return"


_KINDS = {
    0: Kind.FUNCTION,
    inspect.CO_COROUTINE: Kind.COROUTINE,
    inspect.CO_GENERATOR: Kind.GENERATOR,
    inspect.CO_ASYNC_GENERATOR: Kind.ASYNC_GENERATOR,
}
_FLAGS = inspect.CO_COROUTINE | inspect.CO_GENERATOR | inspect.CO_ASYNC_GENERATOR


def kind_of(code: CodeType) -> Kind:
    """The kind of the function that a code object belongs to."""
    return _KINDS[code.co_flags & _FLAGS]
