"""What the whole suite shares: the seed of the fresh search, the collector at rest, the stack of plain recursion."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from random import SystemRandom
from typing import Any

import pytest

SEED = pytest.StashKey[int]()


def pytest_configure(config: pytest.Config) -> None:
    """Draws the seed; a worker of pytest-xdist has that of the process that prints it."""
    workerinput: dict[str, Any] | None = getattr(config, "workerinput", None)
    drawn = os.environ.get("LOOM_SEARCH_SEED") or SystemRandom().randrange(10**9)
    config.stash[SEED] = int(workerinput["search_seed"] if workerinput else drawn)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:  # noqa: ANN401  # a worker of pytest-xdist
    node.workerinput["search_seed"] = node.config.stash[SEED]


def pytest_report_header(config: pytest.Config) -> str:
    return said(config)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Says it again where `-q` leaves the header out."""
    terminalreporter.write_line(said(config))


def said(config: pytest.Config) -> str:
    seed = config.stash[SEED]
    return f"search: seed {seed} (LOOM_SEARCH_SEED={seed} repeats it)"


@pytest.fixture
def search_seed(request: pytest.FixtureRequest) -> int:
    """The first seed of the fresh search; a new one on each run."""
    return request.config.stash[SEED]


@pytest.fixture(autouse=True)
def _collector_rests() -> Iterator[None]:
    """Collects between tests only.

    A collection calls Python code (what closes another test's remains, the callbacks of Hypothesis), which a test that
    counts frames would count, and which fails where a test has used up the stack.
    """
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def shallow_stack() -> Iterator[int]:
    """A stack of about 150 more frames: what grows it by one frame a transition fails."""
    depth, frame = 0, sys._getframe()
    while frame := frame.f_back:  # type: ignore[assignment]
        depth += 1
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(depth + 150)
    yield 150
    sys.setrecursionlimit(limit)
