"""LOOM116 to LOOM118: what needs a frame or a variable that a tail call leaves."""

from __future__ import annotations

from typing import Final

from loom.diagnostics.catalogue import Rule
from loom.diagnostics.pages.page import Page, page

PAGES: Final[dict[Rule, Page]] = {
    Rule.FRAME_IN_GUARDED_CALL: page(
        """
        Before a method's tail call the compiled function looks up the method and holds it while the arguments are
        evaluated. `locals()`, `eval` and the like in those arguments would show that. Look at the frame one line
        earlier.
        """,
        """
        from loom import tailrec

        class Machine:
            @tailrec
            def run(self, seen=None):
                return seen if seen else self.run(locals())
        """,
        """
        from loom import tailrec

        class Machine:
            @tailrec
            def run(self, seen=None):
                if seen:
                    return seen
                everything = dict(locals())
                return self.run(everything)

        assert set(Machine().run()) == {"self", "seen"}
        """,
    ),
    Rule.HANDLER_NAME_OUTLIVES: page(
        """
        Python unbinds the name of `except ... as name` when the clause is left. A tail call leaves it before the next
        transition, a plain call after it; a closure over the name, or everybody if it is global, could tell. A
        variable of your own stays.
        """,
        """
        from loom import tailrec

        @tailrec
        def attempt(actions, reports=()):
            if not actions:
                return reports
            try:
                return actions[0]()
            except ValueError as error:
                return attempt(actions[1:], (*reports, lambda: str(error)))
        """,
        """
        from loom import tailrec

        @tailrec
        def attempt(actions, reports=()):
            if not actions:
                return reports
            try:
                return actions[0]()
            except ValueError as error:
                caught = error
                return attempt(actions[1:], (*reports, lambda: str(caught)))

        def fails():
            raise ValueError("no")

        assert [report() for report in attempt([fails, fails])] == ["no", "no"]
        """,
    ),
    Rule.EXIT_CAUGHT: page(
        """
        Python closes a coroutine that is no longer wanted by raising GeneratorExit at its `await`. This function
        catches that, and it also needs a frame of its own for each transition, because a closure captures a variable
        that changes. A transition that is closed would then hand over to a driver that is being closed, too, and the
        tail call would be lost.

        An `except` clause asks what it has caught, and may catch anything. What cannot ask is the reason for this
        error: `contextlib.suppress` and `except*` with a class as wide as GeneratorExit, or any clause in a function
        that looks at its own frame, as `locals()` does, or that nests as many blocks as Python takes. Catch `Exception`
        there, which GeneratorExit is not. A class whose definition Loom does not know when the function is decorated
        may be any class; and around another `try` or `with` a clause may catch what is raised there while the coroutine
        is closed.
        """,
        """
        from contextlib import suppress
        from loom import tailrec

        @tailrec
        async def serve(read, left, handlers=()):
            if left == 0:
                return handlers
            number = 0
            with suppress(BaseException):
                number = await read()
            handler = lambda: number
            number += 1
            return await serve(read, left - 1, (*handlers, handler))
        """,
        """
        import asyncio
        from contextlib import suppress
        from loom import tailrec

        @tailrec
        async def serve(read, left, handlers=()):
            if left == 0:
                return handlers
            number = 0
            with suppress(Exception):
                number = await read()
            handler = lambda: number
            number += 1
            return await serve(read, left - 1, (*handlers, handler))

        numbers = [1, 2]

        async def read():
            return numbers.pop()

        assert [handler() for handler in asyncio.run(serve(read, 2))] == [3, 2]
        """,
    ),
}
