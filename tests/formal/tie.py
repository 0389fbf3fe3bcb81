"""Holds Loom against the model, program by program.

1. The verdict. The model accepts a program if and only if it is Python, Loom compiles it, and Loom plans no steps. What Loom
   compiles to steps is, exactly, a program whose only fault is that an `except ... as` around a tail call binds a
   parameter.
2. The behaviour. Each run of the plain function ends as the model's source does, with the same effects; each run of the
   compiled function ends as the model's loop does (where Loom steps: as the model's source does).
3. The shape. The lowered code has the statements of the model's loop, jumps and flag tests included, in the same
   order, and every local is forgotten at a transition that the model unbinds there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from loom import CompilerError, TailCallError, tailrec
from loom.compiler import Lowering, Plan, analyse, read_source
from tests.formal import shape, to_python, world
from tests.formal import syntax as s
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
"""A tail call in a try body, before or in a finally; a bare raise outside the handlers. Nothing else is in the language."""
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
        shape: the shape of the loop, if it is one.
    """

    verdict: Verdict
    problem: str | None = None
    codes: frozenset[str] = frozenset()
    plain: int = 0
    compiled: int = 0
    shape: Numbers | None = None


def compare(program: s.Program, seen: Seen) -> Result:
    """Holds Loom and CPython against what the model says of a program."""
    source = to_python.source(program)
    if not world.is_python(source):
        return Result(Verdict.NO_PYTHON, _differs("accepted", seen.accepted, expected=False))
    here = world.World()
    plain = world.make(source, here, lambda function: function)
    analysis = analyse(read_source(plain), None)
    codes = frozenset(problem.code for problem in analysis.problems)
    try:
        compiled = world.make(source, here, tailrec)
    except TailCallError as refusal:
        codes = frozenset(problem.code for problem in refusal.diagnostics)
        verdict = Verdict.REFUSED
    except CompilerError as failure:
        return Result(Verdict.REFUSED, f"Loom failed: {failure}")
    else:
        verdict = _verdict(analysis.plan)
    problems = [_differs("accepted", seen.accepted, expected=verdict in ACCEPTED), _strange(verdict, codes, analysis.plan)]
    count, problem = _runs(plain, here, program, seen.source)
    problems.append(problem and f"the plain function and the model's source: {problem}")
    compared = 0
    if verdict is not Verdict.REFUSED:
        expected = seen.source if verdict is Verdict.STEPS else seen.loop
        compared, problem = _runs(compiled, here, program, expected)
        problems.append(problem and f"the compiled function and the model: {problem}")
    found = None
    if verdict is Verdict.LOOPS:
        found = shape.shape_of(analysis.plan)
        problems += [_shapes(found, seen.shape), _forgotten(analysis.plan)]
    first = next(filter(None, problems), None)
    return Result(verdict, first, codes, count, compared, found)


def _verdict(plan: Plan) -> Verdict:
    match plan.lowering:
        case Lowering.NOTHING:
            return Verdict.UNCHANGED
        case Lowering.LOOP:
            return Verdict.LOOPS
        case _:
            return Verdict.STEPS


def _differs(what: str, model: object, *, expected: object) -> str | None:
    return None if model == expected else f"{what}: the model says {model}, Loom {expected}"


def _strange(verdict: Verdict, codes: frozenset[str], plan: Plan) -> str | None:
    """A reason to refuse, or to step, that has nothing to do with the model's language."""
    if verdict is Verdict.REFUSED and not (codes and codes <= REFUSALS):
        return f"refused for {', '.join(sorted(codes)) or 'no reason'}"
    if verdict is Verdict.STEPS and not all(reason.startswith(_STEPS_FOR) for reason in plan.reasons):
        return f"steps, for {plan.reasons}"
    return None


def _runs(
    function: world.FunctionType, here: world.World, program: s.Program, expected: tuple[Numbers | None, ...]
) -> tuple[int, str | None]:
    """How many runs were compared (those that end in the model), and the first difference."""
    count = 0
    for run, model in zip(program.runs, expected, strict=True):
        if model is None:
            continue
        count += 1
        try:
            found = world.outcome(function, here, run, is_async=program.is_async)
        except (world.HangsError, RecursionError) as failure:
            return count, f"{type(failure).__name__} at {run}"
        if found != model:
            return count, f"{run}\n  model  {model}\n  Python {found}"
    return count, None


def _shapes(found: Numbers, model: Numbers) -> str | None:
    """The model always ends a turn with `return None`; Loom leaves it out where the end is never reached."""
    without_return = (*model[:-3], *model[-2:])
    return None if found in (model, without_return) else f"shape:\n  model {model}\n  Loom  {found}"


def _forgotten(plan: Plan) -> str | None:
    kept = shape.not_forgotten(plan)
    return f"locals that a transition does not forget: {sorted(kept)}" if kept else None
