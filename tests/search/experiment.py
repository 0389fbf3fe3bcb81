"""A seed → a program, how it is run, and what comes of it.

Experiment.of(7, "stream").tried()   →   ("accepted, and the same", None)
"""

from __future__ import annotations

import gc
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from loom import TailCallError
from loom.diagnostics import Diagnostic
from tests.search.compare import NotComparedError, UnfitError, difference
from tests.search.generator import Program, generate
from tests.search.refusals import unexpected
from tests.search.schedule import Schedule, random_schedule

KINDS: dict[str, dict[str, bool]] = {
    "any": {},
    "async": {"mutual": False, "stream": False, "is_async": True},
    "def": {"mutual": False, "stream": False, "is_async": False},
    "stream": {"stream": True, "is_async": True},
    "generator": {"stream": True, "is_async": False},
    "mutual": {"mutual": True, "stream": False},
}


@dataclass(frozen=True, slots=True)
class Experiment:
    """One program and how it is run; the seed says it all."""

    program: Program
    schedules: tuple[Schedule, ...]
    steps: bool

    @staticmethod
    def of(seed: int, kind: str) -> Experiment:
        random = Random(seed)
        program = generate(random, **KINDS[kind])
        # Runs are cheap: compiling a program takes as long as some fifty.
        schedules = (Schedule(), *(random_schedule(random) for _ in range(7)))
        # One more reading costs as much as two thirds of a program, so every other program has it.
        return Experiment(program, schedules, seed % 2 == 0)

    def tried(self) -> tuple[str, str | None]:
        """What came of it, and what is wrong about that."""
        try:
            found = self.differing() and self.differing_undisturbed()
        except TailCallError as refusal:
            if strange := unexpected(self.program, refusal.diagnostics):
                return f"refused without reason: {codes_of(strange)}", f"{self.program.source}\n{refusal}"
            return f"refused: {codes_of(refusal.diagnostics)}", None
        except (SyntaxError, UnfitError) as failure:
            return "not Python" if isinstance(failure, SyntaxError) else "defines nothing", None
        except NotComparedError:
            return "accepted, endless: not compared", None
        except Exception as failure:  # noqa: BLE001  # a failure of the compiler is a finding too
            return f"failed: {type(failure).__name__}", repr(failure)
        return ("different" if found else "accepted, and the same"), found

    def differing(self) -> str | None:
        """What differs between plain and compiled runs."""
        return difference(self.program, *self.schedules, steps=self.steps)

    def differing_undisturbed(self) -> str | None:
        """The same while the garbage collector rests: what one run leaves to it has its effects in another one."""
        gc.collect()
        gc.disable()
        try:
            return self.differing()
        finally:
            gc.enable()


def codes_of(diagnostics: Iterable[Diagnostic]) -> str:
    return ", ".join(sorted({each.code for each in diagnostics}))
