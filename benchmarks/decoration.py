"""What decoration costs: the decorations of generated modules, small and large, timed as the modules are imported."""

from __future__ import annotations

import importlib
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

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
SMALL, LARGE = 20, 2_000


@dataclass(frozen=True, slots=True)
class Decoration:
    """Medians in microseconds per function."""

    small: float
    large: float


def microseconds_per_function() -> Decoration:
    """Imports modules of 20 and of 2,000 functions."""
    with tempfile.TemporaryDirectory() as folder:
        sys.path.insert(0, folder)
        try:
            small = [_import(Path(folder), f"generated_small_{number}", SMALL) for number in range(10)]
            return Decoration(median(small), _import(Path(folder), "generated_large", LARGE))
        finally:
            sys.path.remove(folder)


def _import(folder: Path, name: str, count: int) -> float:
    text = HEADER + "".join(FUNCTION.format(number=number) for number in range(count))
    (folder / f"{name}.py").write_text(text, encoding="utf-8")
    importlib.invalidate_caches()
    module = importlib.import_module(name)
    times: list[float] = module.TIMES
    return median(times) * 1e6
