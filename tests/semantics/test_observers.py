"""What goes around transitions: budgets, deadlines, hooks, checkpoints, traces, histories."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest

from loom import Done, LoomError, Next, tailrec, tailstream, transitions
from loom.observers import (
    Budget,
    BudgetExceeded,
    Checkpoint,
    Deadline,
    DeadlineExceeded,
    History,
    Hooks,
    Observer,
    Trace,
)


@tailrec
def count(n: int, total: int = 0) -> int:
    return total if n == 0 else count(n - 1, total + 1)


@tailrec
async def countdown(n: int) -> int:
    await asyncio.sleep(0)
    return n if n == 0 else await countdown(n - 1)


@tailrec
def fails(n: int) -> int:
    return fails(n - 1) if n else 1 // n


class Clock:
    """A clock that is a second later each time it is read."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


def test_budget_stops_with_the_configuration_reached() -> None:
    with pytest.raises(BudgetExceeded, match="the budget of 10 transitions is spent") as caught:
        transitions(count, 100).observe(Budget(10)).run()
    assert caught.value.next == Next(count, (90, 10))
    assert caught.value.next.run() == 100
    assert isinstance(caught.value, LoomError)


def test_budget_that_is_enough_does_nothing() -> None:
    assert transitions(count, 9).observe(Budget(10)).run() == 9


def test_budget_can_be_shared_by_runs() -> None:
    budget = Budget(10)
    transitions(count, 5).observe(budget).run()
    assert budget.left == 4
    with pytest.raises(BudgetExceeded):
        transitions(count, 5).observe(budget).run()


def test_interruption_can_be_pickled() -> None:
    error = BudgetExceeded("spent", Next(count, (1, 0)))
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), copy.next) == (str(error), error.next)


def test_run_goes_on_with_a_new_budget() -> None:
    with pytest.raises(BudgetExceeded) as caught:
        transitions(count, 100).observe(Budget(10)).run()
    assert transitions(caught.value.next).observe(Budget(100)).run() == 100


def test_deadline_stops_between_transitions() -> None:
    with pytest.raises(DeadlineExceeded, match="the 3 seconds are over") as caught:
        transitions(count, 100).observe(Deadline(3, clock=Clock())).run()
    assert caught.value.next == Next(count, (97, 3))
    assert isinstance(caught.value, TimeoutError)


def test_hooks_are_called_around_each_transition() -> None:
    log: list[tuple[str, object]] = []
    hooks = Hooks(before=lambda each: log.append(("before", each)), after=lambda each: log.append(("after", each)))
    transitions(count, 1).observe(hooks).run()
    assert log == [
        ("before", Next(count, (1, 0))),
        ("after", Next(count, (0, 1))),
        ("before", Next(count, (0, 1))),
        ("after", Done(1)),
    ]


def test_observers_nest() -> None:
    log: list[str] = []

    class Named(Observer):
        def __init__(self, name: str) -> None:
            self.name = name

        def before(self, configuration: Next[Any], /) -> None:
            log.append(f"before {self.name}")

        def after(self, outcome: Next[Any] | Done[Any], /) -> None:
            log.append(f"after {self.name}")

    next(transitions(count, 1).observe(Named("a")).observe(Named("b")))
    assert log == ["before a", "before b", "after b", "after a"]


def test_async_hooks_are_awaited() -> None:
    log: list[object] = []

    async def note(value: object) -> None:
        await asyncio.sleep(0)
        log.append(value)

    assert asyncio.run(transitions(countdown, 1).observe(Hooks(before=note, after=note)).run()) == 0
    assert log == [Next(countdown, (1,)), Next(countdown, (0,)), Next(countdown, (0,)), Done(0)]


def test_plain_hooks_serve_async_machines_too() -> None:
    log: list[object] = []
    asyncio.run(transitions(countdown, 0).observe(Hooks(after=log.append)).run())
    assert log == [Done(0)]


