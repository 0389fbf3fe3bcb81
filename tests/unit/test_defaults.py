"""Which defaults are constants of compiled code: those that stay the very object beside an equal literal."""

from __future__ import annotations

import pytest

from loom.compiler.lowering.defaults import stays_itself

CODE = compile("'fast', 'a_b', '', ',', ', ', 'ä', 0, -5, 256, 257, 2.5, None, True", "<code>", "eval")


@pytest.mark.parametrize("value", ["fast", "a_b", "", ",", 0, -5, 256, None, True, ...])
def test_what_python_keeps_once_stays_itself(value: object) -> None:
    assert stays_itself(value, CODE)


@pytest.mark.parametrize("value", [", ", "ä", 257, 2.5, (), frozenset[int]()])
def test_other_literals_and_containers_do_not(value: object) -> None:
    assert not stays_itself(value, CODE)


@pytest.mark.parametrize("value", ["; a text that nobody else has", 1000, 3.5, b"x", 0.0, 1.0])
def test_what_no_literal_equals_does(value: object) -> None:
    assert stays_itself(value, CODE)
