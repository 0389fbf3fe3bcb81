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

_CAUSES: Final = (
    *("\\", "assert(", "assert (", "finally"),
    *(end + start for end in ('"', "'", ")", "]", "}") for start in ("(", "[")),
)
_IS_LITERAL: Final = re.compile(r"""\sis\s+(?:not\s+)?(?:[-+\d"'([{]|[a-zA-Z]{1,2}["'])""")
_lock = Lock()
_NOT: Final = contextlib.nullcontext()


def muted(text: str) -> contextlib.AbstractContextManager[None]:
    """Mutes warnings while a text is parsed or compiled, if it may give cause for one."""
    return _muting() if _may_warn(text) else _NOT


@contextlib.contextmanager
def _muting() -> Generator[None]:
    with _lock, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _may_warn(text: str) -> bool:
    for cause in _CAUSES:  # a loop, for this runs at each decoration
        if cause in text:
            return True
    return " is " in text and _IS_LITERAL.search(text) is not None
