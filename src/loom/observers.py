"""What goes around the transitions of a machine: budgets, deadlines, checkpoints, traces, hooks of one's own.

    result = await transitions(agent_loop, state).observe(Budget(1000), Checkpoint(save), History(20)).run()

An observer is told of each transition before and after it runs, and of an exception that leaves the machine. Several
nest like context managers: the first is told first before a transition and last after it. The same ones serve machines
of both kinds; where the machine is async, what they do may be async too.
"""

from __future__ import annotations

import inspect
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from loom.arguments import callable_given, seconds_from_zero, whole_from_zero
from loom.configuration import Next  # noqa: TC001  # for whoever asks for the type hints
from loom.errors import BudgetExceeded, DeadlineExceeded, Interrupted
from loom.observer import Observer, Outcome, Reply

__all__ = [
    "Budget",
    "BudgetExceeded",
    "Checkpoint",
    "Deadline",
    "DeadlineExceeded",
    "History",
    "Hooks",
    "Interrupted",
    "Observer",
    "Trace",
]


class Budget(Observer):
    """Stops a machine that would run more than so many transitions, with the configuration that it has reached.

    Attributes:
        left: how many transitions may still run. One budget can be shared by several runs.

    Args:
        transitions: how many may run.

    Raises:
        TypeError: it is no whole number.
        ValueError: it is less than 0.

    Example:
        >>> from loom import tailrec, transitions
        >>> from loom.observers import Budget, BudgetExceeded
        >>> @tailrec
        ... def count(n, total=0):
        ...     return total if n == 0 else count(n - 1, total + 1)
        >>> try:
        ...     transitions(count, 100).observe(Budget(10)).run()
        ... except BudgetExceeded as stop:
        ...     print(stop.next, stop.next.run())
        Next(count(90, 10)) 100
    """

    def __init__(self, transitions: int) -> None:
        self.transitions = whole_from_zero(transitions, "a budget", "transitions")
        self.left = self.transitions

    def before(self, configuration: Next[Any], /) -> None:
        if self.left <= 0:
            raise BudgetExceeded(f"the budget of {self.transitions} transitions is spent", configuration)
        self.left -= 1


