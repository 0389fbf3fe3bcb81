"""Search at scale: `python -m tests.search --programs 10000 --kind stream --seed 1`.

Generates programs, runs each plain and compiled under several schedules, and prints what share was accepted, what was
refused and why. The first difference, or a refusal that is not on purpose, is made as small as it goes, written into
`kept/`, where the test suite runs it from then on, and ends the search with an error.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

from tests.search.apart import tried_apart
from tests.search.cases import write
from tests.search.experiment import KINDS, Experiment
from tests.search.forms import counted, expected
from tests.search.minimise import minimise


@dataclass(slots=True)
class Findings:
    """What came of a number of programs."""

    counts: Counter[str] = field(default_factory=Counter)
    seeds: list[int] = field(default_factory=list)


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare random programs, plain and compiled.")
    parser.add_argument("--programs", type=int, default=1000, help="how many programs to run (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="the first seed; each program has its own")
    parser.add_argument("--kind", choices=KINDS, default="any", help="what kind of program (default: %(default)s)")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes share the work (default: %(default)s)")
    parser.add_argument("--keep-going", action="store_true", help="count differences, and minimise none but the first")
    parser.add_argument("--forms", action="store_true", help="run none; print how many hold each form of the language")
    options = parser.parse_args()
    if options.jobs < 1 or options.programs < 0:
        parser.error("--jobs counts from 1, and --programs from 0")
    sys.unraisablehook = lambda _: None  # what dropped generators of random programs have to say
    seeds = range(options.seed, options.seed + options.programs)
    if options.forms:
        return print_forms(seeds, options.kind)
    findings = shared_out(seeds, options.kind, options.jobs, keep_going=options.keep_going)
    if findings.seeds:
        report(min(findings.seeds), options.kind)
    for verdict, count in findings.counts.most_common():
        print(f"{count:8} {count / findings.counts.total():6.1%}  {verdict}")
    if len(findings.seeds) > 1:
        print(f"found with the seeds {', '.join(map(str, sorted(findings.seeds)))}")
    return 1 if findings.seeds else 0


def print_forms(seeds: Sequence[int], kind: str) -> int:
    """The table of forms, those that are never there first."""
    counts = counted(Experiment.of(seed, kind).program for seed in seeds)
    for form in sorted(expected(), key=lambda form: counts[form]):
        print(f"{counts[form]:8} {counts[form] / max(len(seeds), 1):6.1%}  {form}")
    return 0


def shared_out(seeds: Sequence[int], kind: str, jobs: int, *, keep_going: bool) -> Findings:
    """Searches in a number of processes."""
    findings = Findings()
    with ThreadPoolExecutor(jobs) as pool:
        run = partial(search, kind=kind, keep_going=keep_going)
        for part in pool.map(run, [seeds[first::jobs] for first in range(jobs)]):
            findings.counts += part.counts
            findings.seeds += part.seeds
    return findings


def search(seeds: Sequence[int], kind: str, *, keep_going: bool) -> Findings:
    """Tries one program after the other."""
    findings = Findings()
    for tried in tried_apart(seeds, kind):
        findings.counts[tried.verdict] += 1
        if tried.found:
            findings.seeds.append(tried.seed)
            if not keep_going:
                break
    return findings


def report(seed: int, kind: str) -> None:
    """Minimises what was found, keeps it and prints it; says first which program that is."""
    print(f"found with seed {seed} (--kind {kind}); made smaller now", flush=True)
    experiment = Experiment.of(seed, kind)
    verdict, _ = experiment.tried()
    alone = [Experiment(experiment.program, (each,), steps) for steps in (False, True) for each in experiment.schedules]
    culprit = next((each for each in alone if each.tried()[0] == verdict), experiment)
    small = minimise(
        experiment.program,
        lambda smaller: Experiment(smaller, culprit.schedules, culprit.steps).tried()[0] == verdict,
    )
    path = write(f"found_{seed}", small, culprit.schedules[-1])
    _, found = Experiment(small, culprit.schedules, culprit.steps).tried()
    print(f"--- seed {seed}: {verdict}\n{found}\nkept as {path}\n")


if __name__ == "__main__":
    sys.exit(main())
