"""Every example runs and prints what it promises."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

OUTPUT = {
    "agent_tool_loop.py": "AgentState(remaining=0, total=1500, last_tool='double')\n",
    "agent_loop_with_budget.py": "stopped by the budget after 50 steps, 99950 remaining\n",
    "agent_loop_with_hooks.py": (
        "before: 2 remaining\n"
        "after:  2 remaining, event 20\n"
        "before: 1 remaining\n"
        "after:  1 remaining, event 10\n"
        "AgentState(remaining=0, total=30)\n"
    ),
    "checkpointed_agent.py": (
        "the budget of 20 transitions is spent, before Next(agent_loop(AgentState(remaining=30, total=20)))\n"
        "AgentState(remaining=0, total=50)\n"
        "there is nothing to do\n"
        "the last configurations, the newest last:\n"
        "  Next(agent_loop(AgentState(remaining=-1, total=0)))\n"
    ),
    "cps_interpreter.py": "6172993828 after 1000014 instructions\n",
    "protocol_session.py": "3000 items, 30 logins, 43 reconnections\n",
    "polling_monitor.py": (
        "unknown for 0 looks, now healthy\nhealthy for 7000 looks, now failing\nfailing for 50 looks, now healthy\n"
    ),
    "retry_with_backoff.py": (
        "answered, at attempt 4\nthe service is busy; gave up after 5 attempts\nanswered, at attempt 4001\n"
    ),
    "supervisor.py": (
        "15000 jobs, 5000 restarts, the last because job 14999 was too much\n"
        "job 8 was too much; not restarted again after 2 times\n"
    ),
    "streaming_agent.py": ("token: double 20\ntool:  double(20)\ntoken: double 1\ntool:  double(1)\nfinal: 42\n"),
    "streaming_parser.py": "2000 records, the first b'record 0', the last b'record 1999'\n",
    "saga.py": (
        "booked flight\nbooked hotel\ncancelled hotel\ncancelled flight\nnothing is booked (car: none left)\n"
        "booked flight\nbooked hotel\nbooked flight, hotel\n"
    ),
    "deep_agent_loop_comparison.py": (
        "plain recursion failed: RecursionError\nloom recursion survived: AgentState(remaining=0, total=100000)\n"
    ),
}


def run(path: Path, *arguments: str) -> str:
    command = [sys.executable, "-W", "error", str(path), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout


@pytest.mark.parametrize("name", OUTPUT)
def test_example_prints_what_it_promises(name: str) -> None:
    assert run(ROOT / "examples" / name) == OUTPUT[name]


def test_every_example_is_tested() -> None:
    assert {path.name for path in (ROOT / "examples").glob("*.py")} == set(OUTPUT)


def test_bench_script_prints_its_figures() -> None:
    output = run(ROOT / "scripts" / "bench_tailcalls.py", "--n", "1000", "--samples", "2")
    lines = output.splitlines()
    assert lines[:3] == ["n=1000", "samples=2", "binding=direct"]
    for name, line in zip(("hand loop", "loom"), lines[3:5], strict=True):
        assert line.startswith(name)
        assert all(word in line for word in ("best", "mean", "worst"))
    assert "ratio" in lines[5]


def test_bench_script_refuses_nonsense() -> None:
    with pytest.raises(subprocess.CalledProcessError) as caught:
        run(ROOT / "scripts" / "bench_tailcalls.py", "--n", "0")
    assert "must be at least 1" in caught.value.stderr


def test_demo_shows_the_main_job() -> None:
    output = run(ROOT / "scripts" / "demo.py")
    assert "plain recursion failed: RecursionError" in output
    assert "loom recursion survived: AgentState(remaining=0, total=100000)" in output
    assert "loom_agent_loop (" in output
    assert "while True:" in output
    assert "ratio loom / hand loop" in output


def test_benchmarks_run() -> None:
    output = run(ROOT / "benchmarks" / "run.py", "--n", "200", "--samples", "1")
    assert "positional self call" in output
    assert "above their limits" in output
