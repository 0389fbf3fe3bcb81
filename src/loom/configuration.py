"""The transition that Loom compiles, as a value: run one state to its end, hold the next one, go on with it later.

    match await step(agent_loop)(state):
        case Next() as configuration:       save(configuration); return await configuration.run()
        case Done(value):                   return value

A configuration is a compiled function with its arguments bound.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Coroutine, Generator, Mapping
from dataclasses import dataclass, field
from types import MethodType
from typing import Any, Generic, ParamSpec, TypeVar, cast, final, overload

from loom.compiler.kind import Kind
from loom.compiler.runtime import Entry, entry_of
from loom.errors import NotCompiledError
from loom.references import ByName, reference_to

__all__ = ["Done", "Emit", "Next", "machine", "step", "transition_of"]

P = ParamSpec("P")
T = TypeVar("T")
Configuration = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]
Returned = list[Any] | Configuration | dict[int, Configuration]
"""What one transition returns, see `Transition.run`."""

T_co = TypeVar("T_co", covariant=True)
R_co = TypeVar("R_co", covariant=True)


@final
@dataclass(frozen=True)
class Done(Generic[T_co]):
    """The end of a run.

    Attributes:
        value: what the run returns.
    """

    value: T_co

    def __repr__(self) -> str:
        return f"Done({self.value!r})"


@final
@dataclass(frozen=True)
class Emit(Generic[T_co]):
    """An event of a stream.

    Attributes:
        event: what it yielded.
    """

    event: T_co

    def __repr__(self) -> str:
        return f"Emit({self.event!r})"


@final
@dataclass(frozen=True)
class Next(Generic[R_co]):
    """A configuration: the next state's function and its arguments, not called yet.

    Two are equal where function and arguments are. One can be pickled where its arguments can, and hashed where they
    can. The type parameter is what calling the function returns: for an `async def`, a coroutine.

    Attributes:
        fn: the compiled function; for a method the function itself, with the receiver as the first argument.
        args: arguments by position, defaults filled in.
        kwargs: arguments of keyword-only parameters, defaults filled in, and those that `**` takes; not to be changed.
        drops: the result of the rest of the run is dropped, and the run ends with None. (Where that is a generator that
            never returns anything, there is nothing to drop.)

    Example:
        >>> from loom import Next, tailrec
        >>> @tailrec
        ... def count(n, total=0):
        ...     return total if n == 0 else count(n - 1, total + 1)
        >>> start = Next.of(count, 3)
        >>> start
        Next(count(3, 0))
        >>> start.step()
        Next(count(2, 1))
        >>> start.run()
        3
    """

    fn: Callable[..., R_co]
    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict[str, Any])
    drops: bool = field(default=False, kw_only=True)

    @staticmethod
    def of(fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Next[T]:
        """The configuration that a call of a compiled function starts from.

        Args:
            fn: a compiled function or method.
            *args: its arguments.
            **kwargs: its arguments by keyword.

        Raises:
            NotCompiledError: `fn` was not compiled by Loom, or has no tail call.
            TypeError: the arguments do not fit the function.
        """
        entry, receiver = machine(fn, "Next.of")
        return Next(*entry.transition().configure(*receiver, *args, **kwargs))

    def run(self) -> R_co:
        """Runs the machine from here to its end, at full speed.

        Returns:
            What calling the function returns (the result; of an `async def` a coroutine, of a stream a generator).
        """
        if not self.drops:
            return self.fn(*self.args, **self.kwargs)
        return cast("R_co", _DROPPING[machine(self.fn, "run")[0].kind](_fitting(self)))

    @overload
    def step(  # type: ignore[overload-overlap]  # pyright: ignore[reportOverlappingOverload]  # the narrower is first
        self: Next[Coroutine[Any, Any, T]],
    ) -> Coroutine[Any, Any, Next[Coroutine[Any, Any, T]] | Done[T]]: ...
    @overload
    def step(self: Next[T]) -> Next[T] | Done[T]: ...
    def step(self) -> Any:
        """Runs one transition; of an `async def`, a coroutine that does.

        Returns:
            The next configuration, or the end.

        Raises:
            NotCompiledError: `fn` was not compiled by Loom.
            TypeError: `fn` is a stream, which `transitions` runs.
        """
        entry, _ = machine(self.fn, "step")
        _refuse_stream(entry, self.fn)
        return _awaited(_fitting(self)) if entry.kind.is_async else _outcome(transition_of(self), drops=self.drops)

    def __reduce__(self) -> tuple[Any, ...]:
        """Goes by the function's name, also where that name is a classmethod's or a wrapper's."""
        return _restore, (reference_to(self.fn), self.args, dict(self.kwargs), self.drops)

    def __hash__(self) -> int:
        return hash((self.fn, self.args, frozenset(self.kwargs.items()), self.drops))

    def __repr__(self) -> str:
        arguments = [*map(repr, self.args), *(f"{key}={value!r}" for key, value in self.kwargs.items())]
        call = f"{getattr(self.fn, '__qualname__', self.fn)}({', '.join(arguments)})"
        return f"Next({call}, drops=True)" if self.drops else f"Next({call})"


