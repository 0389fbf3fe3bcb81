"""The output formats of `loom check`: one module each, with the same function `lines`.

full       the line of the source with a caret, and the fix      for people
concise    one line each                                         for people with many, and editors
json       an array of objects                                   for programs
github     workflow commands                                     GitHub shows them beside the lines of a pull request
sarif      SARIF 2.1.0                                           GitHub code scanning, and others
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from loom.cli.formats import concise, full, github, json, sarif

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from loom.diagnostics import Diagnostic

    Format = Callable[[Sequence[Diagnostic]], Iterator[str]]

FORMATS: Final[dict[str, Format]] = {
    "full": full.lines,
    "concise": concise.lines,
    "json": json.lines,
    "github": github.lines,
    "sarif": sarif.lines,
}
