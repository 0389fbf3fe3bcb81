"""A mutation run: `python -m tests.mutation --module flow --sample 200 --seed 1`, or `--all` for the whole compiler.

Changes the compiler's source in one small way at a time and runs the tests that reach the change, and programs of the
search. A mutant that no check notices survives: a test is missing, or the code makes no difference. `survivors.toml`
explains those that are known. The exit status is 1 where fewer of all mutants die than `--at-least` says, and with
`--all` also where one survives that nobody has explained.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.mutation.checks import Check, Reports, TestCheck, programs
from tests.mutation.mutants import Mutant, modules, mutants_of
from tests.mutation.report import Result, print_report, read_survivors
from tests.mutation.server import Server

ROOT = Path(__file__).resolve().parents[2]
_TESTS = ("tests/unit", "tests/lowering", "tests/semantics")
_APART = tuple(  # what runs in a process of its own, where there is no mutant
    f"tests/semantics/test_search.py::{name}"
    for name in ("test_compiled_and_plain_cannot_be_told_apart", "test_no_local_is_bound_where_a_turn_begins")
)
_OURS = "tests/unit/test_mutation.py"


@dataclass(slots=True)
class Run:
    """A plugin in the place of pytest's own loop: the collected tests are run on mutants."""

    options: argparse.Namespace
    mutants: Sequence[Mutant]
    arguments: Sequence[str]
    reports: Reports = field(default_factory=Reports)
    results: list[Result] = field(default_factory=list)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        checks: list[Check] = [TestCheck(item, self.reports) for item in session.items]
        checks += programs(self.options.programs, 0)
        server = Server(checks, self.arguments, self.options.budget)
        seconds = sum(each.seconds for each in server.known.checks.values())
        print(
            f"{len(server.checks)} checks of {len(checks)} are quick and stable; they take {seconds:.0f} s", flush=True
        )
        explained = read_survivors()
        for number, (mutant, verdict, killer) in enumerate(server.run(self.in_time(), self.options.jobs), 1):
            result = Result(mutant, verdict, killer, explained.get((mutant.module, mutant.name)))
            self.results.append(result)
            if not verdict.is_dead or self.options.verbose:
                print(f"[{number}/{len(self.mutants)}] {result.line}", flush=True)
        return True

    def in_time(self) -> Iterator[Mutant]:
        """The mutants, until the time is over."""
        end = time.monotonic() + 60 * (self.options.minutes or float("inf"))
        yield from itertools.takewhile(lambda _: time.monotonic() < end, self.mutants)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description="A mutation run over the compiler.")
    parser.add_argument("--module", action="append", choices=modules(), help="a module (default: every one)")
    amount = parser.add_mutually_exclusive_group()
    amount.add_argument("--sample", type=int, default=200, help="how many mutants (default: %(default)s)")
    amount.add_argument("--all", action="store_true", help="every mutant")
    amount.add_argument("--share", type=float, help="that part of the mutants of each module, such as 0.4")
    amount.add_argument("--survivors", action="store_true", help="those that survivors.toml explains")
    amount.add_argument("--again", type=Path, help="those that are alive in the output of an earlier run")
    parser.add_argument("--seed", type=int, default=0, help="which sample, in which order (default: %(default)s)")
    parser.add_argument("--skip", type=int, default=0, help="how many of that order an earlier run has done")
    parser.add_argument("--programs", type=int, default=420, help="programs of the search (default: %(default)s)")
    parser.add_argument("--tests", action="append", help=f"tests to run (default: {' '.join(_TESTS)})")
    parser.add_argument("--jobs", type=int, default=1, help="how many mutants at a time (default: %(default)s)")
    parser.add_argument("--budget", type=float, default=5.0, help="seconds of checks per mutant (default: %(default)s)")
    parser.add_argument("--minutes", type=float, help="start no more mutants after that time")
    parser.add_argument("--at-least", type=float, default=95.0, help="percent that must die (default: %(default)s)")
    parser.add_argument("--verbose", action="store_true", help="tell of every mutant what killed it")
    options = parser.parse_args()
    if options.jobs < 1 or options.sample < 1 or options.programs < 0:
        parser.error("--jobs and --sample count from 1, and --programs from 0")
    mutants = chosen(options)
    arguments = [
        *("-p", "no:terminal", "-p", "no:cacheprovider", "--capture=no", "--rootdir", str(ROOT)),
        # What a program raises where nobody can catch it would be the next test's failure.
        *("-p", "no:unraisableexception", "-p", "no:threadexception"),
        *("-o", "addopts=--import-mode=importlib", f"--ignore={_OURS}"),
        *(f"--deselect={name}" for name in _APART),
        *(options.tests or _TESTS),
    ]
    run = Run(options, mutants, arguments)
    status = pytest.main(arguments, plugins=[run, run.reports])
    if status or not run.results:
        print("the tests could not be collected", file=sys.stderr)
        return 2
    score = print_report(run.results)
    unexplained = [result for result in run.results if result.is_unexplained]
    if options.all and unexplained:
        print(f"{len(unexplained)} of the survivors are not explained in survivors.toml: they are listed above")
        return 1
    return 0 if score >= options.at_least else 1


def chosen(options: argparse.Namespace) -> list[Mutant]:
    """The mutants to run, in a random order that the seed decides: the part that has been run is a sample."""
    every = [mutant for module in options.module or modules() for mutant in mutants_of(module)]
    if options.survivors:
        explained = read_survivors()
        every = [mutant for mutant in every if (mutant.module, mutant.name) in explained]
    if options.again:
        alive = set(re.findall(r"(?:survived|not reached): (\S+)\.py:\d+: (.*)", options.again.read_text("utf-8")))
        every = [mutant for mutant in every if any((mutant.module, name) in alive for name in spelled(mutant))]
    assert max(Counter((mutant.module, mutant.name) for mutant in every).values(), default=1) == 1
    random.Random(options.seed).shuffle(every)
    every = every[options.skip :]
    if options.share is not None:
        return list(share_of_each(every, options.share))
    return every if options.all or options.survivors or options.again else every[: options.sample]


def share_of_each(mutants: Sequence[Mutant], share: float) -> Iterator[Mutant]:
    """The first part of each module's mutants, in the order given."""
    every, taken = Counter(mutant.module for mutant in mutants), Counter[str]()
    for mutant in mutants:
        if taken[mutant.module] < share * every[mutant.module]:
            taken[mutant.module] += 1
            yield mutant


def spelled(mutant: Mutant) -> tuple[str, ...]:
    """How a report names a mutant: alone or with its explanation."""
    reason = read_survivors().get((mutant.module, mutant.name))
    return (mutant.name, f"{mutant.name}  ({reason})")


if __name__ == "__main__":
    sys.exit(main())
