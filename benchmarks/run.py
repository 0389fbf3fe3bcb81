"""Measures every shape: hand-written loop, Loom and (if its folder is given) the peer, interleaved in one run.

    python benchmarks/run.py                          all shapes, as a table
    python benchmarks/run.py --peer FOLDER            beside loom-tailcalls 0.2.1, installed into FOLDER
    python benchmarks/run.py --json results.json      the figures as data; a folder gets a file for the Python version
    python benchmarks/run.py --check                  exit 1 where a figure is above its limit

Ratios are medians over pairs of runs that follow each other; single times mean nothing on a shared machine.
"""

from __future__ import annotations

import argparse
import importlib.util
import inspect
import platform
import sys
import time
import tracemalloc
import warnings
from collections import deque
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import Any

import figures
import shapes
from decoration import microseconds_per_function
from depth import EVENT, SUSPENSION, Step, costs
from figures import DECORATION_LIMIT, OUTSIDE_LIMIT, Cost, Figures, Ratio
from mutual import MUTUAL, Mutual
from shapes import SHAPES, Holder, Shape, countdown

import loom
from loom import tailrec

Run = Callable[[], object]

DEPTH_SAMPLES = 5  # of times that are long, or longer by what the machine does besides: the best counts


def load_peer(folder: Path) -> ModuleType:
    """The peer under another name, so that both live in one process."""
    spec = importlib.util.spec_from_file_location(
        "loom_peer", folder / "loom" / "__init__.py", submodule_search_locations=[str(folder / "loom")]
    )
    if spec is None or spec.loader is None or not (folder / "loom").is_dir():
        raise SystemExit(f"no peer in {folder}: pip install --target {folder} loom-tailcalls==0.2.1")
    module = importlib.util.module_from_spec(spec)
    sys.modules["loom_peer"] = module
    spec.loader.exec_module(module)
    return module


def finish(result: Any) -> Any:
    """Runs a coroutine that never suspends, or consumes a stream; anything else is returned as it is."""
    if inspect.isgenerator(result):
        return deque(result, maxlen=0)
    if inspect.isasyncgen(result):
        result = consume(result)
    if not inspect.iscoroutine(result):
        return result
    try:
        result.send(None)
    except StopIteration as stop:
        return stop.value
    raise AssertionError("a benchmark suspended")


async def consume(stream: AsyncIterator[object]) -> None:
    async for _ in stream:
        pass


def prepare(shape: Shape, compiler: ModuleType, n: int) -> Run:
    """A run of n transitions of a shape, compiled by Loom or the peer."""
    function = (compiler.tailstream if shape.stream else compiler.tailrec)(shape.recursive)
    if shape.method:
        # A method is found on its class, so that is where the compiled one has to be.
        holder = type("Holder", (Holder,), {shape.recursive.__name__: function})
        receiver, *rest = shape.arguments(n)
        del receiver
        return lambda: finish(function(holder(), *rest, **shape.keywords))
    return lambda: finish(function(*shape.arguments(n), **shape.keywords))


def by_hand(shape: Shape, n: int) -> Run:
    return lambda: finish(shape.by_hand(*shape.arguments(n), **shape.keywords))


def ratios(base: Run, others: list[Run], samples: int) -> list[float]:
    """For each run the median of its time over the base's, measured in turn."""
    pairs: list[list[float]] = [[] for _ in others]
    for _ in range(samples):
        reference = seconds(base)
        for index, other in enumerate(others):
            pairs[index].append(seconds(other) / reference)
    return [median(values) for values in pairs]


def seconds(run: Run) -> float:
    """Time of the processor: what else a shared machine does is not in it."""
    start = time.process_time()
    run()
    return time.process_time() - start


def measure(shape: Shape, peer: ModuleType | None, n: int, samples: int) -> Ratio:
    """The ratios of Loom and the peer to the loop by hand."""
    runs = [prepare(shape, loom, n)]
    if peer is not None and not shape.peer:
        runs.append(prepare(shape, peer, n))
    ours, *theirs = ratios(by_hand(shape, n), runs, samples)
    return Ratio(shape.name, shape.limit, ours, theirs[0] if theirs else shape.peer or None)


def measure_mutual(row: Mutual, n: int, samples: int) -> Ratio:
    """The ratio of Loom to the trampoline by hand."""
    (ours,) = ratios(lambda: finish(row.by_hand(n)), [lambda: finish(row.compiled(n))], samples)
    return Ratio(row.name, row.limit, ours, row.peer)


