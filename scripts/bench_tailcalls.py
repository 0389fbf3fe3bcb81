"""Times an async countdown as a hand-written loop and compiled by Loom, side by side.

python scripts/bench_tailcalls.py --n 100000 --samples 5
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Coroutine
from statistics import mean, median
from typing import Any

from loom import explain_tailcalls, tailrec

Countdown = Callable[[int, int], Coroutine[Any, Any, int]]


async def hand_loop(n: int, total: int) -> int:
    while True:
        if n == 0:
            return total
        n, total = n - 1, total + n


@tailrec
async def loom_countdown(n: int, total: int) -> int:
    if n == 0:
        return total
    return await loom_countdown(n - 1, total + n)


def seconds(function: Countdown, n: int) -> float:
    """One run of n transitions, without an event loop in the way."""
    coroutine = function(n, 0)
    start = time.process_time()
    try:
        coroutine.send(None)
    except StopIteration as stop:
        elapsed = time.process_time() - start
        assert stop.value == n * (n + 1) // 2
        return elapsed
    raise AssertionError("the countdown suspended")


def positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return value


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=positive, default=100_000, help="transitions in a run (default: %(default)s)")
    parser.add_argument("--samples", type=positive, default=5, help="runs of each (default: %(default)s)")
    options = parser.parse_args()

    pairs = [(seconds(hand_loop, options.n), seconds(loom_countdown, options.n)) for _ in range(options.samples)]
    print(f"n={options.n}")
    print(f"samples={options.samples}")
    print(f"binding={explain_tailcalls(loom_countdown, as_json=True)['binding']}")
    for name, times in (("hand loop", [hand for hand, _ in pairs]), ("loom", [loom for _, loom in pairs])):
        best, average, worst = min(times) * 1e3, mean(times) * 1e3, max(times) * 1e3
        print(f"{name:9}  best {best:.3f} ms  mean {average:.3f} ms  worst {worst:.3f} ms")
    print(f"ratio loom / hand loop (median of pairs): {median(loom / hand for hand, loom in pairs):.3f}")


if __name__ == "__main__":
    main()
