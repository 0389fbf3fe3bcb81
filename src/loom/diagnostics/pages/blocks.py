"""LOOM109 to LOOM114: statements around a call that still have something to do when it is over."""

from __future__ import annotations

from typing import Final

from loom.diagnostics.catalogue import Rule
from loom.diagnostics.pages.page import Page, page

PAGES: Final[dict[Rule, Page]] = {
    Rule.IN_TRY_BODY: page(
        """
        The handlers of a `try` catch what its body raises, and that includes all that the next transitions raise. So
        the frame has to stay to catch it. The `else` clause runs when the body has ended without an exception, and
        what it raises is not caught: there the call is a tail call.

        Mind that this changes what is caught: in the wrong form an error of a later transition comes back to the
        handlers of all earlier ones. That is seldom meant.
        """,
        """
        from loom import tailrec

        @tailrec
        async def session(read):
            try:
                message = await read()
                return await session(read) if message else "closed"
            except ConnectionError:
                return "lost"
        """,
        """
        import asyncio
        from loom import tailrec

        @tailrec
        async def session(read):
            try:
                message = await read()
            except ConnectionError:
                return "lost"
            else:
                return await session(read) if message else "closed"

        messages = ["hello", ""]

        async def read():
            return messages.pop(0)

        assert asyncio.run(session(read)) == "closed"
        """,
    ),
    Rule.BEFORE_FINALLY: page(
        """
        The `finally` clause runs when the call is over: last, and once for each transition, in reverse order. That
        order is the very stack that a tail call does without. End the `try` statement first and make the call after
        it.
        """,
        """
        from loom import tailrec

        log = []

        @tailrec
        def work(jobs):
            if not jobs:
                return log
            try:
                log.append(jobs[0])
                return work(jobs[1:])
            finally:
                log.append("released")
        """,
        """
        from loom import tailrec

        log = []

        @tailrec
        def work(jobs):
            if not jobs:
                return log
            try:
                log.append(jobs[0])
            finally:
                log.append("released")
            return work(jobs[1:])

        assert work(["a", "b"]) == ["a", "released", "b", "released"]
        """,
    ),
    Rule.IN_FINALLY: page(
        """
        A `finally` clause is passed on the way out: with an exception or a result under way, which Python goes on
        with afterwards. The frame has to remember it until the call is over. Let the clause clean up only.
        """,
        """
        from loom import tailrec

        @tailrec
        async def serve(connections):
            if connections:
                connection = connections.pop()
                try:
                    await connection.talk()
                finally:
                    connection.close()
                    await serve(connections)
        """,
        """
        import asyncio
        from loom import tailrec

        @tailrec
        async def serve(connections):
            if connections:
                connection = connections.pop()
                try:
                    await connection.talk()
                except ConnectionError as error:
                    print(f"lost: {error}")
                finally:
                    connection.close()
                await serve(connections)

        class Connection:
            closed = 0

            async def talk(self):
                raise ConnectionResetError("by the peer")

            def close(self):
                Connection.closed += 1

        asyncio.run(serve([Connection(), Connection()]))
        assert Connection.closed == 2
        """,
    ),
    Rule.IN_WITH: page(
        """
        The exit of a `with` block runs when the call is over, and may even catch what it raises: the frame has to
        stay, and so does what the block holds (in the wrong form all connections are open at once). Compute the next
        state inside, make the call after the block.
        """,
        """
        from contextlib import nullcontext
        from loom import tailrec

        @tailrec
        def fetch(pages, found=()):
            if not pages:
                return found
            with nullcontext(pages[0]) as page:
                return fetch(pages[1:], (*found, page))
        """,
        """
        from contextlib import nullcontext
        from loom import tailrec

        @tailrec
        def fetch(pages, found=()):
            if not pages:
                return found
            with nullcontext(pages[0]) as page:
                found = (*found, page)
            return fetch(pages[1:], found)

        assert fetch(["a", "b"]) == ("a", "b")
        """,
    ),
    Rule.IN_EXCEPT_STAR: page(
        """
        An `except*` clause handles its part of an exception group; when it is over, Python raises the unhandled rest.
        So the frame has to stay. Note in the clause what is to happen, and make the call after the statement.
        """,
        """
        from loom import tailrec

        @tailrec
        def retry(tasks):
            if tasks:
                try:
                    tasks.pop()()
                except* ValueError:
                    retry(tasks)
        """,
        """
        from loom import tailrec

        @tailrec
        def retry(tasks):
            if tasks:
                failed = False
                try:
                    tasks.pop()()
                except* ValueError:
                    failed = True
                if failed:
                    retry(tasks)

        def fails():
            raise ExceptionGroup("several", [ValueError()])

        tasks = [print, fails, fails]
        retry(tasks)
        assert not tasks
        """,
    ),
    Rule.BARE_RAISE: page(
        """
        A `raise` without an exception, outside every `except` clause, raises again what some caller is handling. In
        plain recursion the caller may be the earlier transition, from within its clause; a tail call has left that
        clause. Name the exception and pass it on.
        """,
        """
        from loom import tailrec

        @tailrec
        def attempt(action, tries):
            if tries == 0:
                raise
            try:
                return action()
            except ValueError:
                return attempt(action, tries - 1)
        """,
        """
        from loom import tailrec

        @tailrec
        def attempt(action, tries, last=None):
            if tries == 0:
                raise last
            try:
                return action()
            except ValueError as error:
                caught = error
            return attempt(action, tries - 1, caught)

        assert attempt(lambda: 5, 3) == 5
        """,
    ),
}