def nanoseconds_per_outside_call(samples: int, calls: int = 2_000) -> float:
    """What the decorator adds to a call of a function whose last act is to await a plain helper."""
    compiled = tailrec(shapes.awaits_a_helper)

    def times(function: Callable[[int], Any]) -> float:
        start = time.process_time()
        for _ in range(calls):
            finish(function(1))
        return (time.process_time() - start) / calls * 1e9

    return median(times(compiled) - times(shapes.awaits_a_helper) for _ in range(samples))


def peak_memory(n: int) -> int:
    """The peak of traced memory, in bytes, during a run of n transitions."""
    compiled = tailrec(countdown)
    tracemalloc.start()
    finish(compiled(n, 0))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", type=Path, help="folder with loom-tailcalls 0.2.1")
    parser.add_argument("--n", type=int, default=20_000, help="transitions in a run (default: %(default)s)")
    parser.add_argument("--samples", type=int, default=41, help="pairs of runs (default: %(default)s)")
    parser.add_argument("--json", type=Path, help="write the figures to a file, or into a folder")
    parser.add_argument("--check", action="store_true", help="exit 1 where a figure is above its limit")
    return parser.parse_args()


def measure_shapes(peer: ModuleType | None, n: int, samples: int) -> tuple[Ratio, ...]:
    print(f"{'shape':34} {'peer':>14} {'loom':>7} {'limit':>7}")
    return tuple(shown(measure(shape, peer, n, samples)) for shape in SHAPES)


def shown(row: Ratio) -> Ratio:
    peer = f"{row.peer:.2f}" if isinstance(row.peer, float) else row.peer or "-"
    print(f"{row.shape:34} {peer:>14} {row.loom:7.3f} {row.limit:7.2f}", flush=True)
    return row


def measure_depth(name: str, step: Step, samples: int) -> tuple[Cost, ...]:
    print(f"\n{name}, ns, by depth")
    rows = costs(step, min(samples, DEPTH_SAMPLES))
    for cost in rows:
        plain = f"{cost.plain:11.0f}" if cost.plain else " " * 11
        print(f"{cost.depth:9} {plain} plain {cost.compiled:7.0f} loom", flush=True)
    return tuple(rows)


def measure_all(peer: ModuleType | None, n: int, samples: int) -> Figures:
    """All figures as data; each is printed as soon as it is there."""
    print(f"Python {platform.python_version()}, n={n}, {samples} samples; ratio to the loop by hand\n")
    rows = measure_shapes(peer, n, samples)
    print("\nratio to a trampoline by hand")
    mutual = tuple(shown(measure_mutual(row, n, samples)) for row in MUTUAL)
    outside = nanoseconds_per_outside_call(samples)
    print(f"an outside call that ends in a plain helper: {outside:.0f} ns more than plain (limit {OUTSIDE_LIMIT})")
    decoration = microseconds_per_function()
    print(
        f"decoration, µs a function: {decoration.small:.0f} in a small module, {decoration.large:.0f} in a large one, "
        f"{decoration.again:.0f} when the def runs again"
    )
    suspension = measure_depth("a suspension", SUSPENSION, samples)
    event = measure_depth("an event of a stream", EVENT, samples)
    few, many = peak_memory(1_000), peak_memory(1_000_000)
    print(f"peak memory: {few} bytes at 1,000 transitions, {many} bytes at 1,000,000")
    return Figures(
        python=platform.python_version(),
        date=datetime.now(UTC).date().isoformat(),
        transitions=n,
        samples=samples,
        shapes=rows,
        mutual=mutual,
        outside_call=outside,
        decoration=(decoration.small, decoration.large, decoration.again),
        suspension=suspension,
        event=event,
        peak_memory=(few, many),
    )


def above_their_limits(found: Figures) -> list[str]:
    above = [row.shape for row in (*found.shapes, *found.mutual) if row.loom > row.limit]
    above += ["outside call"] * (found.outside_call > OUTSIDE_LIMIT)
    above += ["decoration"] * (max(found.decoration) > DECORATION_LIMIT)
    return above


def main() -> int:
    warnings.simplefilter("ignore")
    options = parse()
    found = measure_all(load_peer(options.peer) if options.peer else None, options.n, options.samples)
    if options.json:
        figures.save(found, options.json)
    above = above_their_limits(found)
    print(f"\nabove their limits: {', '.join(above) or 'none'}")
    return 1 if options.check and above else 0


if __name__ == "__main__":
    sys.exit(main())
