"""What the commands print: reports on standard output, progress on standard error, colours where a person looks.

Colours, and the full format by default, are for a terminal; NO_COLOR and FORCE_COLOR are rich's to heed. A pipe gets
plain text with one line for each problem.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from loom.cli.formats import FORMATS
from loom.cli.formats.full import coloured
from loom.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loom.diagnostics import Diagnostic

T = TypeVar("T")

_WORDS = {Severity.ERROR: "problem", Severity.WARNING: "warning", Severity.NOTE: "suggestion"}


class CommandError(click.ClickException):
    """A command that cannot go on: one message, exit code 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:  # noqa: ARG002  # the signature is click's
        """Writes the message as the other errors of the command line."""
        click.echo(f"loom: {self.message}", err=True)


def report(found: Sequence[Diagnostic], files: int, output_format: str | None) -> None:
    """Prints problems.

    Args:
        found: the problems.
        files: how many files were looked at.
        output_format: the name of a format; None for the one that suits where it goes to.
    """
    console = Console(highlight=False, soft_wrap=True)
    name = output_format or ("full" if console.is_terminal else "concise")
    if name == "full" and console.is_terminal:
        for text in coloured(found):
            console.print(text)
    else:
        for line in FORMATS[name](found):
            click.echo(line)
    if name == "full":
        click.echo(f"{_counted(found)} in {_number(files, 'file')}")


def watched(items: Sequence[T], doing: str) -> Iterator[T]:
    """The items one after the other, with a bar on standard error while that is a terminal."""
    console = Console(stderr=True)
    if not console.is_terminal or len(items) < _WORTH_A_BAR:
        yield from items
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield from progress.track(items, description=doing)


_WORTH_A_BAR = 50  # files: fewer take no time that anybody sees


def be_lenient() -> None:
    """Lets standard output show what its encoding cannot: source lines may hold anything."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


def _counted(found: Sequence[Diagnostic]) -> str:
    counts = Counter(each.rule.severity for each in found)
    return ", ".join(_number(counts[each], _WORDS[each]) for each in Severity if counts[each]) or "no problems"


def _number(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
