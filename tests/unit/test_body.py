"""Which body a function that steps runs: its driver asks at the first run."""

from __future__ import annotations

from types import CellType, SimpleNamespace
from typing import Any

import pytest

from loom.compiler.body import OwnBody
from loom.compiler.kind import Kind


def own(n: int) -> tuple[str, int]:
    return "own", n


def other(n: int) -> tuple[str, int]:
    return "other", n


def asked(entrance: Any, kind: Kind) -> CellType:
    """The cell that the driver of a function reads, before the first run."""
    body: Any = OwnBody(CellType(own), own, own, None)  # type: ignore[arg-type]
    body.ask_first(SimpleNamespace(kind=kind, entrance=lambda: entrance(body.cell)))
    return body.cell  # type: ignore[no-any-return]


@pytest.mark.parametrize("kind", [Kind.COROUTINE, Kind.GENERATOR, Kind.ASYNC_GENERATOR])
def test_first_run_runs_the_body_that_is_right_by_then(kind: Kind) -> None:
    cell = asked(lambda cell: setattr(cell, "cell_contents", other), kind)
    assert cell.cell_contents(1) == ("other", 1)
    assert cell.cell_contents is other


def test_function_jumps_to_it() -> None:
    cell = asked(lambda cell: setattr(cell, "cell_contents", other), Kind.FUNCTION)
    assert cell.cell_contents(1) == (other, (1,))


def test_without_room_to_ask_it_runs_and_asks_the_next_time() -> None:
    def entrance(cell: CellType) -> None:
        raise RecursionError

    cell = asked(entrance, Kind.COROUTINE)
    assert cell.cell_contents(1) == ("own", 1)
    assert cell.cell_contents is not own
