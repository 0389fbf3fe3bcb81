"""Runs mutants, each in a fork of a process that has everything imported and every test collected.

First one fork runs all checks on the unchanged compiler and tells for each its outcome, its time and the statements
that it executes. Then a mutant is judged by the checks that execute its statement, those first that have killed most
in least time; then the test modules that execute it as they are imported are imported again, and their tests run.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from types import FrameType

from tests.mutation.checks import Check, import_again, limit_memory, run_limited, test_modules, timed
from tests.mutation.fresh import Judgement, judge_fresh
from tests.mutation.mutants import Mutant, Way, path_of
from tests.mutation.patching import (
    CannotPatchError,
    codes_in,
    loaded_functions,
    mentions,
    patch_function,
    patch_value,
)
from tests.mutation.reach import Reach, Spot

SLOW = 1.0  # seconds of processor time that no check may take
_TIMEOUTS = frozenset({signal.SIGPROF, signal.SIGALRM})


class Verdict(Enum):
    """What came of a mutant."""

    KILLED = "killed"
    TIMED_OUT = "timed out"
    SURVIVED = "survived"
    NOT_REACHED = "not reached"

    @property
    def is_dead(self) -> bool:
        return self in (Verdict.KILLED, Verdict.TIMED_OUT)


@dataclass(frozen=True, slots=True)
class Usual:
    """What a check does when nothing is wrong."""

    outcome: str
    seconds: float
    reach: frozenset[Spot]


@dataclass(slots=True)
class Knowledge:
    """What the run on the unchanged compiler told."""

    checks: dict[str, Usual] = field(default_factory=dict)
    imports: dict[str, frozenset[Spot]] = field(default_factory=dict)


class Server:
    """Judges mutants with the checks of a session."""

    def __init__(self, checks: Sequence[Check], arguments: Sequence[str], budget: float) -> None:
        self.arguments = arguments
        self.budget = budget
        self.functions = loaded_functions()
        self.modules = {module.__name__: module for module in test_modules(checks)}
        gc.freeze()  # what is here stays, and need not be looked at whenever garbage is collected
        known = in_fork(lambda: self.learn(checks))
        assert isinstance(known, Knowledge), known
        self.known = known
        self.checks = {each.name: each for each in checks if each.name in known.checks}
        unstable = in_fork(self.judge_nothing)
        assert isinstance(unstable, list), unstable
        self.unstable: list[str] = unstable
        for name in unstable:
            del self.checks[name]
        self.kills: Counter[str] = Counter()

    def learn(self, checks: Sequence[Check]) -> Knowledge:
        """Runs everything once, with every statement of the compiler marked."""
        reach, known = Reach(self.functions), Knowledge()
        for name, module in self.modules.items():
            import_again(module)
            known.imports[name] = reach.taken()
        for check in checks:
            outcome, seconds = "failed", SLOW
            with contextlib.suppress(TimeoutError), too_slow_fails():  # which may strike in pytest's own code
                outcome, seconds = timed(check)
            found = reach.taken()
            if outcome != "failed" and seconds < SLOW:
                known.checks[check.name] = Usual(outcome, seconds, found)
        return known

    def judge_nothing(self) -> list[str]:
        """The checks that tell something else without any mutant: nobody may die of them."""
        for module in self.modules.values():
            import_again(module)
        return [name for name, check in self.checks.items() if check.outcome() != self.known.checks[name].outcome]

    def run(self, mutants: Iterable[Mutant], jobs: int) -> Iterator[tuple[Mutant, Verdict, str]]:
        """Judges mutants, some at the same time; tells of each what came of it, and what killed it."""
        running: dict[int, tuple[Mutant, int]] = {}
        waiting = iter(mutants)
        while True:
            while len(running) < jobs and (mutant := next(waiting, None)):
                pid, pipe = fork(lambda mutant=mutant: self.judged(mutant))  # type: ignore[misc]  # bound at once
                running[pid] = mutant, pipe
            if not running:
                return
            pid, status = os.wait()
            mutant, pipe = running.pop(pid)
            verdict, killer = self.verdict(status, result_of(pid, pipe))
            if verdict is Verdict.KILLED:
                self.kills.update([killer, killer.partition("::")[0]])
            yield mutant, verdict, killer

    def verdict(self, status: int, result: object) -> tuple[Verdict, str]:
        if os.WIFSIGNALED(status):
            number = os.WTERMSIG(status)
            return (Verdict.TIMED_OUT if number in _TIMEOUTS else Verdict.KILLED), signal.Signals(number).name
        if not isinstance(result, Judgement):  # the run itself broke, which it does not without the mutant
            return Verdict.KILLED, f"crash: {str(result).strip().rpartition(chr(10))[2]}"
        if result.killer:
            return Verdict.KILLED, result.killer
        return (Verdict.SURVIVED if result.reached else Verdict.NOT_REACHED), ""

    def judged(self, mutant: Mutant) -> Judgement:
        """In a fork: puts the mutant into the compiler, and runs what reaches it."""
        limit_memory()
        everything = self.in_order(self.checks)
        usual = {name: (each.outcome, each.seconds) for name, each in self.known.checks.items()}
        if mutant.way is Way.IMPORT:
            return judge_fresh(mutant, everything, usual, self.arguments)
        try:
            reaches = self.put_in(mutant)
        except CannotPatchError:
            return judge_fresh(mutant, everything, usual, self.arguments)
        except Exception as problem:  # noqa: BLE001  # the module could not be imported like that
            return Judgement(f"import: {problem!r}")
        reaching = [name for name in everything if reaches(self.known.checks[name].reach)]
        for name in reaching:
            if self.kills_with(name):
                return Judgement(name)
            if time.process_time() > self.budget:
                return Judgement("")
        importing = [name for name, reach in self.known.imports.items() if reaches(reach)]
        for name in importing:
            try:
                import_again(self.modules[name])
            except BaseException:  # noqa: BLE001  # whatever the mutant makes of it
                return Judgement(f"import of {name}")
            for test in everything:
                if self.checks[test].module is self.modules[name] and self.kills_with(test):
                    return Judgement(test)
        return Judgement("", reached=bool(reaching or importing))

    def kills_with(self, name: str) -> bool:
        usual = self.known.checks[name]
        return run_limited(self.checks[name], usual.seconds) != usual.outcome

    def put_in(self, mutant: Mutant) -> Callable[[frozenset[Spot]], bool]:
        """Patches the compiler; tells what reaches the mutant."""
        if mutant.way is Way.CODE:
            patch_function(mutant, self.functions)
            spot = mutant.module, mutant.line
            return lambda reach: spot in reach
        names = patch_value(mutant)
        spots: set[Spot] = set()
        files = {str(path_of(module)): module for module in {spot[0] for spot in self.every_spot()}}
        for (filename, _, _), function in self.functions.items():
            if filename in files and mentions(function, names):
                codes = (function.__code__, *codes_in(function.__code__))
                spots |= {(files[filename], line) for code in codes for _, _, line in code.co_lines() if line}
        return lambda reach: not spots.isdisjoint(reach)

    def every_spot(self) -> frozenset[Spot]:
        return frozenset[Spot]().union(*(each.reach for each in self.known.checks.values()))

    def in_order(self, names: Iterable[str]) -> list[str]:
        """What has killed most in least time first."""

        def worth(name: str) -> float:
            alike = self.kills[name.partition("::")[0]]  # of the same file
            return (self.kills[name] + 0.1 + 0.01 * alike) / (self.known.checks[name].seconds + 0.002)

        return sorted(names, key=worth, reverse=True)


@contextlib.contextmanager
def too_slow_fails() -> Iterator[None]:
    """An exception for who takes too much of the processor."""

    def handler(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, handler)
    signal.setitimer(signal.ITIMER_PROF, SLOW)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def fork(work: Callable[[], object]) -> tuple[int, int]:
    """Starts a process for some work; its result comes through the pipe."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    try:
        os.setpgid(0, 0)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in range(3):
            os.dup2(nowhere, descriptor)
        try:
            result: object = work()
        except BaseException:  # noqa: BLE001  # told to who waits
            result = traceback.format_exc()
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(result, pipe)
    finally:
        os._exit(0)


def result_of(pid: int, pipe: int) -> object:
    """What a process has found out; whatever it has started ends with it."""
    found = read(pipe)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    return found


def in_fork(work: Callable[[], object]) -> object:
    """The result of some work that must leave no trace here."""
    pid, pipe = fork(work)
    found = read(pipe)
    os.waitpid(pid, 0)
    return found


def read(pipe: int) -> object:
    with os.fdopen(pipe, "rb") as reading:
        text = reading.read()
    return pickle.loads(text) if text else None
