"""Cases on disk: a program that once showed a difference, with its arguments and schedule, in `kept/`.

A file is the program's source, and above it comments that say how it is run.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.search.generator import Program
from tests.search.schedule import Request, Schedule

FOLDER = Path(__file__).parent / "kept"


def write(name: str, program: Program, schedule: Schedule) -> Path:
    """Keeps a program; the test suite runs it from then on."""
    how = {
        "is_async": program.is_async,
        "is_stream": program.is_stream,
        "arguments": program.arguments,
        "raising": sorted(schedule.raising),
        "cancel_at": schedule.cancel_at,
        "consumer": [request.value for request in schedule.consumer],
        "thrown_at": list(schedule.thrown_at),
        "closed_at": schedule.closed_at,
        "twice": schedule.twice,
        "strays": program.strays,
    }
    path = FOLDER / f"{name}.py"
    FOLDER.mkdir(exist_ok=True)
    path.write_text(f"# {json.dumps(how)}\n{program.source.rstrip()}\n", encoding="utf-8")
    return path


def read(path: Path) -> tuple[Program, Schedule]:
    """A program and its schedule."""
    first, _, source = path.read_text(encoding="utf-8").partition("\n")
    how = json.loads(first.removeprefix("# "))
    consumer = tuple(Request(value) for value in how["consumer"])
    program = Program(source, how["is_async"], how["arguments"], how["is_stream"], how.get("strays", False))
    more = tuple(how.get("thrown_at", ())), how.get("closed_at"), how.get("twice", False)
    return program, Schedule(frozenset(how["raising"]), how["cancel_at"], consumer, *more)