class Deadline(Observer):
    """Stops a machine between two transitions when its time is over.

    The time begins with the first transition that it is told of, in whichever run: make one for each. It does not
    interrupt a transition: `asyncio.timeout` around the run does.

    Args:
        seconds: the time.
        clock: what the time is read from, in seconds.

    Raises:
        TypeError: it cannot be compared with a number.
        ValueError: it is less than 0, or no number (`nan`).

    Example:
        >>> from loom import tailrec, transitions
        >>> from loom.observers import Deadline
        >>> @tailrec
        ... def count(n, total=0):
        ...     return total if n == 0 else count(n - 1, total + 1)
        >>> transitions(count, 3).observe(Deadline(60)).run()
        3
    """

    def __init__(self, seconds: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.seconds = seconds_from_zero(seconds, "a deadline")
        self.clock = clock
        self.end: float | None = None

    def before(self, configuration: Next[Any], /) -> None:
        now = self.clock()
        if self.end is None:
            self.end = now + self.seconds
        elif now >= self.end:
            raise DeadlineExceeded(f"the {self.seconds} seconds are over", configuration)


class Hooks(Observer):
    """Calls functions before and after each transition.

    Args:
        before: called with the configuration that is about to run.
        after: called with the outcome. Both may be coroutine functions where the machine is async.

    Raises:
        TypeError: one of them cannot be called.

    Example:
        >>> from loom import tailrec, transitions
        >>> from loom.observers import Hooks
        >>> @tailrec
        ... def count(n, total=0):
        ...     return total if n == 0 else count(n - 1, total + 1)
        >>> transitions(count, 1).observe(Hooks(after=print)).run()
        Next(count(0, 1))
        Done(1)
        1
    """

    def __init__(
        self, *, before: Callable[[Next[Any]], object] | None = None, after: Callable[[Outcome], object] | None = None
    ) -> None:
        self._before = before if before is None else callable_given(before, "Hooks", "before")
        self._after = after if after is None else callable_given(after, "Hooks", "after")

    def before(self, configuration: Next[Any], /) -> Reply:
        return None if self._before is None else _reply(self._before(configuration))

    def after(self, outcome: Outcome, /) -> Reply:
        return None if self._after is None else _reply(self._after(outcome))


class Checkpoint(Observer):
    """Saves where a machine is: at the start, and after each transition.

    Args:
        save: called with the configuration, at last with the end (`pickle` takes both where their contents allow it);
            a coroutine function where the machine is async and that is wanted.

    Raises:
        TypeError: it cannot be called.

    Example:
        >>> from loom import tailrec, transitions
        >>> from loom.observers import Checkpoint
        >>> @tailrec
        ... def count(n, total=0):
        ...     return total if n == 0 else count(n - 1, total + 1)
        >>> saved = []
        >>> transitions(count, 1).observe(Checkpoint(saved.append)).run()
        1
        >>> saved
        [Next(count(1, 0)), Next(count(0, 1)), Done(1)]
    """

    def __init__(self, save: Callable[[Outcome], object]) -> None:
        self._save = callable_given(save, "Checkpoint", "save")
        self._saved: Outcome | None = None
        self._is_saving = False  # awaited just now, or until the transition that runs

    def before(self, configuration: Next[Any], /) -> Reply:
        """Saves the start of a run; any other configuration has been saved when it was reached.

        Args:
            configuration: what is about to run.
        """
        if configuration is not self._saved:
            return self.after(configuration)
        self._is_saving = False
        return None

    def after(self, outcome: Outcome, /) -> Reply:
        self._saved = None
        reply = _reply(self._save(outcome))
        self._saved, self._is_saving = outcome, reply is not None
        return reply

    def failed(self, error: BaseException, configuration: Next[Any], /) -> None:  # noqa: ARG002  # an observer's
        """Forgets what may not have been saved, so that a run that goes on from there saves it.

        Args:
            error: the exception.
            configuration: what was to run or has run.
        """
        if self._is_saving:
            self._saved = None


class Trace(Observer):
    """Writes one line per transition.

    Args:
        write: called with each line; a coroutine function where the machine is async and that is wanted. (The line of
            an exception is written by a plain function only.)

    Raises:
        TypeError: it cannot be called.

    Example:
        >>> from loom import tailrec, transitions
        >>> from loom.observers import Trace
        >>> @tailrec
        ... def count(n, total=0):
        ...     return total if n == 0 else count(n - 1, total + 1)
        >>> transitions(count, 1).observe(Trace()).run()
        1: Next(count(0, 1))
        2: Done(1)
        1
    """

    def __init__(self, write: Callable[[str], object] = print) -> None:
        self._write = callable_given(write, "Trace", "write")
        self._count = 0

    def after(self, outcome: Outcome, /) -> Reply:
        self._count += 1
        return _reply(self._write(f"{self._count}: {outcome!r}"))

    def failed(self, error: BaseException, configuration: Next[Any], /) -> None:
        if not inspect.iscoroutinefunction(self._write):
            reply = self._write(f"{self._count + 1}: {configuration!r} raised {error!r}")
            if isinstance(reply, Coroutine):
                reply.close()  # it cannot be awaited here


class History(Observer):
    """Remembers the last configurations, and adds them as a note to an exception that leaves the machine.

    Put it before those that stop the machine: what they raise is not told to the observers after them.

    Attributes:
        configurations: those that ran last, the newest last.

    Args:
        size: how many to remember.

    Raises:
        TypeError: it is no whole number.
        ValueError: it is less than 0.

    Example:
        >>> from loom import tailrec, transitions
        >>> from loom.observers import History
        >>> @tailrec
        ... def count(n, total=0):
        ...     return total if n == 0 else count(n - 1, total + 1)
        >>> history = History(2)
        >>> transitions(count, 5).observe(history).run()
        5
        >>> list(history.configurations)
        [Next(count(1, 4)), Next(count(0, 5))]
    """

    def __init__(self, size: int = 10) -> None:
        self.configurations: deque[Next[Any]] = deque(maxlen=whole_from_zero(size, "a history", "configurations"))

    def before(self, configuration: Next[Any], /) -> None:
        self.configurations.append(configuration)

    def failed(self, error: BaseException, configuration: Next[Any], /) -> None:  # noqa: ARG002  # an observer's
        if self.configurations:
            error.add_note("\n  ".join(["the last configurations, the newest last:", *map(repr, self.configurations)]))


def _reply(value: object) -> Awaitable[object] | None:
    """What a user's function returned, if that is to be awaited."""
    return value if inspect.isawaitable(value) else None
