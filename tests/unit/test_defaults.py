"""Which defaults are constants of compiled code: those that are the very object wherever they stand."""

from __future__ import annotations

import pytest

from loom.compiler.lowering.defaults import is_one_object


@pytest.mark.parametrize("value", [0, -5, 1, 256, None, True, False, ...])
def test_what_python_has_once(value: object) -> None:
    assert is_one_object(value)


@pytest.mark.parametrize("value", [-6, 257, 2.5, 0.0, "", "fast", ", ", b"", (), frozenset[int](), 1 + 0j])
def test_what_it_may_have_twice(value: object) -> None:
    assert not is_one_object(value)


def test_subclasses_of_numbers_are_objects_of_their_own() -> None:
    class Number(int):
        def __eq__(self, other: object) -> bool:
            raise AssertionError

        __hash__ = None  # type: ignore[assignment]

    assert not is_one_object(Number(1))
