"""Keeps CPython from warning again about a source that it has compiled before.

Muting warnings touches the state of the whole process, so it is done only where a text may give cause for a warning:
an escape in a string, `is` beside a literal, an assert of a tuple, a call or item of a literal, a `finally`. It need
not be exact: a warning too many or muted in vain does no harm.
"""

from __future__ import annotations

import contextlib
import re
import warnings
from threading import RLock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Generator

_LITERALS_USED: Final = tuple(closing + opening for closing in "\"')]}" for opening in "[(")
_SUSPICIOUS: Final = {
    "\\": re.compile(r"\\"),
    "finally": re.compile("finally"),
    "assert": re.compile(r"assert\s*\("),
    " is ": re.compile(r"""[\d"'\])}] is\s| is\s+(?:not\s+)?(?:[-+\d"'([{]|[a-zA-Z]{1,2}["'])"""),
}
_NUMBER_THEN_WORD: Final = re.compile(r"\d(?:if|else|and|or|in|is|for|not)")
_lock = RLock()  # a finalizer may decorate while warnings are muted


@contextlib.contextmanager
def muted() -> Generator[None]:
    """Mutes the warnings of a text that may give cause for one."""
    with _lock, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def may_warn(text: str) -> bool:
    """Whether CPython may warn about a text."""
    for word, suspicious in _SUSPICIOUS.items():  # the words first: that is faster than any pattern
        if word in text and suspicious.search(text):
            return True
    for used in _LITERALS_USED:  # `any` would double the time
        if used in text:
            return True
    return _NUMBER_THEN_WORD.search(text) is not None
