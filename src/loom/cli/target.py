"""The function that a command is about: `MODULE:FUNCTION` or `FILE.py:FUNCTION`, found by importing the module.

    app.agents:Agent.run        as `python -m` finds it: the current folder stands first on the path
    src/agents.py:run           the file itself, with its folder first on the path

Functions that Loom refuses stay plain while the module is imported, so that it can be told why. What the module prints
goes to the error stream, and what it raises is shown in a line.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import os
import sys
import sysconfig
import traceback
import warnings
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING

from loom.cli.output import CommandError
from loom.decorators import keeping_refused_functions
from loom.errors import TailCallWarning
from loom.report.inventory import Found, decorated, look_up, plain_function

if TYPE_CHECKING:
    from collections.abc import Generator

__all__ = ["Imported", "find", "import_target"]


@dataclass(frozen=True, slots=True)
class Imported:
    """A module that was imported for a command.

    Attributes:
        module: the module.
        written: how the user named it.
        name: the function asked for, or None.
        refused: the functions that its decorators refused.
    """

    module: ModuleType
    written: str
    name: str | None
    refused: frozenset[FunctionType]

    def is_refused(self, found: Found) -> bool:
        """Whether a function is one of them."""
        return plain_function(found.value) in self.refused

    def decorated(self) -> tuple[Found, ...]:
        """Its functions that carry a decorator of Loom's."""
        return tuple(decorated(self.module, self.refused))


def import_target(target: str) -> Imported:
    """Imports the module of a target.

    Args:
        target: as written on the command line; the function may be missing.

    Raises:
        CommandError: there is no such module, or it raises.
    """
    place, colon, name = target.rpartition(":")
    if not colon or _is_path(name):  # no function, though a colon may stand in a path
        place, name = target, ""
    if not place:
        raise CommandError(f"'{target}' names no module: write MODULE:FUNCTION or FILE.py:FUNCTION")
    with _importing(place), keeping_refused_functions() as refused:
        module = _import_file(Path(place)) if _is_path(place) else _import_module(place)
    functions = frozenset([function for each in refused if (function := plain_function(each))])
    return Imported(module, place, name or None, functions)


def find(imported: Imported) -> Found:
    """The function that a target names.

    Args:
        imported: its module.

    Raises:
        CommandError: there is none of that name.
    """
    name = imported.name or ""
    if "<locals>" in name:
        outer = name.partition(".<locals>")[0]
        raise CommandError(
            f"'{name}' exists only while '{outer}' runs: ask for '{imported.written}:{outer}', or move the inner "
            "function out of it"
        )
    found = look_up(imported.module, name)
    if found is not None:
        return found
    head, _, last = name.rpartition(".")
    owner = look_up(imported.module, head) if head else None
    if owner is not None and isinstance(plain_function(owner.value), FunctionType):
        raise CommandError(f"'{head}' is a function: what is defined in it ('{last}') exists only while it runs")
    raise CommandError(f"{imported.written} has no '{name}'{_suggestion(imported, name)}")


def _suggestion(imported: Imported, name: str) -> str:
    names = [found.name for found in imported.decorated()]
    if close := get_close_matches(name, names, n=1):
        return f"; did you mean '{close[0]}'?"
    return f"; its compiled functions are: {', '.join(names)}" if names else ", nor any compiled function"


def _is_path(place: str) -> bool:
    return place.endswith(".py") or os.sep in place or (os.altsep is not None and os.altsep in place)


@contextlib.contextmanager
def _importing(place: str) -> Generator[None]:
    """The module's output goes to the error stream, its exceptions become a line, Loom's warnings are told later."""
    try:
        with contextlib.redirect_stdout(sys.stderr), warnings.catch_warnings():
            warnings.simplefilter("ignore", TailCallWarning)
            yield
    except CommandError:
        raise
    except SystemExit as leaving:
        message = f"{place} ends the process when it is imported ({leaving!r}){_place_of(leaving)}"
        raise CommandError(message) from None
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001  # whatever a user's module raises
        raise CommandError(f"{place} cannot be imported: {_in_a_line(error)}{_place_of(error)}") from None


def _import_module(name: str) -> ModuleType:
    sys.path.insert(0, os.getcwd())  # noqa: PTH109  # as `python -m` does, which keeps it as a string
    if not all(part.isidentifier() for part in name.split(".")):
        raise CommandError(f"'{name}' is neither a module's name nor a .py file")
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as missing:
        if missing.name and (name == missing.name or name.startswith(f"{missing.name}.")):
            hint = f"; for the file, write {name}.py" if Path(f"{name}.py").exists() else ""
            raise CommandError(f"there is no module '{missing.name}' on Python's path{hint}") from None
        raise


def _import_file(path: Path) -> ModuleType:
    """The file as a module of its package, if it lies in one, or under its own name."""
    if not path.is_file():
        what = "is no file" if path.exists() else "does not exist"
        raise CommandError(f"{path} {what}")
    path = path.resolve()
    root, parts = path.parent, [path.stem]
    while (root / "__init__.py").exists():
        parts.insert(0, root.name)
        root = root.parent
    if parts[-1] == "__init__":
        parts.pop()
    sys.path.insert(0, str(root))
    name = ".".join(parts)
    if parts[:-1]:
        importlib.import_module(".".join(parts[:-1]))
    elif name in sys.modules or name in sys.stdlib_module_names:
        name = f"{name}.py"  # not to stand in the way of the module that has the name already
    if (known := sys.modules.get(name)) is not None and getattr(known, "__file__", None) == str(path):
        return known
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise CommandError(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _in_a_line(error: BaseException) -> str:
    text = str(error.msg) if isinstance(error, SyntaxError) else str(error)
    first = text.strip().partition("\n")[0]
    return f"{type(error).__name__}: {first}" if first else type(error).__name__


def _place_of(error: BaseException) -> str:
    """Where the user's code raised it: the innermost frame that is not in Loom or an installed library."""
    if isinstance(error, SyntaxError) and error.filename:
        return f" ({error.filename}:{error.lineno})"
    libraries = (str(Path(__file__).parents[1]), sysconfig.get_path("stdlib"), sysconfig.get_path("purelib"), "<frozen")
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.startswith(libraries)]
    return f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""
