"""Search at scale: `python -m tests.search --programs 10000 --kind stream --seed 1`.

Generates programs, runs each plain and compiled under several schedules, and prints what share was accepted, what was
refused and why. The first difference, or a refusal that is not on purpose, is made as small as it goes, written into
`kept/`, where the test suite runs it from then on, and ends the search with an error.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from random import Random

from loom import TailCallError
from tests.search.cases import write
from tests.search.compare import Request, Schedule, difference, is_valid
from tests.search.generator import REFUSED_ON_PURPOSE, Program, generate
from tests.search.minimise import minimise

KINDS: dict[str, dict[str, bool]] = {
    "any": {},
    "async": {"mutual": False, "stream": False, "is_async": True},
    "def": {"mutual": False, "stream": False, "is_async": False},
    "stream": {"stream": True, "is_async": True},
    "generator": {"stream": True, "is_async": False},
    "mutual": {"mutual": True, "stream": False},
}


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare random programs, plain and compiled.")
    parser.add_argument("--programs", type=int, default=1000, help="how many programs to run (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="the first seed; each program has its own")
    parser.add_argument("--kind", choices=KINDS, default="any", help="what kind of program (default: %(default)s)")
    parser.add_argument("--keep-going", action="store_true", help="count differences, and minimise none but the first")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for seed in range(options.seed, options.seed + options.programs):
        random = Random(seed)
        program = generate(random, **KINDS[options.kind])
        schedules = [Schedule(), *(schedule(random) for _ in range(3))]
        verdict, found = tried(program, schedules)
        counts[verdict] += 1
        if found:
            counts["found"] += 1
            if counts["found"] == 1:
                report(seed, program, schedules)
            if not options.keep_going:
                break
    for verdict, count in counts.most_common():
        print(f"{count:8} {count / max(counts.total() - counts['found'], 1):6.1%}  {verdict}")
    return 1 if counts["found"] else 0


def tried(program: Program, schedules: list[Schedule]) -> tuple[str, str | None]:
    """What came of a program, and what is wrong about it."""
    if not is_valid(program):
        return "not Python", None
    try:
        found = difference(program, *schedules)
    except TailCallError as refusal:
        codes = sorted({problem.code for problem in refusal.diagnostics})
        strange = not REFUSED_ON_PURPOSE.issuperset(codes)
        return f"refused: {', '.join(codes)}", str(refusal) if strange else None
    except Exception as failure:  # noqa: BLE001  # a failure of the compiler is a finding too
        return "failed", repr(failure)
    return ("different" if found else "accepted, and the same"), found


def report(seed: int, program: Program, schedules: list[Schedule]) -> None:
    """Minimises what was found, keeps it and prints it."""
    verdict, _ = tried(program, schedules)
    culprit = next(each for each in schedules if tried(program, [each])[1])
    small = minimise(program, lambda smaller: tried(smaller, [culprit])[0] == verdict)
    path = write(f"found_{seed}", small, culprit)
    print(f"--- seed {seed}: {verdict}\n{tried(small, [culprit])[1]}\nkept as {path}\n")


def schedule(random: Random) -> Schedule:
    """A few raising effects, and perhaps a cancellation."""
    raising = frozenset(random.sample(range(1, 30), random.randint(0, 4)))
    cancel_at = random.randint(1, 6) if random.random() < 0.3 else None
    return Schedule(raising, cancel_at, tuple(random.choices(list(Request), (6, 2, 1, 1), k=random.randint(0, 12))))


if __name__ == "__main__":
    sys.exit(main())
