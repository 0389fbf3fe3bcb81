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
_NUMBER_THEN_WORD: Final = re.compile(r"[0-9][aefino]")
_LITERAL_USED: Final = re.compile(r"""["')\]}][\[(]""")
_LITERAL_ENDS: Final = frozenset("0123456789\"')]}")
_LITERAL_BEGINS: Final = frozenset("0123456789\"'([{+-")
_lock = RLock()  # a finalizer may decorate while warnings are muted
_AS_IT_IS: Final = contextlib.nullcontext()


def muted_if(condition: bool) -> contextlib.AbstractContextManager[None]:  # noqa: FBT001  # it reads as a sentence
    """Mutes the warnings of a text that may give cause for one; touches nothing for any other."""
    return _muted() if condition else _AS_IT_IS


@contextlib.contextmanager
def _muted() -> Generator[None]:
    with _lock, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def may_warn(text: str) -> bool:
    """Whether CPython may warn about a text."""
    # Several searches, each of its own kind, take half the time of one that looks for everything.
    return (
        "\\" in text
        or "finally" in text
        or ("assert" in text and _ASSERT.search(text) is not None)
        or _LITERAL_USED.search(text) is not None
        or _NUMBER_THEN_WORD.search(text) is not None
        or _compares_a_literal(text)
    )


def _compares_a_literal(text: str) -> bool:
    """Whether a literal may stand on either side of an `is`."""
    place = text.find(" is ")
    while place >= 0:
        if text[place - 1] in _LITERAL_ENDS or not _LITERAL_BEGINS.isdisjoint(text[place + 4 : place + 8]):
            return True
        place = text.find(" is ", place + 4)
    return False
