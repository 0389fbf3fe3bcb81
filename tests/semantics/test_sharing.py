"""Nothing is shared between calls: what is made once is made whoever comes first, what is per call is per call."""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextvars
import multiprocessing
import os
import signal
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest

from loom import Done, Next, step, tailrec, tailstream, transitions
from loom.compiler import runtime

THREADS = 8
mark: contextvars.ContextVar[tuple[int, int]] = contextvars.ContextVar("mark")


def at_once(run: Callable[[int], object]) -> list[Any]:
    """The results of threads that start together."""
    barrier = threading.Barrier(THREADS)

    def start(who: int) -> object:
        barrier.wait()
        return run(who)

    with concurrent.futures.ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(start, range(THREADS)))


def make_jumping() -> Any:
    @tailrec
    def left(n: int) -> int:
        return n if n == 0 else right(n - 1)

    @tailrec
    def right(n: int) -> int:
        return n if n == 0 else left(n - 1)

    return left


def make_jumping_later() -> Any:
    @tailrec
    async def left(n: int) -> int:
        await asyncio.sleep(0)
        return n if n == 0 else await right(n - 1)

    @tailrec
    async def right(n: int) -> int:
        return n if n == 0 else await left(n - 1)

    return left


def make_streams() -> Any:
    @tailstream
    def tick(n: int) -> Iterator[int]:
        yield n
        if n:
            yield from tock(n - 1)

    @tailstream
    def tock(n: int) -> Iterator[int]:
        yield -n
        if n:
            yield from tick(n - 1)

    return tick


@pytest.mark.parametrize("round", range(5))
def test_first_jump_from_several_threads_at_once(round: int) -> None:
    left, left_later, tick = make_jumping(), make_jumping_later(), make_streams()
    assert at_once(lambda _: left(1_000)) == [0] * THREADS
    assert at_once(lambda _: asyncio.run(left_later(100))) == [0] * THREADS
    assert at_once(lambda _: len(list(tick(1_000)))) == [1_001] * THREADS


@pytest.mark.parametrize("round", range(5))
def test_first_step_from_several_threads_at_once(round: int) -> None:
    left = make_jumping()
    firsts = at_once(lambda who: step(left)(who))
    assert firsts[0] == Done(0)
    assert [next.args for next in firsts[1:]] == [(who - 1,) for who in range(1, THREADS)]
    assert len({id(next.fn) for next in firsts[1:]}) == 1
    assert at_once(lambda who: transitions(make_jumping(), who).run()) == [0] * THREADS


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
def test_forked_process_does_not_wait_for_a_thread_that_it_has_not() -> None:
    left, held, done = make_jumping(), threading.Event(), threading.Event()

    def hold() -> None:
        with runtime._making, runtime._filling:
            held.set()
            done.wait()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    child = os.fork()
    if not child:
        signal.alarm(10)
        os._exit(left(3))
    done.set()
    thread.join()
    assert os.waitpid(child, 0)[1] == 0


def test_functions_that_several_threads_decorate_at_once_are_separate() -> None:
    made = at_once(lambda who: [make_adder(who) for _ in range(20)])
    assert [[add(100) for add in adders] for adders in made] == [[100 * who] * 20 for who in range(THREADS)]


def make_adder(step: int) -> Any:
    @tailrec
    def add(n: int, total: int = 0) -> int:
        return total if n == 0 else add(n - 1, total + step)

    return add


def test_source_that_may_warn_is_decorated_by_several_threads_at_once() -> None:
    def decorate(who: int) -> int:
        def odd(n: int, text: str = "\\d") -> int:
            return n if n == 0 else odd(n - 1, text)

        return int(tailrec(odd)(1_000)) + who

    assert at_once(decorate) == list(range(THREADS))


def test_call_inside_a_call_has_its_own_variables() -> None:
    @tailrec
    def outer(n: int, level: int, seen: tuple[Any, ...] = ()) -> tuple[Any, ...]:
        if n == 0:
            return seen

        def inside() -> Any:
            return outer(n, level - 1) if level else ()

        return outer(n - 1, level, (*seen, (level, n, len(inside()))))

    assert outer(2, 1) == ((1, 2, 2), (1, 1, 1))


def test_generators_of_one_stream_run_side_by_side() -> None:
    tick = make_streams()
    streams = [tick(n) for n in range(50)]
    events: list[list[int]] = [[] for _ in streams]
    for _ in range(60):
        for stream, seen in zip(streams, events, strict=True):
            seen.extend([event for event in [next(stream, None)] if event is not None])
    assert events == [list(tick(n)) for n in range(50)]


def test_context_is_the_tasks_through_every_kind_of_transition() -> None:
    @tailrec
    async def first(n: int, who: int) -> int:
        mark.set((who, n))
        await asyncio.sleep(0)
        assert mark.get() == (who, n)
        return who if n == 0 else await second(n - 1, who)

    @tailrec
    async def second(n: int, who: int) -> int:
        assert mark.get() == (who, n + 1)
        await asyncio.sleep(0)
        assert [mark.get() async for _ in events(2, who)] == [(who, n + 1)] * 3
        return who if n == 0 else await first(n - 1, who)

    @tailstream
    async def events(n: int, who: int) -> AsyncIterator[int]:
        await asyncio.sleep(0)
        yield mark.get()[0]
        if n:
            async for event in events(n - 1, who):
                yield event

    async def main() -> list[int]:
        return await asyncio.gather(*(first(9, who) for who in range(1_000)))

    assert asyncio.run(main()) == list(range(1_000))
    assert mark.get(None) is None


def test_machine_runs_in_the_context_that_it_is_given() -> None:
    @tailrec
    def setting(n: int) -> tuple[int, int]:
        mark.set((n, n))
        return mark.get() if n == 0 else setting(n - 1)

    context = contextvars.copy_context()
    assert context.run(setting, 1_000) == (0, 0)
    assert (context[mark], mark.get(None)) == ((0, 0), None)


@tailrec
def saved(n: int, total: int = 0) -> int:
    return total if n == 0 else saved(n - 1, total + n)


@tailrec
async def saved_later(n: int) -> int:
    await asyncio.sleep(0)
    return n if n == 0 else await saved_later(n - 1)


class Machine:
    def __init__(self, name: str) -> None:
        self.name = name

    @tailrec
    def run(self, n: int) -> str:
        return self.name if n == 0 else self.run(n - 1)


def run_to_the_end(configuration: Next[Any]) -> Any:
    return configuration.run()


def run_later(n: int) -> int:
    return asyncio.run(saved_later(n))


def test_configurations_methods_and_coroutines_run_in_other_processes() -> None:
    half = list(transitions(saved, 10))[5]
    with concurrent.futures.ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(run_to_the_end, half).result() == 55
        assert pool.submit(Machine("m").run, 10_000).result() == "m"
        assert pool.submit(run_later, 2_000).result() == 0
