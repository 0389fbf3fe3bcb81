"""`loom rule`: the page of a diagnostic, as docs/diagnostics has it.

$ loom rule LOOM112         what it means, why it cannot be kept, the wrong form and the right one
$ loom rule in-with         the same, by name
$ loom rule --list          every code in one line
"""

from __future__ import annotations

import difflib

import click
from rich.console import Console
from rich.markdown import Markdown

from loom.diagnostics import Rule
from loom.diagnostics.document import document

_EXAMPLES = """\b
Examples:
  loom rule LOOM109      one page
  loom rule in-try-body  the same
  loom rule --list       all codes
"""


def _complete(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    codes = [rule.code for rule in Rule if rule.code.startswith(incomplete.upper())]
    return codes or [rule.slug for rule in Rule if rule.slug.startswith(incomplete.lower())]


@click.command(name="rule", epilog=_EXAMPLES, short_help="Explain a diagnostic.")
@click.argument("code", required=False, shell_complete=_complete)
@click.option("--list", "lists", is_flag=True, help="List all codes.")
def command(*, code: str | None, lists: bool) -> None:
    """Explain a diagnostic: what CODE means, why it is one, and the form that is accepted."""
    if lists == (code is not None):
        raise click.UsageError("give either a code, such as LOOM109, or --list")
    if code is None:
        for rule in Rule:
            click.echo(f"{rule.code}  {rule.severity.value:7}  {rule.slug}")
        return
    page = document(_find(code))
    console = Console()
    if console.is_terminal:
        console.print(Markdown(page))
    else:
        click.echo(page, nl=False)


def _find(code: str) -> Rule:
    names = {rule.code: rule for rule in Rule} | {rule.slug: rule for rule in Rule}
    wanted = code.upper(), "-".join(code.lower().replace("_", " ").split())
    for each in wanted:
        if each in names:
            return names[each]
    near = [name for name in names if name.startswith(wanted)]
    near += [match for each in wanted for match in difflib.get_close_matches(each, names, n=1)]
    nearest = f"the nearest is {near[0]} (loom rule --list has all)" if near else "loom rule --list has all"
    raise click.UsageError(f"there is no diagnostic '{code}'; {nearest}")
