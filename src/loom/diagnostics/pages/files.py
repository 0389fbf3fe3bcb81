"""LOOM0xx: a file that `loom check` cannot look into."""

from __future__ import annotations

from typing import Final

from loom.diagnostics.catalogue import Rule
from loom.diagnostics.pages.page import Page, page

PAGES: Final[dict[Rule, Page]] = {
    Rule.NOT_PYTHON: page(
        """
        `loom check` has the Python that runs it compile each file that mentions Loom, and never executes one. A file
        that does not compile is reported with Python's own words, and the other files are checked all the same.

        The grammar is that of the Python that runs `loom`: a file that is written for a newer version is to be
        checked with that version.
        """,
        """
        from loom import tailrec

        @tailrec
        def total(items, acc=0):
            if not items
                return acc
            return total(items[1:], acc + items[0])
        """,
        """
        from loom import tailrec

        @tailrec
        def total(items, acc=0):
            if not items:
                return acc
            return total(items[1:], acc + items[0])

        assert total([1, 2, 3]) == 6
        """,
    ),
    Rule.NOT_READABLE: page(
        """
        A source file is UTF-8, or says in a comment in its first two lines which encoding it has. Where the bytes do
        not fit, Loom cannot read it, though Python may still import it if they stand in a comment. The same code
        reports a file that the system does not let Loom read. `loom check` then ends with exit code 2: a file that
        nobody has looked into is not a clean one.
        """,
        """
        # -*- coding: ascii -*-
        from loom import tailrec

        @tailrec
        def greet(names, said=()):
            if not names:
                return said
            return greet(names[1:], (*said, f"Grüße, {names[0]}"))
        """,
        """
        # -*- coding: utf-8 -*-
        from loom import tailrec

        @tailrec
        def greet(names, said=()):
            if not names:
                return said
            return greet(names[1:], (*said, f"Grüße, {names[0]}"))

        assert greet(["Ada"]) == ("Grüße, Ada",)
        """,
    ),
}
