"""The search goes on where a process that tries programs dies, and says in which run it died."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.search import apart
from tests.search.apart import Tried, tried_apart

DIES = """
import os, signal, sys
from contextlib import nullcontext
from tests.search import apart
from tests.search.underway import plain_run

class Dying:
    of = staticmethod(lambda seed, kind: Dying(seed))
    def __init__(self, seed):
        self.seed = seed
    def tried(self):
        with plain_run():
            pass
        with plain_run() if self.seed == 2 else nullcontext():
            if self.seed in (2, 3):
                os.kill(os.getpid(), signal.SIGKILL)
            if self.seed == 5:
                sys.exit(3)
        return "accepted, and the same", None

apart.Experiment = Dying
apart.main()
"""


@pytest.fixture
def _dying(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "PROGRAM", (sys.executable, "-c", DIES))


@pytest.mark.usefixtures("_dying")
def test_death_in_a_plain_run_is_counted_and_one_in_a_compiled_run_found() -> None:
    same = "accepted, and the same"
    assert list(tried_apart(range(1, 5), "any")) == [
        Tried(1, same, None),
        Tried(2, "SIGKILL in the plain run: not compared", None),
        Tried(3, "SIGKILL in a compiled run", "CPython crashed"),
        Tried(4, same, None),
    ]


@pytest.mark.usefixtures("_dying")
def test_search_that_fails_says_so() -> None:
    with pytest.raises(subprocess.CalledProcessError, match="exit status 3"):
        list(tried_apart([4, 5, 6], "any"))


def test_nothing_goes_on_when_nobody_listens() -> None:
    search = tried_apart(range(10**6), "def")
    assert next(search).seed == 0
    search.close()
