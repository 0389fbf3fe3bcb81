"""The command group: what `loom --help` shows."""

from __future__ import annotations

import click

import loom

__all__ = ["app"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(loom.__version__, prog_name="loom")
def app() -> None:
    """Tail calls that do not grow the stack: check, explain and draw what Loom makes of your functions."""


# One line per command: app.add_command(check.command)
