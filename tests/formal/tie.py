"""Holds Loom against the model, program by program.

1. The verdict. The model accepts a program if and only if Loom compiles it to a loop, or finds no tail call in it. It
   accepts it only without the names in its `except` clauses if and only if Loom compiles it to steps. It refuses it
   even then if and only if Loom, or CPython, refuses it.
2. The behaviour. Each run of the plain function ends as the model's source does, with the same effects; each run of the
   compiled function ends as the model's loop does (where Loom steps: as the model's source does).
3. The shape. The lowered code has the statements of the model's loop, jumps and flag tests included, in the same
   order, and every local that the model unbinds is one that transitions forget.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from loom import CompilerError, TailCallError, tailrec
from loom.compiler import Lowering, Plan, analyse, read_source
from tests.formal import shape, to_python, world
from tests.formal import syntax as s
from tests.formal.generator import ENTRANCE
from tests.formal.model import Numbers, Seen


class Verdict(Enum):
    """What Loom makes of a program."""

    NO_PYTHON = "no Python: CPython refuses it"
    REFUSED = "refused"
    STEPS = "compiled to steps"
    LOOPS = "compiled to a loop"
    UNCHANGED = "no tail call, left as it is"


ACCEPTED = frozenset({Verdict.LOOPS, Verdict.UNCHANGED})
REFUSALS = frozenset({"LOOM109", "LOOM110", "LOOM111", "LOOM114"})
"""A tail call in a try body, before or in a finally; a bare raise outside the handlers. There is no other."""
_STEPS_FOR = "the except clause around a tail call binds the parameter"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one program.

    Attributes:
        verdict: what Loom made of it.
        problem: how model and Loom (or model and CPython) differ, if they do.
        codes: why it was refused.
        plain: runs of the plain function that were compared with the model's source.
        compiled: runs of the compiled function that were compared.
        transitions: in the runs of the compiled function, where they begin with an effect that tells them.
        shape: the shape of the loop, if it is one.
    """

    verdict: Verdict
    problem: str | None = None
    codes: frozenset[str] = frozenset()
    plain: int = 0
    compiled: int = 0
    transitions: int = 0
    shape: Numbers | None = None


def compare(program: s.Program, seen: Seen) -> Result:
    """Holds Loom and CPython against what the model says of a program."""
    source = to_python.source(program)
    if not world.is_python(source):
        return Result(Verdict.NO_PYTHON, _verdicts(seen, Verdict.NO_PYTHON))
    here = world.World()
    plain = world.make(source, here, lambda function: function)
    plan = analyse(read_source(plain)).plan
    compiled = _compiled(source, here)
    runs = _run(plain, here, program, seen.source)
    plainly = runs.problem and f"the plain function and the model's source: {runs.problem}"
    if isinstance(compiled, CompilerError):
        return Result(Verdict.REFUSED, f"Loom failed: {compiled}")
    if isinstance(compiled, TailCallError):
        codes = frozenset(problem.code for problem in compiled.diagnostics)
        strange = None if codes <= REFUSALS else f"refused for {', '.join(sorted(codes))}"
        problem = _verdicts(seen, Verdict.REFUSED) or strange or plainly
        return Result(Verdict.REFUSED, problem, codes, plain=runs.compared)
    verdict = _verdict(plan)
    again = _run(compiled, here, program, seen.source if verdict is Verdict.STEPS else seen.loop)
    found = shape.shape_of(plan) if verdict is Verdict.LOOPS else None
    problems = [
        _verdicts(seen, verdict),
        _stepping(plan),
        plainly,
        again.problem and f"the compiled function and the model: {again.problem}",
        found and _shapes(found, seen.shape),
        found and _forgotten(plan),
    ]
    problem = next(filter(None, problems), None)
    return Result(verdict, problem, frozenset(), runs.compared, again.compared, again.transitions, found)


def _compiled(source: str, here: world.World) -> world.FunctionType | TailCallError | CompilerError:
    """The compiled function, or why there is none. Nothing is run in here, while an exception is being handled."""
    try:
        return world.make(source, here, tailrec)
    except (TailCallError, CompilerError) as failure:
        return failure


def _verdict(plan: Plan) -> Verdict:
    match plan.lowering:
        case Lowering.NOTHING:
            return Verdict.UNCHANGED
        case Lowering.LOOP:
            return Verdict.LOOPS
        case _:
            return Verdict.STEPS


def _verdicts(seen: Seen, verdict: Verdict) -> str | None:
    if verdict in ACCEPTED:
        agrees = seen.accepted
    elif verdict is Verdict.STEPS:
        agrees = seen.accepted_nameless and not seen.accepted
    else:
        agrees = not seen.accepted_nameless
    says = f"{seen.accepted}, {seen.accepted_nameless} without names"
    return None if agrees else f"accepted: the model says {says}; Loom: {verdict.value}"


def _stepping(plan: Plan) -> str | None:
    """A reason to step that has nothing to do with the model's language."""
    strange = [reason for reason in plan.reasons if not reason.startswith(_STEPS_FOR)]
    return f"steps, for {strange}" if strange else None


@dataclass(frozen=True, slots=True)
class _Runs:
    """What came of the runs of a function that end in the model."""

    compared: int
    transitions: int
    problem: str | None


def _run(
    function: world.FunctionType, here: world.World, program: s.Program, expected: tuple[Numbers | None, ...]
) -> _Runs:
    compared = transitions = 0
    for run, model in zip(program.runs, expected, strict=True):
        if model is None:
            continue
        compared += 1
        try:
            found = world.outcome(function, here, run, is_async=program.is_async)
        except (world.HangsError, RecursionError) as failure:
            return _Runs(compared, transitions, f"{type(failure).__name__} at {run}")
        if found != model:
            return _Runs(compared, transitions, f"{run}\n  model  {model}\n  Python {found}")
        transitions += max(0, sum(event[0] == ENTRANCE for event in here.events) - 1)
    return _Runs(compared, transitions, None)


def _shapes(found: Numbers, model: Numbers) -> str | None:
    """The model always ends a turn with `return None`; Loom leaves it out where the end is never reached."""
    without_return = (*model[:-3], *model[-2:])
    return None if found in (model, without_return) else f"shape:\n  model {model}\n  Loom  {found}"


def _forgotten(plan: Plan) -> str | None:
    kept = shape.not_forgotten(plan)
    return f"locals that a transition does not forget: {sorted(kept)}" if kept else None
