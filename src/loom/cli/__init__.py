"""The command line, `loom`: one file per command, and `app` that knows them all.

    loom check src              what the compiler would refuse, without importing anything
    loom explain app:agent      what it makes of one function, and why

The commands need click and rich, which the core does not: without them this says what to install.
"""

from __future__ import annotations

import importlib
import sys

__all__ = ["main"]

_MISSING = "loom: the command line needs the packages click and rich: pip install 'loom-tailcalls[cli]'"


def main() -> None:
    """Runs the command line; ends the process with its exit code (2 for usage errors and missing packages)."""
    try:
        for package in ("click", "rich"):  # asked for only where the command line is used
            importlib.import_module(package)
    except ModuleNotFoundError as missing:
        if missing.name not in {"click", "rich"}:
            raise
        sys.stderr.write(f"{_MISSING}\n")
        raise SystemExit(2) from None
    from loom.cli.app import app  # noqa: PLC0415  # imports the two

    app(prog_name="loom")
