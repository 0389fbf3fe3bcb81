"""The seed that is printed is the seed that ran, in every process; and a program that hangs is named by its own."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHOWS_ITS_SEED = """
import pytest

@pytest.mark.parametrize("number", range(4))
def test_shows(number, search_seed, request):
    raise ValueError(f"{request.config.workerinput['workerid']} has {search_seed}")
"""
HANGS = """
import sys, time
from tests.search import apart

apart.PATIENCE = 1

class Hanging:
    of = staticmethod(lambda seed, kind: Hanging(seed))
    def __init__(self, seed):
        self.seed = seed
    def tried(self):
        while self.seed == 77:
            try:
                time.sleep(60)
            except BaseException:
                pass
        return "accepted, and the same", None

apart.Experiment = Hanging
for seed in range(75, 79):
    apart.tried(seed, "stream", watching=False)
"""


def ran(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 1
    return done.stdout + done.stderr


def test_all_workers_have_the_seed_that_a_quiet_run_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xdist")
    monkeypatch.delenv("LOOM_SEARCH_SEED", raising=False)
    (tmp_path / "test_seed.py").write_text(SHOWS_ITS_SEED)
    configuration = ["-c", str(tmp_path / "pytest.ini"), "--rootdir", str(tmp_path), "-p", "no:cacheprovider"]
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    text = ran("-m", "pytest", "-q", "-n", "2", "-p", "tests.conftest", *configuration, str(tmp_path))
    seeds = re.findall(r"^E +ValueError: (gw[01]) has (\d+)", text, re.MULTILINE)
    assert {worker for worker, _ in seeds} == {"gw0", "gw1"}
    assert {seed for _, seed in seeds} == set(re.findall(r"search: seed (\d+)", text)) != set()


def test_program_that_hangs_is_named() -> None:
    text = ran("-c", HANGS)
    assert "in tried" in text
    assert "no end after 1 seconds: python -m tests.search --kind stream --programs 1 --seed 77" in text
