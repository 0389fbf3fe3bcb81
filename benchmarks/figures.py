"""What a run of the benchmarks found, as data that is kept: one file per Python version in `benchmarks/data`.

`run.py` writes it, `charts.py` draws it, `tables.py` writes it into the pages.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
OUTSIDE_LIMIT = 150  # nanoseconds
DECORATION_LIMIT = 200  # microseconds a function
REFERENCE = "3.11"  # the version that is shown where there is room for one: the oldest that is supported


@dataclass(frozen=True, slots=True)
class Ratio:
    """One shape: the time of a run over that of the loop, or the trampoline, by hand.

    Attributes:
        shape: its name.
        limit: what Loom promises.
        loom: the median of the ratios.
        peer: the peer's, or what it does instead of running; None where it was not measured.
    """

    shape: str
    limit: float
    loom: float
    peer: float | str | None


@dataclass(frozen=True, slots=True)
class Cost:
    """Nanoseconds per step at one depth, of the processor, the best of the samples.

    Attributes:
        depth: transitions so far.
        plain: in plain recursion; None where that takes too long or Python refuses.
        compiled: compiled by Loom.
    """

    depth: int
    plain: float | None
    compiled: float


@dataclass(frozen=True, slots=True)
class Figures:
    """One run of the benchmarks.

    Attributes:
        python: the version.
        date: the day, in UTC.
        transitions: in one run of a shape.
        samples: pairs of runs for each ratio.
        shapes: the ratios.
        mutual: the ratios of what hands over to each other to a trampoline.
        outside_call: nanoseconds that the decorator adds to a call that ends in a plain helper.
        decoration: microseconds per function, in a module of 20, in one of 2,000, and of a def that has run before.
        suspension: what a suspension costs by depth.
        event: what an event of a stream costs by depth.
        peak_memory: bytes, of a run of 1,000 transitions and of one of 1,000,000.
    """

    python: str
    date: str
    transitions: int
    samples: int
    shapes: tuple[Ratio, ...]
    mutual: tuple[Ratio, ...]
    outside_call: float
    decoration: tuple[float, float, float]
    suspension: tuple[Cost, ...]
    event: tuple[Cost, ...]
    peak_memory: tuple[int, int]

    @property
    def version(self) -> str:
        """Such as 3.11."""
        return self.python.rpartition(".")[0]


def save(figures: Figures, path: Path) -> None:
    """Writes a file; in a folder, the one of the Python version."""
    if path.is_dir():
        path /= f"cpython-{figures.version}.json"
    path.write_text(json.dumps(asdict(figures), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def load(path: Path) -> Figures:
    """Reads one file."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for rows in ("shapes", "mutual"):
        data[rows] = tuple(Ratio(**row) for row in data[rows])
    data["suspension"] = tuple(Cost(**row) for row in data["suspension"])
    data["event"] = tuple(Cost(**row) for row in data["event"])
    data["decoration"], data["peak_memory"] = tuple(data["decoration"]), tuple(data["peak_memory"])
    return Figures(**data)


def load_all(folder: Path = DATA) -> list[Figures]:
    """All that is kept, the oldest Python first."""
    found = [load(path) for path in folder.glob("cpython-*.json")]
    return sorted(found, key=lambda figures: [int(part) for part in figures.version.split(".")])


def reference(folder: Path = DATA) -> Figures:
    """The figures of the reference version."""
    return load(folder / f"cpython-{REFERENCE}.json")
