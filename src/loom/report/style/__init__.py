"""The style sheets and the page's frame: text files, read once when a report is made."""

from __future__ import annotations

import functools
from importlib.resources import files

__all__ = ["style"]


@functools.cache
def style(name: str) -> str:
    """The text of one of the files.

    Args:
        name: such as ``page.css``.
    """
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
