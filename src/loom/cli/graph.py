"""`loom graph`: the machine that a function is part of, as a diagram.

loom graph app:connect                          a Mermaid flowchart
loom graph app:connect --format svg > app.svg   a picture; no other program is needed
loom graph app:connect --format dot | dot -Tpng > app.png
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from loom.cli.output import CommandError
from loom.cli.target import find, import_target
from loom.diagnostics.render import render
from loom.errors import TailCallError
from loom.report.dot import dot
from loom.report.inventory import holds_compiled
from loom.report.machine import NodeKind, machine_of
from loom.report.mermaid import mermaid
from loom.report.svg import svg

if TYPE_CHECKING:
    from collections.abc import Callable

    from loom.report.machine import Machine

__all__ = ["command"]


def _picture(machine: Machine) -> str:
    return svg(machine, alone=True)


_FORMATS: Final[dict[str, Callable[[Machine], str]]] = {"mermaid": mermaid, "dot": dot, "svg": _picture}


_EXAMPLES = """\b
Examples:
  loom graph app:connect                           a Mermaid flowchart
  loom graph app:connect --format svg > app.svg    a picture
  loom graph app:connect --format dot | dot -Tpng > app.png
"""


@click.command(name="graph", epilog=_EXAMPLES)
@click.argument("target", metavar="MODULE:FUNCTION")
@click.option(
    "--format", "format_", type=click.Choice([*_FORMATS]), default="mermaid", show_default=True, help="What to write."
)
def command(target: str, *, format_: str) -> None:
    """Draw the machine that a function is part of.

    States are the compiled functions of its module that its tail calls lead to, by global names, through the class
    and through self or cls; a machine of one state shows the paths of its function. What only the run can tell is
    drawn as an open end. The target is MODULE:FUNCTION or FILE.py:FUNCTION, and the module is imported.

    Exit codes: 0; 1 if a function of the machine is refused; 2 if there is nothing to draw.
    """
    imported = import_target(target)
    if imported.name is None:
        names = ", ".join(found.name for found in imported.decorated()) or "none that is compiled"
        raise CommandError(f"write {imported.written}:FUNCTION; its functions are: {names}")
    found = find(imported)
    try:
        machine = machine_of(found, imported.refused)
    except TailCallError as error:
        for problem in error.diagnostics:
            click.echo(render(problem), err=True)
        raise SystemExit(1) from None
    click.echo(_FORMATS[format_](machine), nl=False)
    refused = [node.text[0] for node in machine.states if node.kind is NodeKind.REFUSED]
    if not refused and not holds_compiled(found.value):
        click.echo(f"loom: not compiled (no decorator or no tail call), so drawn by its source: {found.name}", err=True)
    if refused:
        click.echo(f"loom: refused, so not compiled: {', '.join(refused)}; `loom explain` says why", err=True)
        raise SystemExit(1)