@pytest.mark.filterwarnings("error")
def test_async_hook_of_a_plain_function_is_refused() -> None:
    async def note(value: object) -> None:
        raise AssertionError(value)

    with pytest.raises(TypeError, match="Hooks is async, but the function is a `def`"):
        transitions(count, 1).observe(Hooks(before=note)).run()


def test_checkpoint_saves_the_start_and_each_outcome() -> None:
    saved: list[object] = []
    transitions(count, 1).observe(Checkpoint(saved.append)).run()
    assert saved == [Next(count, (1, 0)), Next(count, (0, 1)), Done(1)]


def test_run_can_be_resumed_from_any_checkpoint() -> None:
    saved: list[bytes] = []
    asyncio.run(transitions(countdown, 5).observe(Checkpoint(lambda each: saved.append(pickle.dumps(each)))).run())
    for each in saved[:-1]:
        assert asyncio.run(pickle.loads(each).run()) == 0


def test_trace_writes_a_line_per_transition() -> None:
    lines: list[str] = []
    with pytest.raises(ZeroDivisionError):
        transitions(fails, 1).observe(Trace(lines.append)).run()
    assert lines[0] == "1: Next(fails(0))"
    assert lines[1].startswith("2: Next(fails(0)) raised ZeroDivisionError(")


def test_history_is_a_note_on_the_exception_that_escapes() -> None:
    history = History(2)
    with pytest.raises(ZeroDivisionError) as caught:
        transitions(fails, 5).observe(history).run()
    assert list(history.configurations) == [Next(fails, (1,)), Next(fails, (0,))]
    assert caught.value.__notes__ == [
        "the last configurations, the newest last:\n  Next(fails(1))\n  Next(fails(0))",
    ]


def test_history_of_nothing_adds_no_note() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        transitions(fails, 1).observe(History(0)).run()
    assert not hasattr(caught.value, "__notes__")


def test_history_is_bounded() -> None:
    history = History(3)
    transitions(count, 1000).observe(history).run()
    assert len(history.configurations) == 3


def test_observer_that_raises_stops_the_machine_where_it_is() -> None:
    seen: list[BaseException] = []

    class Watch(Observer):
        def failed(self, error: BaseException, configuration: Next[Any], /) -> None:
            seen.append(error)

    run = transitions(count, 5).observe(Watch(), Budget(2))
    with pytest.raises(BudgetExceeded) as caught:
        run.run()
    assert seen == [caught.value]
    assert run.next == caught.value.next


def test_failed_after_hook_leaves_the_outcome_as_next() -> None:
    def fail(outcome: object) -> None:
        raise OSError("the disk is full")

    run = transitions(count, 2).observe(Hooks(after=fail))
    with pytest.raises(OSError, match="full"):
        run.run()
    assert run.next == Next(count, (1, 1))
    assert list(run) == []


class Unprintable:
    def __repr__(self) -> str:
        raise RuntimeError("cannot be shown")


@tailrec
def fails_with(n: int, what: object) -> int:
    return fails_with(n - 1, what) if n else 1 // n


def test_observer_that_fails_over_an_exception_does_not_replace_it(caplog: pytest.LogCaptureFixture) -> None:
    told: list[BaseException] = []

    class Watch(Observer):
        def failed(self, error: BaseException, configuration: Next[Any], /) -> None:
            told.append(error)

    with pytest.raises(ZeroDivisionError) as caught:
        transitions(fails_with, 2, Unprintable()).observe(Watch(), History(), Watch()).run()
    assert told == [caught.value, caught.value]
    assert "cannot be shown" in caplog.text


def test_failure_is_told_to_those_who_know_of_the_transition_in_the_opposite_order() -> None:
    log: list[str] = []

    class Named(Observer):
        def __init__(self, name: str) -> None:
            self.name = name

        def failed(self, error: BaseException, configuration: Next[Any], /) -> None:
            log.append(self.name)

    with pytest.raises(BudgetExceeded):
        transitions(count, 1).observe(Named("a"), Named("b"), Budget(0), Named("c")).run()
    assert log == ["b", "a"]


