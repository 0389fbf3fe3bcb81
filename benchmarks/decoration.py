"""What decoration costs: the functions of a generated module, small and large, compiled one by one."""

from __future__ import annotations

import importlib.util
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from types import ModuleType

from loom import tailrec

FUNCTION = '''
async def loop_{number}(state, budget=10):
    """Runs until the state is done."""
    if state.done:
        return state
    event = await run_next_step(state)
    return await loop_{number}(state.apply(event), budget - 1)

'''
SMALL, LARGE = 20, 2_000


@dataclass(frozen=True, slots=True)
class Decoration:
    """Medians in microseconds per function."""

    small: float
    large: float


def microseconds_per_function() -> Decoration:
    """Measures modules of 20 and of 2,000 functions."""
    with tempfile.TemporaryDirectory() as folder:
        return Decoration(_measure(Path(folder), SMALL), _measure(Path(folder), LARGE))


def _measure(folder: Path, count: int) -> float:
    module = _module(folder / f"generated_{count}.py", count)
    # The same number of functions is timed in both, spread over the whole module.
    functions = [getattr(module, f"loop_{number}") for number in range(0, count, count // SMALL)]
    times = []
    for _ in range(15):
        for function in functions:
            start = time.perf_counter()
            tailrec(function)
            times.append(time.perf_counter() - start)
    return median(times) * 1e6


def _module(path: Path, count: int) -> ModuleType:
    path.write_text("".join(FUNCTION.format(number=number) for number in range(count)), encoding="utf-8")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module
