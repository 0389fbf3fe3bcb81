"""The tie between the model and Loom, at scale: `python -m tests.formal --programs 2000`.

Generates programs of the model's language, lets Coq evaluate the model on them and CPython run them plain and compiled,
and prints what came of them. Any difference is printed with the program and its seed, and makes the command fail.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from random import SystemRandom

from tests.formal import to_coq, to_python
from tests.formal.generator import generate
from tests.formal.model import BATCH, ModelError, ask
from tests.formal.tie import ACCEPTED, Result, compare


def main() -> int:
    parser = argparse.ArgumentParser(description="Hold Loom against the formal model, with random programs.")
    parser.add_argument("--programs", type=int, default=2000, help="how many (default: %(default)s)")
    parser.add_argument("--seed", type=int, help="the first seed; each program has its own (default: drawn)")
    parser.add_argument("--keep-going", action="store_true", help="count all differences instead of stopping at one")
    options = parser.parse_args()
    if options.programs < 1:
        parser.error("--programs must be at least 1")
    first: int = SystemRandom().randrange(10**9) if options.seed is None else options.seed
    print(f"seed {first} (--programs {options.programs} --seed {first} repeats it)", flush=True)
    results: list[Result] = []
    last = first + options.programs
    for start in range(first, last, BATCH):
        programs = {seed: generate(seed) for seed in range(start, min(start + BATCH, last))}
        try:
            answers = list(ask([*programs.values()]))
        except ModelError as failure:
            print(f"the model gives no answer: {failure}", file=sys.stderr)
            return 2
        for (seed, program), seen in zip(programs.items(), answers, strict=True):
            results.append(compare(program, seen))
            if problem := results[-1].problem:
                print(f"--- seed {seed}: {problem}\n{to_python.source(program)}\n{to_coq.program(program)}\n")
                if not options.keep_going:
                    return 1
    report(results)
    return 1 if any(result.problem for result in results) else 0


def report(results: list[Result]) -> None:
    """What share of the programs was what, and how much was compared."""
    for verdict, count in Counter(result.verdict for result in results).most_common():
        print(f"{count:8} {count / len(results):6.1%}  {verdict.value}")
    for code, count in sorted(Counter(code for result in results for code in result.codes).items()):
        print(f"{count:8}         refused for {code}, among others")
    shapes = {result.shape for result in results if result.shape}
    print(f"{sum(result.verdict in ACCEPTED for result in results):8}         accepted, by the model and by Loom")
    print(
        f"{sum(result.plain for result in results):8}         runs of plain functions compared with the model's source"
    )
    print(f"{sum(result.compiled for result in results):8}         runs of compiled functions compared with the model")
    print(f"{sum(result.transitions for result in results):8}         transitions in them")
    print(f"{len(shapes):8}         distinct shapes of loops, each compared")
    print(f"{sum(result.problem is not None for result in results):8}         differences")


if __name__ == "__main__":
    sys.exit(main())
