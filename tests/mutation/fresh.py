"""Judges the mutants that cannot be put into a loaded compiler: everything is imported anew, with the mutant in it.

These are the values of enums, the defaults of parameters, and functions that run while the compiler is imported.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.machinery import SourceFileLoader
from types import CodeType
from typing import Any

import pytest

from tests.mutation.checks import Check, ProgramCheck, Reports, TestCheck, forget_everything, run_limited
from tests.mutation.mutants import Mutant, path_of, tree_of
from tests.mutation.patching import compiled


@dataclass(frozen=True, slots=True)
class Judgement:
    """What killed a mutant, or whether anything reached it at all."""

    killer: str
    reached: bool = True


@dataclass(slots=True)
class Judge:
    """A plugin that runs checks in a certain order, up to the first that tells something else than usual."""

    order: Sequence[str]
    usual: Mapping[str, tuple[str, float]]
    reports: Reports = field(default_factory=Reports)
    judgement: Judgement | None = None

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        tests = {item.nodeid: TestCheck(item, self.reports) for item in session.items}
        for name in self.order:
            check: Check | None = tests.get(name) or program_named(name)
            outcome, seconds = self.usual[name]
            if check is None or run_limited(check, seconds) != outcome:
                self.judgement = Judgement(name)
                return True
        self.judgement = Judgement("")
        return True


def program_named(name: str) -> ProgramCheck | None:
    """A program of the search, in the modules as they are now."""
    match name.split():
        case ["program", kind, number]:
            search: Any = importlib.import_module("tests.search.experiment")
            return ProgramCheck(name, search.Experiment.of(int(number), kind))
        case _:
            return None


def judge_fresh(
    mutant: Mutant, order: Sequence[str], usual: Mapping[str, tuple[str, float]], arguments: Sequence[str]
) -> Judgement:
    """In a fork: imports everything anew and runs the checks."""
    back = mutant.edit.apply() if mutant.edit.value is not getattr(mutant.edit.holder, mutant.edit.field) else None
    code = compiled(tree_of(mutant.module), mutant.module)
    original = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, fullname: str) -> CodeType | None:
        return code if self.path == str(path_of(mutant.module)) else original(self, fullname)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign]  # in this process alone
    forget_everything()
    judge = Judge(order, usual)
    try:
        status = pytest.main([*arguments], plugins=[judge, judge.reports])
    except BaseException as problem:  # noqa: BLE001  # whatever the mutant makes of it
        # What goes wrong after the last check, as garbage is collected, tells nothing of the mutant.
        return judge.judgement or Judgement(f"import: {problem!r}")
    finally:
        del back
    return judge.judgement or Judgement(f"collection: {status}")
