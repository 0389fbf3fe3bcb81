"""Text in XML and HTML: what would be markup is written out, and what may stand in neither is replaced."""

from __future__ import annotations

import html
import re
from typing import Final

_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def escape(text: str, *, quote: bool = True) -> str:
    """A text as it is shown, such as `a &lt; b`.

    Args:
        text: the text.
        quote: it may stand in an attribute.
    """
    return html.escape(_NOT_IN_XML.sub("\ufffd", text), quote=quote)
