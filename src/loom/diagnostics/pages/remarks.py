"""LOOM3xx, the warnings, and LOOM4xx, what `loom check --suggest` finds."""

from __future__ import annotations

from typing import Final

from loom.diagnostics.catalogue import Rule
from loom.diagnostics.pages.page import Page, page

PAGES: Final[dict[Rule, Page]] = {
    Rule.NO_TAIL_CALL: page(
        """
        No path of the function ends with a call that Loom could compile, so the decorator returns the function as it
        is. Either it is superfluous, or a call that was meant to be a tail call is not written as one.
        """,
        """
        from loom import tailrec

        @tailrec
        def double(n):
            return n * 2
        """,
        """
        from loom import tailrec

        @tailrec
        def double(n, times=1):
            return n if times == 0 else double(n * 2, times - 1)

        assert double(4) == 8
        """,
    ),
    Rule.RESULT_DROPPED: page(
        """
        The call ends its path without `return`, so what it finds is lost and the run ends with None, as in plain
        Python. Other paths return a value: most probably a `return` is missing.
        """,
        """
        from loom import tailrec

        @tailrec
        def find(items, wanted):
            if items and items[0] == wanted:
                return "found"
            if items:
                find(items[1:], wanted)
        """,
        """
        from loom import tailrec

        @tailrec
        def find(items, wanted):
            if items and items[0] == wanted:
                return "found"
            if items:
                return find(items[1:], wanted)

        assert find([1, 2], 2) == "found"
        """,
    ),
    Rule.ENCLOSED: page(
        """
        A jump leaves the function, but a `with` block, a `try` body or a statement with a `finally` has still something
        to do when the call is over. So Python calls what is called there, and if that comes back to this function,
        each round adds its frames. (A call of the function itself is refused there.) End the statement first, and
        make the call after it.

        `loom check` reports such a call where the file shows that it leads back; decoration reports one of a method
        where the function has no tail call at all, and `loom explain` lists every one.
        """,
        """
        from contextlib import nullcontext
        from loom import tailrec

        @tailrec
        def ask(n):
            if n % 2:
                return ask(n - 1)
            with nullcontext():
                return answer(n) if n else "done"

        @tailrec
        def answer(n):
            return ask(n - 1)
        """,
        """
        from contextlib import nullcontext
        from loom import tailrec

        @tailrec
        def ask(n):
            if n % 2:
                return ask(n - 1)
            with nullcontext():
                more = n > 0
            return answer(n) if more else "done"

        @tailrec
        def answer(n):
            return ask(n - 1)

        assert ask(5_000) == "done"
        """,
    ),
    Rule.RECURSES: page(
        """
        A poller, a supervisor or a reconnecting session that goes on by calling itself nests one frame in the other,
        for as long as it runs. Python stops that at the recursion limit, which is 1,000 unless somebody has set it,
        and every frame below counts: of the caller, of wrappers, of the event loop. Until then memory grows, and each
        suspension is passed through all frames.

        Reported is only what surely calls itself, as the last thing that it does, where nothing in the function
        bounds how often: no counter that is compared with something, no flag, no part of an argument (a walk over
        data that is nested). The call is a tail call already, so the decorator is all that is needed.
        """,
        """
        import asyncio

        async def watch(check):
            if await check():
                return "ready"
            await asyncio.sleep(5)
            return await watch(check)
        """,
        """
        import asyncio
        from loom import tailrec

        @tailrec
        async def watch(check):
            if await check():
                return "ready"
            await asyncio.sleep(0)
            return await watch(check)

        answers = [True, False, False]

        async def check():
            return answers.pop()

        assert asyncio.run(watch(check)) == "ready"
        """,
    ),
    Rule.RECURSES_OTHERWISE: page(
        """
        As in LOOM401, a function goes on by calling itself; here something of it is still to run after the call, so
        that `@tailrec` would refuse it as it stands. The help line names the code of that refusal and the rewrite.
        """,
        """
        import asyncio

        async def listen(connect):
            while True:
                try:
                    await (await connect())()
                except ConnectionError:
                    await asyncio.sleep(1)
                    await listen(connect)
        """,
        """
        import asyncio
        from loom import tailrec

        @tailrec
        async def listen(connect):
            while True:
                try:
                    await (await connect())()
                except ConnectionError:
                    await asyncio.sleep(0)
                    return await listen(connect)
                except EOFError:
                    return "closed"

        errors = [EOFError, ConnectionError, ConnectionError]

        async def connect():
            raise errors.pop()

        assert asyncio.run(listen(connect)) == "closed"
        """,
    ),
}
