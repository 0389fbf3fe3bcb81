"""What a compiled function keeps of its compilation: the source, from which the plan can be made again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from loom.compiler.source import Source, make_source

if TYPE_CHECKING:
    from loom.compiler.function import PythonFunction
    from loom.compiler.runtime import Entry


class Record(NamedTuple):
    """The value of `__loom__` on a compiled function.

    The tree and the plan are not kept: both follow from the text, and a tree takes a hundred times its memory.

    Attributes:
        function: the plain function.
        text: the source that was compiled, as cut from the file.
        offset: what to add to a line of the text to get the file's.
        entry: how tail calls enter the compiled function.
    """

    function: PythonFunction
    text: str
    offset: int
    entry: Entry

    def source(self) -> Source:
        """The source as it was at decoration, whatever the file says now."""
        return make_source(self.function, self.text, self.offset)
