"""Keeps CPython from warning again about a source that it has compiled before.

Muting warnings touches the state of the whole process, so it is done only where a text may give cause for a warning:
an escape in a string, `is` beside a literal, an assert of a tuple, a call or item of a literal, a `finally`, a number
that runs into a keyword. Too many of these do no harm.
"""

from __future__ import annotations

import contextlib
import re
import warnings
from threading import Lock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Generator

_CAUSE: Final = re.compile(
    r"""\\                                        # an escape, valid or not
    | \bis\b \s* (?:not\b)? \s* (?:[-+\d"'([{] | [a-zA-Z]{1,2}["'])   # is, and a literal
    | \bassert\s*\( | \bfinally\b
    | \d(?:and|else|for|if|in|is|not|or)\b
    | ["'\]})]\s*[\[(]                       # a call or item of what may be a literal
    """,
    re.VERBOSE,
)
_lock = Lock()


@contextlib.contextmanager
def muted(text: str) -> Generator[None]:
    """Mutes warnings while a text is parsed or compiled, if it may give cause for one."""
    if not _CAUSE.search(text):
        yield
        return
    with _lock, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
