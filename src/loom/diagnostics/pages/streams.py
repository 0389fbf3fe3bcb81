"""LOOM119 to LOOM124: delegations of a stream to the next one."""

from __future__ import annotations

from typing import Final

from loom.diagnostics.catalogue import Rule
from loom.diagnostics.pages.page import Page, page

PAGES: Final[dict[Rule, Page]] = {
    Rule.EVENTS_CHANGED: page(
        """
        A delegation hands the consumer over to the next stream. A loop that changes, counts or leaves out events has
        to stay between the two, once for each transition. Change events where they are made, or once around the whole
        stream.
        """,
        """
        from loom import tailstream

        @tailstream
        def numbers(n):
            yield n
            if n:
                for event in numbers(n - 1):
                    yield event * 2
        """,
        """
        from loom import tailstream

        @tailstream
        def numbers(n, factor=1):
            yield n * factor
            if n:
                for event in numbers(n - 1, factor * 2):
                    yield event

        assert list(numbers(2)) == [2, 2, 0]
        """,
    ),
    Rule.DELEGATION_ELSE: page(
        """
        The `else` clause of a loop runs when the next stream has ended, so the delegation is not the last thing.
        """,
        """
        from loom import tailstream

        @tailstream
        def numbers(n):
            yield n
            if n:
                for event in numbers(n - 1):
                    yield event
                else:
                    yield "end"
        """,
        """
        from loom import tailstream

        @tailstream
        def numbers(n):
            yield n
            if n:
                for event in numbers(n - 1):
                    yield event
            else:
                yield "end"

        assert list(numbers(2)) == [2, 1, 0, "end"]
        """,
    ),
    Rule.DELEGATED_VALUE: page(
        """
        The value of `yield from` is what the next generator returns when it ends, and this one is waiting for it to do
        something with it. Carry what is needed forwards, in a parameter, and return the value as it comes.
        """,
        """
        from loom import tailstream

        @tailstream
        def numbers(n):
            yield n
            if n == 0:
                return 0
            total = yield from numbers(n - 1)
            return total + n
        """,
        """
        from loom import tailstream

        @tailstream
        def numbers(n, total=0):
            yield n
            if n == 0:
                return total
            return (yield from numbers(n - 1, total + n))

        def summed():
            total = yield from numbers(2)
            yield ("total", total)

        assert list(summed()) == [2, 1, 0, ("total", 3)]
        """,
    ),
    Rule.NOT_DELEGATED: page(
        """
        A stream that is made for later, handed on or driven by hand runs beside this frame. Within a decorated stream
        every call of itself has to be a delegation; calls that a nested or another function makes are ordinary ones.
        A `for` delegates to the call in its head: where a condition chooses the stream, put the `for` into each branch.
        """,
        """
        from loom import tailstream

        @tailstream
        def numbers(n):
            yield sum(numbers(n - 1)) if n % 2 else n
            if n:
                yield from numbers(n - 1)
        """,
        """
        from loom import tailstream

        def total(n):
            return sum(numbers(n))

        @tailstream
        def numbers(n):
            yield total(n - 1) if n % 2 else n
            if n:
                yield from numbers(n - 1)

        assert list(numbers(3)) == [2, 2, 0, 0]
        """,
    ),
    Rule.EVENT_OUTLIVES: page(
        """
        In a chain of plain generators the variable of the loop goes on changing while the later streams run. The
        compiled stream does not loop, so the variable must be one that nobody else sees: not captured by a closure,
        not global.
        """,
        """
        from loom import tailstream

        @tailstream
        def numbers(n):
            event = n
            yield lambda: event
            if n:
                for event in numbers(n - 1):
                    yield event
        """,
        """
        from loom import tailstream

        @tailstream
        def numbers(n):
            first = n
            yield lambda: first
            if n:
                for event in numbers(n - 1):
                    yield event

        assert [event() for event in numbers(2)] == [2, 1, 0]
        """,
    ),
    Rule.EXIT_CAUGHT_IN_STREAM: page(
        """
        Python closes a generator by raising GeneratorExit at its `yield`, or, where the coroutine that waits for an
        async one is closed, at its `await`. A stream that catches that and goes on to delegate would hand over to a
        stream that nobody wants any more. Catch `Exception`, or clean up and raise again.
        """,
        """
        from loom import tailstream

        @tailstream
        def numbers(n):
            try:
                yield n
            except BaseException:
                n = 0
            if n:
                yield from numbers(n - 1)
        """,
        """
        from loom import tailstream

        @tailstream
        def numbers(n):
            try:
                yield n
            except BaseException:
                n = 0
                raise
            if n:
                yield from numbers(n - 1)

        assert list(numbers(2)) == [2, 1, 0]
        """,
    ),
}
