"""`loom check`: what Loom would refuse in the functions of a project, without importing any of it.

    $ loom check src
    src/app.py:7:12: LOOM101 a tail call to 'f' must be the whole returned value, but here ...

The verdict on a function is that of decoration, given by the same analysis (see `loom.files`).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from loom.cli.formats import FORMATS
from loom.cli.output import CommandError, report, watched
from loom.diagnostics import Rule, Severity
from loom.files import Candidates, Selection, SettingsError, discover, find_settings, review, review_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loom.diagnostics import Diagnostic
    from loom.files import Settings

STDIN: Final = "-"
_EXAMPLES = """\b
Examples:
  loom check                          every file below this folder
  loom check src tests/agent.py       these
  loom check --suggest src            also functions that recurse without a decorator
  loom check --output-format github   annotations in a GitHub workflow
  cat app.py | loom check - --stdin-filename app.py

\b
Exit codes: 0 clean, or warnings alone; 1 problems; 2 wrong usage, or a file
that cannot be read. `loom rule CODE` explains a code.
"""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to check: the name that messages use, and where it is; None for standard input."""

    name: str
    path: Path | None


@click.command(name="check", epilog=_EXAMPLES, short_help="Report what Loom refuses, without importing it.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, readable=False, allow_dash=True), metavar="[PATH]...")
@click.option("--suggest", "suggests", is_flag=True, help="Also find async functions that recurse without a decorator.")
@click.option("--suggest-all", is_flag=True, help="The same, with plain functions.")
@click.option("--output-format", type=click.Choice([*FORMATS]), help="Default: full on a terminal, else concise.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out what matches; may be repeated.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings and suggestions, too.")
@click.option("--stdin-filename", metavar="NAME", help="How to call what is read from standard input (PATH is -).")
def command(  # noqa: PLR0913  # one for each option
    *,
    paths: tuple[str, ...],
    suggests: bool,
    suggest_all: bool,
    output_format: str | None,
    exclude: tuple[str, ...],
    strict: bool,
    stdin_filename: str | None,
) -> None:
    """Report what Loom refuses in decorated functions, without importing them.

    PATH is a file, a folder, or - for standard input; the current folder if none is given. Settings come from the
    table [tool.loom] of the nearest pyproject.toml.
    """
    _refuse_odd_combinations(paths, stdin_filename)
    start = Path(stdin_filename or ".") if STDIN in paths else Path(paths[0] if paths else ".")
    settings = _settings(start)
    selection = Selection(settings.root, settings.include, settings.exclude + exclude)
    inputs = _inputs(paths, stdin_filename, selection)
    candidates = Candidates.ALL if suggest_all else Candidates.ASYNC if suggests else None
    found = _look_at(inputs, candidates)
    report(found, len(inputs), output_format or settings.output_format)
    click.get_current_context().exit(_exit_code(found, strict=strict or settings.strict))


def _refuse_odd_combinations(paths: Sequence[str], stdin_filename: str | None) -> None:
    if STDIN in paths and len(paths) > 1:
        raise click.UsageError("standard input (-) is checked alone; the other paths need a command of their own")
    if STDIN in paths and sys.stdin is None:
        raise click.UsageError("standard input (-) is closed")
    if stdin_filename is not None and STDIN not in paths:
        raise click.UsageError("--stdin-filename names what is read from standard input, so PATH must be -")


def _settings(start: Path) -> Settings:
    try:
        return find_settings(start, FORMATS)
    except SettingsError as error:
        raise click.UsageError(str(error)) from None


def _inputs(paths: Sequence[str], stdin_filename: str | None, selection: Selection) -> list[Input]:
    if STDIN in paths:
        if stdin_filename is not None and selection.leaves_out(Path(stdin_filename)):
            return []
        return [Input(stdin_filename or "<stdin>", None)]
    places = [Path(each) for each in paths or (".",)]
    if notebooks := [str(place) for place in places if place.suffix == ".ipynb"]:
        raise CommandError(f"{', '.join(notebooks)}: a notebook; `loom check` reads Python files")
    found = [Input(str(path), path) for path in discover(places, selection)]
    if not found:
        left_out = " that is not excluded" if selection.exclude else ""
        click.echo(f"loom: nothing to check in {', '.join(map(str, places))}: no Python file{left_out}", err=True)
    return found


def _look_at(inputs: Sequence[Input], candidates: Candidates | None) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for each in watched(inputs, "checking"):
        try:
            if each.path is None:
                found += review(sys.stdin.buffer.read(), each.name, candidates)
            else:
                found += review_file(each.path, each.name, candidates)
        except Exception as failure:
            message = f"failed on {each.name} ({failure!r}); this is a defect of Loom: please report it with the file"
            raise CommandError(message) from failure
    return found


def _exit_code(found: Iterable[Diagnostic], *, strict: bool) -> int:
    rules = {each.rule for each in found}
    if Rule.NOT_READABLE in rules:
        return 2
    counts = set(Severity) if strict else {Severity.ERROR}
    return int(any(rule.severity in counts for rule in rules))
