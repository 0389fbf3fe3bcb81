"""Search at scale: `python -m tests.search --programs 10000 --seed 1`.

Generates programs, runs each plain and compiled under several schedules, stops at the first difference.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from random import Random

from loom import TailCallError
from tests.search.compare import Request, Schedule, difference, is_valid
from tests.search.generator import REFUSED_ON_PURPOSE, generate

KINDS = {
    "any": {},
    "single": {"mutual": False, "stream": False},
    "mutual": {"mutual": True, "stream": False},
    "stream": {"stream": True},
}


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare random programs, plain and compiled.")
    parser.add_argument("--programs", type=int, default=1000, help="how many programs to run")
    parser.add_argument("--seed", type=int, default=0, help="the first seed; each program has its own")
    parser.add_argument("--keep-going", action="store_true", help="count differences instead of stopping at the first")
    parser.add_argument("--kind", choices=KINDS, default="any", help="what kind of program")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for seed in range(options.seed, options.seed + options.programs):
        random = Random(seed)
        program = generate(random, **KINDS[options.kind])
        if not is_valid(program):
            counts["not Python"] += 1
            continue
        schedules = [Schedule(), *(schedule(random) for _ in range(3))]
        try:
            found = difference(program, *schedules)
        except TailCallError as refusal:
            for problem in refusal.diagnostics:
                counts[f"refused {problem.code}"] += 1
            if any(problem.code not in REFUSED_ON_PURPOSE for problem in refusal.diagnostics):
                print(f"--- seed {seed}\n{program.source}\n{refusal}\n")
            continue
        except Exception as failure:  # noqa: BLE001  # a failure of the compiler is a finding too
            found = f"{program.source}\n{failure!r}"
        counts["compared"] += 1
        if found:
            counts["different"] += 1
            if not options.keep_going or counts["different"] <= 3:
                print(f"--- seed {seed}\n{found}\n")
            if not options.keep_going:
                break
    print(dict(counts))
    return 1 if counts["different"] else 0


def schedule(random: Random) -> Schedule:
    """A few raising effects, and perhaps a cancellation."""
    raising = frozenset(random.sample(range(1, 30), random.randint(0, 4)))
    cancel_at = random.randint(1, 6) if random.random() < 0.3 else None
    return Schedule(raising, cancel_at, tuple(random.choices(list(Request), (6, 2, 1, 1), k=random.randint(0, 12))))


if __name__ == "__main__":
    sys.exit(main())
