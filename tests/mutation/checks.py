"""What may kill a mutant: the tests of a pytest session, and programs of the search run plain and compiled.

A check tells its outcome; a mutant dies of the first check whose outcome is not the one that it has without it.
"""

from __future__ import annotations

import gc
import resource
import signal
import sys
import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, Literal, Protocol

import pytest

from tests.search.experiment import KINDS, Experiment

_WALL = 90.0  # seconds after which a check hangs, however busy the machine
_MEMORY = 3 << 30
_EVERYWHERE = {"_collector_rests"}  # fixtures that every test has; `outcome_of_call` does what they do


class Check(Protocol):
    """Something that tells right from wrong."""

    @property
    def name(self) -> str: ...
    @property
    def module(self) -> ModuleType | None: ...
    def outcome(self) -> str: ...


@dataclass(frozen=True, slots=True)
class ProgramCheck:
    """A program of the search."""

    name: str
    experiment: Experiment
    module: None = None

    def outcome(self) -> str:
        return str(self.experiment.tried())


@dataclass(slots=True)
class Reports:
    """A plugin that listens for failures, and does not show them: that would take longer than most tests."""

    failed: list[str] = field(default_factory=list)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport:
        error = call.excinfo
        outcome: Literal["passed", "failed", "skipped"] = "passed"
        if error:
            outcome = "skipped" if error.errisinstance(pytest.skip.Exception) else "failed"
        return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, call.when)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.when)


@dataclass(frozen=True, slots=True)
class TestCheck:
    """A test."""

    __test__ = False

    item: pytest.Item
    reports: Reports

    @property
    def name(self) -> str:
        return self.item.nodeid

    @property
    def module(self) -> ModuleType | None:
        module: Any = getattr(self.item, "module", None)
        return module

    def outcome(self) -> str:
        if is_a_call(self.item):
            return outcome_of_call(self.item)
        collect_others_garbage()
        self.reports.failed.clear()
        self.item.ihook.pytest_runtest_protocol(item=self.item, nextitem=None)
        return "failed" if self.reports.failed else "passed"


def is_a_call(item: pytest.Item) -> bool:
    """Whether a test is a plain function that takes nothing but its parameters: pytest then adds only time."""
    if not isinstance(item, pytest.Function) or item.cls or any(True for _ in item.iter_markers("filterwarnings")):
        return False
    return set(item.fixturenames) - _EVERYWHERE <= set(parameters_of(item))


def parameters_of(item: pytest.Function) -> dict[str, Any]:
    return dict(item.callspec.params) if hasattr(item, "callspec") else {}


def collect_others_garbage() -> None:
    """What is raised meanwhile is nobody's failure: pytest would make the next test fail of it."""
    hook, sys.unraisablehook = sys.unraisablehook, lambda _: None
    try:
        gc.collect()
    finally:
        sys.unraisablehook = hook


def outcome_of_call(item: pytest.Function) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        gc.disable()
        try:
            item.obj(**parameters_of(item))
        except pytest.skip.Exception:
            return "passed"
        except BaseException:  # noqa: BLE001  # whatever it is, the test fails
            return "failed"
        finally:
            gc.enable()
    return "passed"


def programs(count: int, seed: int) -> Iterator[ProgramCheck]:
    """Programs of each kind in turn; `any` has them all, mixed."""
    kinds = tuple(KINDS)
    for number in range(seed, seed + count):
        kind = kinds[number % len(kinds)]
        yield ProgramCheck(f"program {kind} {number}", Experiment.of(number, kind))


def limit_memory() -> None:
    """What grows without end fails rather than take the machine."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def run_limited(check: Check, usual: float) -> str:
    """The outcome of a check; ends the process when it takes far longer than it usually does."""
    signal.setitimer(signal.ITIMER_PROF, 2.0 + 20 * usual)
    signal.setitimer(signal.ITIMER_REAL, _WALL)
    try:
        return check.outcome()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def timed(check: Check) -> tuple[str, float]:
    """The outcome of a check, and the processor time that it took."""
    begun = time.process_time()
    outcome = check.outcome()
    return outcome, time.process_time() - begun


def import_again(module: ModuleType) -> None:
    """Runs a test module once more, in place: what it decorates on import is compiled anew, its tests see that."""
    spec = module.__spec__
    assert spec
    assert spec.loader
    spec.loader.exec_module(module)


def forget_everything() -> None:
    """Lets Loom and the tests be imported anew."""
    for name in [*sys.modules]:
        if name.partition(".")[0] == "loom" or (name.startswith("tests") and not name.startswith("tests.mutation")):
            del sys.modules[name]


def test_modules(checks: Sequence[Check]) -> list[ModuleType]:
    """The modules of the tests, each once."""
    return list({id(each.module): each.module for each in checks if each.module}.values())


test_modules.__test__ = False  # type: ignore[attr-defined]  # no test, whatever its name begins with
