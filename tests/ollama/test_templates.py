"""The templates that a model may choose among hold at all their bounds, so that any choice within them can run."""

from __future__ import annotations

import itertools

import pytest

from tests.ollama.client import question
from tests.ollama.templates import TEMPLATES

CORNERS = [
    (name, dict(zip(template.parameters, values, strict=True)))
    for name, template in TEMPLATES.items()
    for values in itertools.product(*({bound.low, bound.low + 1, bound.high} for bound in template.parameters.values()))
]


@pytest.mark.parametrize(("name", "parameters"), CORNERS)
def test_compiled_machine_agrees_with_the_plain_one_at_its_bounds(name: str, parameters: dict[str, int]) -> None:
    assert TEMPLATES[name].agrees(**parameters)


@pytest.mark.parametrize("start", range(1, 1_000, 37))
def test_walk_within_the_bounds_is_not_too_deep_for_plain_recursion(start: int) -> None:
    assert TEMPLATES["collatz"].agrees(start=start)


def test_disagreement_is_noticed() -> None:
    from dataclasses import replace

    from loom import tailrec

    made_otherwise = replace(TEMPLATES["sum"], make=lambda rec, stream: lambda n: (rec is tailrec, n))
    assert not made_otherwise.agrees(n=1)


@pytest.mark.parametrize("name", TEMPLATES)
def test_question_tells_each_template_and_its_bounds(name: str) -> None:
    [line] = [line for line in question().splitlines() if line.startswith(f"- {name}: ")]
    for parameter, bound in TEMPLATES[name].parameters.items():
        assert f"{parameter} from {bound.low} to {bound.high}" in line