def test_outcome_is_kept_where_the_hook_after_it_fails() -> None:
    def fail(outcome: object) -> None:
        raise OSError("the disk is full")

    run = transitions(count, 0).observe(Hooks(after=fail))
    with pytest.raises(OSError, match="full"):
        run.run()
    assert run.outcome == Done(0)
    assert run.next is None


@pytest.mark.filterwarnings("error")
def test_trace_can_be_written_asynchronously() -> None:
    lines: list[str] = []

    async def write(line: str) -> None:
        await asyncio.sleep(0)
        lines.append(line)

    asyncio.run(transitions(countdown, 1).observe(Trace(write)).run())
    assert lines == ["1: Next(countdown(0))", "2: Done(0)"]


@pytest.mark.parametrize("wrong", [print, [Trace()], int, None])
def test_what_is_not_an_observer_is_refused_at_once(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"derive a class from loom.observers.Observer"):
        transitions(count, 1).observe(wrong)


def test_nonsense_budgets_and_deadlines_are_refused_at_once() -> None:
    with pytest.raises(ValueError, match="a budget is a whole number of transitions from 0 on, not -1"):
        Budget(-1)
    with pytest.raises(ValueError, match="a history is a whole number of configurations from 0 on, not -1"):
        History(-1)
    with pytest.raises(ValueError, match="from 0 on, not nan"):
        Deadline(float("nan"))


def test_checkpoint_that_serves_two_runs_saves_the_start_of_both() -> None:
    saved: list[object] = []
    checkpoint = Checkpoint(saved.append)
    transitions(count, 0).observe(checkpoint).run()
    transitions(count, 0, 5).observe(checkpoint).run()
    assert saved == [Next(count, (0, 0)), Done(0), Next(count, (0, 5)), Done(5)]


def test_deadline_is_a_timeout_without_an_error_number() -> None:
    with pytest.raises(TimeoutError) as caught:
        transitions(count, 100).observe(Deadline(0, clock=Clock())).run()
    assert caught.value.errno is None


class Store:
    """Keeps what is saved; one of the attempts fails."""

    def __init__(self, failing: int) -> None:
        self.saved: list[Any] = []
        self.attempts, self.failing = 0, failing

    def save(self, outcome: Any) -> None:
        self.attempts += 1
        if self.attempts == self.failing:
            raise OSError("disk full")
        self.saved.append(outcome)

    async def save_later(self, outcome: Any) -> None:
        await asyncio.sleep(0)
        self.save(outcome)


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_checkpoint_saves_on_resumption_what_it_could_not_save(failing: int) -> None:
    store = Store(failing)
    checkpoint = Checkpoint(store.save)
    run = transitions(count, 2).observe(checkpoint)
    with pytest.raises(OSError, match="disk full"):
        run.run()
    assert run.next is not None
    transitions(run.next).observe(checkpoint).run()
    assert store.saved == [Next(count, (2, 0)), Next(count, (1, 1)), Next(count, (0, 2)), Done(2)]


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_checkpoint_that_saves_later_does_so_too(failing: int) -> None:
    async def main() -> None:
        checkpoint = Checkpoint(store.save_later)
        run = transitions(countdown, 2).observe(checkpoint)
        with pytest.raises(OSError, match="disk full"):
            await run.run()
        assert run.next is not None
        await transitions(run.next).observe(checkpoint).run()

    store = Store(failing)
    asyncio.run(main())
    assert store.saved == [Next(countdown, (2,)), Next(countdown, (1,)), Next(countdown, (0,)), Done(0)]


def test_run_that_is_closed_while_an_observer_waits_begins_no_transition() -> None:
    ran: list[str] = []

    @tailrec
    async def f(n: int) -> int:
        ran.append("f")
        return n if n == 0 else await f(n - 1)

    @tailstream
    async def s(n: int) -> AsyncIterator[int]:
        ran.append("s")
        yield n
        if n:
            async for event in s(n - 1):
                yield event

    async def hook(_: object) -> None:
        await asyncio.sleep(0)

    async def main() -> None:
        for run in (transitions(f, 3), transitions(s, 3)):
            run.observe(Hooks(before=hook))
            waiting = asyncio.ensure_future(anext(run, None))
            await asyncio.sleep(0)
            await run.aclose()
            assert (await waiting, [each async for each in run], run.outcome) == (None, [], None)

    asyncio.run(main())
    assert ran == []


