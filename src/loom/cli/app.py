"""The command group: what `loom --help` shows."""

from __future__ import annotations

import sys
from typing import Any

import click

import loom
from loom.cli import check, explain, graph, rule
from loom.cli.output import be_lenient
from loom.errors import CompilerError

__all__ = ["app"]

_EXAMPLES = """\b
Examples:
  loom check src              what would be refused, without importing anything
  loom check --suggest src    functions that recurse without a decorator
  loom explain app:agent      what becomes of one function, and why
  loom graph app:agent        the machine that it is part of, as a diagram
  loom rule LOOM109           what a code means, and the form that is accepted
"""


class _Interruptible(click.Group):
    """A group whose commands end with 130 when they are interrupted, as programs do that a signal ends."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  # what click says
        be_lenient()
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            sys.stderr.write("\n")
            ctx.exit(130)

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  # what click takes and says
        try:
            return super().main(*args, **kwargs)
        except CompilerError as failure:
            sys.stderr.write(f"loom: {failure}\n")
            sys.exit(2)
        except OSError as failure:  # but for a closed pipe, which click ends at quietly
            sys.stderr.write(f"loom: {_told(failure)}\n")
            sys.stdout = None  # nothing more is to be written there, not even at exit
            sys.exit(2)


def _told(failure: OSError) -> str:
    """What went wrong; without a file's name it is the output, or the folder that the command was started in."""
    what = failure.strerror or str(failure)
    if failure.filename:
        return f"{what}: {failure.filename!r}"
    return (
        "the current folder is gone" if isinstance(failure, FileNotFoundError) else f"cannot write the output: {what}"
    )


@click.group(
    cls=_Interruptible,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_EXAMPLES,
)
@click.version_option(loom.__version__, prog_name="loom")
def app() -> None:
    """Tail calls that do not grow the stack: check, explain and draw what Loom makes of your functions."""


app.add_command(check.command)
app.add_command(explain.command)
app.add_command(graph.command)
app.add_command(rule.command)
