"""What decoration costs: the decorations of generated modules, timed as the modules are imported.

The modules have few functions, many, or one def that runs many times.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from textwrap import indent

HEADER = """
import time

from loom import tailrec

TIMES = []

"""
FUNCTION = '''
started = time.process_time()

@tailrec
async def loop_{number}(state, budget=10):
    """Runs until the state is done."""
    if state.done:
        return state
    event = await run_next_step(state)
    return await loop_{number}(state.apply(event), budget - 1)

TIMES.append(time.process_time() - started)
'''
SMALL, LARGE, RUNS = 20, 2_000, 200


@dataclass(frozen=True, slots=True)
class Decoration:
    """Medians in microseconds per function: in a small module, in a large one, and where the def has run before."""

    small: float
    large: float
    again: float


def microseconds_per_function() -> Decoration:
    """Imports modules of 20 and of 2,000 functions, and one with a def that runs 200 times."""
    few, many = (_functions(range(count)) for count in (SMALL, LARGE))
    repeated = f"for _ in range({RUNS}):\n{indent(_functions(range(1)), '    ')}"
    with tempfile.TemporaryDirectory() as folder:
        sys.path.insert(0, folder)
        try:
            small = [_import(Path(folder), f"generated_small_{number}", few) for number in range(10)]
            large = _import(Path(folder), "generated_large", many)
            return Decoration(median(small), large, _import(Path(folder), "generated_loop", repeated))
        finally:
            sys.path.remove(folder)


def _functions(numbers: Iterable[int]) -> str:
    return "".join(FUNCTION.format(number=number) for number in numbers)


def _import(folder: Path, name: str, text: str) -> float:
    (folder / f"{name}.py").write_text(HEADER + text, encoding="utf-8")
    importlib.invalidate_caches()
    module = importlib.import_module(name)
    times: list[float] = module.TIMES
    return median(times) * 1e6
