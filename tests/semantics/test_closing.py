"""A coroutine that catches GeneratorExit and goes on does what plain recursion does; one that is not closed jumps."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import itertools
import linecache
import textwrap
from abc import ABC
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest

from loom import TailCallError, explain_tailcalls, step, tailrec, tailstream, transitions
from loom.compiler.runtime import is_compiled

DEEP = 3000
# What goes on waiting when it is closed is closed by the garbage collector once more.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::loom.TailCallWarning"),
    pytest.mark.filterwarnings("ignore::SyntaxWarning"),  # finally clauses that are left, since 3.14
]


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """What a test left half closed (contextlib's frames can hold it in a cycle) must not be closed in another test."""
    yield
    gc.collect()


class Once:
    """Suspends once; `failing` raises another error instead of what closes it."""

    def __init__(self, failing: str = "") -> None:
        self.failing = failing

    def __await__(self) -> Iterator[None]:
        try:
            yield
        finally:
            if self.failing:
                raise ValueError(self.failing)


@contextlib.contextmanager
def nothing() -> Iterator[None]:
    yield


class Quiet(contextlib.suppress):
    pass


class Quietest(contextlib.suppress):
    def __init__(self) -> None:
        super().__init__(BaseException)


class Calling(ABC):
    pass


Calling.register(GeneratorExit)


BODIES = {
    "a clause that hands over": """
        try: await Once()
        except BaseException: return await {other}(n - 1)
    """,
    "a clause that calls itself": """
        try: await Once()
        except GeneratorExit: return await {own}(n - 1)
        return await {other}(n - 1)
    """,
    "a clause of a class that only the run knows": """
        try: await Once()
        except errors: log.append(("caught", n))
        return await {other}(n - 1)
    """,
    "a clause without a class in a loop": """
        for turn in range(3):
            try: await Once()
            except: continue
            log.append(("turn", turn))
        await {other}(n - 1)
    """,
    "a dropped result after a clause": """
        try: await Once()
        except BaseException: log.append(("caught", n))
        await {own}(n - 1)
    """,
    "an error of a finally clause": """
        try:
            try: await Once()
            finally: 1 // (n % 2)
        except ZeroDivisionError: log.append(("divided", n))
        return await {other}(n - 1)
    """,
    "an error of another clause": """
        try:
            try: await Once()
            except GeneratorExit: raise ValueError from None
        except (ValueError, KeyError): log.append(("changed", n))
        return await {other}(n - 1) if n % 2 else await {own}(n - 1)
    """,
    "an error on the way out of a with": """
        try:
            async with noted(n, log):
                await Once()
        except ValueError: pass
        return n and await {other}(n - 1)
    """,
    "a clause that waits": """
        try: await Once()
        except BaseException:
            log.append(("waits", n))
            await Once()
        return await {other}(n - 1)
    """,
    "a clause in a with": """
        with nothing():
            try: await Once()
            except BaseException: log.append(("caught", n))
        return await {other}(n - 1)
    """,
    "a closure over a variable that changes": """
        log.append(lambda: n)
        n -= 1
        try: await Once()
        except errors as error: log.append(type(error).__name__)
        return await {own}(n)
    """,
    "an error that is its own context": """
        ring = KeyError()
        ring.__context__ = middle = ValueError()
        middle.__context__ = ring
        try:
            await Once()
            raise ring
        except BaseException as error: log.append(type(error).__name__)
        return await {other}(n - 1)
    """,
    "a clause that drops a result and returns": """
        log.append(lambda: n)
        n -= 1
        try: await Once()
        except BaseException:
            await {own}(n)
            return
        await {other}(n)
    """,
    "a clause that drops another's result and returns": """
        try: await Once()
        except BaseException:
            await {other}(n - 1)
            return None
        return await {other}(n - 1)
    """,
    "a finally clause that breaks": """
        while n % 3:
            try: await Once()
            finally: break
        return await {other}(n - 1)
    """,
    "a finally clause that hands over": """
        try: await Once()
        finally:
            if n % 3: return n
        try: await Once()
        except BaseException: pass
        finally:
            for _ in range(n):
                try: continue
                finally: break
        return await {other}(n - 1)
    """,
    "a finally clause in a clause": """
        try: await Once()
        except BaseException:
            while True:
                try: log.append(("cleans", n))
                finally: break
        await {other}(n - 1)
    """,
    "a clause that waits no more": """
        try: await Once()
        except BaseException: n = 0
        return await {other}(n - 1)
    """,
}
SUPPRESSING = {
    "a suppress that is imported here": """
        from contextlib import suppress as quietly
        with quietly(BaseException): await Once()
        return await {other}(n - 1)
    """,
    "a suppress of a module that is imported here": """
        import contextlib as c
        with c.suppress(GeneratorExit): await Once()
        return await {other}(n - 1)
    """,
    "a suppress that the module has made": """
        with (quiet if n else nothing()): await Once()
        return await {other}(n - 1)
    """,
    "a suppress that has a variable": """
        with nothing(), (own := contextlib.suppress(errors)): await Once()
        return await {other}(n - 1)
    """,
    "a suppress on a stack of exits": """
        quietly = contextlib.suppress
        async with contextlib.AsyncExitStack() as stack:
            stack.enter_context(quietly(BaseException))
            await Once()
        return await {other}(n - 1)
    """,
    "a suppress that a variable has in the end": """
        manager = nothing
        with manager(): pass
        manager = contextlib.suppress
        with manager(GeneratorExit): await Once()
        return await {other}(n - 1)
    """,
    "a suppress that the module has made, on a stack of exits": """
        async with contextlib.AsyncExitStack() as stack:
            stack.enter_context(quiet)
            await Once()
        return await {other}(n - 1)
    """,
    "a suppress of a comprehension's variable": """
        with contextlib.ExitStack() as stack:
            [stack.enter_context(contextlib.suppress(narrow)) for narrow in (BaseException,)]
            await Once()
        return await {other}(n - 1)
    """,
    "a suppress of a module under another name": """
        c = contextlib
        with c.suppress(BaseException): await Once()
        return await {other}(n - 1)
    """,
    "a suppress that a nested function makes": """
        make = lambda narrow: contextlib.suppress(narrow)
        with make(BaseException): await Once()
        return await {other}(n - 1)
    """,
    "a suppress that a generator expression makes": """
        with contextlib.ExitStack() as stack:
            for manager in (contextlib.suppress(narrow) for narrow in (BaseException,)):
                stack.enter_context(manager)
            await Once()
        return await {other}(n - 1)
    """,
    "a suppress that a nested function makes of its variable": """
        def make():
            narrow = BaseException
            return contextlib.suppress(narrow)
        with make(): await Once()
        return await {other}(n - 1)
    """,
    "a suppress of a variable of the function's own": """
        narrow = BaseException
        with contextlib.suppress(KeyError, narrow): await Once()
        return await {other}(n - 1)
    """,
    "a suppress of a tuple of what calls the exit its own": """
        with contextlib.suppress(callings): await Once()
        return await {other}(n - 1)
    """,
    "a suppress of what calls the exit its own": """
        with contextlib.suppress(Calling): await Once()
        return await {other}(n - 1)
    """,
    "a suppress of a class that knows what to suppress": """
        with Quietest(): await Once()
        return await {other}(n - 1)
    """,
    "a suppress of another class": """
        with nothing() and Quiet(BaseException): await Once()
        return await {other}(n - 1)
    """,
}


@contextlib.asynccontextmanager
async def noted(n: int, log: list[object]) -> AsyncIterator[None]:
    try:
        yield
    finally:
        log.append(("left", n))
        raise ValueError(n)


def made(claim: str, other: str, decorate: Callable[[Any], Any]) -> tuple[Any, list[object]]:
    """A function that tells what it does, and where."""
    body = (BODIES | SUPPRESSING)[claim].format(own="f", other=other)
    text = f"async def f(n):\n    log.append(n)\n    if n <= 0: return 'end'{body}"
    text += "\nasync def g(n):\n    if n % 2: await Once()\n    log.append(('g', n))\n    return await f(n)\n"
    text = "\n".join(line.removeprefix("    ") if line.startswith("        ") else line for line in text.split("\n"))
    filename = f"<{claim}, {other}>"
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
    log: list[object] = []
    space: dict[str, Any] = {
        **{"__name__": "closing", "log": log, "Once": Once, "nothing": nothing, "noted": noted},
        **{"contextlib": contextlib, "quiet": contextlib.suppress(BaseException)},
        **{"Quiet": Quiet, "Quietest": Quietest, "Calling": Calling, "callings": (KeyError, Calling)},
        "narrow": ValueError,
        "errors": (GeneratorExit, ValueError),
    }
    exec(compile(text, filename, "exec"), space)
    space |= {name: decorate(space[name]) for name in ("f", "g")}
    return space["f"], log


def closed(function: Any, log: list[object], suspensions: int) -> tuple[object, ...]:
    """Closes a run where it is suspended that often, and says what came of it."""
    log.clear()
    coroutine = function(4)
    try:
        for _ in range(suspensions):
            coroutine.send(None)
        coroutine.close()
        outcome: object = "closed"
    except BaseException as error:  # whatever it is, it must be the same
        outcome = repr(error)
    told = [each() if callable(each) else each for each in log]
    if "ignored" in str(outcome):
        told = []  # what goes on after that is nobody's
    while told == [] and "ignored" in str(outcome):
        try:
            coroutine.close()
            break
        except RuntimeError:
            pass
    return outcome, told


@pytest.mark.parametrize("other", ["f", "g"])
@pytest.mark.parametrize("claim", BODIES | SUPPRESSING)
def test_closed_at_each_suspension_it_does_what_plain_recursion_does_with(claim: str, other: str) -> None:
    plain, plain_log = made(claim, other, lambda function: function)
    compiled, log = made(claim, other, tailrec)
    assert is_compiled(compiled)
    for suspensions in range(8):
        assert closed(compiled, log, suspensions) == closed(plain, plain_log, suspensions)


@pytest.mark.parametrize("other", ["f", "g"])
@pytest.mark.parametrize("claim", BODIES)
def test_run_by_transitions_and_closed_it_does_what_plain_recursion_does_with(claim: str, other: str) -> None:
    plain, plain_log = made(claim, other, lambda function: function)
    compiled, log = made(claim, other, tailrec)
    for suspensions in range(8):
        expected = closed(plain, plain_log, suspensions)
        assert closed(lambda n: transitions(compiled, n).run(), log, suspensions) == expected


REFUSED = {
    "suppress": "with contextlib.suppress(BaseException): await Once()",
    "a group's clause": "try: await Once()\n    except* BaseException: pass",
    "a finally clause beside locals()": "while locals():\n        try: await Once()\n        finally: break",
    "a clause beside locals()": "log.append(locals())\n    try: await Once()\n    except BaseException: pass",
}


@pytest.mark.parametrize("claim", REFUSED)
def test_stepping_coroutine_is_refused_for(claim: str) -> None:
    end = "log.append(lambda: n)\n    n -= 1\n    return await f(n, log)"
    text = f"async def f(n, log):\n    {REFUSED[claim]}\n    {end}\n"
    linecache.cache["<refused>"] = (len(text), None, text.splitlines(keepends=True), "<refused>")
    space: dict[str, Any] = {"contextlib": contextlib, "Once": Once}
    exec(compile(text, "<refused>", "exec"), space)
    with pytest.raises(TailCallError, match="LOOM118"):
        tailrec(space["f"])


@pytest.mark.parametrize("claim", SUPPRESSING)
def test_function_that_suppresses_generator_exit_is_called(claim: str) -> None:
    compiled, _ = made(claim, "g", tailrec)
    assert explain_tailcalls(compiled, as_json=True)["called"]


def test_function_that_asks_what_it_has_caught_is_jumped_to() -> None:
    compiled, log = made("a clause of a class that only the run knows", "g", tailrec)
    assert explain_tailcalls(compiled, as_json=True)["called"] is None
    assert asyncio.run(compiled(DEEP)) == "end"
    assert len(log) > DEEP


def test_errors_of_a_generator_that_is_closed_cost_no_stack() -> None:
    assert asyncio.run(closing_a_generator(DEEP)) == "end"


async def failing_when_closed() -> AsyncIterator[int]:
    try:
        yield 1
    finally:
        raise ValueError


@tailrec
async def closing_a_generator(n: int) -> str:
    try:
        async with contextlib.aclosing(failing_when_closed()) as events:
            await anext(events)
    except ValueError as error:
        assert type(error.__context__) is GeneratorExit
    return "end" if n == 0 else await after_closing(n - 1)


@tailrec
async def after_closing(n: int) -> str:
    return await closing_a_generator(n)


def test_step_that_is_closed_goes_on_like_plain_recursion() -> None:
    compiled, log = made("a clause that waits no more", "f", tailrec)
    coroutine = step(compiled)(1)
    coroutine.send(None)
    coroutine.close()
    assert log == [1, -1]


@pytest.mark.parametrize("first", ["wait", "go_on"])
@pytest.mark.parametrize("decorate", [lambda function: function, tailrec], ids=["plain", "compiled"])
def test_coroutine_that_suppresses_generator_exit_hands_over_like_plain_recursion(
    decorate: Callable[[Any], Any], first: str
) -> None:
    @decorate
    async def wait(n: int) -> int:
        with contextlib.suppress(BaseException):
            await Once()
        return n if n else await go_on(n + 1)

    @decorate
    async def go_on(n: int) -> int:
        return await wait(n)  # type: ignore[no-any-return]

    coroutine = {"wait": wait, "go_on": go_on}[first](0)
    coroutine.send(None)
    with pytest.raises(RuntimeError, match="coroutine ignored GeneratorExit"):
        coroutine.close()


@pytest.mark.parametrize("decorate", [lambda function: function, tailrec])
def test_manager_that_goes_on_as_another_parameter_suppresses_there(decorate: Callable[[Any], Any]) -> None:
    log: list[object] = []

    @decorate
    async def start(n: int) -> Any:
        return await f(n)

    @decorate
    async def f(n: int, quiet: Any = contextlib.suppress(BaseException), m: Any = contextlib.nullcontext()) -> Any:
        if n == 1:
            return await f(0, quiet, quiet)
        with m:
            await Once()
        return await g(n)

    @decorate
    async def g(n: int) -> Any:
        log.append(("g", n))
        return await f(n - 1) if n else "end"

    run = start(1)
    run.send(None)
    run.close()
    assert log == [("g", 0)]


def test_manager_that_goes_on_to_another_function_or_as_it_is_suppresses_nothing_here() -> None:
    @tailrec
    async def f(n: int, /, quiet: Any = contextlib.suppress(BaseException), *, more: Any = None) -> Any:
        made = lambda: k  # noqa: E731  # it steps
        async with contextlib.nullcontext():
            await asyncio.sleep(0)
        k = n
        k += 1
        if n > 1:
            return await f(n - 1, quiet, more=made)
        return await g(quiet, n) if n else await f(0, more=more, quiet=quiet)

    @tailrec
    async def g(quiet: Any, n: int) -> Any:
        return "end"

    assert asyncio.run(f(2)) == "end"


def test_coroutine_that_cleans_up_and_raises_again_is_jumped_to() -> None:
    assert asyncio.run(cleaning_ping(5_000)) == "done"


@tailrec
async def cleaning_ping(n: int) -> str:
    try:
        await asyncio.sleep(0)
    except BaseException:
        n = 0
        raise
    return "done" if n == 0 else await cleaning_pong(n - 1)


@tailrec
async def cleaning_pong(n: int) -> str:
    return await cleaning_ping(n)


class Gone:
    """A connection whose peer has gone when it is closed."""

    async def __aenter__(self) -> None:
        pass

    async def __aexit__(self, *_: object) -> None:
        raise ConnectionError


def make_session(decorate: Callable[[Any], Any]) -> Any:
    @decorate
    async def session(left: int, log: list[str]) -> list[str]:
        try:
            async with Gone():
                await Once()
        except ConnectionError:
            log.append("gone")
        return await finish(log) if left == 0 else await session(left - 1, log)

    @decorate
    async def finish(log: list[str], again: bool = False) -> list[str]:
        log.append("finished")
        return await session(0, log) if again else log

    return session


def test_error_that_is_raised_in_the_place_of_the_end_is_caught_and_the_run_goes_on() -> None:
    for decorate in (lambda function: function, tailrec):
        log: list[str] = []
        coroutine = make_session(decorate)(0, log)
        coroutine.send(None)
        coroutine.close()
        assert log == ["gone", "finished"]


def test_function_that_cannot_ask_what_it_catches_around_another_exit_is_refused() -> None:
    with pytest.raises(TailCallError, match="LOOM118"):

        @tailrec
        async def session(left: int, log: list[str]) -> list[str]:
            try:
                async with Gone():
                    await Once()
            except ConnectionError:
                log.append("gone {left}".format(**locals()))
            return log if left == 0 else await session(left - 1, log)


RETURNS = {
    "its own finally raises": """
        try:
            try: await Once()
            except BaseException: return None
            finally: fails()
        except OSError: log.append('OSError')
    """,
    "an outer finally raises": """
        try:
            try:
                try: await Once()
                except BaseException: return None
            finally: fails()
        except OSError: log.append('OSError')
    """,
    "an exit raises": """
        try:
            with Fails():
                try: await Once()
                except BaseException: return None
        except OSError: log.append('OSError')
    """,
    "its finally breaks": """
        while True:
            try: await Once()
            except BaseException: return None
            finally: break
    """,
    "an outer finally goes on": """
        for each in (1,):
            try:
                try: await Once()
                except BaseException: return None
            finally: continue
    """,
    "the finally around its else breaks": """
        while True:
            try: pass
            except OSError: pass
            else:
                try: await Once()
                except BaseException: return None
            finally: break
    """,
    "nothing holds it back": """
        try:
            try: await Once()
            except BaseException: return None
            else: fails()
        except OSError: log.append('OSError')
    """,
}


class Fails(contextlib.AbstractContextManager["Fails"]):
    def __exit__(self, *_: object) -> None:
        fails()


def fails() -> None:
    raise OSError


@pytest.mark.parametrize("steps", [False, True], ids=["loops", "steps"])
@pytest.mark.parametrize("way", RETURNS)
def test_clause_whose_return_is_held_back_asks_what_it_has_caught(way: str, steps: bool) -> None:
    text = "async def f(n, log):\n" + textwrap.indent(textwrap.dedent(RETURNS[way]), "    ")
    if steps:
        text += (
            "    log.append(n)\n    kept = lambda: n\n    n -= 1\n    return await f(n, log) if n else await end(log)\n"
        )
    else:
        text += "    return await end(log)\n"
    text += "async def end(log):\n    log.append('end')\n    return log if log else await f(0, log)\n"
    linecache.cache["<returns>"] = (len(text), None, text.splitlines(keepends=True), "<returns>")
    logs: list[list[object]] = []
    for decorate in (lambda function: function, tailrec):
        space: dict[str, Any] = {"Once": Once, "fails": fails, "Fails": Fails}
        exec(compile(text, "<returns>", "exec", dont_inherit=True), space)
        space["f"], space["end"] = decorate(space["f"]), decorate(space["end"])
        log: list[object] = []
        coroutine = space["f"](2, log)
        coroutine.send(None)
        with contextlib.suppress(RuntimeError):  # it may go on to wait again
            coroutine.close()
        logs.append(log)
    assert logs[0] == logs[1]


def test_stream_whose_return_only_a_cleanup_follows_is_accepted() -> None:
    @tailstream
    def down(n: int) -> Iterator[int]:
        try:
            with contextlib.nullcontext():
                try:
                    yield n
                except GeneratorExit:
                    return
        finally:
            n -= 1
        if n >= 0:
            yield from down(n)

    assert list(down(3)) == [3, 2, 1, 0]


class FailsInTheEnd(Exception):
    pass


def fails_after(links: int) -> None:
    """Raises an exception, as deep in contexts as that."""
    try:
        if links:
            fails_after(links - 1)
        raise FailsInTheEnd
    except FailsInTheEnd:
        raise FailsInTheEnd from None


@pytest.mark.parametrize("links", [1, 60, 300])
def test_exit_is_found_however_deep_in_the_contexts(links: int) -> None:
    logs: list[list[object]] = []
    for decorate in (lambda function: function, tailrec):

        async def follow(n: int, log: list[object]) -> Any:
            if n == 0:
                log.append("end")
                return log
            return await follow(n - 1, log)

        async def work(n: int, log: list[object]) -> Any:
            try:
                try:
                    await Once()
                except GeneratorExit:
                    fails_after(links)
            except FailsInTheEnd:
                log.append("goes on")
            return await follow(n, log)

        async def begin(n: int, log: list[object]) -> Any:
            return await work(n, log)

        follow, work, begin = decorate(follow), decorate(work), decorate(begin)
        log: list[object] = []
        coroutine = begin(2, log)
        coroutine.send(None)
        coroutine.close()
        logs.append(log)
    assert logs[0] == logs[1] == ["goes on", "end"]


@pytest.mark.parametrize("length", [1, 2, 3, 7])
@pytest.mark.parametrize("before", [0, 1, 2, 5])
def test_contexts_that_lead_back_come_to_an_end(length: int, before: int) -> None:
    @tailrec
    async def follow(n: int) -> Any:
        return n if n == 0 else await follow(n - 1)

    @tailrec
    async def work(n: int) -> Any:
        errors = [KeyError(number) for number in range(before + length)]
        for error, context in itertools.pairwise([*errors, errors[before]]):
            error.__context__ = context
        try:
            await Once()
            raise errors[0]
        except BaseException:
            pass
        return await follow(n)

    @tailrec
    async def begin(n: int) -> Any:
        return await work(n)

    coroutine = begin(2)
    coroutine.send(None)
    with pytest.raises(StopIteration, match="0"):
        coroutine.send(None)
