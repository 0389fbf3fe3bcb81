"""`loom explain`: what Loom makes of one function, and why.

loom explain app:countdown                  the source with its tail calls marked, and how each is compiled
loom explain app.py:countdown --lowered     and what runs in its place
loom explain app:countdown --html page.html one page to look at or to hand on
loom explain app                            the functions that there are to explain
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.text import Text

from loom.cli.output import CommandError
from loom.cli.target import find, import_target
from loom.describe import explanation_of
from loom.diagnostics.render import render
from loom.errors import TailCallError
from loom.explain import analysis_of, explanation_text
from loom.report.inventory import first_line
from loom.report.machine import machine_of
from loom.report.page import page
from loom.report.svg import svg

if TYPE_CHECKING:
    from loom.cli.target import Imported
    from loom.explanation import Explanation
    from loom.report.inventory import Found

__all__ = ["command"]

REFUSED = 1
"""The exit code for a function that cannot be compiled."""


_EXAMPLES = """\b
Examples:
  loom explain app:agent --lowered           and what runs in its place
  loom explain src/app.py:Agent.run --json   for programs
  loom explain app:agent --html page.html    one page to look at
  loom explain app                           the functions that there are
"""


@click.command(name="explain", epilog=_EXAMPLES)
@click.argument("target", metavar="MODULE:FUNCTION", required=False)
@click.option("--lowered", is_flag=True, help="Also show the source that runs in the function's place.")
@click.option("--json", "as_json", is_flag=True, help="Write the explanation as JSON.")
@click.option(
    "--html",
    "html_file",
    metavar="[FILE]",
    is_flag=False,
    flag_value="-",
    type=click.Path(dir_okay=False, allow_dash=True),
    help="Write one self-contained page, to FILE or to the output.",
)
def command(target: str | None, *, lowered: bool, as_json: bool, html_file: str | None) -> None:
    """Tell what Loom makes of a function, and why.

    The target is MODULE:FUNCTION or FILE.py:FUNCTION; FUNCTION may be dotted, as in Class.method. The module is
    imported. Without a FUNCTION its decorated functions are listed.

    Exit codes: 0; 1 if the function is refused; 2 if there is nothing to explain.
    """
    if target is None:
        swallowed = f": --html took {html_file} for its FILE, so write it after that" if html_file else ""
        raise click.UsageError(f"Missing argument 'MODULE:FUNCTION'{swallowed}")
    if as_json and html_file:
        raise click.UsageError("--json and --html exclude each other")
    if html_file and html_file.endswith(".py"):
        raise click.UsageError(f"--html would overwrite {html_file}: name a file for the page")
    imported = import_target(target)
    if imported.name is None:
        if lowered or as_json or html_file:
            raise click.UsageError("--lowered, --json and --html are about one function: name it as MODULE:FUNCTION")
        _list(imported)
        return
    found = find(imported)
    try:
        analysis, compiled = analysis_of(found.value)
    except TailCallError as error:
        _show_problems(error)
        raise SystemExit(REFUSED) from None
    explanation = explanation_of(analysis, compiled=compiled)
    text = explanation_text(analysis, explanation, lowered=lowered)
    if as_json:
        click.echo(json.dumps(explanation, indent=2))
    elif html_file:
        _write(html_file, page(explanation, text, svg(machine_of(found, imported.refused))))
    else:
        _show(text, explanation)
    if explanation["lowering"] == "refused":
        raise SystemExit(REFUSED)


def _list(imported: Imported) -> None:
    functions = imported.decorated()
    if not functions:
        raise CommandError(f"{imported.written} has no function that Loom compiles, nor any that it refuses")
    width = max(len(found.name) for found in functions)
    for found in functions:
        refused = "  refused" if imported.is_refused(found) else ""
        click.echo(f"{imported.written}:{found.name:{width}}  line {_line(found)}{refused}")


def _line(found: Found) -> int:
    """The line of the def, or of its decorators where the function cannot be told about."""
    try:
        return analysis_of(found.value)[0].plan.source.def_span().line
    except TailCallError:
        return first_line(found.value)


def _show_problems(error: TailCallError) -> None:
    for problem in error.diagnostics:
        click.echo(render(problem), err=True)


def _write(target: str, text: str) -> None:
    if target == "-":
        click.echo(text, nl=False)
        return
    try:
        Path(target).write_text(text, encoding="utf-8")
    except OSError as error:
        raise CommandError(f"cannot write {target}: {error.strerror}") from None
    click.echo(f"wrote {target}", err=True)


def _show(text: str, explanation: Explanation) -> None:
    """The text, its marked lines in colour where the output is a terminal."""
    problems = tuple(f" x {problem['line']:4} " for problem in explanation["rejected"])
    shown = Text()
    for line in text.split("\n"):
        style = ""
        if line.startswith("-> "):
            style = "bold green"
        elif line.startswith(problems or ("\0",)):
            style = "bold red"
        elif line.startswith("  help: "):
            style = "cyan"
        shown.append(f"{line}\n", style)
    Console(highlight=False, soft_wrap=True).print(shown, end="")
