"""What an except clause asks in compiled code: whether the coroutine that runs it is being closed.

    closing.handled[1]                        the exception under way
    closing.types[error] is closing.kind      it is a GeneratorExit

Compiled code reads it by attributes and indexing, which make no frame: what stands at no line must not call (see
`nodes.NOWHERE`). The users' exceptions are not asked, for they may say what they like of themselves.
"""

from __future__ import annotations

import sys
from operator import methodcaller
from typing import Final


class _Types:
    """Indexed by an object, gives its type."""

    __getitem__ = type


class _Tracebacks:
    """Indexed by an exception, gives its traceback."""

    __getitem__ = vars(BaseException)["__traceback__"].__get__


class _Contexts:
    """Indexed by an exception, gives its context."""

    __getitem__ = vars(BaseException)["__context__"].__get__


class _Closing:
    """What the clause needs.

    Attributes:
        exc_info, getframe: what `handled` and `frame` call.
        handled: type, value and traceback of the exception that is handled where the attribute is read.
        frame: the frame that reads the attribute.
        types, tracebacks, contexts: those of an exception, whatever that says of them.
        kind: GeneratorExit, whatever the user's module calls by this name.
    """

    exc_info = staticmethod(sys.exc_info)
    getframe = staticmethod(sys._getframe)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    handled = property(methodcaller("exc_info"))
    frame = property(methodcaller("getframe"))
    types, tracebacks, contexts = _Types(), _Tracebacks(), _Contexts()
    kind = GeneratorExit


closing: Final = _Closing()
