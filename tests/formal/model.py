"""Asks the model: programs are written into one Coq file, which coqc evaluates, and its answer is read back.

Definition seen := [look 1 0 48 (STail [EVar 0]) [...]; ...].
Eval vm_compute in seen.                                          →     a list of lists of numbers for each program
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.formal import syntax as s
from tests.formal import to_coq

FORMAL = Path(__file__).parents[2] / "formal"
BATCH = 500
"""Programs for each run of coqc."""
_HEADER = "From Coq Require Import ZArith List.\nRequire Import TailLoop Tie.\nImport ListNotations.\n"
_TIMED_OUT = 2

Numbers = tuple[int, ...]


class ModelError(Exception):
    """The model could not be asked."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the model says of one program.

    Attributes:
        accepted: it is of the accepted language.
        accepted_nameless: it would be if no `except` clause bound a name.
        shape: of the loop that it becomes, as `shape` in `formal/Tie.v` writes it.
        source: how each run of the function ends, with its effects; None for one that ran out of fuel.
        loop: the same of the loop.
    """

    accepted: bool
    accepted_nameless: bool
    shape: Numbers
    source: tuple[Numbers | None, ...]
    loop: tuple[Numbers | None, ...]


def is_installed() -> bool:
    return shutil.which("coqc") is not None


def compile_model() -> None:
    """Compiles the model where that has not been done since it last changed (checking it is check.sh's business)."""
    for name in ("TailLoop", "Tie"):
        source, compiled = FORMAL / f"{name}.v", FORMAL / f"{name}.vo"
        needs = [source, FORMAL / "TailLoop.vo"] if name == "Tie" else [source]
        if not compiled.exists() or any(compiled.stat().st_mtime < each.stat().st_mtime for each in needs):
            _coqc(source, FORMAL)


def ask(programs: Sequence[s.Program]) -> Iterator[Seen]:
    """What the model says of programs, in order.

    Raises:
        ModelError: coqc is missing or fails.
    """
    compile_model()
    for start in range(0, len(programs), BATCH):
        batch = programs[start : start + BATCH]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "Batch.v")
            body = ";\n".join(to_coq.program(program) for program in batch)
            path.write_text(
                f"{_HEADER}Definition seen := [\n{body}].\nOpen Scope Z_scope.\nEval vm_compute in seen.\n",
                encoding="utf-8",
            )
            yield from read(_coqc(path, Path(folder)), batch)


def read(answer: str, programs: Sequence[s.Program]) -> Iterator[Seen]:
    """Reads coqc's answer: for each program its two verdicts, its shape, and two lists for each run."""
    # The outer lists and the type are of no interest.
    lists = [tuple(map(int, re.findall(r"-?\d+", each))) for each in re.findall(r"\[([^\[\]]*)\]", answer)]
    if len(lists) != sum(2 + 2 * len(program.runs) for program in programs):
        raise ModelError(f"coqc's answer cannot be read: {answer[:500]}")
    remaining = iter(lists)
    for program in programs:
        (accepted, nameless), shape = next(remaining), next(remaining)
        outcomes = [next(remaining) for _ in range(2 * len(program.runs))]
        ended = [None if outcome[0] == _TIMED_OUT else outcome for outcome in outcomes]
        yield Seen(accepted == 1, nameless == 1, shape, tuple(ended[::2]), tuple(ended[1::2]))


def _coqc(path: Path, folder: Path) -> str:
    command = ["coqc", "-q", "-w", "none", "-Q", str(FORMAL), "", path.name]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603  # our own
    except FileNotFoundError:
        raise ModelError("coqc is not installed: `apt-get install coq`, or https://coq.inria.fr") from None
    if done.returncode:
        raise ModelError(f"coqc refuses {path.name}:\n{done.stderr[:2000]}")
    return done.stdout
