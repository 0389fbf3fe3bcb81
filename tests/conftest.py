"""What the whole suite shares: the seed of the fresh search, and the stack that plain recursion would meet."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from random import SystemRandom

import pytest

SEED = int(os.environ.get("LOOM_SEARCH_SEED") or SystemRandom().randrange(10**9))


def pytest_report_header() -> str:
    return f"search: seed {SEED} (LOOM_SEARCH_SEED={SEED} repeats it)"


@pytest.fixture
def search_seed() -> int:
    """The first seed of the fresh search; a new one on each run."""
    return SEED


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
