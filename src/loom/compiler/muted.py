"""Keeps CPython from warning again about a source that it has compiled before.

Muting warnings touches the state of the whole process, so it is done only where a text may give cause for a warning:
an escape in a string, `is` beside a literal, an assert of a tuple, a call or item of a literal, a `finally`. It need
not be exact: a warning too many or muted in vain does no harm.
"""

from __future__ import annotations

import contextlib
import re
import warnings
from threading import Lock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Generator

_WORDS: Final = ("\\", "assert", "finally", " is ")
_SUSPICIOUS: Final = re.compile(r"""\\|assert\s*\(|finally|\sis\s+(?:not\s+)?(?:[-+\d"'([{]|[a-zA-Z]{1,2}["'])""")
_LITERAL_USED: Final = re.compile(r"""["')\]}][(\[]""")
_lock = Lock()


@contextlib.contextmanager
def muted() -> Generator[None]:
    """Mutes the warnings of a text that may give cause for one."""
    with _lock, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def may_warn(text: str) -> bool:
    """Whether CPython may warn about a text."""
    for word in _WORDS:  # searched for one by one, which is faster than by pattern
        if word in text and _SUSPICIOUS.search(text):
            return True
    return _LITERAL_USED.search(text) is not None
