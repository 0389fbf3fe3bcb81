"""What the whole suite shares: the recursion limit that plain recursion of these tests would meet."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest


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
