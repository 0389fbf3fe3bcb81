"""The pages of the diagnostics, as data: one module for each family of codes, one page for each code.

`loom rule CODE` prints a page, `scripts/write_diagnostics.py` writes them all into `docs/diagnostics`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from loom.diagnostics.pages.blocks import PAGES as BLOCKS
from loom.diagnostics.pages.expressions import PAGES as EXPRESSIONS
from loom.diagnostics.pages.files import PAGES as FILES
from loom.diagnostics.pages.frames import PAGES as FRAMES
from loom.diagnostics.pages.functions import PAGES as FUNCTIONS
from loom.diagnostics.pages.remarks import PAGES as REMARKS
from loom.diagnostics.pages.streams import PAGES as STREAMS

if TYPE_CHECKING:
    from loom.diagnostics.catalogue import Rule
    from loom.diagnostics.pages.page import Page

PAGES: Final[dict[Rule, Page]] = FILES | EXPRESSIONS | BLOCKS | FRAMES | STREAMS | FUNCTIONS | REMARKS
