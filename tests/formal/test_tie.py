"""A small tie on each run of the suite; and that it fails where the compiler is wrong."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from loom.compiler import analysis, nodes, obstacles, plan
from loom.compiler.lowering import loop
from loom.compiler.lowering.statements import StatementLowering
from tests.formal import model, tie
from tests.formal import syntax as s
from tests.formal.generator import generate
from tests.formal.tie import Verdict

SEEDS = range(250)
Pairs = list[tuple[s.Program, model.Seen]]


@pytest.fixture(scope="session")
def pairs() -> Pairs:
    """Programs, and what the model says of them."""
    if not model.is_installed():
        if os.environ.get("CI") == "true":
            pytest.fail("coqc is not installed, and CI must not do without the formal core")
        pytest.skip("coqc is not installed (`apt-get install coq`), so that the model cannot be asked")
    programs = [generate(seed) for seed in SEEDS]
    return list(zip(programs, model.ask(programs), strict=True))


def problems(pairs: Pairs) -> Iterator[str]:
    for program, seen in pairs:
        if problem := tie.compare(program, seen).problem:
            yield problem


def test_loom_is_as_the_model_says(pairs: Pairs) -> None:
    assert list(problems(pairs)) == []


def test_programs_are_of_every_kind(pairs: Pairs) -> None:
    results = [tie.compare(program, seen) for program, seen in pairs]
    assert {result.verdict for result in results} == set(Verdict)
    assert frozenset[str]().union(*(result.codes for result in results)) == tie.REFUSALS
    assert sum(result.transitions for result in results) > len(pairs)


def nothing(*_arguments: object, **_options: object) -> list[object]:
    return []


def one_after_the_other(values: list[loop.Value], _scope: object, call: nodes.Positioned) -> list[object]:
    return [nodes.assign(value.parameter, value.expression, call) for value in values]


@pytest.mark.parametrize(
    ("place", "name", "wrong", "symptom"),
    [
        (analysis, "find_obstacles", nothing, "the model says"),
        (obstacles, "bare_raises", nothing, "the model says"),
        (plan, "_against_the_loop", nothing, "the model says"),
        (loop._LoopLowering, "loop", StatementLowering.loop, "shape"),
        (loop._LoopLowering, "forget", nothing, "the compiled function"),
        (plan, "_forgotten", lambda *_: frozenset(), "the compiled function"),
        (loop, "surely_bound", lambda targets, scope: scope.locals, "the compiled function"),
        (loop, "rebind", one_after_the_other, "the compiled function"),
    ],
    ids=[
        "refuses nothing",
        "overlooks bare raises",
        "loops where it should step",
        "tests no flag",
        "forgets no local",
        "plans to forget none",
        "takes every local for bound",
        "assigns one after the other",
    ],
)
def test_wrong_compiler_is_noticed(
    pairs: Pairs, monkeypatch: pytest.MonkeyPatch, place: object, name: str, wrong: object, symptom: str
) -> None:
    monkeypatch.setattr(place, name, wrong)
    assert any(symptom in problem for problem in problems(pairs))


def test_seed_always_gives_the_same_program() -> None:
    assert generate(5) == generate(5) != generate(6)
