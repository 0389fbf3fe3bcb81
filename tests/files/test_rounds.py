"""Rounds of compiled functions that grow the stack, for a `try` or `with` is still to be left after a call."""

from __future__ import annotations

import textwrap

import pytest

from loom.files import review

HEAD = "from loom import tailrec, tailstream\nimport contextlib\nlock = contextlib.nullcontext()\n"

GROWS = {
    "with": """
        @tailrec
        def f(n):
            with lock:
                return g(n)  # here
            return f(n)
        @tailrec
        def g(n): return f(n - 1)
        """,
    "try with a finally": """
        @tailrec
        async def f(n):
            try: n -= 1
            except OSError: return await g(n)  # here
            finally: print(n)
            return await f(n)
        @tailrec
        async def g(n): return await h(n)
        @tailrec
        async def h(n): return await f(n)
        """,
    "methods": """
        class C:
            @tailrec
            def f(self, n):
                try: return self.g(n)  # here
                except KeyError: return self.f(n)
            @tailrec
            def g(self, n): return self.f(n - 1)
        """,
    "nested functions": """
        def make():
            @tailrec
            def f(n):
                with lock: return g(n)  # here
                return f(n)
            @tailrec
            def g(n): return f(n - 1)
        """,
    "streams": """
        @tailstream
        async def f(n):
            async with lock:
                async for event in g(n): yield event  # here
        @tailstream
        async def g(n):
            yield n
            async for event in f(n): yield event
        """,
    "generators whose value is returned": """
        @tailstream
        def f(n):
            yield n
            with lock:
                return (yield from g(n))  # here
            yield from f(n)
        @tailstream
        def g(n): return (yield from f(n))
        """,
    "both calls": """
        @tailrec
        def f(n):
            with lock: return g(n)  # here
            return f(n)
        @tailrec
        def g(n):
            with lock: return f(n) if n else 1  # here
            return g(n)
        """,
}
DOES_NOT = {
    "what does not lead back": """
        @tailrec
        def f(n):
            with lock: return g(n)
            return f(n)
        @tailrec
        def g(n): return g(n - 1)
        """,
    "a function that is not decorated": """
        @tailrec
        def f(n):
            with lock: return g(n)
            return f(n)
        def g(n): return f(n)
        """,
    "a result that is used": """
        @tailrec
        def f(n):
            with lock: n = g(n)
            return f(n)
        @tailrec
        def g(n): return f(n - 1) if n else 0
        """,
    "a round of two kinds": """
        @tailrec
        def f(n):
            with lock: return g(n)
            return f(n)
        @tailrec
        async def g(n): return await f(n)
        """,
    "a call after the block": """
        @tailrec
        def f(n):
            with lock: n -= 1
            return g(n)
        @tailrec
        def g(n): return f(n)
        """,
    "a name that is bound twice": """
        @tailrec
        def f(n):
            with lock: return g(n)
            return f(n)
        @tailrec
        def g(n): return f(n - 1)
        if lock:
            g = print
        """,
    "a method of something else": """
        class C:
            @tailrec
            def f(self, n):
                with lock: return self.client.g(n)
                return self.f(n)
            @tailrec
            def g(self, n): return self.f(n - 1)
        """,
    "a variable of the function": """
        @tailrec
        def f(n, g):
            with lock: return g(n)
            return f(n, g)
        @tailrec
        def g(n): return f(n - 1, g)
        """,
}


def found(text: str) -> list[int]:
    problems = review((HEAD + textwrap.dedent(text)).encode(), "rounds.py")
    assert all(problem.code in ("LOOM301", "LOOM303") for problem in problems)
    return [problem.span.line for problem in problems if problem.code == "LOOM303" and problem.span]


@pytest.mark.parametrize("text", GROWS.values(), ids=GROWS)
def test_call_that_leads_back_is_reported(text: str) -> None:
    lines = (HEAD + textwrap.dedent(text)).split("\n")
    assert found(text) == [number for number, line in enumerate(lines, 1) if line.endswith("# here")]


@pytest.mark.parametrize("text", DOES_NOT.values(), ids=DOES_NOT)
def test_other_calls_are_not(text: str) -> None:
    assert found(text) == []


def test_fix_is_that_of_the_statement() -> None:
    [problem] = review((HEAD + textwrap.dedent(GROWS["with"])).encode(), "rounds.py")
    assert problem.fix == "compute the next state inside the with block, and write `return g(n)` after it"
    assert problem.reason.startswith("this call of 'g' is no tail call")
