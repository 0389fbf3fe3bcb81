"""What both sides are given is the same program: the printers, the world's script, the counterexamples of the model."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from loom.compiler import analyse, read_source
from tests.formal import model, to_coq, to_python, world
from tests.formal import syntax as s

DEC = s.Operation(s.Operator.SUB, s.Var(0), s.Const(1))
IS_ZERO = s.Operation(s.Operator.EQUAL, s.Var(0), s.Const(0))
RAISE = s.Raise(s.Make(4, s.Const(0)))


def program(body: s.Stmt, parameters: int = 1, *, dense: bool = False) -> s.Program:
    return s.Program(parameters, 0, body, (), fuel=9, is_async=False, dense=dense)


def test_both_printers_write_the_same_program() -> None:
    written = program(s.Seq(s.If(IS_ZERO, s.Return(s.Effect(1, s.Var(0))), s.Skip()), s.Tail((DEC,))))
    assert to_python.source(written) == (
        "@DECORATE\ndef f(a):\n    if eq(a, 0):\n        return g[1, a]\n    return f((a - 1))\n"
    )
    assert to_coq.program(written) == (
        "look 1 0 9 (SSeq (SIf (EOp OEq (EVar 0) (EConst (VInt (0)))) (SReturn (EEff 1 (EVar 0))) SSkip) "
        "(STail [(EOp OSub (EVar 0) (EConst (VInt (1))))])) []"
    )


def test_dense_program_has_the_short_forms() -> None:
    attempt = s.Finally(s.Try(s.Do(s.Var(0)), (s.Clause((4,), None, s.Skip()),), s.Skip()), s.Do(s.Var(0)))
    arms = s.If(s.Var(0), s.Tail((DEC,)), s.Return(s.Var(0)))
    lines = to_python.source(program(s.Seq(attempt, arms), dense=True)).splitlines()
    assert lines[2:] == [
        "    try:",
        "        a",
        "    except (E4,):",
        "        pass",
        "    finally:",
        "        a",
        "    return f((a - 1)) if a else a",
    ]


def test_every_answer_of_the_world_has_a_digit_of_its_own() -> None:
    raised = [s.Answer(s.Raised(kind, argument)) for kind in s.RAISED for argument in range(4)]
    assert sorted(map(to_coq.digit, [None, 0, 1, 2, 3, *raised])) == list(range(1, 22))


def test_world_without_answers_raises() -> None:
    here = world.World()
    function = world.make("@DECORATE\ndef f(a):\n    return g(0, a)\n", here, lambda each: each)
    run = s.Run((2,), (), None)
    assert world.outcome(function, here, run, is_async=False) == (1, 2, s.OVER, 0, 0, 1, 2, 0)


STOP = s.If(IS_ZERO, RAISE, s.Skip())
SEVEN = s.If(IS_ZERO, s.Return(s.Const(7)), s.Skip())
COUNTEREXAMPLES = {
    "LOOM109": s.Try(s.Seq(STOP, s.Tail((DEC,))), (s.Clause(None, None, s.Return(s.Var(0))),), s.Skip()),
    "LOOM110": s.Finally(s.Seq(SEVEN, s.Tail((DEC,))), s.Do(s.Effect(0, s.Var(0)))),
    "LOOM111": s.Finally(RAISE, s.Tail((DEC,))),
    "LOOM114": s.Seq(
        s.If(IS_ZERO, s.Reraise(), s.Skip()),
        s.Try(RAISE, (s.Clause(None, None, s.Tail((DEC,))),), s.Skip()),
    ),
}


@pytest.mark.parametrize("code", COUNTEREXAMPLES)
def test_counterexample_of_the_model_is_refused(code: str) -> None:
    function = world.make(to_python.source(program(COUNTEREXAMPLES[code])), world.World(), lambda each: each)
    assert code in {problem.code for problem in analyse(read_source(function)).problems}


@pytest.mark.parametrize(
    ("line", "instead", "complaint"),
    [
        ("Proof. reflexivity. Qed.", "Admitted.", "FAIL: unproved"),
        ("Print Assumptions transform_correct.", "", "the assumptions of transform_correct are not printed"),
    ],
)
def test_check_refuses_what_is_not_proved(tmp_path: Path, line: str, instead: str, complaint: str) -> None:
    for name in ("TailLoop.v", "check.sh"):
        shutil.copy(model.FORMAL / name, tmp_path)
    text = (tmp_path / "TailLoop.v").read_text(encoding="utf-8")
    (tmp_path / "TailLoop.v").write_text(text.replace(line, instead, 1), encoding="utf-8")
    done = subprocess.run(["sh", "check.sh"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert complaint in done.stdout
