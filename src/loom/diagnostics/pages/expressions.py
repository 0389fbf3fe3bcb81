"""LOOM101 to LOOM108 and LOOM115: what goes on with the result of a call, or after it."""

from __future__ import annotations

from typing import Final

from loom.diagnostics.catalogue import Rule
from loom.diagnostics.pages.page import Page, page

PAGES: Final[dict[Rule, Page]] = {
    Rule.RESULT_USED: page(
        """
        A tail call replaces the frame that makes it. Here the frame has to stay, because an operator, an index, a
        tuple or a loop is waiting for the result: each transition leaves work behind, and that is what fills the
        stack.

        Give that work to the next transition: a parameter holds what has been done so far (an accumulator), and the
        last transition returns it.
        """,
        """
        from loom import tailrec

        @tailrec
        def depth(node):
            if node is None:
                return 0
            return 1 + depth(node["next"])
        """,
        """
        from loom import tailrec

        @tailrec
        def depth(node, below=0):
            if node is None:
                return below
            return depth(node["next"], below + 1)

        assert depth({"next": {"next": None}}) == 2
        """,
    ),
    Rule.RESULT_ASSIGNED: page(
        """
        The function wants to look at the result before it returns, so its frame has to wait for it. That is so even
        if the next line only returns the variable: a rule that looked further would be a rule that nobody can see.
        Return the call itself; what the following lines would have done is done before the call, or in the last
        transition.
        """,
        """
        from loom import tailrec

        @tailrec
        async def poll(attempts):
            if attempts == 0:
                return "ready"
            outcome = await poll(attempts - 1)
            return outcome
        """,
        """
        import asyncio
        from loom import tailrec

        @tailrec
        async def poll(attempts):
            if attempts == 0:
                return "ready"
            return await poll(attempts - 1)

        assert asyncio.run(poll(5)) == "ready"
        """,
    ),
    Rule.ARGUMENT: page(
        """
        The outer call can only be made when the inner one has returned, so the frame that is to make it must stay.
        Let the outer call's work travel in a parameter, and do it before the tail call or in the last transition.
        """,
        """
        from loom import tailrec

        @tailrec
        def largest(items):
            if len(items) == 1:
                return items[0]
            return max(items[0], largest(items[1:]))
        """,
        """
        from loom import tailrec

        @tailrec
        def largest(items):
            if len(items) == 1:
                return items[0]
            first, second, *others = items
            return largest([max(first, second), *others])

        assert largest([3, 8, 5]) == 8
        """,
    ),
    Rule.NOT_AWAITED: page(
        """
        `gather`, `create_task`, `wait_for` and the like get a coroutine that runs beside this frame or inside another
        one; the call does not take this frame's place. Within a decorated function every call of itself has to be a
        tail call, so that none is compiled by surprise. Calls that a nested function makes are ordinary calls: make
        those there.
        """,
        """
        import asyncio
        from loom import tailrec

        @tailrec
        async def crawl(level):
            if level == 0:
                return 1
            return sum(await asyncio.gather(crawl(level - 1), crawl(level - 1)))
        """,
        """
        import asyncio
        from loom import tailrec

        @tailrec
        async def crawl(level, width=1):
            async def branch():
                return await crawl(0)

            if level == 0:
                return width
            pages = sum(await asyncio.gather(branch(), branch()))
            return await crawl(level - 1, width * pages)

        assert asyncio.run(crawl(3)) == 8
        """,
    ),
    Rule.CONDITION: page(
        """
        The result decides what this transition does next, so this transition is not over. Decide from the state
        instead: what the call would have found out is a parameter of the next transition, which then does the one or
        the other.
        """,
        """
        from loom import tailrec

        @tailrec
        def even(n):
            if n == 0:
                return True
            if even(n - 1):
                return False
            return True
        """,
        """
        from loom import tailrec

        @tailrec
        def even(n, so_far=True):
            if n == 0:
                return so_far
            return even(n - 1, not so_far)

        assert even(10) and not even(7)
        """,
    ),
    Rule.COMPREHENSION: page(
        """
        A comprehension makes the call once for each item and keeps the results: that is a tree of calls, not a chain
        of transitions. Keep the items that are left in a parameter and take one in each transition; then the depth of
        the tree does not matter either.
        """,
        """
        from loom import tailrec

        @tailrec
        def leaves(tree):
            if not isinstance(tree, list):
                return [tree]
            return [leaf for branch in tree for leaf in leaves(branch)]
        """,
        """
        from loom import tailrec

        @tailrec
        def leaves(todo, found=()):
            if not todo:
                return list(found)
            first, *rest = todo
            if isinstance(first, list):
                return leaves([*first, *rest], found)
            return leaves(rest, (*found, first))

        assert leaves([1, [2, [3]], 4]) == [1, 2, 3, 4]
        """,
    ),
    Rule.CODE_AFTER: page(
        """
        More of the function runs after the call, so its frame has to wait. Move those lines before the call. If they
        belong to the end of the whole run, let the last transition do them.
        """,
        """
        from loom import tailrec

        log = []

        @tailrec
        def countdown(n):
            if n:
                countdown(n - 1)
            log.append("done")
        """,
        """
        from loom import tailrec

        log = []

        @tailrec
        def countdown(n):
            if n:
                return countdown(n - 1)
            log.append("done")

        countdown(5)
        assert log == ["done"]
        """,
    ),
    Rule.LOOP_GOES_ON: page(
        """
        Without `return` the enclosing loop takes its next turn when the call is over. In a supervisor that calls
        itself to start again this is nearly always a mistake: each restart nests in the loop of the one before. With
        `return` the call leaves the loop.
        """,
        """
        from loom import tailrec

        @tailrec
        async def supervise(jobs):
            while jobs:
                try:
                    await jobs.pop()()
                except ConnectionError:
                    await supervise(jobs)
        """,
        """
        import asyncio
        from loom import tailrec

        @tailrec
        async def supervise(jobs):
            while jobs:
                try:
                    await jobs.pop()()
                except ConnectionError:
                    return await supervise(jobs)

        async def job():
            raise ConnectionError

        asyncio.run(supervise([job, job]))
        """,
    ),
    Rule.AWAIT_MISSING: page(
        """
        Calling an `async def` only makes a coroutine; without `await` nobody runs it, and Python says "coroutine was
        never awaited" much later, or the caller gets a coroutine in place of a result.
        """,
        """
        from loom import tailrec

        @tailrec
        async def poll(n):
            if n == 0:
                return "ready"
            return poll(n - 1)
        """,
        """
        import asyncio
        from loom import tailrec

        @tailrec
        async def poll(n):
            if n == 0:
                return "ready"
            return await poll(n - 1)

        assert asyncio.run(poll(3)) == "ready"
        """,
    ),
}
