"""Keeps CPython from warning again about a source that it has compiled before.

Muting warnings touches the state of the whole process, so it is done only where a text may give cause for a warning:
an escape in a string, `is` beside a literal, an assert of a tuple, a call or item of a literal, a number that touches a
word, a `finally`. It need not be exact: a warning too many or muted in vain does no harm.
"""

from __future__ import annotations

import contextlib
import re
import warnings
from threading import RLock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Generator

_ASSERT: Final = re.compile(r"assert\s*\(")
_NUMBER_THEN_WORD: Final = re.compile(r"\d[aefino]")
_LITERALS_USED: Final = tuple(closing + opening for closing in "\"')]}" for opening in "[(")
_LITERAL_ENDS: Final = frozenset("0123456789\"')]}")
_LITERAL_BEGINS: Final = frozenset("0123456789\"'([{+-")
_lock = RLock()  # a finalizer may decorate while warnings are muted


@contextlib.contextmanager
def muted() -> Generator[None]:
    """Mutes the warnings of a text that may give cause for one."""
    with _lock, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def may_warn(text: str) -> bool:
    """Whether CPython may warn about a text."""
    if "\\" in text or "finally" in text or ("assert" in text and _ASSERT.search(text)):
        return True
    for used in _LITERALS_USED:  # `any` would double the time
        if used in text:
            return True
    return _compares_a_literal(text) or _NUMBER_THEN_WORD.search(text) is not None


def _compares_a_literal(text: str) -> bool:
    """Whether a literal may stand on either side of an `is`."""
    place = text.find(" is ")
    while place >= 0:
        if text[place - 1] in _LITERAL_ENDS or not _LITERAL_BEGINS.isdisjoint(text[place + 4 : place + 8]):
            return True
        place = text.find(" is ", place + 4)
    return False
