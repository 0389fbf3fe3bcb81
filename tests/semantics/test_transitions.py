"""`step` and `transitions`: what a call does in one go, one transition at a time."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import copy
import dataclasses
import functools
import importlib
import inspect
import pickle
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from loom import (
    AsyncTransitions,
    Done,
    LoomError,
    Next,
    NotCompiledError,
    Transitions,
    step,
    tailrec,
    tailstream,
    transitions,
)
from loom.observers import Hooks


@tailrec
def count(n: int, total: int = 0) -> int:
    return total if n == 0 else count(n - 1, total + 1)


@tailrec
async def countdown(n: int, seen: tuple[int, ...] = ()) -> tuple[int, ...]:
    await asyncio.sleep(0)
    if n == 0:
        return seen
    return await countdown(n - 1, (*seen, n))


@tailrec
def every(a: int, /, b: int = 2, *rest: int, key: str = "k", **extra: int) -> object:
    return (a, b, rest, key, extra) if a == 0 else every(a - 1, b, *rest, **extra)


@tailrec
def even(n: int) -> bool:
    return True if n == 0 else odd(n - 1)


@tailrec
def odd(n: int, why: str = "asked") -> bool:
    return False if n == 0 else even(n - 1)


@tailrec
def dropping(n: int) -> int | None:
    if n == 0:
        return count(2)
    dropping(n - 1)
    return None


def logged(fn: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(fn)
    def wrapper(*args: object) -> object:
        return fn(*args)

    return wrapper


class Machine:
    def __init__(self, limit: int) -> None:
        self.limit = limit

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Machine) and other.limit == self.limit

    def __hash__(self) -> int:
        return hash(self.limit)

    def __repr__(self) -> str:
        return f"Machine({self.limit})"

    @tailrec
    def run(self, n: int = 0) -> int:
        return n if n == self.limit else self.other(n=n + 1)

    @tailrec
    def other(self, *, n: int) -> int:
        return self.run(n)

    @classmethod
    @tailrec
    def make(cls, n: int) -> Machine:
        return cls(n) if n < 5 else cls.make(n - 5)

    @staticmethod
    @tailrec
    def size(n: int) -> int:
        return n if n < 2 else Machine.size(n - 2)


@logged
@tailrec
def wrapped_above(n: int) -> int:
    return n if n == 0 else wrapped_above(n - 1)


class Derived(Machine):
    @tailrec
    def other(self, *, n: int) -> int:
        return self.run(n + 1)


def test_step_runs_to_the_next_tail_call() -> None:
    assert step(count)(3) == Next(count, (2, 1))


def test_step_of_the_last_state_is_done() -> None:
    assert step(count)(0, 7) == Done(7)


def test_step_of_a_coroutine_function_is_awaited() -> None:
    async def main() -> None:
        assert await step(countdown)(1) == Next(countdown, (0, (1,)))
        assert await step(countdown)(0, (1,)) == Done((1,))

    asyncio.run(main())


def test_arguments_are_bound_in_the_order_of_the_signature_with_defaults_filled_in() -> None:
    assert step(every)(2, 3, 4, key="q", x=9) == Next(every, (1, 3, 4), {"key": "k", "x": 9})
    assert Next.of(every, 1, x=2) == Next.of(every, 1, 2, key="k", x=2)


def test_tail_call_of_another_function_is_that_function_next() -> None:
    assert step(even)(2) == Next(odd, (1, "asked"))


def test_dropped_result_ends_with_none() -> None:
    configuration = step(dropping)(2)
    assert configuration == Next(dropping, (1,), drops=True)
    assert configuration != Next(dropping, (1,))
    assert isinstance(configuration, Next)
    assert configuration.run() is None
    assert list(transitions(dropping, 1)) == [
        Next(dropping, (0,), drops=True),
        Next(count, (2, 0), drops=True),
        Next(count, (1, 1), drops=True),
        Next(count, (0, 2), drops=True),
        Done(None),
    ]


def test_dropped_result_of_a_coroutine_is_dropped_by_run_too() -> None:
    async def main() -> None:
        assert await Next(countdown, (2,), drops=True).run() is None

    asyncio.run(main())


@pytest.mark.parametrize("drops", [False, True])
@pytest.mark.parametrize("way", [Next.step, Next.run])
def test_coroutine_of_a_configuration_may_be_closed_before_it_begins(way: Callable[[Any], Any], drops: bool) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        way(Next(countdown, (3,), drops=drops)).close()


@pytest.mark.parametrize("drops", [False, True])
@pytest.mark.parametrize("way", [Next.step, Next.run])
def test_arguments_that_do_not_fit_are_told_before_that_is_awaited(way: Callable[[Any], Any], drops: bool) -> None:
    with pytest.raises(TypeError, match=r"countdown\(\) got an unexpected keyword argument 'm'"):
        way(Next(countdown, (3,), {"m": 1}, drops=drops))


def test_method_is_its_function_with_the_receiver_first() -> None:
    machine = Machine(2)
    assert step(machine.run)() == Next(Machine.other, (machine,), {"n": 1})
    assert list(transitions(machine.run)) == [
        Next(Machine.other, (machine,), {"n": 1}),
        Next(Machine.run, (machine, 1)),
        Next(Machine.other, (machine,), {"n": 2}),
        Next(Machine.run, (machine, 2)),
        Done(2),
    ]


def test_override_is_honoured() -> None:
    machine = Derived(2)
    assert step(machine.run)() == Next(Derived.other, (machine,), {"n": 1})


def test_classmethod_and_staticmethod() -> None:
    assert step(Machine.make)(7) == Next(Machine.make.__func__, (Machine, 2))  # type: ignore[attr-defined]  # a bound method
    assert step(Machine.size)(3) == Next(Machine.size, (1,))


def test_tail_call_of_a_plain_function_is_part_of_the_transition() -> None:
    def plain(n: int) -> int:
        return n * 10

    @tailrec
    def leaves(n: int) -> int:
        return leaves(n - 1) if n > 3 else plain(n)

    assert list(transitions(leaves, 4)) == [Next(leaves, (3,)), Done(30)]


def test_bad_call_raises_the_functions_own_error() -> None:
    for run in (count, step(count), functools.partial(transitions, count), functools.partial(Next.of, count)):
        with pytest.raises(TypeError, match=r"count\(\) missing 1 required positional argument: 'n'"):
            run()  # type: ignore[operator]  # that is the point


def test_bad_tail_call_is_raised_by_the_transition_that_makes_it() -> None:
    @tailrec
    def wrong(n: int) -> int:
        return wrong(n, n)  # type: ignore[call-arg]  # that is the point

    with pytest.raises(TypeError, match=r"wrong\(\) takes 1 positional argument but 2 were given"):
        step(wrong)(1)


def test_values_that_look_like_the_protocol_are_values() -> None:
    @tailrec
    def give(value: object, n: int = 1) -> object:
        return value if n == 0 else give(value, n - 1)

    for value in ([1], {0: (count, (), {})}, (count, (1,), {}), Next(count, (1,)), Done(1), None):
        assert list(transitions(give, value)) == [Next(give, (value, 0)), Done(value)]


def test_run_finishes_the_machine() -> None:
    configuration = step(count)(1000)
    assert isinstance(configuration, Next)
    assert configuration.run() == 1000


def test_step_of_a_configuration_goes_one_further() -> None:
    assert Next(count, (2, 1)).step() == Next(count, (1, 2))
    assert Next(count, (0, 2)).step() == Done(2)


def test_configurations_can_be_pickled_copied_and_hashed() -> None:
    for value in (Next(every, (1, 2), {"key": "k"}), Next(count, (1,), drops=True), Done((1, "x"))):
        assert pickle.loads(pickle.dumps(value)) == value
        assert copy.deepcopy(value) == value
        assert len({value, copy.copy(value)}) == 1


def test_configuration_with_unhashable_arguments_is_unhashable() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(Next(count, ([],)))


def test_configurations_are_frozen() -> None:
    with pytest.raises(AttributeError):
        Next(count, (1,)).args = ()  # type: ignore[misc]  # that is the point
    with pytest.raises(AttributeError):
        Done(1).value = 2  # type: ignore[misc]  # that is the point


def test_configurations_can_be_matched() -> None:
    match step(even)(2):
        case Next(fn, (n, *_), kwargs):
            assert (fn, n, kwargs) == (odd, 1, {})
        case other:
            raise AssertionError(other)
    match step(count)(0):
        case Done(value):
            assert value == 0
        case other:
            raise AssertionError(other)


def test_representations_read_like_the_call() -> None:
    assert repr(Next(every, (1, 2), {"key": "k"})) == "Next(every(1, 2, key='k'))"
    assert repr(Next(Machine.run, (Machine(2), 1))) == "Next(Machine.run(Machine(2), 1))"
    assert repr(Next(count, (1,), drops=True)) == "Next(count(1), drops=True)"
    assert repr(Done([1])) == "Done([1])"
    assert repr(transitions(count, 1)) == "<Transitions at Next(count(1, 0))>"


def test_stepping_function_looks_like_the_function() -> None:
    assert step(count).__name__ == "count"
    assert inspect.signature(step(count)) == inspect.signature(count)
    assert inspect.iscoroutinefunction(step(countdown))
    assert not inspect.iscoroutinefunction(step(count))


def undecorated(n: int) -> int:
    return n


@pytest.mark.parametrize("ask", [step, transitions, Next.of])
@pytest.mark.parametrize("wrong", [undecorated, len, Machine, 42, functools.partial(count, 1), lambda: 1])
def test_function_that_was_not_compiled_is_refused(ask: Callable[..., Any], wrong: Any) -> None:
    with pytest.raises(NotCompiledError, match=r"takes a function or method that Loom compiled, not ") as caught:
        ask(wrong)
    assert isinstance(caught.value, LoomError)
    assert isinstance(caught.value, TypeError)
    assert caught.value.fn is wrong


def undecorated_stream(n: int) -> Iterator[int]:
    yield n


def test_generator_that_was_not_compiled_is_told_of_the_decorator_of_streams() -> None:
    with pytest.raises(NotCompiledError, match="'undecorated_stream': write @tailstream above its def"):
        transitions(undecorated_stream, 1)


def test_function_wrapped_above_is_refused_with_the_way_to_the_compiled_one() -> None:
    wrapped = logged(count)
    with pytest.raises(NotCompiledError, match=r"'count', which wraps the compiled function: pass its .__wrapped__$"):
        step(wrapped)
    with pytest.raises(NotCompiledError, match=r"pass its .__wrapped__.__wrapped__$"):
        step(logged(wrapped))
    assert step(inspect.unwrap(wrapped, stop=lambda fn: fn is count))(0) == Done(0)


async def ticks(n: int) -> Any:
    yield n


class Anything:
    """What asks it for anything gets something that is of no use."""

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(name)

    def __repr__(self) -> str:
        raise RuntimeError("repr")

    @property
    def __class__(self) -> Any:
        raise RuntimeError("class")


@pytest.mark.parametrize(
    ("wrong", "advice"),
    [
        ("count", "not the str 'count'$"),
        (Machine, "not the class 'Machine'$"),
        (len, "not 'len': write the transition as a def$"),
        (str.upper, "not 'str.upper': write the transition as a def$"),
        ("".__len__, "write the transition as a def$"),
        ([1], "not an object of type list$"),
        (lambda: 1, "write the transition as a def$"),
        (functools.partial(count, 1), "pass the function itself, and its arguments after it$"),
        (undecorated_stream(1), "not what calling 'undecorated_stream' gives: pass the function, and its arguments"),
        (ticks(1), "not what calling 'ticks' gives: pass the function, and its arguments after it$"),
    ],
)
def test_what_was_given_instead_is_told_with_what_to_do(wrong: Any, advice: str) -> None:
    with pytest.raises(NotCompiledError, match=advice):
        transitions(wrong)


@pytest.mark.parametrize("ask", [step, transitions, Next.of])
def test_object_is_not_asked_what_it_is(ask: Callable[..., Any]) -> None:
    with pytest.raises(NotCompiledError, match="not an object of type Anything$"):
        ask(Anything())


def test_plain_method_is_told_of_the_decorator_whatever_its_name() -> None:
    class Plain:
        def wraps(self, n: int) -> int:
            return n

    with pytest.raises(NotCompiledError, match="wraps': write @tailrec above its def, and end .* with a tail call, "):
        step(Plain().wraps)


def test_method_under_a_wrapper_is_told_to_pass_its_receiver() -> None:
    class Wrapped:
        @logged
        @tailrec
        def walk(self, n: int) -> int:
            return self.walk(n - 1) if n else n

    with pytest.raises(NotCompiledError, match="pass its .__wrapped__, and the receiver as the first argument$"):
        transitions(Wrapped().walk, 1)
    assert transitions(Wrapped().walk.__wrapped__, Wrapped(), 0).run() == 0  # type: ignore[attr-defined]


def test_configuration_takes_no_arguments() -> None:
    with pytest.raises(TypeError, match="takes no arguments"):
        transitions(Next(count, (1,)), 2)  # type: ignore[call-overload]  # that is the point


def test_transitions_ends_with_done_and_stays_ended() -> None:
    run = transitions(count, 1)
    assert isinstance(run, Transitions)
    assert list(run) == [Next(count, (0, 1)), Done(1)]
    assert list(run) == []
    assert run.next is None
    with pytest.raises(RuntimeError, match=r"the run is over: `transitions\(fn"):
        run.run()


def test_run_that_was_ended_says_how_to_go_on() -> None:
    run = transitions(count, 3)
    next(run)
    run.close()
    with pytest.raises(RuntimeError, match=r"`transitions\(run.next\)` goes on where it stopped"):
        run.run()
    assert run.next
    assert transitions(run.next).run() == 3


def test_transitions_of_a_coroutine_function() -> None:
    async def main() -> list[object]:
        run = transitions(countdown, 2)
        assert isinstance(run, AsyncTransitions)
        assert aiter(run) is run
        return [outcome async for outcome in run]

    assert asyncio.run(main()) == [Next(countdown, (1, (2,))), Next(countdown, (0, (2, 1))), Done((2, 1))]


def test_transitions_go_on_from_a_configuration() -> None:
    assert list(transitions(Next(count, (1, 5)))) == [Next(count, (0, 6)), Done(6)]


def test_exception_ends_the_run_and_leaves_where_it_was() -> None:
    @tailrec
    def fails(n: int) -> int:
        return fails(n - 1) if n else 1 // n

    run = transitions(fails, 1)
    assert next(run) == Next(fails, (0,))
    with pytest.raises(ZeroDivisionError):
        next(run)
    assert run.next == Next(fails, (0,))
    assert list(run) == []


def test_stop_iteration_of_a_transition_does_not_look_like_the_end() -> None:
    @tailrec
    def stops(n: int) -> int:
        return stops(n - 1) if n else next(iter(()))

    with pytest.raises(RuntimeError, match="raised StopIteration"):
        list(transitions(stops, 1))
    with pytest.raises(StopIteration):
        transitions(stops, 1).run()


def test_stop_async_iteration_of_a_transition_does_not_look_like_the_end() -> None:
    @tailrec
    async def stops(n: int) -> int:
        if n == 0:
            raise StopAsyncIteration
        return await stops(n - 1)

    async def main() -> None:
        with pytest.raises(RuntimeError, match="raised StopAsyncIteration"):
            [outcome async for outcome in transitions(stops, 1)]
        with pytest.raises(StopAsyncIteration):
            await transitions(stops, 1).run()

    asyncio.run(main())


def test_stop_iteration_of_an_observer_does_not_look_like_the_end_of_a_stream() -> None:
    def stop(_: object) -> None:
        raise StopIteration

    def stop_async(_: object) -> None:
        raise StopAsyncIteration

    @tailstream
    def numbers(n: int) -> Iterator[int]:
        yield n
        if n:
            yield from numbers(n - 1)

    @tailstream
    async def numbers_async(n: int) -> AsyncIterator[int]:
        yield n
        if n:
            async for event in numbers_async(n - 1):
                yield event

    async def main() -> None:
        with pytest.raises(RuntimeError, match="an observer raised StopAsyncIteration"):
            [each async for each in transitions(numbers_async, 3).observe(Hooks(after=stop_async))]

    for hooks in (Hooks(before=stop), Hooks(after=stop)):
        with pytest.raises(RuntimeError, match="an observer raised StopIteration"):
            list(transitions(numbers, 3).observe(hooks))
    asyncio.run(main())


def test_transition_within_itself_is_refused() -> None:
    runs: list[Transitions[int]] = []

    @tailrec
    def curious(n: int) -> int:
        if n == 1:
            next(runs[0])
        return n if n == 0 else curious(n - 1)

    runs.append(transitions(curious, 1))
    with pytest.raises(RuntimeError, match="under way"):
        next(runs[0])


def test_cancelling_cancels_the_transition_under_way() -> None:
    cancelled: list[int] = []

    @tailrec
    async def waits(n: int) -> int:
        try:
            await asyncio.sleep(0 if n > 1 else 60)
        except asyncio.CancelledError:
            cancelled.append(n)
            raise
        return await waits(n - 1)

    async def main() -> None:
        run = transitions(waits, 3)
        task = asyncio.create_task(run.run())
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert run.next == Next(waits, (1,))

    asyncio.run(main())
    assert cancelled == [1]


def test_leaving_early_leaves_nothing_running() -> None:
    async def main() -> None:
        async for _ in transitions(countdown, 5):
            break
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(main())


def test_context_variables_set_in_one_transition_are_seen_in_the_next() -> None:
    seen = contextvars.ContextVar("seen", default=0)

    @tailrec
    async def sets(n: int) -> int:
        seen.set(seen.get() + 1)
        return seen.get() if n == 0 else await sets(n - 1)

    async def main() -> None:
        assert await transitions(sets, 4).run() == 5
        assert seen.get() == 5

    asyncio.run(main())


def test_closure_of_a_transition_sees_its_own_variables() -> None:
    kept: list[Callable[[], int]] = []

    @tailrec
    def keeps(n: int) -> int:
        kept.append(lambda: n)
        return n if n == 0 else keeps(n - 1)

    transitions(keeps, 3).run()
    assert [closure() for closure in kept] == [3, 2, 1, 0]


def test_locals_of_a_transition_are_the_users() -> None:
    @tailrec
    def looks(n: int, seen: object = None) -> object:
        if n == 0:
            return seen
        here = sorted(locals())
        return looks(n - 1, here)

    assert transitions(looks, 1).run() == looks(1)


def test_handler_with_a_tail_call() -> None:
    @tailrec
    def retries(n: int, errors: tuple[str, ...] = ()) -> tuple[str, ...]:
        try:
            1 // (n - 1)
        except ZeroDivisionError as error:
            return retries(n - 1, (*errors, str(error)))
        else:
            return errors if n < 0 else retries(n - 1, errors)

    assert transitions(retries, 3).run() == retries(3) != ()


@dataclasses.dataclass(frozen=True)
class FrozenError(Exception):
    code: int


def test_exception_that_cannot_be_assigned_to_arrives() -> None:
    @tailrec
    def fails(n: int) -> int:
        if n == 0:
            raise FrozenError(7)
        return fails(n - 1)

    @tailrec
    async def fails_later(n: int) -> int:
        if n == 0:
            raise FrozenError(7)
        return await fails_later(n - 1)

    with pytest.raises(FrozenError):
        transitions(fails, 2).run()
    with pytest.raises(FrozenError):
        list(transitions(fails, 2))
    with pytest.raises(FrozenError):
        asyncio.run(transitions(fails_later, 2).run())


def test_configuration_of_a_classmethod_and_of_a_wrapped_function_can_be_pickled() -> None:
    for configuration in (step(Machine.make)(7), step(wrapped_above.__wrapped__)(2)):
        assert pickle.loads(pickle.dumps(configuration)) == configuration


@dataclass(frozen=True)
class Hidden:
    name: str

    @tailrec
    def begin(self, n: int) -> Any:
        return self.__go_on(n)

    @tailrec
    def __go_on(self, n: int) -> Any:
        return self.__go_on(n - 1) if n else self.name


def test_configuration_of_a_private_method_can_be_pickled() -> None:
    configuration = step(Hidden("h").begin)(3)
    assert pickle.loads(pickle.dumps(configuration)) == configuration
    assert configuration.fn is vars(Hidden)["_Hidden__go_on"]


def test_configuration_of_a_local_function_cannot_be_pickled() -> None:
    @tailrec
    def local(n: int) -> int:
        return n if n == 0 else local(n - 1)

    with pytest.raises((AttributeError, pickle.PicklingError), match="local"):
        pickle.dumps(step(local)(1))


def test_parametrized_classes_can_be_called() -> None:
    assert Done[int](3) == Done(3)
    assert Next[int](count, (1,)) == Next(count, (1,))


def test_run_can_be_closed() -> None:
    with contextlib.closing(transitions(count, 3)) as run:
        next(run)
    assert list(run) == []

    async def main() -> None:
        async with contextlib.aclosing(transitions(countdown, 3)) as run:
            await anext(run)
        assert [outcome async for outcome in run] == []

    asyncio.run(main())


@pytest.mark.filterwarnings("error")
def test_first_step_does_not_warn_about_the_source_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "warned_before.py").write_text(
        "from loom import tailrec\n"
        "@tailrec\ndef a(n): return 0 if n==0else a(n-1)\n"
        "@tailrec\ndef b(n):\n    x = (1, 2) is n\n    return x if n==0 else b(n-1)\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = importlib.import_module("warned_before")
    assert transitions(module.a, 1).run() == 0
    assert transitions(module.b, 1).run() is False