@overload
def step(  # type: ignore[overload-overlap]  # pyright: ignore[reportOverlappingOverload]  # the narrower is first
    fn: Callable[P, Coroutine[Any, Any, T]], /
) -> Callable[P, Coroutine[Any, Any, Next[Coroutine[Any, Any, T]] | Done[T]]]: ...
@overload
def step(fn: Callable[P, T], /) -> Callable[P, Next[T] | Done[T]]: ...
def step(fn: Callable[..., Any], /) -> Callable[..., Any]:
    """The transition of a compiled function: runs one state and returns what comes next.

    Args:
        fn: a function or method that `@tailrec` compiled.

    Returns:
        A function of the same parameters, a coroutine function if `fn` is one. It runs to the first tail call of a
        compiled function and returns that as a `Next`, or to the end and returns a `Done`. A tail call of anything
        else is part of the transition.

    Raises:
        NotCompiledError: `fn` was not compiled by Loom, or has no tail call.
        TypeError: `fn` is a stream, which `transitions` runs.

    Example:
        >>> from loom import step, tailrec
        >>> @tailrec
        ... def count(n, total=0):
        ...     return total if n == 0 else count(n - 1, total + 1)
        >>> step(count)(1)
        Next(count(0, 1))
        >>> step(count)(0, 1)
        Done(1)
    """
    entry, receiver = machine(fn, "step")
    _refuse_stream(entry, fn)
    run = entry.transition().run

    @functools.wraps(fn, updated=())
    def one(*args: object, **kwargs: object) -> object:
        return _outcome(run(*receiver, *args, **kwargs))

    @functools.wraps(fn, updated=())
    async def one_async(*args: object, **kwargs: object) -> object:
        return _outcome(await run(*receiver, *args, **kwargs))

    return one_async if entry.kind.is_async else one


def machine(fn: object, asker: str) -> tuple[Entry, tuple[Any, ...]]:
    """The entry of a compiled function, and the receiver if it is a method.

    Args:
        fn: the function or method.
        asker: the public function that was given it.

    Raises:
        NotCompiledError: `fn` was not compiled by Loom.
    """
    function: object = fn
    receiver: tuple[Any, ...] = ()
    if type(fn) is MethodType:
        function, receiver = fn.__func__, (fn.__self__,)
    entry = entry_of(function)
    if entry is None:
        raise NotCompiledError(fn, asker)
    return entry, receiver


def _outcome(returned: Returned, *, drops: bool = False) -> Next[Any] | Done[Any]:
    """What one transition returned, as a value; nothing of what users return can be taken for a configuration."""
    if isinstance(returned, dict):
        returned, drops = returned[0], True
    if isinstance(returned, list):
        return Done(None if drops else returned[0])
    return Next(*returned, drops=drops)


def _restore(
    fn: Callable[..., Any] | ByName,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    drops: bool,  # noqa: FBT001
) -> Next[Any]:
    return Next(fn.find() if isinstance(fn, ByName) else fn, args, kwargs, drops=drops)


def transition_of(configuration: Next[Any]) -> Any:  # noqa: ANN401  # a coroutine, a generator or what was returned
    """Runs, or begins to run, one transition."""
    entry, receiver = machine(configuration.fn, "transitions")
    return entry.transition().run(*receiver, *configuration.args, **configuration.kwargs)


def _fitting(configuration: Next[T]) -> Next[T]:
    """A configuration whose arguments fit its function: a coroutine that is made of it later does not raise that then.

    Made at once it would have to be closed by somebody, where the one around it is closed before it begins.
    """
    entry, receiver = machine(configuration.fn, "step")
    entry.transition().configure(*receiver, *configuration.args, **configuration.kwargs)
    return configuration


async def _awaited(configuration: Next[Any]) -> Next[Any] | Done[Any]:
    return _outcome(await transition_of(configuration), drops=configuration.drops)


def _refuse_stream(entry: Entry, fn: object) -> None:
    if entry.kind.is_stream:
        name = getattr(fn, "__qualname__", fn)
        raise TypeError(
            f"step() takes a function that returns, but '{name}' is a stream: iterate over transitions({name}, ...)"
        )


def _dropped(configuration: Next[Any]) -> None:
    configuration.fn(*configuration.args, **configuration.kwargs)


async def _dropped_by_coroutine(configuration: Next[Any]) -> None:
    await configuration.fn(*configuration.args, **configuration.kwargs)


def _dropped_by_generator(configuration: Next[Any]) -> Generator[Any, Any, None]:
    yield from configuration.fn(*configuration.args, **configuration.kwargs)


def _dropped_by_async_generator(configuration: Next[Any]) -> Any:  # noqa: ANN401  # it has no value to drop
    return configuration.fn(*configuration.args, **configuration.kwargs)


_DROPPING: dict[Kind, Callable[[Next[Any]], Any]] = {
    Kind.FUNCTION: _dropped,
    Kind.COROUTINE: _dropped_by_coroutine,
    Kind.GENERATOR: _dropped_by_generator,
    Kind.ASYNC_GENERATOR: _dropped_by_async_generator,
}
