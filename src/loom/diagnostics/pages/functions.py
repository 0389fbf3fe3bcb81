"""LOOM2xx: what the decorators get is not a function that Loom can compile."""

from __future__ import annotations

from typing import Final

from loom.diagnostics.catalogue import Rule
from loom.diagnostics.pages.page import Page, page

COUNT = """
        from loom import tailrec

        @tailrec
        def count(n, total=0):
            return total if n == 0 else count(n - 1, total + 1)

        assert count(5) == 5
        """

PAGES: Final[dict[Rule, Page]] = {
    Rule.NO_SOURCE: page(
        """
        Loom compiles a function anew from its source text. A function that was typed at a prompt, made by `exec`, or
        whose file is gone has none. Code that makes functions can give their text to the standard library's
        `linecache`, where debuggers look for it, too.
        """,
        """
        from loom import tailrec

        text = "def count(n): return n if n == 0 else count(n - 1)"
        space = {}
        exec(compile(text, "<forgotten>", "exec"), space)
        count = tailrec(space["count"])
        """,
        """
        import linecache
        from loom import tailrec

        text = "def count(n): return n if n == 0 else count(n - 1)"
        linecache.cache["<made>"] = (len(text), None, [text], "<made>")
        space = {}
        exec(compile(text, "<made>", "exec"), space)
        count = tailrec(space["count"])

        assert count(5) == 0
        """,
    ),
    Rule.DECORATOR_BELOW: page(
        """
        Loom replaces the body of a def. A decorator between the two has already made something else of the function,
        and what that does cannot be told from the text. Above `@tailrec` it wraps the compiled function: once per
        outside call, not once per transition. (Above a method that calls itself as `self.f(...)` it is what `self.f`
        finds, and is called each time; then wrap a method that calls the compiled one.)
        """,
        """
        import functools
        from loom import tailrec

        def logged(fn):
            @functools.wraps(fn)
            def wrapper(*args):
                return fn(*args)

            return wrapper

        @tailrec
        @logged
        def count(n):
            return n if n == 0 else count(n - 1)
        """,
        """
        import functools
        from loom import tailrec

        def logged(fn):
            @functools.wraps(fn)
            def wrapper(*args):
                return fn(*args)

            return wrapper

        @logged
        @tailrec
        def count(n):
            return n if n == 0 else count(n - 1)

        assert count(5) == 0
        """,
    ),
    Rule.CLASS: page(
        """
        A class is called to make an object; there is no body to turn into a loop. Decorate its methods.
        """,
        """
        from loom import tailrec

        @tailrec
        class Machine:
            def run(self, n):
                return n if n == 0 else self.run(n - 1)
        """,
        """
        from loom import tailrec

        class Machine:
            @tailrec
            def run(self, n):
                return n if n == 0 else self.run(n - 1)

        assert Machine().run(5) == 0
        """,
    ),
    Rule.LAMBDA: page(
        """
        A lambda has no name of its own: what it calls is whatever the name means at that time, so there is no knowing
        that it calls itself. A def has a name.
        """,
        """
        from loom import tailrec

        count = tailrec(lambda n: n if n == 0 else count(n - 1))
        """,
        COUNT,
    ),
    Rule.GENERATOR: page(
        """
        `@tailrec` is for functions that return their result. A generator yields, and goes on with another one by
        delegating to it: that is what `@tailstream` compiles.
        """,
        """
        from loom import tailrec

        @tailrec
        def countdown(n):
            yield n
            if n:
                yield from countdown(n - 1)
        """,
        """
        from loom import tailstream

        @tailstream
        def countdown(n):
            yield n
            if n:
                yield from countdown(n - 1)

        assert list(countdown(2)) == [2, 1, 0]
        """,
    ),
    Rule.NOT_A_FUNCTION: page(
        """
        The decorator was given an object that is not a function: a number, a `functools.partial`, an object with a
        `__call__`. Decorate the def; wrap it afterwards.
        """,
        """
        import functools
        from loom import tailrec

        def add(n, total):
            return total if n == 0 else add(n - 1, total + 1)

        count = tailrec(functools.partial(add, total=0))
        """,
        """
        import functools
        from loom import tailrec

        @tailrec
        def add(n, total):
            return total if n == 0 else add(n - 1, total + 1)

        count = functools.partial(add, total=0)

        assert count(5) == 5
        """,
    ),
    Rule.SOURCE_MISMATCH: page(
        """
        The text found at the function's place is another function: the file has been changed since the module was
        loaded, or an import hook has changed the code. Compiling it would run something else than what was imported,
        so it is refused. Load the module again; in a notebook, run the cell again.
        """,
        """
        import linecache
        from loom import tailrec

        loaded = "def count(n): return n if n == 0 else count(n - 1)"
        edited = "def count(n): return 5 if n == 0 else count(n - 2)"
        space = {}
        exec(compile(loaded, "<made>", "exec"), space)
        linecache.cache["<made>"] = (len(edited), None, [edited], "<made>")
        count = tailrec(space["count"])
        """,
        """
        import linecache
        from loom import tailrec

        edited = "def count(n): return 5 if n == 0 else count(n - 2)"
        space = {}
        exec(compile(edited, "<made>", "exec"), space)
        linecache.cache["<made>"] = (len(edited), None, [edited], "<made>")
        count = tailrec(space["count"])

        assert count(4) == 5
        """,
    ),
    Rule.ALREADY_COMPILED: page(
        """
        The function has been compiled; there is nothing left to do. One decorator is enough, also where a function is
        bound to several names.
        """,
        """
        from loom import tailrec

        @tailrec
        @tailrec
        def count(n, total=0):
            return total if n == 0 else count(n - 1, total + 1)
        """,
        COUNT,
    ),
    Rule.WRITTEN_IN_C: page(
        """
        A function that is written in C has no Python source, and does not call itself through Python. Write the
        transition as a def, which may call it.
        """,
        """
        from loom import tailrec

        longest = tailrec(len)
        """,
        """
        from loom import tailrec

        @tailrec
        def longest(items, best=0):
            return best if not items else longest(items[1:], max(best, len(items[0])))

        assert longest(["a", "abc"]) == 3
        """,
    ),
    Rule.NOT_A_STREAM: page(
        """
        `@tailstream` is for functions that yield. One that returns its result ends a path with `return f(...)`, and
        `@tailrec` compiles that.
        """,
        """
        from loom import tailstream

        @tailstream
        def count(n, total=0):
            return total if n == 0 else count(n - 1, total + 1)
        """,
        COUNT,
    ),
}
