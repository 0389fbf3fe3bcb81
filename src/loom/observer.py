"""What an observer of a run is: told of each transition before and after it runs, and of an exception that ends it."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

from loom.configuration import Done, Next

Outcome = Next[Any] | Done[Any]
Reply = Awaitable[object] | None


class Observer:
    """The base class of all observers: does nothing. Override what is wanted.

    Where the machine is async, `before` and `after` may be coroutine functions.

    Example:
        >>> from loom import tailrec, transitions
        >>> from loom.observers import Observer
        >>> @tailrec
        ... def count(n, total=0):
        ...     return total if n == 0 else count(n - 1, total + 1)
        >>> class Progress(Observer):
        ...     def before(self, configuration):
        ...         print(configuration.args)
        >>> transitions(count, 1).observe(Progress()).run()
        (1, 0)
        (0, 1)
        1
    """

    def before(self, configuration: Next[Any], /) -> Reply:
        """Called before a transition; may raise to stop the machine there.

        Args:
            configuration: what is about to run.
        """

    def after(self, outcome: Outcome, /) -> Reply:
        """Called after a transition.

        Args:
            outcome: the next configuration, or the end.
        """

    def failed(self, error: BaseException, configuration: Next[Any], /) -> None:
        """Called when an exception leaves the machine. (`run.next` says where to go on.)

        Observers that have not been told of the transition are not told of its exception: where one raises in its
        `before`, those that stand after it.

        Args:
            error: the exception. What this method raises is logged, so that the machine's own exception arrives. It
                cannot be a coroutine function: nothing is awaited then.
            configuration: what was to run or has run.
        """