def test_observer_whose_failed_is_async_is_refused() -> None:
    class Alert(Observer):
        async def failed(self, error: BaseException, configuration: Any, /) -> None:  # type: ignore[override]
            raise AssertionError("never awaited")

    with pytest.raises(TypeError, match=r"Alert\.failed is async, but an exception awaits nothing"):
        transitions(countdown, 1).observe(Alert())


def test_trace_of_a_function_that_returns_a_coroutine_is_silent_of_exceptions() -> None:
    lines: list[str] = []

    async def write(line: str) -> None:
        lines.append(line)

    @tailrec
    async def f(n: int) -> float:
        return await f(n - 1) if n else 1 / n

    with pytest.raises(ZeroDivisionError):
        asyncio.run(transitions(f, 1).observe(Trace(lambda line: write(line))).run())
    assert len(lines) == 1


def test_run_that_an_observer_closes_begins_no_transition() -> None:
    ran: list[int] = []

    @tailrec
    def f(n: int) -> int:
        ran.append(n)
        return n if n == 0 else f(n - 1)

    @tailstream
    def s(n: int) -> Iterator[int]:
        ran.append(n)
        yield n
        if n:
            yield from s(n - 1)

    class Closing(Observer):
        def __init__(self, run: Any) -> None:
            self.run = run

        def before(self, configuration: Next[Any], /) -> None:
            if configuration.args == (2,):
                self.run.close()

    for run in (transitions(f, 3), transitions(s, 3)):
        assert [type(each) for each in run.observe(Closing(run)) if isinstance(each, Done)] == []
    assert ran == [3, 3]


def test_class_of_an_observer_is_refused_with_the_way_to_make_one() -> None:
    with pytest.raises(TypeError, match=r"an observer is an object, not a class: pass Trace\(\.\.\.\)"):
        transitions(count, 1).observe(Trace)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Hooks(before=5), "Hooks calls its 'before', and 5 cannot be called"),  # type: ignore[arg-type]
        (lambda: Hooks(after="x"), "Hooks calls its 'after', and 'x' cannot be called"),  # type: ignore[arg-type]
        (lambda: Trace(None), "Trace calls its 'write', and None cannot be called"),  # type: ignore[arg-type]
        (lambda: Checkpoint([]), r"Checkpoint calls its 'save', and \[\] cannot be called"),  # type: ignore[arg-type]
        (lambda: Budget("3"), "a budget is a whole number of transitions from 0 on, not '3'"),  # type: ignore[arg-type]
        (lambda: History(2.5), "a history is a whole number of configurations"),  # type: ignore[arg-type]
        (lambda: Deadline("3"), "a deadline is a number of seconds from 0 on, not '3'"),  # type: ignore[arg-type]
    ],
)
def test_observer_of_the_wrong_thing_is_refused_before_anything_runs(make: Callable[[], object], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        make()


def test_run_that_was_stopped_says_so_and_how_to_go_on() -> None:
    run = transitions(count, 3)
    next(run)
    run.close()
    assert repr(run) == "<Transitions stopped at Next(count(2, 1))>"
    with pytest.raises(RuntimeError, match=r"`transitions\(run.next\)` goes on where it stopped"):
        run.run()


class Log(list[object]):
    def __call__(self, seen: object) -> None:
        self.append(seen)


def test_hook_that_is_empty_is_called_all_the_same() -> None:
    before, after = Log(), Log()
    transitions(count, 2).observe(Hooks(before=before, after=after)).run()
    assert (len(before), len(after)) == (3, 3)
    with pytest.raises(TypeError, match="Hooks calls its 'before', and 0 cannot be called"):
        Hooks(before=0)  # type: ignore[arg-type]
