"""What observers are given, looked at when they are made: wrong arguments are told there, not in the middle of a run.

Budget(-1)        ValueError: a budget is a whole number of transitions from 0 on, not -1
Budget("1")       TypeError, with the same words
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def whole_from_zero(number: int, what: str, of: str) -> int:
    """A whole number that is not below 0.

    Args:
        number: what was given.
        what: what it was given for.
        of: what it counts.

    Raises:
        TypeError: it is no whole number.
        ValueError: it is below 0.
    """
    complaint = f"{what} is a whole number of {of} from 0 on, not {number!r}"
    try:
        whole = operator.index(number)
    except TypeError:
        raise TypeError(complaint) from None
    if whole < 0:
        raise ValueError(complaint)
    return whole


def seconds_from_zero(seconds: float, what: str) -> float:
    """A time that is not below 0, as it is.

    Args:
        seconds: what was given.
        what: what it was given for.

    Raises:
        TypeError: it cannot be compared with a number.
        ValueError: it is below 0, or no number (`nan`).
    """
    complaint = f"{what} is a number of seconds from 0 on, not {seconds!r}"
    try:
        is_time = seconds >= 0
    except TypeError:
        raise TypeError(complaint) from None
    if not is_time:
        raise ValueError(complaint)
    return seconds


def callable_given(function: Callable[[Any], object], observer: str, parameter: str) -> Callable[[Any], object]:
    """Something that can be called.

    Args:
        function: what was given.
        observer: the class that it was given to.
        parameter: under which name.

    Raises:
        TypeError: it cannot be called.
    """
    if not callable(function):
        raise TypeError(f"{observer} calls its '{parameter}', and {function!r} cannot be called")
    return function
