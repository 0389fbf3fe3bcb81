"""The table `[tool.loom]` of the nearest pyproject.toml, looked for from a path upwards.

    [tool.loom]
    include = ["*.py"]
    exclude = ["generated", "tests/data"]
    output-format = "concise"
    strict = true

A key that there is not is an error that names the nearest one that there is: a setting must not be without effect.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from collections.abc import Collection


class SettingsError(Exception):
    """A pyproject.toml whose table cannot be used; says which and why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the table says; None and the defaults where it says nothing.

    Attributes:
        root: the folder of the pyproject.toml, or the working directory.
        include: patterns of the files to look at.
        exclude: patterns of the files and folders to leave out.
        output_format: the name of an output format.
        strict: warnings and notes count as problems.
    """

    root: Path
    include: tuple[str, ...] = ("*.py",)
    exclude: tuple[str, ...] = ()
    output_format: str | None = None
    strict: bool = False


def find_settings(path: Path, formats: Collection[str]) -> Settings:
    """Reads the settings that hold for a path.

    Args:
        path: a file or folder.
        formats: the names of the output formats that there are.

    Raises:
        SettingsError: the table has a key that there is not, or a value that cannot be.
    """
    start = Path(os.path.abspath(path))  # noqa: PTH100  # resolve() would follow links
    for folder in (start, *start.parents):
        file = folder / "pyproject.toml"
        if file.is_file() and (table := _table(file)) is not None:
            return _read(file, table, formats)
    return Settings(Path.cwd())


def _table(file: Path) -> dict[str, Any] | None:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{file}: {error}") from None
    table: object = content.get("tool", {})
    table = cast("dict[str, Any]", table).get("loom") if isinstance(table, dict) else None
    if table is None:
        return None
    if not isinstance(table, dict):
        raise SettingsError(f"{file}: tool.loom must be a table, not {table!r}")
    return cast("dict[str, Any]", table)


def _read(file: Path, table: dict[str, Any], formats: Collection[str]) -> Settings:
    for key in table:
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, n=1)
            known = f"the nearest is '{near[0]}'" if near else f"its keys are {', '.join(_KEYS)}"
            raise SettingsError(f"{file}: [tool.loom] has no key '{key}'; {known}")
    output_format = table.get("output-format")
    if output_format is not None and output_format not in formats:
        raise SettingsError(f"{file}: output-format must be one of {', '.join(formats)}, not {output_format!r}")
    strict = table.get("strict", False)
    if not isinstance(strict, bool):
        raise SettingsError(f"{file}: strict must be true or false, not {strict!r}")
    return Settings(
        root=file.parent,
        include=_patterns(file, table, "include", ("*.py",)),
        exclude=_patterns(file, table, "exclude", ()),
        output_format=output_format,
        strict=strict,
    )


def _patterns(file: Path, table: dict[str, Any], key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    value: object = table.get(key)
    if value is None:
        return default
    if isinstance(value, list):
        patterns = cast("list[object]", value)
        if all(isinstance(each, str) for each in patterns):
            return tuple(cast("list[str]", patterns))
    raise SettingsError(f"{file}: {key} must be a list of patterns, not {value!r}")


_KEYS: Final = ("include", "exclude", "output-format", "strict")
