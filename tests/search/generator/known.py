"""Forms that only show again what is known of the compiler, and is not decided: they are not written.

Each is named for the form; what is mended, or documented as given up, leaves here.
"""

YIELDS_IN_FINALLY = False
"""A generator that yields in a finally clause and is dropped: CPython throws its frame away, as it is."""
