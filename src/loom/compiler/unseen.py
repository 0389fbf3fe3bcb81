"""The mark for what is not to be seen without running a module.

    from app.errors import Broken         the globals of a function that was only read: {"Broken": UNSEEN}

A function whose file was read and not imported is analysed as it would be at decoration, with the globals that the
file shows. Where a verdict hangs on one that it does not show, nothing is reported.
"""

from __future__ import annotations

from typing import Final

UNSEEN: Final = object()
