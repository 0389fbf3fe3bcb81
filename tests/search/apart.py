"""Tries experiments in a process of their own, and goes on with the next one where it dies.

    for tried in tried_apart(range(1, 61), "stream"): ...

CPython itself crashes in the plain run of a few programs in 100,000: 3.13.0 where a class says `nonlocal x` of the
variable of a comprehension that a lambda in it takes, 3.14 and 3.15 where an asynchronous comprehension raises in the
middle of an expression. Such a program is counted and not compared. A crash in a compiled run is a finding.
"""

from __future__ import annotations

import argparse
import faulthandler
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.search import underway
from tests.search.experiment import KINDS, Experiment
from tests.search.turns import watched_turns

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", __name__)
MEMORY = 1 << 30  # bytes; no program needs as much, and some plain runs double what they hold at each turn
PATIENCE = 600  # seconds for one program


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of one program.

    Attributes:
        seed: which program it is.
        verdict: what came of it.
        found: what is wrong about that, if anything.
        turns: how many turns of its loops began, if they were watched.
        left: what was bound in them that should not be.
    """

    seed: int
    verdict: str
    found: str | None
    turns: int = 0
    left: list[str] = field(default_factory=list)


def tried_apart(seeds: Sequence[int], kind: str, *, watching: bool = False) -> Iterator[Tried]:
    """Tries one program after the other.

    Args:
        seeds: which ones.
        kind: of what kind they are.
        watching: whether their loops look around where each turn begins.

    Raises:
        CalledProcessError: the search itself failed, or a program did not come to its end.
    """
    waiting = list(seeds)
    with TemporaryDirectory() as folder:
        shared = Path(folder, "underway")
        while waiting:
            command = [*PROGRAM, str(shared), kind, *(["--watching"] if watching else [])]
            with subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            ) as process:
                yield from told_by(process, waiting)
            if not waiting:
                return
            if process.returncode >= 0:
                raise subprocess.CalledProcessError(process.returncode, command)
            death = signal.Signals(-process.returncode).name
            if underway.is_plain(shared):
                yield Tried(waiting.pop(0), f"{death} in the plain run: not compared", None)
            else:
                yield Tried(waiting.pop(0), f"{death} in a compiled run", "CPython crashed")


def told_by(process: subprocess.Popen[str], waiting: list[int]) -> Iterator[Tried]:
    """What a process that tries programs tells, until it ends; ends it if nobody listens any longer."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        json.dump(waiting, process.stdin)
        process.stdin.close()
        for line in process.stdout:
            del waiting[0]
            yield Tried(**json.loads(line))
    except GeneratorExit:
        process.kill()
        raise


def main() -> None:
    """What runs apart: reads seeds, and tells of each what came of it, on a line of JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("shared", type=Path)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--watching", action="store_true")
    options = parser.parse_args()
    sys.unraisablehook = lambda _: None  # what dropped generators of random programs have to say
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    underway.share(options.shared)
    for seed in json.load(sys.stdin):
        print(json.dumps(asdict(tried(seed, options.kind, watching=options.watching))), flush=True)


def tried(seed: int, kind: str, *, watching: bool) -> Tried:
    """Tries one program."""
    with named_if_it_hangs(seed, kind):
        if not watching:
            return Tried(seed, *Experiment.of(seed, kind).tried())
        with watched_turns() as turns:
            return Tried(seed, *Experiment.of(seed, kind).tried(), turns.count, sorted(turns.left))


@contextmanager
def named_if_it_hangs(seed: int, kind: str) -> Iterator[None]:
    """Ends the process with a program that hangs: names it, and shows where it is.

    Nothing is raised: the program might catch it. The traceback comes first, and also of code that never returns.
    """

    def end(*_: object) -> None:
        command = f"python -m tests.search --kind {kind} --programs 1 --seed {seed}"
        print(f"no end after {PATIENCE} seconds: {command}", file=sys.stderr, flush=True)
        os._exit(1)

    signal.signal(signal.SIGALRM, end)
    faulthandler.register(signal.SIGALRM, chain=True)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        faulthandler.unregister(signal.SIGALRM)


if __name__ == "__main__":
    main()
